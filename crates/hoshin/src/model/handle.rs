//! Handles: how code holds on to a node between edits.
//!
//! A handle carries the brand of its plan and the number of its node, so that a handle of another plan and one whose
//! node has been removed are told apart from a live one.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use petgraph::graph::NodeIndex;

use crate::metamodel::{Kind, NodeKind};

/// A node of one plan, of a kind that the compiler knows.
#[derive(Debug)]
pub struct Handle<K> {
    pub(super) any: AnyHandle,
    kind: PhantomData<fn() -> K>,
}

/// A node of one plan, of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnyHandle {
    pub(super) brand: u64,
    pub(super) seq: u64,
    pub(super) ix: NodeIndex,
    pub(super) kind: NodeKind,
}

impl<K> Clone for Handle<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Handle<K> {}

impl<K> PartialEq for Handle<K> {
    fn eq(&self, other: &Self) -> bool {
        self.any == other.any
    }
}

impl<K> Eq for Handle<K> {}

impl<K: Kind> Handle<K> {
    /// The same handle with its kind known to the compiler; none if it is of another kind.
    pub fn of(any: AnyHandle) -> Option<Self> {
        (any.kind == K::KIND).then_some(Self { any, kind: PhantomData })
    }
}

impl<K> From<Handle<K>> for AnyHandle {
    fn from(handle: Handle<K>) -> Self {
        handle.any
    }
}

impl AnyHandle {
    /// The kind of the node.
    pub fn kind(self) -> NodeKind {
        self.kind
    }

    /// The number of the node.
    pub(crate) fn seq(self) -> u64 {
        self.seq
    }
}

/// A brand that no other plan of this process has.
pub(super) fn next_brand() -> u64 {
    static BRANDS: AtomicU64 = AtomicU64::new(1);
    BRANDS.fetch_add(1, Ordering::Relaxed)
}
