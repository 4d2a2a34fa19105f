//! Effort in a circle: what its members pass round among themselves until it leaves.

use std::ops::Range;

use super::{Share, carrying, whole};
use crate::analyse::flow::{Flow, Way};

/// Up to so many members are solved directly (our choice: reasoning of a few hundred goals takes milliseconds).
const DIRECT: usize = 200;

/// Steps along ways in all sweeps over a larger circle, and the greatest change of a share at which they end (our choice:
/// a second or so; what is not still by then is a lower bound, and said to be).
const STEPS: usize = 100_000_000;
const STILL: f64 = 1e-12;

/// The circles of a flow: what is found in them beside shares.
#[derive(Debug)]
pub(super) struct Circles<'f, 'm> {
    pub(super) flow: &'f Flow<'m>,
    /// How many drivers there are.
    pub(super) width: usize,
    /// Members whose effort never leaves.
    pub(super) circular: Vec<usize>,
    /// Members whose shares are lower bounds.
    pub(super) bounds: Vec<usize>,
}

impl Circles<'_, '_> {
    /// Works out the shares of the members of a circle, when those of all later numbers are known.
    pub(super) fn solve(
        &mut self,
        knot: &Range<usize>,
        shares: &mut [Share],
        is_absorbing: &impl Fn(usize) -> bool,
    ) {
        let (flow, width) = (self.flow, self.width);
        let row = |number: usize| shares.get(number * width..(number + 1) * width).unwrap_or_default();
        let members: Vec<usize> = knot.clone().filter(|number| !is_absorbing(*number)).collect();
        // What goes round, and what leaves: into later numbers, into drivers, or by leaking.
        let is_inside = |number: usize| knot.contains(&number) && !is_absorbing(number);
        let stuck = stuck(flow, &members, &is_inside);
        self.circular.extend(&stuck);
        let live: Vec<usize> =
            members.into_iter().filter(|number| stuck.binary_search(number).is_err()).collect();
        let is_live = |number: usize| is_inside(number) && live.binary_search(&number).is_ok();
        let mut outer = vec![Share::default(); live.len() * width];
        for (sums, &number) in outer.chunks_mut(width.max(1)).zip(&live) {
            let whole = whole(flow, number);
            for (arc, strength) in carrying(flow, number).filter(|(arc, _)| !is_inside(arc.other())) {
                for (share, reached) in sums.iter_mut().zip(row(arc.other())) {
                    *share = share.plus(strength.abs() / whole, reached.turned(strength < 0.0));
                }
            }
        }
        let inner: Vec<Vec<(usize, f64)>> = live
            .iter()
            .map(|&number| {
                let whole = whole(flow, number);
                let inside = carrying(flow, number).filter(|(arc, _)| is_live(arc.other()));
                inside
                    .filter_map(|(arc, strength)| {
                        Some((live.binary_search(&arc.other()).ok()?, strength / whole))
                    })
                    .collect()
            })
            .collect();
        let solved = if live.len() <= DIRECT { direct(&inner, &outer, width) } else { None };
        let solved = solved.unwrap_or_else(|| {
            let (shares, is_still) = swept(&inner, &outer, width);
            if !is_still {
                self.bounds.extend(&live);
            }
            shares
        });
        for (row, &number) in solved.chunks(width.max(1)).zip(&live) {
            if let Some(slot) = shares.get_mut(number * width..(number + 1) * width) {
                slot.copy_from_slice(row);
            }
        }
    }
}

/// The members from which no effort ever leaves the circle, in order.
fn stuck(flow: &Flow<'_>, members: &[usize], is_inside: &impl Fn(usize) -> bool) -> Vec<usize> {
    let leaves = |number: usize| {
        let strengths = || carrying(flow, number).map(|(_, strength)| strength.abs());
        strengths().sum::<f64>() < 1.0 || carrying(flow, number).any(|(arc, _)| !is_inside(arc.other()))
    };
    let mut is_free: Vec<bool> = members.iter().map(|number| leaves(*number)).collect();
    let mut next: Vec<usize> =
        members.iter().zip(&is_free).filter(|(_, free)| **free).map(|(number, _)| *number).collect();
    // Whatever gives to one that is free is free.
    while let Some(number) = next.pop() {
        for arc in flow.into(number).filter(|arc| arc.way != Way::Need && arc.strength().is_some()) {
            if let Ok(place) = members.binary_search(&arc.other())
                && let Some(free) = is_free.get_mut(place)
                && !std::mem::replace(free, true)
            {
                next.push(arc.other());
            }
        }
    }
    members.iter().zip(is_free).filter(|(_, free)| !free).map(|(number, _)| *number).collect()
}

