//! From places in bytes to places as people count.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::lines::LineIndex;
use crate::model::{Place, Sources};
use crate::value::datum::Span;

/// A place in a file, as people count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file's name.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes, half open.
    pub span: Span,
}

/// Turns places of one plan's files into locations; each file's lines are counted once.
#[derive(Debug)]
pub struct Locator<'s> {
    sources: &'s Sources,
    lines: BTreeMap<u32, LineIndex<'s>>,
}

impl<'s> Locator<'s> {
    /// A locator for the files of a plan.
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, lines: BTreeMap::new() }
    }

    /// Where a place is; none if its file is not there.
    pub fn location(&mut self, place: Place) -> Option<Location> {
        let file = self.sources.file(place)?;
        let lines = self.lines_of(place)?;
        let position = lines.position(place.span.start as usize);
        Some(Location {
            file: Arc::clone(&file.name),
            line: position.line,
            column: position.column,
            span: place.span,
        })
    }
}

impl<'s> Locator<'s> {
    /// The line that a place begins in: its first byte, and its text without the line break.
    pub(crate) fn line(&mut self, place: Place) -> Option<(usize, &'s str)> {
        let lines = self.lines_of(place)?;
        let line = lines.line_number(place.span.start as usize);
        Some((lines.start(line)?, lines.line(line)?))
    }

    fn lines_of(&mut self, place: Place) -> Option<&LineIndex<'s>> {
        let file = self.sources.file(place)?;
        Some(self.lines.entry(place.file).or_insert_with(|| LineIndex::new(&file.text)))
    }
}

/// The JSON form, whose keys are part of the promise.
impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Location", 4)?;
        out.serialize_field("file", &*self.file)?;
        out.serialize_field("line", &self.line)?;
        out.serialize_field("column", &self.column)?;
        out.serialize_field("span", &[self.span.start, self.span.end])?;
        out.end()
    }
}
