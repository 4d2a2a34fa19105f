//! `cargo xtask test`: everything that has to hold, part by part, each with a cap on its time.

use std::time::Duration;

use super::browser;
use super::playground;
use super::python;
use super::site;
use super::step::{CargoStep, Step, Verdict, is_ci};
use super::warehouse;
use super::wasm;

/// Steps that belong together.
struct Part {
    name: &'static str,
    /// The minutes that it may take on two cores, from a fresh clone (our choice). A promise to whoever waits for it.
    cap: f64,
    steps: &'static [Step],
}

const PARTS: &[Part] = &[
    Part {
        name: "Rust",
        cap: 12.0,
        steps: &[
            cargo(&["fmt", "--all", "--check"], &[], Some("rustup component add rustfmt")),
            cargo(
                &["clippy", ALL, "--features=hoshin-python/stubs", "--all-targets", "--", "-D", "warnings"],
                // The bindings too, which neither Python nor Node is needed for: nothing is linked.
                &[("PYO3_NO_PYTHON", "1"), ("PYO3_BUILD_EXTENSION_MODULE", "1")],
                Some("rustup component add clippy"),
            ),
            // Doc tests are among them: what the README and the manuals of the rules show is run.
            cargo(&["test", ALL, NO_PYTHON, NO_WASM, NO_BINDGEN], &[], None),
            cargo(
                &["doc", ALL, NO_PYTHON, NO_WASM, NO_BINDGEN, "--no-deps"],
                &[("RUSTDOCFLAGS", "-D warnings")],
                None,
            ),
        ],
    },
    Part { name: "wasm and Node", cap: 7.0, steps: &[Step::Chore("cargo xtask wasm", wasm::test)] },
    Part { name: "Browser", cap: 4.0, steps: &[Step::Chore("cargo xtask browser", browser::test)] },
    Part {
        name: "Playground and site",
        cap: 4.0,
        steps: &[
            Step::Chore("cargo xtask playground", playground::test),
            Step::Chore("cargo xtask site", site::test),
        ],
    },
    Part { name: "Python", cap: 8.0, steps: &[Step::Chore("cargo xtask python", python::test)] },
    Part {
        name: "Spark and Postgres",
        cap: 5.0,
        steps: &[
            Step::Chore("cargo xtask warehouse", warehouse::test),
            // Of the Python package too; here it has the time that it needs.
            Step::Chore("cargo xtask python, its stubs", python::compare),
        ],
    },
];

pub(crate) const ALL: &str = "--workspace";

/// The bindings are built and tested in parts of their own, for that needs more than Rust.
pub(crate) const NO_PYTHON: &str = "--exclude=hoshin-python*";
pub(crate) const NO_WASM: &str = "--exclude=hoshin-wasm";
pub(crate) const NO_BINDGEN: &str = "--exclude=xtask-bindgen";

const fn cargo(
    arguments: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
    component: Option<&'static str>,
) -> Step {
    Step::Cargo(CargoStep { arguments, environment, component })
}

/// Runs every part, whatever failed before, and sums up.
pub(crate) fn run(_: &[String]) -> bool {
    let (mut table, mut reasons) = (Vec::new(), Vec::new());
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for part in PARTS {
        let runs: Vec<(&Step, Verdict, Duration)> = part
            .steps
            .iter()
            .map(|step| {
                let (verdict, time) = step.run();
                (step, verdict, time)
            })
            .collect();
        let time: Duration = runs.iter().map(|(.., time)| *time).sum();
        let is_late = minutes(time) > part.cap;
        let is_failed = runs.iter().any(|(_, verdict, _)| is_failure(verdict)) || (is_late && is_ci());
        let word = if is_failed { "FAILED" } else { "passed" };
        let late = if is_late { ", over its cap" } else { "" };
        table.push((part.name.to_owned(), minutes(time), Some(part.cap), format!("{word}{late}")));
        for (step, verdict, time) in runs {
            table.push((format!("  {}", step.line()), minutes(time), None, told(&verdict)));
            match verdict {
                Verdict::Skipped(_) => skipped += 1,
                Verdict::Failed(reason) => {
                    reasons.push(format!("{}: {reason}", step.line()));
                    failed += 1;
                }
                Verdict::Passed => passed += 1,
            }
        }
        failed += usize::from(is_late && is_ci());
    }
    let is_good = failed == 0 && (skipped == 0 || !is_ci());
    show(&table);
    for reason in reasons {
        println!("\n{reason}");
    }
    let verdict = if is_good { "ok" } else { "FAILED" };
    println!("\n{verdict}: {passed} steps passed, {failed} failed, {skipped} skipped");
    is_good
}

/// A skip counts as a failure where nobody would see it.
fn is_failure(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Passed => false,
        Verdict::Failed(_) => true,
        Verdict::Skipped(_) => is_ci(),
    }
}

fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed => "passed".to_owned(),
        Verdict::Failed(_) => "FAILED".to_owned(),
        Verdict::Skipped(remedy) => format!("skipped: {remedy}"),
    }
}

fn minutes(time: Duration) -> f64 {
    time.as_secs_f64() / 60.0
}

fn show(table: &[(String, f64, Option<f64>, String)]) {
    let width = table.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or_default();
    println!("\n{:<width$}  minutes   cap  verdict", "part");
    for (name, minutes, cap, verdict) in table {
        let cap = cap.map(|cap| format!("{cap:.0}")).unwrap_or_default();
        println!("{name:<width$}  {minutes:>7.1}  {cap:>4}  {verdict}");
    }
}
