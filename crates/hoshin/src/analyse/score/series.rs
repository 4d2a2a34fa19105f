//! Readings in a row: the value of a period, the value that still holds, and which way it goes.

use super::progress::Better;
use super::sum::{number, sum};
use super::unknown::{Unknown, finite};
use crate::value::OverTime;

/// Which way something has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tendency {
    /// Up by more than the noise.
    Up,
    /// Within the noise.
    Flat,
    /// Down by more than the noise.
    Down,
}

/// The value of a period, of the readings within it.
///
/// # Order
///
/// Any; of several readings on the latest day the last given one is the latest.
///
/// # Errors
///
/// * [`Unknown::NoReading`];
/// * [`Unknown::NotFinite`].
pub fn over_time(readings: &[(i32, f64)], how: OverTime) -> Result<f64, Unknown> {
    let (_, latest) = readings.iter().max_by_key(|(day, _)| *day).ok_or(Unknown::NoReading)?;
    let values = || readings.iter().map(|(_, value)| *value);
    if values().any(|value| !value.is_finite()) {
        return Err(Unknown::NotFinite);
    }
    finite(match how {
        OverTime::Last => *latest,
        OverTime::Sum => sum(values()),
        OverTime::Mean => sum(values()) / number(readings.len()),
        OverTime::Min => values().fold(f64::INFINITY, f64::min),
        OverTime::Max => values().fold(f64::NEG_INFINITY, f64::max),
    })
}

/// For each of `days` days from `from` on, the latest value up to it; none before the first.
///
/// # Order
///
/// Readings by rising day.
///
/// # Complexity
///
/// Linear in readings and days.
///
/// # Source
///
/// The dashboards of BurningOKR.
pub fn carried_forward<T: Copy>(readings: &[(i32, T)], from: i32, days: usize) -> Vec<Option<T>> {
    let (mut left, mut latest) = (readings.iter().peekable(), None);
    (0..days)
        .map(|offset| {
            let day = from.saturating_add(i32::try_from(offset).unwrap_or(i32::MAX));
            while let Some((_, value)) = left.next_if(|(at, _)| *at <= day) {
                latest = Some(*value);
            }
            latest
        })
        .collect()
}

/// Which way it has moved since the reading before; a move of no more than `noise` is none.
///
/// # Errors
///
/// [`Unknown::NoReading`] where either is missing.
pub fn tendency(latest: Option<f64>, before: Option<f64>, noise: f64) -> Result<Tendency, Unknown> {
    let moved = finite(latest.ok_or(Unknown::NoReading)? - before.ok_or(Unknown::NoReading)?)?;
    Ok(if moved.abs() <= noise {
        Tendency::Flat
    } else if moved > 0.0 {
        Tendency::Up
    } else {
        Tendency::Down
    })
}

/// How far a value lies beyond the goal; below 0 where it has not reached it. In the unit of the two.
pub fn delta(better: Better, value: f64, goal: f64) -> f64 {
    better.sign() * (value - goal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_the_value_that_is_asked() {
        let readings = [(3, 6.5), (9, 8.0), (5, 7.5)];
        let asked = [OverTime::Last, OverTime::Sum, OverTime::Min, OverTime::Max];
        assert_eq!(asked.map(|how| over_time(&readings, how)), [Ok(8.0), Ok(22.0), Ok(6.5), Ok(8.0)]);
        assert_eq!(over_time(&[], OverTime::Mean), Err(Unknown::NoReading));
        assert_eq!(carried_forward(&[(1, 'a'), (3, 'b')], 0, 4), [None, Some('a'), Some('a'), Some('b')]);
        assert_eq!(tendency(Some(1.0), None, 0.0), Err(Unknown::NoReading));
    }
}
