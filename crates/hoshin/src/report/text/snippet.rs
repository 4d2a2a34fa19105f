//! From places to the few lines around them: near places share a snippet, and endless lines are cut.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Snippet};

use super::marks::Mark;
use super::paint::{cut, tame};
use crate::format::source::BYTE_ORDER_MARK;

/// The most lines between two places that are shown in one piece (our choice).
const NEAR: usize = 12;

/// The length in bytes from which a line is cut before it is laid out (our choice); shorter ones are cut by the layout.
const ENDLESS: usize = 8_000;

/// How much of an endless line is kept on each side of the place, in characters (our choice): a wide terminal's line.
const KEPT: usize = 200;

/// The most characters of a label (our choice).
const LABEL: usize = 44;

/// Places that are shown in one piece.
#[derive(Debug)]
pub(super) struct Piece<'s> {
    marks: Vec<Mark<'s>>,
    text: Cow<'s, str>,
    /// The byte of the file that the text begins with; a cut text has one place only, and begins at `offset`.
    begin: usize,
    /// What stands before the first byte in a cut text, in bytes.
    shift: usize,
    line: usize,
    name: Cow<'s, str>,
    /// The place as the layout would print it, and as it is, where a cut makes them differ.
    pub(super) renamed: Option<(String, String)>,
}

/// Joins places that lie near each other, the piece with the finding's own place first.
pub(super) fn pieces(mut marks: Vec<Mark<'_>>) -> Vec<Piece<'_>> {
    let first = marks.first().map(|mark| mark.file.name.clone());
    marks.sort_by(|one, other| {
        let key = |mark: &Mark<'_>| {
            (Some(&mark.file.name) != first.as_ref(), mark.file.name.clone(), mark.span.start)
        };
        key(one).cmp(&key(other))
    });
    let mut groups: Vec<Vec<Mark<'_>>> = Vec::new();
    for mark in marks {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| are_near(last, &mark)) => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups.sort_by_key(|group| !group.iter().any(|mark| mark.is_first));
    groups.into_iter().filter_map(Piece::new).collect()
}

fn are_near(one: &Mark<'_>, other: &Mark<'_>) -> bool {
    let is_short = |mark: &Mark<'_>| {
        let (start, end) = line_around(&mark.file.text, mark.span.start as usize);
        end - start <= ENDLESS
    };
    std::ptr::eq(one.file, other.file)
        && one.line.abs_diff(other.line) <= NEAR
        && is_short(one)
        && is_short(other)
}

impl<'s> Piece<'s> {
    fn new(marks: Vec<Mark<'s>>) -> Option<Self> {
        let (first, last) = (marks.first()?, marks.last()?);
        let text: &'s str = &first.file.text;
        let (begin, first_end) = line_around(text, first.span.start as usize);
        let (_, end) = line_around(text, last.span.start as usize);
        let (line, name) = (first.line, tame(&first.file.name));
        if first_end - begin <= ENDLESS {
            let shown = text.get(begin..end)?;
            let begin =
                if begin == 0 && shown.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { begin };
            let text = Cow::Borrowed(text.get(begin..end)?);
            return Some(Self { marks, text, begin, shift: 0, line, name, renamed: None });
        }
        let at = floor(text, first.span.start as usize);
        let before = text.get(begin..at)?;
        let from = before.char_indices().rev().nth(KEPT).map_or(begin, |(place, _)| begin + place);
        let after = text.get(at..first_end)?;
        let until = after.char_indices().nth(2 * KEPT).map_or(first_end, |(place, _)| at + place);
        let (head, tail) = (if from > begin { "…" } else { "" }, if until < first_end { "…" } else { "" });
        let shown = format!("{head}{}{tail}", text.get(from..until)?);
        let printed = text.get(from..at)?.chars().count() + head.chars().count() + 1;
        let renamed = (format!("{name}:{line}:{printed}"), format!("{name}:{line}:{}", first.column));
        let shift = head.len();
        Some(Self { text: Cow::Owned(shown), begin: from, shift, line, name, renamed: Some(renamed), marks })
    }

    /// The piece for the layout.
    pub(super) fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let annotations = self.marks.iter().map(|mark| {
            let within = |offset: usize| {
                let offset = (offset + self.shift).saturating_sub(self.begin).min(self.text.len());
                floor(&self.text, offset)
            };
            let start = within(mark.span.start as usize);
            let line_end =
                self.text.get(start..).and_then(|rest| rest.find(['\n', '\r'])).unwrap_or(self.text.len());
            let end = within(mark.span.end as usize).clamp(start, (start + line_end).min(self.text.len()));
            let kind = if mark.is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = mark.label.as_deref().map(|label| cut(&tame(label), LABEL).into_owned());
            kind.span(start..end).label(label)
        });
        Snippet::source(&*self.text)
            .line_start(self.line)
            .path(&*self.name)
            .fold(true)
            .annotations(annotations)
    }
}

/// The bytes of the line around an offset, without its line break.
fn line_around(text: &str, offset: usize) -> (usize, usize) {
    let offset = floor(text, offset);
    let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(offset..).and_then(|after| after.find('\n')).map_or(text.len(), |at| offset + at);
    (start, end)
}

/// The start of the character that an offset lies in.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
