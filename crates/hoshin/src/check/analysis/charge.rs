//! What an owner answers for: by the word of each node, or by the plan's defaults.

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::value::Role;

/// The kinds that the plan's default owner answers for.
const DEFAULTED: [NodeKind; 3] = [NodeKind::Objective, NodeKind::Initiative, NodeKind::Kpi];

/// The nodes of some kinds that an owner is accountable for.
///
/// # Complexity
///
/// Linear in what the owner owns; for the default owner of the plan in its objectives, initiatives and KPIs.
pub fn charges<'m>(owner: Node<'m>, kinds: &[NodeKind]) -> Vec<Node<'m>> {
    let stated = owner
        .outgoing(RelationKind::Owns)
        .filter(|link| kinds.contains(&link.target().kind()) && link.role() == Role::Accountable)
        .map(Link::target);
    let mut found: Vec<Node<'m>> = stated.collect();
    if is_default_owner(owner) {
        let defaulted = DEFAULTED.into_iter().filter(|kind| kinds.contains(kind));
        let nodes = defaulted.flat_map(|kind| owner.plan().nodes_of_kind(kind));
        found.extend(nodes.filter(|node| node.owners(Role::Accountable).next().is_none()));
    }
    found
}

/// Whether the plan's defaults name this owner.
pub fn is_default_owner(owner: Node<'_>) -> bool {
    let default = owner.plan().header().defaults.as_ref().and_then(|defaults| defaults.owner.as_deref());
    default.is_some_and(|id| owner.plan().resolve(id, &[NodeKind::Owner]).ok() == Some(owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    #[test]
    fn the_default_owner_answers_for_what_nobody_else_does() {
        let text = "hoshin: 1
defaults: { owner: ann }
objectives: { own: { owner: ann }, left: {}, bens: { owner: ben }, help: { owners: { ben: responsible } } }
drivers: { d: {} }
owners: { ann: {}, ben: {} }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let of = |id| {
            let owner = plan.node(NodeKind::Owner, id).unwrap();
            let charges = charges(owner, &[NodeKind::Objective, NodeKind::Driver]);
            charges.iter().map(|node| node.id()).collect::<Vec<_>>()
        };
        assert_eq!(of("ann"), ["own", "left", "help"]);
        assert_eq!(of("ben"), ["bens"]);
    }
}
