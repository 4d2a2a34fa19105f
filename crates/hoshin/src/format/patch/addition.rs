//! Parts that are added: entries and items, written as their neighbours are.

use std::collections::BTreeSet;

use super::document::{Document, Part, Trail, count, parts};
use super::spelling::Manner;
use super::{block, flow};
use crate::format::edit::TextEdit;
use crate::value::datum::{Data, Datum};

/// A part to be added.
#[derive(Debug)]
pub(super) struct Addition {
    /// Its key; none for an item of a list.
    pub(super) key: Option<String>,
    /// Its value.
    pub(super) value: Datum<'static>,
}

impl Addition {
    pub(super) fn written(&self, manner: Manner) -> String {
        self.key.as_deref().map(|key| manner.key(key)).unwrap_or_default() + &manner.value(&self.value)
    }
}

/// Adds parts to a collection, none of them beside a part that is `gone`.
pub(super) fn edits(
    document: &Document<'_>,
    container: &Trail,
    gone: &BTreeSet<usize>,
    additions: &[Addition],
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let collection = document.value(container)?;
    let is_map = matches!(collection.data, Data::Map(_));
    if additions.iter().any(|addition| addition.key.is_some() != is_map)
        || count(collection) == gone.len() && !gone.is_empty()
    {
        return None;
    }
    let is_flow = document.is_flow(collection);
    let manner = manner(document, container, collection, is_flow);
    let written: Vec<String> = additions.iter().map(|addition| addition.written(manner)).collect();
    if is_flow {
        flow::add(document, collection, gone, manner, &written, out)
    } else {
        block::add(document, collection, gone, &written, out)
    }
}

/// How a collection is written: as its first entry is, or, if it has none, as the entry is that it stands in.
fn manner(document: &Document<'_>, container: &Trail, collection: &Datum<'_>, is_flow: bool) -> Manner {
    let first = parts(collection).find_map(|part| match part {
        Part::Entry(entry) => Some(entry),
        Part::Item(_) => None,
    });
    let around = match document.part(container) {
        Some(Part::Entry(entry)) => Some(entry),
        _ => None,
    };
    let like = first.or(around);
    let between =
        like.map(|entry| document.slice(entry.key_span.range().end..entry.value.span.range().start));
    let is_quoted = document.is_json
        || is_flow && first.is_some_and(|entry| document.slice(entry.key_span.range()).starts_with('"'));
    Manner {
        is_quoted,
        is_dense: is_quoted && between.is_some_and(|between| between.ends_with(':')),
        is_flow,
    }
}
