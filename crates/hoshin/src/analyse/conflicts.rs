//! Who helps and harms the same goal, by the ways alone: only where it begins, and with the two walks that show it.
//!
//! Whoever contributes to someone in conflict is in conflict too, and merely inherits it: in a large plan nearly everybody
//! does. What is told is the node at which the ways part.

mod arms;
mod ends;
mod explanation;

use std::ops::Range;

pub use arms::Arms;
pub use ends::harmed_ends;

use super::flow::{Arc, Flow};
use super::signs::{Signs, sides};
use super::walks::{Walk, Walks};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

/// A node that helps a goal by one way and harms it by another.
#[derive(Clone, Debug)]
pub struct Conflict<'m> {
    /// Where the ways part.
    pub origin: Node<'m>,
    /// What is helped and harmed.
    pub goal: Node<'m>,
    /// The strongest walk that helps; that of no step where the goal undermines itself.
    pub helps: Walk<'m>,
    /// The strongest walk that harms.
    pub harms: Walk<'m>,
    /// How it comes about.
    pub kind: ConflictKind,
}

/// How a conflict comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Two opposite relations to the goal itself.
    Direct,
    /// Two ways to the goal, one of them longer.
    Ways,
    /// A circle that undermines itself, with the goal in it or before it. Feedback that holds a balance may be meant.
    Loop,
}

impl<'m> Conflict<'m> {
    /// The strength of the weaker walk, 0..=1; 0 where an amount is unknown.
    pub fn strength(&self) -> f64 {
        self.helps.strength.min(self.harms.strength)
    }

    /// The two walks up to where they first meet.
    pub fn arms(&self) -> Arms<'m> {
        Arms::of(self)
    }

    /// Relations that show it, none too many: without any one of them the origin would not both help and harm the goal. In
    /// the order of the walks.
    pub fn explanation(&self) -> Vec<Link<'m>> {
        explanation::explanation(&self.helps, &self.harms)
    }
}

/// The origins of conflicts over each of the goals.
///
/// # Order
///
/// By goal as given; over a goal the strongest first, then by kind and id.
///
/// # Complexity
///
/// Linear in nodes and ways for each 64 goals; n log n for each goal over which there is a conflict.
///
/// # Source
///
/// Origins, and walks instead of paths, are our choice (in circles there may be no node at which the ways part: then one
/// of them stands for all); deciding on simple paths through circles is intractable
/// (`LaPaugh` and Papadimitriou 1984).
pub fn conflicts<'m>(flow: &Flow<'m>, goals: impl IntoIterator<Item = Node<'m>>) -> Vec<Conflict<'m>> {
    let goals: Vec<Node<'m>> = goals.into_iter().collect();
    let mut found = Vec::new();
    for together in goals.chunks(TOGETHER) {
        let signs = Signs::of(flow, together.iter().copied());
        for ((place, goal), parting) in together.iter().enumerate().zip(parting(flow, &signs)) {
            over(flow, &signs, (place, *goal), parting, &mut found);
        }
    }
    found
}

/// How many goals are looked to at once: a bit each.
const TOGETHER: usize = 64;

/// For each goal the nodes at which ways part that reach it with one sign each: one helps, another harms. In order.
fn parting(flow: &Flow<'_>, signs: &Signs<'_, '_>) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); signs.goals().len()];
    for number in 0..flow.len() {
        let (mut helping, mut harming) = (0, 0);
        for arc in flow.out_of(number) {
            let [helps, harms] = signs.seen_along(arc);
            helping |= helps & !harms;
            harming |= harms & !helps;
        }
        let mut parted = helping & harming;
        while parted != 0 {
            if let Some(of_goal) = found.get_mut(parted.trailing_zeros() as usize) {
                of_goal.push(number);
            }
            parted &= parted - 1;
        }
    }
    found
}

