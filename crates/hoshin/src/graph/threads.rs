//! Several things at once, where that pays. What comes of them is the same one after the other.

use std::ops::Range;

/// Does two things, each on a thread of its own where that pays and can be had.
#[cfg(feature = "rayon")]
pub(crate) fn at_once<A: Send, B: Send>(
    pays: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if pays { rayon::join(one, other) } else { (one(), other()) }
}

/// Does two things, one after the other.
#[cfg(not(feature = "rayon"))]
pub(crate) fn at_once<A, B>(_: bool, one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// The numbers from which a second thread pays, and that one takes at a time (our choice).
#[cfg(feature = "rayon")]
const WORTH_A_THREAD: usize = 8192;
#[cfg(feature = "rayon")]
const PORTION: usize = 2048;

/// What comes of each number, in their order.
#[cfg(feature = "rayon")]
pub(crate) fn each<T: Send>(numbers: Range<usize>, of: impl Fn(usize) -> T + Sync) -> Vec<T> {
    use rayon::prelude::*;
    if numbers.len() < WORTH_A_THREAD {
        return numbers.map(of).collect();
    }
    numbers.into_par_iter().with_min_len(PORTION).map(&of).collect()
}

/// What comes of each number, in their order.
#[cfg(not(feature = "rayon"))]
pub(crate) fn each<T>(numbers: Range<usize>, of: impl Fn(usize) -> T) -> Vec<T> {
    numbers.map(of).collect()
}
