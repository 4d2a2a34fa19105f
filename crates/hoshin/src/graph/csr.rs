//! A graph as two arrays: for each node, where its neighbours begin, and all neighbours in a row.

use super::components::{Components, components};
use super::cycles::is_acyclic;
use super::rows::Rows;

/// A directed graph that does not change.
#[derive(Clone, Debug)]
pub struct Csr {
    ends: Rows<u32>,
}

impl Csr {
    /// The graph of `nodes` nodes, numbered from 0, with these edges. The neighbours of a node stand in the order of the
    /// edges; what begins at no node is left out.
    ///
    /// # Complexity
    ///
    /// Linear; the edges are gone through twice.
    pub fn new(nodes: usize, edges: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        Self { ends: Rows::new(nodes, edges.map(|(from, to)| (from, u32::try_from(to).unwrap_or(u32::MAX)))) }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of a node; none if there is no such node.
    #[inline]
    pub fn neighbours(&self, node: usize) -> &[u32] {
        self.ends.of(node)
    }

    /// Whether no node reaches itself.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and edges.
    pub fn is_acyclic(&self) -> bool {
        is_acyclic(self.len(), |node| self.neighbours(node).iter().map(|end| *end as usize))
    }

    /// The strongly connected components.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and edges.
    pub fn components(&self) -> Components {
        components(self, |_| true)
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
