//! Policies: how a reading becomes a figure and the figure a colour, as data.

mod judge;
mod published;

use super::SLACK;
use super::band::BandMode;
use super::progress::Caveat;
use super::promise::Promise;
use super::status::{Light, Status};
use super::unknown::Unknown;
use crate::value::Commitment;

/// A way to score. The constants are those that others have published, and the default; more are made by changing
/// fields of one.
///
/// # Example
///
/// ```
/// use hoshin::analyse::score::{Case, Line, Policy, Promise, Status};
///
/// let case = Case::new(Promise::Line(Line::increase(None, 80.0)), Some(72.0));
/// assert_eq!(Policy::DEFAULT.judge(&case).status, Status::AMBER);
/// assert_eq!(Policy::SERVICE_NOW.judge(&case).status, Status::GREEN);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Policy {
    /// Its name in files and messages.
    pub name: &'static str,
    /// Where its numbers are published.
    pub source: &'static str,
    /// What is counted.
    pub scoring: Scoring,
    /// The figure of the whole way: 1, 10 or 100.
    pub full: f64,
    /// The least and the greatest figure, if it is clamped.
    pub clamp: Option<(f64, f64)>,
    /// To how many decimals the figure is rounded, halves away from zero; none if it is not.
    pub decimals: Option<u8>,
    /// What a missing reading means.
    pub missing: Missing,
    /// What a goal means that is its own baseline.
    pub zero_range: ZeroRange,
    /// What a value outside or inside of a band is worth.
    pub band: BandMode,
    /// The colours, if it publishes any.
    pub cuts: Option<Cuts>,
    /// The colours of a committed goal, where they differ.
    pub committed: Option<Cuts>,
    /// The colours of an aspirational goal, where they differ.
    pub aspirational: Option<Cuts>,
    /// The policy that is asked where this one lacks a baseline.
    pub otherwise: Option<&'static Self>,
}

/// What a policy counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scoring {
    /// The share of the way from the baseline to the goal.
    Progress,
    /// Three thirds of a scale: the first ends at the baseline, the second at the goal, and the third as far beyond.
    Thirds,
    /// The way gone against the way to the goal that is due now, from a stated baseline. A clamped one never counts
    /// more than the whole way or less than none.
    Pace {
        /// Whether progress is clamped before it is compared.
        clamped: bool,
    },
    /// Value over goal, or goal over value where less is better.
    Ratio,
    /// The distance to the goal that is due now, as a part of it; here less is better.
    Distance,
}

/// What a missing reading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// That it is not known.
    Unknown,
    /// That nothing has moved from the baseline.
    Baseline,
}

/// What a goal means that is its own baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZeroRange {
    /// No progress.
    Zero,
    /// All if it is reached, else none.
    Reached,
    /// That it is not known.
    Unknown,
}

/// Where one colour ends and the next begins.
///
/// # Units
///
/// Those of the policy's figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cuts {
    /// Green from the first, amber from the second on, else red.
    From {
        /// Green from here.
        green: f64,
        /// Amber from here.
        amber: f64,
    },
    /// Green up to the first, amber up to the second, else red.
    UpTo {
        /// Green up to here.
        green: f64,
        /// Amber up to here.
        amber: f64,
    },
}

/// What is to be judged.
///
/// # Units
///
/// Levels in the KPI's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// What is promised.
    pub promise: Promise,
    /// The reading.
    pub value: Option<f64>,
    /// The level [that is due now](super::due_now); the goal itself if not stated.
    pub due: Option<f64>,
    /// Whether it is a promise or a stretch, if that is known.
    pub commitment: Option<Commitment>,
}

/// What a policy says of a case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The figure, in the policy's own units.
    pub score: Result<f64, Unknown>,
    /// The colour.
    pub status: Status,
    /// What was assumed on the way to the figure.
    pub caveat: Option<Caveat>,
    /// The name of the policy that had the word: the one asked, or the one that it hands on to.
    pub policy: &'static str,
}

