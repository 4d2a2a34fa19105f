//! Sets of places by size, each once.

use super::MOST_ADDED;

/// How many sets of up to [`MOST_ADDED`] there are among so many.
pub(super) fn sets(candidates: usize) -> usize {
    let mut all = 0_usize;
    let mut of_size = 1_usize;
    for size in 1..=MOST_ADDED.min(candidates) {
        of_size = of_size.saturating_mul(candidates + 1 - size) / size;
        all = all.saturating_add(of_size);
    }
    all
}

/// Goes on to the next set of the same size; false after the last.
pub(super) fn advance(chosen: &mut [usize], of: usize) -> bool {
    let size = chosen.len();
    let Some(at) = (0..size).rev().find(|at| chosen.get(*at).is_some_and(|place| *place < of - size + at))
    else {
        return false;
    };
    let from = chosen.get(at).copied().unwrap_or_default() + 1;
    for (slot, place) in chosen.iter_mut().skip(at).zip(from..) {
        *slot = place;
    }
    true
}