/// Solves the two systems of what is reached at all, and of support less harm, by elimination with pivots.
fn direct(inner: &[Vec<(usize, f64)>], outer: &[Share], width: usize) -> Option<Vec<Share>> {
    let sums = eliminate(inner, outer, width, f64::abs, |share| share.support + share.harm)?;
    let nets = eliminate(inner, outer, width, |part| part, Share::net)?;
    let share = |(sum, net): (&f64, &f64)| Share {
        support: ((sum + net) / 2.0).clamp(0.0, 1.0),
        harm: ((sum - net) / 2.0).clamp(0.0, 1.0),
    };
    Some(sums.iter().zip(&nets).map(share).collect())
}

/// Solves x = Q x + b for every column of b. None if the matrix is singular.
fn eliminate(
    inner: &[Vec<(usize, f64)>],
    outer: &[Share],
    width: usize,
    part: impl Fn(f64) -> f64,
    value: impl Fn(Share) -> f64,
) -> Option<Vec<f64>> {
    let size = inner.len();
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(size);
    for (place, ways) in inner.iter().enumerate() {
        // A row for each member, whatever the width: without any driver there are no columns.
        let shares = outer.get(place * width..(place + 1) * width)?;
        let mut row = vec![0.0; size];
        *row.get_mut(place)? = 1.0;
        for (other, strength) in ways {
            *row.get_mut(*other)? -= part(*strength);
        }
        row.extend(shares.iter().map(|share| value(*share)));
        rows.push(row);
    }
    for column in 0..size {
        let size_at = |row: &usize| rows.get(*row).and_then(|row| row.get(column)).map_or(0.0, |x| x.abs());
        let pivot = (column..size).max_by(|one, other| size_at(one).total_cmp(&size_at(other)))?;
        rows.swap(column, pivot);
        let (above, below) = rows.split_at_mut(column + 1);
        let pivot = above.last()?;
        let head = *pivot.get(column)?;
        if head.abs() < f64::MIN_POSITIVE {
            return None;
        }
        for row in below {
            let factor = *row.get(column)? / head;
            if factor != 0.0 {
                row.iter_mut().zip(pivot).skip(column).for_each(|(slot, above)| *slot -= factor * above);
            }
        }
    }
    let mut solved = vec![0.0; size * width];
    for place in (0..size).rev() {
        let row = rows.get(place)?;
        let head = *row.get(place)?;
        for column in 0..width {
            let known: f64 = (place + 1..size)
                .filter_map(|later| Some(row.get(later)? * solved.get(later * width + column)?))
                .sum();
            *solved.get_mut(place * width + column)? = (row.get(size + column)? - known) / head;
        }
    }
    Some(solved)
}

/// Sweeps until nothing moves any more. Shares only grow, so that what is reached by then is a lower bound.
fn swept(inner: &[Vec<(usize, f64)>], outer: &[Share], width: usize) -> (Vec<Share>, bool) {
    let mut shares = outer.to_vec();
    let steps = inner.iter().map(|ways| ways.len() + 1).sum::<usize>().saturating_mul(width).max(1);
    for _ in 0..(STEPS / steps).max(1) {
        let mut moved: f64 = 0.0;
        for (place, ways) in inner.iter().enumerate() {
            for column in 0..width {
                let at = |place: usize| shares.get(place * width + column).copied().unwrap_or_default();
                let start = outer.get(place * width + column).copied().unwrap_or_default();
                let now = ways.iter().fold(start, |sum, (other, strength)| {
                    sum.plus(strength.abs(), at(*other).turned(*strength < 0.0))
                });
                let before = at(place);
                moved = moved.max(now.support - before.support).max(now.harm - before.harm);
                if let Some(slot) = shares.get_mut(place * width + column) {
                    *slot = now;
                }
            }
        }
        if moved <= STILL {
            return (shares, true);
        }
    }
    (shares, false)
}
