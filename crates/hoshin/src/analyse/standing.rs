//! How every goal stands: red, amber, green or unknown, by a policy.
//!
//! A target stands as the policy judges it; a KPI, and a goal with targets, as the worst of them, since a mean would
//! hide a red one. A driver, and an objective without targets, stands as the worst known of its targets, its parts and
//! what works for it. Initiatives have no colour of their own, and are no part of anyone's.

use super::appraisal::Appraisal;
use super::flow::{Arc, Flow, Way};
use super::readings::Readings;
use super::satisfaction::{Satisfaction, is_in_force};
use super::score::{Judgement, Policy, Status, Unknown, Worst, worst_of};
use crate::graph::threads::share_out;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Date, Stage};

/// The status of all nodes of a flow on a day.
#[derive(Clone, Debug)]
pub struct Standing<'f, 'm> {
    flow: &'f Flow<'m>,
    as_of: Option<Date>,
    policy: Policy,
    /// By number.
    statuses: Vec<Worst>,
}

/// So many targets are looked at together (our choice: what they hold stands side by side).
const BLOCK: usize = 1024;

const UNKNOWN: Worst = Worst { status: Status::Unknown(Unknown::NoneKnown), unknown: 1.0 };

impl<'f, 'm> Standing<'f, 'm> {
    /// The status of every node by a policy, as on the day of the values.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    ///
    /// # Source
    ///
    /// The worst wins: the ServiceNow Goal Framework, from target to goal to parent.
    pub fn of(satisfaction: &Satisfaction<'f, 'm>, policy: &Policy) -> Self {
        let (flow, as_of) = (satisfaction.flow(), satisfaction.as_of());
        let statuses = vec![UNKNOWN; flow.len()];
        let mut all = Self { flow, as_of, policy: *policy, statuses };
        // Targets first: KPIs and goals stand as they do.
        all.settle_targets();
        let mut knots = flow.knots().iter().peekable();
        let mut number = 0;
        while number < flow.len() {
            if let Some(knot) = knots.next_if(|knot| knot.start == number) {
                // The worst goes round until all who pass it on have it: it only ever gets worse.
                while knot.clone().filter(|number| all.settle(*number)).count() > 0 {}
                number = knot.end;
            } else {
                all.settle(number);
                number += 1;
            }
        }
        all
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How a node stands, and what share of that of which it is the worst is not known.
    pub fn of_node(&self, node: Node<'_>) -> Worst {
        let place = self.flow.number(node);
        place.and_then(|number| self.statuses.get(number)).copied().unwrap_or(UNKNOWN)
    }

    /// How the policy judges a target; none of another node.
    pub fn judgement(&self, target: Node<'m>) -> Option<Judgement> {
        Some(Appraisal::of(target, self.as_of)?.judge(&self.policy))
    }

    fn settle_targets(&mut self) {
        let (flow, as_of, policy) = (self.flow, self.as_of, self.policy);
        let blocks: Vec<_> = flow.plan().blocks_of_kind(NodeKind::Target, BLOCK).collect();
        let readings = Readings::of(flow.plan(), as_of.unwrap_or(Date::MAX));
        let found: Vec<(usize, Worst)> =
            share_out(flow.plan().is_worth_threads(), &blocks, |block, found| {
                let read = |kpi| Ok(readings.value_of(kpi)?);
                let judge = |node| {
                    Some((flow.number(node)?, of_target(&Appraisal::by(node, as_of, &read)?, &policy)))
                };
                found.extend(block.nodes().into_iter().filter_map(judge));
            });
        for (number, worst) in found {
            if let Some(slot) = self.statuses.get_mut(number) {
                *slot = worst;
            }
        }
    }

    /// Works a node out; whether that changed anything.
    fn settle(&mut self, number: usize) -> bool {
        let Some(node) = self.flow.node(number) else { return false };
        let now = match node.kind() {
            NodeKind::Kpi => {
                let targets = node.sources(RelationKind::Tracks);
                worst_of(
                    targets
                        .filter(|target| is_in_force(*target, self.as_of))
                        .map(|target| self.of_node(target).status),
                )
            }
            NodeKind::Driver => self.worst_contributor(number),
            NodeKind::Objective => {
                let targets = || node.sources(RelationKind::Quantifies).filter(|target| !is_dropped(*target));
                if is_dropped(node) {
                    Worst { status: Status::Unknown(Unknown::Dropped), unknown: 1.0 }
                } else if targets().next().is_some() {
                    worst_of(targets().map(|target| self.of_node(target).status))
                } else {
                    self.worst_contributor(number)
                }
            }
            _ => return false,
        };
        match self.statuses.get_mut(number) {
            Some(slot) => {
                *slot != now && {
                    *slot = now;
                    true
                }
            }
            None => false,
        }
    }

    fn worst_contributor(&self, number: usize) -> Worst {
        let counts = |arc: &Arc| {
            let is_goal = |node: Node<'_>| node.kind() != NodeKind::Initiative && !is_dropped(node);
            arc.way != Way::Need && !arc.is_against() && self.flow.node(arc.other()).is_some_and(is_goal)
        };
        let statuses = self.flow.into(number).filter(counts).filter_map(|arc| self.statuses.get(arc.other()));
        worst_of(statuses.map(|worst| worst.status))
    }
}

/// How a target stands.
pub(super) fn of_target(appraisal: &Appraisal<'_>, policy: &Policy) -> Worst {
    let is_dropped = is_dropped(appraisal.target);
    let status = if is_dropped { Status::Unknown(Unknown::Dropped) } else { appraisal.judge(policy).status };
    Worst { status, unknown: f64::from(u8::from(status.light().is_none())) }
}

fn is_dropped(node: Node<'_>) -> bool {
    node.stage() == Some(Stage::Dropped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    /// The lean dashboard of row S1.36, which states no baselines.
    const DASHBOARD: &str = "hoshin: 1
as_of: 2026-03-31
drivers: { excellence: {} }
kpis:
  cost: { unit: USD per unit, direction: decrease, readings: { 2026-03-31: 4.5 } }
  delivery: { unit: percent, direction: increase, readings: { 2026-03-31: 96 } }
  defects: { unit: percent, direction: decrease, readings: { 2026-03-31: 1.8 } }
  training: { unit: percent, direction: increase, readings: { 2026-03-31: 72 } }
  unread: { unit: percent, direction: increase }
objectives:
  money: { advances: { excellence: strong }, targets: { t: { kpi: cost, to: 4 } } }
  customer: { advances: { excellence: strong }, targets: { t: { kpi: delivery, to: 98 }, u: { kpi: unread, to: 5 } } }
  process: { targets: { t: { kpi: defects, to: 1 } } }
  people: { advances: { excellence: strong }, targets: { t: { kpi: training, to: 80 } } }
  above: {}
  below: { advances: { above: weak }, part_of: [process] }
";

    #[test]
    fn the_four_statuses_of_the_dashboard_and_the_worst_above_them() {
        let plan = Plan::read(DASHBOARD, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
        let standing = Standing::of(&satisfaction, &Policy::DEFAULT);
        let of = |kind, id: &str| {
            let worst = standing.of_node(plan.node(kind, id).unwrap());
            (worst.status.as_str(), worst.unknown.to_string())
        };
        let kpis = ["cost", "delivery", "defects", "training", "unread"];
        assert_eq!(kpis.map(|id| of(NodeKind::Kpi, id).0), ["amber", "green", "red", "amber", "unknown"]);
        assert_eq!(of(NodeKind::Objective, "customer"), ("green", "0.5".into()));
        assert_eq!(of(NodeKind::Driver, "excellence"), ("amber", "0".into()));
        assert_eq!(of(NodeKind::Objective, "process").0, "red");
        assert_eq!(of(NodeKind::Objective, "above"), ("unknown", "1".into()));
        let target = plan.node(NodeKind::Target, "money/t").unwrap();
        assert_eq!(standing.judgement(target).map(|judged| judged.policy), Some("distance"));
    }
}
