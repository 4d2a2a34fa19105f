//! Changes to a document as it was written: a field set, a part removed, an id respelled, and nothing else touched.
//!
//! A [`Document`] is a text with the places of its data. A [`Patch`] gathers what is to change in it and turns that
//! into [`TextEdit`]s which keep comments, order, indentation and quotes. What cannot be changed without harm to its
//! surroundings is left alone: then there are no edits at all, never half of them.

mod addition;
mod block;
mod document;
mod flow;
mod lines;
mod reference;
mod removal;
mod spelling;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::edit::TextEdit;
use crate::value::datum::{Data, Datum};
use addition::Addition;
use removal::Removal;

pub use document::{Document, Hit, Part, Trail};

/// Changes to one document, gathered.
///
/// # Example
///
/// ```
/// use hoshin::format::edit::{apply, text_hash};
/// use hoshin::format::{Limits, patch::{Document, Patch}};
/// use hoshin::value::datum::Datum;
///
/// let text = "kpis:\n  nps: # asked monthly\n    name: NPS\n";
/// let document = Document::parse(text, &Limits::default()).unwrap();
/// let mut patch = Patch::new(&document);
/// patch.set(&document.by_keys(&["kpis", "nps"]).unwrap(), "owner", &Datum::text("cx-lead"));
/// let changed = apply(text, &patch.edits().unwrap(), text_hash(text)).unwrap();
/// assert_eq!(changed, "kpis:\n  nps: # asked monthly\n    name: NPS\n    owner: cx-lead\n");
/// ```
#[derive(Debug)]
pub struct Patch<'d, 't> {
    document: &'d Document<'t>,
    edits: Vec<TextEdit>,
    removed: BTreeMap<Trail, Removal>,
    added: BTreeMap<Trail, Vec<Addition>>,
    is_possible: bool,
}

impl<'d, 't> Patch<'d, 't> {
    /// A patch that changes nothing yet.
    pub fn new(document: &'d Document<'t>) -> Self {
        Self {
            document,
            edits: Vec::new(),
            removed: BTreeMap::new(),
            added: BTreeMap::new(),
            is_possible: true,
        }
    }

    /// Sets a field of the mapping at `map`: its value is replaced, or the field is added as its neighbours are written.
    pub fn set(&mut self, map: &Trail, key: &str, value: &Datum<'_>) {
        match self.document.entry(map, key) {
            Some(entry) => self.replace(&entry, value),
            None => self.add(map, Some(key), value),
        }
    }

    /// Replaces the value of a part. Text in quotes stays in the same quotes.
    pub fn replace(&mut self, part: &Trail, value: &Datum<'_>) {
        let Some(old) = self.document.part(part).map(Part::value) else { return self.give_up() };
        let is_flow = self.document.is_flow_inside(part);
        match spelling::replacement(self.document, old, value, is_flow) {
            Some(edit) => self.edits.push(edit),
            None => self.give_up(),
        }
    }

    /// Gives another spelling to the key or the value that an id is written as. Quotes stay as they are.
    pub fn respell(&mut self, hit: &Hit, text: &str) {
        let is_flow = self.document.is_flow_inside(hit.trail());
        match spelling::respelled(self.document, hit, text, is_flow) {
            Some(edit) => self.edits.push(edit),
            None => self.give_up(),
        }
    }

    /// Removes a part with the comma or the line that it needs. What would be empty then goes too, up to, but not
    /// including, the part whose trail has `floor` steps.
    pub fn remove(&mut self, part: &Trail, floor: usize) {
        match part.split() {
            Some((container, at)) => self.removed.entry(container).or_default().take(at, floor),
            None => self.give_up(),
        }
    }

    /// Adds an item to the list at `list`.
    pub fn append(&mut self, list: &Trail, item: &Datum<'_>) {
        self.add(list, None, item);
    }

    /// Adds items to the list under a key of the mapping at `map`. A single value becomes the first of the list.
    pub fn extend(&mut self, map: &Trail, key: &str, items: &[Datum<'_>]) {
        let Some(entry) = self.document.entry(map, key) else {
            return self.add(map, Some(key), &Datum::list(items.iter().cloned()));
        };
        match self.document.part(&entry).map(Part::value) {
            Some(Datum { data: Data::List(_), .. }) => {
                for item in items {
                    self.append(&entry, item);
                }
            }
            Some(Datum { data: Data::Null, .. }) | None => self.give_up(),
            Some(old) => {
                let all = [old].into_iter().chain(items);
                self.replace(&entry, &Datum::list(all.cloned()));
            }
        }
    }

    /// States an id under a key of the mapping at `map`, beside what stands there already: alone, in a list, or with a
    /// value in a mapping, whichever the key has. Without a key it is added.
    pub fn refer(&mut self, map: &Trail, key: &str, id: &str, value: Option<&Datum<'_>>) {
        let Some(entry) = self.document.entry(map, key) else {
            let waiting = self
                .added
                .get_mut(map)
                .and_then(|all| all.iter_mut().find(|one| one.key.as_deref() == Some(key)));
            let old = waiting.as_ref().map(|addition| &addition.value);
            let Some(stated) = reference::beside(old, id, value) else { return self.give_up() };
            return match waiting {
                Some(waiting) => waiting.value = stated,
                None => self.add(map, Some(key), &stated),
            };
        };
        let Some(old) = self.document.part(&entry).map(Part::value) else { return self.give_up() };
        match (&old.data, value) {
            (Data::Map(_), _) => self.add(&entry, Some(id), value.unwrap_or(&Datum::map::<String>([]))),
            (Data::List(_), None) => self.add(&entry, None, &Datum::text(id.to_owned())),
            _ => match reference::beside(Some(old), id, value) {
                Some(stated) => self.replace(&entry, &stated),
                None => self.give_up(),
            },
        }
    }

    /// The edits, in no order; none if something cannot be changed without harm to what stands around it.
    pub fn edits(mut self) -> Option<Vec<TextEdit>> {
        removal::climb(self.document, &mut self.removed, &self.added);
        let nothing = BTreeSet::new();
        for (container, additions) in &self.added {
            let gone = self.removed.get(container).map_or(&nothing, Removal::parts);
            addition::edits(self.document, container, gone, additions, &mut self.edits)?;
        }
        for (container, removal) in &self.removed {
            removal::edits(self.document, container, removal, &mut self.edits)?;
        }
        self.is_possible.then_some(self.edits)
    }

    fn add(&mut self, container: &Trail, key: Option<&str>, value: &Datum<'_>) {
        let addition = Addition { key: key.map(str::to_owned), value: value.clone().into_owned() };
        self.added.entry(container.clone()).or_default().push(addition);
    }

    fn give_up(&mut self) {
        self.is_possible = false;
    }
}
