//! The relations of every node in a row: what a plan that is only read is looked at through.
//!
//! petgraph keeps them as linked lists, newest first and of all kinds together. Here the relations of a node stand
//! side by side, by kind and within a kind in order of their numbers, so that asking for those of one kind reads one
//! place of the memory and sorts nothing. Made when it is first needed, dropped by every edit.

use std::thread;

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::link::Link;
use super::store::Plan;
use crate::graph::rows::Rows;
use crate::metamodel::RelationKind;

/// The relations of every node, either way.
#[derive(Clone, Debug)]
pub(super) struct Adjacency {
    outgoing: Rows<Entry>,
    incoming: Rows<Entry>,
    /// Whether there is any relation of a kind.
    any: [bool; RelationKind::ALL.len()],
}

/// The relations from which a second thread pays (our choice).
const WORTH_A_THREAD: usize = 100_000;

/// A relation as its node sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: RelationKind,
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
                Some((node.index(), Entry { kind, edge: row.edge, other }))
            });
            let mut rows = Rows::new(plan.bound(), entries);
            rows.sort_each_by_key(|entry| entry.kind);
            rows
        };
        let worth_a_thread = plan.relations.len() >= WORTH_A_THREAD && !cfg!(target_family = "wasm");
        let (outgoing, incoming) = thread::scope(|scope| {
            let spawn = || thread::Builder::new().spawn_scoped(scope, || side(true)).ok();
            let outgoing = worth_a_thread.then(spawn).flatten();
            let incoming = side(false);
            // Without a thread, or if it came to grief, it is done here.
            let outgoing = outgoing.and_then(|outgoing| outgoing.join().ok()).unwrap_or_else(|| side(true));
            (outgoing, incoming)
        });
        let mut any = [false; RelationKind::ALL.len()];
        for row in plan.relations.iter() {
            let weight = plan.graph.edge_weight(row.edge);
            if let Some(any) = weight.and_then(|weight| any.get_mut(weight.kind as usize)) {
                *any = true;
            }
        }
        Self { outgoing, incoming, any }
    }

    /// The relations of a node one way.
    pub(super) fn side(&self, node: NodeIndex, direction: Direction) -> &[Entry] {
        match direction {
            Direction::Outgoing => self.outgoing.of(node.index()),
            Direction::Incoming => self.incoming.of(node.index()),
        }
    }
}

impl Default for Entry {
    fn default() -> Self {
        Self { kind: RelationKind::Advances, edge: EdgeIndex::end(), other: NodeIndex::end() }
    }
}

/// Those of one kind among the relations of a node.
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
    pub(crate) fn put_in_rows(&self) {
        self.adjacency.get_or_init(|| Adjacency::of(self));
    }

    /// Whether there is any relation of a kind.
    pub(crate) fn has_any(&self, kind: RelationKind) -> bool {
        match self.adjacency.get() {
            Some(adjacency) => adjacency.any.get(kind as usize).copied().unwrap_or(false),
            None => self.relations().map(Link::kind).any(|known| known == kind),
        }
    }
}
