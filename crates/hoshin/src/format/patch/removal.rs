//! Parts that are removed, and what becomes of a collection that loses all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::addition::Addition;
use super::document::{Document, Trail, count};
use super::{block, flow};
use crate::format::edit::TextEdit;
use crate::value::datum::Data;

/// The parts that one collection loses.
#[derive(Debug, Default)]
pub(super) struct Removal {
    parts: BTreeSet<usize>,
    /// How many steps the trail has to the part that stays, even if nothing is left in it.
    floor: usize,
}

impl Removal {
    pub(super) fn take(&mut self, at: usize, floor: usize) {
        self.parts.insert(at);
        self.floor = self.floor.max(floor);
    }

    pub(super) fn parts(&self) -> &BTreeSet<usize> {
        &self.parts
    }
}

/// Removes the collections that would be empty, in the place of their parts.
pub(super) fn climb(
    document: &Document<'_>,
    removed: &mut BTreeMap<Trail, Removal>,
    added: &BTreeMap<Trail, Vec<Addition>>,
) {
    loop {
        let is_emptied = |(container, removal): &(&Trail, &Removal)| {
            let parts = document.value(container).map_or(0, count);
            parts == removal.parts.len()
                && container.steps() > removal.floor
                && !added.contains_key(*container)
        };
        let Some(emptied) = removed.iter().find(is_emptied).map(|(container, _)| container.clone()) else {
            return;
        };
        let (Some(removal), Some((outer, at))) = (removed.remove(&emptied), emptied.split()) else { return };
        removed.entry(outer).or_default().take(at, removal.floor);
    }
}

/// The edits that take parts out of a collection.
pub(super) fn edits(
    document: &Document<'_>,
    container: &Trail,
    removal: &Removal,
    out: &mut Vec<TextEdit>,
) -> Option<()> {
    let collection = document.value(container)?;
    if count(collection) == removal.parts.len() {
        // Nothing is left, and it has to stay: it is written as empty.
        if document.slice(collection.span.range()).contains('#') {
            return None;
        }
        let empty = if matches!(collection.data, Data::Map(_)) { "{}" } else { "[]" };
        out.push(TextEdit { span: collection.span, replacement: empty.into() });
        return Some(());
    }
    if document.is_flow(collection) {
        flow::remove(document, collection, &removal.parts, out)
    } else {
        block::remove(document, collection, &removal.parts, out)
    }
}
