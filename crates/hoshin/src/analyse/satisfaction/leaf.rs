//! The measured values: what readings and check-ins say, before anything is deployed.

use super::{is_goal, known};
use crate::analyse::appraisal::{Appraisal, Read};
use crate::analyse::flow::Flow;
use crate::analyse::readings::Readings;
use crate::analyse::score::{Part, Unknown, weighted_mean};
use crate::graph::threads::share_out;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Date, NonNegative, Stage, Strength};
use smallvec::SmallVec;

/// What is measured of a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measured {
    /// From -100 to 100; not a number where it is not known.
    pub(crate) value: f64,
    /// The known weight as a share of all.
    pub(crate) coverage: f64,
    pub(crate) kind: NodeKind,
    /// Given up, and so no part of anything.
    pub(crate) is_left_out: bool,
}

impl Measured {
    pub(crate) const UNKNOWN: Self =
        Self { value: f64::NAN, coverage: 0.0, kind: NodeKind::Driver, is_left_out: true };

    fn of(node: Node<'_>, value: Option<f64>) -> Self {
        let is_left_out = node.stage() == Some(Stage::Dropped);
        let value = value.filter(|_| !is_left_out);
        let coverage = if value.is_some() { 1.0 } else { 0.0 };
        Self { value: value.unwrap_or(f64::NAN), coverage, kind: node.kind(), is_left_out }
    }

    /// The value, if it is known.
    pub(crate) fn known(self) -> Option<f64> {
        known(self.value)
    }
}

/// So many nodes are looked at together (our choice: what they hold stands side by side).
const BLOCK: usize = 1024;

/// What is measured of all nodes, by number.
///
/// They are looked at kind by kind and in the order in which they were added, in which the memory holds them.
pub(super) fn leaves(flow: &Flow<'_>, as_of: Option<Date>) -> Vec<Measured> {
    let plan = flow.plan();
    plan.put_in_rows();
    let readings = Readings::of(plan, as_of.unwrap_or(Date::MAX));
    let mut leaves = vec![Measured::UNKNOWN; flow.len()];
    // Targets first: KPIs and goals are judged by them.
    let kinds =
        [NodeKind::Target, NodeKind::Initiative, NodeKind::Kpi, NodeKind::Driver, NodeKind::Objective];
    for kind in kinds {
        let blocks: Vec<_> = plan.blocks_of_kind(kind, BLOCK).collect();
        let found: Vec<(usize, Measured)> = share_out(plan.is_worth_threads(), &blocks, |block, found| {
            let of = |node: Node<'_>| leaves.get(flow.number(node)?).copied();
            let measure = |node: Node<'_>| {
                Some((flow.number(node)?, measured(node, as_of, &|kpi| Ok(readings.value_of(kpi)?), &of)))
            };
            found.extend(block.nodes().into_iter().filter_map(measure));
        });
        for (number, leaf) in found {
            if let Some(slot) = leaves.get_mut(number) {
                *slot = leaf;
            }
        }
    }
    leaves
}

/// What is measured of a node, given what is measured of the targets and KPIs that stand at it.
pub(crate) fn measured<'m>(
    node: Node<'m>,
    as_of: Option<Date>,
    read: &Read<'_, 'm>,
    of: &dyn Fn(Node<'_>) -> Option<Measured>,
) -> Measured {
    match node.kind() {
        NodeKind::Target => {
            let satisfaction = || Appraisal::by(node, as_of, read)?.satisfaction().ok();
            Measured::of(node, satisfaction())
        }
        NodeKind::Kpi => {
            let targets = node.sources(RelationKind::Tracks).filter(|target| is_in_force(*target, as_of));
            let values = targets.filter_map(|target| of(target)?.known());
            Measured::of(node, values.reduce(f64::min))
        }
        NodeKind::Initiative => Measured::of(node, surety(node, as_of)),
        kind if is_goal(kind) => mean(node, of),
        _ => Measured::of(node, None),
    }
}

/// Whether a target counts on a day: it is neither closed nor dropped, nor is its goal, and its period has begun.
pub(crate) fn is_in_force(target: Node<'_>, as_of: Option<Date>) -> bool {
    let has_begun = || {
        let start = target.period().map(|period| period.span(&target.plan().fiscal_year()).start);
        as_of.zip(start).is_none_or(|(day, start)| start <= day)
    };
    target.is_active() && target.targets(RelationKind::Quantifies).all(Node::is_active) && has_begun()
}

/// How sure one is of work: closed wholly, else by the latest check-in that says.
fn surety(initiative: Node<'_>, as_of: Option<Date>) -> Option<f64> {
    if initiative.stage() == Some(Stage::Closed) {
        return Some(100.0);
    }
    let until = |date: Option<Date>| as_of.is_none_or(|day| date.is_some_and(|date| date <= day));
    let mut told = initiative.check_ins().iter().rev().filter(|check_in| until(check_in.date));
    told.find_map(|check_in| check_in.confidence).map(|share| 100.0 * share.value())
}

/// The mean of the targets of a goal, and of the KPIs that measure it and that none of its targets tracks.
fn mean(goal: Node<'_>, of: &dyn Fn(Node<'_>) -> Option<Measured>) -> Measured {
    let mut parts: SmallVec<[Part; 8]> = SmallVec::new();
    let mut tracked: SmallVec<[Node<'_>; 8]> = SmallVec::new();
    for link in goal.incoming(RelationKind::Quantifies) {
        let Some(target) = of(link.source()).filter(|target| !target.is_left_out) else { continue };
        tracked.extend(link.source().kpi());
        parts.push(Part { value: target.known(), weight: link.weight().map(NonNegative::value) });
    }
    for link in goal.incoming(RelationKind::Measures) {
        let Some(kpi) = of(link.source()).filter(|_| !tracked.contains(&link.source())) else { continue };
        // Whoever measures without a word about how well measures wholly.
        let strength = link.strength().map_or(1.0, Strength::value);
        let value = kpi.known().map(|value| value * strength.signum());
        parts.push(Part { value, weight: Some(strength.abs()) });
    }
    let mean = weighted_mean(&parts);
    let measured = Measured::of(goal, mean.value.ok());
    Measured { coverage: if measured.is_left_out { 0.0 } else { mean.coverage }, ..measured }
}

/// Why nothing is measured of a node.
pub(super) fn why(node: Node<'_>, as_of: Option<Date>) -> Unknown {
    if node.stage() == Some(Stage::Dropped) {
        return Unknown::Dropped;
    }
    match node.kind() {
        NodeKind::Target => Appraisal::of(node, as_of)
            .and_then(|appraisal| appraisal.satisfaction().err())
            .unwrap_or(Unknown::NoReading),
        NodeKind::Kpi => {
            // That of the first by its id, so that it is the same whatever stands first in the plan.
            let targets = node.sources(RelationKind::Tracks).filter(|target| is_in_force(*target, as_of));
            targets.min_by_key(|target| target.id()).map_or(Unknown::NoTarget, |target| why(target, as_of))
        }
        NodeKind::Initiative => Unknown::NoCheckIn,
        _ if node.has_incoming(RelationKind::Quantifies) || node.has_incoming(RelationKind::Measures) => {
            Unknown::NoneKnown
        }
        _ => Unknown::NotMeasured,
    }
}
