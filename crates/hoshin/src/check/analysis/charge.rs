//! What an owner answers for: by the word of each node, or by the plan's defaults.

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::value::Role;

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
    let defaulted = owner.accountable_by_default().filter(|node| kinds.contains(&node.kind()));
    stated.chain(defaulted).collect()
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
