//! What a large plan costs: time and peak memory of reading and checking, beside the budgets of the project.
//!
//! Each measurement runs in a process of its own, since the peak of a process never falls.

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;

/// The sizes that are measured unless others are asked for.
const SIZES: &[usize] = &[1_000, 10_000, 100_000, 1_000_000];
const SEED: u64 = 7;

/// One kind of work, and what it may cost.
struct Work {
    name: &'static str,
    format: Format,
    checks: bool,
    /// The size that the budget is for, the seconds and the bytes.
    budget: Option<(usize, f64, Option<u64>)>,
}

const WORKS: &[Work] = &[
    Work { name: "generate", format: Format::Ndjson, checks: false, budget: None },
    Work {
        name: "ndjson-read",
        format: Format::Ndjson,
        checks: false,
        budget: None,
    },
    Work {
        name: "ndjson-check",
        format: Format::Ndjson,
        checks: true,
        budget: Some((1_000_000, 6.0, Some(2 << 30))),
    },
    Work { name: "yaml-check", format: Format::Yaml, checks: true, budget: Some((1_000, 0.025, None)) },
    Work { name: "json-check", format: Format::Json, checks: true, budget: Some((1_000, 0.010, None)) },
];

/// What a child process tells of its measurement.
struct Measured {
    relations: usize,
    seconds: f64,
    peak: Option<u64>,
}

/// Measures and prints a table. Arguments are sizes; none means 1,000 to 1,000,000 nodes. `--one WORK NODES` is how
/// it calls itself.
///
/// # Errors
///
/// If a plan cannot be made or read, or a child process fails.
pub(crate) fn run(args: &[String]) -> Result<String, Box<dyn Error>> {
    if let [flag, work, nodes] = args
        && flag == "--one"
    {
        let work = WORKS.iter().find(|known| known.name == work).ok_or("no such work")?;
        return one(work, nodes.parse()?);
    }
    let sizes: Vec<usize> = if args.is_empty() {
        SIZES.to_vec()
    } else {
        args.iter().map(|size| size.replace('_', "").parse()).collect::<Result<_, _>>()?
    };
    let mut table = format!(
        "{:<14}{:>10}{:>11}{:>12}{:>12}{:>11}  {}\n",
        "work", "nodes", "relations", "time", "nodes/s", "peak", "budget"
    );
    for work in WORKS {
        for &nodes in &sizes {
            // Documents are for people: nobody keeps a million nodes in one.
            if work.format == Format::Ndjson || nodes <= 100_000 {
                row(work, nodes, &measure(work, nodes)?, &mut table)?;
            }
        }
    }
    Ok(table)
}

fn row(work: &Work, nodes: usize, measured: &Measured, table: &mut String) -> Result<(), Box<dyn Error>> {
    let Measured { relations, seconds, peak } = *measured;
    #[expect(clippy::cast_precision_loss, reason = "shown to a few digits")]
    let (speed, mib) = (nodes as f64 / seconds, peak.map(|peak| peak as f64 / f64::from(1 << 20)));
    let budget = work.budget.filter(|(size, ..)| *size == nodes).map(|(_, most, bytes)| {
        let kept = seconds <= most && peak.zip(bytes).is_none_or(|(peak, bytes)| peak <= bytes);
        let memory = bytes.map_or(String::new(), |bytes| format!(", {} MiB", bytes >> 20));
        format!("{} ms{memory}: {}", most * 1000.0, if kept { "kept" } else { "MISSED" })
    });
    let peak = mib.map_or("unknown".to_owned(), |mib| format!("{mib:.0} MiB"));
    let time = format!("{:.2} ms", seconds * 1000.0);
    let budget = budget.unwrap_or_default();
    writeln!(table, "{:<14}{nodes:>10}{relations:>11}{time:>12}{speed:>12.0}{peak:>11}  {budget}", work.name)?;
    Ok(())
}

/// Measures in a process of its own.
fn measure(work: &Work, nodes: usize) -> Result<Measured, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .args(["bench", "--one", work.name, &nodes.to_string()])
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut words = text.split_whitespace();
    let mut word = || words.next().ok_or("a measurement told too little");
    Ok(Measured { relations: word()?.parse()?, seconds: word()?.parse()?, peak: word()?.parse().ok() })
}

/// Measures here: the best of several runs for small plans, one run for large ones.
fn one(work: &Work, nodes: usize) -> Result<String, Box<dyn Error>> {
    let mut lines = Vec::new();
    let start = Instant::now();
    hoshin::generate::generate(nodes, SEED, &mut lines)?;
    let mut best = start.elapsed();
    let mut relations = 0;
    if work.name != "generate" {
        let text = text(work.format, String::from_utf8(lines)?)?;
        best = Duration::MAX;
        for _ in 0..(200_000 / nodes.max(1)).clamp(1, 50) {
            let start = Instant::now();
            let plan = Plan::read(&text, work.format)?;
            if work.checks {
                black_box(check(&plan, &Settings::default()).to_json());
            }
            best = best.min(start.elapsed());
            relations = plan.relation_count();
        }
    }
    let peak = peak().map_or("unknown".to_owned(), |peak| peak.to_string());
    Ok(format!("{relations} {} {peak}\n", best.as_secs_f64()))
}

/// The plan in another format.
fn text(format: Format, lines: String) -> Result<String, Box<dyn Error>> {
    Ok(match format {
        Format::Ndjson => lines,
        _ => Plan::read(&lines, Format::Ndjson)?.write(format),
    })
}

/// The most memory that this process ever held, in bytes; known on Linux only.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
