//! The fiscal year: on which day it starts, and after which of its ends it is named.

use jiff::civil::Date;

use super::{Dates, Period};
use crate::value::date::digits;
use crate::value::datum::{Data, Datum};
use crate::value::field::{FieldType, Shape, Spelling, ValueError};
use crate::value::spelled::{no_value, shown, text_of, wrong_kind};
use crate::value::words_macro::nearest;

words! {
    /// Which calendar year gives a fiscal year its name.
    pub enum NamedBy {
        /// The one in which it starts.
        Start = "start",
        /// The one in which it ends.
        End = "end",
    }
}

/// How the plan's fiscal years run. By default they are calendar years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalYear {
    month: i8,
    day: i8,
    named_by: NamedBy,
}

const STARTS: &Spelling = &Spelling {
    name: "day of the year",
    summary: "A month and a day, written in that order.",
    pattern: Some("^[0-9]{2}-[0-9]{2}$"),
    examples: &["07-01"],
    numeric: false,
};

const KEYS: [&str; 2] = ["starts", "named_by"];

impl Default for FiscalYear {
    fn default() -> Self {
        Self { month: 1, day: 1, named_by: NamedBy::End }
    }
}

impl FiscalYear {
    /// Makes one.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for a day that some year does not have.
    pub fn new(month: i8, day: i8, named_by: NamedBy) -> Result<Self, ValueError> {
        // 2027 is no leap year: what it has, every year has.
        if Date::new(2027, month, day).is_err() {
            let message = format!("not every year has a day `{month:02}-{day:02}`");
            return Err(ValueError::new(message, "write month and day, as in `07-01`"));
        }
        Ok(Self { month, day, named_by })
    }

    /// The month and the day on which it starts.
    pub const fn starts(&self) -> (i8, i8) {
        (self.month, self.day)
    }

    /// Which end names it.
    pub const fn named_by(&self) -> NamedBy {
        self.named_by
    }

    /// The first day of the fiscal year of that name.
    pub fn first_day(&self, year: i16) -> Date {
        let before = self.named_by == NamedBy::End && (self.month, self.day) != (1, 1);
        let start = if before { year.saturating_sub(1) } else { year };
        Date::new(start, self.month, self.day).unwrap_or(Date::MAX)
    }

    /// The fiscal year in which a day lies.
    pub fn year_of(&self, date: Date) -> Dates {
        let starting = |year: i16| Date::new(year, self.month, self.day).ok();
        let this = starting(date.year()).filter(|start| *start <= date);
        let start = this.or_else(|| starting(date.year().saturating_sub(1))).unwrap_or(Date::MIN);
        let end = starting(start.year().saturating_add(1)).and_then(|next| next.yesterday().ok());
        Dates { start, end }
    }

    /// The quarter of the fiscal year in which a day lies; of the calendar's where they are the same.
    pub fn quarter_of(&self, date: Date) -> Option<Period> {
        let prefix = if self.starts() == (1, 1) { "" } else { "FY" };
        let years = date.year().saturating_sub(1)..=date.year().saturating_add(1);
        let quarters = years.flat_map(|year| (1..=4).map(move |quarter| (year, quarter)));
        let named = |(year, quarter)| format!("{prefix}{year:04}-Q{quarter}").parse::<Period>().ok();
        quarters.filter_map(named).find(|period| period.span(self).contains(date))
    }

    fn read_starts(datum: &Datum<'_>) -> Result<(i8, i8), ValueError> {
        let text = text_of(datum, "day of the year")?;
        let parts = text.split_once('-').and_then(|(month, day)| digits(month, 2).zip(digits(day, 2)));
        let parts = parts.and_then(|(month, day)| i8::try_from(month).ok().zip(i8::try_from(day).ok()));
        parts.ok_or_else(|| {
            let message = format!("{} is no day of the year", shown(&text));
            ValueError::new(message, "write month and day, as in `07-01`").at(datum.span)
        })
    }
}

impl FieldType for FiscalYear {
    const SHAPE: Shape =
        Shape::Record(&[("starts", &Shape::Spelled(STARTS)), ("named_by", &Shape::Words(NamedBy::WORDS))]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        let entries = match &datum.data {
            Data::Map(entries) => entries,
            Data::Null => return Err(no_value().at(datum.span)),
            _ => return Err(wrong_kind(datum, "mapping")),
        };
        let (mut starts, mut place, mut named_by) = ((1, 1), datum.span, NamedBy::End);
        for entry in entries {
            match entry.key.as_ref() {
                "starts" => (starts, place) = (Self::read_starts(&entry.value)?, entry.value.span),
                "named_by" => named_by = NamedBy::read(&entry.value)?,
                key => {
                    let near = nearest(key, KEYS.into_iter()).map(|near| format!("did you mean `{near}`? "));
                    let help = format!("{}known: {}", near.unwrap_or_default(), KEYS.join(", "));
                    let message = format!("a fiscal year has no field {}", shown(key));
                    return Err(ValueError::new(message, help).at(entry.key_span));
                }
            }
        }
        Self::new(starts.0, starts.1, named_by).map_err(|error| error.at(place))
    }

    fn write(&self) -> Datum<'static> {
        let starts = Datum::text(format!("{:02}-{:02}", self.month, self.day));
        Datum::map([("starts", starts), ("named_by", self.named_by.write())])
    }
}

impl serde::Serialize for FiscalYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let starts = format!("{:02}-{:02}", self.month, self.day);
        serializer.collect_map([("starts", starts.as_str()), ("named_by", self.named_by.as_str())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_is_read_from_a_mapping() {
        let read = |starts: &'static str| FiscalYear::read(&Datum::map([("starts", Datum::bare(starts))]));
        let year = read("07-01").unwrap();
        assert_eq!((year.starts(), year.named_by()), ((7, 1), NamedBy::End));
        assert_eq!(FiscalYear::read(&year.write()), Ok(year));
        for text in ["02-29", "7-1", "13-01", "2026-07-01", ""] {
            assert!(read(text).is_err(), "{text}");
        }
        let error = FiscalYear::read(&Datum::map([("start", Datum::bare("07-01"))])).unwrap_err();
        assert!(error.help.starts_with("did you mean `starts`?"));
    }

    #[test]
    fn a_fiscal_year_holds_the_days_from_its_start() {
        let year = |month, date: &str| {
            let fiscal = FiscalYear::new(month, 1, NamedBy::End).unwrap();
            let date = date.parse().unwrap();
            format!("{} {}", fiscal.year_of(date), fiscal.quarter_of(date).unwrap())
        };
        assert_eq!(year(1, "2026-12-31"), "2026-01-01..2026-12-31 2026-Q4");
        assert_eq!(year(7, "2026-06-30"), "2025-07-01..2026-06-30 FY2026-Q4");
        assert_eq!(year(7, "2026-07-01"), "2026-07-01..2027-06-30 FY2027-Q1");
    }
}