/// How a promise came out, once its date is past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Less was reached than had to be.
    Miss,
    /// Enough was reached.
    Success,
    /// All of a stretch was reached: it may have been set too low.
    Whole,
}

impl Case {
    /// A case without a level that is due before the goal, and of no stated commitment.
    pub const fn new(promise: Promise, value: Option<f64>) -> Self {
        Self { promise, value, due: None, commitment: None }
    }
}

impl Cuts {
    /// The colour of a figure. A figure that misses a cut by a rounding is at it.
    pub fn light(self, score: f64) -> Light {
        let (green, amber) = match self {
            Self::From { green, amber } => {
                (score >= green - green.abs() * SLACK, score >= amber - amber.abs() * SLACK)
            }
            Self::UpTo { green, amber } => {
                (score <= green + green.abs() * SLACK, score <= amber + amber.abs() * SLACK)
            }
        };
        match (green, amber) {
            (true, _) => Light::Green,
            (false, true) => Light::Amber,
            (false, false) => Light::Red,
        }
    }
}

/// The share of a goal from which it is a success.
///
/// # Units
///
/// From 0 to 1.
///
/// # Source
///
/// Row S0.10: Hoshin commits to what is realistic, OKR stretches. 0.7 is the upper end of Google's sweet spot.
pub const fn success_from(commitment: Commitment) -> f64 {
    match commitment {
        Commitment::Committed => 1.0,
        Commitment::Aspirational => 0.7,
    }
}

/// How a promise came out by the share of it that was reached: of a committed one anything below the whole is a miss,
/// of an aspirational one 0.7 is a success and the whole a sign that it was no stretch.
///
/// # Units
///
/// Attainment from 0 to 1.
pub fn outcome(attainment: f64, commitment: Commitment) -> Outcome {
    let from = |bound: f64| attainment >= bound - SLACK;
    match commitment {
        Commitment::Aspirational if from(1.0) => Outcome::Whole,
        _ if from(success_from(commitment)) => Outcome::Success,
        _ => Outcome::Miss,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::score::progress::Line;

    #[test]
    fn the_default_gives_the_four_statuses_of_the_lean_dashboard() {
        // Row S1.36: cost per unit, on-time delivery, defect rate and lean training, none with a baseline.
        let dashboard = [
            (Line::decrease(None, 4.0), 4.5, Status::AMBER),
            (Line::increase(None, 98.0), 96.0, Status::GREEN),
            (Line::decrease(None, 1.0), 1.8, Status::RED),
            (Line::increase(None, 80.0), 72.0, Status::AMBER),
        ];
        for (line, value, status) in dashboard {
            let judgement = Policy::DEFAULT.judge(&Case::new(Promise::Line(line), Some(value)));
            assert_eq!((judgement.status, judgement.policy), (status, "distance"), "{line:?}");
        }
    }

    #[test]
    fn a_stretch_is_not_scored_like_a_promise() {
        let line = Promise::Line(Line::increase(Some(0.0), 100.0));
        let judged = |policy: Policy, value, commitment| {
            policy.judge(&Case { commitment: Some(commitment), ..Case::new(line, Some(value)) }).status
        };
        assert_eq!(judged(Policy::DEFAULT, 70.0, Commitment::Committed), Status::RED);
        assert_eq!(judged(Policy::DEFAULT, 70.0, Commitment::Aspirational), Status::GREEN);
        assert_eq!(judged(Policy::DEFAULT, 52.5, Commitment::Aspirational), Status::AMBER);
        assert_eq!(judged(Policy::GOOGLE, 70.0, Commitment::Aspirational), Status::GREEN);
        assert_eq!(judged(Policy::GOOGLE, 70.0, Commitment::Committed), Status::AMBER);
        assert_eq!(outcome(0.99, Commitment::Committed), Outcome::Miss);
        assert_eq!(outcome(1.0, Commitment::Committed), Outcome::Success);
        assert_eq!(outcome(0.7, Commitment::Aspirational), Outcome::Success);
        assert_eq!(outcome(1.0, Commitment::Aspirational), Outcome::Whole);
    }
}
