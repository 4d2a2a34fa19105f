//! An owner for what has none: whoever answers for what it serves.

use super::desk::Desk;
use super::draft::{Draft, called};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Fix;

/// Gives a node the owner of what it serves or measures, where those have one and the same. Which of several it should
/// be is for people to say; a driver serves nothing.
pub(super) fn fix(desk: &Desk<'_>, node: Node<'_>) -> Option<Fix> {
    let mut candidate: Option<(Node<'_>, Node<'_>)> = None;
    for served in served(node) {
        let Some(owner) = served.accountable() else { continue };
        match candidate {
            Some((known, _)) if known != owner => return None,
            Some(_) => {}
            None => candidate = Some((owner, served)),
        }
    }
    let (owner, served) = candidate?;
    let title = format!("make `{}` its owner, who answers for {}", owner.id(), called(served));
    Draft::setting(desk, node, "owner", owner.id(), title)
}

/// What a node is for.
fn served(node: Node<'_>) -> Vec<Node<'_>> {
    let to = |kind| node.targets(kind);
    match node.kind() {
        NodeKind::Objective => to(RelationKind::Advances).chain(to(RelationKind::PartOf)).collect(),
        NodeKind::Initiative => to(RelationKind::Advances)
            .chain(to(RelationKind::Improves))
            .chain(to(RelationKind::PartOf))
            .collect(),
        NodeKind::Kpi => to(RelationKind::Measures).chain(node.sources(RelationKind::Tracks)).collect(),
        NodeKind::Target => to(RelationKind::Advances).collect(),
        _ => Vec::new(),
    }
}
