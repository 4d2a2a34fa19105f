//! Forecasts: a robust line through past readings, with an interval, and when it reaches a goal.

mod slopes;

use super::progress::Better;
use super::sum::median;
use super::unknown::{Unknown, finite};
use crate::sort::Arrange as _;
use slopes::{Ranks, distinct_days, pairwise, ranks, thinned};

/// Up to so many readings every pair of them counts; of more, that many are taken, evenly spaced by their place and
/// with the first and the last among them (our choice: a tenth of a million slopes).
pub const EXACT_READINGS: usize = 500;

/// One reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The [number](super::day_number) of its day.
    pub day: i32,
    /// What was read, in the KPI's own unit.
    pub value: f64,
}

/// How sure an interval is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Four of five.
    P80,
    /// Nine of ten.
    P90,
    /// Nineteen of twenty.
    P95,
}

/// A line through past readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The median of the slopes between any two readings, in the KPI's unit a day.
    pub slope: f64,
    /// The lower bound of the slope.
    pub low: f64,
    /// The upper bound of the slope.
    pub high: f64,
    /// How sure the two bounds are.
    pub confidence: Confidence,
    /// How many readings there are.
    pub readings: usize,
    /// How many of them were used.
    pub used: usize,
    /// The last reading.
    pub last: Reading,
    /// The level on the last day of the lines of low, middle and high slope.
    levels: [f64; 3],
}

/// What is to be expected, between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// By the slope itself.
    pub expected: f64,
    /// By the slope that gives the least.
    pub low: f64,
    /// By the slope that gives the most.
    pub high: f64,
}

/// When a goal is reached: days as numbers, none where it never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arrival {
    /// By the slope that is best for it.
    pub earliest: Option<i32>,
    /// By the slope itself.
    pub expected: Option<i32>,
    /// By the slope that is worst for it.
    pub latest: Option<i32>,
}

/// Whether a goal is reached by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outlook {
    /// By every slope of the interval.
    InTime,
    /// By some of them.
    Open,
    /// By none of them.
    Late,
}

impl Confidence {
    /// The quantile of the normal distribution that leaves as much on either side.
    const fn quantile(self) -> f64 {
        match self {
            Self::P80 => 1.281_551_565_544_600_4,
            Self::P90 => 1.644_853_626_951_472_2,
            Self::P95 => 1.959_963_984_540_054,
        }
    }

    /// The fewest readings on different days. Of fewer, even a series that always rises is no evidence of that
    /// strength: four rise by chance with probability 1/24, and 1/12 counts both ways.
    ///
    /// # Source
    ///
    /// The exact distribution of Kendall's S.
    pub const fn fewest(self) -> usize {
        match self {
            Self::P80 | Self::P90 => 4,
            Self::P95 => 5,
        }
    }
}

