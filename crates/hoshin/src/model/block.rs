//! Nodes in blocks: what fits into the fast part of the memory together, and what threads share out among them.

use std::ops::Range;

use super::node::Node;
use super::store::Plan;
use crate::metamodel::NodeKind;

/// Some nodes of one kind that stand side by side.
#[derive(Clone, Debug)]
pub(crate) struct Block<'m> {
    plan: &'m Plan,
    kind: NodeKind,
    slots: Range<usize>,
}

impl<'m> Block<'m> {
    /// The kind of its nodes.
    pub(crate) fn kind(&self) -> NodeKind {
        self.kind
    }

    /// Its nodes, in the order in which they were added.
    pub(crate) fn nodes(&self) -> Vec<Node<'m>> {
        let mut found = Vec::with_capacity(self.slots.len());
        self.plan.tables.collect_between(self.kind, self.slots.clone(), &mut found);
        found.into_iter().map(|ix| Node::new(self.plan, ix)).collect()
    }
}

/// The nodes of a plan from which a second thread pays (our choice, measured).
const WORTH_A_THREAD: usize = 20_000;

impl Plan {
    /// Whether it pays to share out among threads what has to be done for every node.
    pub(crate) fn is_worth_threads(&self) -> bool {
        self.node_count() >= WORTH_A_THREAD
    }

    /// The nodes of one kind in blocks of at most `size`.
    ///
    /// # Order
    ///
    /// As they were added.
    pub(crate) fn blocks_of_kind(&self, kind: NodeKind, size: usize) -> impl Iterator<Item = Block<'_>> {
        let slots = self.tables.slots(kind);
        let size = size.max(1);
        (0..slots).step_by(size).map(move |start| Block {
            plan: self,
            kind,
            slots: start..(start + size).min(slots),
        })
    }
}
