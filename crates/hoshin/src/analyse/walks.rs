//! The strongest walks from one of some nodes to all that they reach, or from all that reach one of them, for and against.
//!
//! The strength of a walk is the product of the strengths of its ways, so that it never grows on the way. A way of unknown
//! amount has a sign, and strength 0: it shows a way, and is taken only where there is no other. A question may stand on
//! several nodes at once, such as all that an owner answers for.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::flow::{Arc, Flow};
use crate::model::{Link, Node};

/// A walk from a contributor to a receiver.
#[derive(Clone, Debug)]
pub struct Walk<'m> {
    /// The product of the strengths, 0..=1, whichever way it works; 0 where the amount of a way is unknown.
    pub strength: f64,
    /// Whether it harms the receiver.
    pub harms: bool,
    /// The nodes from the first to the last.
    pub nodes: Vec<Node<'m>>,
    /// The relations between them, one fewer.
    pub links: Vec<Link<'m>>,
}

/// The strongest walks out of some nodes, or into them.
#[derive(Clone, Debug)]
pub struct Walks<'f, 'm> {
    flow: &'f Flow<'m>,
    is_up: bool,
    /// By number, or by place among those that are looked at: of walks that help, of those that harm.
    steps: Vec<[Option<Step>; 2]>,
    /// The places of those that are looked at, by number; none if all are.
    looked_at: Option<HashMap<usize, usize>>,
}

/// The step of a strongest walk at the end that is away from where it was looked from.
#[derive(Clone, Copy, Debug)]
struct Step {
    strength: f64,
    /// How many steps it has.
    length: u32,
    /// None where it was looked from.
    nearer: Option<Nearer>,
}

#[derive(Clone, Copy, Debug)]
struct Nearer {
    number: u32,
    harms: bool,
    link: u32,
}

/// A walk that may be the strongest: in order of strength, then the shorter, then by names, so that it does not matter
/// in which order nodes and relations were added.
#[derive(Clone, Copy, Debug)]
struct Candidate<'f, 'm> {
    flow: &'f Flow<'m>,
    number: usize,
    harms: bool,
    step: Step,
}

impl<'f, 'm> Walks<'f, 'm> {
    /// Looks up from some nodes to all that they reach.
    ///
    /// # Complexity
    ///
    /// n log n in the ways that are walked. Exact in circles too.
    pub fn from(flow: &'f Flow<'m>, starts: impl IntoIterator<Item = Node<'m>>) -> Self {
        Self::all(flow, true).looked(starts)
    }

    /// Looks down from some nodes to all that reach them.
    ///
    /// # Complexity
    ///
    /// As [`Walks::from`].
    pub fn to(flow: &'f Flow<'m>, goals: impl IntoIterator<Item = Node<'m>>) -> Self {
        Self::all(flow, false).looked(goals)
    }

    /// Looks down from some nodes, and at nothing that some others do not reach.
    ///
    /// # Complexity
    ///
    /// n log n in what these others reach.
    pub(crate) fn between(
        flow: &'f Flow<'m>,
        starts: impl IntoIterator<Item = usize>,
        goals: impl IntoIterator<Item = Node<'m>>,
    ) -> Self {
        let mut looked_at = HashMap::new();
        let mut next: Vec<usize> = starts.into_iter().collect();
        while let Some(number) = next.pop() {
            let place = looked_at.len();
            looked_at.entry(number).or_insert_with(|| {
                next.extend(flow.out_of(number).map(Arc::other));
                place
            });
        }
        let steps = vec![[None; 2]; looked_at.len()];
        Self { flow, is_up: false, steps, looked_at: Some(looked_at) }.looked(goals)
    }

    fn all(flow: &'f Flow<'m>, is_up: bool) -> Self {
        Self { flow, is_up, steps: vec![[None; 2]; flow.len()], looked_at: None }
    }

