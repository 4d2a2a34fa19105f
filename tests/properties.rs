//! Laws: sentences that hold for every plan, tried on random ones.

mod advice;
mod analyses;
mod checks;
mod compat;
mod differences;
mod edits;
mod fixes;
mod formats;
mod questions;
mod reports;
mod values;
mod workspace;

use std::fmt::Write as _;

use hoshin::Plan;
use hoshin::format::Format;
use proptest::prelude::ProptestConfig;
use proptest::test_runner::FileFailurePersistence;

/// So many plans a law, and a file for those that broke one. Shrinking is bounded, so that a failure is told soon.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_shrink_time: 20_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("proptest-regressions.txt"))),
        ..ProptestConfig::default()
    }
}

fn read(text: &str, format: Format) -> Result<Plan, String> {
    Plan::read(text, format).map_err(|error| {
        error.faults().iter().fold(format!("{format} is not read:\n{text}"), |mut told, fault| {
            let _ = writeln!(told, "{}: {}", fault.code, fault.message);
            told
        })
    })
}

/// Everything that a plan says, whatever the order of its nodes and relations: its head, its nodes, its relations,
/// and the events of each node in their order.
fn content(plan: &Plan) -> Vec<String> {
    let text = plan.write(Format::Ndjson);
    let (head, lines) = text.split_once('\n').unwrap();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    lines.sort_by_cached_key(|line| match serde_json::from_str::<serde_json::Value>(line).unwrap() {
        event if event.get("event").is_some() => format!("{} {}", event["event"], event["of"]),
        _ => line.clone(),
    });
    lines.insert(0, head.to_owned());
    lines
}
