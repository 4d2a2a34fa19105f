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

    /// The neighbours of a node.
    pub(crate) fn neighbours(&self, node: usize) -> &[u32] {
        self.ends.of(node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_stand_in_the_order_of_the_edges() {
        let graph = Csr::new(4, [(0, 1), (1, 0), (1, 2)].into_iter());
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert_eq!((graph.neighbours(2), graph.neighbours(4)), (&[][..], &[][..]));
    }
}
