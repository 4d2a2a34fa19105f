//! Who names whom outside the graph: events name owners, effects name KPIs, resolutions name who accepted them.
//!
//! These are ids, not relations. They are checked when they come in, and a node that is still named is not removed.

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::catchball;
use super::error::BuildError;
use super::events::Event;
use super::link::Kept;
use super::node::Node;
use super::store::{EdgeWeight, Plan, RelationRow};
use crate::metamodel::node::NodeDataRef;
use crate::metamodel::{Initiative, NodeData, NodeKind, Params, RelationKind};

/// A relation taken out on trial.
pub(super) struct Detached {
    ends: (NodeIndex, NodeIndex),
    weight: EdgeWeight,
    row: RelationRow,
}

impl Plan {
    /// Records an event whose owners are in the plan, and returns its place. Catchball is judged by whoever calls.
    pub(super) fn note(&mut self, ix: NodeIndex, event: Event) -> Result<usize, BuildError> {
        event.validate(Node::new(self, ix))?;
        for owner in event.owners() {
            self.resolve_ix(owner, &[NodeKind::Owner])?;
        }
        let fiscal = self.fiscal_year();
        let is_kept = matches!(event, Event::Round(_) | Event::CheckIn(_));
        let head = self.weight(ix).and_then(|weight| self.tables.head_mut(weight));
        let at = head.map_or(0, |head| head.events.get_or_insert_default().insert(event, fiscal));
        if is_kept {
            self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
        }
        Ok(at)
    }

    /// Takes back the event that was noted last.
    pub(super) fn forget_last(&mut self, ix: NodeIndex, event: &Event) {
        let events = self
            .weight(ix)
            .and_then(|weight| self.tables.head_mut(weight))
            .and_then(|head| head.events.as_mut());
        if let (Some(events), Event::Round(round)) = (events, event)
            && let Some(at) = events.rounds.iter().rposition(|kept| kept == round)
        {
            events.rounds.remove(at);
        }
        self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
    }

    /// Refuses effects on KPIs that are not in the plan.
    pub(super) fn effects_are_known(&self, data: &NodeData) -> Result<(), BuildError> {
        let NodeData::Initiative(initiative) = data else { return Ok(()) };
        initiative.effect.iter().try_for_each(|(kpi, _)| self.resolve_ix(kpi, &[NodeKind::Kpi]).map(drop))
    }

    /// Refuses to lose a node that one which stays still names.
    pub(super) fn not_named_elsewhere(
        &self,
        gone: Node<'_>,
        all_gone: &[NodeIndex],
    ) -> Result<(), BuildError> {
        let names_it = |id: &str| self.resolve_ix(id, &[gone.kind()]).is_ok_and(|ix| ix == gone.index());
        let named = |by: Node<'_>, what: &'static str| {
            Err(BuildError::StillNamed { node: gone.to_ref(), by: Some(by.to_ref()), what })
        };
        let deployed_here = |node: Node<'_>| {
            node.rounds().iter().any(|round| catchball::partner(node, round).ok() == Some(gone))
        };
        match gone.kind() {
            NodeKind::Kpi => {
                for node in self.nodes_of::<Initiative>().filter(|node| !all_gone.contains(&node.index())) {
                    if node.fields.effect.iter().any(|(kpi, _)| names_it(kpi)) {
                        return named(node.node(), "an effect");
                    }
                }
            }
            NodeKind::Owner => {
                let default = self.header().defaults.as_ref().and_then(|defaults| defaults.owner.as_deref());
                if default.is_some_and(names_it) {
                    let what = "as the default owner";
                    return Err(BuildError::StillNamed { node: gone.to_ref(), by: None, what });
                }
                for node in self.nodes() {
                    if node.check_ins().iter().any(|event| event.who.as_deref().is_some_and(names_it)) {
                        return named(node, "a check-in");
                    }
                    if !node.rounds().is_empty() && self.plays(gone, node, names_it) {
                        return named(node, "a catchball");
                    }
                }
                for link in self.relations().filter(|link| link.kind() == RelationKind::ConflictsWith) {
                    if link.accepted_by().is_some_and(names_it) {
                        return named(link.source(), "a resolution");
                    }
                }
            }
            NodeKind::Driver | NodeKind::Objective | NodeKind::Target | NodeKind::Initiative => {
                let children = [RelationKind::Advances, RelationKind::PartOf]
                    .into_iter()
                    .flat_map(|kind| gone.sources(kind));
                if let Some(child) = children
                    .into_iter()
                    .find(|child| !all_gone.contains(&child.index()) && deployed_here(*child))
                {
                    return named(child, "a catchball");
                }
            }
            NodeKind::Perspective | NodeKind::Routine | NodeKind::Problem => {}
        }
        Ok(())
    }

    /// Whether an owner has a part in the catchball of a node: moved, was called, holds a side, or links a speaker to it.
    fn plays(&self, owner: Node<'_>, node: Node<'_>, names_it: impl Fn(&str) -> bool) -> bool {
        node.rounds().iter().any(|round| {
            let speaker = round.who.as_deref().and_then(|who| self.resolve(who, &[NodeKind::Owner]).ok());
            let to = round.to.as_deref().is_some_and(&names_it);
            let side = |of: Node<'_>| of.accountable() == Some(owner);
            to || speaker.is_some_and(|speaker| speaker.and_above().any(|above| above == owner))
                || side(node)
                || catchball::partner(node, round).is_ok_and(side)
        })
    }

    pub(super) fn detach(&mut self, edge: EdgeIndex) -> Option<Detached> {
        let ends = self.graph.edge_endpoints(edge)?;
        let weight = self.graph.edge_weight(edge).copied()?;
        let row = self.relations.row(weight.slot)?.clone();
        self.forget_joint(edge, ends, weight.kind);
        self.graph.remove_edge(edge);
        self.relations.take(weight.slot);
        self.patch(|adjacency, plan| adjacency.part(plan, edge, ends, weight.kind));
        Some(Detached { ends, weight, row })
    }

    pub(super) fn reattach(&mut self, detached: Option<Detached>, params: Params) {
        let Some(Detached { ends: (source, target), weight, row }) = detached else { return };
        let edge = self.graph.add_edge(source, target, weight);
        self.relations.put_back(weight.slot, RelationRow { edge, kept: Kept::from(params), ..row });
        self.keep_joint(edge, (source, target), weight.kind);
        self.patch(|adjacency, plan| adjacency.join(plan, edge));
    }
}

impl Node<'_> {
    /// The effects that an initiative states, by KPI.
    pub fn effects(&self) -> impl Iterator<Item = &str> {
        let effect = match self.data() {
            NodeDataRef::Initiative(initiative) => Some(&initiative.effect),
            _ => None,
        };
        effect.into_iter().flat_map(|effect| effect.iter().map(|(kpi, _)| kpi))
    }
}
