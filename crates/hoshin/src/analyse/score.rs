//! How well something goes, as pure functions of numbers: from a reading to progress, satisfaction, pace and status,
//! from parts to a whole, and from past readings to a forecast.
//!
//! Apart from the plan, so that every published figure can be put to it as it stands in its source. What cannot be
//! told is an [`Unknown`] with its reason, never zero and never NaN. All values of one call are in one unit, the
//! KPI's own; days are [day numbers](day_number).
//!
//! # Order
//!
//! Where the order of parts means nothing ([`weighted_mean`], [`worst_of`], [`cascade`], [`totals`],
//! [`Trend::fit`]), permuting them changes no bit of the result: sums are exact and rounded once, products and
//! medians are taken of sorted numbers. Sums that are made outside of these functions are the caller's to keep in one
//! order.

mod aggregate;
mod balance;
mod band;
mod cascade;
mod day;
mod due;
mod forecast;
mod matrix;
mod mean;
mod pace;
mod policy;
mod progress;
mod promise;
mod satisfaction;
mod series;
mod status;
mod sum;
mod unknown;

pub use aggregate::aggregate;
pub use balance::{Balance, Sign, balance, cycle_sign};
pub use band::{Band, BandMode, held};
pub use cascade::{
    Cascade, Pledge, TimeWindow, Verdict, cascade, excess_share, planned, running_windows, split,
    total_window, windows,
};
pub use day::{date_of, day_number};
pub use due::{Course, due_now, elapsed};
pub use forecast::{Arrival, Confidence, EXACT_READINGS, Estimate, Outlook, Reading, Trend};
pub use matrix::{MARKS, ROOF, Totals, totals};
pub use mean::{Mean, Part, normalised, weighted_mean};
pub use pace::{Pace, expected_value, pace_ratio};
pub use policy::{
    Case, Cuts, Judgement, Missing, Outcome, Policy, Scoring, ZeroRange, outcome, success_from,
};
pub use progress::{Better, Caveat, Line, Progress, ratio};
pub use promise::Promise;
pub use satisfaction::{Levels, unsigned};
pub use series::{Tendency, carried_forward, delta, over_time, tendency};
pub use status::{Light, Status, Worst, latest_of, run_of, worst_of};
pub(super) use sum::{number, part_of, sum, sum_of};
pub use unknown::Unknown;

/// How far a figure may lie below a bound and still count as at it, as a part of the bound: one rounding must not
/// change a colour when the unit changes (our choice).
const SLACK: f64 = 1e-9;
