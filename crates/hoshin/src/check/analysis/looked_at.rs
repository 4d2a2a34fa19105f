//! Which goals no routine looks at, neither themselves nor anything that serves them.

use hashbrown::HashSet;

use crate::check::reach::Fact;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::adjacency::{Adjacency, Kinds};
use crate::model::{Node, Plan};

/// What serves a goal, however far below: what leads to it along these relations, and the KPI of each promise.
const SERVES: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Improves,
    RelationKind::Drives,
    RelationKind::Measures,
    RelationKind::Quantifies,
    RelationKind::Affects,
];

const WAYS: Kinds = Kinds::these(SERVES);
const WAYS_BACK: Kinds = Kinds::these(&[RelationKind::Tracks]);

/// What it is worked out from, beside the goals.
pub const READ: Fact =
    Fact::All(&[Fact::Relations(SERVES), Fact::Relations(&[RelationKind::Tracks, RelationKind::Reviews])]);

/// Those of some goals that no routine looks at, in their order.
///
/// # Complexity
///
/// Linear in nodes and relations at worst. Where a routine is near below each goal, as in a plan that is lived, only
/// what lies between is looked at.
pub fn unseen<'m>(plan: &'m Plan, goals: &[Node<'m>]) -> Vec<Node<'m>> {
    let rows = plan.put_in_rows();
    let mut left = plan.node_count() + plan.relation_count();
    let mut unseen = Vec::new();
    for goal in goals.iter().filter(|goal| !goal.has_incoming(RelationKind::Reviews)) {
        match is_seen_below(plan, rows, *goal, &mut left) {
            Some(true) => {}
            Some(false) => unseen.push(*goal),
            // Too much was looked at more than once: all together is quicker.
            None => return unseen_of_all(plan, rows, goals),
        }
    }
    unseen
}

/// Whether anything serves a goal.
pub fn is_served(goal: Node<'_>) -> bool {
    SERVES.iter().any(|relation| goal.has_incoming(*relation))
}

/// The places of what serves a node directly.
fn below(rows: &Adjacency, place: usize) -> impl Iterator<Item = usize> {
    rows.sources(place, WAYS).chain(rows.targets(place, WAYS_BACK)).map(|(_, other)| other)
}

/// Whether a routine looks at anything below a goal. None once more steps were taken than there were `left`.
fn is_seen_below(plan: &Plan, rows: &Adjacency, goal: Node<'_>, left: &mut usize) -> Option<bool> {
    let mut seen: HashSet<usize> = HashSet::from_iter([goal.place()]);
    let mut next = vec![goal.place()];
    while let Some(place) = next.pop() {
        for other in below(rows, place) {
            *left = left.checked_sub(1)?;
            if plan.node_at(other).has_incoming(RelationKind::Reviews) {
                return Some(true);
            }
            if seen.insert(other) {
                next.push(other);
            }
        }
    }
    Some(false)
}

/// The same for all goals at once: upward from everything that a routine looks at.
fn unseen_of_all<'m>(plan: &'m Plan, rows: &Adjacency, goals: &[Node<'m>]) -> Vec<Node<'m>> {
    let mut is_seen = vec![false; plan.bound()];
    let mut next = Vec::new();
    for routine in plan.nodes_of_kind(NodeKind::Routine) {
        next.extend(routine.targets(RelationKind::Reviews).map(Node::place));
    }
    while let Some(place) = next.pop() {
        if let Some(slot) = is_seen.get_mut(place)
            && !std::mem::replace(slot, true)
        {
            let above = rows.targets(place, WAYS).chain(rows.sources(place, WAYS_BACK));
            next.extend(above.map(|(_, other)| other));
        }
    }
    let is_unseen = |goal: &Node<'m>| !is_seen.get(goal.place()).is_some_and(|is_seen| *is_seen);
    goals.iter().copied().filter(is_unseen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn both_ways_of_looking_see_the_same() {
        let text = "hoshin: 1
drivers: { far: {}, near: {}, blind: {}, by-kpi: {} }
objectives:
  a: { advances: far, part_of: b }
  b: { part_of: a }
  c: { advances: near }
  d: { advances: blind }
  e: { advances: by-kpi, targets: [ { id: t, kpi: k, to: 1 } ] }
kpis: { k: {}, l: { drives: [k] } }
initiatives: { w: { advances: b }, x: { improves: [l] }, y: { advances: d } }
routines: { r: { reviews: [w, c, x] } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let goals: Vec<Node<'_>> = [NodeKind::Driver, NodeKind::Objective]
            .into_iter()
            .flat_map(|kind| plan.nodes_of_kind(kind))
            .collect();
        let found = unseen(&plan, &goals);
        assert_eq!(found.iter().map(|goal| goal.id()).collect::<Vec<_>>(), ["blind", "d"]);
        assert_eq!(unseen_of_all(&plan, plan.put_in_rows(), &goals), found);
    }
}
