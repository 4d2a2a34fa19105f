//! Blocks of the calendar: a year or a named part of one, of the calendar or of the fiscal year.
//!
//! Every block that can be made exists: the year lies in 1 to 9999, the month in 1 to 12, the week in the year.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::fiscal::FiscalYear;
use crate::value::date::{digits, from_numbers, plus_days, plus_months};
use crate::value::field::ValueError;
use crate::value::spelled::shown;

/// One block of the calendar, such as `2026`, `2026-Q1`, `2026-W07`, `2026-03-05` or `FY2026-H1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// A fiscal year or a part of one, of so many months.
    Fiscal(i16, Part),
    /// A calendar year or a part of one.
    Calendar(i16, Part),
    /// An ISO week.
    Week(i16, i8),
    Day(Date),
}

/// A year divided into equal parts, and which of them is meant, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Year,
    Half(i8),
    Quarter(i8),
    Month(i8),
}

impl Part {
    /// Its first month and the month after its last, counted from the start of the year.
    fn months(self) -> (i32, i32) {
        let (length, number) = match self {
            Self::Year => (12, 1),
            Self::Half(number) => (6, number),
            Self::Quarter(number) => (3, number),
            Self::Month(number) => (1, number),
        };
        let number = i32::from(number);
        (length * (number - 1), length * number)
    }
}

impl Block {
    pub(super) const fn day(day: Date) -> Self {
        Self(Kind::Day(day))
    }

    pub(super) fn year(year: i16) -> Self {
        Self(Kind::Calendar(year.clamp(1, 9999), Part::Year))
    }

    pub(super) const fn is_fiscal(self) -> bool {
        matches!(self.0, Kind::Fiscal(..))
    }

    /// Its first and its last day; the last day of the calendar where that ends before.
    pub(super) fn ends(self, fiscal: FiscalYear) -> (Date, Date) {
        let part_of = |start: Date, part: Part| {
            let (from, to) = part.months();
            let after = plus_months(start, to);
            let last = if after == Date::MAX { after } else { after.yesterday().unwrap_or(after) };
            (plus_months(start, from), last)
        };
        match self.0 {
            Kind::Fiscal(year, part) => part_of(fiscal.first_day(year), part),
            Kind::Calendar(year, part) => part_of(Date::new(year, 1, 1).unwrap_or(Date::MAX), part),
            Kind::Week(year, week) => {
                let monday =
                    ISOWeekDate::new(year, week, Weekday::Monday).map_or(Date::MAX, ISOWeekDate::date);
                (monday, plus_days(monday, 6))
            }
            Kind::Day(day) => (day, day),
        }
    }

    pub(super) fn parse(text: &str) -> Result<Self, ValueError> {
        let (fiscal, rest) = match text.strip_prefix("FY") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (year, part) = match rest.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (rest, None),
        };
        let refused = || {
            let help = if fiscal {
                "write as in `FY2026`, `FY2026-H1` or `FY2026-Q1`"
            } else {
                "write as in `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W07`, `2026-03-05` or `2026..2030`"
            };
            ValueError::new(format!("{} is no period", shown(text)), help)
        };
        let year = digits(year, 4).ok_or_else(refused)?;
        if year == 0 {
            return Err(ValueError::new("there is no year 0", "write a year from 0001 to 9999"));
        }
        let kind = if fiscal { Kind::Fiscal } else { Kind::Calendar };
        let Some(part) = part else { return Ok(Self(kind(year, Part::Year))) };
        let block = match part {
            "H1" => kind(year, Part::Half(1)),
            "H2" => kind(year, Part::Half(2)),
            "Q1" => kind(year, Part::Quarter(1)),
            "Q2" => kind(year, Part::Quarter(2)),
            "Q3" => kind(year, Part::Quarter(3)),
            "Q4" => kind(year, Part::Quarter(4)),
            _ if fiscal => return Err(refused()),
            _ => return Self::finer(year, part).unwrap_or_else(|| Err(refused())),
        };
        Ok(Self(block))
    }

    /// A week, a month or a day of a calendar year; nothing where it is spelled like none of them.
    fn finer(year: i16, part: &str) -> Option<Result<Self, ValueError>> {
        if let Some(week) = part.strip_prefix('W') {
            let week = i8::try_from(digits(week, 2)?).ok()?;
            return Some(if ISOWeekDate::new(year, week, Weekday::Monday).is_ok() {
                Ok(Self(Kind::Week(year, week)))
            } else {
                let help = "ISO weeks run from W01 to W52, in some years to W53";
                Err(ValueError::new(format!("there is no week {week:02} in {year:04}"), help))
            });
        }
        let (month, day) = match part.split_once('-') {
            Some((month, day)) => (digits(month, 2)?, Some(digits(day, 2)?)),
            None => (digits(part, 2)?, None),
        };
        Some(from_numbers(year, month, day.unwrap_or(1)).map(|date| match day {
            Some(_) => Self::day(date),
            None => Self(Kind::Calendar(year, Part::Month(date.month()))),
        }))
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, year, part) = match self.0 {
            Kind::Day(day) => return write!(f, "{day}"),
            Kind::Week(year, week) => return write!(f, "{year:04}-W{week:02}"),
            Kind::Fiscal(year, part) => ("FY", year, part),
            Kind::Calendar(year, part) => ("", year, part),
        };
        match part {
            Part::Year => write!(f, "{prefix}{year:04}"),
            Part::Half(half) => write!(f, "{prefix}{year:04}-H{half}"),
            Part::Quarter(quarter) => write!(f, "{prefix}{year:04}-Q{quarter}"),
            Part::Month(month) => write!(f, "{prefix}{year:04}-{month:02}"),
        }
    }
}
