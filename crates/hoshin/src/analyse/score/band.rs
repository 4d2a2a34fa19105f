//! Bands: staying between two levels is the goal.

use super::sum::number;
use super::unknown::{Unknown, finite};

/// Two levels to stay between, and how far outside of them is as bad as can be halfway told.
///
/// # Units
///
/// All in the unit of the readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    low: f64,
    high: f64,
    margin: f64,
}

/// How a value outside or inside of a band is worth more or less than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BandMode {
    /// 1 inside, falling over the margin to 0 and on to -1.
    Soft,
    /// 1 in the middle, falling to 0 at either level.
    Tent,
    /// 1 inside, 0 outside.
    Inside,
}

impl Band {
    /// Makes one. Without a margin it is half the width (our choice).
    ///
    /// # Errors
    ///
    /// * [`Unknown::Disorder`] where the lower level lies above the upper one, or the margin below 0;
    /// * [`Unknown::NotFinite`].
    pub fn new(low: f64, high: f64, margin: Option<f64>) -> Result<Self, Unknown> {
        let (low, high) = (finite(low)?, finite(high)?);
        let margin = finite(margin.unwrap_or((high - low) / 2.0))?;
        if low > high || margin < 0.0 { Err(Unknown::Disorder) } else { Ok(Self { low, high, margin }) }
    }

    /// The band within a part of a level: 0.05 is five per cent on either side.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    ///
    /// # Source
    ///
    /// The ServiceNow Goal Framework, where 250 within 5 % is 237.5 to 262.5.
    pub fn within(level: f64, part: f64) -> Result<Self, Unknown> {
        let reach = level.abs() * part;
        Self::new(level - reach, level + reach, None)
    }

    /// The band within a distance of a level. Without one it is 5 % of the level, and at least a half.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    ///
    /// # Source
    ///
    /// The tests of a published progress engine.
    pub fn around(level: f64, tolerance: Option<f64>) -> Result<Self, Unknown> {
        let reach = tolerance.unwrap_or_else(|| (level.abs() * 0.05).max(0.5));
        Self::new(level - reach, level + reach, None)
    }

    /// The lower level.
    pub const fn low(&self) -> f64 {
        self.low
    }

    /// The upper level.
    pub const fn high(&self) -> f64 {
        self.high
    }

    /// Whether a value lies between, both levels included.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// How far outside a value lies, and the level that it has crossed.
    fn outside(&self, value: f64) -> Option<(f64, f64)> {
        if value > self.high {
            Some((value - self.high, self.high))
        } else if value < self.low {
            Some((self.low - value, self.low))
        } else {
            None
        }
    }

    /// What a value is worth.
    ///
    /// # Units
    ///
    /// From -1 to 1 in the soft mode, where 0 is one margin and -1 two margins away; from 0 to 1 in the others.
    ///
    /// # Errors
    ///
    /// [`Unknown::NotFinite`].
    pub fn worth(&self, value: f64, mode: BandMode) -> Result<f64, Unknown> {
        let value = finite(value)?;
        match (mode, self.outside(value)) {
            (BandMode::Soft | BandMode::Inside, None) => Ok(1.0),
            (BandMode::Inside | BandMode::Tent, Some(_)) => Ok(0.0),
            (BandMode::Soft, Some(_)) if self.margin == 0.0 => Ok(-1.0),
            (BandMode::Soft, Some((away, _))) => Ok((1.0 - away / self.margin).max(-1.0)),
            (BandMode::Tent, None) => {
                let reach = (self.high - self.low) / 2.0;
                let middle = self.low + reach;
                Ok(if reach == 0.0 { 1.0 } else { (1.0 - (value - middle).abs() / reach).max(0.0) })
            }
        }
    }

    /// How far outside a value lies, as a part of the level that it has crossed; 0 inside.
    ///
    /// # Errors
    ///
    /// * [`Unknown::NoDenominator`] where that level is 0;
    /// * [`Unknown::NotFinite`].
    pub fn distance(&self, value: f64) -> Result<f64, Unknown> {
        match self.outside(finite(value)?) {
            None => Ok(0.0),
            Some((_, 0.0)) => Err(Unknown::NoDenominator),
            Some((away, level)) => finite(away / level.abs()),
        }
    }
}

/// The share of periods in which a promise was kept, up to the latest period that was reported. A gap before that one
/// counts as not kept; what comes after it is still to come.
///
/// # Order
///
/// Periods from the first to the last.
///
/// # Errors
///
/// [`Unknown::NoReading`] where no period was reported.
///
/// # Source
///
/// The maintain targets of the ServiceNow Goal Framework: eleven of twelve are 92 %.
pub fn held(periods: &[Option<bool>]) -> Result<f64, Unknown> {
    let reported = periods.iter().rposition(Option::is_some).ok_or(Unknown::NoReading)? + 1;
    let kept = periods.iter().filter(|period| **period == Some(true)).count();
    Ok(number(kept) / number(reported))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_soft_a_tent_or_hard() {
        let band = Band::new(3.0, 5.0, Some(2.0)).unwrap();
        let worth = |value, mode| band.worth(value, mode).unwrap().to_string();
        assert_eq!([worth(5.0, BandMode::Soft), worth(6.0, BandMode::Soft)], ["1", "0.5"]);
        assert_eq!([worth(1.0, BandMode::Soft), worth(-9.0, BandMode::Soft)], ["0", "-1"]);
        assert_eq!([worth(4.0, BandMode::Tent), worth(4.5, BandMode::Tent)], ["1", "0.5"]);
        assert_eq!([worth(5.0, BandMode::Inside), worth(5.1, BandMode::Inside)], ["1", "0"]);
        assert_eq!(band.distance(7.5).unwrap().to_string(), "0.5");
        assert_eq!(Band::new(0.0, 1.0, None).unwrap().distance(-1.0), Err(Unknown::NoDenominator));
        assert_eq!(Band::new(5.0, 3.0, None), Err(Unknown::Disorder));
    }

    #[test]
    fn a_gap_counts_once_something_came_after_it() {
        assert_eq!(held(&[Some(true), None, Some(true), Some(false), None]), Ok(0.5));
        assert_eq!(held(&[None, None]), Err(Unknown::NoReading));
    }
}
