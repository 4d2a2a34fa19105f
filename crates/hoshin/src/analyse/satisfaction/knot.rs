//! Values in a circle: what its members pass round, where that settles to one answer.

use std::ops::Range;

use super::deployed::{Doubt, Input, Role, operator};
use super::{Deployed, Satisfaction, known};
use crate::model::Node;
use crate::value::Operator;

/// The greatest part of a value that may come back to a member in one round for the circle to settle, and how near to
/// its end it is followed (reasoning: the map is then a contraction, and its one fixed point is reached in some 25,000
/// rounds at the most).
const TIGHTEST: f64 = 1.0 - 1e-3;
const NEAR: f64 = 1e-9;

/// Steps along ways in all rounds (our choice: a second or so; what is not settled by then is not known).
const STEPS: usize = 100_000_000;

/// Works out the members of a circle together, or leaves them unknown.
///
/// All members of a round are worked out from the round before, so that the result does not depend on their order.
pub(super) fn solve(all: &mut Satisfaction<'_, '_>, knot: Range<usize>) {
    let settles = settle(all, &knot);
    let open: Vec<usize> = knot.clone().filter(|number| all.leaf(*number).known().is_none()).collect();
    if !settles {
        for &number in &open {
            all.put(number, Deployed::UNKNOWN);
        }
        let stuck: Vec<usize> =
            open.iter().copied().filter(|number| !all.leaf(*number).is_left_out).collect();
        all.figures.to_mut().unresolved.extend(stuck);
    }
    // What is measured passes on its measure: its deployed value goes round no further.
    for number in knot.filter(|number| open.binary_search(number).is_err()) {
        let deployed = all.deploy(number, |number| all.passed(number));
        all.put(number, deployed);
    }
}

/// Goes round until nothing moves; false if that cannot be or takes too long.
fn settle(all: &mut Satisfaction<'_, '_>, knot: &Range<usize>) -> bool {
    let open: Vec<usize> = knot.clone().filter(|number| all.leaf(*number).known().is_none()).collect();
    let is_open = |number: usize| open.binary_search(&number).is_ok();
    let norm = open.iter().map(|number| pull(all, *number, &is_open)).fold(0.0, f64::max);
    if norm > TIGHTEST {
        return false;
    }
    let steps: usize = open.iter().map(|number| all.flow.into(*number).len() + 1).sum();
    for _ in 0..STEPS / steps.max(1) {
        let next: Vec<Deployed> =
            open.iter().map(|number| all.deploy(*number, |number| all.passed(number))).collect();
        let mut moved: f64 = 0.0;
        let mut is_still = true;
        for (number, now) in open.iter().zip(&next) {
            let before = all.figures.deployed.get(*number).copied().unwrap_or(Deployed::UNKNOWN);
            match (known(before.value), known(now.value)) {
                (Some(before), Some(now)) => moved = moved.max((now - before).abs()),
                (None, None) => {}
                _ => is_still = false,
            }
        }
        open.iter().zip(next).for_each(|(number, now)| all.put(*number, now));
        if is_still && moved * norm <= NEAR * (1.0 - norm) {
            tell_bounds(all, &open);
            return true;
        }
    }
    false
}

/// Finds anew which of them are bounds: in the rounds everyone learned from everyone that something was not known yet.
fn tell_bounds(all: &mut Satisfaction<'_, '_>, open: &[usize]) {
    for number in open {
        if let Some(slot) =
            all.figures.to_mut().deployed.get_mut(*number).filter(|slot| known(slot.value).is_some())
        {
            slot.doubt = Doubt::NONE;
        }
    }
    // What is a bound stays one, so that every round but the last marks one more.
    for _ in 0..=2 * open.len() {
        let next: Vec<Deployed> =
            open.iter().map(|number| all.deploy(*number, |number| all.passed(number))).collect();
        let mut is_still = true;
        for (number, now) in open.iter().zip(next) {
            if let Some(slot) =
                all.figures.to_mut().deployed.get_mut(*number).filter(|slot| known(slot.value).is_some())
            {
                is_still &= slot.doubt == now.doubt;
                slot.doubt = now.doubt;
            }
        }
        if is_still {
            break;
        }
    }
}

/// How much of a change of the members comes back to one of them in one round, at the most.
fn pull(all: &Satisfaction<'_, '_>, number: usize, is_open: &impl Fn(usize) -> bool) -> f64 {
    let Some(node) = all.flow.node(number) else { return 0.0 };
    let inputs =
        || all.flow.into(number).map(|arc| (is_open(arc.other()), Input::new(arc, all.passed(arc.other()))));
    let of_role = |role: Role| inputs().filter(move |(_, input)| input.part(node.kind()) == role);
    let is_needed = of_role(Role::Need).any(|(inside, _)| inside);
    let is_joined = operator(node) != Operator::Mean && of_role(Role::Part).any(|(inside, _)| inside);
    let parts = if is_needed || is_joined {
        1.0
    } else {
        share(node, of_role(Role::Part)).max(share(node, of_role(Role::Measure)))
    };
    let contributed: f64 = of_role(Role::Contribution)
        .filter(|(inside, _)| *inside)
        .filter_map(|(_, input)| input.strength())
        .map(f64::abs)
        .sum();
    parts + contributed
}

/// The share of a mean that comes from inside, among what is or may become known.
fn share(node: Node<'_>, parts: impl Iterator<Item = (bool, Input)>) -> f64 {
    let (mut inner, mut all) = (0.0, 0.0);
    for (is_inside, part) in parts {
        let weight = part.weight(node);
        inner += if is_inside { weight } else { 0.0 };
        all += if is_inside || part.known().is_some() { weight } else { 0.0 };
    }
    if inner > 0.0 { inner / all } else { 0.0 }
}
