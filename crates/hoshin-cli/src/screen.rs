//! The terminal: its colours, its width, and pipes that close early.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use hoshin_interop::Problems;

use crate::arguments::Color;

/// Where answers are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    choice: ColorChoice,
    pub(crate) color: bool,
    /// The width in columns, where it is a terminal's.
    pub(crate) width: Option<usize>,
}

impl Screen {
    pub(crate) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
            Color::Auto => AutoStream::choice(&io::stdout()),
        };
        let width = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        let width = width.map(|(width, _)| usize::from(width.0));
        Self { choice, color: choice != ColorChoice::Never, width }
    }

    /// The same with another width.
    #[cfg(test)]
    pub(crate) fn of_width(self, width: Option<usize>) -> Self {
        Self { width, ..self }
    }

    /// Prints an answer. A reader that has seen enough, as `head` does, is no problem.
    pub(crate) fn print(&self, text: &str) -> Result<(), Problems> {
        unless_closed(self.write(text.as_bytes()))
    }

    /// Prints a part of an answer; what follows after the reader has seen enough is lost.
    pub(crate) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), self.choice);
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => outcome,
        }
    }

    /// Prints a line where it does not mix with answers.
    pub(crate) fn remark(&self, line: &str) {
        let choice = if self.color { AutoStream::choice(&io::stderr()) } else { ColorChoice::Never };
        let mut out = AutoStream::new(io::stderr().lock(), choice);
        // Where not even this can be printed, the exit code still tells.
        let _ = writeln!(out, "{line}");
    }

    /// Prints problems where they do not mix with answers.
    pub(crate) fn complain(&self, problems: &Problems) {
        let text = problems.text.clone().unwrap_or_else(|| format!("error: {problems}\n"));
        let choice = if self.color { AutoStream::choice(&io::stderr()) } else { ColorChoice::Never };
        let mut out = AutoStream::new(io::stderr().lock(), choice);
        // Where not even this can be printed, the exit code still tells.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Bold, where colours are used.
    pub(crate) fn bold(&self, text: &str) -> String {
        self.styled("1", text)
    }

    /// Dim, where colours are used.
    pub(crate) fn dim(&self, text: &str) -> String {
        self.styled("2", text)
    }

    /// The word of a status in its colour, where colours are used.
    pub(crate) fn status(&self, status: &str) -> String {
        match status {
            "green" => self.styled("32", status),
            "amber" => self.styled("33", status),
            "red" => self.styled("31", status),
            _ => self.dim(status),
        }
    }

    /// In a style of the terminal, where colours are used.
    pub(crate) fn styled(&self, style: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Takes a closed pipe for success.
pub(crate) fn unless_closed(outcome: io::Result<()>) -> Result<(), Problems> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Problems::one("output", format!("cannot print: {error}"), "check where the output goes"))
        }
        _ => Ok(()),
    }
}
