//! The perspectives after an edit: spread again among those who take theirs from what was touched.

use std::collections::BTreeSet;

use hashbrown::HashSet;
use petgraph::graph::NodeIndex;

use super::{Label, Perspectives, TAKEN, own};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::node::Node;
use crate::model::store::Plan;

/// One in how many nodes may take theirs anew before all do (our choice).
const ONE_IN: usize = 8;

impl Perspectives {
    /// Follows an edit that touched some nodes and took others out; `takers` are those from which a relation came or
    /// went by which they take their perspective. Tells the internal places of the nodes that stand elsewhere now.
    pub(crate) fn follow(
        &mut self,
        plan: &Plan,
        touched: &[usize],
        gone: &[usize],
        takers: &[usize],
    ) -> Vec<usize> {
        let bound = plan.bound().max(self.labels.len());
        self.first.resize(bound, Label::Unknown);
        self.labels.resize(bound, Label::Unknown);
        for place in gone {
            for labels in [&mut self.first, &mut self.labels] {
                labels.get_mut(*place).into_iter().for_each(|label| *label = Label::Unknown);
            }
        }
        let Some(again) = takers_of(plan, takers) else {
            let old = std::mem::replace(self, Self::of(plan));
            let places = 0..bound;
            return places.filter(|place| old.labels.get(*place) != self.labels.get(*place)).collect();
        };
        let moved = self.spread_again(plan, &again);
        self.fall_back_again(plan, touched, &again, &moved)
    }

    /// Spreads the first choice among some nodes, which are all that may have changed, and returns those that have.
    fn spread_again(&mut self, plan: &Plan, again: &[usize]) -> Vec<usize> {
        let rows = plan.put_in_rows();
        let is_open: HashSet<usize> = again.iter().copied().collect();
        let before: Vec<Label> = again.iter().map(|place| self.first_at(*place)).collect();
        for place in again {
            let node = plan.node_at(*place);
            let closed = || {
                let taken = rows.targets(*place, TAKEN).filter(|(way, _)| takes(node, *way));
                let closed = taken.filter(|(_, other)| !is_open.contains(other));
                closed.fold(Label::Unknown, |label, (_, other)| label.with(self.first_at(other)))
            };
            let label = own(node).map_or_else(closed, |perspective| Label::One(perspective.index()));
            self.put_first(*place, label);
        }
        let mut next: Vec<usize> = again.to_vec();
        while let Some(place) = next.pop() {
            let label = self.first_at(place);
            for (way, other) in rows.sources(place, TAKEN).filter(|(_, other)| is_open.contains(other)) {
                let (taker, before) = (plan.node_at(other), self.first_at(other));
                let after = before.with(label);
                if after != before && takes(taker, way) && !taker.has_outgoing(RelationKind::Within) {
                    self.put_first(other, after);
                    next.push(other);
                }
            }
        }
        let now = again.iter().zip(before).filter(|(place, before)| self.first_at(**place) != *before);
        now.map(|(place, _)| *place).collect()
    }

    /// Asks the second choice again where it may have changed, and returns all that stand elsewhere now.
    fn fall_back_again(
        &mut self,
        plan: &Plan,
        touched: &[usize],
        again: &[usize],
        moved: &[usize],
    ) -> Vec<usize> {
        let (mut kpis, mut targets): (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
        let mut changed = Vec::new();
        for node in touched.iter().chain(again).map(|place| plan.node_at(*place)) {
            match node.kind() {
                NodeKind::Kpi => {
                    kpis.insert(node.place());
                }
                NodeKind::Target => {
                    targets.insert(node.place());
                    kpis.extend(node.targets(RelationKind::Tracks).map(Node::place));
                }
                _ => {}
            }
        }
        for goal in moved.iter().map(|place| plan.node_at(*place)) {
            for target in goal.sources(RelationKind::Quantifies) {
                kpis.extend(target.targets(RelationKind::Tracks).map(Node::place));
            }
            if !matches!(goal.kind(), NodeKind::Kpi | NodeKind::Target) {
                changed.extend(self.settle(goal.place(), self.first_at(goal.place())));
            }
        }
        for kpi in kpis.iter().map(|place| plan.node_at(*place)) {
            let label = match self.first_label(kpi) {
                Label::Unknown => self.of_promises(kpi),
                label => label,
            };
            if let Some(place) = self.settle(kpi.place(), label) {
                changed.push(place);
                targets.extend(kpi.sources(RelationKind::Tracks).map(Node::place));
            }
        }
        for target in targets.iter().map(|place| plan.node_at(*place)) {
            let label = match self.first_label(target) {
                Label::Unknown => target.kpi().map_or(Label::Unknown, |kpi| self.label(kpi)),
                label => label,
            };
            changed.extend(self.settle(target.place(), label));
        }
        changed
    }

    fn settle(&mut self, place: usize, label: Label) -> Option<usize> {
        let slot = self.labels.get_mut(place)?;
        (std::mem::replace(slot, label) != label).then_some(place)
    }

    fn first_at(&self, place: usize) -> Label {
        self.first.get(place).copied().unwrap_or(Label::Unknown)
    }

    fn put_first(&mut self, place: usize, label: Label) {
        self.first.get_mut(place).into_iter().for_each(|slot| *slot = label);
    }
}

/// Of what advances something, only objectives take from it.
fn takes(taker: Node<'_>, way: RelationKind) -> bool {
    way != RelationKind::Advances || taker.kind() == NodeKind::Objective
}

/// Those nodes, and all who take theirs from them, near or far; none if these are many.
fn takers_of(plan: &Plan, takers: &[usize]) -> Option<Vec<usize>> {
    let rows = plan.put_in_rows();
    let bound = (plan.node_count() / ONE_IN).max(64);
    let mut seen: HashSet<usize> = HashSet::new();
    let mut found: Vec<usize> = takers.iter().copied().filter(|place| seen.insert(*place)).collect();
    let mut at = 0;
    while let Some(place) = found.get(at).copied() {
        at += 1;
        let (_, others): (Vec<RelationKind>, Vec<usize>) = rows
            .sources(place, TAKEN)
            .filter(|(way, other)| takes(Node::new(plan, NodeIndex::new(*other)), *way))
            .unzip();
        found.extend(others.into_iter().filter(|other| seen.insert(*other)));
        if found.len() > bound {
            return None;
        }
    }
    Some(found)
}
