//! From a KPI's reading to satisfaction in whole numbers, as GRL's indicators have it.

use super::grl::Range;

/// Why something is no indicator.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IndicatorError {
    /// A number is infinite, or none, or too far from another.
    #[error("target, threshold and worst value have to be finite, and so has their distance")]
    NotFinite,
    /// Target and worst value are the same, so that no direction is better.
    #[error("target and worst value are both `{value}`")]
    NoDirection {
        /// The number that both are.
        value: f64,
    },
    /// The threshold is not between target and worst value, where the conversion has no meaning.
    #[error("the threshold `{threshold}` is not between the target `{target}` and the worst value `{worst}`")]
    OutsideThreshold {
        /// The target.
        target: f64,
        /// The threshold.
        threshold: f64,
        /// The worst value.
        worst: f64,
    },
}

/// What a KPI's readings are held against. Higher is better where the target is above the worst value, else lower.
///
/// # Units
///
/// The KPI's own.
///
/// # Example
///
/// ```
/// use hoshin::analyse::compat::{grl::Range, indicator::Indicator};
///
/// let wait = Indicator::new(30.0, 90.0, 360.0)?;
/// assert_eq!([46.0, 134.0, 90.0, 400.0].map(|days| wait.satisfaction(days, Range::Signed)), [73, -16, 0, -100].map(Some));
/// # Ok::<(), hoshin::analyse::compat::indicator::IndicatorError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indicator {
    target: f64,
    threshold: f64,
    worst: f64,
}

impl Indicator {
    /// An indicator that is satisfied at its target, neutral at its threshold and denied at its worst value.
    ///
    /// # Errors
    ///
    /// * [`IndicatorError::NotFinite`] if one of the numbers is not finite, or two are too far apart;
    /// * [`IndicatorError::NoDirection`] if target and worst value are equal;
    /// * [`IndicatorError::OutsideThreshold`] if the threshold is beyond one of them.
    pub fn new(target: f64, threshold: f64, worst: f64) -> Result<Self, IndicatorError> {
        if !(target - worst).is_finite() || !threshold.is_finite() {
            return Err(IndicatorError::NotFinite);
        }
        let (least, greatest) = (target.min(worst), target.max(worst));
        if least >= greatest {
            return Err(IndicatorError::NoDirection { value: target });
        }
        if !(least..=greatest).contains(&threshold) {
            return Err(IndicatorError::OutsideThreshold { target, threshold, worst });
        }
        Ok(Self { target, threshold, worst })
    }

    /// The satisfaction at a reading: linear between worst value, threshold and target, constant beyond, and truncated
    /// toward zero. Nothing for what is no number.
    ///
    /// # Units
    ///
    /// In -100..=100, or halved and raised to 0..=100.
    ///
    /// # Source
    ///
    /// jUCMNav, with its order of operations; Fan, Anda and Amyot 2018.
    pub fn satisfaction(&self, reading: f64, range: Range) -> Option<i32> {
        if reading.is_nan() {
            return None;
        }
        let Self { target, threshold, worst } = *self;
        // Mirrored where lower is better; a reading at the threshold then still counts as on the better side here, and
        // as on the worse side in jUCMNav: both give 0.
        let is_better = |one: f64, other: f64| if target > worst { one >= other } else { one <= other };
        let gap = (reading - threshold).abs();
        let satisfaction = if is_better(reading, target) {
            100.0
        } else if is_better(worst, reading) {
            -100.0
        } else if is_better(reading, threshold) {
            gap / (target - threshold).abs() * 100.0
        } else {
            gap / (threshold - worst).abs() * -100.0
        };
        let satisfaction = match range {
            Range::Signed => satisfaction,
            Range::Positive => satisfaction / 2.0 + 50.0,
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the number is in -100..=100, and truncating is the rule"
        )]
        Some(satisfaction as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_come_out_as_published() {
        let share = Indicator::new(90.0, 60.0, 0.0).unwrap();
        assert_eq!([75.0, 30.0].map(|value| share.satisfaction(value, Range::Signed)), [Some(50), Some(-50)]);
        assert_eq!(share.satisfaction(30.0, Range::Positive), Some(25));
        assert_eq!(share.satisfaction(f64::NAN, Range::Signed), None);
        let strict = Indicator::new(90.0, 90.0, 360.0).unwrap();
        assert_eq!(
            [46.0, 90.0, 225.0].map(|value| strict.satisfaction(value, Range::Signed)),
            [100, 100, -50].map(Some)
        );
    }

    #[test]
    fn what_would_give_nonsense_is_refused() {
        assert_eq!(Indicator::new(f64::MAX, 0.0, f64::MIN), Err(IndicatorError::NotFinite));
        assert_eq!(Indicator::new(5.0, 5.0, 5.0), Err(IndicatorError::NoDirection { value: 5.0 }));
        let outside = Indicator::new(1.0, 3.0, 2.0).unwrap_err().to_string();
        assert_eq!(outside, "the threshold `3` is not between the target `1` and the worst value `2`");
    }
}
