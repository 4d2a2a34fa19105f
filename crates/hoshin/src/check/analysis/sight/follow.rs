//! The line of sight after an edit: looked at again from those whose ways have changed, and from who looks through them.

use hashbrown::HashSet;

use super::{HOSHIN, Sight, WAYS, WAYS_BACK, own_marks, through};
use crate::check::analyses::{Traces, differing};
use crate::model::Plan;
use crate::model::adjacency::Adjacency;

/// One in how many nodes may be looked at again before all are (our choice).
const ONE_IN: usize = 8;

impl Sight {
    /// Follows an edit, and tells the internal places of the nodes that reach something else than before. None if even
    /// what counts is different.
    pub(crate) fn follow(&mut self, plan: &Plan, traces: Traces<'_>) -> Option<Vec<usize>> {
        let had_hoshin = self.hoshin > 0;
        let mut looking: Vec<usize> = Vec::new();
        self.grow(plan.bound());
        let mut changed: Vec<usize> = Vec::new();
        for place in traces.gone {
            self.own_again(*place, 0);
            self.reached.get_mut(*place).into_iter().for_each(|marks| *marks = 0);
        }
        for place in traces.nodes {
            if self.own_again(*place, own_marks(plan.node_at(*place))) {
                looking.push(*place);
            }
        }
        for link in traces.links {
            looking.extend(link.from.filter(|_| WAYS.has(link.kind)));
            looking.extend(link.to.filter(|_| WAYS_BACK.has(link.kind)));
        }
        if let Some(again) = behind(plan, looking) {
            changed.extend(self.look_again(plan.put_in_rows(), &again));
        } else {
            let old = std::mem::replace(self, Self::of(plan));
            changed.extend(differing(&old.reached, &self.reached, &0));
        }
        (had_hoshin == (self.hoshin > 0)).then_some(changed)
    }

    fn grow(&mut self, bound: usize) {
        let bound = bound.max(self.own.len());
        self.own.resize(bound, 0);
        self.reached.resize(bound, 0);
    }

    /// Takes note of what a node is itself, and tells whether that is new.
    fn own_again(&mut self, place: usize, marks: u8) -> bool {
        let Some(slot) = self.own.get_mut(place) else { return false };
        let before = std::mem::replace(slot, marks);
        self.hoshin += usize::from(marks & HOSHIN != 0);
        self.hoshin -= usize::from(before & HOSHIN != 0).min(self.hoshin);
        before != marks
    }

    /// Looks again from some nodes, which are all that may have changed, and tells those that have.
    fn look_again(&mut self, rows: &Adjacency, again: &[usize]) -> Vec<usize> {
        let is_open: HashSet<usize> = again.iter().copied().collect();
        let at = |marks: &[u8], node: usize| marks.get(node).copied().unwrap_or(0);
        let before: Vec<u8> = again.iter().map(|node| at(&self.reached, *node)).collect();
        let served = |node: usize| rows.targets(node, WAYS).chain(rows.sources(node, WAYS_BACK));
        for node in again {
            let closed = served(*node).filter(|(_, other)| !is_open.contains(other));
            let marks = closed.fold(at(&self.own, *node), |marks, (way, other)| {
                marks | through(way, at(&self.reached, other))
            });
            // The others are open still, and count for nothing until they are told.
            self.reached.get_mut(*node).into_iter().for_each(|slot| *slot = marks);
        }
        let mut next: Vec<usize> = again.to_vec();
        while let Some(node) = next.pop() {
            let marks = at(&self.reached, node);
            for (way, other) in rows.sources(node, WAYS).chain(rows.targets(node, WAYS_BACK)) {
                let passed = through(way, marks);
                if let Some(slot) = self.reached.get_mut(other)
                    && passed & !*slot != 0
                {
                    *slot |= passed;
                    next.push(other);
                }
            }
        }
        let now = again.iter().zip(before).filter(|(node, before)| at(&self.reached, **node) != *before);
        now.map(|(node, _)| *node).collect()
    }
}

/// Those nodes, and all who look through them; none if these are many.
fn behind(plan: &Plan, mut found: Vec<usize>) -> Option<Vec<usize>> {
    let rows = plan.put_in_rows();
    let bound = (plan.node_count() / ONE_IN).max(64);
    let mut seen: HashSet<usize> = HashSet::new();
    found.retain(|place| seen.insert(*place));
    let mut at = 0;
    while let Some(node) = found.get(at).copied() {
        at += 1;
        let serving = rows.sources(node, WAYS).chain(rows.targets(node, WAYS_BACK));
        found.extend(serving.map(|(_, other)| other).filter(|other| seen.insert(*other)));
        if found.len() > bound {
            return None;
        }
    }
    Some(found)
}
