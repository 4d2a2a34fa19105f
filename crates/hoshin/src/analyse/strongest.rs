//! The strongest walk from every node to one goal, for it and against it, with the way as its witness.
//!
//! The strength of a walk is the product of the strengths of its ways, so that it never grows on the way. A way of unknown
//! amount has a sign, and strength 0: it shows a way, and is taken only where there is no other.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::flow::{Arc, Flow};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};

/// The strongest walks to one goal.
#[derive(Clone, Debug)]
pub struct Strongest<'f, 'm> {
    flow: &'f Flow<'m>,
    goal: Node<'m>,
    /// By number, or by place among those that were looked at: for the goal, against it.
    steps: Vec<[Option<Step>; 2]>,
    /// The places of those that were looked at, by number; none if all were.
    looked_at: Option<HashMap<usize, usize>>,
}

/// The first step of a strongest walk.
#[derive(Clone, Copy, Debug)]
struct Step {
    strength: f64,
    /// How many steps are left.
    length: u32,
    /// None at the goal itself.
    onward: Option<Onward>,
}

#[derive(Clone, Copy, Debug)]
struct Onward {
    number: u32,
    harms: bool,
    link: u32,
}

/// A walk to the goal.
#[derive(Clone, Debug)]
pub struct Walk<'m> {
    /// The product of the strengths, 0..=1, whichever way it works; 0 where the amount of a way is unknown.
    pub strength: f64,
    /// Whether it harms the goal.
    pub harms: bool,
    /// The nodes from the first to the goal.
    pub nodes: Vec<Node<'m>>,
    /// The relations between them, one fewer.
    pub links: Vec<Link<'m>>,
}

/// A walk that may be the strongest from its node: in order of strength, then the shorter, then by where it leads first.
/// The order in which nodes and relations were added does not matter.
#[derive(Clone, Copy, Debug)]
struct Candidate<'m> {
    number: usize,
    harms: bool,
    step: Step,
    onto: Option<Onto<'m>>,
}

/// Where the first step of a walk leads, and along which relation.
type Onto<'m> = (NodeKind, &'m str, RelationKind, bool);

impl<'f, 'm> Strongest<'f, 'm> {
    /// Looks from the goal back along all ways.
    ///
    /// # Complexity
    ///
    /// n log n in the ways that lead to the goal. Exact in circles too.
    pub fn to(flow: &'f Flow<'m>, goal: Node<'m>) -> Self {
        Self { flow, goal, steps: vec![[None; 2]; flow.len()], looked_at: None }.looked()
    }

    /// Looks from the goal back to some nodes, and at nothing that these do not reach.
    ///
    /// # Complexity
    ///
    /// n log n in what these reach.
    pub(crate) fn from(flow: &'f Flow<'m>, goal: Node<'m>, numbers: impl Iterator<Item = usize>) -> Self {
        let mut looked_at = HashMap::new();
        let mut next: Vec<usize> = numbers.collect();
        while let Some(number) = next.pop() {
            let place = looked_at.len();
            looked_at.entry(number).or_insert_with(|| {
                next.extend(flow.out_of(number).map(Arc::other));
                place
            });
        }
        Self { flow, goal, steps: vec![[None; 2]; looked_at.len()], looked_at: Some(looked_at) }.looked()
    }

    fn looked(mut self) -> Self {
        let flow = self.flow;
        let mut candidates: BinaryHeap<Candidate<'m>> = BinaryHeap::new();
        let start = Step { strength: 1.0, length: 0, onward: None };
        let goal = flow.number(self.goal);
        candidates.extend(goal.map(|number| Candidate { number, harms: false, step: start, onto: None }));
        while let Some(Candidate { number, harms, step, .. }) = candidates.pop() {
            let place = self.place(number);
            let Some(slot) = place.and_then(|place| self.steps.get_mut(place)?.get_mut(usize::from(harms)))
            else {
                continue;
            };
            // The first that comes is the strongest.
            if slot.is_some() {
                continue;
            }
            *slot = Some(step);
            let (Ok(here), Some(node)) = (u32::try_from(number), flow.node(number)) else { continue };
            for arc in flow.into(number).filter(|arc| self.place(arc.other()).is_some()) {
                let onward = Some(Onward { number: here, harms, link: arc.link });
                let strength = step.strength * arc.strength().unwrap_or(0.0).abs();
                let step = Step { strength, length: step.length + 1, onward };
                let onto = Some((node.kind(), node.id(), flow.relation(arc), harms));
                let harms = harms != arc.is_against();
                candidates.push(Candidate { number: arc.other(), harms, step, onto });
            }
        }
        self
    }

