//! The dates on which a routine comes round, and the rule that says so in a calendar.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use hoshin::analyse::score::day_number;
use hoshin::value::{Cadence, CalendarUnit, Date, Duration};
use serde::{Serialize, Serializer};

/// From when and how often something comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The first time.
    pub first: Date,
    /// How often.
    pub cadence: Cadence,
    /// Whether the first time was stated or held, and not chosen here.
    pub is_stated: bool,
}

impl Recurrence {
    /// Its dates from one day to another, both included.
    ///
    /// # Complexity
    ///
    /// Linear in the dates found.
    pub fn between(self, from: Date, until: Date) -> Vec<Date> {
        let days = f64::from(day_number(from) - day_number(self.first)).max(0.0);
        // A few too early, for months are not all of one length.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "days between two dates, not negative"
        )]
        let skipped = (days / self.cadence.approximate_days()) as u32;
        let numbers = skipped.saturating_sub(2)..;
        let dates = numbers.map_while(|number| self.cadence.occurrence(self.first, number));
        dates.skip_while(|date| *date < from).take_while(|date| *date <= until).collect()
    }

    /// The rule of a calendar: `FREQ=MONTHLY;INTERVAL=3`. A month that lacks the day has its last one instead.
    ///
    /// # Source
    ///
    /// RFC 5545, section 3.3.10.
    pub fn rule(self) -> String {
        let Duration { count, unit } = self.cadence.interval();
        let (frequency, times) = match unit {
            CalendarUnit::Day => ("DAILY", 1),
            CalendarUnit::Week => ("WEEKLY", 1),
            CalendarUnit::Month => ("MONTHLY", 1),
            CalendarUnit::Quarter => ("MONTHLY", 3),
            CalendarUnit::Year => ("MONTHLY", 12),
        };
        let (frequency, interval) = match u64::from(count) * times {
            years if frequency == "MONTHLY" && years % 12 == 0 => ("YEARLY", years / 12),
            interval => (frequency, interval),
        };
        let mut rule = format!("FREQ={frequency}");
        if interval > 1 {
            let _ = write!(rule, ";INTERVAL={interval}");
        }
        let day = self.first.day();
        let may_lack = match frequency {
            "MONTHLY" => day > 28,
            "YEARLY" => day == 29 && self.first.month() == 2,
            _ => false,
        };
        if may_lack {
            let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
            if frequency == "YEARLY" {
                let _ = write!(rule, ";BYMONTH={}", self.first.month());
            }
            let _ = write!(rule, ";BYMONTHDAY={};BYSETPOS=-1", days.join(","));
        }
        rule
    }
}

impl Serialize for Recurrence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Recurrence", 3)?;
        out.serialize_field("first", &self.first)?;
        out.serialize_field("rule", &self.rule())?;
        out.serialize_field("isStated", &self.is_stated)?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(cadence: &str, first: &str) -> (String, Vec<String>) {
        let first: Date = first.parse().unwrap();
        let every = Recurrence { first, cadence: cadence.parse().unwrap(), is_stated: true };
        let dates = every.between("2026-02-01".parse().unwrap(), "2026-04-30".parse().unwrap());
        (every.rule(), dates.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_last_of_a_month_stays_the_last() {
        let (told, dates) = rule("monthly", "2020-01-31");
        assert_eq!(told, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
        assert_eq!(dates, ["2026-02-28", "2026-03-31", "2026-04-30"]);
        assert_eq!(rule("annual", "2024-02-29").0, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1");
    }

    #[test]
    fn every_cadence_has_its_rule() {
        assert_eq!(rule("quarterly", "2025-03-10").0, "FREQ=MONTHLY;INTERVAL=3");
        assert_eq!(rule("fortnightly", "2026-01-05").0, "FREQ=WEEKLY;INTERVAL=2");
        assert_eq!(rule("every 2 years", "2026-01-05").0, "FREQ=YEARLY;INTERVAL=2");
        assert_eq!(rule("every 10 days", "0001-01-01").1.len(), 9);
        assert_eq!(rule("weekly", "2027-01-01").1.len(), 0);
    }
}
