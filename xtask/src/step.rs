//! One step of a chore: a command that is run, timed and judged.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap_or_else(|_| ".".into())
}

/// Whether this runs where nobody watches, and a skipped step would be overlooked.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// A command of cargo's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) arguments: &'static [&'static str],
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// The component of the toolchain that it needs beside cargo itself.
    pub(crate) component: Option<&'static str>,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Passed,
    Failed,
    /// The component of this name is missing.
    Skipped(&'static str),
}

impl Step {
    /// The step as one would type it.
    pub(crate) fn line(&self) -> String {
        let environment = self.environment.iter().map(|(name, value)| format!("{name}=\"{value}\" "));
        environment.chain(["cargo ".to_owned(), self.arguments.join(" ")]).collect()
    }

    /// Runs it with its output streamed, and times it.
    pub(crate) fn run(&self) -> (Verdict, Duration) {
        let start = Instant::now();
        println!("\n$ {}", self.line());
        if let Some(component) = self.component.filter(|_| !self.is_installed()) {
            println!(
                "skipped: {component} is not installed; install it with `rustup component add {component}`"
            );
            return (Verdict::Skipped(component), start.elapsed());
        }
        let status = cargo().args(self.arguments).envs(self.environment.iter().copied()).status();
        let verdict = match status {
            Ok(status) if status.success() => Verdict::Passed,
            Ok(_) => Verdict::Failed,
            Err(error) => {
                eprintln!("error: cargo did not start: {error}");
                Verdict::Failed
            }
        };
        (verdict, start.elapsed())
    }

    fn is_installed(&self) -> bool {
        let Some(name) = self.arguments.first() else { return true };
        let quiet = cargo().args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        quiet.is_ok_and(|status| status.success())
    }
}

fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}
