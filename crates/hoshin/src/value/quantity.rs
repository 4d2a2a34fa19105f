//! Quantities: a number with or without its unit, in the one spelling of numbers that the language has.

use std::fmt;
use std::str::FromStr;

use super::datum::Datum;
use super::field::{FieldType, Shape, Spelling, ValueError};
use super::number::{self, Shown};
use super::spelled::{read_text, shown};
use super::unit::{Incomparable, Unit};

/// A number of something. Without a unit it is in the unit of the KPI that it stands for.
///
/// # Example
///
/// ```
/// use hoshin::value::{Quantity, Unit};
///
/// let quantity: Quantity = "1.2M EUR per year".parse()?;
/// assert_eq!(quantity.to_string(), "1200000 EUR per year");
/// assert_eq!("70 %".parse::<Quantity>()?.in_unit(&Unit::RATIO), Ok(0.7));
/// # Ok::<(), hoshin::value::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// How much. Finite, and zero has no sign.
    pub value: f64,
    /// Of what, if stated.
    pub unit: Option<Unit>,
}

impl Quantity {
    /// A number in the KPI's own unit. What is not finite is held at the greatest number.
    pub fn plain(value: f64) -> Self {
        Self { value: bounded(value), unit: None }
    }

    /// A number with its unit. What is not finite is held at the greatest number.
    pub fn of(value: f64, unit: Unit) -> Self {
        Self { value: bounded(value), unit: Some(unit) }
    }

    /// The number in another unit; without a unit of its own it is in that one already.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] where there is no exact factor.
    pub fn in_unit(&self, unit: &Unit) -> Result<f64, Incomparable> {
        self.unit.as_ref().map_or(Ok(self.value), |own| own.convert(self.value, unit))
    }
}

fn bounded(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { number::unsigned_zero(value.clamp(f64::MIN, f64::MAX)) }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self.value).fmt(f)?;
        self.unit.as_ref().map_or(Ok(()), |unit| write!(f, " {}", unit.behind(self.value)))
    }
}

impl FromStr for Quantity {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let trimmed = text.trim();
        let lexed = number::lex(trimmed).ok_or_else(|| no_number(trimmed))?;
        if lexed.rest.starts_with(',') {
            return Err(number::comma(text));
        }
        let after = lexed.rest.trim_start();
        if after.starts_with(['-', '–', '—', '\u{2212}', '/', '±', '~'])
            || after.starts_with("to ")
            || after.starts_with("..")
        {
            let help = "write one number; a target between two states `band: [3, 5]`";
            return Err(ValueError::new(format!("{} is more than one number", shown(text)), help));
        }
        let (word, behind) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
        let (shift, unit) = match word {
            "k" => (3, behind),
            "M" => (6, behind),
            "bn" => (9, behind),
            _ => (0, after),
        };
        let value = lexed.value(shift).ok_or_else(|| number::too_large(text))?;
        if unit.is_empty() {
            return Ok(Self::plain(value));
        }
        if unit.starts_with(['.', '_', ',']) {
            return Err(number::trailing(text, unit));
        }
        Ok(Self::of(value, unit.parse()?))
    }
}

/// The error for a text that does not begin with a number.
fn no_number(text: &str) -> ValueError {
    let unsigned = text.trim_start_matches(['-', '+', '\u{2212}']);
    let symbol = super::unit::currency_symbol(unsigned);
    let amount = symbol.and_then(|_| unsigned.get(unsigned.chars().next()?.len_utf8()..));
    if let (Some(code), Some(amount)) = (symbol, amount) {
        let help = match number::lex(amount.trim()).filter(|lexed| lexed.rest.is_empty()) {
            Some(_) => format!("write the ISO 4217 code behind it: `{} {code}`", amount.trim()),
            None => format!("write the ISO 4217 code behind it, as in `4.50 {code}`"),
        };
        return ValueError::new(format!("{} has a currency sign", shown(text)), help);
    }
    if text.is_empty() {
        return ValueError::new("a quantity is empty", "write a number, as in `75` or `70 %`");
    }
    let message = format!("{} does not begin with a number", shown(text));
    ValueError::new(message, "write the number first and nothing before it, as in `75` or `10 %`")
}

impl Quantity {
    /// How it is written.
    pub const SPELLING: &'static Spelling = &Spelling {
        name: "quantity",
        summary: "A number, then `k`, `M` or `bn`, then a unit; all but the number may be left out.",
        pattern: Some(r"^\s*[+−-]?\.?[0-9]"),
        examples: &["75", "70 %", "2_000 EUR", "1.2M EUR", "3 person days", "3 per person per year"],
        numeric: true,
    };
}

impl FieldType for Quantity {
    const SHAPE: Shape = Shape::Spelled(Self::SPELLING);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "quantity")
    }

    fn write(&self) -> Datum<'static> {
        match self.unit {
            None => Datum::number(self.value),
            Some(_) => Datum::text(self.to_string()),
        }
    }
}

serialize_as_text!(Quantity);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_shown() {
        let table = [
            ("75", "75"),
            ("4.00", "4"),
            ("70 %", "70 %"),
            ("70%", "70 %"),
            ("2_000 EUR", "2000 EUR"),
            ("-6 days", "-6 days"),
            ("30_000 EUR per year", "30000 EUR per year"),
            ("3 person days", "3 person days"),
            ("1 FTE", "1 FTE"),
            ("1.2M EUR", "1200000 EUR"),
            ("2 bn USD", "2000000000 USD"),
            ("4.35 M", "4350000"),
            ("5k", "5000"),
            ("1e3", "1000"),
            ("3 per person per year", "3 per person per year"),
            ("-0", "0"),
            ("1 days", "1 day"),
            ("5  km", "5 km"),
            ("1e300", "1e300"),
            (">", ""),
            ("$4.50", ""),
            ("1,000", ""),
            ("about 10 %", ""),
            ("3-5", ""),
            ("3 - 5 %", ""),
            ("3 to 5", ""),
            ("", ""),
            ("NaN", ""),
            ("inf", ""),
            ("1e999", ""),
            ("5 €", ""),
            ("1.2.3", ""),
            ("1__0", ""),
            ("1 2", ""),
            ("5 million EUR", ""),
            ("2026-03-31", ""),
            ("3..5", ""),
            ("10±2", ""),
            ("999e306 k", ""),
            ("5 k M", ""),
            ("4 EUR per", ""),
            ("1 < 2", ""),
        ];
        for (text, shown) in table {
            let read = text.parse::<Quantity>();
            assert_eq!(read.as_ref().map_or(String::new(), ToString::to_string), shown, "{text}: {read:?}");
        }
        assert_eq!(
            "$4.50".parse::<Quantity>().unwrap_err().help,
            "write the ISO 4217 code behind it: `4.50 USD`"
        );
        assert!(size_of::<Unit>() <= 24 && size_of::<Quantity>() <= 32);
    }
}
