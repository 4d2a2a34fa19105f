//! The strongest walk from every node to one goal, for it and against it, with the way as its witness.

use super::flow::Flow;
pub use super::walks::Walk;
use super::walks::Walks;
use crate::model::Node;

/// The strongest walks to one goal.
#[derive(Clone, Debug)]
pub struct Strongest<'f, 'm> {
    goal: Node<'m>,
    walks: Walks<'f, 'm>,
}

impl<'f, 'm> Strongest<'f, 'm> {
    /// Looks from the goal back along all ways.
    ///
    /// # Complexity
    ///
    /// n log n in the ways that lead to the goal. Exact in circles too.
    pub fn to(flow: &'f Flow<'m>, goal: Node<'m>) -> Self {
        Self { goal, walks: Walks::to(flow, [goal]) }
    }

    /// The goal.
    pub fn goal(&self) -> Node<'m> {
        self.goal
    }

    /// How strongly a node works for the goal, or against it, 0..=1: 0 where the amount is unknown, none if no walk leads
    /// there.
    pub fn strength(&self, node: Node<'_>, harms: bool) -> Option<f64> {
        self.walks.strength(node, harms)
    }

    /// The strongest walk from a node for the goal, or against it. Of equally strong ones the shortest.
    pub fn walk(&self, node: Node<'_>, harms: bool) -> Option<Walk<'m>> {
        self.walks.walk(node, harms)
    }
}
