//! How nodes and relations are named outside a plan: in findings, tables and files.

use std::fmt;

use serde::Serialize;

use crate::metamodel::{NodeKind, RelationKind};

/// A node by kind and id, which together are unique in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct NodeRef {
    /// Its kind.
    pub kind: NodeKind,
    /// Its id.
    pub id: Box<str>,
}

impl NodeRef {
    /// Names a node.
    pub fn new(kind: NodeKind, id: &str) -> Self {
        Self { kind, id: id.into() }
    }

    /// Splits a qualified id, `kind:id`; none if it is a bare one.
    pub fn qualified(text: &str) -> Option<(NodeKind, &str)> {
        let (kind, id) = text.split_once(':')?;
        Some((kind.parse().ok()?, id))
    }
}

impl fmt::Display for NodeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

/// A relation by its ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct RelationRef {
    /// Where it starts.
    pub from: NodeRef,
    /// Which it is.
    pub relation: RelationKind,
    /// Where it ends.
    pub to: NodeRef,
}

impl fmt::Display for RelationRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.from, self.relation, self.to)
    }
}
