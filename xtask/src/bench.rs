//! What a large plan costs: time and peak memory of reading and checking, beside the budgets of the project.
//!
//! Each measurement runs in a process of its own, since the peak of a process never falls.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::format::limits::Limits;

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
    Work { name: "ndjson-read", format: Format::Ndjson, checks: false, budget: None },
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

/// Measures and prints a table. Arguments are sizes; none means 1,000 to 1,000,000 nodes. `--one WORK NODES FILE` is
/// how it calls itself.
///
/// # Errors
///
/// If a plan cannot be made or read, or a child process fails.
pub(crate) fn run(args: &[String]) -> Result<String, Box<dyn Error>> {
    if let [flag, work, nodes, path] = args
        && flag == "--one"
    {
        let work = WORKS.iter().find(|known| known.name == work).ok_or("no such work")?;
        return one(work, nodes.parse()?, Path::new(path));
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
    writeln!(
        table,
        "{:<14}{nodes:>10}{relations:>11}{time:>12}{speed:>12.0}{peak:>11}  {budget}",
        work.name
    )?;
    Ok(())
}

/// Writes the plan to a file, and measures in a process of its own what is done with it.
fn measure(work: &Work, nodes: usize) -> Result<Measured, Box<dyn Error>> {
    let name = format!("hoshin-bench-{}-{}-{nodes}.{}", std::process::id(), work.name, work.format);
    let path = std::env::temp_dir().join(name);
    prepare(work.format, nodes, &path)?;
    let output = Command::new(std::env::current_exe()?)
        .args(["bench", "--one", work.name, &nodes.to_string()])
        .arg(&path)
        .output();
    std::fs::remove_file(&path)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut words = text.split_whitespace();
    let mut word = || words.next().ok_or("a measurement told too little");
    Ok(Measured { relations: word()?.parse()?, seconds: word()?.parse()?, peak: word()?.parse().ok() })
}

fn prepare(format: Format, nodes: usize, path: &Path) -> Result<(), Box<dyn Error>> {
    if format == Format::Ndjson {
        hoshin::generate::generate(nodes, SEED, &mut File::create(path)?)?;
    } else {
        let mut lines = Vec::new();
        hoshin::generate::generate(nodes, SEED, &mut lines)?;
        let plan = Plan::read(&String::from_utf8(lines)?, Format::Ndjson)?;
        std::fs::write(path, plan.write(format))?;
    }
    Ok(())
}

/// Measures here: the best of several runs for small plans, one run for large ones.
fn one(work: &Work, nodes: usize, path: &Path) -> Result<String, Box<dyn Error>> {
    let mut best = Duration::MAX;
    let mut relations = 0;
    for _ in 0..(200_000 / nodes.max(1)).clamp(1, 100) {
        let start = Instant::now();
        if work.name == "generate" {
            hoshin::generate::generate(nodes, SEED, &mut std::io::sink())?;
        } else {
            let plan = Plan::load(path, &Limits::default())?;
            if work.checks {
                black_box(check(&plan, &Settings::default()).to_json());
            }
            relations = plan.relation_count();
        }
        best = best.min(start.elapsed());
    }
    let peak = peak().map_or("unknown".to_owned(), |peak| peak.to_string());
    Ok(format!("{relations} {} {peak}\n", best.as_secs_f64()))
}

/// The most memory that this process ever held, in bytes; known on Linux only.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
