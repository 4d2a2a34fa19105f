//! Days as whole numbers, so that lines can be drawn through them.

use jiff::civil::{Date, date};

use crate::value::date::{days_after, days_between};

const FIRST: Date = date(1970, 1, 1);

/// The number of a day.
///
/// # Units
///
/// Days since 1 January 1970; earlier ones are negative.
pub fn day_number(day: Date) -> i32 {
    days_between(FIRST, day)
}

/// The day of a number; none before the year -9999 and after 9999.
pub fn date_of(number: i32) -> Option<Date> {
    days_after(FIRST, number.into())
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
