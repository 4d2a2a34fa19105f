//! Cascades: whether what the parts promise makes up what the whole promises.

mod split;
mod time;

pub use split::{excess_share, split};
pub use time::{TimeWindow, planned, running_windows, total_window, windows};

use super::SLACK;
use super::aggregate::aggregate;
use super::progress::Better;
use super::sum::sum;
use super::unknown::{Unknown, finite};
use crate::value::Aggregation;

/// What is promised of a whole or a part.
///
/// # Units
///
/// Levels of the whole and of all parts in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pledge {
    /// Where it starts, if that is known.
    pub baseline: Option<f64>,
    /// Where it is to go.
    pub goal: f64,
    /// The part's share of the whole, from 0 to 1, for a mean.
    pub share: Option<f64>,
}

/// What the promises of the parts come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Cascade {
    /// What is required: a change where every baseline is known and the parts are summed, else a level.
    pub required: f64,
    /// What the parts promise together: a change or a level alike.
    pub promised: f64,
    /// Whether the two are changes.
    pub is_change: bool,
    /// The promised part of what is required; none where nothing is required.
    pub coverage: Option<f64>,
    /// What is required and not promised, in the unit of the levels and with their sign.
    pub gap: f64,
    /// Whether that is enough.
    pub verdict: Verdict,
    /// The places of the parts that decide, where the least or the greatest counts.
    pub binding: Vec<usize>,
}

/// Whether the parts promise enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Less than is required.
    Under,
    /// As much, within the tolerance.
    Even,
    /// More: a buffer, which is no error.
    Over,
}

impl Pledge {
    /// A level alone.
    pub const fn level(goal: f64) -> Self {
        Self { baseline: None, goal, share: None }
    }

    fn change(&self) -> Option<f64> {
        Some(self.goal - self.baseline?)
    }
}

/// Compares what the parts promise together with what the whole does. Of summed parts whose baselines are all known
/// the changes are compared, else the levels. The tolerance is a part of what is required; 0.02 is usual (our choice).
///
/// # Order
///
/// Any, but for [`Aggregation::Last`], where the last given part is the latest. `binding` rises.
///
/// # Errors
///
/// * [`Unknown::NoneKnown`] where there are no parts;
/// * [`Unknown::Incomparable`] where the KPI has no aggregation;
/// * [`Unknown::NoShare`], [`Unknown::NegativeWeight`] and [`Unknown::SharesOff`] where a mean lacks shares, one is
///   below 0, or they do not add up to 1;
/// * [`Unknown::NotFinite`].
///
/// # Example
///
/// ```
/// use hoshin::analyse::score::{Better, Pledge, Verdict, cascade};
/// use hoshin::value::Aggregation;
///
/// let parts = [4.0, 2.0, 2.0].map(Pledge::level);
/// let cascade = cascade(Aggregation::Sum, Better::More, &Pledge::level(8.0), &parts, 0.02)?;
/// assert_eq!((cascade.coverage, cascade.gap, cascade.verdict), (Some(1.0), 0.0, Verdict::Even));
/// # Ok::<(), hoshin::analyse::score::Unknown>(())
/// ```
///
/// # Source
///
/// The bowling chart of a published Hoshin template: parts of 4, 2 and 2 points make up 8.
pub fn cascade(
    how: Aggregation,
    better: Better,
    whole: &Pledge,
    parts: &[Pledge],
    tolerance: f64,
) -> Result<Cascade, Unknown> {
    if parts.is_empty() {
        return Err(Unknown::NoneKnown);
    }
    if parts.iter().any(|part| !part.goal.is_finite()) {
        return Err(Unknown::NotFinite);
    }
    let changes: Option<Vec<f64>> = parts.iter().map(Pledge::change).collect();
    let (required, promised, is_change) = match (how, whole.change(), changes) {
        (Aggregation::Sum, Some(required), Some(changes)) => (required, sum(changes), true),
        _ => (whole.goal, together(how, parts)?, false),
    };
    let (required, promised) = (finite(required)?, finite(promised)?);
    let missing = better.sign() * (required - promised);
    let allowed = (tolerance + SLACK) * required.abs();
    let verdict = if missing > allowed {
        Verdict::Under
    } else if missing < -allowed {
        Verdict::Over
    } else {
        Verdict::Even
    };
    let binding = match how {
        Aggregation::Min | Aggregation::Max => parts
            .iter()
            .enumerate()
            .filter(|(_, part)| part.goal - promised == 0.0)
            .map(|(place, _)| place)
            .collect(),
        _ => Vec::new(),
    };
    let coverage = if required == 0.0 { None } else { Some(finite(promised / required)?) };
    let gap = finite(required - promised)?;
    Ok(Cascade { required, promised, is_change, coverage, gap, verdict, binding })
}

