//! A perspective for what stands in none: the one that its name speaks of.

use super::desk::Desk;
use super::draft::Draft;
use crate::metamodel::NodeKind;
use crate::metamodel::perspective::built_in;
use crate::metamodel::reference::perspective_of_theme;
use crate::model::{Node, Plan};
use crate::report::Fix;

/// Places a node within the one perspective that its name speaks of, if the plan uses the classic four.
pub(super) fn fix(desk: &Desk<'_>, node: Node<'_>) -> Option<Fix> {
    let perspective = perspective_of_theme(node.name())?.id;
    if !uses(desk.plan(), perspective) {
        return None;
    }
    let title = format!("place it within `{perspective}`, which its name speaks of");
    Draft::setting(desk, node, "within", perspective, title)
}

/// Whether a plan has the perspective, or has none of its own making.
fn uses(plan: &Plan, perspective: &str) -> bool {
    let mut declared = plan.nodes_of_kind(NodeKind::Perspective);
    plan.node(NodeKind::Perspective, perspective).is_some()
        || declared.all(|known| built_in(known.id()).is_some())
}
