//! What stands on the strategy map.

use std::collections::HashSet;

use hoshin::check::analysis::chain::rank;
use hoshin::metamodel::{Kpi, NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::report::Finding;
use hoshin::sort::Arrange as _;

use super::{Cause, Lane, Measure, Place, StrategyMap};
use crate::net::{Knot, Tie};
use crate::{Item, Sight};

/// The most objectives that are shown (our choice: a map with more is no story).
const MOST: usize = 28;

/// Up to how many those outside of the story are shown (our choice).
const APART: usize = 16;

/// What the checks may say of the place of an objective.
const FAULTS: [&str; 2] = ["broken-causal-chain", "isolated-on-map"];

pub(super) fn gathered<'m>(sight: &Sight<'_, 'm>, of: Option<Node<'_>>) -> StrategyMap {
    let plan = sight.plan();
    let within = of.map(|of| sight.serving(of));
    let is_in = |node: &Node<'m>| {
        let Some(of) = of else { return true };
        match of.kind() {
            NodeKind::Perspective => sight.perspective(*node) == Some(of),
            NodeKind::Owner => node.accountable() == Some(of),
            _ => within.as_ref().is_some_and(|within| within.contains(&node.seq())),
        }
    };
    let all = plan.nodes_of_kind(NodeKind::Objective).filter(|node| node.is_active() && is_in(node));
    let mut objectives: Vec<Node<'_>> = all.collect();
    // Those in the story first, then those nearest to the direction.
    let is_apart = |node: &Node<'_>| {
        !node.has_outgoing(RelationKind::Drives) && !node.has_incoming(RelationKind::Drives)
    };
    objectives.arrange_by_key(|node| (is_apart(node), sight.depth(*node), node.seq()));
    let all = objectives.len();
    let told = objectives.partition_point(|node| !is_apart(node));
    objectives.truncate(told.clamp(APART, MOST));
    let left_out = all - objectives.len();
    objectives.arrange_by_key(|node| node.seq());
    let shown: HashSet<u64> = objectives.iter().map(|node| node.seq()).collect();
    let findings: Vec<&Finding> = sight.report().findings().iter().collect();
    let mut perspectives: Vec<Node<'_>> = Vec::new();
    for node in &objectives {
        perspectives.extend(sight.perspective(*node).filter(|one| !perspectives.contains(one)));
    }
    // Results on top; the order is that of causes, the deepest first.
    perspectives.arrange_by(|one, other| {
        let place = |node: &Node<'_>| rank(*node).unwrap_or(f64::INFINITY);
        place(other).total_cmp(&place(one)).then(one.seq().cmp(&other.seq()))
    });
    let links = |kind| objectives.iter().flat_map(move |node| node.outgoing(kind));
    let serves = links(RelationKind::Advances).filter(|link| link.target().kind() == NodeKind::Driver);
    let serves: Vec<_> = serves.filter(|link| link.target().is_active()).collect();
    let is_theme = |driver: &Node<'_>| serves.iter().any(|link| link.target() == *driver);
    let themes: Vec<Node<'_>> = plan.nodes_of_kind(NodeKind::Driver).filter(is_theme).collect();
    let rows = perspectives.iter().copied().map(Some).chain([None]);
    let lanes = rows.map(|perspective| Lane {
        perspective: perspective.map(Item::from),
        objectives: objectives
            .iter()
            .filter(|node| sight.perspective(**node) == perspective)
            .map(|node| place(sight, *node, &themes, &findings))
            .collect(),
    });
    let lanes = lanes.filter(|lane| lane.perspective.is_some() || !lane.objectives.is_empty()).collect();
    let causes = links(RelationKind::Drives).filter(|link| shown.contains(&link.target().seq()));
    let causes = causes.map(|link| {
        let tie = Tie::of(link);
        let is_backward = findings.iter().any(|finding| {
            finding.rule.name == "backward-cause"
                && finding
                    .relations
                    .iter()
                    .any(|relation| *relation.from.id == *tie.from.id && *relation.to.id == *tie.to.id)
        });
        Cause { tie, is_backward }
    });
    StrategyMap {
        plan: plan.header().name.as_deref().map(str::to_owned),
        as_of: sight.as_of(),
        of: of.map(Item::from),
        themes: themes.iter().map(|driver| Knot::of(sight, *driver)).collect(),
        causes: causes.collect(),
        serves: serves.iter().map(|link| Tie::of(*link)).collect(),
        lanes,
        left_out,
    }
}

fn place(sight: &Sight<'_, '_>, node: Node<'_>, themes: &[Node<'_>], findings: &[&Finding]) -> Place {
    let is_of = |finding: &&&Finding, fault: &str| {
        finding.rule.name == fault
            && finding.nodes.first().is_some_and(|first| first.kind == node.kind() && *first.id == *node.id())
    };
    let faults = FAULTS.into_iter().filter(|fault| findings.iter().any(|finding| is_of(&finding, fault)));
    let promised = node.sources(RelationKind::Quantifies).filter_map(Node::kpi);
    let mut measures: Vec<Measure> = Vec::new();
    for kpi in promised.chain(node.sources(RelationKind::Measures)) {
        let indicator = kpi.fields::<Kpi>().and_then(|fields| fields.indicator);
        let measure = Measure {
            kpi: kpi.into(),
            indicator: indicator.map(hoshin::value::Indicator::as_str),
            mark: sight.told(kpi).map(|_| sight.mark(kpi)),
        };
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    let mut served = served(node).filter(|driver| themes.contains(driver)).map(Item::from);
    let own = served.next();
    let also = served.collect();
    let theme = own.or_else(|| reached(node, themes).map(Item::from));
    Place { knot: Knot::of(sight, node), theme, also, measures, faults: faults.collect() }
}

/// The drivers that an objective serves itself and does not harm, the one that it serves most first.
fn served(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let mut links: Vec<_> = node.outgoing(RelationKind::Advances).filter(|link| !link.is_against()).collect();
    links.retain(|link| link.target().kind() == NodeKind::Driver);
    let strength =
        |link: &hoshin::model::Link<'_>| link.strength().map_or(0.0, hoshin::value::Strength::value);
    links.sort_by(|one, other| strength(other).total_cmp(&strength(one)));
    links.into_iter().map(hoshin::model::Link::target)
}

/// The theme of the nearest objective that one serves or leads to.
fn reached<'m>(node: Node<'m>, themes: &[Node<'_>]) -> Option<Node<'m>> {
    let mut seen = HashSet::from([node.seq()]);
    let mut next = std::collections::VecDeque::from([node]);
    while let Some(node) = next.pop_front() {
        let theme = served(node).find(|driver| themes.contains(driver));
        if theme.is_some() || seen.len() > MOST * MOST {
            return theme;
        }
        let above = crate::tree::above(node).chain(node.targets(RelationKind::Drives));
        next.extend(above.filter(|above| above.kind() == NodeKind::Objective && seen.insert(above.seq())));
    }
    None
}
