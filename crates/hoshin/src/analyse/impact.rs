//! What a change of a node reaches: which goals and KPIs, with which sign, and how much of it arrives there.
//!
//! Signs and strengths are those of the ways alone. How much arrives is found by working the plan out again with the node
//! one point higher, so that means, thresholds, needs and limits count as they are.

use super::flow::Flow;
use super::promise::rounded;
use super::satisfaction::Satisfaction;
use super::score::Unknown;
use super::trace::Line;
use super::walks::Walks;
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::sort::Arrange as _;

/// What a change of a node reaches.
#[derive(Clone, Debug)]
pub struct Impact<'m> {
    /// The node.
    pub node: Node<'m>,
    /// Its value, from -100 to 100.
    pub value: Result<f64, Unknown>,
    /// The step by which it was moved: 1, or -1 where it can rise no more.
    pub step: f64,
    /// What is reached: drivers, then objectives, then KPIs; of each kind what changes most first.
    pub effects: Vec<Effect<'m>>,
}

/// What a change does to another node.
#[derive(Clone, Debug)]
pub struct Effect<'m> {
    /// The other node, and the strongest walks to it.
    pub line: Line<'m>,
    /// Its value, from -100 to 100.
    pub value: Result<f64, Unknown>,
    /// By how much its value changes when that of the first rises by 1; 0 where it is held by something else.
    pub change: Result<f64, Unknown>,
    /// By how much its deployed value changes: what the measure may be hoped to follow, where one holds the value.
    pub deployed: Result<f64, Unknown>,
}

/// Follows a change of a node to all drivers, objectives and KPIs that it reaches.
///
/// The change is that of one point, and told for one point up (our choice). It is one-sided: at a limit, or where another
/// part is the least or the most, more or less may arrive of a larger change. What a KPI adds to the readings of another, as
/// its part or in its formula, is not followed: another [plan with other readings](super::what_if) tells.
///
/// # Complexity
///
/// n log n in the ways that are walked, and linear in nodes and relations.
///
/// # Example
///
/// ```
/// use hoshin::analyse::{Flow, Satisfaction, impact};
/// use hoshin::{Plan, format::Format, metamodel::NodeKind};
///
/// let text = "hoshin: 1
/// objectives: { nps: {} }
/// initiatives: { calls: { advances: { nps: 0.5 }, check_ins: [ { date: 2026-03-01, confidence: 40 % } ] } }";
/// let plan = Plan::read(text, Format::Yaml)?;
/// let flow = Flow::of(&plan);
/// let satisfaction = Satisfaction::of(&flow, None);
/// let impact = impact::impact(&satisfaction, plan.node(NodeKind::Initiative, "calls").unwrap());
/// assert_eq!(impact.effects[0].change, Ok(0.5));
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn impact<'m>(satisfaction: &Satisfaction<'_, 'm>, node: Node<'m>) -> Impact<'m> {
    let flow: &Flow<'m> = satisfaction.flow();
    let value = satisfaction.value(node);
    let step = if value.is_ok_and(|value| value >= 100.0) { -1.0 } else { 1.0 };
    let shifted = satisfaction.shifted(&[(node, step)]);
    let walks = Walks::from(flow, [node]);
    let is_told = |met: &Node<'m>| {
        *met != node && matches!(met.kind(), NodeKind::Driver | NodeKind::Objective | NodeKind::Kpi)
    };
    let effect = |met: Node<'m>| {
        let (before, after) = (satisfaction.of_node(met), shifted.of_node(met));
        let change = |before: Result<f64, Unknown>, after: Result<f64, Unknown>| {
            value.and_then(|_| Ok(rounded((after? - before?) / step) + 0.0))
        };
        Effect {
            line: Line::of(&walks, met),
            value: before.value(),
            change: change(before.value(), after.value()),
            deployed: change(before.deployed, after.deployed),
        }
    };
    let mut effects: Vec<Effect<'m>> = walks.met().filter(is_told).map(effect).collect();
    let key = |kind| match kind {
        NodeKind::Driver => 0,
        NodeKind::Objective => 1,
        _ => 2,
    };
    effects.arrange_by(|one, other| {
        let size = |effect: &Effect<'m>| effect.change.map_or(-1.0, f64::abs);
        let hope = |effect: &Effect<'m>| effect.deployed.map_or(-1.0, f64::abs);
        let by_kind = key(one.line.node.kind()).cmp(&key(other.line.node.kind()));
        let by_size = size(other).total_cmp(&size(one)).then(hope(other).total_cmp(&hope(one)));
        let by_strength = || other.line.strength().total_cmp(&one.line.strength());
        by_kind
            .then(by_size)
            .then_with(by_strength)
            .then_with(|| one.line.node.id().cmp(other.line.node.id()))
    });
    Impact { node, value, step, effects }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    const PLAN: &str = "hoshin: 1
as_of: 2026-03-31
drivers: { loyal: {}, cheap: {} }
kpis:
  nps: { unit: score, direction: increase, readings: { 2026-03: 66 } }
  cost: { unit: USD, direction: decrease, readings: { 2026-03: 80 } }
objectives:
  service: { advances: { loyal: strong, cheap: -0.5 }, targets: { t: { kpi: nps, from: 60, to: 75 }, u: { kpi: cost, from: 100, to: 80 } } }
  unread: { advances: { loyal: weak } }
  need: { depends_on: [service], part_of: whole }
  whole: {}
initiatives: { calls: { advances: { service: 0.5, unread: 0.5 } }, sure: { advances: { unread: 0.5 }, stage: closed } }
";

    fn told(kind: NodeKind, id: &str) -> Vec<String> {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
        let impact = impact(&satisfaction, plan.node(kind, id).unwrap());
        let change = |effect: &Effect<'_>| match effect.change {
            Ok(change) => change.to_string(),
            Err(why) => why.as_str().to_owned(),
        };
        impact.effects.iter().map(|effect| format!("{} {}", effect.line.node.id(), change(effect))).collect()
    }

    #[test]
    fn half_of_a_target_arrives_at_a_goal_of_two() {
        // Forty and a hundred are seventy: half a point more, of which all arrives at one driver and none at the measure.
        let expected = ["loyal 0.5", "cheap -0.25", "service 0.5", "whole 0.5", "need 0.5"];
        let mut found = told(NodeKind::Kpi, "nps");
        found.sort_by_key(|line| expected.iter().position(|known| known == line));
        assert_eq!(found, expected);
        // What is reached already can only fall.
        assert_eq!(told(NodeKind::Kpi, "cost").len(), 5);
        assert!(told(NodeKind::Kpi, "cost").contains(&"service 0.5".to_owned()));
    }

    #[test]
    fn what_is_not_known_does_not_move() {
        assert_eq!(told(NodeKind::Initiative, "calls")[0], "loyal no-check-in");
        assert_eq!(told(NodeKind::Initiative, "sure"), ["loyal 0.0555555555556", "unread 0.5"]);
    }
}
