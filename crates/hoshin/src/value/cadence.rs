//! Cadences: how often something comes round.
//!
//! Words that mean two things (`bi-weekly`) are refused; a spelling is kept (`every 2 weeks` is not
//! `fortnightly`), though the two come round alike. Which nest in which stands in `nesting`.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use jiff::civil::Date;

use super::duration::{CalendarUnit, Duration};
use super::field::{Spelling, ValueError};
use super::spelled::shown;
use super::words_macro::nearest;

mod block;
mod nesting;

/// How often a routine meets, a KPI is read, a framework looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Annual,
    /// Every so many days, weeks, months, quarters or years.
    Every(NonZeroU32, CalendarUnit),
}

impl Cadence {
    /// The cadences that are one word, shortest first.
    pub const NAMED: &'static [Self] = &[
        Self::Daily,
        Self::Weekly,
        Self::Fortnightly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Annual,
    ];

    const WORDS: [&'static str; 7] =
        ["daily", "weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "annual"];

    /// The time from one occurrence to the next.
    pub const fn interval(self) -> Duration {
        let (count, unit) = match self {
            Self::Daily => (1, CalendarUnit::Day),
            Self::Weekly => (1, CalendarUnit::Week),
            Self::Fortnightly => (2, CalendarUnit::Week),
            Self::Monthly => (1, CalendarUnit::Month),
            Self::Quarterly => (3, CalendarUnit::Month),
            Self::HalfYearly => (6, CalendarUnit::Month),
            Self::Annual => (12, CalendarUnit::Month),
            Self::Every(count, unit) => (count.get(), unit),
        };
        Duration { count, unit }
    }

    /// The occurrence after one on `date`; nothing past the year 9999.
    ///
    /// From the end of a month it may slip to an earlier day of the month for good; [`Cadence::occurrence`]
    /// does not.
    pub fn next(self, date: Date) -> Option<Date> {
        self.interval().after(date)
    }

    /// The `number`th occurrence after the first, counted from 0 and from the first itself, so that a meeting on
    /// the 31st returns to the 31st.
    pub fn occurrence(self, first: Date, number: u32) -> Option<Date> {
        let Duration { count, unit } = self.interval();
        Duration { count: count.checked_mul(number)?, unit }.after(first)
    }

    /// The mean time between occurrences, for ordering.
    ///
    /// # Units
    ///
    /// Days.
    pub fn approximate_days(self) -> f64 {
        self.interval().approximate_days()
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Annual => "annual",
            Self::Every(..) => return write!(f, "every {}", self.interval()),
        })
    }
}

impl FromStr for Cadence {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let named = Self::WORDS.iter().zip(Self::NAMED).find(|(word, _)| **word == text);
        if let Some((_, cadence)) = named {
            return Ok(*cadence);
        }
        if let Some(interval) = text.strip_prefix("every ")
            && let Ok(Duration { count, unit }) = interval.trim_start_matches(' ').parse()
            && let Some(count) = NonZeroU32::new(count)
        {
            return Ok(Self::Every(count, unit));
        }
        Err(refused(text))
    }
}

fn refused(text: &str) -> ValueError {
    let plain = text.to_ascii_lowercase().replace('-', "");
    let twofold = match plain.as_str() {
        "biweekly" => Some("write `fortnightly`, or `every 3 days` for twice a week"),
        "bimonthly" => Some("write `every 2 months`, or `fortnightly` for twice a month"),
        "biannual" | "biannually" | "biyearly" => Some("write `half-yearly`, or `every 2 years`"),
        _ => None,
    };
    if let Some(help) = twofold {
        return ValueError::new(format!("{} has two meanings", shown(text)), help);
    }
    let near = match plain.as_str() {
        "yearly" | "annually" | "every year" => Some("annual"),
        "semiannual" | "halfyearly" | "semiannually" => Some("half-yearly"),
        "every day" => Some("daily"),
        "every week" => Some("weekly"),
        "every month" => Some("monthly"),
        "every quarter" => Some("quarterly"),
        _ => nearest(text, Cadence::WORDS.into_iter()),
    };
    let hint = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    let help = format!("{hint}known: {}, `every 10 days`", Cadence::WORDS.join(", "));
    ValueError::new(format!("{} is no cadence", shown(text)), help)
}

spelled!(
    Cadence,
    Spelling {
        name: "cadence",
        summary: "How often something comes round: a word, or `every` with a number of days, weeks, months or years.",
        pattern: Some(
            "^(daily|weekly|fortnightly|monthly|quarterly|half-yearly|annual|every +[0-9][0-9_]* +(day|week|month|quarter|year)s?)$"
        ),
        examples: &[
            "daily",
            "weekly",
            "fortnightly",
            "monthly",
            "quarterly",
            "half-yearly",
            "annual",
            "every 10 days"
        ],
        numeric: false,
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn cadence(text: &str) -> Cadence {
        text.parse().unwrap()
    }

    #[test]
    fn words_with_two_meanings_are_refused() {
        for text in ["bi-weekly", "biweekly", "Bimonthly", "bi-monthly", "biannual"] {
            assert!(text.parse::<Cadence>().unwrap_err().message.ends_with("two meanings"), "{text}");
        }
        assert!("yearly".parse::<Cadence>().unwrap_err().help.starts_with("did you mean `annual`?"));
        assert!("every 0 days".parse::<Cadence>().is_err());
    }

    #[test]
    fn months_are_counted_from_the_first() {
        let first = "2026-01-31".parse().unwrap();
        let third = cadence("monthly").occurrence(first, 2);
        assert_eq!(third.map(|date| date.to_string()).as_deref(), Some("2026-03-31"));
        assert_eq!(cadence("every 2 weeks").next(first), cadence("fortnightly").next(first));
        assert_ne!(cadence("every 2 weeks"), Cadence::Fortnightly);
        assert!(
            Cadence::NAMED.windows(2).all(|pair| pair[0].approximate_days() < pair[1].approximate_days())
        );
    }
}