/// Adds the conflicts over one goal, given its place among those of the signs and the nodes at which ways part.
fn over<'m>(
    flow: &Flow<'m>,
    signs: &Signs<'_, 'm>,
    (place, goal): (usize, Node<'m>),
    mut origins: Vec<usize>,
    found: &mut Vec<Conflict<'m>>,
) {
    // Where every member of a circle inherits from the next, the goal in it stands for all.
    let own = flow.number(goal).filter(|_| signs.reached(goal, place).is_both());
    origins.retain(|number| Some(*number) != flow.number(goal));
    origins.extend(own);
    origins.arrange();
    let in_circles: Vec<(usize, ConflictKind)> =
        flow.knots().iter().filter_map(|knot| of_circle(flow, signs, knot, place, &origins)).collect();
    if origins.is_empty() && in_circles.is_empty() {
        return;
    }
    let kind = |number: usize| match flow.node(number) {
        Some(origin) if origin == goal => ConflictKind::Loop,
        _ if is_direct(flow, number, goal) => ConflictKind::Direct,
        _ => ConflictKind::Ways,
    };
    let origins: Vec<(usize, ConflictKind)> =
        origins.into_iter().map(|number| (number, kind(number))).chain(in_circles).collect();
    let strongest = Walks::between(flow, origins.iter().map(|(number, _)| *number), [goal]);
    let begin = found.len();
    for (number, kind) in origins {
        let Some(origin) = flow.node(number) else { continue };
        let walk = |wanted: bool| {
            if origin == goal {
                return round(flow, &strongest, number, wanted);
            }
            // Through receivers that reach the goal with one sign, so that the two part at the first step; in a
            // circle one of them may have to go round first.
            let ways = single(flow, signs, number, place).filter(|(_, harms)| *harms == wanted);
            let by_single = strongest.walk_by(number, ways.map(|(arc, _)| arc), wanted);
            by_single.or_else(|| strongest.walk(origin, wanted).filter(|_| is_in_circle(flow, number)))
        };
        if let (Some(helps), Some(harms)) = (walk(false), walk(true)) {
            found.push(Conflict { origin, goal, helps, harms, kind });
        }
    }
    if let Some(of_goal) = found.get_mut(begin..) {
        of_goal.arrange_by(|one, other| {
            let name = |conflict: &Conflict<'m>| (conflict.origin.kind(), conflict.origin.id());
            other.strength().total_cmp(&one.strength()).then_with(|| name(one).cmp(&name(other)))
        });
    }
}

/// The ways out of a node whose receivers reach the goal with one sign, with the sign that they have for the node.
fn single<'f>(
    flow: &'f Flow<'_>,
    signs: &'f Signs<'_, '_>,
    number: usize,
    goal: usize,
) -> impl Iterator<Item = (Arc, bool)> + 'f {
    flow.out_of(number).filter_map(move |arc| {
        let reached = signs.reached_from(arc.other(), goal);
        let is_single = reached.helps != reached.harms;
        is_single.then_some((arc, reached.harms != arc.is_against()))
    })
}

/// The member that stands for a circle in which a conflict begins without parting at any one of them: because the circle
/// undermines itself, or because its members leave it with opposite signs.
fn of_circle(
    flow: &Flow<'_>,
    signs: &Signs<'_, '_>,
    knot: &Range<usize>,
    goal: usize,
    told: &[usize],
) -> Option<(usize, ConflictKind)> {
    // Both in order: the first that is told from the start of the circle on.
    let from = told.partition_point(|number| *number < knot.start);
    if told.get(from).is_some_and(|number| knot.contains(number)) {
        return None;
    }
    let sides = sides(flow, knot);
    // The members from which ways of one sign leave, with that sign as the first member has it.
    let exits: Vec<(usize, bool)> = knot
        .clone()
        .zip(0..)
        .flat_map(|(number, place)| {
            let side = sides.as_ref().and_then(|sides| sides.get(place)).copied().unwrap_or(false);
            let ways = single(flow, signs, number, goal).filter(|(arc, _)| !knot.contains(&arc.other()));
            ways.map(move |(_, harms)| (number, harms != side))
        })
        .collect();
    let (_, first) = exits.first()?;
    let kind = match sides {
        None => ConflictKind::Loop,
        Some(_) if exits.iter().any(|(_, harms)| harms != first) => ConflictKind::Ways,
        Some(_) => return None,
    };
    let name = |number: &usize| flow.node(*number).map(|node| (node.kind(), node.id()));
    exits.iter().map(|(number, _)| *number).min_by_key(name).map(|number| (number, kind))
}

fn is_in_circle(flow: &Flow<'_>, number: usize) -> bool {
    let at = flow.knots().partition_point(|knot| knot.end <= number);
    flow.knots().get(at).is_some_and(|knot| knot.contains(&number))
}

/// The strongest walk from a goal in a circle back to itself; one that helps is that of no step.
fn round<'m>(flow: &Flow<'m>, strongest: &Walks<'_, 'm>, number: usize, harms: bool) -> Option<Walk<'m>> {
    if harms {
        strongest.walk_by(number, flow.out_of(number), true)
    } else {
        strongest.walk(flow.node(number)?, false)
    }
}

fn is_direct(flow: &Flow<'_>, number: usize, goal: Node<'_>) -> bool {
    let Some(goal) = flow.number(goal) else { return false };
    let to_goal = || flow.out_of(number).filter(|arc| arc.other() == goal);
    to_goal().any(Arc::is_against) && to_goal().any(|arc| !arc.is_against())
}
