//! How things stand before anything moves: the status, the strong conflicts, and which targets decide the status.

use std::collections::BTreeSet;

use crate::analyse::evidence::{Evidence, Grade, Label};
use crate::analyse::flow::{Arc, Flow, Way};
use crate::analyse::satisfaction::{Satisfaction, is_in_force};
use crate::analyse::score::{Policy, Status};
use crate::analyse::standing::Standing;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, NodeRef, Plan};
use crate::sort::Arrange as _;
use crate::value::{Date, Stage};

/// How a plan and a goal of it stand.
#[derive(Clone, Debug)]
pub(super) struct Present<'m> {
    pub(super) plan: &'m Plan,
    pub(super) status: Status,
    /// The targets that decide the status.
    pub(super) targets: Vec<Node<'m>>,
    /// About what evidence wholly contradicts itself.
    pub(super) strong: BTreeSet<NodeRef>,
}

impl<'m> Present<'m> {
    pub(super) fn of(goal: Node<'m>, day: Date, policy: &Policy) -> Self {
        let flow = Flow::of(goal.plan());
        let satisfaction = Satisfaction::of(&flow, Some(day));
        let status = Standing::of(&satisfaction, policy).of_node(goal).status;
        let strong = strong(&Evidence::of(&satisfaction)).into_iter().map(|(node, _)| node).collect();
        Self { plan: goal.plan(), status, targets: deciding(goal, day, &flow), strong }
    }
}

/// About what evidence wholly contradicts itself.
pub(super) fn strong(evidence: &Evidence<'_, '_, '_>) -> Vec<(NodeRef, Label)> {
    let conflicts = evidence.conflicts(1.0).into_iter();
    let strong = conflicts.filter(|(_, label)| label.grade() == Some(Grade::Strong));
    strong.map(|(node, label)| (node.to_ref(), label)).collect()
}

/// The targets of which the status of a goal is the worst, in the order in which they were added.
fn deciding<'m>(goal: Node<'m>, day: Date, flow: &Flow<'m>) -> Vec<Node<'m>> {
    let is_dropped = |node: &Node<'_>| node.stage() == Some(Stage::Dropped);
    let mut seen = BTreeSet::new();
    let mut next = vec![goal];
    let mut found = Vec::new();
    while let Some(node) = next.pop() {
        let Some(number) = flow.number(node) else { continue };
        if !seen.insert(number) {
            continue;
        }
        let quantifies = || node.sources(RelationKind::Quantifies).filter(|target| !is_dropped(target));
        match node.kind() {
            NodeKind::Target => found.push(node),
            NodeKind::Kpi => {
                next.extend(
                    node.sources(RelationKind::Tracks).filter(|target| is_in_force(*target, Some(day))),
                );
            }
            NodeKind::Objective if quantifies().next().is_some() => next.extend(quantifies()),
            _ => {
                let counts = |arc: &Arc| arc.way != Way::Need && !arc.is_against();
                let parts = flow.into(number).filter(counts).filter_map(|arc| flow.node(arc.other()));
                next.extend(parts.filter(|part| part.kind() != NodeKind::Initiative && !is_dropped(part)));
            }
        }
    }
    found.retain(|target| !is_dropped(target));
    found.arrange_by_key(|target| target.seq());
    found
}

/// The targets that what is measured of a node rests on.
pub(super) fn targets_of(ground: Node<'_>) -> Vec<Node<'_>> {
    match ground.kind() {
        NodeKind::Target => vec![ground],
        NodeKind::Kpi => ground.sources(RelationKind::Tracks).collect(),
        _ => {
            let measures = ground.sources(RelationKind::Measures);
            let of_kpis = measures.flat_map(|kpi| kpi.sources(RelationKind::Tracks));
            ground.sources(RelationKind::Quantifies).chain(of_kpis).collect()
        }
    }
}
