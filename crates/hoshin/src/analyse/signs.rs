//! Who reaches which goals, for and against: by the signs of ways alone, so that a plan without any reading tells.
//!
//! The sign of a walk is the product of the signs of its ways; parts, needs and evidence help. Walks may pass a node
//! twice: for simple paths through circles the question would be intractable (`LaPaugh` and Papadimitriou 1984).

use std::ops::Range;

use super::flow::{Arc, Flow};
use crate::graph::sweep::sweep;
use crate::model::Node;

/// For each node, which goals it reaches with which sign.
#[derive(Clone, Debug)]
pub struct Signs<'f, 'm> {
    flow: &'f Flow<'m>,
    goals: Vec<Node<'m>>,
    /// How many words hold a bit for each goal.
    words: usize,
    /// By number and word: who helps, who harms.
    masks: Vec<[u64; 2]>,
}

/// With which signs a goal is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Some walk helps.
    pub helps: bool,
    /// Some walk harms.
    pub harms: bool,
}

impl Reached {
    /// Whether there are walks of both signs.
    pub fn is_both(self) -> bool {
        self.helps && self.harms
    }
}

impl<'f, 'm> Signs<'f, 'm> {
    /// Looks from every node to these goals. Goals that take no part in the flow are reached by nobody.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and ways for each 64 goals.
    pub fn of(flow: &'f Flow<'m>, goals: impl IntoIterator<Item = Node<'m>>) -> Self {
        let goals: Vec<Node<'m>> = goals.into_iter().collect();
        let words = goals.len().div_ceil(64);
        let mut signs = Self { flow, goals, words, masks: vec![[0; 2]; flow.len() * words] };
        for (place, goal) in signs.goals.iter().enumerate() {
            if let Some(number) = flow.number(*goal)
                && let Some(mask) = signs.masks.get_mut(number * words + place / 64)
            {
                mask[0] |= 1 << (place % 64);
            }
        }
        sweep(
            flow.order(),
            words,
            &mut signs.masks,
            |number, own, done| {
                for arc in flow.out_of(number) {
                    for (own, seen) in own.iter_mut().zip(done.of(arc.other())) {
                        *own = both(*own, turned(*seen, arc.is_against()));
                    }
                }
            },
            |knot, masks| look_out_of_knot(flow, knot, words, masks),
        );
        signs
    }

    /// The goals, in the order in which they were given.
    pub fn goals(&self) -> &[Node<'m>] {
        &self.goals
    }

    /// With which signs a node reaches the goal of a place. A goal reaches itself, and helps.
    pub fn reached(&self, node: Node<'_>, goal: usize) -> Reached {
        let number = self.flow.number(node).filter(|_| goal < self.goals.len());
        number.map_or_else(Reached::default, |number| self.reached_from(number, goal))
    }

    /// With which signs the node of a number reaches the goal of a place, which must be one.
    pub(crate) fn reached_from(&self, number: usize, goal: usize) -> Reached {
        let [helps, harms] = self.mask(number, goal / 64);
        let has = |mask: u64| mask & (1 << (goal % 64)) != 0;
        Reached { helps: has(helps), harms: has(harms) }
    }

    /// Which of the first 64 goals are helped and harmed along a way, a bit each.
    pub(crate) fn seen_along(&self, arc: Arc) -> [u64; 2] {
        turned(self.mask(arc.other(), 0), arc.is_against())
    }

    fn mask(&self, number: usize, word: usize) -> [u64; 2] {
        self.masks.get(number * self.words + word).copied().unwrap_or_default()
    }
}

/// Everybody in a circle sees what anybody sees: with one sign each where the circle is balanced, else with both.
fn look_out_of_knot(flow: &Flow<'_>, knot: &Range<usize>, words: usize, masks: &mut [[u64; 2]]) {
    let sides = sides(flow, knot);
    let side = |place: usize| sides.as_ref().and_then(|sides| sides.get(place)).copied().unwrap_or(false);
    for word in 0..words {
        let at = |number: usize| number * words + word;
        let mask = |number: usize| masks.get(at(number)).copied().unwrap_or_default();
        let mut all = [0; 2];
        for (number, place) in knot.clone().zip(0..) {
            let onward = flow.out_of(number).filter(|arc| !knot.contains(&arc.other()));
            let seen = onward.map(|arc| turned(mask(arc.other()), arc.is_against()));
            all = both(all, turned(seen.fold(mask(number), both), side(place)));
        }
        if sides.is_none() {
            all = [all[0] | all[1]; 2];
        }
        for (number, place) in knot.clone().zip(0..) {
            masks.get_mut(at(number)).into_iter().for_each(|mask| *mask = turned(all, side(place)));
        }
    }
}

#[inline]
fn both(one: [u64; 2], other: [u64; 2]) -> [u64; 2] {
    [one[0] | other[0], one[1] | other[1]]
}

/// What is helped and harmed, exchanged if it is looked at against a way.
#[inline]
fn turned([helps, harms]: [u64; 2], is_against: bool) -> [u64; 2] {
    if is_against { [harms, helps] } else { [helps, harms] }
}

/// Which of two sides each member of a circle is on, so that ways within a side help and those across harm; none if
/// there are no such sides: somebody undermines himself.
///
/// # Source
///
/// Cartwright and Harary 1956: a signed graph is balanced if and only if it has two such sides.
pub(crate) fn sides(flow: &Flow<'_>, knot: &Range<usize>) -> Option<Vec<bool>> {
    let mut sides: Vec<Option<bool>> = vec![None; knot.len()];
    *sides.first_mut()? = Some(false);
    let mut next = vec![knot.start];
    while let Some(number) = next.pop() {
        let side = sides.get(number - knot.start).copied().flatten()?;
        for arc in flow.out_of(number).filter(|arc| knot.contains(&arc.other())) {
            let slot = sides.get_mut(arc.other() - knot.start)?;
            match *slot {
                None => {
                    *slot = Some(side != arc.is_against());
                    next.push(arc.other());
                }
                Some(known) if known != (side != arc.is_against()) => return None,
                Some(_) => {}
            }
        }
    }
    // Every member is reached from the first: that is what makes it a circle.
    sides.into_iter().collect()
}
