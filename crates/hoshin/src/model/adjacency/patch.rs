//! What an edit does to the relations in rows: the rows of the nodes that it touches are changed, all others stay.

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Adjacency, Entry, of_kind};
use crate::metamodel::RelationKind;
use crate::model::store::Plan;

/// How many changed rows are borne with at least, and beyond that one in how many (our choice: looking them up makes
/// everything a little slower, and making all rows anew is linear).
const BORNE: usize = 64;
const ONE_IN: usize = 4;

impl Plan {
    /// Changes the relations in rows, where they have been made.
    pub(in crate::model) fn patch(&mut self, change: impl FnOnce(&mut Adjacency, &Self)) {
        let Some(mut adjacency) = self.adjacency.take() else { return };
        if adjacency.outgoing.changes() + adjacency.incoming.changes() > BORNE + self.bound() / ONE_IN {
            return;
        }
        adjacency.tellings.clear();
        change(&mut adjacency, self);
        // There is none: it was taken out above.
        let _ = self.adjacency.set(adjacency);
    }
}

impl Adjacency {
    /// A relation has been added.
    pub(in crate::model) fn join(&mut self, plan: &Plan, edge: EdgeIndex) {
        let Some((source, target)) = plan.graph.edge_endpoints(edge) else { return };
        let Some((weight, row)) =
            plan.graph.edge_weight(edge).and_then(|weight| Some((*weight, plan.relations.row(weight.slot)?)))
        else {
            return;
        };
        let slot_of = |edge: EdgeIndex| plan.graph.edge_weight(edge).map_or(0, |weight| weight.slot);
        for (node, other, direction) in
            [(source, target, Direction::Outgoing), (target, source, Direction::Incoming)]
        {
            let entries = self.rows_mut(direction).of_mut(node.index());
            let is_before = |entry: &Entry| {
                entry.kind < weight.kind || entry.kind == weight.kind && slot_of(entry.edge) < weight.slot
            };
            let at = entries.partition_point(is_before);
            entries.insert(at, Entry::new(weight.kind, row, other));
            self.briefs.relate(node, direction, weight.kind, true);
        }
        self.count(weight.kind, true);
        self.harms += u32::from(row.kept.is_against());
        self.briefs.look_again_if_anchored(plan, source, weight.kind);
    }

    /// A relation has been taken out.
    pub(in crate::model) fn part(
        &mut self,
        plan: &Plan,
        edge: EdgeIndex,
        (source, target): (NodeIndex, NodeIndex),
        kind: RelationKind,
    ) {
        let mut is_against = false;
        for (node, direction) in [(source, Direction::Outgoing), (target, Direction::Incoming)] {
            let entries = self.rows_mut(direction).of_mut(node.index());
            if let Some(at) = entries.iter().position(|entry| entry.edge == edge) {
                is_against |= entries.remove(at).is_against;
            }
            let is_there = !of_kind(entries, kind).is_empty();
            self.briefs.relate(node, direction, kind, is_there);
        }
        self.count(kind, false);
        self.harms = self.harms.saturating_sub(u32::from(is_against));
        self.briefs.look_again_if_anchored(plan, source, kind);
    }

    fn rows_mut(&mut self, direction: Direction) -> &mut super::PatchedRows<Entry> {
        match direction {
            Direction::Outgoing => &mut self.outgoing,
            Direction::Incoming => &mut self.incoming,
        }
    }

    fn count(&mut self, kind: RelationKind, is_more: bool) {
        if let Some(count) = self.counts.get_mut(kind as usize) {
            *count = if is_more { *count + 1 } else { count.saturating_sub(1) };
        }
    }
}
