//! Why a plan could not be read: every fault that was found, each with its place and what to do.

use std::fmt;

use super::locate::{Location, Locator};
use super::syntax_error::SyntaxErrorKind;
use crate::model::{BuildError, Place, Sources};
use crate::sort::Arrange as _;

/// Why a plan could not be read.
#[derive(Clone, Debug)]
pub struct ReadError {
    faults: Vec<Fault>,
    sources: Sources,
}

/// One fault of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// A stable name, in kebab case, such as `unknown-field`.
    pub code: &'static str,
    /// What is wrong: one line, lower case, input in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The same as people count.
    pub location: Option<Location>,
}

impl Fault {
    pub(crate) fn new(
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        place: Option<Place>,
    ) -> Self {
        Self { code, message: message.into(), help: help.into(), place, location: None }
    }
}

impl ReadError {
    /// Gathers faults, in order of their places. There is at least one.
    pub(crate) fn new(mut faults: Vec<Fault>, sources: Sources) -> Self {
        faults.arrange_by_key(|fault| fault.place.map(|place| (place.file, place.span.start)));
        let mut locator = Locator::new(&sources);
        for fault in &mut faults {
            fault.location = fault.place.and_then(|place| locator.location(place));
        }
        Self { faults, sources }
    }

    /// The refusal of a file in another format than ours, for whoever makes plans of such files.
    pub fn of_foreign(
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        location: Option<Location>,
    ) -> Self {
        let fault = Fault { location, ..Fault::new(code, message, help, None) };
        Self { faults: vec![fault], sources: Sources::default() }
    }

    /// Every code that a fault of a file may have.
    pub fn codes() -> Vec<&'static str> {
        let syntax = SyntaxErrorKind::ALL.iter().map(|kind| kind.as_str());
        let graph = BuildError::FILE_CODES.iter().copied();
        syntax.chain(graph).chain(super::read::OWN_CODES.iter().copied()).collect()
    }

    /// The faults, in order of their places.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The files as far as they were read, for snippets.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.faults.first() else { return f.write_str("the plan could not be read") };
        if let Some(Location { file, line, column, .. }) = &first.location {
            write!(f, "{file}:{line}:{column}: ")?;
        }
        write!(f, "{}; {}", first.message, first.help)?;
        match self.faults.len() {
            1 => Ok(()),
            more => write!(f, " (and {} more)", more - 1),
        }
    }
}

impl std::error::Error for ReadError {}
