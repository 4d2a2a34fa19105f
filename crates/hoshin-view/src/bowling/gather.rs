//! Which promises have a lane, and what stands in each month of it.

use hoshin::analyse::readings::value_in;
use hoshin::analyse::score::{Light, Status, run_of};
use hoshin::analyse::{Appraisal, Promise};
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::value::{Date, Dates, Stage};

use super::{BowlingChart, Lane, Month};
use crate::promised::Promised;
use crate::response::Action;
use crate::{Item, Sight};

/// The most lanes that are shown (our choice): what a review can go through.
const MOST: usize = 100;

pub(super) fn chart(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> BowlingChart {
    let day = sight.as_of().or_else(|| last_read(sight));
    let spans = day.map(|day| sight.months(day)).unwrap_or_default();
    let targets: Vec<Node<'_>> =
        sight.plan().nodes_of_kind(NodeKind::Target).filter(|target| target.kpi().is_some()).collect();
    let serving = of.map(|of| sight.serving(of)).unwrap_or_default();
    let is_asked = |target: &Node<'_>| {
        of.is_none_or(|of| match of.kind() {
            NodeKind::Kpi => target.kpi() == Some(of),
            NodeKind::Target => *target == of,
            NodeKind::Owner => {
                target.accountable().is_some_and(|owner| owner.and_above().any(|above| above == of))
            }
            _ => target.targets(RelationKind::Quantifies).any(|goal| serving.contains(&goal.seq())),
        })
    };
    let mut lanes = Vec::new();
    let mut left_out = 0;
    for target in targets.into_iter().filter(is_asked) {
        let Some(day) = day.filter(|_| is_shown(target, &spans)) else { continue };
        if lanes.len() < MOST {
            lanes.extend(lane(sight, target, &spans, day));
        } else {
            left_out += 1;
        }
    }
    let months = spans.iter().map(|span| span.start).collect();
    BowlingChart { plan: sight.name(), as_of: sight.as_of(), of: of.map(Item::from), months, lanes, left_out }
}

/// The last day on which anything was read.
fn last_read(sight: &Sight<'_, '_>) -> Option<Date> {
    let kpis = sight.plan().nodes_of_kind(NodeKind::Kpi);
    kpis.filter_map(|kpi| sight.value_of(kpi).ok()).map(|value| value.date).max()
}

/// Whether a target promises a number in any of the months. A KPI that nobody reads has a lane too: it is to be seen.
fn is_shown(target: Node<'_>, months: &[Dates]) -> bool {
    let is_number = || Promise::of(target).is_some_and(|promise| promise.admissible().is_some());
    let is_now = || span(target).is_none_or(|span| months.iter().any(|month| month.overlaps(&span)));
    target.stage() != Some(Stage::Dropped) && is_now() && is_number()
}

fn span(target: Node<'_>) -> Option<Dates> {
    target.period().map(|period| period.span(&target.plan().fiscal_year()))
}

fn lane<'m>(sight: &Sight<'_, 'm>, target: Node<'m>, months: &[Dates], day: Date) -> Option<Lane> {
    let kpi = target.kpi()?;
    let promise = Promise::of(target)?;
    let goal = target.targets(RelationKind::Quantifies).next();
    let mut statuses: Vec<Status> = Vec::new();
    let mut told = Vec::with_capacity(months.len());
    for month in months {
        let last = month.last_day().unwrap_or(month.start);
        let actual = value_in(kpi, *month, day).ok().and_then(|read| read.in_unit(&promise.unit).ok());
        let is_over = span(target).is_some_and(|span| !span.overlaps(month));
        let judged = Appraisal::of(target, Some(last.min(day)));
        let status = judged
            .filter(|_| actual.is_some() && !is_over)
            .map(|judged| judged.judge(sight.standing().policy()).status);
        statuses.extend(status);
        let plan = Appraisal::of(target, Some(last)).filter(|_| !is_over).and_then(|judged| judged.due());
        told.push(Month { plan, actual, mark: status.map(Into::into).unwrap_or_default() });
    }
    Some(Lane {
        kpi: kpi.into(),
        target: target.into(),
        goal: goal.map(Item::from),
        owner: target.accountable().map(Item::from),
        unit: kpi.unit().map(ToString::to_string),
        promised: Promised::of(sight, target),
        months: told,
        reds_in_row: run_of(Light::Red, &statuses),
        actions: Action::on_first([Some(kpi), Some(target), goal].into_iter().flatten(), sight.as_of()),
    })
}
