//! Ways that must not lead back to where they began, as far as an order is kept by them.

use super::touched::Touched;
use crate::check::analyses::Moved;
use crate::check::analysis::circles::with_circles;
use crate::graph::cycles::topological;
use crate::graph::ranks::Order;
use crate::metamodel::RelationKind;
use crate::model::{Node, Plan};

/// Relations that are gone along as they lead, and against how they lead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub(super) along: &'static [RelationKind],
    pub(super) against: &'static [RelationKind],
}

impl Ways {
    /// The internal places of the nodes that come after one.
    pub(super) fn after(self, plan: &Plan, place: usize) -> impl Iterator<Item = usize> {
        let node = plan.node_at(place);
        let along = self.along.iter().flat_map(move |relation| node.targets(*relation));
        along.chain(self.against.iter().flat_map(move |relation| node.sources(*relation))).map(Node::place)
    }

    /// The internal places of the nodes that come before one.
    fn before(self, plan: &Plan, place: usize) -> impl Iterator<Item = usize> {
        let node = plan.node_at(place);
        let along = self.along.iter().flat_map(move |relation| node.sources(*relation));
        along.chain(self.against.iter().flat_map(move |relation| node.targets(*relation))).map(Node::place)
    }

    fn edge(self, link: &Moved) -> Option<(usize, usize)> {
        let (from, to) = link.from.zip(link.to)?;
        if self.along.contains(&link.kind) {
            Some((from, to))
        } else {
            self.against.contains(&link.kind).then_some((to, from))
        }
    }

    /// Makes room in an order for what came; false if there is a circle, and the order none any more.
    pub(super) fn make_room(
        self,
        order: &mut Order,
        plan: &Plan,
        touched: &Touched<'_>,
        takes_part: impl Fn(Node<'_>) -> bool,
    ) -> bool {
        if order.is_worn() {
            return false;
        }
        touched.gone.iter().for_each(|place| order.remove(*place));
        for place in &touched.nodes {
            if order.rank(*place).is_none() && takes_part(plan.node_at(*place)) {
                order.add(*place);
            }
        }
        if touched.is_removal() {
            return true;
        }
        let edges: Vec<(usize, usize)> = touched.links.iter().filter_map(|link| self.edge(link)).collect();
        for (at, (from, to)) in edges.iter().enumerate() {
            // Those that come later have no room yet.
            let left = edges.get(at + 1..).unwrap_or_default();
            let out_of = |node| self.after(plan, node).filter(move |next| !left.contains(&(node, *next)));
            let into = |node| self.before(plan, node).filter(move |next| !left.contains(&(*next, node)));
            if order.join(*from, *to, out_of, into).is_err() {
                return false;
            }
        }
        true
    }
}

/// Whether anything that must not leads back to where it began: as long as nothing does, an order is kept, and a new
/// relation is soon judged.
#[derive(Clone, Debug)]
pub(super) struct Circles(Option<Order>);

/// What must not lead back, all together: where nothing does, no part of it does.
const WAYS: Ways = Ways {
    along: &[
        RelationKind::Advances,
        RelationKind::Quantifies,
        RelationKind::PartOf,
        RelationKind::ReportsTo,
        RelationKind::EscalatesTo,
        RelationKind::Replicates,
    ],
    against: &[RelationKind::DependsOn],
};

impl Circles {
    /// Looks at all of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        plan.put_in_rows();
        let order = topological(plan.bound(), |node| {
            plan.has_node_at(node).then(|| WAYS.after(plan, node)).into_iter().flatten()
        });
        Self(order.map(|order| Order::new(order.into_iter())))
    }

    /// Follows an edit; false if there was nothing in a circle and is nothing.
    pub(super) fn follow(&mut self, plan: &Plan, touched: &Touched<'_>) -> bool {
        let has_room = |order: &mut Order| WAYS.make_room(order, plan, touched, |_| true);
        let had_none = self.0.is_some();
        if !self.0.as_mut().is_some_and(has_room) {
            *self = if with_circles(plan).is_empty() { Self::of(plan) } else { Self(None) };
        }
        !had_none || self.0.is_none()
    }
}
