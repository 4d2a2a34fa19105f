//! Which names of the same words, or of words that are near, may be one.

use std::collections::{BTreeMap, BTreeSet};

use super::apart::Apart;
use super::lexicon::WordId;
use super::name::Marks;
use super::sets::Entry;
use super::{BLOCK, Nearness};

/// How many earlier names are tried, when the first ones are known to be different (our choice).
const TRIES: usize = 16;

/// Pairs each node of a set with the first before it that it may be. Where the ways of their verbs are not wholly the
/// same (one says none, or just `improve`), the one says less than the other.
pub(super) fn alike(apart: &Apart<'_, '_>, entries: &[Entry]) -> Vec<(u32, u32, Nearness)> {
    let tells = Tells::of(entries);
    let mut seen: BTreeSet<(usize, &Marks)> = BTreeSet::new();
    let mut all: Vec<&Entry> = Vec::new();
    let mut by_marks: BTreeMap<&Marks, Vec<&Entry>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for entry in entries {
        if !seen.insert((apart.family(entry), &entry.marks)) {
            continue;
        }
        let same_marks = by_marks.entry(&entry.marks).or_default();
        let earlier = if entries.len() > BLOCK { &*same_marks } else { &all };
        let may_be =
            |earlier: &Entry| tells.allow(&earlier.marks, &entry.marks) && apart.may_be(earlier, entry);
        let has_same_way = |earlier: &Entry| earlier.marks.polarity == entry.marks.polarity;
        let tried = || earlier.iter().take(TRIES);
        let same = tried().find(|earlier| has_same_way(earlier) && may_be(earlier));
        let less = || {
            let less = |earlier: &Entry| !has_same_way(earlier) && apart.are_in_one_scope(earlier, entry);
            tried().find(|earlier| less(earlier) && may_be(earlier))
        };
        if let Some(first) = same {
            pairs.push((first.node, entry.node, Nearness::Same));
        } else if let Some(first) = less() {
            pairs.push((first.node, entry.node, Nearness::Within));
        }
        same_marks.push(entry);
        all.push(entry);
    }
    pairs
}

/// Whether there are so many names that only those wholly alike were compared, and others may be one as well.
pub(super) fn is_crowded(entries: &[Entry]) -> bool {
    let tells = Tells::of(entries);
    let mut marks = entries.iter().map(|entry| &entry.marks);
    entries.len() > BLOCK
        && marks.next().is_some_and(|first| marks.any(|other| tells.leave_open(first, other)))
}

/// The first of the pairs between two sets that may be one, tried among their first names.
pub(super) fn first_pair(
    apart: &Apart<'_, '_>,
    one: &[Entry],
    other: &[Entry],
    is_scoped: bool,
) -> Option<(u32, u32)> {
    let tried = |entries| <[Entry]>::iter(entries).take(TRIES);
    let mut pairs = tried(one).flat_map(|one| tried(other).map(move |other| (one, other)));
    let (one, other) = pairs.find(|(one, other)| {
        one.marks.may_be(&other.marks)
            && (!is_scoped || apart.are_in_one_scope(one, other))
            && apart.may_be(one, other)
    })?;
    Some((one.node, other.node))
}

/// Which marks tell the names of a set apart: numbers, if there are several, and `per …` likewise. A name without a
/// number may then be none of those with one.
struct Tells {
    numbers: bool,
    per: bool,
}

impl Tells {
    fn of(entries: &[Entry]) -> Self {
        let several = |of: fn(&Marks) -> &[WordId]| {
            let mut stated = entries.iter().map(|entry| of(&entry.marks)).filter(|mark| !mark.is_empty());
            let first = stated.next();
            stated.any(|mark| Some(mark) != first)
        };
        Self { numbers: several(|marks| &marks.numbers), per: several(|marks| &marks.per) }
    }

    fn allow(&self, one: &Marks, other: &Marks) -> bool {
        (!self.numbers || one.numbers == other.numbers) && (!self.per || one.per == other.per)
    }

    /// Whether two marks differ in anything that does not tell them apart.
    fn leave_open(&self, one: &Marks, other: &Marks) -> bool {
        one.is_rate != other.is_rate
            || one.polarity != other.polarity
            || (!self.numbers && one.numbers != other.numbers)
            || (!self.per && one.per != other.per)
    }
}
