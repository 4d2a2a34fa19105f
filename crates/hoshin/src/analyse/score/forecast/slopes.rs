//! The slopes between any two readings, and the ranks among them that bound their median.

use super::Reading;
use crate::analyse::score::sum::number;
use crate::sort::Arrange as _;

/// The places of the two bounds among the slopes by size.
pub(super) struct Ranks {
    pub(super) low: usize,
    pub(super) high: usize,
}

/// How many days there are among readings by rising day.
pub(super) fn distinct_days(readings: &[Reading]) -> usize {
    readings.chunk_by(|one, other| one.day == other.day).count()
}

/// At most so many readings, evenly spaced by their place, the first and the last among them.
pub(super) fn thinned(readings: &[Reading], most: usize) -> Vec<Reading> {
    if readings.len() <= most {
        return readings.to_vec();
    }
    let place = |step: usize| step * (readings.len() - 1) / (most - 1);
    (0..most).filter_map(|step| readings.get(place(step)).copied()).collect()
}

/// The slope between any two readings of different days.
///
/// # Order
///
/// Readings by rising day.
pub(super) fn pairwise(readings: &[Reading]) -> Vec<f64> {
    let mut slopes = Vec::with_capacity(readings.len() * readings.len().saturating_sub(1) / 2);
    for (place, one) in readings.iter().enumerate() {
        for other in readings.iter().skip(place + 1).filter(|other| other.day != one.day) {
            slopes.push((other.value - one.value) / (f64::from(other.day) - f64::from(one.day)));
        }
    }
    slopes
}

/// Sen's bounds: as far from the middle rank as half of `quantile` deviations of Kendall's S, ties taken into account.
///
/// # Source
///
/// Sen 1968, equation 2.6; rounding of ranks as in scipy's `theilslopes`.
pub(super) fn ranks(readings: &[Reading], slopes: usize, quantile: f64) -> Ranks {
    let term = |count: usize| {
        let count = number(count);
        count * (count - 1.0) * (2.0 * count + 5.0)
    };
    let mut days: Vec<i32> = readings.iter().map(|reading| reading.day).collect();
    let mut values: Vec<f64> = readings.iter().map(|reading| reading.value + 0.0).collect();
    days.arrange();
    values.arrange_by(f64::total_cmp);
    let tied_days: f64 = days.chunk_by(|one, other| one == other).map(|tie| term(tie.len())).sum();
    let tied_values: f64 =
        values.chunk_by(|one, other| one.to_bits() == other.to_bits()).map(|tie| term(tie.len())).sum();
    let variance = ((term(readings.len()) - tied_days - tied_values) / 18.0).max(0.0);
    let reach = quantile * variance.sqrt();
    let rank = |of: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place among the slopes"
        )]
        let rank = of.round_ties_even().max(0.0) as usize;
        rank
    };
    let (middle, half) = (number(slopes) / 2.0, reach / 2.0);
    Ranks {
        low: rank(middle - half).saturating_sub(1),
        high: rank(middle + half).min(slopes.saturating_sub(1)),
    }
}
