//! From ids as people write them to nodes.

use petgraph::graph::NodeIndex;

use super::error::{BuildError, one_of};
use super::node::Node;
use super::reference::NodeRef;
use super::store::Plan;
use crate::metamodel::NodeKind;
use crate::metamodel::perspective::built_in;
use crate::value::words_macro::nearest;

impl Plan {
    /// Finds a node by an id, bare or qualified (`kind:id`), among the kinds that may stand there.
    ///
    /// # Errors
    ///
    /// - [`BuildError::UnknownNode`] if there is none, with the nearest id proposed.
    /// - [`BuildError::AmbiguousNode`] if several kinds have the id.
    pub fn resolve(&self, text: &str, among: &[NodeKind]) -> Result<Node<'_>, BuildError> {
        self.resolve_ix(text, among).map(|ix| Node::new(self, ix))
    }

    pub(super) fn resolve_ix(&self, text: &str, among: &[NodeKind]) -> Result<NodeIndex, BuildError> {
        if let Some((kind, id)) = NodeRef::qualified(text) {
            return if among.contains(&kind) {
                self.find_as(kind, id).ok_or_else(|| self.unknown(&[kind], id))
            } else {
                Err(self.unknown(among, text))
            };
        }
        let mut found = among.iter().filter_map(|&kind| self.find_as(kind, text));
        match (found.next(), found.next()) {
            (Some(ix), None) => Ok(ix),
            (None, _) => Err(self.unknown(among, text)),
            (Some(_), Some(_)) => Err(BuildError::AmbiguousNode {
                id: text.into(),
                candidates: among
                    .iter()
                    .filter_map(|&kind| self.find_as(kind, text))
                    .map(|ix| Node::new(self, ix).to_ref())
                    .collect(),
            }),
        }
    }

    /// A node by kind and id, an alias of a built-in perspective included.
    fn find_as(&self, kind: NodeKind, id: &str) -> Option<NodeIndex> {
        self.lookup(kind, id).or_else(|| {
            let known = (kind == NodeKind::Perspective).then(|| built_in(id)).flatten()?;
            self.lookup(kind, known.id)
        })
    }

    /// The error for an id that none of the kinds has.
    pub(super) fn unknown(&self, among: &[NodeKind], id: &str) -> BuildError {
        let ids = among.iter().flat_map(|&kind| self.nodes_of_kind(kind).map(Node::id)).take(NEAR_LIMIT);
        let near = nearest(id, ids).map(Box::from);
        let kind = one_of(among.iter().map(|kind| kind.as_str()));
        BuildError::UnknownNode { kind, id: id.into(), near }
    }
}

/// How many ids are looked at for the nearest one (our choice: keeps a file full of slips from taking forever).
const NEAR_LIMIT: usize = 10_000;
