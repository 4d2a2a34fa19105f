//! What is measured, and the budgets; and the measuring, in a process of its own.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::format::limits::Limits;
use hoshin::generate::generate;

use super::records::Records;

pub(super) const SEED: u64 = 7;
const GIB: u64 = 1 << 30;
/// The rules that compare every name with every other.
pub(super) const NAME_RULES: [&str; 3] = ["HSN115", "HSN302", "HSN303"];

/// What is done with the plan.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Task {
    Generate,
    Read,
    Build,
    Check,
    CheckWithoutNames,
    Write,
    /// From the file to the text of the report.
    ReadAndCheck,
    /// Copies the plan: what it alone takes, without the text that it came from.
    Hold,
}

/// A row of the table for each size.
pub(super) struct Work {
    pub(super) name: &'static str,
    task: Task,
    pub(super) format: Format,
    pub(super) budget: Option<Budget>,
}

/// What the work may cost at one size.
pub(super) struct Budget {
    pub(super) nodes: usize,
    pub(super) seconds: Option<f64>,
    pub(super) bytes: Option<u64>,
}

const fn work(name: &'static str, task: Task, format: Format, budget: Option<Budget>) -> Work {
    Work { name, task, format, budget }
}

const fn within(nodes: usize, seconds: Option<f64>, bytes: Option<u64>) -> Budget {
    Budget { nodes, seconds, bytes }
}

pub(super) const WORKS: &[Work] = &[
    work("generate", Task::Generate, Format::Ndjson, None),
    work("read", Task::Read, Format::Ndjson, None),
    work("build", Task::Build, Format::Ndjson, None),
    work("check", Task::Check, Format::Ndjson, None),
    work("check-no-names", Task::CheckWithoutNames, Format::Ndjson, None),
    work("write", Task::Write, Format::Ndjson, None),
    work(
        "read-and-check",
        Task::ReadAndCheck,
        Format::Ndjson,
        Some(within(1_000_000, Some(6.0), Some(2 * GIB))),
    ),
    work("plan-alone", Task::Hold, Format::Ndjson, Some(within(1_000_000, None, Some(GIB)))),
    work("json-to-report", Task::ReadAndCheck, Format::Json, Some(within(1_000, Some(0.010), None))),
    work("yaml-to-report", Task::ReadAndCheck, Format::Yaml, Some(within(1_000, Some(0.025), None))),
];

/// What a child process tells of its measurement.
pub(super) struct Measured {
    pub(super) relations: usize,
    pub(super) seconds: f64,
    /// The most that the process ever took, with the plan and its text; for a plan alone, what it takes.
    pub(super) bytes: Option<u64>,
}

impl Measured {
    pub(super) fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        let mut words = text.split_whitespace();
        let mut next = || words.next().ok_or("a measurement told too little");
        Ok(Self { relations: next()?.parse()?, seconds: next()?.parse()?, bytes: next()?.parse().ok() })
    }

    pub(super) fn tell(&self) {
        let bytes = self.bytes.map_or("unknown".to_owned(), |bytes| bytes.to_string());
        println!("{} {} {bytes}", self.relations, self.seconds);
    }
}

/// Measures here: the best of several runs for small plans, one run for large ones.
pub(super) fn measure(work: &Work, nodes: usize, path: &Path) -> Result<Measured, Box<dyn Error>> {
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let runs = (200_000 / nodes.max(1)).clamp(1, 100);
    let (mut best, mut relations, mut bytes) = (Duration::MAX, 0, None);
    if matches!(work.task, Task::Generate | Task::Read | Task::ReadAndCheck) {
        for _ in 0..runs {
            let start = Instant::now();
            if work.task == Task::Generate {
                generate(nodes, SEED, &mut std::io::sink())?;
            } else {
                let plan = Plan::load(path, &limits)?;
                relations = plan.relation_count();
                if work.task == Task::ReadAndCheck {
                    black_box(check(&plan, &Settings::default()).to_json());
                }
                best = best.min(start.elapsed());
                // What a plan costs to give back is no part of reading it.
                drop(plan);
                continue;
            }
            best = best.min(start.elapsed());
        }
    } else {
        let plan = Plan::load(path, &limits)?;
        relations = plan.relation_count();
        for _ in 0..runs {
            let (time, held) = with_plan(work.task, &plan)?;
            best = best.min(time);
            // Later copies fill what earlier ones gave back: the first tells the most.
            bytes = bytes.or(held);
        }
    }
    Ok(Measured { relations, seconds: best.as_secs_f64(), bytes: bytes.or_else(|| resident("VmHWM:")) })
}

/// One run on a plan that is there: its time, and what a copy of the plan takes.
fn with_plan(task: Task, plan: &Plan) -> Result<(Duration, Option<u64>), Box<dyn Error>> {
    let records = (task == Task::Build).then(|| Records::of(plan));
    let ignore = match task {
        Task::CheckWithoutNames => NAME_RULES.iter().map(|code| code.parse()).collect::<Result<_, _>>()?,
        _ => Vec::new(),
    };
    let settings = Settings { ignore, ..Settings::default() };
    let before = resident("VmRSS:");
    let start = Instant::now();
    match (task, records) {
        (_, Some(records)) => {
            let built = black_box(records.build()?);
            let time = start.elapsed();
            drop(built);
            return Ok((time, None));
        }
        (Task::Write, _) => drop(black_box(plan.write(Format::Ndjson))),
        (Task::Hold, _) => {
            let copy = black_box(plan.clone());
            let time = start.elapsed();
            let bytes = resident("VmRSS:").zip(before).map(|(now, before)| now.saturating_sub(before));
            drop(copy);
            return Ok((time, bytes));
        }
        _ => drop(black_box(check(plan, &settings))),
    }
    Ok((start.elapsed(), None))
}

/// The memory of this process, in bytes: `VmRSS:` as it is, `VmHWM:` the most that it ever was.
pub(super) fn resident(which: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}
