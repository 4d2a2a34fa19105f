//! What `to` holds: a level to reach, or `done`.

use std::fmt;
use std::str::FromStr;

use super::interval::Interval;
use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape, Spelling, ValueError};
use crate::value::quantity::Quantity;
use crate::value::spelled::read_text;
use crate::value::unit::{Incomparable, Unit};
use crate::value::words::Direction;

/// How a value must lie to a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// Below it.
    Less,
    /// Below it or at it.
    LessOrEqual,
    /// At it.
    Equal,
    /// Above it or at it.
    GreaterOrEqual,
    /// Above it.
    Greater,
}

/// What a target wants to reach.
///
/// # Example
///
/// ```
/// use hoshin::value::{Aim, Unit, words::Direction};
///
/// let aim: Aim = "< 1 day".parse()?;
/// let promised = aim.interval(Direction::Decrease, &"hours".parse()?).unwrap();
/// assert!(promised.contains(23.0) && !promised.contains(24.0));
/// # Ok::<(), hoshin::value::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// That it is done: yes or no.
    Done,
    /// A level. A sign belongs to the number; it never makes a change of it.
    Level {
        /// How a value must lie to it; without one the KPI's direction decides.
        comparator: Option<Comparator>,
        /// The level.
        quantity: Quantity,
    },
}

/// How far a maintained value may stray, as a part of its level (our choice).
const MAINTAINED: f64 = 0.05;

/// How far two spellings of one level may lie apart after conversion, as a part of it (our choice).
const ROUNDING: f64 = 1e-9;

impl Comparator {
    /// Its sign.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Equal => "=",
            Self::GreaterOrEqual => ">=",
            Self::Greater => ">",
        }
    }

    /// The sign at the head of a text, and what follows it.
    fn split(text: &str) -> (Option<Self>, &str) {
        let signs = [
            ("<=", Self::LessOrEqual),
            ("≤", Self::LessOrEqual),
            (">=", Self::GreaterOrEqual),
            ("≥", Self::GreaterOrEqual),
            ("<", Self::Less),
            (">", Self::Greater),
            ("=", Self::Equal),
        ];
        for (sign, comparator) in signs {
            if let Some(rest) = text.strip_prefix(sign) {
                return (Some(comparator), rest);
            }
        }
        (None, text)
    }
}

impl Aim {
    /// A level at which the KPI's direction decides.
    pub const fn level(quantity: Quantity) -> Self {
        Self::Level { comparator: None, quantity }
    }

    /// The level, if it is one.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Done => None,
            Self::Level { quantity, .. } => Some(quantity),
        }
    }

    /// The values, in `unit`, that keep the promise. Without a comparator an increase wants the level or more, a
    /// decrease the level or less, and maintaining allows 5 % of the level on either side (our choice). `done`
    /// promises nothing about values.
    ///
    /// # Errors
    ///
    /// [`Incomparable`] where the level does not convert.
    pub fn interval(&self, direction: Direction, unit: &Unit) -> Result<Interval, Incomparable> {
        let Self::Level { comparator, quantity } = self else { return Ok(Interval::ALL) };
        let level = quantity.in_unit(unit)?;
        Ok(match (comparator, direction) {
            (Some(Comparator::Less), _) => Interval::below(level),
            (Some(Comparator::LessOrEqual), _) | (None, Direction::Decrease) => Interval::at_most(level),
            (Some(Comparator::Equal), _) => Interval::around(level, level.abs() * ROUNDING),
            (Some(Comparator::GreaterOrEqual), _) | (None, Direction::Increase) => Interval::at_least(level),
            (Some(Comparator::Greater), _) => Interval::above(level),
            (None, Direction::Maintain) => Interval::around(level, level.abs() * MAINTAINED),
        })
    }
}

impl fmt::Display for Comparator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Comparator {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match Self::split(text) {
            (Some(comparator), "") => Ok(comparator),
            _ => Err(crate::value::words_macro::unknown_word(text, &["<", "<=", "=", ">=", ">"])),
        }
    }
}

serialize_as_text!(Comparator);

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("done"),
            Self::Level { comparator: None, quantity } => quantity.fmt(f),
            Self::Level { comparator: Some(comparator), quantity } => write!(f, "{comparator} {quantity}"),
        }
    }
}

impl FromStr for Aim {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if text == "done" {
            return Ok(Self::Done);
        }
        let (comparator, rest) = Comparator::split(text.trim_start());
        let quantity = rest.parse().map_err(|mut error: ValueError| {
            if rest.trim_start().starts_with(char::is_alphabetic) {
                error.help.push_str("; or `done` for what is no number");
            }
            error
        })?;
        Ok(Self::Level { comparator, quantity })
    }
}

impl Aim {
    /// How it is written.
    pub const SPELLING: &'static Spelling = &Spelling {
        name: "aim",
        summary: "A level, with `<`, `<=`, `=`, `>=` or `>` in front or none; or `done`.",
        pattern: Some(r"^(done$|\s*([<>]=?|[=≤≥])?\s*[+−-]?\.?[0-9])"),
        examples: &["75", ">= 98 %", "< 5 days", "3 per person per year", "done"],
        numeric: true,
    };
}

impl FieldType for Aim {
    const SHAPE: Shape = Shape::Spelled(Self::SPELLING);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "aim")
    }

    fn write(&self) -> Datum<'static> {
        match self {
            Self::Level { comparator: None, quantity } => quantity.write(),
            _ => Datum::text(self.to_string()),
        }
    }
}

serialize_as_text!(Aim);

#[cfg(test)]
mod tests {
    use super::*;

    fn promised(text: &str, direction: Direction) -> Interval {
        text.parse::<Aim>().unwrap().interval(direction, &Unit::PERCENT).unwrap()
    }

    #[test]
    fn a_comparator_wins_over_the_direction() {
        use Direction::{Decrease, Increase, Maintain};
        assert_eq!(promised(">= 98 %", Decrease), Interval::at_least(98.0));
        assert_eq!(promised("≤ 2", Increase), Interval::at_most(2.0));
        assert_eq!(promised("0.5 ratio", Increase), Interval::at_least(50.0));
        assert_eq!(promised("+5", Decrease), Interval::at_most(5.0));
        assert_eq!(promised("250", Maintain), Interval::between(237.5, 262.5));
        assert_eq!(promised("-100", Maintain), Interval::between(-105.0, -95.0));
        assert!(promised("= 98 %", Increase).intersects(&promised("= 0.98 ratio", Increase)));
        assert_eq!(promised("done", Increase), Interval::ALL);
        assert_eq!(">10".parse::<Aim>().map(|aim| aim.to_string()), Ok("> 10".to_owned()));
        assert!("7 days".parse::<Aim>().unwrap().interval(Increase, &Unit::PERCENT).is_err());
        for text in ["yes", "", "=", "> > 5", "=> 5", "about 10 %"] {
            assert!(text.parse::<Aim>().is_err(), "{text}");
        }
    }
}
