//! Which boards there are, and what stands on each.

use std::collections::HashSet;

use hoshin::analyse::score::day_number;
use hoshin::metamodel::{self, NodeKind, Problem, RelationKind};
use hoshin::model::Node;
use hoshin::sort::Arrange as _;
use hoshin::value::{Cadence, Part, Role};

use super::{Abnormality, Board, Gauge, HandedOn, Lane};
use crate::promised::Promised;
use crate::response::{Action, is_open};
use crate::trend::Trend;
use crate::{Figure, Item, Sight};

/// The most boards, and the most KPIs on one, that are shown (our choice).
const MOST: usize = 40;

/// What a board of Lean is about, as tags name it.
const LANES: [(&str, &[&str]); 5] = [
    ("Safety", &["safety"]),
    ("Quality", &["quality"]),
    ("Delivery", &["delivery"]),
    ("Cost", &["cost"]),
    ("People", &["people", "morale"]),
];

pub(super) fn boards<'m>(sight: &Sight<'_, 'm>, of: Option<Node<'_>>) -> (Vec<Board>, usize) {
    let plan = sight.plan();
    let asked = of.and_then(|of| plan.node(of.kind(), of.id()));
    let looking = |kind: NodeKind| plan.nodes_of_kind(kind).filter(|top| !kpis(*top).is_empty());
    let shown: Vec<Node<'m>> = match asked {
        Some(asked) => vec![asked],
        None => looking(NodeKind::Routine).filter(|routine| is_frequent(*routine)).collect(),
    };
    let shown = if shown.is_empty() { looking(NodeKind::Owner).collect() } else { shown };
    let left_out = shown.len().saturating_sub(MOST);
    (shown.into_iter().take(MOST).map(|top| board(sight, top)).collect(), left_out)
}

/// Whether a routine is that of a tier: it comes round every week or oftener.
fn is_frequent(routine: Node<'_>) -> bool {
    let cadence = routine.fields::<metamodel::Routine>().and_then(|fields| fields.cadence);
    cadence.is_some_and(|cadence| cadence.approximate_days() <= Cadence::Weekly.approximate_days())
}

/// The KPIs that a routine looks at, or that an owner answers for, and those looked at in what the owner leads.
fn kpis(top: Node<'_>) -> Vec<Node<'_>> {
    let found: Vec<Node<'_>> = if top.kind() == NodeKind::Routine {
        reviewed(top)
    } else {
        let owned = top.outgoing(RelationKind::Owns).filter(|link| link.role() == Role::Accountable);
        let led = top.outgoing(RelationKind::Attends).filter(|link| link.part() == Part::Leads);
        let measured = owned.map(hoshin::model::Link::target).flat_map(measures);
        measured.chain(led.flat_map(|link| reviewed(link.target()))).collect()
    };
    let mut seen = HashSet::new();
    found.into_iter().filter(|kpi| seen.insert(kpi.seq())).collect()
}

/// The KPIs that tell of a node: itself, those of its targets, those that measure it, those that the work improves.
fn measures(node: Node<'_>) -> Vec<Node<'_>> {
    match node.kind() {
        NodeKind::Kpi => vec![node],
        NodeKind::Target => node.kpi().into_iter().collect(),
        NodeKind::Driver | NodeKind::Objective => {
            let promised = node.sources(RelationKind::Quantifies).filter_map(Node::kpi);
            promised.chain(node.sources(RelationKind::Measures)).collect()
        }
        NodeKind::Initiative => node.targets(RelationKind::Improves).collect(),
        _ => Vec::new(),
    }
}

/// The KPIs of all that a routine looks at.
fn reviewed(routine: Node<'_>) -> Vec<Node<'_>> {
    routine.targets(RelationKind::Reviews).flat_map(measures).collect()
}

fn board<'m>(sight: &Sight<'_, 'm>, top: Node<'m>) -> Board {
    let kpis: Vec<Node<'m>> = kpis(top).into_iter().take(MOST).collect();
    let problems = problems(sight, top, &kpis);
    let fields = top.fields::<metamodel::Routine>();
    let leaders = top.incoming(RelationKind::Attends).filter(|link| link.part() == Part::Leads);
    let mut countermeasures: Vec<Action> = Vec::new();
    for action in kpis.iter().flat_map(|kpi| Action::on(*kpi, sight.as_of())) {
        if action.item.kind == NodeKind::Initiative && !countermeasures.contains(&action) {
            countermeasures.push(action);
        }
    }
    Board {
        of: top.into(),
        cadence: fields.and_then(|fields| fields.cadence).map(|cadence| cadence.to_string()),
        leaders: leaders.map(|link| link.source().into()).collect(),
        escalates: top.targets(RelationKind::EscalatesTo).map(Item::from).collect(),
        lanes: lanes(sight, &kpis),
        abnormalities: problems.iter().map(|problem| abnormality(sight, *problem)).collect(),
        countermeasures,
        handed_on: handed_on(top, &problems),
    }
}

fn lanes<'m>(sight: &Sight<'_, 'm>, kpis: &[Node<'m>]) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for kpi in kpis {
        let about = about(sight, *kpi);
        let gauge = gauge(sight, *kpi);
        match lanes.iter_mut().find(|lane| lane.about == about) {
            Some(lane) => lane.kpis.push(gauge),
            None => lanes.push(Lane { about, kpis: vec![gauge] }),
        }
    }
    let place = |lane: &Lane| LANES.iter().position(|(name, _)| *name == lane.about).unwrap_or(LANES.len());
    lanes.arrange_by_key(place);
    lanes
}

