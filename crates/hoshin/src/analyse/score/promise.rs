//! What a target promises, of whatever kind, as one value.

use super::band::{Band, BandMode};
use super::progress::{Line, Progress};
use super::satisfaction::Levels;
use super::unknown::{Unknown, finite};

/// What a target promises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Promise {
    /// To reach a level from above or below.
    Line(Line),
    /// To stay between two levels.
    Band(Band),
    /// To get something done. Its value is the share that was reached: 1 done and 0 not, the worth of a step of a
    /// scale, or the share of periods in which something [held](super::held).
    Milestone,
}

impl Promise {
    /// The way that is gone, if it is one.
    pub const fn line(&self) -> Option<Line> {
        match self {
            Self::Line(line) => Some(*line),
            Self::Milestone => Some(Line::increase(Some(0.0), 1.0)),
            Self::Band(_) => None,
        }
    }

    /// How much of the promise a value keeps. A band is soft.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoReading`] where there is no value;
    /// * those of [`Line::progress`] and [`Band::worth`].
    pub fn progress(&self, value: Option<f64>) -> Result<Progress, Unknown> {
        let value = value.ok_or(Unknown::NoReading)?;
        match self {
            Self::Line(line) => line.progress(value),
            Self::Band(band) => {
                let share = band.worth(value, BandMode::Soft)?;
                Ok(Progress { share, caveat: None })
            }
            Self::Milestone => Ok(Progress { share: finite(value)?, caveat: None }),
        }
    }

    /// How satisfied the promise is by a value: by three levels where it is a way, threshold and worst
    /// [filled in](Levels::filled) where they are not stated; else 100 times the worth. A way without a range is
    /// satisfied by 100 or by 0.
    ///
    /// # Units
    ///
    /// From -100 to 100.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoReading`] where there is no value;
    /// * those of [`Levels::filled`], and of [`progress`](Self::progress).
    pub fn satisfaction(
        &self,
        value: Option<f64>,
        threshold: Option<f64>,
        worst: Option<f64>,
    ) -> Result<f64, Unknown> {
        let reading = value.ok_or(Unknown::NoReading)?;
        if let Self::Line(line) = self {
            match Levels::filled(line, threshold, worst) {
                Ok(levels) => return levels.satisfaction(reading),
                Err(Unknown::ZeroRange) => {}
                Err(reason) => return Err(reason),
            }
        }
        Ok((100.0 * self.progress(value)?.share).clamp(-100.0, 100.0) + 0.0)
    }

    /// How far a value lies from what is promised, as a part of that; 0 where it is kept.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoDenominator`] where that is 0 and not reached;
    /// * [`Unknown::NotFinite`].
    pub fn distance(&self, value: f64) -> Result<f64, Unknown> {
        match self {
            Self::Line(line) => line.distance(value),
            Self::Band(band) => band.distance(value),
            Self::Milestone => Ok((1.0 - finite(value)?).max(0.0)),
        }
    }

    /// Whether a value keeps the promise.
    pub fn is_reached(&self, value: f64) -> bool {
        match self {
            Self::Line(line) => line.is_reached(value),
            Self::Band(band) => band.contains(value),
            Self::Milestone => value >= 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_promise_is_satisfied_from_minus_100_to_100() {
        let satisfied =
            |promise: Promise, value| promise.satisfaction(Some(value), None, None).unwrap().to_string();
        let line = Promise::Line(Line::increase(Some(0.0), 8.0));
        assert_eq!([satisfied(line, 4.0), satisfied(line, -80.0)], ["50", "-100"]);
        assert_eq!(satisfied(Promise::Line(Line::decrease(Some(3.0), 3.0)), 2.0), "100");
        assert_eq!(satisfied(Promise::Band(Band::within(100.0, 0.05).unwrap()), 107.5), "50");
        assert_eq!(satisfied(Promise::Milestone, 0.7), "70");
        assert_eq!(Promise::Milestone.satisfaction(None, None, None), Err(Unknown::NoReading));
        assert_eq!(line.satisfaction(Some(4.0), Some(6.0), Some(2.0)), Ok(-50.0));
    }
}
