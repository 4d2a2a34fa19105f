//! The stretch of time that belongs to one occurrence of a cadence: a month, a quarter, a week.

use jiff::civil::Date;

use super::Cadence;
use crate::value::date::{days_after, plus_days, plus_months};
use crate::value::duration::{CalendarUnit, Duration};
use crate::value::period::{Dates, FiscalYear};

impl Cadence {
    /// The days of the stretch that a day lies in: of the calendar month, of the quarter, half or year of the fiscal
    /// year, of the ISO week. What has no place in the calendar (`fortnightly`, `every 10 days`) ends on that day.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::value::{Cadence, FiscalYear};
    ///
    /// let quarter = Cadence::Quarterly.block("2026-02-10".parse()?, &FiscalYear::default());
    /// assert_eq!(quarter.to_string(), "2026-01-01..2026-03-31");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn block(self, day: Date, fiscal: &FiscalYear) -> Dates {
        let Duration { count, unit } = self.interval();
        let months = match unit {
            CalendarUnit::Day | CalendarUnit::Week => None,
            CalendarUnit::Month => Some(count),
            CalendarUnit::Quarter => count.checked_mul(3),
            CalendarUnit::Year => count.checked_mul(12),
        };
        let (start, after) = match (months.and_then(|months| i32::try_from(months).ok()), count, unit) {
            (Some(1), ..) => (day.first_of_month(), plus_months(day.first_of_month(), 1)),
            (Some(months @ (3 | 6 | 12)), ..) => part_of_year(day, months, *fiscal),
            (_, 1, CalendarUnit::Day) => (day, plus_days(day, 1)),
            (_, 1, CalendarUnit::Week) => {
                let monday =
                    days_after(day, -i64::from(day.weekday().to_monday_zero_offset())).unwrap_or(Date::MIN);
                (monday, plus_days(monday, 7))
            }
            _ => {
                let start = days_after(plus_days(day, 1), -span_in_days(count, unit)).unwrap_or(Date::MIN);
                (start.min(day), plus_days(day, 1))
            }
        };
        // The last day of all has none after it.
        let end = if after == Date::MAX { after } else { after.yesterday().unwrap_or(after) };
        Dates { start, end: Some(end.max(day)) }
    }
}

fn part_of_year(day: Date, months: i32, fiscal: FiscalYear) -> (Date, Date) {
    let names = [1, 0, -1].map(|ahead| fiscal.first_day(day.year().saturating_add(ahead).clamp(1, 9999)));
    let first = names.into_iter().find(|first| *first <= day).unwrap_or(day);
    let mut parts = (0..12 / months).map(|part| {
        let start = plus_months(first, part * months);
        (start, plus_months(first, (part + 1) * months))
    });
    parts.rfind(|(start, _)| *start <= day).unwrap_or((day, plus_days(day, 1)))
}

/// How many days, of months their mean.
fn span_in_days(count: u32, unit: CalendarUnit) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 4e9 times 366, far below 2^63")]
    let days = (f64::from(count) * unit.approximate_days()).round() as i64;
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::period::NamedBy;

    #[test]
    fn every_day_lies_in_one() {
        let block = |cadence: &str, day: &str, fiscal| {
            cadence.parse::<Cadence>().unwrap().block(day.parse().unwrap(), &fiscal).to_string()
        };
        let july = FiscalYear::new(7, 1, NamedBy::End).unwrap();
        let table = [
            ("daily", "2026-02-10..2026-02-10"),
            ("weekly", "2026-02-09..2026-02-15"),
            ("fortnightly", "2026-01-28..2026-02-10"),
            ("monthly", "2026-02-01..2026-02-28"),
            ("quarterly", "2026-01-01..2026-03-31"),
            ("half-yearly", "2026-01-01..2026-06-30"),
            ("annual", "2025-07-01..2026-06-30"),
            ("every 10 days", "2026-02-01..2026-02-10"),
            ("every 18 months", "2024-08-12..2026-02-10"),
        ];
        for (cadence, days) in table {
            assert_eq!(block(cadence, "2026-02-10", july), days, "{cadence}");
        }
        assert_eq!(block("annual", "2026-12-31", FiscalYear::default()), "2026-01-01..2026-12-31");
        assert_eq!(block("every 4000000 years", "0001-01-01", july), "-009999-01-01..0001-01-01");
        assert_eq!(block("weekly", "9999-12-31", july), "9999-12-27..9999-12-31");
    }
}
