//! Whole plans, put together by the builder.

use proptest::collection::vec;
use proptest::prelude::*;

use super::event::{EventSeed, PlaySeed, event, play};
use super::head::{HeadSeed, head};
use super::node::{NodeSeed, TargetSeed, node, target};
use super::pick;
use super::relation::{RelationSeed, relation};
use super::text::id;
use crate::metamodel::perspective::BUILT_IN;
use crate::metamodel::relation::{Advances, Owns};
use crate::metamodel::{Common, Driver, NodeData, NodeKind, Objective, Owner, Params, RelationKind};
use crate::model::store::Form;
use crate::model::{AnyHandle, BuildError, Node, Orphan, Plan, PlanBuilder};

/// Everything that a plan grows from.
#[derive(Clone, Debug)]
struct PlanSeed {
    head: HeadSeed,
    nodes: Vec<NodeSeed>,
    has_built_in: bool,
    targets: Vec<TargetSeed>,
    relations: Vec<RelationSeed>,
    events: Vec<EventSeed>,
    orphans: Vec<(String, EventSeed)>,
    play: Option<PlaySeed>,
}

/// A small lawful plan: up to 12 nodes, 5 targets, 24 relations and 6 events, and now and then a catchball.
pub fn plan() -> impl Strategy<Value = Plan> {
    let graph = (vec(node(), 0..=12), vec(target(), 0..=5), vec(relation(), 0..=24), any::<bool>());
    // An id that no edit adds: what becomes of an orphan whose node turns up later is no law yet.
    let lost = id().prop_map(|id| format!("lost {id}"));
    let events = (vec(event(), 0..=6), vec((lost, event()), 0..=1), proptest::option::weighted(0.3, play()));
    (head(), graph, events).prop_filter_map("a lawful plan", |(head, graph, (events, orphans, play))| {
        let (nodes, targets, relations, has_built_in) = graph;
        PlanSeed { head, nodes, has_built_in, targets, relations, events, orphans, play }.grown().ok()
    })
}

impl PlanSeed {
    /// The plan, without whatever the builder refuses.
    fn grown(&self) -> Result<Plan, BuildError> {
        let mut plan = Plan::builder();
        *plan.header_mut() = self.head.header.clone();
        if let Some(checks) = &self.head.checks {
            plan.set_checks(checks.clone());
        }
        for seed in &self.nodes {
            let (common, data) = seed.grown(plan.so_far());
            let _ = plan.add_node(&seed.id, common, data);
        }
        *plan.header_mut() = self.head.grown(plan.so_far());
        if self.has_built_in {
            for known in BUILT_IN {
                let _ = plan.find(known.id, &[NodeKind::Perspective]);
            }
        }
        for seed in &self.targets {
            add_target(&mut plan, seed)?;
        }
        for seed in &self.relations {
            let Some((source, target)) = seed.ends(plan.so_far()) else { continue };
            let (source, target, params) = (source.handle(), target.handle(), seed.params(plan.so_far()));
            let _ = plan.join(source, seed.signature.relation, params, target);
        }
        if self.play.as_ref().is_some_and(|play| play.grown(plan.so_far()).is_none()) {
            // Chance seldom lays a table for catchball.
            let _ = lay_table(&mut plan);
        }
        self.happen(&mut plan);
        plan.build()
    }

    /// Records events, orphans and the catchball.
    fn happen(&self, plan: &mut PlanBuilder) {
        for seed in self.events.iter().filter(|seed| !seed.is_round()) {
            let Some(of) = seed.of(plan.so_far()).map(Node::handle) else { continue };
            let event = seed.grown(plan.so_far());
            let _ = plan.record(of, event);
        }
        for (id, seed) in self.orphans.iter().filter(|(_, seed)| !seed.is_round()) {
            if plan.so_far().resolve(id, NodeKind::ALL).is_err_and(|error| error.code() == "unknown-node") {
                let event = seed.grown(plan.so_far());
                plan.record_orphan(Orphan { kind: None, id: id.as_str().into(), event, place: None });
            }
        }
        if let Some((of, rounds)) = self.play.as_ref().and_then(|play| play.grown(plan.so_far())) {
            let of = of.handle();
            for round in rounds {
                let _ = plan.record(of, round);
            }
        }
    }
}

/// Adds two owners, and an objective of one that serves a driver of the other.
fn lay_table(plan: &mut PlanBuilder) -> Result<(), BuildError> {
    let giver = plan.add("giver", "Giver", Owner::default())?;
    let catcher = plan.add("catcher", "Catcher", Owner::default())?;
    let served = plan.add("served", "Served", Driver::default())?;
    let deployed = plan.add("deployed", "Deployed", Objective::default())?;
    plan.relate(giver, Owns::accountable(), served)?;
    plan.relate(catcher, Owns::accountable(), deployed)?;
    plan.relate(deployed, Advances::unweighted(), served)
}

/// Adds a target under what it is for, if there is anything that it can be for.
fn add_target(plan: &mut PlanBuilder, seed: &TargetSeed) -> Result<(), BuildError> {
    let so_far = plan.so_far();
    let parents: Vec<Node<'_>> = [NodeKind::Driver, NodeKind::Objective, NodeKind::Kpi]
        .into_iter()
        .flat_map(|kind| so_far.nodes_of_kind(kind))
        .collect();
    let kpis: Vec<AnyHandle> = so_far.nodes_of_kind(NodeKind::Kpi).map(Node::handle).collect();
    let Some(parent) = pick(&parents, seed.parent) else { return Ok(()) };
    let id = if seed.is_nested { format!("{}/{}", parent.id(), seed.node.id) } else { seed.node.id.clone() };
    let parent = parent.handle();
    let under_kpi = parent.kind() == NodeKind::Kpi;
    let form = Form {
        listed: seed.is_nested && seed.listed,
        key_result: seed.is_nested && seed.key_result && !under_kpi,
        implicit: false,
    };
    let (common, data): (Common, NodeData) = seed.node.grown(so_far);
    let Ok(target) = plan.add_written(&id, common, data, form) else { return Ok(()) };
    let anchor = if under_kpi { RelationKind::Tracks } else { RelationKind::Quantifies };
    plan.join(target, anchor, Params::default(), parent)?;
    if let Some(kpi) = seed.kpi.and_then(|at| pick(&kpis, at)) {
        let _ = plan.join(target, RelationKind::Tracks, Params::default(), kpi);
    }
    Ok(())
}
