//! Progress: how much of the way from a baseline to a goal has been gone.

use super::unknown::{Unknown, finite};
use crate::value::Direction;

/// On which side of a goal it is better to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// Above it.
    More,
    /// Below it.
    Less,
}

/// What was assumed on the way to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caveat {
    /// The baseline is not stated and was taken to be zero.
    AssumedBaseline,
    /// Baseline and goal are the same: reached or not, with nothing between.
    ZeroRange,
}

/// A way from a baseline to a goal.
///
/// # Units
///
/// Baseline, goal and readings in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// On which side of the goal it is better to be, if that is stated.
    pub better: Option<Better>,
    /// Where it started, if that is known.
    pub baseline: Option<f64>,
    /// Where it is to go.
    pub goal: f64,
}

/// How much of the way has been gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The share of the way, not clamped: below 0 after a step back, above 1 beyond the goal.
    pub share: f64,
    /// What was assumed.
    pub caveat: Option<Caveat>,
}

impl Better {
    /// The side that a direction prefers; none where staying is better.
    pub const fn of(direction: Direction) -> Option<Self> {
        match direction {
            Direction::Increase => Some(Self::More),
            Direction::Decrease => Some(Self::Less),
            Direction::Maintain => None,
        }
    }

    /// Whether `value` is as good as `level` or better.
    pub fn reaches(self, value: f64, level: f64) -> bool {
        match self {
            Self::More => value >= level,
            Self::Less => value <= level,
        }
    }

    /// 1 where more is better, else -1.
    pub const fn sign(self) -> f64 {
        match self {
            Self::More => 1.0,
            Self::Less => -1.0,
        }
    }
}

impl Progress {
    /// The share of the way, from 0 to 1.
    pub const fn attainment(&self) -> f64 {
        self.share.clamp(0.0, 1.0)
    }
}

impl Line {
    /// A goal to be reached from below.
    pub const fn increase(baseline: Option<f64>, goal: f64) -> Self {
        Self { better: Some(Better::More), baseline, goal }
    }

    /// A goal to be reached from above.
    pub const fn decrease(baseline: Option<f64>, goal: f64) -> Self {
        Self { better: Some(Better::Less), baseline, goal }
    }

    /// A goal to be reached from a baseline on whichever side.
    pub const fn between(baseline: f64, goal: f64) -> Self {
        Self { better: None, baseline: Some(baseline), goal }
    }

    /// The side on which it is better to be: as stated, else from the baseline to the goal.
    pub fn side(&self) -> Option<Better> {
        self.better.or_else(|| match self.goal.partial_cmp(&self.baseline?)? {
            std::cmp::Ordering::Greater => Some(Better::More),
            std::cmp::Ordering::Less => Some(Better::Less),
            std::cmp::Ordering::Equal => None,
        })
    }

    /// Whether `value` has reached the goal. Where no side is known, only the goal itself has.
    pub fn is_reached(&self, value: f64) -> bool {
        self.side().map_or(value - self.goal == 0.0, |better| better.reaches(value, self.goal))
    }

