//! From places in bytes to places as people count.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::limits::Limits;
use super::lines::LineStarts;
use super::ndjson::{Line, parse_line_with_places};
use crate::model::place::SourceFile;
use crate::model::{Node, Place, Sources};
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

/// Where the value of a field of a node stands. In files of one record a line it is looked up again, for they keep
/// only where their lines begin.
pub fn field_place(node: Node<'_>, key: &str) -> Option<Place> {
    let sources = node.plan().sources();
    sources.field(node, key, false).or_else(|| {
        let line = sources.node(node)?;
        let file = sources.file(line).filter(|file| file.lines)?;
        let text = file.text.get(line.span.range())?;
        let line_at = Line { offset: line.span.start as usize, text };
        let record = parse_line_with_places(line_at, &Limits::default()).ok()?;
        Some(Place { file: line.file, span: record.get(key)?.span })
    })
}

/// Turns places of one plan's files into locations; each file's lines are counted once.
#[derive(Debug)]
pub struct Locator<'s> {
    sources: &'s Sources,
    lines: Lines,
}

/// The lines of some files that were counted already.
pub(crate) type Lines = BTreeMap<u32, LineStarts>;

impl<'s> Locator<'s> {
    /// A locator for the files of a plan.
    pub fn new(sources: &'s Sources) -> Self {
        Self::with(sources, Lines::new())
    }

    /// A locator for files of which some were counted before.
    pub(crate) fn with(sources: &'s Sources, lines: Lines) -> Self {
        Self { sources, lines }
    }

    /// What was counted, for the next one.
    pub(crate) fn into_lines(self) -> Lines {
        self.lines
    }

    /// Where a place is; none if its file is not there.
    pub fn location(&mut self, place: Place) -> Option<Location> {
        let (file, lines) = self.lines_of(place)?;
        let position = lines.position(&file.text, place.span.start as usize);
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
        let (file, lines) = self.lines_of(place)?;
        let line = lines.line_number(place.span.start as usize);
        Some((lines.start(line)?, lines.line(&file.text, line)?))
    }

    fn lines_of(&mut self, place: Place) -> Option<(&'s SourceFile, &LineStarts)> {
        let file = self.sources.file(place)?;
        Some((file, self.lines.entry(place.file).or_insert_with(|| LineStarts::new(&file.text))))
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
