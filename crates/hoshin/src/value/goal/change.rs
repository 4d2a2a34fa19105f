//! What `change` holds: a step from the baseline, always with a sign.
//!
//! Every change has one form: percentage points are never an absolute amount of percent, and a final `per year`
//! belongs to the change and not to its unit.

use std::fmt;
use std::str::FromStr;

use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, Spelling, ValueError};
use crate::value::number::{self, Shown};
use crate::value::quantity::Quantity;
use crate::value::spelled::{read_text, shown};
use crate::value::unit::{Base, Incomparable, Unit};

/// A change against the baseline: `-30 %`, `+5 pp`, `-6 days`, `-10 % per year`.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    amount: ChangeAmount,
    per_year: bool,
}

/// By how much.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeAmount {
    /// By so many hundredths of the baseline.
    Percent(f64),
    /// By so many percentage points.
    Points(f64),
    /// By so much.
    Absolute(Quantity),
}

impl Change {
    /// Makes one in its one form.
    pub fn new(amount: ChangeAmount, per_year: bool) -> Self {
        let finite = |value: f64| Quantity::plain(value).value;
        match amount {
            ChangeAmount::Percent(value) => Self { amount: ChangeAmount::Percent(finite(value)), per_year },
            ChangeAmount::Points(value) => Self { amount: ChangeAmount::Points(finite(value)), per_year },
            ChangeAmount::Absolute(Quantity { value, unit }) => {
                let stripped = if per_year { None } else { unit.as_ref().and_then(Unit::without_per_year) };
                let (unit, per_year) = if stripped.is_some() { (stripped, true) } else { (unit, per_year) };
                let points = match &unit {
                    Some(Unit::Base(Base::Percent)) => true,
                    Some(Unit::Base(Base::Custom(name))) => name.as_str() == "pp",
                    _ => false,
                };
                let value = finite(value);
                let amount = if points {
                    ChangeAmount::Points(value)
                } else {
                    ChangeAmount::Absolute(Quantity { value, unit })
                };
                Self { amount, per_year }
            }
        }
    }

    /// By how much.
    pub const fn amount(&self) -> &ChangeAmount {
        &self.amount
    }

    /// Whether it repeats every year, a percentage compounding.
    pub const fn is_per_year(&self) -> bool {
        self.per_year
    }

    /// Where it leads from `baseline`, both in `unit`, after so many years. The years count only for a change per
    /// year; a percentage then compounds, and never below zero.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] for percentage points of what is no share, and for an amount that does not convert.
    pub fn from_baseline(&self, baseline: f64, unit: &Unit, years: f64) -> Result<f64, Incomparable> {
        let times = if self.per_year { years } else { 1.0 };
        let reached = match &self.amount {
            ChangeAmount::Percent(percent) if self.per_year => {
                baseline * (1.0 + percent / 100.0).max(0.0).powf(years)
            }
            ChangeAmount::Percent(percent) => baseline + baseline * percent / 100.0,
            ChangeAmount::Points(points) => baseline + Unit::PERCENT.convert(*points, unit)? * times,
            ChangeAmount::Absolute(quantity) => baseline + quantity.in_unit(unit)? * times,
        };
        Ok(Quantity::plain(reached).value)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, unit) = match &self.amount {
            ChangeAmount::Percent(value) => (*value, Some("%".to_owned())),
            ChangeAmount::Points(value) => (*value, Some("pp".to_owned())),
            ChangeAmount::Absolute(Quantity { value, unit }) => {
                (*value, unit.as_ref().map(|unit| unit.behind(*value).to_string()))
            }
        };
        let plus = if value < 0.0 { "" } else { "+" };
        write!(f, "{plus}{}", Shown(value))?;
        if let Some(unit) = unit {
            write!(f, " {unit}")?;
        }
        if self.per_year { f.write_str(" per year") } else { Ok(()) }
    }
}

