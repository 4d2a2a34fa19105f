//! A plan read from a file and checked, with an exit code: 0 in order, 1 an error found, 2 not readable.
//!
//! `cargo run -p hoshin-examples --example check_a_file -- examples/plans/esdc-it.yaml`
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::process::ExitCode;

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Limits;
use hoshin::report::Severity;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/manufacturer.yaml");

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_else(|| PLAN.to_owned());
    let plan = match Plan::load(&path, &Limits::default()) {
        Ok(plan) => plan,
        Err(error) => {
            // One run tells of every fault, not only of the first.
            for fault in error.faults() {
                let at = fault.location.as_ref().map(|at| format!("{}:{}: ", at.line, at.column));
                println!("{}{}; {}", at.unwrap_or_default(), fault.message, fault.help);
            }
            return ExitCode::from(2);
        }
    };

    let report = check(&plan, &Settings::default());
    for finding in report.findings() {
        let line = finding.location.as_ref().map_or(0, |at| at.line);
        println!("line {line}: {} {}: {}", finding.severity, finding.rule.code, finding.message);
        println!("    help: {}", finding.help);
    }
    let found = report.summary();
    println!("{} errors, {} warnings, {} notes", found.errors, found.warnings, found.notes);
    if report.worst() == Some(Severity::Error) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
