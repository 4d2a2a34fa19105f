//! A graph as two arrays: for each node, where its neighbours begin, and all neighbours in a row.

use super::rows::Rows;

/// A directed graph that does not change.
#[derive(Clone, Debug)]
pub(crate) struct Csr {
    ends: Rows<u32>,
}

impl Csr {
    /// The graph of `nodes` nodes with these edges. The neighbours of a node stand in the order of the edges.
    ///
    /// # Complexity
    ///
    /// Linear; the edges are gone through twice.
    pub(crate) fn new(nodes: usize, edges: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        Self { ends: Rows::new(nodes, edges.map(|(from, to)| (from, u32::try_from(to).unwrap_or(u32::MAX)))) }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The neighbours of a node.
    pub(crate) fn neighbours(&self, node: usize) -> &[u32] {
        self.ends.of(node)
    }

    /// Which nodes are reached from `starts`, these included.
    ///
    /// # Complexity
    ///
    /// Linear in what is reached.
    pub(crate) fn reached(&self, starts: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.ends.len()];
        let mut stack: Vec<usize> = Vec::new();
        let visit = |node: usize, seen: &mut Vec<bool>, stack: &mut Vec<usize>| {
            if let Some(flag) = seen.get_mut(node)
                && !*flag
            {
                *flag = true;
                stack.push(node);
            }
        };
        for start in starts {
            visit(start, &mut seen, &mut stack);
        }
        while let Some(node) = stack.pop() {
            for &next in self.neighbours(node) {
                visit(next as usize, &mut seen, &mut stack);
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_includes_the_start_and_survives_cycles() {
        let graph = Csr::new(4, [(0, 1), (1, 0), (1, 2)].into_iter());
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert_eq!(graph.reached([0].into_iter()), [true, true, true, false]);
    }
}
