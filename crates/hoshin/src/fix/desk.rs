//! The files of a plan laid open: each is taken apart when it is first asked for, and once.

use std::cell::OnceCell;

use crate::format::Limits;
use crate::format::patch::{Document, Hit, Part, Trail};
use crate::model::{Link, Node, Place, Plan};
use crate::value::datum::{Data, Datum, Entry};

/// The files of a plan laid open.
#[derive(Debug)]
pub(super) struct Desk<'p> {
    plan: &'p Plan,
    documents: Vec<OnceCell<Option<Document<'p>>>>,
}

/// Where a node is written: the entry or the item whose value holds its fields.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) file: u32,
    pub(super) trail: Trail,
}

impl<'p> Desk<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self { plan, documents: plan.sources().files().iter().map(|_| OnceCell::new()).collect() }
    }

    pub(super) fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// How many files there are.
    pub(super) fn files(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }

    /// A file taken apart; none if it cannot be patched.
    pub(super) fn document(&self, file: u32) -> Option<&Document<'p>> {
        let number = file as usize;
        let source = self.plan.sources().files().get(number).filter(|source| !source.lines)?;
        let open = || Document::parse(&source.text, &Limits::default());
        self.documents.get(number)?.get_or_init(open).as_ref()
    }

    /// Where a node is written. A node that was edited since has no seat.
    pub(super) fn seat(&self, node: Node<'_>) -> Option<Seat> {
        let place = self.plan.sources().node(node)?;
        let document = self.document(place.file)?;
        let hit = document.find(place.span)?;
        if let (Hit::Key(trail), id) = (&hit, node.id()) {
            let Part::Entry(entry) = document.part(trail)? else { return None };
            let is_its =
                id.strip_suffix(&*entry.key).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
            if !is_its {
                return None;
            }
        }
        let trail = hit.trail().clone();
        matches!(document.value(&trail)?.data, Data::Map(_)).then_some(Seat { file: place.file, trail })
    }

    /// The fields of a node as they are written.
    pub(super) fn body(&self, seat: &Seat) -> Option<&[Entry<'p>]> {
        match &self.document(seat.file)?.value(&seat.trail)?.data {
            Data::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a field as it is written.
    pub(super) fn field(&self, seat: &Seat, key: &str) -> Option<&Datum<'p>> {
        self.body(seat)?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Where a relation is stated.
    pub(super) fn stated(&self, link: Link<'_>) -> Option<(u32, Hit)> {
        let place = self.plan.sources().relation(link)?;
        Some((place.file, self.find(place)?))
    }

    fn find(&self, place: Place) -> Option<Hit> {
        self.document(place.file)?.find(place.span)
    }

    /// The text that stands at a hit, and, behind a key, its value.
    pub(super) fn read(&self, file: u32, hit: &Hit) -> Option<(String, Option<&Datum<'p>>)> {
        match (hit, self.document(file)?.part(hit.trail())?) {
            (Hit::Key(_), Part::Entry(entry)) => Some((entry.key.clone().into_owned(), Some(&entry.value))),
            (_, part) => Some((part.value().scalar()?.into_owned(), None)),
        }
    }
}