    /// Where the steps of a number stand.
    fn place(&self, number: usize) -> Option<usize> {
        match &self.looked_at {
            None => Some(number),
            Some(looked_at) => looked_at.get(&number).copied(),
        }
    }

    /// The goal.
    pub fn goal(&self) -> Node<'m> {
        self.goal
    }

    /// How strongly a node works for the goal, or against it, 0..=1: 0 where the amount is unknown, none if no walk leads
    /// there.
    pub fn strength(&self, node: Node<'_>, harms: bool) -> Option<f64> {
        self.step(self.flow.number(node)?, harms).map(|step| step.strength)
    }

    /// The strongest walk from a node for the goal, or against it. Of equally strong ones the shortest.
    pub fn walk(&self, node: Node<'_>, harms: bool) -> Option<Walk<'m>> {
        let plan = self.flow.plan();
        let mut number = self.flow.number(node)?;
        let mut step = self.step(number, harms)?;
        let mut walk = Walk { strength: step.strength, harms, nodes: Vec::new(), links: Vec::new() };
        walk.nodes.extend(self.flow.node(number));
        while let Some(onward) = step.onward {
            number = onward.number as usize;
            step = self.step(number, onward.harms)?;
            walk.nodes.extend(self.flow.node(number));
            walk.links.push(plan.link_at(onward.link as usize));
        }
        Some(walk)
    }

    /// The strongest walk for the goal, or against it, whose first way is one of these out of a node.
    pub(crate) fn walk_by(
        &self,
        number: usize,
        ways: impl Iterator<Item = Arc>,
        harms: bool,
    ) -> Option<Walk<'m>> {
        let candidate = |arc: Arc| {
            let harms = harms != arc.is_against();
            let step = self.step(arc.other(), harms)?;
            let receiver = self.flow.node(arc.other())?;
            let strength = step.strength * arc.strength().map_or(0.0, f64::abs);
            let onto = (receiver.kind(), receiver.id(), self.flow.relation(arc), harms);
            Some((strength, Reverse((step.length, onto)), arc, harms))
        };
        let order = |one: &(f64, Reverse<(u32, Onto<'m>)>, Arc, bool), other: &(f64, _, Arc, bool)| {
            one.0.total_cmp(&other.0).then_with(|| one.1.cmp(&other.1))
        };
        let (strength, _, arc, onward) = ways.filter_map(candidate).max_by(order)?;
        let mut walk = self.walk(self.flow.node(arc.other())?, onward)?;
        walk.nodes.insert(0, self.flow.node(number)?);
        walk.links.insert(0, self.flow.plan().link_at(arc.link as usize));
        Some(Walk { strength, harms, ..walk })
    }

    fn step(&self, number: usize, harms: bool) -> Option<Step> {
        self.steps.get(self.place(number)?)?.get(usize::from(harms)).copied().flatten()
    }
}

impl Ord for Candidate<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, another) = (&self.step, &other.step);
        let by_step = one.strength.total_cmp(&another.strength).then(another.length.cmp(&one.length));
        let by_node = |candidate: &Self| (candidate.number, candidate.harms);
        by_step.then_with(|| other.onto.cmp(&self.onto)).then_with(|| by_node(other).cmp(&by_node(self)))
    }
}

impl PartialOrd for Candidate<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate<'_> {}
