//! Evidence in a circle, settled in the order of its strength.
//!
//! No rule gives more than any of the arguments that it uses, so that the strongest label which is still open is final
//! once it is reached. Means, which may draw on weaker arguments, rise in several steps.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::derive::{Grounds, derive};
use super::{Evidence, STILL};
use crate::analyse::flow::Arc;

/// The most steps in one circle (our choice: means rise ever more slowly; what has not settled by then is a lower bound,
/// and said to be).
const STEPS: usize = 20_000_000;

/// A rise of one side of a member.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rise {
    value: f64,
    number: usize,
    denies: bool,
}

/// Works out the members of a circle together, from what is measured of them: evidence that only feeds itself is none.
pub(super) fn solve(all: &mut Evidence<'_, '_, '_>, knot: Range<usize>) {
    let mut rises = BinaryHeap::new();
    for number in knot.clone() {
        rises.extend(rises_of(all, number));
    }
    let mut steps = 0;
    while let Some(Rise { value, number, denies }) = rises.pop() {
        let mut label = all.label(number);
        if value - label.side(denies) < STILL {
            continue;
        }
        label.set(denies, value);
        all.put(number, label);
        all.clock += 1;
        all.settled.insert((number, denies), all.clock);
        let onward: Vec<usize> = all.flow.out_of(number).map(Arc::other).collect();
        for other in onward.into_iter().filter(|other| knot.contains(other)) {
            rises.extend(rises_of(all, other));
            steps += all.flow.into(other).len() + 1;
        }
        if steps > STEPS {
            all.bounds.extend(knot);
            return;
        }
    }
}

/// The sides of a member that what stands before it would raise.
fn rises_of(all: &Evidence<'_, '_, '_>, number: usize) -> impl Iterator<Item = Rise> + use<> {
    let (now, next) = (all.label(number), derive(all, number));
    let rise = move |denies: bool| {
        let value = next.side(denies);
        (value - now.side(denies) >= STILL).then_some(Rise { value, number, denies })
    };
    [rise(false), rise(true)].into_iter().flatten()
}

impl Eq for Rise {}

impl Ord for Rise {
    fn cmp(&self, other: &Self) -> Ordering {
        let tied = (other.number, other.denies).cmp(&(self.number, self.denies));
        self.value.total_cmp(&other.value).then(tied)
    }
}

impl PartialOrd for Rise {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
