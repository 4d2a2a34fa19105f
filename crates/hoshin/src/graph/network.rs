//! A weighted graph of numbered nodes, laid out for passes over the whole: who reaches which goals, and how much of each
//! arrives there.
//!
//! What [`Flow`](crate::analyse::Flow) is for a plan, this is for arrays.

use std::fmt;

use super::Csr;
use super::order::{Order, order};
use super::rows::Rows;
use super::sweep::sweep;

/// A directed graph with weights, which does not change.
#[derive(Clone, Debug)]
pub struct Network {
    order: Order,
    /// By number, in the order in which they were given.
    out_of: Rows<Edge>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    to: u32,
    weight: f64,
}

/// An edge that begins or ends at no node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchNode {
    /// The place of the edge among the edges.
    pub edge: usize,
}

impl fmt::Display for NoSuchNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "edge {} begins or ends at a node that is not there", self.edge)
    }
}

impl std::error::Error for NoSuchNode {}

/// Which goals each node reaches.
#[derive(Clone, Debug)]
pub struct Reach<'n> {
    network: &'n Network,
    words: usize,
    /// By number and word, a bit for each goal.
    masks: Vec<u64>,
}

/// How much of each node arrives at each goal.
#[derive(Clone, Debug)]
pub struct RollUp<'n> {
    network: &'n Network,
    width: usize,
    /// By number and goal.
    sums: Vec<f64>,
}

impl Network {
    /// The graph of so many nodes, numbered from 0, with these edges: from where, to where, and with which weight.
    ///
    /// # Errors
    ///
    /// If an edge begins or ends at a node that is not there.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and edges; the edges are gone through five times.
    pub fn new(
        nodes: usize,
        edges: impl Iterator<Item = (u32, u32, f64)> + Clone,
    ) -> Result<Self, NoSuchNode> {
        let is_known = |end: u32| (end as usize) < nodes;
        if let Some(edge) = edges.clone().position(|(from, to, _)| !(is_known(from) && is_known(to))) {
            return Err(NoSuchNode { edge });
        }
        let sources = Csr::new(nodes, edges.clone().map(|(from, to, _)| (to as usize, from as usize)));
        let order = order(&sources, |_| true);
        let number = |node: u32| order.numbers.get(node as usize).copied().unwrap_or_default();
        let edges = edges.map(|(from, to, weight)| (number(from) as usize, Edge { to: number(to), weight }));
        let out_of = Rows::new(nodes, edges);
        Ok(Self { order, out_of })
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.order.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.places.is_empty()
    }

    /// Which of these goals each node reaches. A goal reaches itself.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and edges for each 64 goals.
    pub fn reach(&self, goals: &[u32]) -> Reach<'_> {
        let words = goals.len().div_ceil(64);
        let mut masks = vec![0; self.len() * words];
        for (number, place) in self.numbers(goals).zip(0..) {
            if let Some(mask) = masks.get_mut(number * words + place / 64) {
                *mask |= 1 << (place % 64);
            }
        }
        sweep(
            &self.order,
            words,
            &mut masks,
            |number, own, done| {
                for edge in self.out_of.of(number) {
                    own.iter_mut().zip(done.of(edge.to as usize)).for_each(|(own, seen)| *own |= seen);
                }
            },
            |knot, masks| {
                // Everybody in a circle sees what anybody sees.
                for word in 0..words {
                    let at = |number: usize| number * words + word;
                    let seen = knot.clone().flat_map(|number| {
                        let onward = self.out_of.of(number).iter().map(|edge| edge.to as usize);
                        onward.chain([number])
                    });
                    let all = seen.filter_map(|number| masks.get(at(number))).fold(0, |all, seen| all | seen);
                    for number in knot.clone() {
                        masks.get_mut(at(number)).into_iter().for_each(|mask| *mask = all);
                    }
                }
            },
        );
        Reach { network: self, words, masks }
    }

    /// How much of each node arrives at these goals: along each way the product of the weights, and the sum over all
    /// ways. Of a goal, all arrives at itself. None if there are circles: there would be no end of ways.
    ///
    /// # Order
    ///
    /// The edges of a node are added up in the order in which they were given.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and edges for each goal.
    pub fn roll_up(&self, goals: &[u32]) -> Option<RollUp<'_>> {
        if self.has_circles() {
            return None;
        }
        let width = goals.len();
        let mut sums = vec![0.0; self.len() * width];
        for (number, place) in self.numbers(goals).zip(0..) {
            if let Some(sum) = sums.get_mut(number * width + place) {
                *sum = 1.0;
            }
        }
        sweep(
            &self.order,
            width,
            &mut sums,
            |number, own, done| {
                for edge in self.out_of.of(number) {
                    let reached = done.of(edge.to as usize);
                    own.iter_mut().zip(reached).for_each(|(own, reached)| *own += edge.weight * reached);
                }
            },
            |_, _| {},
        );
        Some(RollUp { network: self, width, sums })
    }

    /// Whether some nodes reach themselves.
    pub fn has_circles(&self) -> bool {
        // Whoever is in no circle leads to later levels alone.
        let is_itself = |number: usize| self.out_of.of(number).iter().any(|edge| edge.to as usize == number);
        !self.order.knots.is_empty() || (0..self.len()).any(is_itself)
    }

    fn numbers(&self, nodes: &[u32]) -> impl Iterator<Item = usize> {
        nodes.iter().map(|node| self.number(*node as usize).unwrap_or(usize::MAX / 64))
    }

    fn number(&self, node: usize) -> Option<usize> {
        self.order.numbers.get(node).map(|number| *number as usize)
    }
}

