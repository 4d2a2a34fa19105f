//! The strongest walk from every node to one goal, for it and against it, with the way as its witness.
//!
//! The strength of a walk is the product of the strengths of its ways, so that it never grows on the way. A way of unknown
//! amount has a sign, and strength 0: it shows a way, and is taken only where there is no other.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::flow::{Arc, Flow};
use crate::model::{Link, Node};

/// The strongest walks to one goal.
#[derive(Clone, Debug)]
pub struct Strongest<'f, 'm> {
    flow: &'f Flow<'m>,
    goal: Node<'m>,
    /// By number: for the goal, against it.
    steps: Vec<[Option<Step>; 2]>,
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

/// A walk that may be the strongest from its node, in order of strength, then the shorter, then the lower number.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    number: usize,
    harms: bool,
    step: Step,
}

impl<'f, 'm> Strongest<'f, 'm> {
    /// Looks from the goal back along all ways.
    ///
    /// # Complexity
    ///
    /// n log n in the ways that lead to the goal. Exact in circles too.
    pub fn to(flow: &'f Flow<'m>, goal: Node<'m>) -> Self {
        let mut all = Self { flow, goal, steps: vec![[None; 2]; flow.len()] };
        let mut candidates: BinaryHeap<Candidate> = BinaryHeap::new();
        let start = Step { strength: 1.0, length: 0, onward: None };
        candidates.extend(flow.number(goal).map(|number| Candidate { number, harms: false, step: start }));
        while let Some(Candidate { number, harms, step }) = candidates.pop() {
            let Some(slot) = all.steps.get_mut(number).and_then(|sides| sides.get_mut(usize::from(harms)))
            else {
                continue;
            };
            // The first that comes is the strongest.
            if slot.is_some() {
                continue;
            }
            *slot = Some(step);
            let Ok(here) = u32::try_from(number) else { continue };
            for arc in flow.into(number) {
                let strength = arc.strength().unwrap_or(0.0);
                let onward = Some(Onward { number: here, harms, link: arc.link });
                let strength_on = step.strength * strength.abs();
                let step = Step { strength: strength_on, length: step.length + 1, onward };
                candidates.push(Candidate { number: arc.other(), harms: harms != arc.is_against(), step });
            }
        }
        all
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
            let onward = harms != arc.is_against();
            let step = self.step(arc.other(), onward)?;
            Some((
                step.strength * arc.strength().map_or(0.0, f64::abs),
                std::cmp::Reverse(step.length),
                arc,
                onward,
            ))
        };
        // Of equals the first, in the order of the relations.
        let better = |best: (f64, _, Arc, bool), other: (f64, std::cmp::Reverse<u32>, Arc, bool)| {
            let is_better = other.0.total_cmp(&best.0).then(other.1.cmp(&best.1)) == Ordering::Greater;
            if is_better { other } else { best }
        };
        let (strength, _, arc, onward) = ways.filter_map(candidate).reduce(better)?;
        let mut walk = self.walk(self.flow.node(arc.other())?, onward)?;
        walk.nodes.insert(0, self.flow.node(number)?);
        walk.links.insert(0, self.flow.plan().link_at(arc.link as usize));
        Some(Walk { strength, harms, ..walk })
    }

    fn step(&self, number: usize, harms: bool) -> Option<Step> {
        self.steps.get(number)?.get(usize::from(harms)).copied().flatten()
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let onward = |candidate: &Self| candidate.step.onward.map(|onward| onward.link);
        let (one, another) = (&self.step, &other.step);
        one.strength
            .total_cmp(&another.strength)
            .then(another.length.cmp(&one.length))
            .then(other.number.cmp(&self.number))
            .then(other.harms.cmp(&self.harms))
            .then(onward(other).cmp(&onward(self)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}
