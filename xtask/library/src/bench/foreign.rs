//! `bench foreign`: how fast files of other people stream into plans, and in how much memory.
//!
//! The files are made up, and of the proportions that real ones have: StratML is mostly prose; of an ArchiMate model most
//! is architecture, which is only counted.

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use hoshin_exchange::{Format, Options, import_from};

use super::work::resident;

/// The size of a file, in MB, unless another is said (our choice: that of the budget).
const SIZE: usize = 100;

/// The budget: MB a second.
const BUDGET: f64 = 100.0;

/// Writes a file of about so many bytes.
type Make = fn(&mut dyn Write, usize) -> std::io::Result<()>;

const FORMATS: &[(Format, Make)] = &[(Format::Stratml, stratml), (Format::Archimate, archimate)];

/// What stands for prose.
const PROSE: &str = "Work with the branches, with schools and with those who never come, so that what is offered is what is \
wanted; learn from each year what to leave out in the next, and tell everybody who gave an answer what became of it. ";

pub(super) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    if let [flag, format, path] = arguments
        && flag == "--one"
    {
        return one(format.parse()?, Path::new(path));
    }
    let size = arguments.first().map_or(Ok(SIZE), |size| size.parse())?;
    println!(
        "{:<12}{:>6}{:>10}{:>11}{:>12}{:>10}{:>12}  budget",
        "format", "MB", "nodes", "relations", "time", "MB/s", "peak MiB"
    );
    for (format, make) in FORMATS {
        let path = std::env::temp_dir().join(format!("hoshin-bench-{}-{format}", std::process::id()));
        let mut file = BufWriter::new(File::create(&path)?);
        make(&mut file, size * 1_000_000)?;
        drop(file);
        let mut child = Command::new(std::env::current_exe()?);
        let output = child.args(["bench", "foreign", "--one", format.as_str()]).arg(&path).output();
        std::fs::remove_file(&path)?;
        let output = output?;
        print!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// The best of three runs in this process.
fn one(format: Format, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut best = f64::INFINITY;
    let (mut nodes, mut relations) = (0, 0);
    for _ in 0..3 {
        let start = Instant::now();
        let mut file = BufReader::with_capacity(256 << 10, File::open(path)?);
        let imported = import_from(format, &mut file, &Options::default())?;
        best = best.min(start.elapsed().as_secs_f64());
        (nodes, relations) = (imported.plan.node_count(), imported.plan.relation_count());
    }
    #[expect(clippy::cast_precision_loss, reason = "shown to a few digits")]
    let size = std::fs::metadata(path)?.len() as f64 / 1e6;
    let (speed, peak) =
        (size / best, resident("VmHWM:").map_or("unknown".to_owned(), |bytes| (bytes >> 20).to_string()));
    let kept = if speed >= BUDGET { "kept" } else { "missed" };
    let time = format!("{:.0} ms", best * 1000.0);
    println!(
        "{format:<12}{size:>6.0}{nodes:>10}{relations:>11}{time:>12}{speed:>10.0}{peak:>12}  {BUDGET} MB/s: {kept}"
    );
    Ok(())
}

fn stratml(out: &mut dyn Write, size: usize) -> std::io::Result<()> {
    write!(
        out,
        "<PerformancePlanOrReport xmlns=\"urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport\" Type=\"Performance_Plan\"><Name>Large</Name><StrategicPlanCore>"
    )?;
    let (mut written, mut goal) = (0, 0);
    while written < size {
        let mut text = Vec::new();
        writeln!(
            text,
            "<Goal><Name>Goal {goal}</Name><Description>{PROSE}{PROSE}</Description><Identifier>_g{goal}</Identifier>"
        )?;
        for objective in 0..8 {
            let prose = PROSE.repeat(4 + objective % 4);
            write!(
                text,
                "  <Objective>\n    <Name>Objective {goal}.{objective}</Name>\n    <Description>{prose}</Description>\n    <Identifier>_o{goal}-{objective}</Identifier>\n    <SequenceIndicator>{goal}.{objective}</SequenceIndicator>\n    <Stakeholder StakeholderTypeType=\"Organization\"><Name>Branch {}</Name><Role><Name>Lead</Name><RoleType>Performer</RoleType></Role></Stakeholder>\n    <OtherInformation>{PROSE}</OtherInformation>\n",
                objective + goal % 50
            )?;
            if objective % 3 == 0 {
                writeln!(
                    text,
                    "    <PerformanceIndicator ValueChainStage=\"Output\" PerformanceIndicatorType=\"Quantitative\"><MeasurementDimension>Visits {goal}.{objective}</MeasurementDimension><UnitOfMeasurement>count</UnitOfMeasurement><MeasurementInstance><TargetResult><StartDate>2026-01-01</StartDate><EndDate>2026-12-31</EndDate><NumberOfUnits>1200</NumberOfUnits></TargetResult><ActualResult><StartDate>2026-01-01</StartDate><EndDate>2026-03-31</EndDate><NumberOfUnits>180</NumberOfUnits></ActualResult></MeasurementInstance></PerformanceIndicator>"
                )?;
            }
            text.extend_from_slice(b"  </Objective>\n");
        }
        text.extend_from_slice(b"</Goal>\n");
        out.write_all(&text)?;
        written += text.len();
        goal += 1;
    }
    write!(out, "</StrategicPlanCore></PerformancePlanOrReport>")
}

fn archimate(out: &mut dyn Write, size: usize) -> std::io::Result<()> {
    writeln!(
        out,
        "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"Large\" id=\"m\" version=\"5.0.0\">"
    )?;
    // A third elements, a third relationships, a third diagrams; one element in ten is of the motivation layer.
    let (mut written, mut at) = (0, 0);
    while written < size / 3 {
        let kind = match at % 20 {
            0 => "Goal",
            1 => "Driver",
            _ => "ApplicationComponent",
        };
        let text = format!(
            "    <element xsi:type=\"archimate:{kind}\" name=\"{kind} number {at}\" id=\"id-{at:032x}\">\n      <documentation>{PROSE}</documentation>\n    </element>\n"
        );
        out.write_all(text.as_bytes())?;
        (written, at) = (written + text.len(), at + 1);
    }
    let elements = at;
    for relation in 0_usize.. {
        if written > size * 2 / 3 {
            break;
        }
        let (source, target) = (relation % elements, (relation * 7 + 1) % elements);
        let text = format!(
            "    <element xsi:type=\"archimate:InfluenceRelationship\" id=\"r-{relation:032x}\" source=\"id-{source:032x}\" target=\"id-{target:032x}\" strength=\"+\"/>\n"
        );
        out.write_all(text.as_bytes())?;
        written += text.len();
    }
    writeln!(out, "    <element xsi:type=\"archimate:ArchimateDiagramModel\" name=\"View\" id=\"v\">")?;
    for child in 0_usize.. {
        if written > size {
            break;
        }
        let text = format!(
            "      <child xsi:type=\"archimate:DiagramObject\" id=\"c-{child:032x}\" archimateElement=\"id-{:032x}\">\n        <bounds x=\"{child}\" y=\"12\" width=\"120\" height=\"55\"/>\n      </child>\n",
            child % elements
        );
        out.write_all(text.as_bytes())?;
        written += text.len();
    }
    write!(out, "    </element>\n</archimate:model>\n")
}
