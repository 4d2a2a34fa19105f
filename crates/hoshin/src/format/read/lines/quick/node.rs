//! A node, read quickly.

use std::borrow::Cow;

use crate::format::limits::Limits;
use crate::format::ndjson::{Line, each_entry};
use crate::metamodel::{Common, Fields, NodeData, NodeKind};
use crate::value::datum::Datum;

/// A node with its fields.
pub(in crate::format::read::lines) struct QuickNode<'t> {
    pub(in crate::format::read::lines) id: Cow<'t, str>,
    pub(in crate::format::read::lines) common: Common,
    pub(in crate::format::read::lines) data: NodeData,
}

/// The node of a line that begins with its kind.
pub(super) fn read<'t>(line: Line<'t>, limits: &Limits) -> Option<Box<QuickNode<'t>>> {
    let mut node: Option<Box<QuickNode<'t>>> = None;
    each_entry(line, limits, |key, value| match &mut node {
        None => {
            let kind = value.scalar().and_then(|kind| kind.parse::<NodeKind>().ok());
            node = kind.map(|kind| {
                Box::new(QuickNode {
                    id: Cow::Borrowed(""),
                    common: Common::default(),
                    data: NodeData::empty(kind),
                })
            });
            node.is_some()
        }
        Some(node) if key == "id" => Datum::into_scalar(value).map(|id| node.id = id).is_some(),
        Some(node) => {
            let set = node.common.set(&key, &value).or_else(|| node.data.set(&key, &value));
            set.is_some_and(|set| set.is_ok())
        }
    })?;
    node
}