    /// The baseline; without one, zero for a positive goal that is to be reached from below (our choice).
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoBaseline`] for every other goal without one;
    /// * [`Unknown::NotFinite`].
    pub fn start(&self) -> Result<(f64, Option<Caveat>), Unknown> {
        match (self.baseline, self.better) {
            (Some(baseline), _) => Ok((finite(baseline)?, None)),
            (None, Some(Better::More)) if self.goal > 0.0 => Ok((0.0, Some(Caveat::AssumedBaseline))),
            (None, _) => Err(Unknown::NoBaseline),
        }
    }

    /// `(value - baseline) / (goal - baseline)`, whichever side is better. Where the two are the same, 1 if `value`
    /// has reached them on the stated side, else 0 (our choice: tools differ).
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoBaseline`] as at [`start`](Self::start);
    /// * [`Unknown::NoDirection`] where baseline and goal are the same and no side is stated;
    /// * [`Unknown::NotFinite`].
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::score::Line;
    ///
    /// assert_eq!(Line::increase(Some(1.0e6), 1.5e6).progress(1.35e6)?.share, 0.7);
    /// assert_eq!(Line::decrease(Some(500.0), 400.0).progress(420.0)?.share, 0.8);
    /// assert_eq!(Line::increase(Some(20.0), 100.0).progress(0.0)?.share, -0.25);
    /// # Ok::<(), hoshin::analyse::score::Unknown>(())
    /// ```
    ///
    /// # Source
    ///
    /// The ServiceNow Goal Framework, from which the numbers are, okr-tracker and BSC Designer.
    pub fn progress(&self, value: f64) -> Result<Progress, Unknown> {
        let ((start, caveat), goal, value) = (self.start()?, finite(self.goal)?, finite(value)?);
        let way = finite(goal - start)?;
        if way == 0.0 {
            let better = self.better.ok_or(Unknown::NoDirection)?;
            let share = if better.reaches(value, goal) { 1.0 } else { 0.0 };
            return Ok(Progress { share, caveat: Some(Caveat::ZeroRange) });
        }
        Ok(Progress { share: finite((value - start) / way)?, caveat })
    }

    /// How far `value` lies from the goal, as a part of the goal; 0 where it is reached.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoDenominator`] for a goal of 0 that is not reached;
    /// * [`Unknown::NotFinite`].
    pub fn distance(&self, value: f64) -> Result<f64, Unknown> {
        let (goal, value) = (finite(self.goal)?, finite(value)?);
        if self.is_reached(value) {
            return Ok(0.0);
        }
        if goal == 0.0 {
            return Err(Unknown::NoDenominator);
        }
        finite((value - goal).abs() / goal.abs())
    }
}

/// Value over goal, or goal over value where less is better, from 0 to `ceiling`. A measure for goals that have no
/// baseline; it flatters where the baseline is far from zero.
///
/// # Errors
///
/// * [`Unknown::NoDenominator`] for a goal of 0 where more is better;
/// * [`Unknown::NotFinite`].
///
/// # Source
///
/// The ratio mode of a published project health policy: a value of 0 or less counts as `ceiling` where less is better.
pub fn ratio(better: Better, value: f64, goal: f64, ceiling: f64) -> Result<f64, Unknown> {
    let (value, goal) = (finite(value)?, finite(goal)?);
    let ratio = match better {
        Better::More if goal == 0.0 => return Err(Unknown::NoDenominator),
        Better::More => value / goal,
        Better::Less if value <= 0.0 => ceiling,
        Better::Less => goal / value,
    };
    Ok(ratio.clamp(0.0, ceiling))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_missing_is_never_zero() {
        assert_eq!(Line::decrease(None, 4.0).progress(5.0), Err(Unknown::NoBaseline));
        assert_eq!(Line::between(3.0, 3.0).progress(3.0), Err(Unknown::NoDirection));
        assert_eq!(Line::increase(Some(f64::NAN), 3.0).progress(3.0), Err(Unknown::NotFinite));
        assert_eq!(Line::decrease(Some(9.0), 0.0).distance(1.0), Err(Unknown::NoDenominator));
        let assumed = Line::increase(None, 4.0).progress(1.0).unwrap();
        assert_eq!(
            (assumed.share.to_string(), assumed.caveat),
            ("0.25".into(), Some(Caveat::AssumedBaseline))
        );
        let flat = Line::decrease(Some(50.0), 50.0).progress(51.0).unwrap();
        assert_eq!((flat.share.to_string(), flat.caveat), ("0".into(), Some(Caveat::ZeroRange)));
    }

    proptest! {
        #[test]
        fn units_and_mirrors_change_nothing(
            b in -1e6..1e6_f64, t in -1e6..1e6_f64, v in -1e6..1e6_f64, power in -20..20_i32, times in 1e-3..1e3_f64,
        ) {
            prop_assume!((t - b).abs() > 1e-3);
            let share = Line::increase(Some(b), t).progress(v).unwrap().share;
            let mirrored = Line::decrease(Some(-b), -t).progress(-v).unwrap().share;
            prop_assert_eq!(share.to_bits(), mirrored.to_bits());
            let exact = 2.0_f64.powi(power);
            let scaled = Line::between(b * exact, t * exact).progress(v * exact).unwrap().share;
            prop_assert_eq!(share.to_bits(), scaled.to_bits());
            let near = Line::between(b * times, t * times).progress(v * times).unwrap().share;
            prop_assert!((share - near).abs() <= 1e-6 * share.abs().max(1.0));
        }
    }
}
