//! The chores that call the library, in a program of their own.
//!
//! INVARIANT: it is built with what the tests are built with. Built alone, nearly everything that it stands on would get
//! fewer features, and be compiled a second time.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::step::{CargoStep, Verdict, cargo, root};
use super::test::{ALL, NO_BINDGEN, NO_PYTHON, NO_WASM};
use super::told::{Trouble, file_trouble, output, tell, watched};

/// A small test, for whose sake cargo counts in what tests need.
const TEST: [&str; 2] = ["--test", "chores"];

const API: CargoStep = CargoStep {
    arguments: &["doc", ALL, NO_PYTHON, "--no-deps"],
    environment: &[("RUSTDOCFLAGS", "-D warnings")],
    component: None,
};

/// Measures: `bench`, which needs a build that is optimised, and no test's features.
pub(crate) fn bench(arguments: &[String]) -> bool {
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package=xtask-library", "--", "bench"]).args(arguments);
    command.status().is_ok_and(|status| status.success())
}

/// `parity`.
pub(crate) fn parity(_: &[String]) -> bool {
    told(written("parity"))
}

/// `corpus`, of the folder that is named.
pub(crate) fn corpus(arguments: &[String]) -> bool {
    told(watching("corpus", arguments))
}

/// `widths`, which `bless` rewrites.
pub(crate) fn widths(arguments: &[String]) -> bool {
    told(watching("widths", arguments))
}

/// Writes every generated page, then lets cargo build the documentation of the crates.
pub(crate) fn docs(arguments: &[String]) -> bool {
    told(watching("pages", arguments)) && API.run() == Verdict::Passed
}

/// Lets it write what others compare with: `parity` or `reports`.
pub(crate) fn written(chore: &str) -> Result<(), Trouble> {
    let program = program()?;
    tell(&format!("what Rust answers: {chore}"), || {
        let mut command = Command::new(program);
        output(command.arg(chore).current_dir(root()), "see why it refuses").map(drop)
    })
}

fn watching(chore: &str, arguments: &[String]) -> Result<(), Trouble> {
    let mut command = Command::new(program()?);
    // Paths are those of whoever calls.
    watched(command.arg(chore).args(arguments), "mend what is told above")
}

fn told(outcome: Result<(), Trouble>) -> bool {
    outcome.map_err(|trouble| trouble.complain()).is_ok()
}

/// Builds the program, unless that is done.
fn program() -> Result<PathBuf, Trouble> {
    built("--bin", "xtask-library")
}

/// Builds a program, a `--bin` or an `--example`, with what the tests are built with, and gives back its path.
pub(crate) fn built(kind: &str, name: &str) -> Result<PathBuf, Trouble> {
    let mut build = cargo();
    build.args(["build", "--quiet", ALL, NO_PYTHON, NO_WASM, NO_BINDGEN, kind, name]).args(TEST);
    tell(&format!("build {name}"), || output(&mut build, "mend what the compiler names"))?;
    // Whatever folder cargo was told to build in, this program comes from it too.
    let own = std::env::current_exe().map_err(|error| file_trouble(&root(), error))?;
    let folder = own.parent().map(Path::to_owned).unwrap_or_default();
    let folder = if kind == "--example" { folder.join("examples") } else { folder };
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}
