//! Two things at once, where that pays.

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
