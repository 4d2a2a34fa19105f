//! A topological order that is kept while edges come and go: each node has a rank, and every edge leads to a greater one.
//!
//! # Source
//!
//! Pearce and Kelly, A dynamic topological sort algorithm for directed acyclic graphs, JEA 2006. Only the ranks between
//! the two ends of a new edge change; taking edges out changes none.

use crate::sort::Arrange as _;

use hashbrown::HashSet;

/// Ranks of nodes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    /// By node; [`NONE`] for those that have none.
    ranks: Vec<u32>,
    next: u32,
}

/// An edge would lead back to where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Circle;

const NONE: u32 = u32::MAX;

impl Order {
    /// Nodes in an order that is a topological one.
    pub(crate) fn new(nodes: impl Iterator<Item = usize>) -> Self {
        let mut order = Self::default();
        nodes.for_each(|node| order.add(node));
        order
    }

    /// Adds a node without edges, behind all others.
    pub(crate) fn add(&mut self, node: usize) {
        if self.ranks.len() <= node {
            self.ranks.resize(node + 1, NONE);
        }
        self.put(node, self.next);
        self.next += 1;
    }

    /// Takes a node out.
    pub(crate) fn remove(&mut self, node: usize) {
        self.put(node, NONE);
    }

    /// The rank of a node; none if it is not among them.
    pub(crate) fn rank(&self, node: usize) -> Option<u32> {
        self.ranks.get(node).copied().filter(|rank| *rank != NONE)
    }

    /// Whether the ranks are nearly used up, so that it has to be made anew.
    pub(crate) fn is_worn(&self) -> bool {
        self.next >= NONE - 1
    }

    /// Makes room for an edge, given the edges out of and into each node, of which every other has room already.
    ///
    /// # Errors
    ///
    /// [`Circle`] if there is a way from its end to its start; then no rank has changed.
    ///
    /// # Complexity
    ///
    /// n log n in the nodes between the ranks of its ends that are on a way from its end or to its start.
    pub(crate) fn join<I: Iterator<Item = usize>, J: Iterator<Item = usize>>(
        &mut self,
        from: usize,
        to: usize,
        out_of: impl Fn(usize) -> I,
        into: impl Fn(usize) -> J,
    ) -> Result<(), Circle> {
        let Some((upper, lower)) = self.rank(from).zip(self.rank(to)) else { return Ok(()) };
        if from == to {
            return Err(Circle);
        }
        if upper < lower {
            return Ok(());
        }
        let after = self.reach(to, out_of, |rank| rank <= upper);
        if after.contains(&from) {
            return Err(Circle);
        }
        let before = self.reach(from, into, |rank| rank >= lower);
        let (before, after) = (self.in_order(before), self.in_order(after));
        let mut ranks: Vec<u32> = before.iter().chain(&after).filter_map(|node| self.rank(*node)).collect();
        ranks.arrange();
        for (node, rank) in before.into_iter().chain(after).zip(ranks) {
            self.put(node, rank);
        }
        Ok(())
    }

    fn put(&mut self, node: usize, rank: u32) {
        if let Some(slot) = self.ranks.get_mut(node) {
            *slot = rank;
        }
    }

    /// Everything that is reached from a node along edges through ranks within bounds.
    fn reach<I: Iterator<Item = usize>>(
        &self,
        start: usize,
        edges: impl Fn(usize) -> I,
        is_within: impl Fn(u32) -> bool,
    ) -> Vec<usize> {
        let mut seen: HashSet<usize> = HashSet::from_iter([start]);
        let mut found = vec![start];
        let mut at = 0;
        while let Some(node) = found.get(at).copied() {
            at += 1;
            for next in edges(node) {
                if self.rank(next).is_some_and(&is_within) && seen.insert(next) {
                    found.push(next);
                }
            }
        }
        found
    }

    fn in_order(&self, mut nodes: Vec<usize>) -> Vec<usize> {
        nodes.arrange_by_key(|node| self.rank(*node));
        nodes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::graph::cycles::is_acyclic;

    proptest! {
        #[test]
        fn an_edge_finds_room_unless_kahns_method_finds_a_circle(
            steps in prop::collection::vec((0_usize..12, 0_usize..12, prop::bool::weighted(0.2)), 1..120)
        ) {
            let mut order = Order::new(0..12);
            let mut edges: Vec<(usize, usize)> = Vec::new();
            for (from, to, is_out) in steps {
                if is_out && !edges.is_empty() {
                    edges.remove((from + to) % edges.len());
                    continue;
                }
                let mut with: Vec<(usize, usize)> = edges.clone();
                with.push((from, to));
                let leads = |node: usize| with.iter().filter(move |edge| edge.0 == node).map(|edge| edge.1);
                let comes = |node: usize| with.iter().filter(move |edge| edge.1 == node).map(|edge| edge.0);
                let before = order.clone();
                let has_room = order.join(from, to, leads, comes).is_ok();
                prop_assert_eq!(has_room, is_acyclic(12, leads));
                if has_room {
                    edges = with;
                } else {
                    prop_assert_eq!(&order.ranks, &before.ranks);
                }
                prop_assert!(edges.iter().all(|(from, to)| order.rank(*from) < order.rank(*to)));
                let ranks: HashSet<_> = (0..12).filter_map(|node| order.rank(node)).collect();
                prop_assert_eq!(ranks.len(), 12);
            }
        }
    }
}
