//! A fix while it is being put together: one patch a file, all of them or none.

use std::collections::BTreeMap;

use super::desk::{Desk, Seat};
use crate::format::edit::text_hash;
use crate::format::patch::{Hit, Patch, Trail};
use crate::model::{Node, NodeRef, Plan};
use crate::report::{FileEdits, Fix};
use crate::value::datum::Datum;

/// A fix while it is being put together.
#[derive(Debug)]
pub(super) struct Draft<'d, 'p> {
    desk: &'d Desk<'p>,
    patches: BTreeMap<u32, Patch<'d, 'p>>,
    is_possible: bool,
}

impl<'d, 'p> Draft<'d, 'p> {
    pub(super) fn on(desk: &'d Desk<'p>) -> Self {
        Self { desk, patches: BTreeMap::new(), is_possible: true }
    }

    /// A fix that sets one field.
    pub(super) fn setting(
        desk: &'d Desk<'p>,
        node: Node<'_>,
        key: &str,
        value: &str,
        title: String,
    ) -> Option<Fix> {
        let mut draft = Self::on(desk);
        draft.set(&desk.seat(node)?, key, &Datum::text(value));
        draft.finish(title, false)
    }

    pub(super) fn set(&mut self, seat: &Seat, key: &str, value: &Datum<'_>) {
        self.patch(seat.file, |patch| patch.set(&seat.trail, key, value));
    }

    pub(super) fn refer(&mut self, seat: &Seat, key: &str, id: &str, value: Option<&Datum<'_>>) {
        self.patch(seat.file, |patch| patch.refer(&seat.trail, key, id, value));
    }

    pub(super) fn extend(&mut self, seat: &Seat, key: &str, items: &[Datum<'_>]) {
        self.patch(seat.file, |patch| patch.extend(&seat.trail, key, items));
    }

    pub(super) fn respell(&mut self, file: u32, hit: &Hit, text: &str) {
        self.patch(file, |patch| patch.respell(hit, text));
    }

    pub(super) fn remove(&mut self, file: u32, part: &Trail, floor: usize) {
        self.patch(file, |patch| patch.remove(part, floor));
    }

    /// The fix; none if any part of it is not possible, or nothing would change.
    pub(super) fn finish(self, title: String, is_safe: bool) -> Option<Fix> {
        let mut files = Vec::new();
        for (number, patch) in self.patches {
            let source = self.desk.plan().sources().files().get(number as usize)?;
            let edits = patch.edits()?;
            files.push(FileEdits { file: source.name.clone(), hash: text_hash(&source.text), edits });
        }
        (self.is_possible && !files.is_empty()).then_some(Fix { title, is_safe, files })
    }

    fn patch(&mut self, file: u32, change: impl FnOnce(&mut Patch<'d, 'p>)) {
        match self.desk.document(file) {
            Some(document) => change(self.patches.entry(file).or_insert_with(|| Patch::new(document))),
            None => self.is_possible = false,
        }
    }
}

/// An id as it may stand where another stood: qualified if that was, or if another kind has the id too.
pub(super) fn spelled(node: Node<'_>, like: &str) -> String {
    let plan: &Plan = node.plan();
    let is_shared = plan.resolve(node.id(), crate::metamodel::NodeKind::ALL).is_err();
    if is_shared || NodeRef::qualified(like).is_some() {
        node.to_ref().to_string()
    } else {
        node.id().to_owned()
    }
}

/// A node as titles name it: KPI `nps`.
pub(super) fn called(node: Node<'_>) -> String {
    let kind = node.kind().with_article();
    format!("{} `{}`", kind.split_once(' ').map_or(kind, |(_, kind)| kind), node.id())
}
