//! A pass over all nodes from the last number to the first, in which every node looks at those that it leads to.
//!
//! Levels one after another; within a level, where nobody looks at anybody, on several threads if there are any. Each
//! row is made by one thread out of rows that are done: what comes out does not depend on the number of threads.

use std::ops::Range;

use super::order::{Order, Stretch};

/// The nodes of a level from which a second thread pays, and that one takes at a time (our choice).
const WORTH_A_THREAD: usize = 8192;
#[cfg(feature = "rayon")]
const PORTION: usize = 2048;

/// The rows that are done: those of the nodes of higher levels.
#[derive(Debug)]
pub(crate) struct Done<'r, T> {
    rows: &'r [T],
    /// The number of the first.
    first: usize,
    width: usize,
}

impl<T> Done<'_, T> {
    /// The row of a number; empty if it is not done.
    #[inline]
    pub(crate) fn of(&self, number: usize) -> &[T] {
        // Below the first, the subtraction wraps to where no row is.
        let start = number.wrapping_sub(self.first).wrapping_mul(self.width);
        self.rows.get(start..start.wrapping_add(self.width)).unwrap_or_default()
    }
}

/// Makes the rows of all numbers, `width` of T each: `row` makes one from those of later levels, `knot` those of a circle,
/// with all rows at hand.
///
/// # Complexity
///
/// Linear in nodes, beside what is done with each.
pub(crate) fn sweep<T: Send + Sync>(
    order: &Order,
    width: usize,
    rows: &mut [T],
    row: impl Fn(usize, &mut [T], &Done<'_, T>) + Sync,
    mut knot: impl FnMut(&Range<usize>, &mut [T]),
) {
    for stretch in order.stretches().rev() {
        match stretch {
            Stretch::Level(numbers) => level(numbers, width, rows, &row),
            Stretch::Knot(numbers) => knot(&numbers, rows),
        }
    }
}

/// Makes the rows of numbers that do not look at each other.
fn level<T: Send + Sync>(
    numbers: Range<usize>,
    width: usize,
    rows: &mut [T],
    row: &(impl Fn(usize, &mut [T], &Done<'_, T>) + Sync),
) {
    let Some((before, after)) = rows.split_at_mut_checked(numbers.end * width) else { return };
    let Some(own) = before.get_mut(numbers.start * width..) else { return };
    let done = Done { rows: after, first: numbers.end, width };
    if numbers.len() < WORTH_A_THREAD {
        each(numbers, own, &done, row);
    } else {
        halves(numbers, own, &done, row);
    }
}

fn each<T>(
    numbers: Range<usize>,
    rows: &mut [T],
    done: &Done<'_, T>,
    row: &impl Fn(usize, &mut [T], &Done<'_, T>),
) {
    for (number, own) in numbers.zip(rows.chunks_exact_mut(done.width.max(1))) {
        row(number, own, done);
    }
}

#[cfg(feature = "rayon")]
fn halves<T: Send + Sync>(
    numbers: Range<usize>,
    rows: &mut [T],
    done: &Done<'_, T>,
    row: &(impl Fn(usize, &mut [T], &Done<'_, T>) + Sync),
) {
    if numbers.len() <= PORTION {
        return each(numbers, rows, done, row);
    }
    let middle = numbers.start + numbers.len() / 2;
    let Some((one, other)) = rows.split_at_mut_checked((middle - numbers.start) * done.width) else { return };
    rayon::join(
        || halves(numbers.start..middle, one, done, row),
        || halves(middle..numbers.end, other, done, row),
    );
}

#[cfg(not(feature = "rayon"))]
use each as halves;
