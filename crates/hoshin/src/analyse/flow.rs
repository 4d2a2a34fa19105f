//! The ways along which values, evidence and effort travel: from whoever contributes to whoever receives.
//!
//! Nodes are renumbered so that contributors come before receivers, and those with a receiver in common side by side: a
//! pass over all of them reads the memory in one direction. INVARIANTS: only members of one knot may receive from a later
//! number; the ways into and out of a node stand in the order in which the relations were added, so that sums do not
//! depend on the layout.

use std::ops::Range;

use crate::graph::Csr;
use crate::graph::order::{NOBODY, Order, order};
use crate::graph::rows::Rows;
use crate::graph::threads::at_once;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::value::Strength;

/// What a way does with what comes along it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Helps or harms by its strength: advances, improves, drives, and a KPI that measures a goal.
    #[default]
    Contribution,
    /// Is what counts for the receiver: a KPI for what is promised of it, a target for its goal.
    Evidence,
    /// Is a part of the receiver.
    Part,
    /// Is needed by the receiver: it can be no better.
    Need,
}

/// The nodes that take part, contributors first, and the ways between them.
#[derive(Clone, Debug)]
pub struct Flow<'m> {
    plan: &'m Plan,
    order: Order,
    into: Rows<Kept>,
    out_of: Rows<Kept>,
    has_harm: bool,
}

/// The ways from which a second thread pays (our choice).
const WORTH_A_THREAD: usize = 50_000;

/// A way as one of its ends sees it, in two thirds of the memory: there are millions.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    other: u32,
    /// The place of the relation, and above it the way. INVARIANT: no plan has 2^30 relations; they would take 64 GiB.
    link_and_way: u32,
    strength: f64,
}

const LINK_BITS: u32 = 30;

impl Kept {
    fn new(other: u32, link: u32, strength: f64, way: Way) -> Self {
        let way = match way {
            Way::Contribution => 0,
            Way::Evidence => 1,
            Way::Part => 2,
            Way::Need => 3,
        };
        Self { other, link_and_way: way << LINK_BITS | link, strength }
    }

    #[inline]
    fn arc(self) -> Arc {
        let way = match self.link_and_way >> LINK_BITS {
            0 => Way::Contribution,
            1 => Way::Evidence,
            2 => Way::Part,
            _ => Way::Need,
        };
        let link = self.link_and_way & ((1 << LINK_BITS) - 1);
        Arc { other: self.other, link, strength: self.strength, way }
    }
}

/// A way, as one of its ends sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The number of the node at the other end.
    other: u32,
    /// The place of the relation.
    pub(crate) link: u32,
    /// -1..=1 and never 0; not a number where the amount is unknown, which then helps.
    strength: f64,
    pub(crate) way: Way,
}

impl Arc {
    /// The number of the node at the other end.
    pub(crate) fn other(self) -> usize {
        self.other as usize
    }

    /// The strength, -1..=1 and never 0; none if nobody said how much.
    pub(crate) fn strength(self) -> Option<f64> {
        (!self.strength.is_nan()).then_some(self.strength)
    }

    /// Whether it works against the receiver. What is not said helps.
    pub(crate) fn is_against(self) -> bool {
        self.strength < 0.0
    }
}

