//! `cargo xtask bless`: makes what is generated say what the code says now.

use std::process::Command;

use super::step::{CargoStep, Verdict, root};

/// The test compares these files in every other run; here it writes them.
const GENERATED: CargoStep = CargoStep {
    arguments: &["test", "--package", "hoshin-tests", "generated"],
    environment: &[("HOSHIN_BLESS", "1")],
    component: None,
};

/// What the commands of the guide print.
const GUIDE: CargoStep = CargoStep {
    arguments: &["test", "--package", "hoshin-cli", "--test", "guide"],
    environment: &[("HOSHIN_BLESS", "1")],
    component: None,
};

const SNAPSHOTS: CargoStep = CargoStep {
    arguments: &[
        "test",
        "--workspace",
        "--exclude=hoshin-python*",
        "--exclude=hoshin-wasm",
        "--exclude=xtask-bindgen",
        "--no-fail-fast",
    ],
    environment: &[("INSTA_UPDATE", "always")],
    component: None,
};

/// Rewrites generated files, then snapshots, and shows which files differ from the last commit.
pub(crate) fn run(_: &[String]) -> bool {
    let blessed = [GENERATED, GUIDE, SNAPSHOTS].iter().all(|step| step.run() == Verdict::Passed);
    // Who lacks Python or Node has not changed what is generated for them.
    let bindings = [super::python::bless(), super::wasm::bless()];
    println!("\nchanged since the last commit:");
    // Without git there is nothing to compare with, and nothing to complain about.
    let told = Command::new("git").args(["status", "--short"]).current_dir(root()).status();
    if told.is_err() {
        println!("(git is not installed)");
    }
    blessed && !bindings.iter().any(|verdict| matches!(verdict, Verdict::Failed(_)))
}
