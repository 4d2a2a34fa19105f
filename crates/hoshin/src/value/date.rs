//! Days of the calendar, as the language spells them: `2026-03-05`, years 1 to 9999.
//!
//! The type is jiff's; reading is apart so that a day that never was is refused by name.

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

/// A day, adding at most what the calendar holds.
pub(crate) fn plus_months(date: Date, months: i32) -> Date {
    // Every month has the first 28 days: for these, which are most that are asked for, the calendar is not needed.
    if date.day() <= 28 {
        let total = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
        let parts = i16::try_from(total.div_euclid(12)).ok().zip(i8::try_from(total.rem_euclid(12) + 1).ok());
        let found = parts.and_then(|(year, month)| Date::new(year, month, date.day()).ok());
        return found.unwrap_or(Date::MAX);
    }
    add(date, jiff::Span::new().try_months(months))
}

/// A day, adding at most what the calendar holds.
pub(crate) fn plus_days(date: Date, days: i32) -> Date {
    add(date, jiff::Span::new().try_days(days))
}

fn add(date: Date, span: Result<jiff::Span, jiff::Error>) -> Date {
    span.and_then(|span| date.checked_add(span)).unwrap_or(Date::MAX)
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
