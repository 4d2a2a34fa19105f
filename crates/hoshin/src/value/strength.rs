//! How strongly one thing helps or harms another: a number from -1 to 1, or a word of the 9-3-1 convention.
//!
//! Never zero: what does nothing is not written. Helping means better, not more.

use std::fmt;
use std::str::FromStr;

use super::datum::Datum;
use super::field::{FieldType, Shape, ValueError};
use super::number::{self, Shown};
use super::spelled::{read_text, shown};

/// A strength that remembers whether it was a word.
///
/// # Example
///
/// ```
/// use hoshin::value::Strength;
///
/// assert_eq!("strong".parse::<Strength>()?, Strength::STRONG);
/// assert_eq!(Strength::WEAK.negated().to_string(), "-weak");
/// # Ok::<(), hoshin::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    value: f64,
    word: Option<Word>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Strong,
    Medium,
    Weak,
}

impl Strength {
    /// Nine of nine.
    ///
    /// # Source
    ///
    /// The 9-3-1 convention of quality function deployment.
    pub const STRONG: Self = Self { value: 1.0, word: Some(Word::Strong) };
    /// Three of nine.
    pub const MEDIUM: Self = Self { value: 1.0 / 3.0, word: Some(Word::Medium) };
    /// One of nine.
    pub const WEAK: Self = Self { value: 1.0 / 9.0, word: Some(Word::Weak) };

    /// The words, for help and for harm.
    pub const WORDS: &'static [&'static str] = &["strong", "medium", "weak", "-strong", "-medium", "-weak"];

    /// Makes one from a number.
    ///
    /// # Errors
    ///
    /// [`ValueError`] outside -1 to 1, and for zero.
    pub fn new(value: f64) -> Result<Self, ValueError> {
        if value.abs() <= 1.0 && value != 0.0 {
            return Ok(Self { value, word: None });
        }
        let shown = Shown(value);
        Err(if value == 0.0 {
            ValueError::new("a strength is never 0", "drop the relation, or its strength if that is unknown")
        } else {
            let help = "write a number from -1 to 1, or `strong`, `medium` or `weak` (9, 3 and 1 of nine)";
            ValueError::new(format!("the strength `{shown}` does not lie between -1 and 1"), help)
        })
    }

    /// The number: from -1 to 1, never 0.
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The word that it was written with, if it was one, with its sign.
    pub const fn word(self) -> Option<&'static str> {
        let harm = self.value < 0.0;
        match self.word {
            None => None,
            Some(Word::Strong) => Some(if harm { "-strong" } else { "strong" }),
            Some(Word::Medium) => Some(if harm { "-medium" } else { "medium" }),
            Some(Word::Weak) => Some(if harm { "-weak" } else { "weak" }),
        }
    }

    /// Whether it harms.
    pub const fn is_harm(self) -> bool {
        self.value < 0.0
    }

    /// The same strength the other way.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { value: -self.value, word: self.word }
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.word() {
            Some(word) => f.pad(word),
            None => Shown(self.value).fmt(f),
        }
    }
}

impl FromStr for Strength {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let word = match text.strip_prefix('-').unwrap_or(text) {
            "strong" => Self::STRONG,
            "medium" => Self::MEDIUM,
            "weak" => Self::WEAK,
            _ => {
                let number = number::parse(text).map_err(|_| {
                    let help = "write `strong`, `medium` or `weak`, with `-` in front for harm, or a number from -1 to 1";
                    ValueError::new(format!("{} is no strength", shown(text)), help)
                });
                return Self::new(number?);
            }
        };
        Ok(if text.starts_with('-') { word.negated() } else { word })
    }
}

impl FieldType for Strength {
    const SHAPE: Shape =
        Shape::OneOf(&[&Shape::Words(Self::WORDS), &Shape::Number { min: Some(-1.0), max: Some(1.0) }]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "strength")
    }

    fn write(&self) -> Datum<'static> {
        self.word().map_or_else(|| Datum::number(self.value), Datum::text)
    }
}

serialize_as_text!(Strength);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_keeps_its_word() {
        for text in ["strong", "-medium", "weak", "0.5", "-0.25"] {
            let strength: Strength = text.parse().unwrap();
            assert_eq!(strength.to_string(), text);
            assert_eq!(Strength::read(&strength.write()), Ok(strength));
        }
        for text in ["0", "-0", "9", "1.01", "NaN", "stronk", "", "--weak", "+weak"] {
            assert!(text.parse::<Strength>().is_err(), "{text}");
        }
        assert!(size_of::<Strength>() <= 16);
        assert_eq!(Strength::MEDIUM.negated().negated(), Strength::MEDIUM);
    }
}
