//! Which places of the text are shown for a finding: where it stands, and where the others at fault stand.

use crate::format::Location;
use crate::format::locate::Locator;
use crate::model::place::SourceFile;
use crate::model::{Node, NodeRef, Place, Plan, RelationRef, Sources};
use crate::report::Finding;
use crate::value::datum::Span;

/// The most places besides the first that one finding shows (our choice): a screen must hold several findings.
const MOST_OTHERS: usize = 3;

/// A place to underline.
#[derive(Clone, Debug)]
pub(super) struct Mark<'s> {
    pub(super) file: &'s SourceFile,
    pub(super) span: Span,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The line that it begins in, without its line break.
    pub(super) text: &'s str,
    /// The first byte of that line.
    pub(super) offset: usize,
    pub(super) label: Option<String>,
    /// Whether the finding itself stands here.
    pub(super) is_first: bool,
}

/// Finds the places to show; the lines of each file are counted once, and only when they are needed.
#[derive(Debug)]
pub(super) struct Marker<'s> {
    sources: &'s Sources,
    locator: Locator<'s>,
}

impl<'s> Marker<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, locator: Locator::new(sources) }
    }

    /// The place of a finding, then those of the other nodes and the relations in it.
    pub(super) fn of_finding(&mut self, finding: &Finding, plan: &'s Plan) -> Vec<Mark<'s>> {
        let Some(first) = self.of_location(finding.location.as_ref()) else { return Vec::new() };
        let mut marks = vec![first];
        let node = |(at, node): (usize, &NodeRef)| {
            let place = plan.sources().node(plan.node(node.kind, &node.id)?)?;
            // The first is named by the message; it is shown where the finding stands in one of its fields.
            let label = if at == 0 { String::new() } else { format!("{} `{}`", node.kind, node.id) };
            Some((place, label))
        };
        let relation = |relation: &RelationRef| {
            let place = place_of(relation, plan)?;
            Some((place, format!("{} `{}`", relation.relation, relation.to.id)))
        };
        let nodes = finding.nodes.iter().enumerate().filter_map(node);
        for (place, label) in nodes.chain(finding.relations.iter().filter_map(relation)) {
            if marks.len() > MOST_OTHERS {
                break;
            }
            self.add(place, label, &mut marks);
        }
        marks
    }

    /// Where a mark ends: the place behind its last byte.
    pub(super) fn end(&mut self, mark: &Mark<'_>) -> Option<Location> {
        let number = self.sources.files().iter().position(|file| std::ptr::eq(file, mark.file))?;
        let end = Span { start: mark.span.end, end: mark.span.end };
        self.locator.location(Place { file: u32::try_from(number).ok()?, span: end })
    }

    /// Both ends of a part of a file, which a change replaces.
    pub(super) fn range(&mut self, file: &str, span: Span) -> Option<(Location, Location)> {
        let number = self.sources.files().iter().position(|known| &*known.name == file)?;
        let file = u32::try_from(number).ok()?;
        let end = Span { start: span.end, end: span.end };
        Some((
            self.locator.location(Place { file, span })?,
            self.locator.location(Place { file, span: end })?,
        ))
    }

    /// The mark of a place that is already counted out.
    pub(super) fn of_location(&mut self, location: Option<&Location>) -> Option<Mark<'s>> {
        let location = location?;
        let number = self.sources.files().iter().position(|file| file.name == location.file)?;
        let place = Place { file: u32::try_from(number).ok()?, span: location.span };
        // A file that could not be read has no lines to show.
        let file = self.sources.file(place).filter(|file| !file.text.is_empty())?;
        let (offset, text) = self.locator.line(place)?;
        let (line, column, span) = (location.line, location.column, location.span);
        Some(Mark { file, span, line, column, text, offset, label: None, is_first: true })
    }

    fn add(&mut self, place: Place, label: String, marks: &mut Vec<Mark<'s>>) {
        let Some(file) = self.sources.file(place) else { return };
        let overlaps = |mark: &Mark<'_>| {
            std::ptr::eq(mark.file, file)
                && mark.span.start < place.span.end
                && place.span.start < mark.span.end
        };
        if marks.iter().any(overlaps) {
            return;
        }
        let Some(Location { line, column, span, .. }) = self.locator.location(place) else { return };
        let Some((offset, text)) = self.locator.line(place) else { return };
        let label = Some(label).filter(|label| !label.is_empty());
        marks.push(Mark { file, span, line, column, text, offset, label, is_first: false });
    }
}

fn place_of(relation: &RelationRef, plan: &Plan) -> Option<Place> {
    let source: Node<'_> = plan.node(relation.from.kind, &relation.from.id)?;
    let link = source
        .outgoing(relation.relation)
        .find(|link| link.target().kind() == relation.to.kind && link.target().id() == &*relation.to.id)?;
    plan.sources().relation(link)
}
