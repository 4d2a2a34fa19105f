//! Parts on lines of their own, held together by indentation.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::{Document, Part, parts};
use super::flow::{deletion, insertion};
use super::lines;
use crate::format::edit::TextEdit;
use crate::value::datum::{Data, Datum};

/// Adds parts after the last of the leading parts of one line, which is where short fields stand.
pub(super) fn add(
    document: &Document<'_>,
    collection: &Datum<'_>,
    gone: &BTreeSet<usize>,
    written: &[String],
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let text = document.text;
    let all: Vec<Part<'_, '_>> = parts(collection).collect();
    let first = all.first()?.range();
    let is_map = matches!(collection.data, Data::Map(_));
    let lead = indentation(lines::before(text, first.start), is_map)?;
    let dash = if is_map { "" } else { "- " };
    let line_break = lines::line_break(text);
    let joined = |before: &str, after: &str| {
        written.iter().flat_map(|part| [before, &*lead, dash, part, after]).collect::<String>()
    };
    let stays = |at: &usize| !gone.contains(at);
    let is_short = |at: &usize| all.get(*at).is_some_and(|part| is_one_line(document, *part));
    let leading = (0..all.len()).take_while(|at| gone.contains(at) || is_short(at)).filter(stays).last();
    let anchor = match leading {
        Some(at) if is_map => Some(at),
        _ => (0..all.len()).filter(stays).rfind(is_short),
    };
    let last = all.last()?;
    if let (Some(at), true) = (anchor, is_map || anchor == Some(all.len() - 1)) {
        let after = lines::end(text, all.get(at)?.range().end);
        out.push(insertion(after, joined(line_break, "")));
    } else if is_map && lines::is_first(text, first.start) {
        let before = lines::start(text, first.start);
        out.push(insertion(before, joined("", line_break)));
    } else if !gone.contains(&(all.len() - 1)) && !ends_in_block_scalar(document, last.value()) {
        let after = lines::end(text, last.range().end);
        out.push(insertion(after, joined(line_break, "")));
    } else {
        return None;
    }
    Some(())
}

/// What new lines begin with, given what stands before the first part: blanks as far as that reaches, or, in a list, up
/// to its dash.
fn indentation(before: &str, is_map: bool) -> Option<String> {
    if !before.bytes().all(|byte| matches!(byte, b' ' | b'-')) {
        return None;
    }
    let width = if is_map { before.len() } else { before.rfind('-')? };
    Some(" ".repeat(width))
}

fn is_one_line(document: &Document<'_>, part: Part<'_, '_>) -> bool {
    let range = part.range();
    !document.slice(range.clone()).contains('\n')
        && !document.slice(part.value().span.range()).starts_with(['|', '>'])
        && lines::is_idle(lines::after(document.text, range.end))
}

fn ends_in_block_scalar(document: &Document<'_>, value: &Datum<'_>) -> bool {
    match parts(value).last() {
        Some(last) if !document.is_flow(value) => ends_in_block_scalar(document, last.value()),
        _ => document.slice(value.span.range()).starts_with(['|', '>']),
    }
}

/// Removes parts, but not all, with their lines. Comments between lines stay.
pub(super) fn remove(
    document: &Document<'_>,
    collection: &Datum<'_>,
    gone: &BTreeSet<usize>,
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let all: Vec<Range<usize>> = parts(collection).map(Part::range).collect();
    for &at in gone {
        let range = all.get(at)?;
        let next = all.get(at + 1).map(|next| next.start);
        out.push(removed(document.text, range, next, matches!(collection.data, Data::List(_)))?);
    }
    Some(())
}

fn removed(text: &str, part: &Range<usize>, next: Option<usize>, is_item: bool) -> Option<TextEdit> {
    if !lines::is_idle(lines::after(text, part.end)) {
        return None;
    }
    let before = lines::before(text, part.start);
    let bare = if is_item { before.trim_end_matches(' ').strip_suffix('-')? } else { before };
    if lines::is_blank(bare) {
        return Some(deletion(lines::start(text, part.start), lines::next(text, part.end)));
    }
    // The first entry of an item stands behind a dash, which the next one takes over.
    let next = next.filter(|_| !is_item && before.trim_end_matches(' ').ends_with('-'))?;
    let between = text.get(part.end..next)?;
    between.trim().is_empty().then(|| deletion(part.start, next))
}
