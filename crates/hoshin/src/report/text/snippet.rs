//! From places to the few lines around them: near places share a piece, and every line is made to fit.

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use crate::format::source::BYTE_ORDER_MARK;
use crate::report::marks::Mark;
use crate::report::squeeze::squeeze;
use crate::report::wording::{cut, tame};
use crate::sort::Arrange as _;

/// The most lines between two places that are shown in one piece (our choice).
const NEAR: usize = 12;

/// The most characters of a label (our choice).
const LABEL: usize = 44;

/// Lines that are shown in one piece, and the places in them.
#[derive(Debug)]
pub(super) struct Piece {
    text: String,
    line: usize,
    name: String,
    annotations: Vec<Spot>,
    /// The places as the layout prints them and as they are, where a cut makes them differ.
    pub(super) renamed: Vec<(String, String)>,
}

/// A place in the text of a piece.
#[derive(Debug)]
struct Spot {
    start: usize,
    end: usize,
    label: Option<String>,
    is_first: bool,
}

/// Joins places that lie near each other, the piece with the finding's own place first. Lines have at most `room`
/// columns.
pub(super) fn pieces(mut marks: Vec<Mark<'_>>, room: usize) -> Vec<Piece> {
    let first = marks.first().map(|mark| mark.file.name.clone());
    marks.arrange_by(|one, other| {
        let key = |mark: &Mark<'_>| {
            (Some(&mark.file.name) != first.as_ref(), mark.file.name.clone(), mark.span.start)
        };
        key(one).cmp(&key(other))
    });
    let are_near = |one: &Mark<'_>, other: &Mark<'_>| {
        std::ptr::eq(one.file, other.file) && one.line.abs_diff(other.line) <= NEAR
    };
    let mut groups: Vec<&[Mark<'_>]> = marks.chunk_by(are_near).collect();
    groups.arrange_by_key(|group| !group.iter().any(|mark| mark.is_first));
    groups.into_iter().filter_map(|group| Piece::new(group, room)).collect()
}

impl Piece {
    fn new(marks: &[Mark<'_>], room: usize) -> Option<Self> {
        let first = marks.first()?;
        let name = tame(&first.file.name).into_owned();
        let mut piece = Self {
            text: String::new(),
            line: first.line,
            name,
            annotations: Vec::new(),
            renamed: Vec::new(),
        };
        let mut rest = first.file.text.get(first.offset..)?;
        for number in first.line..=marks.last()?.line {
            let of_line: Vec<&Mark<'_>> = marks.iter().filter(|mark| mark.line == number).collect();
            let line = match of_line.first() {
                Some(mark) => mark.text,
                None => rest.lines().next().unwrap_or_default(),
            };
            piece.add(line, first.file.text.len() - rest.len(), &of_line, room);
            rest = rest.get(line.len()..).and_then(|rest| rest.split_once('\n')).map_or("", |(_, rest)| rest);
        }
        Some(piece)
    }

    fn add(&mut self, line: &str, mut offset: usize, marks: &[&Mark<'_>], room: usize) {
        let line = match line.strip_prefix(BYTE_ORDER_MARK) {
            Some(line) if offset == 0 => {
                offset = BYTE_ORDER_MARK.len();
                line
            }
            _ => line,
        };
        let within = |at: u32| floor(line, (at as usize).saturating_sub(offset));
        let places: Vec<_> = marks
            .iter()
            .map(|mark| within(mark.span.start)..within(mark.span.end).max(within(mark.span.start)))
            .collect();
        let labels: Vec<_> = marks
            .iter()
            .map(|mark| mark.label.as_deref().map(|label| cut(&tame(label), LABEL).into_owned()))
            .collect();
        let label = labels.last().and_then(Option::as_ref).map_or(0, |label| label.chars().count() + 1);
        let fit = squeeze(line, &places, label, room);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for ((mark, place), label) in marks.iter().zip(&fit.places).zip(labels) {
            let printed = fit.text.get(..place.start).unwrap_or_default().chars().count() + 1;
            if printed != mark.column {
                let named = |column| format!("{}:{}:{column}", self.name, mark.line);
                self.renamed.push((named(printed), named(mark.column)));
            }
            let (start, end) = (self.text.len() + place.start, self.text.len() + place.end);
            self.annotations.push(Spot { start, end, label, is_first: mark.is_first });
        }
        self.text.push_str(&fit.text);
    }

    /// The piece for the layout.
    pub(super) fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let annotations = self.annotations.iter().map(|spot| {
            let kind = if spot.is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(spot.start..spot.end).label(spot.label.as_deref())
        });
        Snippet::source(&*self.text)
            .line_start(self.line)
            .path(&*self.name)
            .fold(true)
            .annotations(annotations)
    }
}

/// The start of the character that an offset lies in.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
