//! `cargo xtask bench`: what a large plan costs in time and memory, beside the budgets of the project.
//!
//! Each measurement runs in a process of its own, since the peak of a process never falls; the file that it reads is
//! written by another. Peaks and resident memory are known on Linux only.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::format::limits::Limits;
use hoshin::generate::generate;

const SIZES: &[usize] = &[1_000, 10_000, 100_000, 1_000_000];
const SEED: u64 = 7;
const GIB: u64 = 1 << 30;

/// What is done with the plan.
#[derive(Clone, Copy, PartialEq)]
enum Task {
    Generate,
    Read,
    ReadAndCheck,
    /// Copies the plan: what it alone takes, without the text that it came from.
    Hold,
}

struct Work {
    name: &'static str,
    task: Task,
    format: Format,
    budget: Option<Budget>,
}

/// What the work may cost at one size.
struct Budget {
    nodes: usize,
    seconds: Option<f64>,
    bytes: Option<u64>,
}

const fn work(name: &'static str, task: Task, format: Format, budget: Option<Budget>) -> Work {
    Work { name, task, format, budget }
}

const fn within(nodes: usize, seconds: Option<f64>, bytes: Option<u64>) -> Budget {
    Budget { nodes, seconds, bytes }
}

const WORKS: &[Work] = &[
    work("generate", Task::Generate, Format::Ndjson, None),
    work("ndjson-read", Task::Read, Format::Ndjson, None),
    work(
        "ndjson-check",
        Task::ReadAndCheck,
        Format::Ndjson,
        Some(within(1_000_000, Some(6.0), Some(2 * GIB))),
    ),
    work("plan-alone", Task::Hold, Format::Ndjson, Some(within(1_000_000, None, Some(GIB)))),
    work("json-check", Task::ReadAndCheck, Format::Json, Some(within(1_000, Some(0.010), None))),
    work("yaml-check", Task::ReadAndCheck, Format::Yaml, Some(within(1_000, Some(0.025), None))),
];

/// What a child process tells of its measurement.
struct Measured {
    relations: usize,
    seconds: f64,
    bytes: Option<u64>,
}

/// Measures and prints a table. Arguments are sizes; none means 1,000 to 1,000,000 nodes. `--one WORK NODES FILE` is
/// how it calls itself.
pub(crate) fn run(arguments: &[String]) -> bool {
    if cfg!(debug_assertions) {
        // A build for debugging measures nothing.
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        let status =
            cargo.args(["run", "--quiet", "--release", "-p", "xtask", "--", "bench"]).args(arguments);
        return status.status().is_ok_and(|status| status.success());
    }
    let outcome = match arguments {
        [flag, work, nodes, path] if flag == "--one" => child(work, nodes, Path::new(path)),
        sizes => table(sizes),
    };
    outcome.inspect_err(|error| eprintln!("error: {error}")).is_ok()
}

fn table(sizes: &[String]) -> Result<(), Box<dyn Error>> {
    let mut sizes: Vec<usize> =
        sizes.iter().map(|size| size.replace('_', "").parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!(
        "{:<14}{:>10}{:>11}{:>13}{:>12}{:>11}  budget",
        "work", "nodes", "relations", "time", "nodes/s", "memory"
    );
    for work in WORKS {
        for &nodes in &sizes {
            // Documents are for people: nobody keeps a million nodes in one.
            if work.format == Format::Ndjson || nodes <= 100_000 {
                row(work, nodes, &measure(work, nodes)?);
            }
        }
    }
    Ok(())
}

fn row(work: &Work, nodes: usize, measured: &Measured) {
    let Measured { relations, seconds, bytes } = *measured;
    #[expect(clippy::cast_precision_loss, reason = "shown to a few digits")]
    let speed = nodes as f64 / seconds;
    let memory = bytes.map_or("unknown".to_owned(), |bytes| format!("{} MiB", bytes >> 20));
    let time = format!("{:.2} ms", seconds * 1000.0);
    let budget = work.budget.as_ref().filter(|budget| budget.nodes == nodes);
    let budget = budget.map(|budget| {
        let in_time = budget.seconds.is_none_or(|most| seconds <= most);
        let in_memory = budget.bytes.zip(bytes).is_none_or(|(most, bytes)| bytes <= most);
        let time = budget.seconds.map(|most| format!("{} ms", most * 1000.0));
        let memory = budget.bytes.map(|most| format!("{} MiB", most >> 20));
        let terms: Vec<String> = time.into_iter().chain(memory).collect();
        format!("{}: {}", terms.join(", "), if in_time && in_memory { "kept" } else { "missed" })
    });
    let budget = budget.unwrap_or_default();
    println!("{:<14}{nodes:>10}{relations:>11}{time:>13}{speed:>12.0}{memory:>11}  {budget}", work.name);
}

/// Writes the plan to a file, and measures in a process of its own what is done with it.
fn measure(work: &Work, nodes: usize) -> Result<Measured, Box<dyn Error>> {
    let name = format!("hoshin-bench-{}-{}-{nodes}.{}", std::process::id(), work.name, work.format);
    let path = std::env::temp_dir().join(name);
    prepare(work.format, nodes, &path)?;
    let mut child = Command::new(std::env::current_exe()?);
    let output = child.args(["bench", "--one", work.name, &nodes.to_string()]).arg(&path).output();
    std::fs::remove_file(&path)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut words = text.split_whitespace();
    let mut next = || words.next().ok_or("a measurement told too little");
    Ok(Measured { relations: next()?.parse()?, seconds: next()?.parse()?, bytes: next()?.parse().ok() })
}

fn prepare(format: Format, nodes: usize, path: &Path) -> Result<(), Box<dyn Error>> {
    if format == Format::Ndjson {
        generate(nodes, SEED, &mut File::create(path)?)?;
    } else {
        let mut lines = Vec::new();
        generate(nodes, SEED, &mut lines)?;
        let plan = Plan::read(std::str::from_utf8(&lines)?, Format::Ndjson)?;
        std::fs::write(path, plan.write(format))?;
    }
    Ok(())
}

/// Measures here: the best of several runs for small plans, one run for large ones.
fn child(work: &str, nodes: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let work = WORKS.iter().find(|known| known.name == work).ok_or("there is no such work")?;
    let nodes: usize = nodes.parse()?;
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let (mut best, mut relations, mut bytes) = (Duration::MAX, 0, None);
    for _ in 0..(200_000 / nodes.max(1)).clamp(1, 100) {
        let mut start = Instant::now();
        if work.task == Task::Generate {
            generate(nodes, SEED, &mut std::io::sink())?;
        } else {
            let plan = Plan::load(path, &limits)?;
            relations = plan.relation_count();
            if work.task == Task::ReadAndCheck {
                black_box(check(&plan, &Settings::default()).to_json());
            } else if work.task == Task::Hold {
                let before = resident("VmRSS:");
                start = Instant::now();
                let copy = black_box(plan.clone());
                // Later copies fill what earlier ones gave back: the first tells the most.
                bytes =
                    bytes.or(resident("VmRSS:").zip(before).map(|(now, before)| now.saturating_sub(before)));
                drop(copy);
            }
        }
        best = best.min(start.elapsed());
    }
    let bytes = bytes.or_else(|| resident("VmHWM:")).map_or("unknown".to_owned(), |bytes| bytes.to_string());
    println!("{relations} {} {bytes}", best.as_secs_f64());
    Ok(())
}

/// The memory of this process, in bytes: `VmRSS:` as it is, `VmHWM:` the most that it ever was.
fn resident(which: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
