//! Periods: one block of the calendar, or a span from one block to another, as they are spelled.
//!
//! A period keeps its spelling (`2026-Q1` is not `2026-01..2026-03`); [`Period::span`] makes days of it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::field::{Spelling, ValueError};
use super::spelled::shown;

mod block;
mod dates;
mod fiscal;

pub use block::Block;
pub use dates::Dates;
pub use fiscal::{FiscalYear, NamedBy};

/// A stretch of time. Both ends are included.
///
/// # Example
///
/// ```
/// use hoshin::value::{FiscalYear, Period};
///
/// let quarter: Period = "2026-Q1".parse()?;
/// let dates = quarter.span(&FiscalYear::default());
/// assert_eq!(dates.to_string(), "2026-01-01..2026-03-31");
/// assert_eq!(dates.days(), Some(90));
/// # Ok::<(), hoshin::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// One block: `2026`, `FY2026-Q1`, `2026-03-05`.
    One(Block),
    /// From the first day of one block to the last day of another: `2026..2030`. May be reversed.
    Between(Block, Block),
    /// From the first day of a block, with no end: `2026..`.
    From(Block),
}

impl Period {
    /// One day.
    pub const fn day(day: Date) -> Self {
        Self::One(Block::day(day))
    }

    /// From one day to another, both included.
    pub const fn between(first: Date, last: Date) -> Self {
        Self::Between(Block::day(first), Block::day(last))
    }

    /// One calendar year, held within 1 to 9999.
    pub fn year(year: i16) -> Self {
        Self::One(Block::year(year))
    }

    /// Its days. Those of a reversed period are none.
    pub fn span(self, fiscal: &FiscalYear) -> Dates {
        match self {
            Self::One(block) => {
                let (start, end) = block.ends(*fiscal);
                Dates { start, end: Some(end) }
            }
            Self::Between(first, last) => {
                Dates { start: first.ends(*fiscal).0, end: Some(last.ends(*fiscal).1) }
            }
            Self::From(first) => Dates { start: first.ends(*fiscal).0, end: None },
        }
    }

    /// Whether its end lies before its start.
    pub fn is_reversed(self, fiscal: &FiscalYear) -> bool {
        self.span(fiscal).is_empty()
    }

    /// Whether the fiscal year bears on it.
    pub const fn is_fiscal(self) -> bool {
        match self {
            Self::One(block) | Self::From(block) => block.is_fiscal(),
            Self::Between(first, last) => first.is_fiscal() || last.is_fiscal(),
        }
    }
}

impl From<Date> for Period {
    fn from(day: Date) -> Self {
        Self::day(day)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(block) => block.fmt(f),
            Self::Between(first, last) => write!(f, "{first}..{last}"),
            Self::From(first) => write!(f, "{first}.."),
        }
    }
}

impl FromStr for Period {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match text.split_once("..") {
            None => Block::parse(text).map(Self::One),
            Some(("", _)) => {
                let help = "begin it as in `2026..2030`; only the end may be left open, as in `2026..`";
                Err(ValueError::new(format!("the period {} has no start", shown(text)), help))
            }
            Some((first, "")) => Block::parse(first).map(Self::From),
            Some((first, last)) => Ok(Self::Between(Block::parse(first)?, Block::parse(last)?)),
        }
    }
}

spelled!(
    Period,
    Spelling {
        name: "period",
        summary: "A year, half, quarter, month, week or day, or a span of them; both ends are included.",
        pattern: Some(
            "^(FY)?[0-9]{4}(-(H[12]|Q[1-4]|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?))?(\\.\\.((FY)?[0-9]{4}(-(H[12]|Q[1-4]|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?))?)?)?$"
        ),
        examples: &[
            "2026",
            "2026-Q1",
            "2026-03",
            "2026-W07",
            "2026..2030",
            "2026..",
            "2026-01-01..2026-06-30",
            "FY2026-H1"
        ],
        numeric: true,
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, fiscal: FiscalYear) -> String {
        text.parse::<Period>().map_or_else(|error| error.message, |period| period.span(&fiscal).to_string())
    }

    #[test]
    fn both_ends_are_included() {
        let table = [
            ("2026", "2026-01-01..2026-12-31"),
            ("2026-H2", "2026-07-01..2026-12-31"),
            ("2026-Q1", "2026-01-01..2026-03-31"),
            ("2028-02", "2028-02-01..2028-02-29"),
            ("2026-W01", "2025-12-29..2026-01-04"),
            ("2026-W53", "2026-12-28..2027-01-03"),
            ("2026-03-05", "2026-03-05..2026-03-05"),
            ("2026-02..2026-03", "2026-02-01..2026-03-31"),
            ("2026-Q1..2026-08-15", "2026-01-01..2026-08-15"),
            ("2026..", "2026-01-01.."),
            ("9999-W52", "9999-12-27..9999-12-31"),
            ("0001-W01", "0001-01-01..0001-01-07"),
        ];
        for (text, days) in table {
            assert_eq!(span(text, FiscalYear::default()), days, "{text}");
        }
    }

    #[test]
    fn fiscal_years_are_named_by_either_end() {
        let by_end = FiscalYear::new(7, 1, NamedBy::End).unwrap();
        let by_start = FiscalYear::new(4, 1, NamedBy::Start).unwrap();
        assert_eq!(span("FY2026", by_end), "2025-07-01..2026-06-30");
        assert_eq!(span("FY2026-Q1", by_end), "2025-07-01..2025-09-30");
        assert_eq!(span("FY2026-H2", by_start), "2026-10-01..2027-03-31");
        assert_eq!(span("FY2026..FY2028", by_end), "2025-07-01..2028-06-30");
        assert_eq!(span("FY2026", FiscalYear::default()), "2026-01-01..2026-12-31");
        assert_eq!(span("2026", by_end), "2026-01-01..2026-12-31");
        assert_eq!(span("FY9999", by_start), "9999-04-01..9999-12-31");
    }

    #[test]
    fn reversed_periods_are_read_and_told() {
        let period: Period = "2027..2026".parse().unwrap();
        assert!(period.is_reversed(&FiscalYear::default()));
        assert_eq!(period.span(&FiscalYear::default()).days(), Some(0));
        assert!(size_of::<Period>() <= 24);
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "..",
            "..2026",
            "26",
            "Q1 2026",
            "2026-Q5",
            "2026-H3",
            "2026-13",
            "2026-W54",
            "2025-W53",
            "2026-3",
            "2026-02-30",
            "0000",
            "fy2026",
            "FY2026-03",
            "2026...2027",
            "2026..2027..2028",
            " 2026",
            "20266",
            "2026-",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
