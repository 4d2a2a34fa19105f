//! Parts between brackets: on one line, or each on a line of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::{Document, Part, parts};
use super::lines;
use super::spelling::Manner;
use crate::format::edit::TextEdit;
use crate::value::datum::{Data, Datum, Span};

/// Adds parts after the last of the leading scalars, else after the last part.
pub(super) fn add(
    document: &Document<'_>,
    collection: &Datum<'_>,
    gone: &BTreeSet<usize>,
    manner: Manner,
    written: &[String],
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let text = document.text;
    let all: Vec<Part<'_, '_>> = parts(collection).collect();
    let comma = if manner.is_dense { "," } else { ", " };
    let Some(at) = anchor(&all, collection, gone) else {
        let (open, close) = if matches!(collection.data, Data::Map(_)) { ('{', '}') } else { ('[', ']') };
        let pad = if open == '[' || manner.is_dense { "" } else { " " };
        if document.slice(collection.span.range()).contains('#') {
            return None;
        }
        let replacement = format!("{open}{pad}{}{pad}{close}", written.join(comma));
        out.push(TextEdit { span: collection.span, replacement });
        return Some(());
    };
    let beside = all.get(at)?.range();
    if !has_own_line(text, &beside, collection) {
        let replacement = written.iter().flat_map(|part| [comma, part]).collect();
        out.push(insertion(beside.end, replacement));
        return Some(());
    }
    // Each part has a line of its own: so do the new ones.
    let has_comma = lines::after(text, beside.end).trim_start_matches([' ', '\t']).starts_with(',');
    let indent = lines::before(text, beside.start);
    let line_break = lines::line_break(text);
    let last = written.len().checked_sub(1)?;
    let mut replacement = String::new();
    for (number, part) in written.iter().enumerate() {
        let comma = if number < last || has_comma { "," } else { "" };
        replacement.extend([line_break, indent, part, comma]);
    }
    let line_end = lines::end(text, beside.end);
    if has_comma {
        out.push(insertion(line_end, replacement));
    } else if line_end == beside.end {
        out.push(insertion(line_end, format!(",{replacement}")));
    } else {
        out.extend([insertion(beside.end, ",".into()), insertion(line_end, replacement)]);
    }
    Some(())
}

/// The part that new ones stand behind.
fn anchor(all: &[Part<'_, '_>], collection: &Datum<'_>, gone: &BTreeSet<usize>) -> Option<usize> {
    let stays = |at: &usize| !gone.contains(at);
    let is_scalar = |part: &Part<'_, '_>| !matches!(part.value().data, Data::Map(_) | Data::List(_));
    let scalars = if matches!(collection.data, Data::Map(_)) {
        all.iter().take_while(|part| is_scalar(part)).count()
    } else {
        0
    };
    (0..scalars).rev().find(stays).or_else(|| (0..all.len()).rev().find(stays))
}

/// Removes parts, but not all, with the commas that they need. Comments on lines of their own stay.
pub(super) fn remove(
    document: &Document<'_>,
    collection: &Datum<'_>,
    gone: &BTreeSet<usize>,
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let text = document.text;
    let ranges: Vec<Range<usize>> = parts(collection).map(Part::range).collect();
    let mut at = 0;
    while at < ranges.len() {
        if !gone.contains(&at) {
            at += 1;
            continue;
        }
        let first = at;
        while gone.contains(&at) {
            at += 1;
        }
        let (start, end) = (ranges.get(first)?.start, ranges.get(at - 1)?.end);
        let before = first.checked_sub(1).and_then(|before| ranges.get(before)).map(|range| range.end);
        let next = ranges.get(at).map(|range| range.start);
        let of_run = ranges.get(first..at)?;
        if of_run.iter().all(|range| has_own_line(text, range, collection)) {
            out.push(deletion(lines::start(text, start), lines::next(text, end)));
            let has_comma = lines::after(text, end).trim_start_matches([' ', '\t']).starts_with(',');
            if let (None, Some(before), false) = (next, before, has_comma) {
                let comma = before + lines::comma(document.slice(before..start))?;
                out.push(deletion(comma, comma + 1));
            }
            continue;
        }
        let is_free = |from: usize, to: usize| !document.slice(from..to).contains('#');
        let is_whole = |from: usize, to: usize| is_free(from, to) && !document.slice(from..to).contains('\n');
        out.push(match (before, next) {
            (Some(before), Some(next)) if !is_whole(end, next) && is_whole(before, start) => {
                deletion(before, end)
            }
            (_, Some(next)) if is_free(end, next) => deletion(start, next),
            (_, Some(next)) => deletion(start, end + lines::comma(document.slice(end..next))? + 1),
            (Some(before), None) if is_free(before, start) => deletion(before, end),
            // The comma before it stays, which YAML allows where comments are.
            (Some(_), None) => deletion(start, end),
            (None, None) => return None,
        });
    }
    Some(())
}

/// Whether a part shares its lines with nothing but its comma and a comment.
fn has_own_line(text: &str, part: &Range<usize>, collection: &Datum<'_>) -> bool {
    let rest = lines::after(text, part.end).trim_start_matches([' ', '\t']);
    lines::is_first(text, part.start)
        && lines::is_idle(rest.strip_prefix(',').unwrap_or(rest))
        && lines::start(text, part.start) > collection.span.range().start
}

pub(super) fn insertion(at: usize, replacement: String) -> TextEdit {
    TextEdit { span: Span::new(at, at), replacement }
}

pub(super) fn deletion(start: usize, end: usize) -> TextEdit {
    TextEdit { span: Span::new(start, end), replacement: String::new() }
}
