//! Converting between units: exact factors only, and an error for everything else.

use super::{Base, Currency, Per, Unit};

/// Two units with no exact factor between them.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("`{from}` and `{to}` cannot be compared")]
pub struct Incomparable {
    /// The unit that there is.
    pub from: Unit,
    /// The unit that is wanted.
    pub to: Unit,
}

/// What a plain unit measures: two units convert when these are the same.
#[derive(Clone, Copy, Debug)]
enum Dimension<'u> {
    Share,
    Count,
    Score,
    Seconds,
    Months,
    Money(Currency),
    Custom(&'u str),
}

impl Base {
    /// What it measures, and how many of the dimension's smallest it is.
    fn dimension(&self) -> (Dimension<'_>, f64) {
        match self {
            Self::Percent => (Dimension::Share, 1.0),
            Self::Ratio => (Dimension::Share, 100.0),
            Self::Count => (Dimension::Count, 1.0),
            Self::Score => (Dimension::Score, 1.0),
            Self::Time(unit) => match unit.size() {
                (size, true) => (Dimension::Months, size),
                (size, false) => (Dimension::Seconds, size),
            },
            Self::Money(currency) => (Dimension::Money(*currency), 1.0),
            Self::Custom(name) => (Dimension::Custom(name.as_str()), 1.0),
        }
    }

    /// The sizes of both, if they measure the same.
    pub(super) fn sizes(&self, other: &Self) -> Option<(f64, f64)> {
        let ((dimension, size), (wanted, wanted_size)) = (self.dimension(), other.dimension());
        let same = match (dimension, wanted) {
            (Dimension::Money(one), Dimension::Money(other)) => one == other,
            (Dimension::Custom(one), Dimension::Custom(other)) => same_words(one, other),
            _ => std::mem::discriminant(&dimension) == std::mem::discriminant(&wanted),
        };
        same.then_some((size, wanted_size))
    }
}

impl Unit {
    /// Converts a number of this unit to `to`. Finite stays finite: what grows out of bounds is held at them.
    ///
    /// Percent and ratio convert, as do seconds to weeks, months to years, and each `per` likewise with its
    /// count, in any order; `defect` and `defects` are the same word. Days and months are incomparable, as a
    /// month has no exact number of days (our choice); so is money of different currencies.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] where there is no exact factor.
    pub fn convert(&self, value: f64, to: &Self) -> Result<f64, Incomparable> {
        if self == to {
            return Ok(value);
        }
        match self.factor(to) {
            Some((times, by)) => Ok((value * times / by).clamp(f64::MIN, f64::MAX)),
            None => Err(Incomparable { from: self.clone(), to: to.clone() }),
        }
    }

    /// Whether numbers of the two can be compared.
    pub fn is_convertible(&self, to: &Self) -> bool {
        self.factor(to).is_some()
    }

    /// What to multiply by and what to divide by; kept apart so that whole factors convert exactly.
    pub(super) fn factor(&self, to: &Self) -> Option<(f64, f64)> {
        let (mut times, mut by) = self.base().sizes(to.base())?;
        let mut open: Vec<&Per> = to.per().iter().collect();
        for per in self.per() {
            let (at, (size, wanted_size)) =
                open.iter().enumerate().find_map(|(at, wanted)| Some((at, per.unit.sizes(&wanted.unit)?)))?;
            let wanted = open.remove(at);
            times *= wanted.count * wanted_size;
            by *= per.count * size;
        }
        open.is_empty().then_some((times, by))
    }
}

/// Whether two names are the same but for singular and plural, word by word.
fn same_words(one: &str, other: &str) -> bool {
    let (mut ones, mut others) = (one.split(' '), other.split(' '));
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || plural(one, other) || plural(other, one) => {}
            _ => return false,
        }
    }
}

/// Whether `many` is the regular English plural of `one`. Words below three letters have none, since `m` and `ms`
/// are units of their own.
fn plural(one: &str, many: &str) -> bool {
    if one.len() < 3 {
        return false;
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| one.ends_with(end));
    match many.strip_prefix(one) {
        Some("s") => !hisses,
        Some("es") => hisses,
        _ => one.strip_suffix('y').is_some_and(|stem| many.strip_prefix(stem) == Some("ies")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(value: f64, from: &str, to: &str) -> Option<String> {
        let (from, to): (Unit, Unit) = (from.parse().unwrap(), to.parse().unwrap());
        from.convert(value, &to).ok().map(|value| value.to_string())
    }

    #[test]
    fn exact_factors_convert() {
        let table = [
            (70.0, "%", "ratio", "0.7"),
            (0.07, "ratio", "percent", "7.000000000000001"),
            (2.0, "weeks", "hours", "336"),
            (90.0, "min", "h", "1.5"),
            (1.0, "year", "months", "12"),
            (1.0, "per month", "per year", "12"),
            (12.0, "count per year", "per month", "1"),
            (5.0, "defects per 1000 units", "defect per unit", "0.005"),
            (3.0, "per year per person", "per person per year", "3"),
            (1.0, "batches per box", "batch per boxes", "1"),
            (1.0, "FTE", "FTEs", "1"),
            (10.0, "per cent", "%", "10"),
        ];
        for (value, from, to, shown) in table {
            assert_eq!(convert(value, from, to).as_deref(), Some(shown), "{from} to {to}");
        }
    }

    #[test]
    fn everything_else_is_incomparable() {
        for (from, to) in [
            ("EUR", "USD"),
            ("days", "months"),
            ("%", "score"),
            ("m", "ms"),
            ("% per year", "%"),
            ("EUR per unit", "EUR per contact"),
            ("Points", "points"),
            ("count", "defects"),
            ("per day", "per day per day"),
        ] {
            assert_eq!(convert(1.0, from, to), None, "{from} to {to}");
        }
        let error = Unit::PERCENT.convert(1.0, &Unit::SCORE).unwrap_err();
        assert_eq!(error.to_string(), "`%` and `score` cannot be compared");
    }
}
