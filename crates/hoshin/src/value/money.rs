//! Currencies by their ISO 4217 code; amounts of different ones are never compared.

use std::fmt;
use std::str::FromStr;

use super::field::{Spelling, ValueError};
use super::spelled::shown;

/// A currency.
///
/// # Source
///
/// ISO 4217, as of the `iso_currency` crate.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// Its code, three upper-case letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Its English name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The currency of that code, written in upper case.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        let plain = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if plain { iso_currency::Currency::from_code(code).map(Self) } else { None }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Currency {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::of_code(text).ok_or_else(|| {
            ValueError::new(format!("{} is no currency", shown(text)), "write the ISO 4217 code, as in `EUR`")
        })
    }
}

spelled!(
    Currency,
    Spelling {
        name: "currency",
        summary: "An ISO 4217 code.",
        pattern: Some("^[A-Z]{3}$"),
        examples: &["EUR", "USD", "JPY"],
        numeric: false,
    }
);