impl Trend {
    /// Draws a line through readings by the method of Theil and Sen. Up to 29 % of the readings may be wild without
    /// moving it far. The bounds of the slope are Sen's, with the correction for ties; they speak of the slope, not
    /// of how far single readings stray. Readings of one day all count, but make no slope among themselves.
    ///
    /// # Order
    ///
    /// Any.
    ///
    /// # Errors
    ///
    /// * [`Unknown::TooFew`] below [`Confidence::fewest`] different days;
    /// * [`Unknown::NotFinite`].
    ///
    /// # Complexity
    ///
    /// Quadratic in the readings, up to [`EXACT_READINGS`] of them.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::score::{Better, Confidence, Outlook, Reading, Trend};
    ///
    /// let readings = [10.0, 12.0, 14.0, 99.0, 18.0, 20.0, 22.0, 24.0];
    /// let readings: Vec<Reading> = (0..).zip(readings).map(|(day, value)| Reading { day, value }).collect();
    /// let trend = Trend::fit(&readings, Confidence::P80)?;
    /// assert_eq!(trend.slope, 2.0);
    /// assert_eq!(trend.reaches(40.0, Better::More).expected, Some(15));
    /// # Ok::<(), hoshin::analyse::score::Unknown>(())
    /// ```
    ///
    /// # Source
    ///
    /// Theil 1950; Sen 1968, equation 2.6.
    pub fn fit(readings: &[Reading], confidence: Confidence) -> Result<Self, Unknown> {
        if readings.iter().any(|reading| !reading.value.is_finite()) {
            return Err(Unknown::NotFinite);
        }
        let mut sorted = readings.to_vec();
        sorted.arrange_by(|one, other| one.day.cmp(&other.day).then(one.value.total_cmp(&other.value)));
        let (found, needed) = (distinct_days(&sorted), confidence.fewest());
        let few = Unknown::TooFew { found, needed };
        let used = thinned(&sorted, EXACT_READINGS);
        if found < needed || distinct_days(&used) < needed {
            return Err(few);
        }
        let last = *sorted.last().ok_or(few)?;
        let mut slopes = pairwise(&used);
        if slopes.iter().any(|slope| !slope.is_finite()) {
            return Err(Unknown::NotFinite);
        }
        let Ranks { low, high } = ranks(&used, slopes.len(), confidence.quantile());
        let slope = median(&mut slopes).ok_or(few)?;
        let mut at = |rank: usize| {
            let rank = rank.min(slopes.len().saturating_sub(1));
            *slopes.select_nth_unstable_by(rank, f64::total_cmp).1
        };
        let (low, high) = (at(low).min(slope), at(high).max(slope));
        let mut rests = Vec::with_capacity(used.len());
        let mut level = |slope: f64| {
            rests.clear();
            let rest =
                |reading: &Reading| reading.value + slope * (f64::from(last.day) - f64::from(reading.day));
            rests.extend(used.iter().map(rest));
            finite(median(&mut rests).unwrap_or(f64::NAN))
        };
        let levels = [level(low)?, level(slope)?, level(high)?];
        Ok(Self {
            slope: slope + 0.0,
            low: low + 0.0,
            high: high + 0.0,
            confidence,
            readings: sorted.len(),
            used: used.len(),
            last,
            levels,
        })
    }

    /// The lines of low, middle and high slope: the level on the last day, and the slope.
    const fn lines(&self) -> [(f64, f64); 3] {
        let [low, middle, high] = self.levels;
        [(low, self.low), (middle, self.slope), (high, self.high)]
    }

    /// What is to be expected on a day, after the last reading or before. Each line goes through the middle of the
    /// readings: the median of what is left of them beside it.
    pub fn at(&self, day: i32) -> Estimate {
        let days = f64::from(day) - f64::from(self.last.day);
        let [low, expected, high] = self.lines().map(|(level, slope)| level + slope * days + 0.0);
        Estimate { expected, low: low.min(high).min(expected), high: high.max(low).max(expected) }
    }

    /// When a goal is reached, at the last reading at the earliest. Where the last reading has reached it, that is
    /// the day.
    ///
    /// # Units
    ///
    /// The goal in the unit of the readings; days as [numbers](super::day_number).
    pub fn reaches(&self, goal: f64, better: Better) -> Arrival {
        if better.reaches(self.last.value, goal) {
            let day = Some(self.last.day);
            return Arrival { earliest: day, expected: day, latest: day };
        }
        let [low, expected, high] =
            self.lines().map(|(level, slope)| self.arrival(goal, better, level, slope));
        match better {
            Better::More => Arrival { earliest: high, expected, latest: low },
            Better::Less => Arrival { earliest: low, expected, latest: high },
        }
    }

    /// The first day on which a line is at the goal or beyond.
    fn arrival(&self, goal: f64, better: Better, level: f64, slope: f64) -> Option<i32> {
        if better.reaches(level, goal) {
            return Some(self.last.day);
        }
        let days = (goal - level) / slope;
        // A day is not lost to a rounding of the slope.
        let days = (days - days.abs() * super::SLACK).ceil();
        let day = f64::from(self.last.day) + days;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within the range of days")]
        (days >= 0.0 && day <= f64::from(i32::MAX)).then_some(day as i32)
    }
}

impl Arrival {
    /// Whether that is by a day.
    pub fn by(&self, day: i32) -> Outlook {
        let in_time = |arrival: Option<i32>| arrival.is_some_and(|at| at <= day);
        match (in_time(self.earliest), in_time(self.latest)) {
            (_, true) => Outlook::InTime,
            (true, false) => Outlook::Open,
            (false, false) => Outlook::Late,
        }
    }
}

#[cfg(test)]
mod tests;
