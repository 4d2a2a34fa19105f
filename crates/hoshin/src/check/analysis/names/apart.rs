//! What is known to be different, whatever it is called.
//!
//! All of it is worked out for pairs of like names only, which are few: most plans pay nothing for it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::HashMap;

use super::Named;
use super::lexicon::number;
use super::sets::Entry;
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::{Node, Plan};
use crate::value::{Base, Unit};

/// How many levels upward a cascade is followed, and how many nodes of it (our choice: no organisation has more).
const LEVELS: usize = 16;
const ABOVE: usize = 64;

/// Which nodes are known to be different.
#[derive(Debug)]
pub(super) struct Apart<'a, 'm> {
    plan: &'m Plan,
    whose: Named,
    nodes: &'a [Node<'m>],
    /// The number of each KPI's family: a whole, its parts, theirs, and so on.
    families: OnceCell<Vec<usize>>,
    above: RefCell<HashMap<u32, Rc<[Node<'m>]>>>,
}

impl<'a, 'm> Apart<'a, 'm> {
    /// Of these nodes, which are all of one kind.
    pub(super) fn new(plan: &'m Plan, whose: Named, nodes: &'a [Node<'m>]) -> Self {
        Self { plan, whose, nodes, families: OnceCell::new(), above: RefCell::default() }
    }

    fn node(&self, entry: &Entry) -> Option<Node<'m>> {
        self.nodes.get(entry.node as usize).copied()
    }

    /// What stands for the node among those of its name: of a family of KPIs only the first of a name takes part.
    pub(super) fn family(&self, entry: &Entry) -> usize {
        match self.whose {
            Named::Kpis => self.families().get(entry.node as usize).copied().unwrap_or_default(),
            Named::Objectives => entry.node as usize,
        }
    }

    /// Whether nothing says that the two are different.
    pub(super) fn may_be(&self, one: &Entry, other: &Entry) -> bool {
        if one.node == other.node || !one.marks.may_be(&other.marks) {
            return false;
        }
        let (Some(a), Some(b)) = (self.node(one), self.node(other)) else { return false };
        match self.whose {
            Named::Kpis => {
                let is_rate = |entry: &Entry, node| entry.marks.is_rate || may_be_rate(node);
                (one.marks.is_rate == other.marks.is_rate || (is_rate(one, a) && is_rate(other, b)))
                    && self.family(one) != self.family(other)
                    && !are_joined(a, b, &[RelationKind::Drives])
            }
            Named::Objectives => {
                a.is_active()
                    && b.is_active()
                    && may_meet(a, b)
                    && !are_joined(a, b, TOLD_APART)
                    && !self.is_above(one, b)
                    && !self.is_above(other, a)
                    && !self.are_shares(one, other)
            }
        }
    }

    /// Whether two objectives are one owner's, or serve one and the same thing.
    pub(super) fn are_in_one_scope(&self, one: &Entry, other: &Entry) -> bool {
        let (Some(a), Some(b)) = (self.node(one), self.node(other)) else { return false };
        let owners = a.accountable().zip(b.accountable());
        let others: Vec<Node<'m>> = served(b).collect();
        owners.is_some_and(|(one, other)| one == other) || served(a).any(|node| others.contains(&node))
    }

    fn is_above(&self, entry: &Entry, other: Node<'m>) -> bool {
        self.above(entry).contains(&other)
    }

    /// Whether they are the shares that two owners have in one objective: deployed, not doubled.
    fn are_shares(&self, one: &Entry, other: &Entry) -> bool {
        let owner = |entry: &Entry| self.node(entry).and_then(Node::accountable);
        let above = self.above(one);
        owner(one).zip(owner(other)).is_some_and(|(one, other)| one != other)
            && self.above(other).iter().any(|node| node.kind() == NodeKind::Objective && above.contains(node))
    }

