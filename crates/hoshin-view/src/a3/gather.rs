//! Which problems have a sheet, and what is known of each.

use std::collections::HashSet;

use hoshin::analyse::score::Better;
use hoshin::metamodel::{self, NodeKind, Problem, RelationKind};
use hoshin::model::Node;
use hoshin::sort::Arrange as _;
use hoshin::value::Quantity;

use crate::findings::Said;

use super::{Affected, Countermeasure, Effect, Sheet};
use crate::promised::Promised;
use crate::response::is_open;
use crate::trend::Trend;
use crate::{Figure, Item, Sight};

/// The most sheets that are shown (our choice).
const MOST: usize = 50;

/// The most findings on one sheet (our choice).
const MOST_SAID: usize = 5;

pub(super) fn sheets<'m>(sight: &Sight<'_, 'm>, of: Option<Node<'_>>) -> (Vec<Sheet>, usize) {
    let is_asked = |problem: &Node<'m>| {
        of.is_none_or(|of| *problem == of || problem.accountable().is_some_and(|owner| owner == of))
    };
    let mut problems: Vec<Node<'m>> =
        sight.plan().nodes_of_kind(NodeKind::Problem).filter(is_asked).collect();
    problems.arrange_by_key(|problem| !is_open(*problem, sight.as_of()));
    let left_out = problems.len().saturating_sub(MOST);
    (problems.into_iter().take(MOST).map(|problem| sheet(sight, problem)).collect(), left_out)
}

fn sheet<'m>(sight: &Sight<'_, 'm>, problem: Node<'m>) -> Sheet {
    let fields = problem.fields::<Problem>();
    let work: Vec<Node<'m>> = problem.sources(RelationKind::Resolves).collect();
    let affected_nodes: Vec<Node<'m>> = problem.targets(RelationKind::Affects).collect();
    let about: Vec<Node<'m>> =
        [problem].into_iter().chain(affected_nodes).chain(work.iter().copied()).collect();
    Sheet {
        item: problem.into(),
        stage: problem.stage(),
        owner: problem.accountable().map(Item::from),
        description: problem.description().map(str::to_owned),
        origin: fields.and_then(|fields| fields.origin.as_deref()).map(str::to_owned),
        found: fields.and_then(|fields| fields.found),
        contained: fields.and_then(|fields| fields.contained),
        closed: fields.and_then(|fields| fields.closed),
        objectives: objectives(problem),
        affected: problem.targets(RelationKind::Affects).map(|node| affected(sight, node)).collect(),
        root_cause: fields.and_then(|fields| fields.root_cause.as_deref()).map(str::to_owned),
        spread: work.iter().flat_map(|work| work.sources(RelationKind::Replicates)).map(Item::from).collect(),
        findings: Said::of_nodes(sight, &about).into_iter().take(MOST_SAID).collect(),
        countermeasures: work.into_iter().map(|work| countermeasure(sight, work)).collect(),
    }
}

/// The goals that a problem holds back, through their targets and KPIs too, and those that it gave rise to.
fn objectives(problem: Node<'_>) -> Vec<Item> {
    let goals = |node: Node<'_>| -> Vec<Item> {
        match node.kind() {
            NodeKind::Objective | NodeKind::Driver => vec![node.into()],
            NodeKind::Target => node.targets(RelationKind::Quantifies).map(Item::from).collect(),
            NodeKind::Kpi => {
                let promised = node
                    .sources(RelationKind::Tracks)
                    .flat_map(|target| target.targets(RelationKind::Quantifies));
                promised.chain(node.targets(RelationKind::Measures)).map(Item::from).collect()
            }
            NodeKind::Initiative => {
                let served =
                    node.targets(RelationKind::Advances).filter(|goal| goal.kind() == NodeKind::Objective);
                served.map(Item::from).collect()
            }
            _ => Vec::new(),
        }
    };
    let held_back = problem.targets(RelationKind::Affects).flat_map(goals);
    let prompted = problem.targets(RelationKind::Prompts).flat_map(goals);
    let mut seen = HashSet::new();
    held_back.chain(prompted).filter(|item| seen.insert(item.key())).collect()
}

fn affected<'m>(sight: &Sight<'_, 'm>, node: Node<'m>) -> Affected {
    let kpi = if node.kind() == NodeKind::Kpi { Some(node) } else { node.kpi() };
    let targets = match node.kind() {
        NodeKind::Target => vec![node],
        NodeKind::Kpi => node.sources(RelationKind::Tracks).collect(),
        _ => node.sources(RelationKind::Quantifies).collect(),
    };
    let active = targets.into_iter().filter(|target| target.is_active());
    let first = active.min_by_key(|target| (target.due().is_none(), target.due()));
    Affected {
        item: node.into(),
        current: kpi
            .and_then(|kpi| sight.value_of(kpi).ok())
            .map(|value| Figure::new(value.value, value.unit)),
        trend: kpi.and_then(|kpi| Trend::of(kpi, sight.as_of())),
        mark: sight.mark(node),
        promised: first.map(|target| Promised::of(sight, target)),
    }
}

fn countermeasure(sight: &Sight<'_, '_>, work: Node<'_>) -> Countermeasure {
    let fields = work.fields::<metamodel::Initiative>();
    let effects = fields.into_iter().flat_map(|fields| fields.effect.iter());
    Countermeasure {
        item: work.into(),
        method: fields.and_then(|fields| fields.method.as_ref()).map(ToString::to_string),
        stage: work.stage(),
        owner: work.accountable().map(Item::from),
        period: work.period().map(|period| period.to_string()),
        steps: fields
            .map(|fields| fields.steps.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        effects: effects.filter_map(|(kpi, change)| effect(sight, kpi, change)).collect(),
        standard: fields.and_then(|fields| fields.standard.as_deref()).map(str::to_owned),
        follow_up: fields.and_then(|fields| fields.follow_up),
    }
}

fn effect(sight: &Sight<'_, '_>, kpi: &str, change: &metamodel::node::EffectOn) -> Option<Effect> {
    let kpi = sight.plan().resolve(kpi, &[NodeKind::Kpi]).ok()?;
    let unit = kpi.unit();
    let value = |quantity: &Quantity| unit.map_or(Some(quantity.value), |unit| quantity.in_unit(unit).ok());
    let figure = |quantity: Option<&Quantity>| Some(Figure::new(value(quantity?)?, unit));
    let (before, after) = (figure(change.before.as_ref()), figure(change.after.as_ref()));
    let better = kpi.direction().and_then(Better::of);
    let is_better = before
        .as_ref()
        .zip(after.as_ref())
        .zip(better)
        .map(|((before, after), better)| better.sign() * (after.value - before.value) > 0.0);
    Some(Effect { kpi: kpi.into(), before, after, is_better })
}
