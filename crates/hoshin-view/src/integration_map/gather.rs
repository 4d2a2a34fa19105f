//! Which frameworks there are, and what joins them.

use std::collections::{BTreeMap, BTreeSet};

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Node, Plan};
use hoshin::report::FindingValue;
use hoshin::sort::Arrange as _;
use hoshin::value::Framework;

use super::{Bridge, IntegrationMap, Joint, Part};
use crate::{Item, Sight};

/// The most KPIs that are shown (our choice).
const MOST: usize = 60;

const KINDS: [NodeKind; 4] = [NodeKind::Objective, NodeKind::Kpi, NodeKind::Initiative, NodeKind::Routine];

pub(super) fn gathered(sight: &Sight<'_, '_>) -> IntegrationMap {
    let plan = sight.plan();
    let mut sizes: BTreeMap<Framework, usize> = BTreeMap::new();
    for node in KINDS.into_iter().flat_map(|kind| plan.nodes_of_kind(kind)).filter(|node| node.is_active()) {
        if let Some(framework) = framework(node) {
            *sizes.entry(framework).or_default() += 1;
        }
    }
    let mut joints: Vec<Joint> =
        plan.nodes_of_kind(NodeKind::Kpi).filter_map(|kpi| joint(sight, kpi)).collect();
    // Stable: of those with as many frameworks, the earlier first.
    joints.arrange_by_key(|joint| std::cmp::Reverse(joint.frameworks.len()));
    let left_out = joints.len().saturating_sub(MOST);
    joints.truncate(MOST);
    IntegrationMap {
        plan: plan.header().name.as_deref().map(str::to_owned),
        as_of: sight.as_of(),
        frameworks: parts(sight, &sizes),
        joints,
        bridges: bridges(plan),
        left_out,
    }
}

/// The framework of a node; Lean where its method says so.
fn framework(node: Node<'_>) -> Option<Framework> {
    node.framework().or_else(|| node.is_lean().then_some(Framework::Lean))
}

fn parts(sight: &Sight<'_, '_>, sizes: &BTreeMap<Framework, usize>) -> Vec<Part> {
    let plan = sight.plan();
    let alone = |framework: &Framework| {
        sight.report().findings().iter().any(|finding| {
            finding.rule.name == "unlinked-framework"
                && finding.values.get("framework") == Some(&FindingValue::Text(framework.as_str().to_owned()))
        })
    };
    let entries = &plan.header().frameworks;
    let name = |id: &str| plan.node(NodeKind::Owner, id).map_or(id, Node::name).to_owned();
    let mut parts: Vec<Part> = Vec::new();
    for (id, entry) in entries.iter() {
        let Ok(framework) = id.parse::<Framework>() else { continue };
        parts.push(Part {
            role: entry.role.as_deref().map(str::to_owned),
            audience: entry.audience.iter().map(|id| name(id)).collect(),
            cadence: entry.cadence.iter().map(ToString::to_string).collect(),
            nodes: sizes.get(&framework).copied().unwrap_or_default(),
            is_silo: alone(&framework),
            framework,
        });
    }
    let declared: Vec<Framework> = parts.iter().map(|part| part.framework.clone()).collect();
    for (framework, nodes) in sizes.iter().filter(|(framework, _)| !declared.contains(framework)) {
        parts.push(Part {
            framework: framework.clone(),
            role: None,
            audience: Vec::new(),
            cadence: Vec::new(),
            nodes: *nodes,
            is_silo: alone(framework),
        });
    }
    parts
}

/// A KPI with the frameworks that have to do with it, if there are several: its own, those of the goals that it measures and
/// that promise something of it, those of the work that moves it, and the scorecard where it stands in a perspective of one.
fn joint(sight: &Sight<'_, '_>, kpi: Node<'_>) -> Option<Joint> {
    let promised = kpi.sources(RelationKind::Tracks).filter(|target| target.is_active());
    let goals = promised.flat_map(|target| target.targets(RelationKind::Quantifies));
    let measured = kpi.targets(RelationKind::Measures);
    let work = kpi.sources(RelationKind::Improves).filter(|work| work.is_active());
    let reviews = kpi.sources(RelationKind::Reviews);
    let all = std::iter::once(kpi).chain(goals).chain(measured).chain(work).chain(reviews);
    let mut frameworks: BTreeSet<Framework> = all.filter_map(framework).collect();
    let has_scorecard = sight.plan().header().frameworks.iter().any(|(id, _)| id == "bsc");
    if has_scorecard && kpi.has_outgoing(RelationKind::Within) {
        frameworks.insert(Framework::Bsc);
    }
    (frameworks.len() > 1).then(|| Joint {
        kpi: Item::from(kpi),
        mark: sight.mark(kpi),
        frameworks: frameworks.into_iter().collect(),
    })
}

/// Relations among goals and work that lead from one framework into another.
fn bridges(plan: &Plan) -> Vec<Bridge> {
    let mut found: BTreeMap<(Framework, Framework), usize> = BTreeMap::new();
    let ways = [RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives, RelationKind::DependsOn];
    for node in
        [NodeKind::Objective, NodeKind::Initiative].into_iter().flat_map(|kind| plan.nodes_of_kind(kind))
    {
        let Some(from) = framework(node).filter(|_| node.is_active()) else { continue };
        for target in ways.into_iter().flat_map(|way| node.targets(way)).filter(|target| target.is_active()) {
            if let Some(to) = framework(target).filter(|to| *to != from) {
                *found.entry((from.clone(), to)).or_default() += 1;
            }
        }
    }
    found.into_iter().map(|((from, to), relations)| Bridge { from, to, relations }).collect()
}
