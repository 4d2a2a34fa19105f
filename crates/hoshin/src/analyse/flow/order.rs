//! Numbers for nodes such that contributors come first, and which nodes stand in circles.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Ends, NOBODY};
use crate::graph::Csr;
use crate::graph::cycles::components;

/// Numbers and places, and the ranges of numbers that stand in circles.
pub(super) struct Order {
    pub(super) places: Vec<u32>,
    pub(super) numbers: Vec<u32>,
    pub(super) knots: Vec<Range<usize>>,
}

/// Numbers the members: by Kahn's method as far as there are no circles, then one strongly connected component after
/// another.
///
/// # Complexity
///
/// Linear in nodes and ways.
pub(super) fn order(bound: usize, members: &[u32], ways: &[Ends]) -> Order {
    let mut numbers = vec![NOBODY; bound];
    let mut waiting = vec![NOBODY; bound];
    for member in members {
        if let Some(count) = waiting.get_mut(*member as usize) {
            *count = 0;
        }
    }
    let is_member =
        |place: u32, waiting: &[u32]| waiting.get(place as usize).is_some_and(|count| *count != NOBODY);
    let inside: Vec<(usize, usize)> = ways
        .iter()
        .filter(|ends| is_member(ends.from, &waiting) && is_member(ends.to, &waiting))
        .map(|ends| (ends.from as usize, ends.to as usize))
        .collect();
    for (_, to) in &inside {
        if let Some(count) = waiting.get_mut(*to) {
            *count += 1;
        }
    }
    let graph = Csr::new(bound, inside.iter().copied());
    let mut places: Vec<u32> = Vec::with_capacity(members.len());
    places.extend(members.iter().filter(|member| waiting.get(**member as usize) == Some(&0)));
    let mut at = 0;
    while let Some(&place) = places.get(at) {
        at += 1;
        for &next in graph.neighbours(place as usize) {
            if let Some(count) = waiting.get_mut(next as usize) {
                *count -= 1;
                if *count == 0 {
                    places.push(next);
                }
            }
        }
    }
    let knots = if places.len() == members.len() {
        Vec::new()
    } else {
        let left: Vec<u32> = members
            .iter()
            .copied()
            .filter(|member| waiting.get(*member as usize).is_some_and(|count| *count > 0))
            .collect();
        add_components(&left, &graph, &mut places)
    };
    for (number, place) in (0..NOBODY).zip(&places) {
        if let Some(slot) = numbers.get_mut(*place as usize) {
            *slot = number;
        }
    }
    Order { places, numbers, knots }
}

/// Adds what stands in circles or behind them, and says which ranges are circles.
fn add_components(left: &[u32], graph: &Csr, places: &mut Vec<u32>) -> Vec<Range<usize>> {
    let is_left: BTreeSet<u32> = left.iter().copied().collect();
    let edges = left.iter().flat_map(|place| {
        let onward = graph.neighbours(*place as usize).iter().filter(|next| is_left.contains(*next));
        onward.map(|next| (*place, *next))
    });
    let mut knots = Vec::new();
    for mut members in components(left, edges) {
        let start = places.len();
        members.sort_unstable();
        places.append(&mut members);
        if places.len() - start > 1 {
            knots.push(start..places.len());
        }
    }
    knots
}
