//! How strongly the work of every node reaches any of some goals at all, for or against, with the way as its witness.
//!
//! Apart from [`Strongest`](super::Strongest), which looks at one goal and keeps the signs apart. A way of unknown amount
//! may be as strong as any, so that what is told here is the most that it can be.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::flow::{Arc, Flow};
use super::strongest::Walk;
use crate::graph::sweep::sweep;
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
    /// The number of the next node; [`NONE`] at a goal.
    next: u32,
}

const NONE: u32 = u32::MAX;

const NOWHERE: Step = Step { strength: -1.0, length: 0, next: NONE };

impl<'f, 'm> LineOfSight<'f, 'm> {
    /// Looks from the goals back along all ways.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and ways; n log n in the ways of circles.
    pub fn to(flow: &'f Flow<'m>, goals: impl IntoIterator<Item = Node<'m>>) -> Self {
        let mut steps = vec![NOWHERE; flow.len()];
        for number in goals.into_iter().filter_map(|goal| flow.number(goal)) {
            steps.get_mut(number).into_iter().for_each(|step| *step = Step { strength: 1.0, ..NOWHERE });
        }
        let ways = Ways(flow);
        sweep(
            flow.order(),
            1,
            &mut steps,
            |number, own, done| {
                for own in own {
                    *own = ways.best(number, *own, |other| done.of(other).first().copied());
                }
            },
            |knot, steps| ways.look_out_of_knot(knot, steps),
        );
        Self { flow, steps }
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
        let mut number = self.flow.number(node)?;
        let mut step = self.step(number);
        while step.next != NONE {
            let next = step.next as usize;
            let onward = self.step(next);
            // Of several relations to the next node it is the one that the step was chosen by.
            let arcs = self.flow.out_of(number).filter(|arc| arc.other() == next);
            let links =
                arcs.map(|arc| (along(arc, onward).strength, self.flow.plan().link_at(arc.link as usize)));
            let (_, link) = links.max_by(|(strength, link), (best, of_best)| {
                strength.total_cmp(best).then_with(|| of_best.kind().cmp(&link.kind()))
            })?;
            walk.harms ^= link.is_against();
            walk.links.push(link);
            walk.nodes.extend(self.flow.node(next));
            (number, step) = (next, onward);
        }
        Some(walk)
    }

    fn step(&self, number: usize) -> Step {
        self.steps.get(number).copied().unwrap_or(NOWHERE)
    }
}

/// The ways, as they are looked along.
#[derive(Clone, Copy)]
struct Ways<'f, 'm>(&'f Flow<'m>);

impl Ways<'_, '_> {
    /// The best of what a node is and of its ways.
    fn best(self, number: usize, own: Step, onward: impl Fn(usize) -> Option<Step>) -> Step {
        let along = self.0.out_of(number).filter_map(|arc| {
            let onward = onward(arc.other()).filter(|onward| onward.strength >= 0.0)?;
            Some(along(arc, onward))
        });
        along.fold(own, |best, step| if self.order(step, best).is_gt() { step } else { best })
    }

    /// The stronger, then the shorter, then by where it leads first. The order in which nodes were added does not matter.
    fn order(self, one: Step, other: Step) -> Ordering {
        let name = |step: Step| {
            let node = self.0.node(step.next as usize)?;
            Some((node.kind(), node.id()))
        };
        let by_step = one.strength.total_cmp(&other.strength).then(other.length.cmp(&one.length));
        by_step
            .then_with(|| if one.next == other.next { Ordering::Equal } else { name(other).cmp(&name(one)) })
    }

    /// The strongest first, as each is known only when nothing better can come any more.
    fn look_out_of_knot(self, knot: &Range<usize>, steps: &mut [Step]) {
        let at = |steps: &[Step], number: usize| steps.get(number).copied().unwrap_or(NOWHERE);
        let set = |steps: &mut [Step], number: usize, step: Step| {
            steps.get_mut(number).into_iter().for_each(|slot| *slot = step);
        };
        let mut waiting: BinaryHeap<Waiting> = BinaryHeap::new();
        for number in knot.clone() {
            let step = self.best(number, at(steps, number), |other| steps.get(other).copied());
            set(steps, number, step);
            waiting.push(Waiting { number, step });
        }
        while let Some(Waiting { number, step }) = waiting.pop() {
            // Something better has come meanwhile, or nothing at all.
            if step.strength < 0.0 || self.order(step, at(steps, number)).is_lt() {
                continue;
            }
            for arc in self.0.into(number).filter(|arc| knot.contains(&arc.other())) {
                let before = arc.other();
                let Ok(next) = u32::try_from(number) else { continue };
                let way = Step { next, ..along(arc, step) };
                if self.order(way, at(steps, before)).is_gt() {
                    set(steps, before, way);
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

/// What a node sees along a way, by the step of the receiver, who sees a goal.
fn along(arc: Arc, onward: Step) -> Step {
    let strength = onward.strength * arc.strength().map_or(1.0, f64::abs);
    Step { strength, length: onward.length + 1, next: u32::try_from(arc.other()).unwrap_or(NONE) }
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
