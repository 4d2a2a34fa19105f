//! The command line of hoshin.
//!
//! It is thin: it reads arguments, asks `hoshin-interop`, and prints what that answers. It alone looks at the clock,
//! the terminal and the environment.

mod advise;
mod alignment;
mod arguments;
mod ask;
mod benefits;
mod beside;
mod cascade;
mod change;
mod check;
mod conflicts;
mod diff;
mod exchange;
mod fix;
mod generate;
mod impact;
mod manual;
mod new;
mod patch;
mod progress;
mod question;
mod rules;
mod say_do;
mod screen;
mod show;
mod status;
mod table;
mod trace;
mod what_if;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use hoshin_interop::Problems;

use arguments::{Arguments, Command};
use screen::Screen;

/// Large plans are allocated on one thread and freed on another, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing at or above the failing level.
    Passed,
    /// Findings at or above the failing level.
    Failed,
    /// Something could not be read.
    Unread,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::SUCCESS,
            Verdict::Failed => Self::from(1),
            Verdict::Unread => Self::from(2),
        }
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Where not even this can be printed, the exit code still tells.
            let _ = refusal.print();
            return if refusal.use_stderr() { Verdict::Unread.into() } else { Verdict::Passed.into() };
        }
    };
    let screen = Screen::new(arguments.color);
    match run(&arguments.command, &screen) {
        Ok(verdict) => verdict.into(),
        Err(problems) => {
            screen.complain(&problems);
            Verdict::Unread.into()
        }
    }
}

/// Only here anybody looks at the clock.
fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

fn run(command: &Command, screen: &Screen) -> Result<Verdict, Problems> {
    match command {
        Command::Check(wanted) => return check::check(wanted, screen),
        Command::Status(wanted) => return status::status(wanted, screen),
        Command::Alignment(wanted) => return alignment::alignment(wanted, screen),
        Command::Conflicts(wanted) => return conflicts::conflicts(wanted, screen),
        Command::Cascade(wanted) => return cascade::cascade(wanted, screen),
        Command::Ask(wanted) => return ask::ask(wanted, screen),
        Command::SayDo(wanted) => return say_do::say_do(wanted, screen),
        Command::Benefits(asked) => return benefits::benefits(asked, screen),
        Command::Fix(wanted) => return fix::fix(wanted, screen),
        Command::Trace(wanted) => return trace::trace(wanted, screen),
        Command::Impact(wanted) => return impact::impact(wanted, screen),
        Command::Diff(wanted) => return diff::diff(wanted, screen),
        Command::Advise(wanted) => return advise::advise(wanted, screen),
        Command::WhatIf(wanted) => return what_if::what_if(wanted, screen),
        Command::Show(wanted) => show::show(wanted, screen)?,
        Command::Report(wanted) => show::report(wanted, screen)?,
        Command::Calendar(wanted) => show::calendar(wanted, screen)?,
        Command::Import(wanted) => exchange::import(wanted, screen)?,
        Command::Export(wanted) => exchange::export(wanted, screen)?,
        Command::Explain { rule } => manual::explain(rule, screen)?,
        Command::Rules { format } => rules::rules(*format, screen)?,
        Command::Schema => screen.print(&hoshin_interop::schema())?,
        Command::New(wanted) => new::new(wanted, screen)?,
        Command::Generate(wanted) => generate::generate(wanted)?,
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "hoshin", &mut script);
            screen.print(&String::from_utf8_lossy(&script))?;
        }
    }
    Ok(Verdict::Passed)
}
