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

use serde::Deserialize;

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
