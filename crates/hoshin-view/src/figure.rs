//! A number with its unit, as views carry and show it.

use std::fmt;

use hoshin::analyse::promise::rounded;
use hoshin::report::serialize_number;
use hoshin::value::{Quantity, Unit};
use serde::{Serialize, Serializer};

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// How much.
    #[serde(serialize_with = "serialize_number")]
    pub value: f64,
    /// Of what; plain if none.
    #[serde(serialize_with = "serialize_unit")]
    pub unit: Option<Unit>,
}

impl Figure {
    /// A number with its unit.
    pub fn new(value: f64, unit: Option<&Unit>) -> Self {
        Self { value, unit: unit.cloned() }
    }

    /// Figures that stand beside one another, written alike: all to as many decimals as the one with the most of them,
    /// and money to those of its currency.
    pub fn alike<const N: usize>(figures: [Option<&Self>; N]) -> [Option<String>; N] {
        let decimals = figures.iter().flatten().map(|figure| figure.decimals()).max().unwrap_or(0);
        figures.map(|figure| figure.map(|figure| figure.to_decimals(decimals)))
    }

    /// How many decimals it is shown to.
    fn decimals(&self) -> usize {
        let shown = Quantity::plain(rounded(self.value)).to_string();
        let own = shown.split_once('.').map_or(0, |(_, behind)| behind.len());
        let is_money = self.unit.as_ref().is_some_and(|unit| unit.currency().is_some());
        // Whole amounts stay whole; of others all digits of the coin are shown.
        if is_money && own == 1 { 2 } else { own }
    }

    fn to_decimals(&self, decimals: usize) -> String {
        let plain = self.to_string();
        let (number, unit) =
            plain.split_once(' ').map_or((plain.as_str(), ""), |(number, unit)| (number, unit));
        let (whole, behind) = number.split_once('.').unwrap_or((number, ""));
        if decimals == 0 || behind.len() >= decimals || !whole.ends_with(|c: char| c.is_ascii_digit()) {
            return plain;
        }
        let gap = if unit.is_empty() { "" } else { " " };
        format!("{whole}.{behind:0<decimals$}{gap}{unit}")
    }
}

impl fmt::Display for Figure {
    /// The number to 12 digits, with its unit where that has a name to show.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nameless = [Unit::COUNT, Unit::SCORE, Unit::RATIO];
        let value = rounded(self.value);
        match self.unit.as_ref().filter(|unit| !nameless.contains(unit)) {
            Some(unit) => Quantity::of(value, unit.clone()).fmt(f),
            None => Quantity::plain(value).fmt(f),
        }
    }
}

/// A share of one in per cent: `62 %`.
pub fn percent(share: f64) -> String {
    Quantity::of((share * 100.0).round(), Unit::PERCENT).to_string()
}

/// A number to two decimals, as many as it has.
pub fn short(number: f64) -> String {
    Quantity::plain((number * 100.0).round() / 100.0).to_string()
}

/// Writes a number that may not be known, as [`serialize_number`] does.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize_known<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize_number(number, serializer),
        None => serializer.serialize_none(),
    }
}

#[expect(clippy::ref_option, reason = "the form that serde asks for")]
fn serialize_unit<S: Serializer>(unit: &Option<Unit>, serializer: S) -> Result<S::Ok, S::Error> {
    unit.as_ref().map(ToString::to_string).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> [String; 2] {
        let figure = |text: &str| {
            let Quantity { value, unit } = text.parse().unwrap();
            Figure { value, unit }
        };
        Figure::alike([Some(&figure(one)), Some(&figure(other))]).map(Option::unwrap_or_default)
    }

    #[test]
    fn figures_side_by_side_have_as_many_decimals() {
        assert_eq!(alike("4.5 USD per unit", "4 USD per unit"), ["4.50 USD per unit", "4.00 USD per unit"]);
        assert_eq!(alike("1.8 %", "1 %"), ["1.8 %", "1.0 %"]);
        assert_eq!(alike("96 %", "98 %"), ["96 %", "98 %"]);
        assert_eq!(alike("61", "0.25"), ["61.00", "0.25"]);
        assert_eq!(alike("1200000 EUR", "2 EUR"), ["1200000 EUR", "2 EUR"]);
    }

    #[test]
    fn numbers_and_units_are_data() {
        let figure = Figure::new(4.0, Some(&Unit::PERCENT));
        assert_eq!(serde_json::to_string(&figure).unwrap(), r#"{"value":4,"unit":"%"}"#);
    }
}
