//! Cycles, one for each strongly connected component.

use crate::sort::Arrange as _;

use std::collections::{BTreeMap, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// Whether a graph of `nodes` nodes, told by the neighbours of each, has no cycle, which is soon told.
///
/// # Complexity
///
/// Linear in nodes and edges, and without more memory than two numbers a node. Each node is asked for its neighbours
/// twice.
pub(crate) fn is_acyclic<I: Iterator<Item = usize>>(nodes: usize, neighbours: impl Fn(usize) -> I) -> bool {
    topological(nodes, neighbours).is_some()
}

/// The nodes of such a graph in topological order; none if it has a cycle.
pub(crate) fn topological<I: Iterator<Item = usize>>(
    nodes: usize,
    neighbours: impl Fn(usize) -> I,
) -> Option<Vec<usize>> {
    let mut incoming = vec![0_u32; nodes];
    for end in (0..nodes).flat_map(&neighbours) {
        if let Some(count) = incoming.get_mut(end) {
            *count += 1;
        }
    }
    // What nothing leads to is in no cycle; taken away, it leaves others so.
    let mut free: Vec<usize> = Vec::new();
    free.extend(incoming.iter().enumerate().filter(|(_, count)| **count == 0).map(|(node, _)| node));
    let mut taken = Vec::with_capacity(nodes);
    while let Some(node) = free.pop() {
        taken.push(node);
        for end in neighbours(node) {
            if let Some(count) = incoming.get_mut(end) {
                *count -= 1;
                if *count == 0 {
                    free.push(end);
                }
            }
        }
    }
    (taken.len() == nodes).then_some(taken)
}

/// For each strongly connected component of more than one node: a shortest cycle through its least member, which
/// comes first. Components are ordered by that member. Among shortest cycles the one of the earliest edges wins.
///
/// # Complexity
///
/// Linear in nodes and edges.
pub(crate) fn cycles(edges: &[(usize, usize)], rank: impl Fn(usize) -> u64) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<usize, ()> = DiGraph::new();
    let mut index: BTreeMap<usize, NodeIndex> = BTreeMap::new();
    for &(from, to) in edges {
        let from = *index.entry(from).or_insert_with(|| graph.add_node(from));
        let to = *index.entry(to).or_insert_with(|| graph.add_node(to));
        graph.add_edge(from, to, ());
    }
    let weight = |ix: NodeIndex| graph.node_weight(ix).copied().unwrap_or_default();
    let mut component: BTreeMap<NodeIndex, usize> = BTreeMap::new();
    let mut found = Vec::new();
    // Kosaraju's algorithm as petgraph has it keeps its own stack, so that long chains are safe.
    for (number, members) in
        kosaraju_scc(&graph).into_iter().enumerate().filter(|(_, members)| members.len() > 1)
    {
        component.extend(members.iter().map(|&member| (member, number)));
        let first = members.into_iter().min_by_key(|&member| rank(weight(member)));
        found.extend(first.map(|first| (first, number)));
    }
    found.arrange_by_key(|(first, _)| rank(weight(*first)));
    let inside = |ix: &NodeIndex, number| component.get(ix) == Some(&number);
    found
        .into_iter()
        .map(|(first, number)| {
            shortest(first, |ix| {
                let mut next: Vec<_> = graph.neighbors(ix).filter(|next| inside(next, number)).collect();
                next.arrange_by_key(|next| rank(weight(*next)));
                next
            })
        })
        .map(|cycle| cycle.into_iter().map(weight).collect())
        .collect()
}

/// A shortest way from `start` back to itself, without the return.
fn shortest(start: NodeIndex, neighbours: impl Fn(NodeIndex) -> Vec<NodeIndex>) -> Vec<NodeIndex> {
    let mut before: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for next in neighbours(node) {
            if next == start {
                let mut way = vec![node];
                while let Some(&previous) = way.last().and_then(|last| before.get(last)) {
                    way.push(previous);
                }
                way.reverse();
                return way;
            }
            before.entry(next).or_insert_with(|| {
                queue.push_back(next);
                node
            });
        }
    }
    vec![start]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Csr;

    fn is_without_cycle(nodes: usize, edges: &[(usize, usize)]) -> bool {
        let graph = Csr::new(nodes, edges.iter().copied());
        is_acyclic(nodes, |node| graph.neighbours(node).iter().map(|end| *end as usize))
    }

    #[test]
    fn the_least_member_comes_first_and_the_way_is_a_shortest_one() {
        let edges = [(5, 3), (3, 4), (4, 5), (4, 3), (8, 9), (9, 8), (1, 3)];
        assert_eq!(cycles(&edges, |node| node as u64), [vec![3, 4], vec![8, 9]]);
        assert!(!is_without_cycle(10, &edges));
    }

    #[test]
    fn a_long_chain_has_no_cycle_and_needs_no_stack() {
        let edges: Vec<_> = (0..200_000).map(|n| (n, n + 1)).collect();
        assert!(cycles(&edges, |node| node as u64).is_empty());
        assert!(is_without_cycle(200_001, &edges));
    }
}
