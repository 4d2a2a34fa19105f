//! Repeated strings, kept once.

use std::collections::HashSet;
use std::sync::Arc;

/// Hands out one copy of each string.
#[derive(Clone, Debug, Default)]
pub(super) struct Interner {
    known: HashSet<Arc<str>>,
}

impl Interner {
    /// Replaces `text` by the copy that was seen first.
    pub(super) fn share(&mut self, text: &mut Arc<str>) {
        match self.known.get(text) {
            Some(known) => *text = Arc::clone(known),
            None => {
                self.known.insert(Arc::clone(text));
            }
        }
    }
}
