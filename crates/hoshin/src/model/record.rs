//! A record of which nodes were looked at, for the test that holds each rule to its stated reach.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::node::Node;

thread_local! {
    static SEEN: RefCell<Option<BTreeSet<usize>>> = const { RefCell::new(None) };
}

pub(super) fn touch(node: Node<'_>) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.insert(node.place());
        }
    });
}

/// Runs `work` and returns with its result the internal places of the nodes that it looked at on this thread.
pub fn recording<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<usize>) {
    SEEN.with_borrow_mut(|seen| *seen = Some(BTreeSet::new()));
    let result = work();
    (result, SEEN.with_borrow_mut(Option::take).unwrap_or_default())
}

impl Node<'_> {
    /// Its internal place, as [`recording`] returns them.
    pub fn recorded_place(self) -> usize {
        self.place()
    }
}
