//! Alternatives of which one is meant to be chosen, and more than one was.

use super::satisfaction::Satisfaction;
use crate::metamodel::{Initiative, NodeKind, Objective, RelationKind};
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;
use crate::value::Operator;

/// An objective whose parts are alternatives, and of which several are pursued.
#[derive(Clone, Debug)]
pub struct Overchoice<'m> {
    /// The objective.
    pub objective: Node<'m>,
    /// The parts that go well, by id, where these are more than one.
    pub satisfied: Vec<Node<'m>>,
    /// The parts to which effort is committed, by id, where these are more than one.
    pub committed: Vec<Node<'m>>,
}

impl<'m> Overchoice<'m> {
    /// The two that show it: the first by id, of those that go well, else of those to which effort is committed.
    pub fn pair(&self) -> Option<(Node<'m>, Node<'m>)> {
        let pair = |nodes: &[Node<'m>]| Some((*nodes.first()?, *nodes.get(1)?));
        pair(&self.satisfied).or_else(|| pair(&self.committed))
    }
}

/// The objectives with `operator: xor` of which more than one active part has a value above 0, or has committed effort:
/// stated for an owner who answers for it, or for an active initiative that directly advances it.
///
/// # Order
///
/// Objectives as in the plan.
///
/// # Complexity
///
/// Linear in the parts of such objectives and in what advances them.
pub fn overchoices<'m>(plan: &'m Plan, satisfaction: &Satisfaction<'_, 'm>) -> Vec<Overchoice<'m>> {
    let is_choice =
        |node: &Node<'m>| node.fields::<Objective>().is_some_and(|it| it.operator == Some(Operator::Xor));
    let objectives = plan.nodes_of_kind(NodeKind::Objective).filter(is_choice);
    let found = objectives.filter_map(|objective| {
        let mut parts: Vec<Node<'m>> =
            objective.sources(RelationKind::PartOf).filter(|part| part.is_active()).collect();
        parts.arrange_by_key(|part| part.id());
        let several = |chosen: &dyn Fn(Node<'m>) -> bool| {
            let chosen: Vec<Node<'m>> = parts.iter().copied().filter(|part| chosen(*part)).collect();
            if chosen.len() > 1 { chosen } else { Vec::new() }
        };
        let satisfied = several(&|part| satisfaction.value(part).is_ok_and(|value| value > 0.0));
        let committed = several(&is_committed);
        let is_found = !satisfied.is_empty() || !committed.is_empty();
        is_found.then_some(Overchoice { objective, satisfied, committed })
    });
    found.collect()
}

fn is_committed(objective: Node<'_>) -> bool {
    let owned = |node: Node<'_>| {
        let efforts = node.incoming(RelationKind::Owns).filter_map(crate::model::Link::effort);
        efforts.map(crate::value::NonNegative::value).any(|effort| effort > 0.0)
    };
    let works = |work: Node<'_>| {
        work.is_active()
            && work.fields::<Initiative>().is_some_and(|fields| fields.effort.is_some() || owned(work))
    };
    owned(objective) || objective.sources(RelationKind::Advances).any(works)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::Flow;
    use crate::format::Format;

    #[test]
    fn two_of_one_choice_are_named() {
        let text = "hoshin: 1
objectives:
  grow: { operator: xor }
  buy: { part_of: grow, owners: { coo: { role: accountable, effort: 0.3 } }, targets: [ { kpi: k, from: 0, to: 10 } ] }
  build: { part_of: grow, targets: [ { kpi: k, from: 0, to: 8 } ] }
  wait: { part_of: grow }
  each: { operator: or }
  one: { part_of: each, targets: [ { kpi: k, from: 0, to: 10 } ] }
  two: { part_of: each, targets: [ { kpi: k, from: 0, to: 10 } ] }
initiatives: { hire: { advances: [wait], effort: 3 person days } }
owners: { coo: {} }
kpis: { k: { direction: increase, readings: { 2026-01: 5 } } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let found = overchoices(&plan, &Satisfaction::of(&flow, None));
        let ids = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.id().to_owned()).collect::<Vec<_>>();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (ids(&found[0].satisfied), ids(&found[0].committed)),
            (vec!["build".to_owned(), "buy".to_owned()], vec!["buy".to_owned(), "wait".to_owned()])
        );
        assert_eq!(found[0].pair().map(|(one, _)| one.id()), Some("build"));
    }
}