impl<'m> Flow<'m> {
    /// The flow of a plan.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &'m Plan) -> Self {
        let mut is_member = vec![false; plan.bound()];
        for node in plan.nodes().filter(|node| takes_part(node.kind())) {
            is_member.get_mut(node.place()).into_iter().for_each(|slot| *slot = true);
        }
        let has = |place: u32| is_member.get(place as usize).copied().unwrap_or(false);
        let is_large = plan.relation_count() >= WORTH_A_THREAD;
        let found = |slots: Range<usize>| -> Vec<Ends> {
            let ways = plan.relations_between(slots).filter_map(Ends::of);
            ways.filter(|ends| has(ends.from) && has(ends.to)).collect()
        };
        let middle = plan.relation_slots() / 2;
        let halves = at_once(is_large, || found(0..middle), || found(middle..plan.relation_slots()));
        let mut ways = [halves.0, halves.1];
        let sources = ways.iter().flatten().map(|ends| (ends.to as usize, ends.from as usize));
        let order = order(&Csr::new(plan.bound(), sources), |place| is_member.get(place) == Some(&true));
        let number = |place: u32| order.numbers.get(place as usize).copied().unwrap_or(NOBODY);
        for ends in ways.iter_mut().flatten() {
            (ends.from, ends.to) = (number(ends.from), number(ends.to));
        }
        let sorted = |side: fn(&Ends) -> (u32, u32)| {
            let arcs = ways.iter().flatten().map(|ends| {
                let (here, other) = side(ends);
                let Ends { way, strength, link, .. } = *ends;
                (here as usize, Kept::new(other, link, strength, way))
            });
            Rows::new(order.places.len(), arcs)
        };
        let (into, out_of) =
            at_once(is_large, || sorted(|ends| (ends.to, ends.from)), || sorted(|ends| (ends.from, ends.to)));
        let has_harm = ways.iter().flatten().any(|ends| ends.strength < 0.0);
        Self { plan, order, into, out_of, has_harm }
    }

    /// The plan.
    pub fn plan(&self) -> &'m Plan {
        self.plan
    }

    /// How many nodes take part.
    pub fn len(&self) -> usize {
        self.order.places.len()
    }

    /// Whether nothing takes part.
    pub fn is_empty(&self) -> bool {
        self.order.places.is_empty()
    }

    /// Whether any way harms. Where none does, nothing can be in conflict with itself.
    pub fn has_harm(&self) -> bool {
        self.has_harm
    }

    /// The number of a node, below [`Flow::len`]; none if it takes no part.
    pub fn number(&self, node: Node<'_>) -> Option<usize> {
        let number = *self.order.numbers.get(node.place())?;
        (number != NOBODY).then_some(number as usize)
    }

    /// The node of a number.
    pub fn node(&self, number: usize) -> Option<Node<'m>> {
        self.order.places.get(number).map(|place| self.plan.node_at(*place as usize))
    }

    /// Which relation a way goes along.
    pub(crate) fn relation(&self, arc: Arc) -> RelationKind {
        self.plan.link_at(arc.link as usize).kind()
    }

    /// The circles: ranges of numbers in which every node reaches every other, the first contributors first.
    pub fn knots(&self) -> &[Range<usize>] {
        &self.order.knots
    }

    /// The numbers of the nodes, by levels.
    pub(crate) fn order(&self) -> &Order {
        &self.order
    }

    /// The ways into a node.
    pub(crate) fn into(&self, number: usize) -> impl ExactSizeIterator<Item = Arc> + Clone {
        self.into.of(number).iter().map(|kept| kept.arc())
    }

    /// The ways out of a node.
    pub(crate) fn out_of(&self, number: usize) -> impl ExactSizeIterator<Item = Arc> + Clone {
        self.out_of.of(number).iter().map(|kept| kept.arc())
    }
}

/// The relations along which something travels as they lead.
pub(crate) const ALONG: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::Improves,
    RelationKind::Drives,
    RelationKind::Measures,
    RelationKind::Quantifies,
    RelationKind::PartOf,
];

/// The relations along which something travels against how they lead.
pub(crate) const AGAINST: &[RelationKind] = &[RelationKind::Tracks, RelationKind::DependsOn];

/// The way along a relation, without numbers: from which place to which, and the way as its receiver sees it, with the
/// place of the other end in the place of its number. None if nothing travels along it.
pub(crate) fn way_along(link: Link<'_>) -> Option<(usize, usize, Arc)> {
    let Ends { from, to, way, strength, link } = Ends::of(link)?;
    Some((from as usize, to as usize, Arc { other: from, link, strength, way }))
}

/// The kinds of nodes that take part.
pub const KINDS: &[NodeKind] =
    &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Kpi, NodeKind::Initiative];

/// Whether nodes of a kind take part.
pub(crate) fn takes_part(kind: NodeKind) -> bool {
    KINDS.contains(&kind)
}

/// The strength with which anything travels along a relation, -1..=1 and never 0; none if nobody said how much, or if
/// nothing travels there.
pub fn strength_along(link: Link<'_>) -> Option<f64> {
    Ends::of(link).map(|ends| ends.strength).filter(|strength| !strength.is_nan())
}

/// A way by the places of its ends.
#[derive(Clone, Copy, Debug)]
struct Ends {
    from: u32,
    to: u32,
    way: Way,
    strength: f64,
    link: u32,
}

impl Ends {
    /// The way along a relation, if anything travels along it.
    fn of(link: Link<'_>) -> Option<Self> {
        let (from, to) = (place(link.source()), place(link.target()));
        let unstated = f64::NAN;
        let strength = || link.strength().map_or(unstated, Strength::value);
        let (from, to, way, strength) = match link.kind() {
            RelationKind::Advances | RelationKind::Improves | RelationKind::Drives => {
                (from, to, Way::Contribution, strength())
            }
            // Who measures without a word about how well measures wholly.
            RelationKind::Measures => {
                (from, to, Way::Contribution, link.strength().map_or(1.0, Strength::value))
            }
            RelationKind::Quantifies => (from, to, Way::Evidence, 1.0),
            RelationKind::Tracks => (to, from, Way::Evidence, 1.0),
            RelationKind::PartOf => (from, to, Way::Part, 1.0),
            RelationKind::DependsOn => (to, from, Way::Need, 1.0),
            _ => return None,
        };
        Some(Self { from, to, way, strength, link: u32::try_from(link.place()).unwrap_or(NOBODY) })
    }
}

fn place(node: Node<'_>) -> u32 {
    // No plan has more nodes than that.
    u32::try_from(node.place()).unwrap_or(NOBODY)
}