impl FromStr for Change {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if text.is_empty() {
            return Err(ValueError::new("a change is empty", "write as in `-30 %`, `+5 pp` or `-6 days`"));
        }
        if number::lex(text.trim_start()).is_some_and(|lexed| !lexed.signed) {
            // The quantity's own error comes first: a sign would not make `1,000` readable.
            let quantity: Quantity = text.parse()?;
            let help = format!("write `+{quantity}` or `-{quantity}`; or state the level to reach with `to`");
            return Err(ValueError::new(format!("the change {} has no sign", shown(text)), help));
        }
        let quantity: Quantity = text.parse()?;
        let Some(unit) = &quantity.unit else {
            return Ok(Self::new(ChangeAmount::Absolute(quantity), false));
        };
        let stripped = unit.without_per_year();
        let per_year = stripped.is_some();
        let unit = stripped.unwrap_or_else(|| unit.clone());
        // `+2 per year` is the KPI's own unit, each year.
        let nameless = per_year && unit == Unit::COUNT && !text.to_ascii_lowercase().contains("count");
        Ok(match unit {
            Unit::Base(Base::Percent) => Self::new(ChangeAmount::Percent(quantity.value), per_year),
            _ if nameless => Self::new(ChangeAmount::Absolute(Quantity::plain(quantity.value)), per_year),
            unit => Self {
                per_year,
                ..Self::new(ChangeAmount::Absolute(Quantity::of(quantity.value, unit)), true)
            },
        })
    }
}

impl Change {
    /// How it is written.
    pub const SPELLING: &'static Spelling = &Spelling {
        name: "change",
        summary: "A step from the baseline, with its sign: per cent of it, percentage points, or an amount; `per year` repeats it.",
        pattern: Some(r"^\s*[+−-]\.?[0-9]"),
        examples: &["-30 %", "+5 pp", "-6 days", "-10 % per year"],
        numeric: true,
    };
}

impl FieldType for Change {
    const SHAPE: Shape = Shape::Spelled(Self::SPELLING);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "change")
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.to_string())
    }
}

serialize_as_text!(Change);

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(text: &str, unit: &str, years: f64) -> Option<String> {
        let change: Change = text.parse().unwrap();
        assert_eq!(change.to_string().parse(), Ok(change.clone()), "{text}");
        change.from_baseline(50.0, &unit.parse().unwrap(), years).ok().map(|value| value.to_string())
    }

    #[test]
    fn a_change_starts_at_the_baseline() {
        assert_eq!(reached("-30 %", "days", 1.0).as_deref(), Some("35"));
        assert_eq!(reached("-10 % per year", "USD per unit", 2.0).as_deref(), Some("40.5"));
        assert_eq!(reached("+5 pp", "%", 3.0).as_deref(), Some("55"));
        assert_eq!(reached("+5 pp per year", "%", 3.0).as_deref(), Some("65"));
        assert_eq!(reached("-1 week", "days", 1.0).as_deref(), Some("43"));
        assert_eq!(reached("-6", "days", 1.0).as_deref(), Some("44"));
        assert_eq!(reached("+2 per year", "score", 2.0).as_deref(), Some("54"));
        assert_eq!(reached("+5 pp", "days", 1.0), None);
        assert_eq!(reached("\u{2212}150 % per year", "days", 2.5).as_deref(), Some("0"));
    }

    #[test]
    fn a_sign_is_demanded_and_each_change_has_one_form() {
        let error = "30 %".parse::<Change>().unwrap_err();
        assert_eq!(error.help, "write `+30 %` or `-30 %`; or state the level to reach with `to`");
        for text in ["", "done", "+", "+-5", "+1,000", "+€5"] {
            assert!(text.parse::<Change>().is_err(), "{text}");
        }
        let yearly = Quantity::of(5.0, "pp per year".parse().unwrap());
        assert_eq!(Change::new(ChangeAmount::Absolute(yearly), false).to_string(), "+5 pp per year");
        assert_eq!("+0 %".parse::<Change>().map(|change| change.to_string()), Ok("+0 %".to_owned()));
    }
}
