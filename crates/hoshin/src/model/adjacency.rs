//! The relations of every node in a row: what a plan that is only read is looked at through.
//!
//! petgraph keeps them as linked lists, newest first and of all kinds together. Here the relations of a node stand
//! side by side, by kind and within a kind in order of their numbers, so that asking for those of one kind reads one
//! place of the memory and sorts nothing. Made when it is first needed; an edit changes the rows that it touches, and drops
//! all of them once many have changed.

mod patch;

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::brief::Briefs;
use super::link::Link;
use super::store::{Plan, RelationRow};
use super::told::Tellings;
use crate::graph::patched::PatchedRows;
use crate::graph::rows::Rows;
use crate::graph::threads::at_once;
use crate::metamodel::RelationKind;
use crate::value::Role;

/// The relations of every node, either way.
#[derive(Clone, Debug)]
pub(crate) struct Adjacency {
    outgoing: PatchedRows<Entry>,
    incoming: PatchedRows<Entry>,
    /// How many relations there are of each kind.
    counts: [u32; RelationKind::ALL.len()],
    /// How many of them take their targets further away.
    harms: u32,
    /// What is asked most of each node.
    pub(super) briefs: Briefs,
    pub(super) tellings: Tellings,
}

/// Kinds of relations, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    /// These kinds.
    pub(crate) const fn these(kinds: &[RelationKind]) -> Self {
        let (mut bits, mut left) = (0, kinds);
        while let [first, rest @ ..] = left {
            bits |= 1 << *first as u32;
            left = rest;
        }
        Self(bits)
    }

    pub(crate) const fn has(self, kind: RelationKind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    fn of(entries: &[Entry]) -> Self {
        Self(entries.iter().fold(0, |kinds, entry| kinds | 1 << entry.kind as u32))
    }

    pub(crate) fn set(&mut self, kind: RelationKind, is_there: bool) {
        let bit = 1 << kind as u32;
        self.0 = if is_there { self.0 | bit } else { self.0 & !bit };
    }
}

/// The relations from which a second thread pays (our choice).
const WORTH_A_THREAD: usize = 100_000;

/// A relation as its node sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: RelationKind,
    /// In what way an owner answers: what is asked most of the parameters.
    pub(super) role: Option<Role>,
    /// Whether it takes its target further away.
    pub(super) is_against: bool,
    /// Whether it says how strongly it works.
    pub(super) is_weighted: bool,
    pub(super) edge: EdgeIndex,
    /// The node at the other end.
    pub(super) other: NodeIndex,
}

impl Adjacency {
    /// The relations of a plan.
    ///
    /// # Complexity
    ///
    /// Linear, but for the sorting of each node's relations by kind.
    pub(super) fn of(plan: &Plan) -> Self {
        let side = |outgoing: bool| {
            let entries = plan.relations.iter().filter_map(move |row| {
                let (source, target) = plan.graph.edge_endpoints(row.edge)?;
                let (node, other) = if outgoing { (source, target) } else { (target, source) };
                let kind = plan.graph.edge_weight(row.edge)?.kind;
                Some((node.index(), Entry::new(kind, row, other)))
            });
            let mut rows = Rows::new(plan.bound(), entries);
            rows.sort_each_by_key(|entry| entry.kind);
            let kinds: Vec<Kinds> = (0..plan.bound()).map(|node| Kinds::of(rows.of(node))).collect();
            (rows, kinds)
        };
        let is_large = plan.relations.len() >= WORTH_A_THREAD;
        let ((outgoing, starting), (incoming, ending)) = at_once(is_large, || side(true), || side(false));
        let (mut counts, mut harms) = ([0; RelationKind::ALL.len()], 0);
        for entry in (0..plan.bound()).flat_map(|node| outgoing.of(node)) {
            counts.get_mut(entry.kind as usize).into_iter().for_each(|count| *count += 1);
            harms += u32::from(entry.is_against);
        }
        let briefs = Briefs::of(plan, [&starting, &ending], &outgoing, is_large);
        Self {
            outgoing: outgoing.into(),
            incoming: incoming.into(),
            counts,
            harms,
            briefs,
            tellings: Tellings::default(),
        }
    }

