//! A target over periods: what each is to bring, and how the periods so far compare.

use crate::analyse::score::sum::{ExactSum, number};
use crate::analyse::score::unknown::{Unknown, finite};

/// Some periods of a target.
///
/// # Units
///
/// Levels in the KPI's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWindow {
    /// What was planned for them.
    pub planned: f64,
    /// What was reached in them.
    pub actual: f64,
    /// The reached part of what was planned.
    pub share: Result<f64, Unknown>,
}

impl TimeWindow {
    fn new(planned: f64, actual: f64) -> Self {
        let share = if planned == 0.0 { Err(Unknown::NoDenominator) } else { finite(actual / planned) };
        Self { planned, actual, share }
    }
}

/// What is planned for each of `periods` periods: equal shares of the way, or, where the KPI counts from the start
/// on, the level at the end of each.
///
/// # Order
///
/// Periods from the first to the last.
///
/// # Source
///
/// The target breakdowns of the ServiceNow Goal Framework: 1200 over twelve months is 100 each, or 100, 200, … 1200.
pub fn planned(start: f64, goal: f64, periods: usize, cumulative: bool) -> Vec<f64> {
    let way = goal - start;
    let count = number(periods);
    (1..=periods)
        .map(|period| if cumulative { start + way * number(period) / count } else { way / count })
        .collect()
}

/// Each period by itself, as far as it was reported; none where it was not.
///
/// # Order
///
/// Periods from the first to the last.
pub fn windows(planned: &[f64], actuals: &[Option<f64>]) -> Vec<Option<TimeWindow>> {
    let pairs = planned.iter().zip(actuals);
    pairs.map(|(planned, actual)| Some(TimeWindow::new(*planned, (*actual)?))).collect()
}

/// All periods up to each one that was reported, where each period counts for itself: sums of both sides, in which a
/// period that was not reported brought nothing known and asks for nothing. None where it was not reported.
///
/// # Order
///
/// Periods from the first to the last; the sums are exact.
///
/// # Source
///
/// The status examples of the ServiceNow Goal Framework: 890 of 1000 is 89 %, although the last quarter alone is 92 %.
pub fn running_windows(planned: &[f64], actuals: &[Option<f64>]) -> Vec<Option<TimeWindow>> {
    let (mut all_planned, mut all_actual) = (ExactSum::default(), ExactSum::default());
    let pairs = planned.iter().zip(actuals);
    pairs
        .map(|(planned, actual)| {
            all_actual.add((*actual)?);
            all_planned.add(*planned);
            Some(TimeWindow::new(all_planned.total(), all_actual.total()))
        })
        .collect()
}

/// The whole so far: the sums of both sides, or, where the KPI counts from the start on, the latest of both.
///
/// # Order
///
/// Periods from the first to the last.
///
/// # Errors
///
/// [`Unknown::NoReading`] where no period was reported.
pub fn total_window(
    planned: &[f64],
    actuals: &[Option<f64>],
    cumulative: bool,
) -> Result<TimeWindow, Unknown> {
    let of = if cumulative { windows } else { running_windows };
    of(planned, actuals).into_iter().flatten().next_back().ok_or(Unknown::NoReading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_sums_or_takes_the_latest() {
        let actuals = [Some(10.0), None, Some(20.0), None];
        let share = |window: Option<TimeWindow>| window.map(|window| window.share.unwrap().to_string());
        let running = running_windows(&planned(0.0, 100.0, 4, false), &actuals);
        assert_eq!(
            running.into_iter().map(share).collect::<Vec<_>>(),
            [Some("0.4".into()), None, Some("0.6".into()), None]
        );
        let latest = total_window(&planned(0.0, 80.0, 4, true), &actuals, true).unwrap();
        assert_eq!((latest.actual, latest.planned).0.to_string(), "20");
        assert_eq!(latest.planned.to_string(), "60");
        assert_eq!(total_window(&[1.0], &[None], false), Err(Unknown::NoReading));
        assert_eq!(windows(&[0.0], &[Some(1.0)])[0].unwrap().share, Err(Unknown::NoDenominator));
    }
}
