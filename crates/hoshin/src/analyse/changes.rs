//! What became of the values and statuses of nodes between two plans, or two states of one.

use std::collections::BTreeMap;

use super::flow::KINDS;
use super::satisfaction::{Satisfaction, Value};
use super::score::{Status, Unknown};
use super::standing::Standing;
use crate::model::Node;
use crate::sort::Arrange as _;

/// How a node stood before and stands after. What is in one of both plans only has no other side.
#[derive(Clone, Debug)]
pub struct Change<'m> {
    /// The node, as it is after if it is there.
    pub node: Node<'m>,
    /// How it stood.
    pub before: Option<State>,
    /// How it stands.
    pub after: Option<State>,
}

/// How a node stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Its values.
    pub value: Value,
    /// Its status.
    pub status: Status,
}

/// Values below this difference are the same (our choice: what differs less differs by rounding only).
const SAME: f64 = 1e-9;

impl State {
    /// How a node stands.
    pub fn of<'m>(satisfaction: &Satisfaction<'_, 'm>, standing: &Standing<'_, 'm>, node: Node<'m>) -> Self {
        Self { value: satisfaction.of_node(node), status: standing.of_node(node).status }
    }

    fn is_same(&self, other: &Self) -> bool {
        let same = |one: Result<f64, Unknown>, other: Result<f64, Unknown>| match (one, other) {
            (Ok(one), Ok(other)) => (one - other).abs() < SAME,
            (one, other) => one.is_err() && other.is_err(),
        };
        let light = |state: &Self| state.status.light();
        same(self.value.measured, other.value.measured)
            && same(self.value.deployed, other.value.deployed)
            && light(self) == light(other)
    }
}

impl Change<'_> {
    /// Whether the status is known on both sides, and worse after.
    pub fn is_worse(&self) -> bool {
        let light = |state: Option<State>| state.and_then(|state| state.status.light());
        light(self.before).zip(light(self.after)).is_some_and(|(before, after)| after > before)
    }

    /// Whether the status has changed, in a node that is in both.
    pub fn has_turned(&self) -> bool {
        let light = |state: State| state.status.light();
        self.before.zip(self.after).is_some_and(|(before, after)| light(before) != light(after))
    }
}

/// The nodes of which a value or the status is not what it was, and those which are in one of both only.
///
/// # Order
///
/// Drivers, objectives, targets, KPIs, initiatives; of each kind those of the plan after in their order, then those that
/// are gone.
///
/// # Complexity
///
/// n log n in the nodes of both.
pub fn changes<'m>(
    before: (&Satisfaction<'_, 'm>, &Standing<'_, 'm>),
    after: (&Satisfaction<'_, 'm>, &Standing<'_, 'm>),
) -> Vec<Change<'m>> {
    let [old, new] = [before, after].map(|(satisfaction, _)| satisfaction.flow().plan());
    let mut changes = Vec::new();
    for &kind in KINDS {
        let mut gone: BTreeMap<&str, Node<'m>> =
            old.nodes_of_kind(kind).map(|node| (node.id(), node)).collect();
        for node in new.nodes_of_kind(kind) {
            let was = gone.remove(node.id()).map(|old| State::of(before.0, before.1, old));
            let is = State::of(after.0, after.1, node);
            if was.is_none_or(|was| !was.is_same(&is)) {
                changes.push(Change { node, before: was, after: Some(is) });
            }
        }
        let mut gone: Vec<Node<'m>> = gone.into_values().collect();
        gone.arrange_by_key(|node| node.seq());
        let lost = |node| Change { node, before: Some(State::of(before.0, before.1, node)), after: None };
        changes.extend(gone.into_iter().map(lost));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{Flow, score::Policy, what_if::supposing};
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::{NodeRef, Plan};
    use crate::value::Quantity;

    const PLAN: &str = "hoshin: 1
as_of: 2026-03-31
drivers: { loyal: {} }
kpis: { nps: { unit: score, direction: increase, readings: { 2026-03-31: 66 } } }
objectives: { service: { advances: { loyal: 0.5 }, targets: { t: { kpi: nps, from: 60, to: 75 } } }, apart: {} }
";

    #[test]
    fn another_reading_moves_what_stands_on_it() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let day = plan.header().as_of.unwrap();
        let set = (NodeRef::new(NodeKind::Kpi, "nps"), Quantity::plain(75.0));
        let other = supposing(&plan, day, &[set]).unwrap();
        let flows = [&plan, &other].map(Flow::of);
        let values = [&flows[0], &flows[1]].map(|flow| Satisfaction::of(flow, Some(day)));
        let standings = [&values[0], &values[1]].map(|values| Standing::of(values, &Policy::DEFAULT));
        let changes = changes((&values[0], &standings[0]), (&values[1], &standings[1]));
        let told = changes.iter().map(|change| {
            let side = |state: Option<State>| {
                let state = state.unwrap();
                format!("{:?} {}", state.value.value().unwrap(), state.status)
            };
            format!("{} {} {}", change.node.id(), side(change.before), side(change.after))
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "loyal 20.0 red 50.0 green",
                "service 40.0 red 100.0 green",
                "service/t 40.0 red 100.0 green",
                "nps 40.0 red 100.0 green"
            ]
        );
        assert!(changes.iter().all(|change| change.has_turned() && !change.is_worse()));
    }
}
