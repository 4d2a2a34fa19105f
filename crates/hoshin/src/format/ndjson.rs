//! NDJSON: one JSON value a line, read fast.
//!
//! A line that is right costs no places: it is read by `serde_json` and borrows from the text. Only a line with a
//! fault, or one whose places are asked for, is read again by the parser that knows them.

use std::borrow::Cow;

use super::limits::Limits;
use super::source;
use super::syntax_error::SyntaxError;
use super::{json, syntax_error::SyntaxErrorKind};
use crate::value::datum::{Datum, Span};

mod line;

/// One line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// Where it starts in the whole text, in bytes.
    pub offset: usize,
    /// Its characters, without the line break.
    pub text: &'t str,
}

/// The lines of a text, blank ones left out.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    rest: &'t str,
    offset: usize,
}

/// How much of a text is looked at to tell whether it is text at all; each line is read strictly anyway.
const GLANCE: usize = 8192;

/// Splits a text into its lines.
///
/// # Errors
///
/// If the text is too long, empty, or looks binary.
pub fn lines<'t>(text: &'t str, limits: &Limits) -> Result<Lines<'t>, SyntaxError> {
    let mut glance = text.len().min(GLANCE);
    while !text.is_char_boundary(glance) {
        glance -= 1;
    }
    let unlimited = Limits { bytes: usize::MAX, ..*limits };
    source::check_length(text.len(), limits)?;
    match source::admit(text.get(..glance).unwrap_or_default(), &unlimited) {
        Err(error) if error.kind != SyntaxErrorKind::Empty || text.trim().is_empty() => Err(error),
        _ => {
            let rest = text.strip_prefix(source::BYTE_ORDER_MARK).unwrap_or(text);
            Ok(Lines { rest, offset: text.len() - rest.len() })
        }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        while !self.rest.is_empty() {
            let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
            let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
            let rest = rest.strip_prefix('\n').unwrap_or(rest);
            let offset = self.offset;
            self.offset += self.rest.len() - rest.len();
            self.rest = rest;
            let text = line.strip_suffix('\r').unwrap_or(line);
            if !text.trim_ascii().is_empty() {
                return Some(Line { offset, text });
            }
        }
        None
    }
}

/// Reads one line, without places: every span is that of the line.
///
/// Numbers lose their spelling, save whole ones above 2⁵³, which would lose their value.
///
/// # Errors
///
/// Those of [`json::parse`], with their places in the whole text.
pub fn parse_line<'t>(line: Line<'t>, limits: &Limits) -> Result<Datum<'t>, Vec<SyntaxError>> {
    match line::read(line.text, limits) {
        Some(data) => Ok(Datum { span: span(line), data }),
        None => parse_line_with_places(line, limits),
    }
}

/// Reads the entries of the mapping in a line one by one, without places and without keeping them: the quickest way.
/// None if `take` says false of one, and if anything is wrong: then [`parse_line`] says what.
pub(crate) fn each_entry<'t>(
    line: Line<'t>,
    limits: &Limits,
    take: impl FnMut(Cow<'t, str>, Datum<'t>) -> bool,
) -> Option<()> {
    line::each_entry(line.text, limits, take)
}

/// Reads one line again, with places in the whole text: slower, for when a place is to be shown.
///
/// # Errors
///
/// Those of [`json::parse`].
pub fn parse_line_with_places<'t>(line: Line<'t>, limits: &Limits) -> Result<Datum<'t>, Vec<SyntaxError>> {
    json::parse_at(line.text, line.offset, limits)
}

fn span(line: Line<'_>) -> Span {
    Span::new(line.offset, line.offset + line.text.len())
}
