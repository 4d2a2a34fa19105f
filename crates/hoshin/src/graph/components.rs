//! Strongly connected components: who reaches whom and is reached back.
//!
//! One pass over a graph in rows, with a stack of its own, so that long chains are safe.

use super::Csr;

/// Which component each node is in.
#[derive(Clone, Debug)]
pub struct Components {
    /// By node: the number of its component, which is lower than those of the components that its edges lead to;
    /// [`NONE`] for who was left out.
    pub of: Vec<u32>,
    /// How many there are.
    pub count: usize,
}

/// The component of who is in none.
pub const NONE: u32 = u32::MAX;

/// A node that is being looked at, and the edges of it that were not followed yet.
struct Visit<'g> {
    node: u32,
    left: std::slice::Iter<'g, u32>,
    /// Nothing before it in the search was found behind it.
    is_root: bool,
}

/// The components of the nodes that are let in.
///
/// # Complexity
///
/// Linear in nodes and edges.
///
/// # Source
///
/// Pearce 2016, An Improved Algorithm for Finding the Strongly Connected Components of a Directed Graph.
pub(crate) fn components(graph: &Csr, is_in: impl Fn(u32) -> bool) -> Components {
    let nodes = u32::try_from(graph.len()).unwrap_or(NONE);
    // 0: not seen. Small numbers: when it was seen, or the first that is known behind it. Large ones: its component.
    let mut seen: Vec<u32> = (0..nodes).map(|node| if is_in(node) { 0 } else { NONE }).collect();
    let mut search = Search { seen: &mut seen, waiting: Vec::new(), index: 1, component: NONE - 1 };
    let mut visits: Vec<Visit<'_>> = Vec::new();
    for node in 0..nodes {
        if search.at(node) == 0 {
            search.from(graph, node, &mut visits);
        }
    }
    let last = search.component;
    let count = (NONE - 1 - last) as usize;
    for slot in seen.iter_mut().filter(|slot| **slot != NONE) {
        *slot -= last + 1;
    }
    Components { of: seen, count }
}

struct Search<'s> {
    seen: &'s mut [u32],
    /// Those whose component is not known yet.
    waiting: Vec<u32>,
    index: u32,
    component: u32,
}

impl Search<'_> {
    #[inline]
    fn at(&self, node: u32) -> u32 {
        self.seen.get(node as usize).copied().unwrap_or(NONE)
    }

    #[inline]
    fn set(&mut self, node: u32, value: u32) {
        if let Some(slot) = self.seen.get_mut(node as usize) {
            *slot = value;
        }
    }

    fn enter<'g>(&mut self, graph: &'g Csr, node: u32) -> Visit<'g> {
        self.set(node, self.index);
        self.index += 1;
        Visit { node, left: graph.neighbours(node as usize).iter(), is_root: true }
    }

    fn from<'g>(&mut self, graph: &'g Csr, start: u32, visits: &mut Vec<Visit<'g>>) {
        let mut visit = self.enter(graph, start);
        loop {
            let mut own = self.at(visit.node);
            let mut deeper = None;
            for &next in visit.left.by_ref() {
                let known = self.at(next);
                if known == 0 {
                    deeper = Some(next);
                    break;
                }
                if known < own {
                    own = known;
                    visit.is_root = false;
                }
            }
            self.set(visit.node, own);
            if let Some(next) = deeper {
                let inner = self.enter(graph, next);
                visits.push(std::mem::replace(&mut visit, inner));
                continue;
            }
            self.leave(&visit, own);
            let Some(before) = visits.pop() else { break };
            let found = self.at(visit.node);
            visit = before;
            if found < self.at(visit.node) {
                self.set(visit.node, found);
                visit.is_root = false;
            }
        }
    }

    fn leave(&mut self, visit: &Visit<'_>, own: u32) {
        if !visit.is_root {
            self.waiting.push(visit.node);
            return;
        }
        self.index -= 1;
        while let Some(&member) = self.waiting.last() {
            if self.at(member) < own {
                break;
            }
            self.waiting.pop();
            self.set(member, self.component);
            self.index -= 1;
        }
        self.set(visit.node, self.component);
        self.component -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_has_a_lower_number_than_those_that_it_leads_to() {
        let edges = [(5, 3), (3, 4), (4, 5), (4, 8), (8, 9), (9, 8), (1, 3), (9, 2), (7, 7)];
        let graph = Csr::new(10, edges.into_iter());
        let found = components(&graph, |node| node != 0);
        assert_eq!(found.count, 6);
        assert_eq!(found.of[0], NONE);
        assert!(found.of[3] == found.of[4] && found.of[4] == found.of[5] && found.of[8] == found.of[9]);
        assert!(edges.iter().all(|(from, to)| found.of[*from] <= found.of[*to]));
    }

    #[test]
    fn a_long_circle_needs_no_stack() {
        let graph = Csr::new(200_000, (0..200_000).map(|n| (n, (n + 1) % 200_000)));
        assert_eq!(components(&graph, |_| true).count, 1);
    }
}
