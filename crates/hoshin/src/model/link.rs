//! Views of relations.

use std::fmt;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::adjacency::Entry;
use super::node::Node;
use super::reference::RelationRef;
use super::store::Plan;
use crate::metamodel::{Params, RelationKind};
use crate::value::{Duration, NonNegative, Part, Role, Strength};

/// A relation, borrowed from its plan.
#[derive(Clone, Copy)]
pub struct Link<'m> {
    plan: &'m Plan,
    edge: EdgeIndex,
    kind: RelationKind,
    source: NodeIndex,
    target: NodeIndex,
    /// Its role, where that is known without a look at its row.
    role: Option<Role>,
    /// Whether it works against its target, where that is known without a look at its row.
    is_against: Option<bool>,
    /// Whether it has a strength, where that is known without a look at its row.
    is_weighted: Option<bool>,
}

/// The parameters of a relation as kept: most have at most one, and take no memory of their own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kept {
    Nothing,
    Strength(Strength),
    Role(Role),
    Part(Part),
    Many(Box<Params>),
}

impl From<Params> for Kept {
    fn from(params: Params) -> Self {
        let mut stated = params.stated();
        match (stated.next(), stated.next(), params.strength, params.role, params.part) {
            (None, ..) => Self::Nothing,
            (Some(_), None, Some(strength), ..) => Self::Strength(strength),
            (Some(_), None, _, Some(role), _) => Self::Role(role),
            (Some(_), None, _, _, Some(part)) => Self::Part(part),
            _ => {
                drop(stated);
                Self::Many(Box::new(params))
            }
        }
    }
}

impl<'m> Link<'m> {
    #[expect(
        clippy::expect_used,
        reason = "INVARIANT: a view borrows its plan, which cannot change meanwhile, and is only made of relations in it"
    )]
    pub(super) fn new(plan: &'m Plan, edge: EdgeIndex) -> Self {
        let (source, target) = plan.graph.edge_endpoints(edge).expect("the relation is in its plan");
        let kind = plan.graph.edge_weight(edge).expect("the relation is in its plan").kind;
        Self { plan, edge, kind, source, target, role: None, is_against: None, is_weighted: None }
    }

    /// The relation that stands in the row of a node which it starts at; ends at, if not `is_outgoing`.
    #[inline]
    pub(super) fn in_row(plan: &'m Plan, node: NodeIndex, entry: &Entry, is_outgoing: bool) -> Self {
        let (source, target) = if is_outgoing { (node, entry.other) } else { (entry.other, node) };
        let (role, is_against) = (entry.role, Some(entry.is_against));
        let is_weighted = Some(entry.is_weighted);
        Self { plan, edge: entry.edge, kind: entry.kind, source, target, role, is_against, is_weighted }
    }

    /// Which relation it is.
    pub fn kind(self) -> RelationKind {
        self.kind
    }

    /// Where it starts.
    pub fn source(self) -> Node<'m> {
        Node::new(self.plan, self.source)
    }

    /// Where it ends.
    pub fn target(self) -> Node<'m> {
        Node::new(self.plan, self.target)
    }

    /// Its internal place. Reused after a removal.
    pub(crate) fn place(self) -> usize {
        self.edge.index()
    }

    /// Its number, which no other node or relation of the plan ever has.
    pub fn seq(self) -> u64 {
        self.row().map_or(0, |row| row.seq)
    }

    /// Its name outside the plan.
    pub fn to_ref(self) -> RelationRef {
        RelationRef { from: self.source().to_ref(), relation: self.kind, to: self.target().to_ref() }
    }

    fn row(self) -> Option<&'m super::store::RelationRow> {
        self.plan.relations.row(self.plan.graph.edge_weight(self.edge)?.slot)
    }

    fn kept(self) -> &'m Kept {
        self.row().map_or(&Kept::Nothing, |row| &row.kept)
    }

    /// Its parameters, all together.
    pub fn params(self) -> Params {
        match self.kept() {
            Kept::Nothing => Params::default(),
            Kept::Strength(strength) => Params { strength: Some(*strength), ..Params::default() },
            Kept::Role(role) => Params { role: Some(*role), ..Params::default() },
            Kept::Part(part) => Params { part: Some(*part), ..Params::default() },
            Kept::Many(params) => (**params).clone(),
        }
    }

    fn many(self) -> Option<&'m Params> {
        match self.kept() {
            Kept::Many(params) => Some(params),
            _ => None,
        }
    }

    /// How strongly it works, in -1..=1; none if the amount is unknown.
    pub fn strength(self) -> Option<Strength> {
        self.kept().strength()
    }

    /// Whether it takes its target further away: its strength is negative.
    pub fn is_against(self) -> bool {
        self.is_against.unwrap_or_else(|| self.kept().is_against())
    }

    /// Whether anybody said how strongly it works.
    pub fn is_weighted(self) -> bool {
        self.is_weighted.unwrap_or_else(|| self.kept().strength().is_some())
    }

    /// The share, 0 or more.
    pub fn weight(self) -> Option<NonNegative> {
        self.many()?.weight
    }

    /// In what way the owner answers; accountable if not stated.
    pub fn role(self) -> Role {
        self.role.or_else(|| self.kept().role()).unwrap_or(Role::Accountable)
    }

    /// In what way the owner attends; takes part if not stated.
    pub fn part(self) -> Part {
        match self.kept() {
            Kept::Part(part) => *part,
            kept => kept.many_params().and_then(|params| params.part).unwrap_or(Part::TakesPart),
        }
    }

    /// The share of one full time.
    pub fn effort(self) -> Option<NonNegative> {
        self.many()?.effort
    }

    /// How long the effect takes.
    pub fn lag(self) -> Option<Duration> {
        self.many()?.lag
    }

    /// Why one believes it.
    pub fn rationale(self) -> Option<&'m str> {
        self.many()?.rationale.as_deref()
    }

    /// How the conflict is settled.
    pub fn resolution(self) -> Option<&'m str> {
        self.many()?.resolution.as_deref()
    }

    /// The id of the owner who accepted the resolution.
    pub fn accepted_by(self) -> Option<&'m str> {
        self.many()?.accepted_by.as_deref()
    }
}

impl Kept {
    pub(super) fn strength(&self) -> Option<Strength> {
        match self {
            Self::Strength(strength) => Some(*strength),
            kept => kept.many_params()?.strength,
        }
    }

    pub(super) fn is_against(&self) -> bool {
        self.strength().is_some_and(|strength| strength.value() < 0.0)
    }

    pub(super) fn role(&self) -> Option<Role> {
        match self {
            Self::Role(role) => Some(*role),
            kept => kept.many_params()?.role,
        }
    }

    fn many_params(&self) -> Option<&Params> {
        match self {
            Self::Many(params) => Some(params),
            _ => None,
        }
    }
}

impl PartialEq for Link<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.plan, other.plan) && self.edge == other.edge
    }
}

impl Eq for Link<'_> {}

impl fmt::Debug for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({})", self.to_ref())
    }
}
