//! Nodes with the fields of their kind, to be copied freely while rows are made of them.

use hoshin::Plan;
use hoshin::metamodel::Kind;
use hoshin::model::Node;

/// A node with the fields of its kind.
#[derive(Debug)]
pub(crate) struct Typed<'m, K> {
    pub(crate) node: Node<'m>,
    pub(crate) fields: &'m K,
}

impl<K> Clone for Typed<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Typed<'_, K> {}

/// The nodes of a kind, as they were added.
pub(crate) fn all<K: Kind>(plan: &Plan) -> impl Iterator<Item = Typed<'_, K>> {
    plan.nodes_of_kind(K::KIND).filter_map(|node| Some(Typed { node, fields: node.fields()? }))
}