    /// What an objective serves, and what that serves, and so on: whole levels only, so that nothing hangs on order.
    fn above(&self, entry: &Entry) -> Rc<[Node<'m>]> {
        if let Some(known) = self.above.borrow().get(&entry.node) {
            return Rc::clone(known);
        }
        let mut all: BTreeSet<usize> = BTreeSet::new();
        let mut found: Vec<Node<'m>> = Vec::new();
        let mut level: Vec<Node<'m>> = self.node(entry).into_iter().collect();
        for _ in 0..LEVELS {
            level = level.into_iter().flat_map(served).filter(|node| all.insert(node.place())).collect();
            if level.is_empty() || all.len() > ABOVE {
                break;
            }
            found.extend_from_slice(&level);
        }
        let found: Rc<[Node<'m>]> = found.into();
        self.above.borrow_mut().insert(entry.node, Rc::clone(&found));
        found
    }

    fn families(&self) -> &[usize] {
        self.families.get_or_init(|| {
            let mut at = vec![u32::MAX; self.plan.bound()];
            for (number_of, node) in self.nodes.iter().enumerate() {
                at.get_mut(node.place()).into_iter().for_each(|slot| *slot = number(number_of));
            }
            let parts =
                self.nodes.iter().enumerate().filter(|(_, node)| node.has_outgoing(RelationKind::PartOf));
            let wholes = parts.flat_map(|(part, node)| {
                let whole = |node: Node<'m>| at.get(node.place()).map(|whole| *whole as usize);
                node.targets(RelationKind::PartOf).filter_map(whole).map(move |whole| (part, whole))
            });
            families(self.nodes.len(), wholes)
        })
    }
}

/// Relations whose ends their author knows to be two.
const TOLD_APART: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Drives,
    RelationKind::DependsOn,
    RelationKind::ConflictsWith,
];

fn are_joined(one: Node<'_>, other: Node<'_>, relations: &[RelationKind]) -> bool {
    let leads = |one: Node<'_>, other: Node<'_>| {
        relations.iter().any(|relation| one.targets(*relation).any(|target| target == other))
    };
    leads(one, other) || leads(other, one)
}

/// What an objective advances or is a part of; of a target that it advances, what that quantifies.
fn served(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let direct = node.targets(RelationKind::Advances).chain(node.targets(RelationKind::PartOf));
    direct.flat_map(|node| {
        let is_target = node.kind() == NodeKind::Target;
        let goals = is_target.then(|| node.targets(RelationKind::Quantifies)).into_iter().flatten();
        goals.chain((!is_target).then_some(node))
    })
}

/// Whether the periods of two objectives have a day in common, as far as both state one.
fn may_meet(one: Node<'_>, other: Node<'_>) -> bool {
    let year = one.plan().fiscal_year();
    let periods = one.period().zip(other.period());
    periods.is_none_or(|(one, other)| one.span(&year).overlaps(&other.span(&year)))
}

/// Whether a KPI whose name does not say so may be a rate or a share: `Revenue` in EUR is not `Revenue per employee`.
fn may_be_rate(kpi: Node<'_>) -> bool {
    let unit = kpi.fields::<Kpi>().and_then(|kpi| kpi.unit.as_ref());
    unit.is_none_or(|unit| !unit.per().is_empty() || matches!(unit, Unit::Base(Base::Percent | Base::Ratio)))
}

/// The number of each node's family, given who is part of whom.
fn families(count: usize, wholes: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut above: Vec<usize> = (0..count).collect();
    let top = |above: &mut Vec<usize>, mut at: usize| {
        while let Some(&next) = above.get(at).filter(|next| **next != at) {
            let further = above.get(next).copied().unwrap_or(next);
            above.get_mut(at).into_iter().for_each(|slot| *slot = further);
            at = next;
        }
        at
    };
    for (part, whole) in wholes {
        let (part, whole) = (top(&mut above, part), top(&mut above, whole));
        above.get_mut(part.max(whole)).into_iter().for_each(|slot| *slot = part.min(whole));
    }
    (0..count).map(|at| top(&mut above, at)).collect()
}
