//! Units: what a number counts. Those with an exact factor convert, all others are incomparable.
//!
//! A unit always has a spelling that reads as the same unit: those of several words come from text alone.

use std::fmt;
use std::sync::Arc;

use super::field::Spelling;
use super::money::Currency;
use super::number::Shown;

mod convert;
mod parse;
mod product;
mod time;

pub use convert::Incomparable;
pub(crate) use parse::currency_symbol;
pub use time::TimeUnit;

/// What a number counts: a plain unit, or one `per` others.
///
/// Equality is of the spelling; [`Unit::is_convertible`] tells whether numbers can be compared.
///
/// # Example
///
/// ```
/// use hoshin::value::Unit;
///
/// let each: Unit = "defects per unit".parse()?;
/// let thousand: Unit = "defect per 1000 units".parse()?;
/// assert_eq!(thousand.convert(5.0, &each), Ok(0.005));
/// assert!(!each.is_convertible(&"%".parse()?));
/// # Ok::<(), hoshin::value::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// A plain unit.
    Base(Base),
    /// A unit per others.
    Rate(Arc<Rate>),
}

/// A unit without `per`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// Hundredths, written `%` or `percent`.
    Percent,
    /// A part of one.
    Ratio,
    /// Things.
    Count,
    /// Points of a scale, such as NPS.
    Score,
    /// Time.
    Time(TimeUnit),
    /// Money.
    Money(Currency),
    /// Anything else, comparable with itself alone.
    Custom(CustomUnit),
}

/// The name of a unit that the language does not know. Words are parted by one blank.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CustomUnit(Arc<str>);

/// A unit per others: `EUR per contact`, `defects per 1000 units`, `per person per year`.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    of: Base,
    per: Vec<Per>,
}

/// One `per` of a rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Per {
    /// How many: the 1000 of `per 1000 units`. Above zero.
    pub count: f64,
    /// Of what.
    pub unit: Base,
}

impl Unit {
    /// Hundredths.
    pub const PERCENT: Self = Self::Base(Base::Percent);
    /// A part of one.
    pub const RATIO: Self = Self::Base(Base::Ratio);
    /// Things.
    pub const COUNT: Self = Self::Base(Base::Count);
    /// Points of a scale.
    pub const SCORE: Self = Self::Base(Base::Score);

    /// The unit before the first `per`.
    pub fn base(&self) -> &Base {
        match self {
            Self::Base(base) => base,
            Self::Rate(rate) => &rate.of,
        }
    }

    /// What it is per, in the order written.
    pub fn per(&self) -> &[Per] {
        match self {
            Self::Base(_) => &[],
            Self::Rate(rate) => &rate.per,
        }
    }

    /// The currency, if it is money or money per something.
    pub fn currency(&self) -> Option<Currency> {
        match self.base() {
            Base::Money(currency) => Some(*currency),
            _ => None,
        }
    }

    /// The unit without its last `per year`, if it ends in one.
    pub(crate) fn without_per_year(&self) -> Option<Self> {
        match self.per() {
            [rest @ .., Per { count, unit: Base::Time(TimeUnit::Year) }]
                if count.to_bits() == 1f64.to_bits() =>
            {
                Some(Self::of(self.base().clone(), rest.to_vec()))
            }
            _ => None,
        }
    }

    fn of(of: Base, per: Vec<Per>) -> Self {
        if per.is_empty() { Self::Base(of) } else { Self::Rate(Arc::new(Rate { of, per })) }
    }

    /// Shows it as it stands behind a number.
    pub(crate) fn behind(&self, value: f64) -> impl fmt::Display + '_ {
        Behind { unit: self, one: value.abs().to_bits() == 1f64.to_bits() }
    }
}

impl CustomUnit {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Base {
    fn show(&self, f: &mut fmt::Formatter<'_>, one: bool) -> fmt::Result {
        match self {
            Self::Percent => f.write_str("%"),
            Self::Ratio => f.write_str("ratio"),
            Self::Count => f.write_str("count"),
            Self::Score => f.write_str("score"),
            Self::Time(unit) => f.write_str(if one { unit.as_str() } else { unit.plural() }),
            Self::Money(currency) => f.write_str(currency.code()),
            Self::Custom(name) => f.write_str(name.as_str()),
        }
    }
}

struct Behind<'u> {
    unit: &'u Unit,
    one: bool,
}

impl fmt::Display for Behind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per = self.unit.per();
        // A count of nothing in particular has no name in front of `per`.
        let mut gap = "";
        if per.is_empty() || *self.unit.base() != Base::Count {
            self.unit.base().show(f, self.one)?;
            gap = " ";
        }
        for part in per {
            let one = part.count.to_bits() == 1f64.to_bits();
            write!(f, "{gap}per ")?;
            if !one {
                write!(f, "{} ", Shown(part.count))?;
            }
            part.unit.show(f, one)?;
            gap = " ";
        }
        Ok(())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Behind { unit: self, one: false }.fmt(f)
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f, false)
    }
}

spelled!(
    Unit,
    Spelling {
        name: "unit",
        summary: "Percent, ratio, count, score, a unit of time, an ISO 4217 currency, any other word, or one `per` another.",
        pattern: Some(r"\S"),
        examples: &[
            "%",
            "ratio",
            "count",
            "score",
            "days",
            "EUR",
            "EUR per contact",
            "defects per 1000 units",
            "per person per year"
        ],
        numeric: false,
    }
);
