//! What stands on an agenda.

use std::collections::HashSet;

use hoshin::analyse::Appraisal;
use hoshin::analyse::score::{date_of, day_number};
use hoshin::metamodel::{NodeKind, Problem, RelationKind};
use hoshin::model::Node;
use hoshin::value::{Date, Part};

use super::super::gather::{cadence, held, recurrence};
use super::{Achievement, Agenda, Coming, OpenProblem, Point};
use crate::findings::Said;
use crate::promised::Promised;
use crate::response::{Action, is_open};
use crate::{Figure, Item, Sight};

/// The most findings that one agenda lists (our choice: what an hour holds). The rest is counted.
const MOST: usize = 20;

/// The routines that are asked for: all, one, or those that an owner attends.
pub(in crate::review_calendar) fn asked<'m>(
    sight: &Sight<'_, 'm>,
    of: Option<Node<'_>>,
) -> impl Iterator<Item = Node<'m>> {
    let is_asked = move |routine: &Node<'_>| {
        of.is_none_or(|of| *routine == of || routine.sources(RelationKind::Attends).any(|owner| owner == of))
    };
    sight.plan().nodes_of_kind(NodeKind::Routine).filter(is_asked)
}

/// The days on which a routine meets, from one to another.
pub(super) fn days<'m>(
    sight: &Sight<'_, 'm>,
    routine: Node<'m>,
    from: Date,
    until: Date,
) -> impl Iterator<Item = Date> {
    recurrence(sight, routine).map(|every| every.between(from, until)).unwrap_or_default().into_iter()
}

/// The next meetings within a year after a day, all on the same one.
pub(super) fn next<'m>(sight: &Sight<'_, 'm>, routines: &[Node<'m>], date: Date) -> Vec<Coming> {
    let Some(until) = hoshin::value::Cadence::Annual.next(date) else { return Vec::new() };
    let firsts = routines.iter().filter_map(|routine| {
        let date = days(sight, *routine, date, until).next()?;
        Some(Coming { date, routine: (*routine).into() })
    });
    let mut next: Vec<Coming> = firsts.collect();
    let first = next.iter().map(|coming| coming.date).min();
    next.retain(|coming| Some(coming.date) == first);
    next
}

pub(super) fn agenda<'m>(sight: &Sight<'_, 'm>, routine: Node<'m>, date: Date) -> Agenda {
    let since = held(sight, routine).filter(|held| *held < date).last().or_else(|| {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cycle of millions of days is held at the greatest"
        )]
        let days = cadence(routine)?.approximate_days().round() as i32;
        date_of(day_number(date).checked_sub(days)?)
    });
    let looked_at = looked_at(routine);
    let all: Vec<Node<'m>> = looked_at.iter().map(|(node, _)| *node).collect();
    let mut findings: Vec<Said> = Said::of_nodes(sight, &all);
    let left_out = findings.len().saturating_sub(MOST);
    findings.truncate(MOST);
    let leaders = routine.incoming(RelationKind::Attends).filter(|link| link.part() == Part::Leads);
    Agenda {
        routine: routine.into(),
        date,
        since,
        leaders: leaders.map(|link| link.source().into()).collect(),
        achieved: all.iter().filter_map(|node| achieved(sight, *node, since?, date)).collect(),
        problems: problems(sight, &all).into_iter().map(open_problem).collect(),
        points: looked_at
            .into_iter()
            .filter(|(node, _)| node.kind() != NodeKind::Problem)
            .map(|(node, depth)| point(sight, node, depth, date))
            .collect(),
        findings,
        left_out,
    }
}

