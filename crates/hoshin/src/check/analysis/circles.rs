//! Relations that must not come back to where they began, and the circles among them.
//!
//! Serving and waiting stand in one graph, turned to "must be settled before": from what serves to what is served,
//! from what is waited for to what waits. So "A advances B, and B depends on A" is no circle.

use std::collections::BTreeMap;

use crate::graph::Csr;
use crate::graph::cycles::{cycles, is_acyclic};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::adjacency::Kinds;
use crate::model::{Link, Node, Plan};
use crate::sort::Arrange as _;

/// A group of relations that together must have no circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Advances, part-of and depends-on among goals and work, and from a target to its goal.
    Serving,
    /// Reports-to.
    Reporting,
    /// Escalates-to.
    Escalating,
    /// Part-of among KPIs.
    Composing,
    /// Replicates.
    Copying,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 5] =
        [Self::Serving, Self::Reporting, Self::Escalating, Self::Composing, Self::Copying];

    fn has(self, link: Link<'_>) -> bool {
        let family = match link.kind() {
            RelationKind::PartOf if link.source().kind() == NodeKind::Kpi => Self::Composing,
            RelationKind::Advances
            | RelationKind::DependsOn
            | RelationKind::PartOf
            | RelationKind::Quantifies => Self::Serving,
            RelationKind::ReportsTo => Self::Reporting,
            RelationKind::EscalatesTo => Self::Escalating,
            RelationKind::Replicates => Self::Copying,
            _ => return false,
        };
        self == family
    }
}

/// Nodes each of which leads to the next, and the last to the first.
#[derive(Clone, Debug)]
pub struct Circle<'m> {
    /// The nodes, the one of the least kind and id first.
    pub members: Vec<Node<'m>>,
    /// One relation for each step, in the same order.
    pub links: Vec<Link<'m>>,
}

/// Relations that no circle goes along, but for depends-on, which counts against its direction.
const WAYS: Kinds = Kinds::these(&[
    RelationKind::Advances,
    RelationKind::Quantifies,
    RelationKind::PartOf,
    RelationKind::ReportsTo,
    RelationKind::EscalatesTo,
    RelationKind::Replicates,
]);
const WAYS_BACK: Kinds = Kinds::these(&[RelationKind::DependsOn]);

/// The families that have a circle, which is soon told: most plans have none.
///
/// # Complexity
///
/// Linear in nodes and relations.
pub fn with_circles(plan: &Plan) -> Vec<Family> {
    let rows = plan.put_in_rows();
    let next = |node| rows.targets(node, WAYS).chain(rows.sources(node, WAYS_BACK));
    // If there is none even for who may go on from one family to another, none has to be looked at alone.
    if is_acyclic(plan.bound(), |node| next(node).map(|(_, next)| next)) {
        return Vec::new();
    }
    let has_circle = |family: &Family| {
        let edges = plan.relations().filter(|link| family.has(*link)).map(ends);
        let graph = Csr::new(plan.bound(), edges);
        !is_acyclic(plan.bound(), |node| graph.neighbours(node).iter().map(|next| *next as usize))
    };
    Family::ALL.into_iter().filter(has_circle).collect()
}

/// For each knot of circles of a family: the shortest through its least member, by kind and id. The order in which
/// nodes and relations were added does not matter.
///
/// # Complexity
///
/// n log n in the relations of the family.
pub fn circles(plan: &Plan, family: Family) -> Vec<Circle<'_>> {
    let family_links = || plan.relations().filter(|link| family.has(*link));
    let steps: BTreeMap<(usize, usize), Link<'_>> = {
        let mut links: Vec<Link<'_>> = family_links().collect();
        // Of several relations between the same two, the last of equal keys stays: the first kind.
        links.arrange_by_key(|link| std::cmp::Reverse(link.kind()));
        links.into_iter().map(|link| (ends(link), link)).collect()
    };
    let edges: Vec<(usize, usize)> = steps.keys().copied().collect();
    let nodes: BTreeMap<usize, Node<'_>> = steps
        .values()
        .flat_map(|link| [link.source(), link.target()])
        .map(|node| (node.place(), node))
        .collect();
    let mut by_id: Vec<Node<'_>> = nodes.values().copied().collect();
    by_id.arrange_by_key(|node| (node.kind(), node.id()));
    let rank: BTreeMap<usize, u64> = by_id.iter().map(|node| node.place()).zip(0..).collect();
    let circle = |places: Vec<usize>| {
        let next = places.iter().cycle().skip(1);
        let links =
            places.iter().zip(next).filter_map(|(from, to)| steps.get(&(*from, *to)).copied()).collect();
        Circle { members: places.iter().filter_map(|place| nodes.get(place).copied()).collect(), links }
    };
    let found = cycles(&edges, |place| rank.get(&place).copied().unwrap_or(u64::MAX));
    found.into_iter().map(circle).collect()
}

/// What must be settled first, then what waits for it.
fn ends(link: Link<'_>) -> (usize, usize) {
    let (source, target) = (link.source().place(), link.target().place());
    if link.kind() == RelationKind::DependsOn { (target, source) } else { (source, target) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metamodel::Objective;
    use crate::metamodel::relation::{Advances, DependsOn, PartOf};

    fn found(order: &[&str]) -> Vec<Vec<String>> {
        let mut plan = Plan::builder();
        let nodes: BTreeMap<&str, _> =
            order.iter().map(|id| (*id, plan.add(id, id, Objective::default()).unwrap())).collect();
        let at = |id| nodes[id];
        plan.relate(at("b"), Advances::strong(), at("c")).unwrap();
        plan.relate(at("c"), PartOf::default(), at("a")).unwrap();
        plan.relate(at("b"), DependsOn {}, at("a")).unwrap();
        plan.relate(at("x"), Advances::strong(), at("y")).unwrap();
        plan.relate(at("y"), DependsOn {}, at("x")).unwrap();
        let plan = plan.finish();
        let ids = |circle: Circle<'_>| circle.members.iter().map(|node| node.id().to_owned()).collect();
        circles(&plan, Family::Serving).into_iter().map(ids).collect()
    }

    #[test]
    fn serving_and_waiting_make_one_circle_in_whatever_order_they_were_added() {
        let whole = vec![vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]];
        assert_eq!(found(&["a", "b", "c", "x", "y"]), whole);
        assert_eq!(found(&["y", "c", "x", "b", "a"]), whole);
    }
}