    fn looked(mut self, ends: impl IntoIterator<Item = Node<'m>>) -> Self {
        let flow = self.flow;
        let start = Step { strength: 1.0, length: 0, nearer: None };
        let at_end = |end| Some(Candidate { flow, number: flow.number(end)?, harms: false, step: start });
        let mut candidates: BinaryHeap<Candidate<'_, '_>> = ends.into_iter().filter_map(at_end).collect();
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
            let Ok(here) = u32::try_from(number) else { continue };
            let along = |arc: Arc| {
                let strength = step.strength * arc.strength().map_or(0.0, f64::abs);
                let nearer = Some(Nearer { number: here, harms, link: arc.link });
                let step = Step { strength, length: step.length + 1, nearer };
                Candidate { flow, number: arc.other(), harms: harms != arc.is_against(), step }
            };
            let is_looked_at = |arc: &Arc| self.place(arc.other()).is_some();
            if self.is_up {
                candidates.extend(flow.out_of(number).filter(is_looked_at).map(along));
            } else {
                candidates.extend(flow.into(number).filter(is_looked_at).map(along));
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

    /// Every node that was met, in order of its number in the flow. Where one looks from is among them.
    pub fn met(&self) -> impl Iterator<Item = Node<'m>> {
        let is_met = |number: &usize| [false, true].iter().any(|harms| self.step(*number, *harms).is_some());
        (0..self.flow.len()).filter(is_met).filter_map(|number| self.flow.node(number))
    }

    /// Whether a node was met.
    pub fn meets(&self, node: Node<'_>) -> bool {
        self.strength(node, false).is_some() || self.strength(node, true).is_some()
    }

    /// How strong the strongest walk is that helps, or harms, 0..=1: 0 where an amount is unknown, none if there is none.
    pub fn strength(&self, node: Node<'_>, harms: bool) -> Option<f64> {
        self.step(self.flow.number(node)?, harms).map(|step| step.strength)
    }

    /// The strongest walk between a node and where one looks from that helps, or harms, from contributor to receiver. Of
    /// equally strong ones the shortest, then the first by names.
    pub fn walk(&self, node: Node<'_>, harms: bool) -> Option<Walk<'m>> {
        let plan = self.flow.plan();
        let mut number = self.flow.number(node)?;
        let mut step = self.step(number, harms)?;
        let mut walk = Walk { strength: step.strength, harms, nodes: Vec::new(), links: Vec::new() };
        walk.nodes.extend(self.flow.node(number));
        while let Some(nearer) = step.nearer {
            number = nearer.number as usize;
            step = self.step(number, nearer.harms)?;
            walk.nodes.extend(self.flow.node(number));
            walk.links.push(plan.link_at(nearer.link as usize));
        }
        if self.is_up {
            walk.nodes.reverse();
            walk.links.reverse();
        }
        Some(walk)
    }

    /// The strongest walk out of a node that helps, or harms, and whose first way is one of these. For looking down only.
    pub(crate) fn walk_by(
        &self,
        number: usize,
        ways: impl Iterator<Item = Arc>,
        harms: bool,
    ) -> Option<Walk<'m>> {
        let candidate = |arc: Arc| {
            let harms = harms != arc.is_against();
            let before = self.step(arc.other(), harms)?;
            let nearer = Nearer { number: u32::try_from(arc.other()).ok()?, harms, link: arc.link };
            let strength = before.strength * arc.strength().map_or(0.0, f64::abs);
            let step = Step { strength, length: before.length + 1, nearer: Some(nearer) };
            Some((Candidate { flow: self.flow, number, harms, step }, nearer))
        };
        let (first, nearer) = ways.filter_map(candidate).max_by(|one, other| one.0.cmp(&other.0))?;
        let mut walk = self.walk(self.flow.node(nearer.number as usize)?, nearer.harms)?;
        walk.nodes.insert(0, self.flow.node(number)?);
        walk.links.insert(0, self.flow.plan().link_at(nearer.link as usize));
        Some(Walk { strength: first.step.strength, harms, ..walk })
    }

    fn step(&self, number: usize, harms: bool) -> Option<Step> {
        self.steps.get(self.place(number)?)?.get(usize::from(harms)).copied().flatten()
    }
}

impl Candidate<'_, '_> {
    /// By where it leads, and by which relation.
    fn names(&self, other: &Self) -> Ordering {
        let node = |number: usize| self.flow.node(number).map(|node| (node.kind(), node.id()));
        let nearer = |candidate: &Self| {
            let nearer = candidate.step.nearer?;
            let link = self.flow.plan().link_at(nearer.link as usize);
            Some((node(nearer.number as usize), link.kind(), nearer.harms))
        };
        let by_end = || node(self.number).cmp(&node(other.number)).then(self.harms.cmp(&other.harms));
        nearer(self).cmp(&nearer(other)).then_with(by_end)
    }
}

impl Ord for Candidate<'_, '_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, another) = (&self.step, &other.step);
        let by_step = one.strength.total_cmp(&another.strength).then(another.length.cmp(&one.length));
        by_step.then_with(|| other.names(self))
    }
}

impl PartialOrd for Candidate<'_, '_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate<'_, '_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    const PLAN: &str = "hoshin: 1
drivers: { d: {}, e: {} }
objectives:
  a: { advances: { d: -strong, e: weak } }
  b: { advances: { a: medium, c: strong } }
  c: { advances: { b: strong, e: weak } }
  f: { advances: [c] }
  lost: {}
  nowhere: {}";

    #[test]
    fn up_and_down_and_between_tell_the_same_walks() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        for goal in plan.nodes() {
            let down = Walks::to(&flow, [goal]);
            for node in plan.nodes() {
                let up = Walks::from(&flow, [node]);
                let between = Walks::between(&flow, flow.number(node), [goal]);
                for harms in [false, true] {
                    let told = [between.walk(node, harms), down.walk(node, harms), up.walk(goal, harms)];
                    let told = told.map(|walk| {
                        walk.map(|walk| {
                            let harmful = walk.links.iter().filter(|link| link.is_against()).count() % 2 == 1;
                            assert_eq!(harmful, walk.harms);
                            assert_eq!((walk.nodes.first(), walk.nodes.last()), (Some(&node), Some(&goal)));
                            (walk.strength, walk.links.len())
                        })
                    });
                    assert!(told[0] == told[1] && told[1] == told[2], "{node:?} {goal:?} {told:?}");
                }
            }
        }
    }

    #[test]
    fn several_nodes_are_looked_from_at_once() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let node = |kind, id| plan.node(kind, id).unwrap();
        let starts = ["lost", "f"].map(|id| node(NodeKind::Objective, id));
        let up = Walks::from(&flow, starts);
        assert_eq!(up.met().count(), 7);
        let walk = up.walk(node(NodeKind::Driver, "d"), true).unwrap();
        let ids: Vec<&str> = walk.nodes.iter().map(|node| node.id()).collect();
        assert_eq!((ids.join(" ").as_str(), walk.strength.to_string().as_str()), ("f c b a d", "0"));
        // Nothing helps it: the only way there harms.
        assert!(up.strength(node(NodeKind::Driver, "d"), false).is_none());
        assert!(up.meets(node(NodeKind::Driver, "d")) && !up.meets(node(NodeKind::Objective, "nowhere")));
    }
}
