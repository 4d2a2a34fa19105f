//! The values that keep a promise: an interval of the real line, open or closed at either end.

/// An interval. Empty where the bounds cross.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound; minus infinity where there is none.
    pub low: f64,
    /// Whether the lower bound itself is left out.
    pub low_open: bool,
    /// The upper bound; infinity where there is none.
    pub high: f64,
    /// Whether the upper bound itself is left out.
    pub high_open: bool,
}

impl Interval {
    /// Every value: what promises nothing about values.
    pub const ALL: Self = Self::between(f64::NEG_INFINITY, f64::INFINITY);

    /// Both bounds and what lies between.
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low, low_open: false, high, high_open: false }
    }

    /// `low` and above.
    pub const fn at_least(low: f64) -> Self {
        Self::between(low, f64::INFINITY)
    }

    /// `high` and below.
    pub const fn at_most(high: f64) -> Self {
        Self::between(f64::NEG_INFINITY, high)
    }

    /// Above `low`.
    pub const fn above(low: f64) -> Self {
        Self { low_open: true, ..Self::at_least(low) }
    }

    /// Below `high`.
    pub const fn below(high: f64) -> Self {
        Self { high_open: true, ..Self::at_most(high) }
    }

    /// The two that lie `margin` on either side of `value`.
    pub(super) fn around(value: f64, margin: f64) -> Self {
        Self::between(value - margin, value + margin)
    }

    /// Whether `value` lies in it.
    pub fn contains(&self, value: f64) -> bool {
        let above = if self.low_open { value > self.low } else { value >= self.low };
        let below = if self.high_open { value < self.high } else { value <= self.high };
        above && below
    }

    /// Whether no value lies in it.
    pub fn is_empty(&self) -> bool {
        self.low > self.high || (self.low >= self.high && (self.low_open || self.high_open))
    }

    /// What lies in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (low, low_open) = if self.low > other.low {
            (self.low, self.low_open)
        } else if other.low > self.low {
            (other.low, other.low_open)
        } else {
            (self.low, self.low_open || other.low_open)
        };
        let (high, high_open) = if self.high < other.high {
            (self.high, self.high_open)
        } else if other.high < self.high {
            (other.high, other.high_open)
        } else {
            (self.high, self.high_open || other.high_open)
        };
        Self { low, low_open, high, high_open }
    }

    /// Whether a value lies in both.
    pub fn intersects(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// How far apart the two are: the greater lower bound less the smaller upper bound. Zero where they meet or
    /// touch; an open bound may touch without meeting.
    pub fn gap_to(&self, other: &Self) -> f64 {
        (self.low.max(other.low) - self.high.min(other.high)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_meet_touch_or_lie_apart() {
        let (low, high) = (Interval::at_most(4.0), Interval::at_least(6.0));
        assert!(!low.intersects(&high) && !high.intersects(&low));
        assert_eq!(low.gap_to(&high).to_string(), "2");
        assert_eq!(Interval::below(6.0).gap_to(&high).to_string(), "0");
        assert!(!Interval::below(6.0).intersects(&high) && Interval::at_most(6.0).intersects(&high));
        assert!(
            Interval::ALL.intersects(&low) && !Interval::ALL.is_empty() && Interval::above(1.0).contains(1.5)
        );
        assert!(
            Interval::above(1.0).intersects(&Interval::below(1.5)) && !Interval::above(1.0).contains(1.0)
        );
    }
}
