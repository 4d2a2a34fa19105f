//! Pace: progress against the progress that was to be expected by now.

use super::SLACK;
use super::status::Light;
use super::unknown::{Unknown, finite};

/// How the pace compares with the one that is needed, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pace {
    /// Below 0.75.
    OffTrack,
    /// From 0.75.
    AtRisk,
    /// From 0.90.
    OnTrack,
    /// From 1.10.
    Ahead,
}

/// Below so much of the way nothing can be asked yet.
const TOO_EARLY: f64 = 0.01;

impl Pace {
    /// The pace of a ratio of progress to expected progress.
    ///
    /// # Source
    ///
    /// The tests of a published progress engine, from which all three bounds are.
    pub fn of(ratio: f64) -> Self {
        let from = |bound: f64| ratio >= bound - bound * SLACK;
        if from(1.10) {
            Self::Ahead
        } else if from(0.90) {
            Self::OnTrack
        } else if from(0.75) {
            Self::AtRisk
        } else {
            Self::OffTrack
        }
    }

    /// Its colour.
    pub const fn light(self) -> Light {
        match self {
            Self::Ahead | Self::OnTrack => Light::Green,
            Self::AtRisk => Light::Amber,
            Self::OffTrack => Light::Red,
        }
    }
}

/// Progress over expected progress. Where less than a hundredth is expected, it is 1.5 when there is any progress and
/// else 1. Where a step back is allowed for (the goal due lies behind the baseline), it is 0 for who is further back.
///
/// # Units
///
/// Both in shares of the way.
///
/// # Errors
///
/// [`Unknown::NotFinite`].
///
/// # Source
///
/// The tests of a published progress engine; the step back is our choice.
pub fn pace_ratio(progress: f64, expected: f64) -> Result<f64, Unknown> {
    let (progress, expected) = (finite(progress)?, finite(expected)?);
    if expected >= TOO_EARLY - TOO_EARLY * SLACK {
        finite(progress / expected)
    } else if expected < 0.0 && progress < expected {
        Ok(0.0)
    } else {
        Ok(if progress > 0.0 { 1.5 } else { 1.0 })
    }
}

/// The value that lies a share of the way from the baseline to the goal.
pub fn expected_value(baseline: f64, goal: f64, share: f64) -> f64 {
    baseline + (goal - baseline) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_graded() {
        assert_eq!(pace_ratio(0.6, 0.5), Ok(1.2));
        assert_eq!(pace_ratio(0.0, 0.005), Ok(1.0));
        assert_eq!(pace_ratio(0.001, 0.0), Ok(1.5));
        assert_eq!(pace_ratio(-0.3, -0.2), Ok(0.0));
        assert_eq!(pace_ratio(-0.2, -0.2), Ok(1.0));
        assert_eq!(
            [1.1, 1.09, 0.27 / 0.3, 0.75, 0.74].map(Pace::of),
            [Pace::Ahead, Pace::OnTrack, Pace::OnTrack, Pace::AtRisk, Pace::OffTrack]
        );
    }
}
