//! Where nodes, fields and relations stand in the text that they came from.
//!
//! It lies beside the graph, so that the fields of a plan are free of places and every format feeds the same
//! findings. Places are by number, which is never reused: an edit leaves the places of everything else alone.

use std::sync::Arc;

use hashbrown::HashMap;

use super::link::Link;
use super::node::Node;
use crate::value::datum::Span;

/// A place in one of the files of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which file, by its place in [`Sources::files`].
    pub file: u32,
    /// Which part of it.
    pub span: Span,
}

/// A file that a plan came from.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name as messages show it.
    pub name: Arc<str>,
    /// Its text.
    pub text: Arc<String>,
    /// Whether it holds one record a line, whose fields are looked up again when they are asked for.
    pub lines: bool,
}

/// The files of a plan and the places in them; empty for plans built in code.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    places: Vec<Place>,
    fields: HashMap<u64, Vec<FieldPlace>>,
}

#[derive(Clone, Debug)]
struct FieldPlace {
    key: Box<str>,
    file: u32,
    key_span: Span,
    value_span: Span,
}

const NOWHERE: Place = Place { file: u32::MAX, span: Span { start: 0, end: 0 } };

impl Sources {
    /// The files, the root file first.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file of a place.
    pub fn file(&self, place: Place) -> Option<&SourceFile> {
        self.files.get(place.file as usize)
    }

    /// Where a node stands: its key, or its line.
    pub fn node(&self, node: Node<'_>) -> Option<Place> {
        self.numbered(node.seq())
    }

    /// Where a relation is stated.
    pub fn relation(&self, link: Link<'_>) -> Option<Place> {
        self.numbered(link.seq())
    }

    /// Where the value of a field stands; the key's place if `key_only`.
    pub fn field(&self, node: Node<'_>, key: &str, key_only: bool) -> Option<Place> {
        let found = self.fields.get(&node.seq())?.iter().find(|place| &*place.key == key)?;
        Some(Place { file: found.file, span: if key_only { found.key_span } else { found.value_span } })
    }

    fn numbered(&self, seq: u64) -> Option<Place> {
        self.places.get(usize::try_from(seq).ok()?).copied().filter(|place| *place != NOWHERE)
    }

    pub(crate) fn add_file(&mut self, file: SourceFile) -> u32 {
        self.files.push(file);
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    pub(crate) fn put(&mut self, seq: u64, place: Place) {
        let Ok(at) = usize::try_from(seq) else { return };
        if self.places.len() == at {
            self.places.push(place);
            return;
        }
        if self.places.len() < at {
            self.places.resize(at + 1, NOWHERE);
        }
        if let Some(slot) = self.places.get_mut(at) {
            *slot = place;
        }
    }

    pub(crate) fn reserve(&mut self, places: usize) {
        self.places.reserve(places);
    }

    pub(crate) fn put_field(&mut self, seq: u64, key: &str, file: u32, key_span: Span, value_span: Span) {
        self.fields.entry(seq).or_default().push(FieldPlace { key: key.into(), file, key_span, value_span });
    }

    pub(crate) fn shrink(&mut self) {
        self.places.shrink_to_fit();
    }
}
