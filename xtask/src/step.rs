//! One step of a chore: a command that is run, timed and judged.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::told::Trouble;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap_or_else(|_| ".".into())
}

/// Whether this runs where nobody watches, and a skipped step would be overlooked.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// A command of cargo's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CargoStep {
    /// What is typed after `cargo`.
    pub(crate) arguments: &'static [&'static str],
    /// Variables, and what they are set to.
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// What brings the component that it needs beside cargo itself.
    pub(crate) component: Option<&'static str>,
}

/// Something that is run, timed and judged.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// A command of cargo's.
    Cargo(CargoStep),
    /// A chore of its own, with how one would type it.
    Chore(&'static str, fn() -> Verdict),
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All went well.
    Passed,
    /// With the reason.
    Failed(String),
    /// Something is missing that this brings.
    Skipped(&'static str),
}

impl From<Trouble> for Verdict {
    /// Says it to whoever watches, and keeps it for the end, where those look who come later.
    fn from(trouble: Trouble) -> Self {
        trouble.complain();
        Self::Failed(trouble.to_string())
    }
}

impl Step {
    /// The step as one would type it.
    pub(crate) fn line(&self) -> String {
        match self {
            Self::Cargo(step) => step.line(),
            Self::Chore(line, _) => (*line).to_owned(),
        }
    }

    /// Runs it with its output streamed, and times it.
    pub(crate) fn run(&self) -> (Verdict, Duration) {
        let start = Instant::now();
        println!("\n$ {}", self.line());
        let verdict = match self {
            Self::Cargo(step) => step.run(),
            Self::Chore(_, run) => run(),
        };
        (verdict, start.elapsed())
    }
}

impl CargoStep {
    fn line(&self) -> String {
        let environment = self.environment.iter().map(|(name, value)| format!("{name}=\"{value}\" "));
        environment.chain(["cargo ".to_owned(), self.arguments.join(" ")]).collect()
    }

    /// Runs it with its output streamed.
    pub(crate) fn run(&self) -> Verdict {
        if let Some(remedy) = self.component.filter(|_| !self.is_installed()) {
            println!("skipped: a part of the toolchain is missing; install it with `{remedy}`");
            return Verdict::Skipped(remedy);
        }
        match cargo().args(self.arguments).envs(self.environment.iter().copied()).status() {
            Ok(status) if status.success() => Verdict::Passed,
            Ok(status) => Verdict::Failed(format!("{status}; see its output above")),
            Err(error) => Trouble::new(format!("cargo did not start: {error}"), "install Rust").into(),
        }
    }

    fn is_installed(&self) -> bool {
        let Some(name) = self.arguments.first() else { return true };
        let quiet = cargo().args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        quiet.is_ok_and(|status| status.success())
    }
}

/// Cargo, in the root of the repository.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}
