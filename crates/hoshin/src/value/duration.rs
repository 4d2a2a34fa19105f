//! Lengths of time by the calendar: `2 months`, `1 quarter`; how long a cause takes to show.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::date::{days_after, months_after};
use super::field::{Spelling, ValueError};
use super::number;
use super::spelled::shown;

words! {
    /// A unit of the calendar.
    pub enum CalendarUnit {
        /// One day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// One month, of whatever length.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Twelve months.
        Year = "year",
    }
}

/// A whole number of days, weeks, months, quarters or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: CalendarUnit,
}

impl CalendarUnit {
    /// The unit of that name, in the singular or the plural.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let singular = text.strip_suffix('s').unwrap_or(text);
        Self::ALL.iter().copied().find(|unit| unit.as_str() == singular)
    }

    /// Its mean length in the Gregorian calendar, in days.
    pub const fn approximate_days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 365.2425 / 12.0,
            Self::Quarter => 365.2425 / 4.0,
            Self::Year => 365.2425,
        }
    }
}

impl Duration {
    /// The day that lies so much later. From the end of a month it is at most the end of the other month;
    /// nothing past the year 9999.
    pub fn after(self, date: Date) -> Option<Date> {
        let count = i64::from(self.count);
        match self.unit {
            CalendarUnit::Day => days_after(date, count),
            CalendarUnit::Week => days_after(date, count * 7),
            CalendarUnit::Month => months_after(date, count),
            CalendarUnit::Quarter => months_after(date, count * 3),
            CalendarUnit::Year => months_after(date, count * 12),
        }
    }

    /// Its mean length, for ordering.
    ///
    /// # Units
    ///
    /// Days.
    pub fn approximate_days(self) -> f64 {
        f64::from(self.count) * self.unit.approximate_days()
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit, if self.count == 1 { "" } else { "s" })
    }
}

impl FromStr for Duration {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || {
            let help = "write a whole number of days, weeks, months, quarters or years, as in `2 months`";
            ValueError::new(format!("{} is no length of time", shown(text)), help)
        };
        let (count, unit) = text.split_once(' ').ok_or_else(refused)?;
        let unit = CalendarUnit::named(unit.trim_start_matches(' ')).ok_or_else(refused)?;
        let count = number::whole(count).ok_or_else(refused)?;
        Ok(Self { count, unit })
    }
}

spelled!(
    Duration,
    Spelling {
        name: "length of time",
        summary: "A whole number of days, weeks, months, quarters or years.",
        pattern: Some("^[0-9][0-9_]* +(day|week|month|quarter|year)s?$"),
        examples: &["2 months", "1 quarter", "10 days"],
        numeric: false,
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_by_the_calendar() {
        let after = |text: &str, date: &str| {
            text.parse::<Duration>().unwrap().after(date.parse().unwrap()).map(|date| date.to_string())
        };
        assert_eq!(after("1 month", "2026-01-31").as_deref(), Some("2026-02-28"));
        assert_eq!(after("1 quarter", "2025-11-30").as_deref(), Some("2026-02-28"));
        assert_eq!(after("2 weeks", "2026-03-05").as_deref(), Some("2026-03-19"));
        assert_eq!(after("4294967295 quarters", "2026-03-05"), None);
        assert_eq!(after("1 day", "9999-12-31"), None);
        for text in ["", "2", "months", "1.5 months", "-1 day", "4294967296 days", "2  hours", "2 monthss"] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }
}