    /// The places of the nodes that relations of some kinds lead to from a node, with those kinds.
    pub(crate) fn targets(&self, node: usize, kinds: Kinds) -> impl Iterator<Item = (RelationKind, usize)> {
        others(self.outgoing.of(node), kinds)
    }

    /// The places of the nodes from which relations of some kinds lead to a node, with those kinds.
    pub(crate) fn sources(&self, node: usize, kinds: Kinds) -> impl Iterator<Item = (RelationKind, usize)> {
        others(self.incoming.of(node), kinds)
    }

    /// The places of the nodes that relations lead to or from at a node.
    pub(crate) fn neighbours(&self, node: usize) -> impl Iterator<Item = usize> {
        let all = self.outgoing.of(node).iter().chain(self.incoming.of(node));
        all.map(|entry| entry.other.index())
    }

    /// The relations of one kind of a node one way.
    #[inline]
    pub(super) fn side(&self, node: NodeIndex, direction: Direction, kind: RelationKind) -> &[Entry] {
        if !self.has(node, direction, kind) {
            return &[];
        }
        match direction {
            Direction::Outgoing => of_kind(self.outgoing.of(node.index()), kind),
            Direction::Incoming => of_kind(self.incoming.of(node.index()), kind),
        }
    }

    /// Whether a node has a relation of a kind.
    #[inline]
    pub(super) fn has(&self, node: NodeIndex, direction: Direction, kind: RelationKind) -> bool {
        let Some(brief) = self.briefs.of_node(node) else { return false };
        match direction {
            Direction::Outgoing => brief.outgoing.has(kind),
            Direction::Incoming => brief.incoming.has(kind),
        }
    }
}

fn others(row: &[Entry], kinds: Kinds) -> impl Iterator<Item = (RelationKind, usize)> {
    row.iter().filter(move |entry| kinds.has(entry.kind)).map(|entry| (entry.kind, entry.other.index()))
}

impl Entry {
    /// A relation as it is seen from one end.
    fn new(kind: RelationKind, row: &RelationRow, other: NodeIndex) -> Self {
        let strength = row.kept.strength();
        let is_against = strength.is_some_and(|strength| strength.value() < 0.0);
        Self {
            kind,
            role: row.kept.role(),
            is_against,
            is_weighted: strength.is_some(),
            edge: row.edge,
            other,
        }
    }
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            kind: RelationKind::Advances,
            role: None,
            is_against: false,
            is_weighted: false,
            edge: EdgeIndex::end(),
            other: NodeIndex::end(),
        }
    }
}

/// Those of one kind among the relations of a node.
#[inline]
pub(super) fn of_kind(entries: &[Entry], kind: RelationKind) -> &[Entry] {
    // Most nodes have a handful, for which looking at each is quicker than halving.
    const HANDFUL: usize = 16;
    let (start, end) = if entries.len() <= HANDFUL {
        let start = entries.iter().position(|entry| entry.kind == kind).unwrap_or(entries.len());
        let same = entries.iter().skip(start).take_while(|entry| entry.kind == kind).count();
        (start, start + same)
    } else {
        let start = entries.partition_point(|entry| entry.kind < kind);
        (start, entries.partition_point(|entry| entry.kind <= kind))
    };
    entries.get(start..end).unwrap_or(&[])
}

impl Plan {
    /// Puts the relations of every node in a row, so that what reads much of the plan reads it fast.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations, the first time since the last edit.
    pub(crate) fn put_in_rows(&self) -> &Adjacency {
        self.adjacency.get_or_init(|| Adjacency::of(self))
    }

    /// Whether any relation takes its target further away.
    pub(crate) fn has_harm(&self) -> bool {
        self.put_in_rows().harms > 0
    }

    /// Whether there is any relation of a kind.
    pub(crate) fn has_any(&self, kind: RelationKind) -> bool {
        match self.adjacency.get() {
            Some(adjacency) => adjacency.counts.get(kind as usize).is_some_and(|count| *count > 0),
            None => self.relations().map(Link::kind).any(|known| known == kind),
        }
    }
}
