//! Satisfaction: a reading on a scale from -100 to 100, by three levels.

use super::progress::{Better, Line};
use super::unknown::{Unknown, finite};

/// The three levels by which a reading is judged.
///
/// # Units
///
/// All in the unit of the readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    target: f64,
    threshold: f64,
    worst: f64,
}

impl Levels {
    /// Makes them: `target` is worth 100, `threshold` 0, `worst` -100. The threshold may be one of the other two.
    ///
    /// # Errors
    ///
    /// * [`Unknown::ZeroRange`] where target and worst are the same;
    /// * [`Unknown::Disorder`] where the threshold does not lie between them;
    /// * [`Unknown::NotFinite`].
    pub fn new(target: f64, threshold: f64, worst: f64) -> Result<Self, Unknown> {
        let levels = Self { target: finite(target)?, threshold: finite(threshold)?, worst: finite(worst)? };
        if target - worst == 0.0 {
            return Err(Unknown::ZeroRange);
        }
        let (low, high) = (target.min(worst), target.max(worst));
        if (low..=high).contains(&threshold) { Ok(levels) } else { Err(Unknown::Disorder) }
    }

    /// Makes them without a look at their order, as jUCMNav does. For its models: where they are out of order, the
    /// satisfaction is whatever jUCMNav says.
    pub const fn as_given(target: f64, threshold: f64, worst: f64) -> Self {
        Self { target, threshold, worst }
    }

    /// Makes them of what a target states: the threshold is the baseline if not stated, and the worst as far on the
    /// wrong side of the threshold as the goal is on the right one (our choice). With both filled in, satisfaction is
    /// 100 times progress, from -100 to 100.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoBaseline`] where there is neither threshold nor [baseline](Line::start);
    /// * those of [`new`](Self::new).
    pub fn filled(line: &Line, threshold: Option<f64>, worst: Option<f64>) -> Result<Self, Unknown> {
        let threshold = threshold.map_or_else(|| line.start().map(|(start, _)| start), Ok)?;
        let worst = worst.unwrap_or(2.0 * threshold - line.goal);
        Self::new(line.goal, threshold, worst)
    }

    /// The level that is worth 100.
    pub const fn target(&self) -> f64 {
        self.target
    }

    /// The level that is worth 0.
    pub const fn threshold(&self) -> f64 {
        self.threshold
    }

    /// The level that is worth -100.
    pub const fn worst(&self) -> f64 {
        self.worst
    }

    /// The side on which it is better to be.
    pub fn better(&self) -> Better {
        if self.target >= self.worst { Better::More } else { Better::Less }
    }

    /// The satisfaction of a reading: straight from level to level, and level beyond target and worst.
    ///
    /// # Units
    ///
    /// From -100 to 100.
    ///
    /// # Errors
    ///
    /// [`Unknown::NotFinite`].
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::score::Levels;
    ///
    /// let levels = Levels::new(30.0, 90.0, 360.0)?;
    /// assert_eq!(levels.satisfaction(46.0)?.trunc(), 73.0);
    /// assert_eq!(levels.satisfaction(134.0)?.trunc(), -16.0);
    /// # Ok::<(), hoshin::analyse::score::Unknown>(())
    /// ```
    ///
    /// # Source
    ///
    /// jUCMNav; Fan, Anda and Amyot, An arithmetic semantics for GRL goal models, SAM 2018, equations 8 and 9.
    pub fn satisfaction(&self, value: f64) -> Result<f64, Unknown> {
        let value = finite(value)?;
        let better = self.better();
        // The two ends come first: a segment of no width is then never divided by.
        if better.reaches(value, self.target) {
            return Ok(100.0);
        }
        if !better.reaches(value, self.worst) || value - self.worst == 0.0 {
            return Ok(-100.0);
        }
        let beside = (value - self.threshold).abs();
        // At the threshold both segments say 0; where one has no width, the other is to say it.
        if better.reaches(value, self.threshold) && self.target - self.threshold != 0.0 {
            finite(100.0 * beside / (self.target - self.threshold).abs())
        } else {
            finite(-100.0 * beside / (self.threshold - self.worst).abs())
        }
    }
}

/// The same satisfaction on the scale from 0 to 100.
pub fn unsigned(satisfaction: f64) -> f64 {
    satisfaction / 2.0 + 50.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn levels_are_looked_at() {
        assert_eq!(Levels::new(30.0, 20.0, 360.0), Err(Unknown::Disorder));
        assert_eq!(Levels::new(30.0, 30.0, 30.0), Err(Unknown::ZeroRange));
        assert_eq!(Levels::filled(&Line::decrease(None, 3.0), None, None), Err(Unknown::NoBaseline));
        let at = |target, threshold, worst, value| {
            Levels::new(target, threshold, worst).unwrap().satisfaction(value).unwrap().to_string()
        };
        assert_eq!(at(90.0, 90.0, 360.0, 46.0), "100");
        assert_eq!(at(0.0, 1.0, 1.0, 0.75), "25");
        assert_eq!(at(0.0, 0.0, 1.0, 0.5), "-50");
        assert_eq!(at(90.0, 60.0, 0.0, 30.0), "-50");
        assert_eq!(unsigned(-100.0).to_string(), "0");
    }

    proptest! {
        #[test]
        fn filled_in_it_is_progress(b in -1e4..1e4_f64, t in -1e4..1e4_f64, v in -3e4..3e4_f64, power in -9..9_i32) {
            prop_assume!((t - b).abs() > 1e-2);
            let line = Line::between(b, t);
            let satisfaction = Levels::filled(&line, None, None).unwrap().satisfaction(v).unwrap();
            let progress = (100.0 * line.progress(v).unwrap().share).clamp(-100.0, 100.0);
            prop_assert!((satisfaction - progress).abs() < 1e-6, "{} {}", satisfaction, progress);
            let times = 2.0_f64.powi(power);
            let scaled = Levels::filled(&Line::between(b * times, t * times), None, None).unwrap();
            prop_assert_eq!(scaled.satisfaction(v * times).unwrap().to_bits(), satisfaction.to_bits());
        }
    }
}
