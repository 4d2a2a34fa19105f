//! A question about one plan: finding the plan, asking, and printing the answer for people or for programs.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use hoshin_interop::files::find_plans;
use hoshin_interop::{OpenPlan, PlanText, Problems};
use serde::Serialize;

use crate::Verdict;
use crate::arguments::Format;
use crate::screen::Screen;

/// What messages call the standard input.
pub(crate) const STDIN: &str = "<stdin>";

/// Which plan a question is about, from which day, and for whom the answer is.
#[derive(Args, Debug)]
pub(crate) struct About {
    /// The plan; `-` is the standard input
    ///
    /// Without it the standard input is read if something is piped into it, else the only plan in the current folder.
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    /// The date to look from, such as 2026-03-05; else the plan's, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

impl About {
    /// Asks, and prints the answer.
    pub(crate) fn ask<A: Serialize>(
        &self,
        screen: &Screen,
        question: impl FnOnce(&OpenPlan) -> Result<A, Problems>,
        shown: impl FnOnce(&A) -> String,
    ) -> Result<Verdict, Problems> {
        let answer = open(self.path.as_deref()).and_then(|plan| question(&plan));
        // Finite numbers and string keys only, so that writing cannot fail.
        let json = |answer: &A| serde_json::to_string_pretty(answer).unwrap_or_default() + "\n";
        match (answer, self.format) {
            (Ok(answer), Format::Text) => screen.print(&shown(&answer))?,
            (Ok(answer), Format::Json) => screen.print(&json(&answer))?,
            (Err(problems), Format::Text) => return Err(problems),
            (Err(problems), Format::Json) => {
                screen.print(&(Problems { text: None, ..problems }.to_json() + "\n"))?;
                return Ok(Verdict::Unread);
            }
        }
        Ok(Verdict::Passed)
    }
}

/// Opens the plan of that path, the one that is piped in, or the only one in the current folder.
pub(crate) fn open(path: Option<&Path>) -> Result<OpenPlan, Problems> {
    match path {
        Some(path) if path.as_os_str() == "-" => read(standard_input()?),
        Some(path) => only(path),
        None if io::stdin().is_terminal() => only(Path::new(".")),
        // Nothing is piped where a machine starts us: then the current folder is meant.
        None => Some(standard_input()?)
            .filter(|text| !text.trim().is_empty())
            .map_or_else(|| only(Path::new(".")), read),
    }
}

fn read(text: String) -> Result<OpenPlan, Problems> {
    OpenPlan::read(&PlanText { text, format: None, name: Some(STDIN.into()) })
}

fn only(path: &Path) -> Result<OpenPlan, Problems> {
    match find_plans(&[path])?.as_slice() {
        [plan] => OpenPlan::load(plan),
        plans => {
            let names: Vec<String> =
                plans.iter().take(3).map(|plan| format!("`{}`", plan.display())).collect();
            let message =
                format!("`{}` has {} plans, and a question is about one", path.display(), plans.len());
            Err(Problems::one("usage", message, format!("name one, such as {}", names.join(", "))))
        }
    }
}

pub(crate) fn standard_input() -> Result<String, Problems> {
    let mut bytes = Vec::new();
    let refuse = |error: io::Error| {
        Problems::one("file", format!("cannot read `{STDIN}`: {error}"), "pipe a plan into it")
    };
    io::stdin().lock().read_to_end(&mut bytes).map_err(refuse)?;
    String::from_utf8(bytes)
        .map_err(|_| Problems::one("not-utf8", format!("`{STDIN}` is not UTF-8"), "pipe UTF-8"))
}
