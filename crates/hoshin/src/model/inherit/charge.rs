//! What falls to the owner whom the plan's defaults name: what nobody else is accountable for.

use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::Role;

/// The kinds that the plan's default owner answers for.
const DEFAULTED: [NodeKind; 3] = [NodeKind::Objective, NodeKind::Initiative, NodeKind::Kpi];

impl<'m> Node<'m> {
    /// Whether the plan's defaults name this owner.
    pub fn is_default_owner(self) -> bool {
        let default = self.plan().header().defaults.as_ref().and_then(|defaults| defaults.owner.as_deref());
        default.is_some_and(|id| self.plan().resolve(id, &[NodeKind::Owner]).ok() == Some(self))
    }

    /// What this owner is accountable for by the plan's defaults alone.
    ///
    /// # Complexity
    ///
    /// Linear in the objectives, initiatives and KPIs of the plan for its default owner; nothing for others.
    pub fn accountable_by_default(self) -> impl Iterator<Item = Node<'m>> {
        let kinds = if self.is_default_owner() { &DEFAULTED[..] } else { &[] };
        let nodes = kinds.iter().flat_map(move |kind| self.plan().nodes_of_kind(*kind));
        nodes.filter(|node| node.owners(Role::Accountable).next().is_none())
    }
}
