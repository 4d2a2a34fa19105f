//! Days as whole numbers, so that lines can be drawn through them.

use jiff::Span;
use jiff::civil::{Date, date};

const FIRST: Date = date(1970, 1, 1);

/// The number of a day.
///
/// # Units
///
/// Days since 1 January 1970; earlier ones are negative.
pub fn day_number(day: Date) -> i32 {
    FIRST.until(day).map_or(0, |span| span.get_days())
}

/// The day of a number; none before the year -9999 and after 9999.
pub fn date_of(number: i32) -> Option<Date> {
    FIRST.checked_add(Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_go_both_ways() {
        for day in [date(2026, 3, 31), date(1969, 12, 31), date(1, 1, 1), date(9999, 12, 31)] {
            assert_eq!(date_of(day_number(day)), Some(day));
        }
        assert_eq!(day_number(date(2026, 1, 1)) - day_number(date(2025, 1, 1)), 365);
        assert_eq!(date_of(i32::MAX), None);
    }
}