/// The level that the parts make up.
fn together(how: Aggregation, parts: &[Pledge]) -> Result<f64, Unknown> {
    Ok(match how {
        Aggregation::Mean => {
            let shares: Option<Vec<f64>> = parts.iter().map(|part| part.share).collect();
            let shares = shares.ok_or(Unknown::NoShare)?;
            if shares.iter().any(|share| *share < 0.0) {
                return Err(Unknown::NegativeWeight);
            }
            let all = sum(shares);
            if (all - 1.0).abs() > SLACK {
                return Err(Unknown::SharesOff { sum: all });
            }
            sum(parts.iter().filter_map(|part| Some(part.share? * part.goal)))
        }
        how => {
            let goals: Vec<(f64, f64)> = parts.iter().map(|part| (part.goal, 1.0)).collect();
            aggregate(how, &goals)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn compare(how: Aggregation, better: Better, whole: Pledge, parts: &[Pledge]) -> Cascade {
        cascade(how, better, &whole, parts, 0.02).unwrap()
    }

    fn way(baseline: f64, goal: f64) -> Pledge {
        Pledge { baseline: Some(baseline), goal, share: None }
    }

    #[test]
    fn parts_promise_less_enough_or_more() {
        let parts = [way(200.0, 150.0), way(300.0, 270.0)];
        let under = compare(Aggregation::Sum, Better::Less, way(500.0, 400.0), &parts);
        assert_eq!((under.is_change, under.coverage, under.verdict), (true, Some(0.8), Verdict::Under));
        assert_eq!(under.gap.to_string(), "-20");
        let budget =
            compare(Aggregation::Sum, Better::Less, Pledge::level(400.0), &[350.0].map(Pledge::level));
        assert_eq!((budget.coverage, budget.verdict), (Some(0.875), Verdict::Over));
        let weakest =
            compare(Aggregation::Min, Better::More, Pledge::level(9.0), &[9.0, 7.0, 7.0].map(Pledge::level));
        assert_eq!((weakest.promised.to_string(), weakest.binding), ("7".to_owned(), vec![1, 2]));
        let shared = |shares: [f64; 2]| {
            let parts = shares.map(|share| Pledge { share: Some(share), ..Pledge::level(90.0 * share) });
            cascade(Aggregation::Mean, Better::More, &Pledge::level(58.5), &parts, 0.02)
                .map(|mean| mean.verdict)
        };
        assert_eq!(shared([0.75, 0.25]), Ok(Verdict::Under));
        assert_eq!(shared([1.25, -0.25]), Err(Unknown::NegativeWeight));
        assert_eq!(shared([0.75, 0.75]), Err(Unknown::SharesOff { sum: 1.5 }));
        let lone = |how, parts: &[Pledge]| cascade(how, Better::More, &Pledge::level(1.0), parts, 0.02);
        assert_eq!(lone(Aggregation::Mean, &[Pledge::level(1.0)]), Err(Unknown::NoShare));
        assert_eq!(lone(Aggregation::None, &[Pledge::level(1.0)]), Err(Unknown::Incomparable));
        assert_eq!(lone(Aggregation::Sum, &[]), Err(Unknown::NoneKnown));
        let nothing = compare(Aggregation::Sum, Better::More, way(5.0, 5.0), &[way(0.0, 1.0)]);
        assert_eq!((nothing.coverage, nothing.verdict), (None, Verdict::Over));
    }

    proptest! {
        #[test]
        fn the_order_of_parts_and_the_unit_mean_nothing(goals in prop::collection::vec(1.0..1e3_f64, 1..20), power in -9..9_i32) {
            let how = [Aggregation::Sum, Aggregation::Min, Aggregation::Max, Aggregation::Product];
            let times = 2.0_f64.powi(power);
            for how in how {
                let parts: Vec<Pledge> = goals.iter().copied().map(Pledge::level).collect();
                let turned: Vec<Pledge> = parts.iter().rev().copied().collect();
                let (one, other) = (
                    compare(how, Better::More, Pledge::level(500.0), &parts),
                    compare(how, Better::More, Pledge::level(500.0), &turned),
                );
                prop_assert_eq!(one.promised.to_bits(), other.promised.to_bits());
                if how != Aggregation::Product {
                    let scaled: Vec<Pledge> = goals.iter().map(|goal| Pledge::level(goal * times)).collect();
                    let scaled = compare(how, Better::More, Pledge::level(500.0 * times), &scaled);
                    prop_assert_eq!((scaled.coverage, scaled.verdict), (one.coverage, one.verdict));
                }
            }
        }
    }
}