/// What a routine looks at, and what belongs to it: the targets of goals, the KPIs that measure them, and their work.
fn looked_at(routine: Node<'_>) -> Vec<(Node<'_>, usize)> {
    let mut found: Vec<(Node<'_>, usize)> = Vec::new();
    for node in routine.targets(RelationKind::Reviews) {
        found.push((node, 0));
        let of_kind = |kind: RelationKind| node.sources(kind);
        let below = match node.kind() {
            NodeKind::Driver | NodeKind::Objective => {
                let work = of_kind(RelationKind::Advances)
                    .filter(|work| work.kind() == NodeKind::Initiative && work.is_active());
                of_kind(RelationKind::Quantifies).chain(of_kind(RelationKind::Measures)).chain(work).collect()
            }
            NodeKind::Kpi => of_kind(RelationKind::Tracks).collect(),
            _ => Vec::new(),
        };
        found.extend(below.into_iter().filter(|node| node.is_active()).map(|node| (node, 1)));
    }
    let mut seen = HashSet::new();
    found.retain(|(node, _)| seen.insert(node.seq()));
    found
}

/// The open problems that are looked at, or that affect what is.
fn problems<'m>(sight: &Sight<'_, 'm>, nodes: &[Node<'m>]) -> Vec<Node<'m>> {
    let mut found: Vec<Node<'m>> = Vec::new();
    let mut seen = HashSet::new();
    for node in nodes {
        let own = Some(*node).filter(|node| node.kind() == NodeKind::Problem);
        let affecting = node
            .sources(RelationKind::Affects)
            .chain(node.kpi().into_iter().flat_map(|kpi| kpi.sources(RelationKind::Affects)));
        found.extend(
            own.into_iter()
                .chain(affecting)
                .filter(|problem| is_open(*problem, sight.as_of()) && seen.insert(problem.seq())),
        );
    }
    found
}

fn point<'m>(sight: &Sight<'_, 'm>, node: Node<'m>, depth: usize, date: Date) -> Point {
    let kpi = if node.kind() == NodeKind::Kpi { Some(node) } else { node.kpi() };
    let is_target = node.kind() == NodeKind::Target;
    Point {
        item: node.into(),
        depth,
        mark: (node.kind() != NodeKind::Initiative).then(|| sight.mark(node)),
        why: sight.reason(node).map(|reason| reason.to_string()),
        current: kpi
            .and_then(|kpi| sight.value_of(kpi).ok())
            .map(|value| Figure::new(value.value, value.unit)),
        promised: is_target.then(|| Promised::of(sight, node)),
        is_due: node.due().is_some_and(|due| due <= date),
        actions: if is_target || kpi.is_some() {
            Action::on_first([Some(node), kpi].into_iter().flatten(), sight.as_of())
        } else {
            Vec::new()
        },
        owner: node.accountable().map(Item::from),
    }
}

/// What was achieved after one day and up to another: a target that was not kept then and is now, a problem closed.
fn achieved(sight: &Sight<'_, '_>, node: Node<'_>, since: Date, date: Date) -> Option<Achievement> {
    let node = sight.plan().node(node.kind(), node.id())?;
    let day = sight.as_of().map_or(date, |as_of| as_of.min(date));
    let reached =
        |day: Date| Appraisal::of(node, Some(day)).and_then(|appraisal| appraisal.is_reached()) == Some(true);
    let closed = || node.fields::<Problem>()?.closed;
    let is_new = match node.kind() {
        NodeKind::Target => reached(day) && !reached(since),
        NodeKind::Problem => closed().is_some_and(|closed| since < closed && closed <= day),
        _ => false,
    };
    let value = node.kpi().and_then(|kpi| sight.value_of(kpi).ok());
    is_new.then(|| Achievement {
        item: node.into(),
        owner: node.accountable().map(Item::from),
        current: value.map(|value| Figure::new(value.value, value.unit)),
        promised: (node.kind() == NodeKind::Target).then(|| Promised::of(sight, node)),
    })
}

fn open_problem(node: Node<'_>) -> OpenProblem {
    let fields = node.fields::<Problem>();
    OpenProblem {
        item: node.into(),
        found: fields.and_then(|fields| fields.found),
        owner: node.accountable().map(Item::from),
        has_cause: fields.is_some_and(|fields| fields.root_cause.is_some()),
        countermeasures: node.sources(RelationKind::Resolves).map(Item::from).collect(),
    }
}