fn about<'m>(sight: &Sight<'_, 'm>, kpi: Node<'m>) -> String {
    let is_tagged = |tags: &[&str]| kpi.tags().iter().any(|tag| tags.contains(&tag.to_lowercase().as_str()));
    let tagged = LANES.iter().find(|(_, tags)| is_tagged(tags)).map(|(name, _)| (*name).to_owned());
    let perspective = || sight.perspective(kpi).map(|perspective| perspective.name().to_owned());
    tagged.or_else(perspective).unwrap_or_else(|| "KPIs".into())
}

fn gauge<'m>(sight: &Sight<'_, 'm>, kpi: Node<'m>) -> Gauge {
    let value = sight.value_of(kpi).ok();
    let targets = kpi.sources(RelationKind::Tracks).filter(|target| target.is_active());
    let first = targets.min_by_key(|target| (target.due().is_none(), target.due()));
    Gauge {
        item: kpi.into(),
        current: value.as_ref().map(|value| Figure::new(value.value, value.unit)),
        read: value.as_ref().map(|value| value.date),
        promised: first.map(|target| Promised::of(sight, target)),
        mark: sight.mark(kpi),
        why: sight.reason(kpi).map(|reason| reason.to_string()),
        trend: Trend::of(kpi, sight.as_of()),
    }
}

/// The open problems that a board's routine looks at, or that affect its KPIs, or that its owner answers for.
fn problems<'m>(sight: &Sight<'_, 'm>, top: Node<'m>, kpis: &[Node<'m>]) -> Vec<Node<'m>> {
    let reviewed = top.targets(RelationKind::Reviews).chain(top.targets(RelationKind::Owns));
    let own = reviewed.filter(|node| node.kind() == NodeKind::Problem);
    let affecting = kpis.iter().flat_map(|kpi| kpi.sources(RelationKind::Affects));
    let mut seen = HashSet::new();
    own.chain(affecting)
        .filter(|problem| is_open(*problem, sight.as_of()) && seen.insert(problem.seq()))
        .collect()
}

fn abnormality(sight: &Sight<'_, '_>, problem: Node<'_>) -> Abnormality {
    let fields = problem.fields::<Problem>();
    let found = fields.and_then(|fields| fields.found);
    Abnormality {
        item: problem.into(),
        found,
        contained: fields.and_then(|fields| fields.contained),
        stage: problem.stage(),
        owner: problem.accountable().map(Item::from),
        days_open: found.zip(sight.as_of()).map(|(found, day)| day_number(day) - day_number(found)),
    }
}

/// The problems that a routine further up looks at.
fn handed_on(top: Node<'_>, problems: &[Node<'_>]) -> Vec<HandedOn> {
    let mut above = HashSet::new();
    let mut next = vec![top];
    while let Some(routine) = next.pop() {
        next.extend(
            routine.targets(RelationKind::EscalatesTo).filter(|up| *up != top && above.insert(up.seq())),
        );
    }
    let of_problem = |problem: &Node<'_>| {
        let problem = *problem;
        let reviewing: Vec<HandedOn> = problem
            .sources(RelationKind::Reviews)
            .filter(|routine| above.contains(&routine.seq()))
            .map(|routine| HandedOn { problem: problem.into(), to: routine.into() })
            .collect();
        reviewing
    };
    problems.iter().flat_map(of_problem).collect()
}
