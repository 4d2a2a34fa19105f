//! How other people write numbers, amounts, dates and periods, read without guessing in silence.
//!
//! No library was found that says what a text could mean in several locales: all want the locale first. So each reader here
//! gives every reading that a text allows, [`Evidence`] gathers what the unambiguous texts of a file tell, and whoever
//! reads a table notes what was settled how. The calendar itself is jiff's, units are the language's own.

mod amount;
mod currency;
mod date;
mod evidence;
mod month;
mod number;
mod period;

pub use amount::Amount;
pub use currency::in_format as currency_in;
pub use date::Day;
pub use evidence::{Basis, Evidence, Settled};
pub use number::Number;
pub use period::read as read_period;

use std::str::FromStr;

use serde::Deserialize;

use crate::UnknownWord;

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decimal {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

/// What stands first in a date of three numbers that does not begin with the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

/// What is known of the way in which a file writes numbers and dates; none is to be found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Locale {
    /// What stands before the decimals.
    pub decimal: Option<Decimal>,
    /// What stands first in a date.
    pub date_order: Option<DateOrder>,
}

/// The locales that are known by a word. English alone leaves open what stands first in a date.
///
/// # Source
///
/// Unicode CLDR 46: decimal separators, and the short date patterns.
const LOCALES: &[(&str, Decimal, Option<DateOrder>)] = &[
    ("en", Decimal::Point, None),
    ("en-US", Decimal::Point, Some(DateOrder::MonthFirst)),
    ("en-GB", Decimal::Point, Some(DateOrder::DayFirst)),
    ("en-AU", Decimal::Point, Some(DateOrder::DayFirst)),
    ("en-IE", Decimal::Point, Some(DateOrder::DayFirst)),
    ("en-IN", Decimal::Point, Some(DateOrder::DayFirst)),
    ("en-NZ", Decimal::Point, Some(DateOrder::DayFirst)),
    ("cs", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("da", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("de", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("de-CH", Decimal::Point, Some(DateOrder::DayFirst)),
    ("el", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("es", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("es-MX", Decimal::Point, Some(DateOrder::DayFirst)),
    ("fi", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("fr", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("it", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("nb", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("nl", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("pl", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("pt", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("ru", Decimal::Comma, Some(DateOrder::DayFirst)),
    ("tr", Decimal::Comma, Some(DateOrder::DayFirst)),
];

impl Locale {
    /// The words of the locales that are known.
    pub fn words() -> impl Iterator<Item = &'static str> {
        LOCALES.iter().map(|(word, ..)| *word)
    }
}

impl FromStr for Locale {
    type Err = UnknownWord;

    /// Reads a word such as `de` or `en-GB`, whatever its case. A region that is not known by itself has the ways of its
    /// language.
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let plain = word.replace('_', "-");
        let language = plain.split('-').next().unwrap_or_default();
        let find = |wanted: &str| LOCALES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(wanted));
        let found = find(&plain).or_else(|| find(language));
        let (_, decimal, date_order) =
            found.ok_or_else(|| UnknownWord::new("locale", word, Self::words()))?;
        Ok(Self { decimal: Some(*decimal), date_order: *date_order })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_go_by_their_words() {
        let read = |word: &str| word.parse::<Locale>().map(|locale| (locale.decimal, locale.date_order));
        assert_eq!(read("en_us"), Ok((Some(Decimal::Point), Some(DateOrder::MonthFirst))));
        assert_eq!(read("de-AT"), read("de"));
        assert_ne!(read("de-CH"), read("de"));
        let error = "ed-US".parse::<Locale>().unwrap_err();
        assert_eq!(
            (error.code(), error.to_string().as_str()),
            ("unknown-locale", "there is no locale `ed-US`")
        );
        assert!(error.help().starts_with("did you mean `en-US`? the locales are `en`, "), "{}", error.help());
    }
}
