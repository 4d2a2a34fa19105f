//! The ways along which values, evidence and effort travel: from whoever contributes to whoever receives.
//!
//! Nodes are renumbered so that contributors come before receivers: a pass over all of them reads the memory in one
//! direction. INVARIANTS: only members of one knot may receive from a later number; the ways into and out of a node
//! stand in the order in which the relations were added, so that sums do not depend on the layout.

mod order;

use std::ops::Range;

use crate::graph::rows::Rows;
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
    /// By number, the node's place in the plan.
    places: Vec<u32>,
    /// By place, the node's number; [`NOBODY`] if it takes no part.
    numbers: Vec<u32>,
    into: Rows<Arc>,
    out_of: Rows<Arc>,
    knots: Vec<Range<usize>>,
}

const NOBODY: u32 = u32::MAX;

/// A way, as one of its ends sees it.
#[derive(Clone, Copy, Debug, Default)]
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
        let ways: Vec<Ends> = plan.relations().filter_map(Ends::of).collect();
        let members: Vec<u32> = plan.nodes().filter(|node| takes_part(node.kind())).map(place).collect();
        let order::Order { places, numbers, knots } = order::order(plan.bound(), &members, &ways);
        let number = |place: u32| numbers.get(place as usize).copied().filter(|number| *number != NOBODY);
        let sorted = |side: fn(&Ends) -> (u32, u32)| {
            let arcs = ways.iter().filter_map(|ends| {
                let (here, other) = side(ends);
                let Ends { way, strength, link, .. } = *ends;
                Some((number(here)? as usize, Arc { other: number(other)?, link, strength, way }))
            });
            Rows::new(places.len(), arcs)
        };
        let into = sorted(|ends| (ends.to, ends.from));
        let out_of = sorted(|ends| (ends.from, ends.to));
        Self { plan, places, numbers, into, out_of, knots }
    }

    /// The plan.
    pub fn plan(&self) -> &'m Plan {
        self.plan
    }

    /// How many nodes take part.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nothing takes part.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The number of a node, below [`Flow::len`]; none if it takes no part.
    pub fn number(&self, node: Node<'_>) -> Option<usize> {
        let number = *self.numbers.get(node.place())?;
        (number != NOBODY).then_some(number as usize)
    }

    /// The node of a number.
    pub fn node(&self, number: usize) -> Option<Node<'m>> {
        self.places.get(number).map(|place| self.plan.node_at(*place as usize))
    }

    /// The circles: ranges of numbers in which every node reaches every other, the first contributors first.
    pub fn knots(&self) -> &[Range<usize>] {
        &self.knots
    }

    /// The ways into a node.
    pub(crate) fn into(&self, number: usize) -> impl ExactSizeIterator<Item = Arc> + Clone {
        self.into.of(number).iter().copied()
    }

    /// The ways out of a node.
    pub(crate) fn out_of(&self, number: usize) -> impl ExactSizeIterator<Item = Arc> + Clone {
        self.out_of.of(number).iter().copied()
    }
}

/// The way along a relation, without numbers: from which place to which, and the way as its receiver sees it, with the
/// place of the other end in the place of its number. None if nothing travels along it.
pub(crate) fn way_along(link: Link<'_>) -> Option<(usize, usize, Arc)> {
    let Ends { from, to, way, strength, link } = Ends::of(link)?;
    Some((from as usize, to as usize, Arc { other: from, link, strength, way }))
}

/// Whether nodes of a kind take part.
pub(crate) const fn takes_part(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Driver | NodeKind::Objective | NodeKind::Target | NodeKind::Kpi | NodeKind::Initiative
    )
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
