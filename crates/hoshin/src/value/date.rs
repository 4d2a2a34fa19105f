//! Days of the calendar, as the language spells them: `2026-03-05`, years 1 to 9999.
//!
//! The type is jiff's; reading is apart so that a day that never was is refused by name.

use jiff::SignedDuration;
use jiff::civil::Date;

use super::datum::Datum;
use super::field::{FieldType, Shape, Spelling, ValueError};
use super::spelled::{read_text, shown};

/// How a date is written.
pub const SPELLING: &Spelling = &Spelling {
    name: "date",
    summary: "A day, written year, month, day.",
    pattern: Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    examples: &["2026-03-05"],
    numeric: false,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a day.
///
/// # Errors
///
/// [`ValueError`] for other spellings and for days that the calendar does not have.
///
/// # Example
///
/// ```
/// use hoshin::value::date;
///
/// assert!(date::parse("2028-02-29").is_ok());
/// assert_eq!(date::parse("2026-02-30").unwrap_err().message, "there is no 30 February 2026");
/// ```
pub fn parse(text: &str) -> Result<Date, ValueError> {
    let mut parts = text.split('-');
    let parsed = (parts.next(), parts.next(), parts.next(), parts.next());
    let (Some(year), Some(month), Some(day), None) = parsed else { return Err(no_date(text)) };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return Err(no_date(text));
    };
    from_numbers(year, month, day)
}

fn no_date(text: &str) -> ValueError {
    let help = match text.get(..10) {
        Some(head) if text.len() > 10 && parse(head).is_ok() => format!("write the day alone: `{head}`"),
        _ => "write year, month, day, as in `2026-03-05`".to_owned(),
    };
    ValueError::new(format!("{} is no date", shown(text)), help)
}

/// The day of a year, month and day of the month.
pub(crate) fn from_numbers(year: i16, month: i16, day: i16) -> Result<Date, ValueError> {
    if year < 1 {
        return Err(ValueError::new("there is no year 0", "write a year from 0001 to 9999"));
    }
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let Some(name) = name else {
        return Err(ValueError::new(format!("there is no month {month:02}"), "months run from 01 to 12"));
    };
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    date.and_then(|(month, day)| Date::new(year, month, day).ok()).ok_or_else(|| {
        let last = Date::new(year, i8::try_from(month).unwrap_or(1), 1).map_or(31, Date::days_in_month);
        ValueError::new(format!("there is no {day} {name} {year}"), format!("{name} {year} has {last} days"))
    })
}

/// A number of exactly `width` decimal digits.
pub(crate) fn digits(text: &str, width: usize) -> Option<i16> {
    let exact = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if exact { text.parse().ok() } else { None }
}

/// The day so many months later, at most the last of its month; none outside the calendar.
pub(crate) fn months_after(date: Date, months: i64) -> Option<Date> {
    let total = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let (year, month) =
        (i16::try_from(total.div_euclid(12)).ok()?, i8::try_from(total.rem_euclid(12) + 1).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, date.day().min(first.days_in_month())).ok()
}

/// The day so many days later; none outside the calendar.
pub(crate) fn days_after(date: Date, days: i64) -> Option<Date> {
    // A span of the calendar would do, and bring every message of its library with it: sixty kilobytes of a module.
    date.checked_add(SignedDuration::try_from_hours(days.checked_mul(24)?)?).ok()
}

/// A day, adding at most what the calendar holds.
pub(crate) fn plus_months(date: Date, months: i32) -> Date {
    months_after(date, months.into()).unwrap_or(Date::MAX)
}

/// A day, adding at most what the calendar holds.
pub(crate) fn plus_days(date: Date, days: i32) -> Date {
    days_after(date, days.into()).unwrap_or(Date::MAX)
}

/// The days from one to another, below nothing if the other is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

/// The months from one day to another that are whole, and the days that are left; nothing if the other is earlier.
pub(crate) fn months_between(from: Date, to: Date) -> (i32, i32) {
    if to < from {
        return (0, 0);
    }
    let count = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let months = count(to) - count(from) - i32::from(to.day() < from.day());
    (months, days_between(plus_months(from, months), to))
}

impl FieldType for Date {
    const SHAPE: Shape = Shape::Spelled(SPELLING);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        struct Parsed(Date);
        impl std::str::FromStr for Parsed {
            type Err = ValueError;
            fn from_str(text: &str) -> Result<Self, ValueError> {
                parse(text).map(Self)
            }
        }
        read_text::<Parsed>(datum, "date").map(|parsed| parsed.0)
    }

    fn write(&self) -> Datum<'static> {
        Datum::bare(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use jiff::{Span, Unit};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_are_counted_as_the_calendar_does(start in -4_000_000..2_900_000_i64, count in 0..60_000_i32) {
            let start = days_after("0001-01-01".parse().unwrap(), start).unwrap_or(Date::MIN);
            let end = plus_days(start, count);
            prop_assert_eq!(Some(end), start.checked_add(Span::new().days(count)).ok());
            let months = Span::new().months(count - 30_000);
            prop_assert_eq!(months_after(start, (count - 30_000).into()), start.checked_add(months).ok());
            let span = start.until((Unit::Month, end)).unwrap();
            prop_assert_eq!(months_between(start, end), (span.get_months(), span.get_days()));
            prop_assert_eq!(days_between(end, start), end.until(start).unwrap().get_days());
        }
    }

    #[test]
    fn impossible_days_are_named() {
        let message = |text| parse(text).map_err(|error| error.message);
        assert_eq!(message("2026-04-31"), Err("there is no 31 April 2026".into()));
        assert_eq!(message("2026-13-01"), Err("there is no month 13".into()));
        assert_eq!(message("0000-01-01"), Err("there is no year 0".into()));
        assert_eq!(parse("2026-03-05T10:00").unwrap_err().help, "write the day alone: `2026-03-05`");
        for text in
            ["", "2026-3-5", "05.03.2026", "2026-03", "2026-03-05-", "20é6-03-05", "2026-00-01", "2026-01-00"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
        assert_eq!(parse("2028-02-29").map(|date| date.to_string()), Ok("2028-02-29".into()));
    }
}