impl Reach<'_> {
    /// The goals that a node reaches, a bit for each, in words of 64; none if there is no such node.
    pub fn mask(&self, node: usize) -> &[u64] {
        let start = self.network.number(node).map(|number| number * self.words);
        start.and_then(|start| self.masks.get(start..start + self.words)).unwrap_or_default()
    }
}

impl RollUp<'_> {
    /// How much of a node arrives at each goal, in their order; nothing if there is no such node.
    pub fn row(&self, node: usize) -> &[f64] {
        let start = self.network.number(node).map(|number| number * self.width);
        start.and_then(|start| self.sums.get(start..start + self.width)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Edges = Vec<(u32, u32, f64)>;

    /// Graphs with circles and without.
    fn graphs() -> impl Strategy<Value = (usize, Edges)> {
        (1_u32..40, any::<bool>()).prop_flat_map(|(nodes, may_circle)| {
            let edge = (0..nodes, 0..nodes, -1.0..1.0);
            proptest::collection::vec(edge, 0..80).prop_map(move |mut edges| {
                edges.retain(|(from, to, _)| may_circle || from > to);
                (nodes as usize, edges)
            })
        })
    }

    proptest! {
        #[test]
        fn whoever_is_reached_step_by_step_is_reached((nodes, edges) in graphs()) {
            let network = Network::new(nodes, edges.iter().copied()).unwrap();
            let goals: Vec<u32> = (0_u32..).take(nodes).step_by(3).collect();
            let reach = network.reach(&goals);
            for (place, goal) in goals.iter().enumerate() {
                let mut seen = vec![false; nodes];
                seen[*goal as usize] = true;
                for _ in 0..nodes {
                    edges.iter().for_each(|(from, to, _)| seen[*from as usize] |= seen[*to as usize]);
                }
                let has = |node: usize| reach.mask(node)[place / 64] & (1 << (place % 64)) != 0;
                prop_assert!((0..nodes).all(|node| has(node) == seen[node]));
            }
            let rows = Csr::new(nodes, edges.iter().map(|(from, to, _)| (*from as usize, *to as usize)));
            prop_assert_eq!(rows.is_acyclic(), !network.has_circles());
        }

        #[test]
        fn sums_are_those_over_all_ways((nodes, edges) in graphs()) {
            let network = Network::new(nodes, edges.iter().copied()).unwrap();
            prop_assert_eq!(network.has_circles(), network.roll_up(&[0]).is_none());
            let Some(sums) = network.roll_up(&[0]) else { return Ok(()) };
            // As many rounds as there are nodes: no way is longer.
            let mut known = vec![0.0; nodes];
            for _ in 0..=nodes {
                let mut next = vec![0.0; nodes];
                next[0] = 1.0;
                edges.iter().for_each(|(from, to, weight)| next[*from as usize] += weight * known[*to as usize]);
                known = next;
            }
            let is_near = |node: usize| (sums.row(node)[0] - known[node]).abs() < 1e-9;
            prop_assert!((0..nodes).all(is_near));
        }
    }

    #[test]
    fn large_levels_are_shared_out_and_come_to_the_same() {
        // A fan of 20,000 nodes, each of which leads to two of the goals.
        let edges = (3..20_003_u32).flat_map(|node| [(node, node % 3, 0.5), (node, (node + 1) % 3, -0.25)]);
        let network = Network::new(20_003, edges).unwrap();
        let (reach, sums) = (network.reach(&[0, 1, 2]), network.roll_up(&[0, 1, 2]).unwrap());
        assert!((3..20_003).all(|node| reach.mask(node)[0].count_ones() == 2));
        assert!((3..20_003).all(|node| (sums.row(node)[node % 3] - 0.5).abs() < 1e-12));
        assert_eq!(Network::new(2, [(0, 2, 1.0)].into_iter()).err(), Some(NoSuchNode { edge: 0 }));
    }
}
