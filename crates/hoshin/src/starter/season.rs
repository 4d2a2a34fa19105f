//! The year and the quarter that a first plan is for, and the numbers that are due in them.

use std::fmt;

use jiff::civil::Date;

use super::sample::Sample;
use crate::value::date::{days_between, plus_days};

/// The last month in which a plan is still for the running year (our choice): in autumn the next one is planned.
const LAST_MONTH: i8 = 9;

/// The year and the quarter that a plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Season {
    pub(super) today: Date,
    pub(super) year: i16,
    /// The year and number of the quarter.
    pub(super) quarter: (i16, i8),
}

/// A number with at most two decimals, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hundredths(i64);

impl Season {
    /// The running year up to September, else the next; the running quarter up to its second month, else the next, but
    /// none before the year.
    pub(super) fn of(today: Date) -> Self {
        let running = (today.month() - 1) / 3 + 1;
        let quarter = match (today.month() % 3, running) {
            (0, 4) => (today.year() + 1, 1),
            (0, running) => (today.year(), running + 1),
            _ => (today.year(), running),
        };
        let year = if today.month() <= LAST_MONTH { today.year() } else { today.year() + 1 };
        Self { today, year, quarter }
    }

    /// The quarter of a goal that serves one of the year.
    pub(super) fn quarter_within_year(&self) -> (i16, i8) {
        self.quarter.max((self.year, 1))
    }

    /// The day so many weeks ago.
    pub(super) fn weeks_ago(&self, weeks: i32) -> Date {
        plus_days(self.today, -7 * weeks)
    }

    /// The value of an example's KPI today: on its way from where it was to where it shall be by the year's end.
    pub(super) fn value_in_year(&self, sample: &Sample) -> Hundredths {
        self.on_the_way(sample.from * 100, sample.to * 100, Date::new(self.year, 1, 1), 365)
    }

    /// The same in a quarter, which aims half as far.
    pub(super) fn value_in_quarter(&self, sample: &Sample, (year, number): (i16, i8)) -> Hundredths {
        let first = Date::new(year, 3 * (number - 1) + 1, 1);
        self.on_the_way(sample.from * 100, goal_of_quarter(sample).0, first, 90)
    }

    fn on_the_way(&self, from: i64, to: i64, first: Result<Date, jiff::Error>, days: i64) -> Hundredths {
        let passed = first.map_or(0, |first| i64::from(days_between(first, self.today)));
        if passed <= 0 {
            return Hundredths(from);
        }
        // A little ahead of time, to whole tenths.
        let ahead = (passed + days / 20).min(days);
        let way = (to - from) * ahead;
        let tenths = (way + way.signum() * (days * 10 - 1)) / (days * 10);
        Hundredths(from + tenths * 10)
    }
}

/// What is due by the end of a quarter of the year, 1 to 4.
pub(super) fn milestone(sample: &Sample, quarter: i64) -> Hundredths {
    Hundredths(sample.from * 100 + (sample.to - sample.from) * 25 * quarter)
}

/// What a single quarter aims for: half of the year's way.
pub(super) fn goal_of_quarter(sample: &Sample) -> Hundredths {
    Hundredths((sample.from + sample.to) * 50)
}

/// How a quarter is written.
pub(super) fn spelled((year, number): (i16, i8)) -> String {
    format!("{year:04}-Q{number}")
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::SAMPLES;
    use super::*;

    #[test]
    fn seasons_begin_before_they_are_over() {
        let season = |month, day| {
            let season = Season::of(Date::new(2026, month, day).unwrap());
            (season.year, season.quarter, season.quarter_within_year())
        };
        assert_eq!(season(1, 1), (2026, (2026, 1), (2026, 1)));
        assert_eq!(season(3, 5), (2026, (2026, 2), (2026, 2)));
        assert_eq!(season(10, 1), (2027, (2026, 4), (2027, 1)));
        assert_eq!(season(12, 31), (2027, (2027, 1), (2027, 1)));
    }

    #[test]
    fn values_are_on_their_way() {
        let value = |month, day, sample: usize| {
            Season::of(Date::new(2026, month, day).unwrap()).value_in_year(&SAMPLES[sample]).to_string()
        };
        assert_eq!([value(1, 1, 0), value(7, 2, 0), value(11, 1, 0)], ["40", "51", "40"]);
        assert_eq!(value(7, 2, 3), "17.8");
        assert_eq!(milestone(&SAMPLES[1], 1).to_string(), "87.5");
    }
}
