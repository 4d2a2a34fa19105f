//! How strongly the work of every node reaches any of some goals at all, for or against, with the way as its witness.
//!
//! Apart from [`Strongest`](super::Strongest), which looks at one goal and keeps the signs apart. A way of unknown amount
//! may be as strong as any, so that what is told here is the most that it can be.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::flow::{Arc, Flow};
use super::strongest::Walk;
use crate::model::Node;

/// The strongest ways to any of some goals.
#[derive(Clone, Debug)]
pub struct LineOfSight<'f, 'm> {
    flow: &'f Flow<'m>,
    /// By number.
    steps: Vec<Step>,
}

/// The first step of the strongest way.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Negative where no way leads to a goal.
    strength: f64,
    /// How many steps are left.
    length: u32,
    /// The number of the next node and the relation; [`NONE`] at a goal.
    next: u32,
    link: u32,
}

const NONE: u32 = u32::MAX;

const NOWHERE: Step = Step { strength: -1.0, length: 0, next: NONE, link: NONE };

impl<'f, 'm> LineOfSight<'f, 'm> {
    /// Looks from the goals back along all ways.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and ways; n log n in the ways of circles.
    pub fn to(flow: &'f Flow<'m>, goals: impl IntoIterator<Item = Node<'m>>) -> Self {
        let mut all = Self { flow, steps: vec![NOWHERE; flow.len()] };
        for number in goals.into_iter().filter_map(|goal| flow.number(goal)) {
            all.set(number, Step { strength: 1.0, ..NOWHERE });
        }
        let mut knots = flow.knots().iter().rev().peekable();
        let mut number = flow.len();
        while number > 0 {
            if let Some(knot) = knots.next_if(|knot| knot.end == number) {
                all.look_out_of_knot(knot);
                number = knot.start;
            } else {
                number -= 1;
                all.set(number, all.seen_from(number));
            }
        }
        all
    }

    /// How strongly a node works for or against the goal that it reaches best, 0..=1: the product of the strengths on
    /// the way, unknown ones taken for 1. None if no way leads to a goal.
    pub fn strength(&self, node: Node<'_>) -> Option<f64> {
        let strength = self.step(self.flow.number(node)?).strength;
        (strength >= 0.0).then_some(strength)
    }

    /// The strongest way from a node to a goal.
    pub fn walk(&self, node: Node<'m>) -> Option<Walk<'m>> {
        let strength = self.strength(node)?;
        let mut walk = Walk { strength, harms: false, nodes: vec![node], links: Vec::new() };
        let mut step = self.step(self.flow.number(node)?);
        while step.next != NONE {
            let link = self.flow.plan().link_at(step.link as usize);
            walk.harms ^= link.is_against();
            walk.links.push(link);
            walk.nodes.extend(self.flow.node(step.next as usize));
            step = self.step(step.next as usize);
        }
        Some(walk)
    }

    fn step(&self, number: usize) -> Step {
        self.steps.get(number).copied().unwrap_or(NOWHERE)
    }

    fn set(&mut self, number: usize, step: Step) {
        if let Some(slot) = self.steps.get_mut(number) {
            *slot = step;
        }
    }

    /// The best of what a node is and of its ways.
    fn seen_from(&self, number: usize) -> Step {
        let along = self.flow.out_of(number).filter_map(|arc| along(arc, self.step(arc.other())));
        along.fold(self.step(number), |best, step| if self.order(step, best).is_gt() { step } else { best })
    }

    /// The stronger, then the shorter, then by where it leads first. The order in which nodes were added does not matter.
    fn order(&self, one: Step, other: Step) -> Ordering {
        let name = |step: Step| {
            let node = self.flow.node(step.next as usize)?;
            Some((node.kind(), node.id(), self.flow.plan().link_at(step.link as usize).kind()))
        };
        let by_step = one.strength.total_cmp(&other.strength).then(other.length.cmp(&one.length));
        by_step.then_with(|| name(other).cmp(&name(one)))
    }

    /// The strongest first, as each is known only when nothing better can come any more.
    fn look_out_of_knot(&mut self, knot: &Range<usize>) {
        let mut waiting: BinaryHeap<Waiting> = BinaryHeap::new();
        for number in knot.clone() {
            let step = self.seen_from(number);
            self.set(number, step);
            waiting.push(Waiting { number, step });
        }
        while let Some(Waiting { number, step }) = waiting.pop() {
            // Something better has come meanwhile, or nothing at all.
            if step.strength < 0.0 || self.order(step, self.step(number)).is_lt() {
                continue;
            }
            for arc in self.flow.into(number).filter(|arc| knot.contains(&arc.other())) {
                let before = arc.other();
                let Ok(next) = u32::try_from(number) else { continue };
                let way = along(arc, step).map(|way| Step { next, ..way });
                if let Some(way) = way.filter(|way| self.order(*way, self.step(before)).is_gt()) {
                    self.set(before, way);
                    waiting.push(Waiting { number: before, step: way });
                }
            }
        }
    }
}

/// A member of a circle whose way is known, until a better one is.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    number: usize,
    step: Step,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_step = self.step.strength.total_cmp(&other.step.strength);
        by_step.then(other.step.length.cmp(&self.step.length)).then(other.number.cmp(&self.number))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

/// What a node sees along a way, by the step of the receiver.
fn along(arc: Arc, onward: Step) -> Option<Step> {
    let strength = onward.strength * arc.strength().map_or(1.0, f64::abs);
    let (length, next) = (onward.length + 1, u32::try_from(arc.other()).ok()?);
    (onward.strength >= 0.0).then_some(Step { strength, length, next, link: arc.link })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    #[test]
    fn the_strongest_way_counts_through_circles_and_against_the_goal_too() {
        let text = "hoshin: 1
drivers: { d: {}, e: {} }
objectives:
  a: { advances: { d: -strong, e: weak } }
  b: { advances: { a: medium, c: strong } }
  c: { advances: { b: strong, e: weak } }
  f: { advances: [c] }
  lost: {}";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let sight = LineOfSight::to(&flow, plan.nodes_of_kind(NodeKind::Driver));
        let seen = |id: &str| {
            let walk = sight.walk(plan.node(NodeKind::Objective, id).unwrap())?;
            let ids: Vec<&str> = walk.nodes.iter().map(|node| node.id()).collect();
            Some(format!("{:.3} {} {}", walk.strength, walk.harms, ids.join(" ")))
        };
        assert_eq!(seen("a").unwrap(), "1.000 true a d");
        assert_eq!(seen("b").unwrap(), "0.333 true b a d");
        assert_eq!(seen("c").unwrap(), "0.333 true c b a d");
        assert_eq!(seen("f").unwrap(), "0.333 true f c b a d");
        assert_eq!(seen("lost"), None);
    }
}
