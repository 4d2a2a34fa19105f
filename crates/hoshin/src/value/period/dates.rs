//! Days from a first to a last one, both included: what a period means once the fiscal year is known.

use std::fmt;

use jiff::civil::Date;

use crate::value::date::days_between;

/// Days in a row. Without an end they go on for ever; with an end before the start they are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dates {
    /// The first day.
    pub start: Date,
    /// The last day, if there is one.
    pub end: Option<Date>,
}

impl Dates {
    /// The last day, if there is one.
    pub const fn last_day(&self) -> Option<Date> {
        self.end
    }

    /// Whether there is no day in it.
    pub fn is_empty(&self) -> bool {
        self.end.is_some_and(|end| end < self.start)
    }

    /// Whether it has that day.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.is_empty()
            && !other.is_empty()
            && self.end.is_none_or(|end| other.start <= end)
            && other.end.is_none_or(|end| self.start <= end)
    }

    /// Whether it begins no earlier and ends no later than the other.
    pub fn lies_within(&self, other: &Self) -> bool {
        let ends_in_time = match (self.end, other.end) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(end), Some(bound)) => end <= bound,
        };
        other.start <= self.start && ends_in_time
    }

    /// How many days it has; nothing where it has no end.
    ///
    /// # Units
    ///
    /// Days.
    pub fn days(&self) -> Option<u32> {
        let end = self.end?;
        let apart = days_between(self.start, end);
        Some(u32::try_from(i64::from(apart) + 1).unwrap_or(0))
    }
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..", self.start)?;
        self.end.map_or(Ok(()), |end| end.fmt(f))
    }
}

serialize_as_text!(Dates);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Period;

    fn dates(text: &str) -> Dates {
        text.parse::<Period>().unwrap().span(&crate::value::FiscalYear::default())
    }

    #[test]
    fn a_last_day_counts() {
        let (year, quarter, open) = (dates("2026"), dates("2026-Q4"), dates("2026-07-01.."));
        assert!(
            year.contains("2026-12-31".parse().unwrap()) && !year.contains("2027-01-01".parse().unwrap())
        );
        assert!(quarter.lies_within(&year) && quarter.lies_within(&open) && !year.lies_within(&quarter));
        assert!(!open.lies_within(&year) && open.lies_within(&dates("2026..")));
        assert!(open.overlaps(&quarter) && quarter.overlaps(&open) && !open.overlaps(&dates("2026-H1")));
        assert!(dates("2026-01-31..2026-02").overlaps(&dates("2026-01")));
        assert!(!dates("2027..2026").overlaps(&year) && !year.overlaps(&dates("2027..2026")));
        assert_eq!(
            (year.days(), open.days(), dates("0001..9999").days()),
            (Some(365), None, Some(3_652_059))
        );
    }
}
