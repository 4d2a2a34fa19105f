//! A text with the places of its data, and the way to each of its parts.

use std::ops::Range;

use crate::format::limits::Limits;
use crate::format::source::BYTE_ORDER_MARK;
use crate::format::{json, yaml};
use crate::value::datum::{Data, Datum, Entry, Span};

/// A text with the places of its data. Its parts stand in the order of the text.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) root: Datum<'t>,
    /// Whether it is JSON, which has neither comments nor bare text.
    pub(super) is_json: bool,
}

/// The way to a part: its number in each collection, the outermost first. The empty one leads to the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Trail(Vec<usize>);

/// A part of a collection.
#[derive(Clone, Copy, Debug)]
pub enum Part<'d, 't> {
    /// A key with its value.
    Entry(&'d Entry<'t>),
    /// An item of a list.
    Item(&'d Datum<'t>),
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// It is the key of this entry.
    Key(Trail),
    /// It is the value of this entry, or this item.
    Value(Trail),
}

impl Hit {
    /// The way to the part.
    pub fn trail(&self) -> &Trail {
        match self {
            Self::Key(trail) | Self::Value(trail) => trail,
        }
    }
}

impl Trail {
    /// How many steps it has.
    pub fn steps(&self) -> usize {
        self.0.len()
    }

    /// The way to a part of the collection that this one leads to.
    #[must_use]
    pub fn then(&self, at: usize) -> Self {
        Self(self.0.iter().copied().chain([at]).collect())
    }

    /// Whether the part lies within the one that `other` leads to, or is that one.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The way to the collection that the part stands in; none for the document itself.
    pub fn parent(&self) -> Option<Self> {
        self.split().map(|(container, _)| container)
    }

    /// The way to the collection, and the number in it.
    pub(super) fn split(&self) -> Option<(Self, usize)> {
        let (&at, container) = self.0.split_last()?;
        Some((Self(container.to_vec()), at))
    }
}

impl<'d, 't> Part<'d, 't> {
    /// Its value.
    pub fn value(self) -> &'d Datum<'t> {
        match self {
            Self::Entry(entry) => &entry.value,
            Self::Item(item) => item,
        }
    }

    /// Where it stands, key and value.
    pub(super) fn range(self) -> Range<usize> {
        match self {
            Self::Entry(entry) => {
                let key = entry.key_span.range();
                key.start..key.end.max(entry.value.span.range().end)
            }
            Self::Item(item) => item.span.range(),
        }
    }
}

impl<'t> Document<'t> {
    /// Takes up a text: JSON if it reads as such, else YAML. None if it cannot be read, or uses aliases, behind which
    /// one text stands for several parts.
    pub fn parse(text: &'t str, limits: &Limits) -> Option<Self> {
        let bare = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        if bare.trim_start().starts_with('{')
            && let Ok(root) = json::parse(text, limits)
        {
            return Some(Self { text, root, is_json: true });
        }
        let root = yaml::parse(text, limits).ok()?;
        let document = Self { text, root, is_json: false };
        (!document.has_alias(&document.root)).then_some(document)
    }

    fn has_alias(&self, datum: &Datum<'_>) -> bool {
        // No plain text begins with a star.
        let is_alias = self.text.get(datum.span.range()).is_some_and(|text| text.starts_with('*'));
        is_alias || parts(datum).any(|part| self.has_alias(part.value()))
    }

    /// The value at the end of a trail.
    pub fn value(&self, trail: &Trail) -> Option<&Datum<'t>> {
        trail.0.iter().try_fold(&self.root, |datum, &at| Some(part_of(datum, at)?.value()))
    }

    /// The part at the end of a trail; none for the document itself.
    pub fn part(&self, trail: &Trail) -> Option<Part<'_, 't>> {
        let (container, at) = trail.split()?;
        part_of(self.value(&container)?, at)
    }

    /// The way to an entry of the mapping at `map`.
    pub fn entry(&self, map: &Trail, key: &str) -> Option<Trail> {
        let Data::Map(entries) = &self.value(map)?.data else { return None };
        Some(map.then(entries.iter().position(|entry| entry.key == key)?))
    }

    /// The way along keys, from the outermost.
    pub fn by_keys(&self, keys: &[&str]) -> Option<Trail> {
        keys.iter().try_fold(Trail::default(), |trail, key| self.entry(&trail, key))
    }

    /// The key or value that stands at exactly this place.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the number of parts of each collection on the way.
    pub fn find(&self, span: Span) -> Option<Hit> {
        let (mut datum, mut trail) = (&self.root, Trail::default());
        loop {
            let (at, part) = part_around(datum, span.start as usize)?;
            trail = trail.then(at);
            match part {
                Part::Entry(entry) if entry.key_span == span => return Some(Hit::Key(trail)),
                _ if part.value().span == span => return Some(Hit::Value(trail)),
                _ => datum = part.value(),
            }
        }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a collection is written between brackets.
    pub(super) fn is_flow(&self, collection: &Datum<'_>) -> bool {
        self.slice(collection.span.range()).starts_with(['{', '['])
    }

    /// Whether a part stands between brackets, its own aside.
    pub(super) fn is_flow_inside(&self, trail: &Trail) -> bool {
        let container = trail.split().and_then(|(container, _)| self.value(&container));
        container.is_some_and(|container| self.is_flow(container))
    }
}

/// The parts of a collection, in the order of the text.
pub(super) fn parts<'d, 't>(datum: &'d Datum<'t>) -> impl Iterator<Item = Part<'d, 't>> {
    (0..count(datum)).filter_map(|at| part_of(datum, at))
}

/// How many parts a collection has.
pub(super) fn count(datum: &Datum<'_>) -> usize {
    match &datum.data {
        Data::Map(entries) => entries.len(),
        Data::List(items) => items.len(),
        _ => 0,
    }
}

fn part_of<'d, 't>(datum: &'d Datum<'t>, at: usize) -> Option<Part<'d, 't>> {
    match &datum.data {
        Data::Map(entries) => entries.get(at).map(Part::Entry),
        Data::List(items) => items.get(at).map(Part::Item),
        _ => None,
    }
}

/// The part of a collection that a byte stands in.
fn part_around<'d, 't>(datum: &'d Datum<'t>, offset: usize) -> Option<(usize, Part<'d, 't>)> {
    let after = match &datum.data {
        Data::Map(entries) => entries.partition_point(|entry| entry.key_span.start as usize <= offset),
        Data::List(items) => items.partition_point(|item| item.span.start as usize <= offset),
        _ => return None,
    };
    let at = after.checked_sub(1)?;
    Some((at, part_of(datum, at)?))
}
