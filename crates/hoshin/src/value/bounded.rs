//! Numbers in a range: what is never below zero, and what is a part of one whole.

use std::fmt;
use std::str::FromStr;

use super::datum::Datum;
use super::field::{FieldType, Shape, Spelling, ValueError};
use super::number::{self, Shown};
use super::spelled::{read_text, shown};

/// A finite number of at least zero: a weight, an importance, a capacity.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct NonNegative(f64);

/// A part of a whole, 0 to 1: a confidence. Also read as `5/10` and `60 %`.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(f64);

impl NonNegative {
    /// Makes one.
    ///
    /// # Errors
    ///
    /// [`ValueError`] below zero, and for what is not finite.
    pub fn new(value: f64) -> Result<Self, ValueError> {
        if value.is_finite() && value >= 0.0 {
            Ok(Self(number::unsigned_zero(value)))
        } else {
            Err(ValueError::new(
                format!("`{}` is below zero or not finite", Shown(value)),
                "write a number of at least 0",
            ))
        }
    }

    /// The number.
    pub const fn value(self) -> f64 {
        self.0
    }
}

impl Share {
    /// How it is written when it is no plain number.
    pub const SPELLING: &'static Spelling = &Spelling {
        name: "share",
        summary: "A part of a whole: a number from 0 to 1, a fraction or a percentage.",
        pattern: Some(r"^[0-9_.eE+−-]+(\s*(/\s*[0-9_.eE+−-]+|%))?$"),
        examples: &["0.6", "5/10", "60 %"],
        numeric: true,
    };

    /// Makes one.
    ///
    /// # Errors
    ///
    /// [`ValueError`] outside 0 to 1.
    pub fn new(value: f64) -> Result<Self, ValueError> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(number::unsigned_zero(value)))
        } else {
            let help = "write a number from 0 to 1, or `5/10`, or `60 %`";
            Err(ValueError::new(format!("`{}` does not lie between 0 and 1", Shown(value)), help))
        }
    }

    /// The number.
    pub const fn value(self) -> f64 {
        self.0
    }
}

impl fmt::Display for NonNegative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self.0).fmt(f)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self.0).fmt(f)
    }
}

impl FromStr for NonNegative {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::new(number::parse(text)?)
    }
}

impl FromStr for Share {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if let Some(percent) = text.strip_suffix('%') {
            return Self::new(number::parse(percent.trim_end())? / 100.0);
        }
        let Some((part, whole)) = text.split_once('/') else { return Self::new(number::parse(text)?) };
        let (part, whole) = (number::parse(part.trim_end())?, number::parse(whole.trim_start())?);
        if part < 0.0 || whole <= 0.0 {
            return Err(ValueError::new(
                format!("{} is no part of a whole", shown(text)),
                "write as in `5/10`",
            ));
        }
        Self::new(part / whole)
    }
}

impl FieldType for NonNegative {
    const SHAPE: Shape = Shape::Number { min: Some(0.0), max: None };

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "number")
    }

    fn write(&self) -> Datum<'static> {
        Datum::number(self.0)
    }
}

impl FieldType for Share {
    const SHAPE: Shape =
        Shape::OneOf(&[&Shape::Number { min: Some(0.0), max: Some(1.0) }, &Shape::Spelled(Self::SPELLING)]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "share")
    }

    fn write(&self) -> Datum<'static> {
        Datum::number(self.0)
    }
}

impl serde::Serialize for NonNegative {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl serde::Serialize for Share {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_three_spellings() {
        for text in ["0.6", "6/10", "60 %", "60%", "3 / 5"] {
            assert_eq!(text.parse::<Share>().map(|share| share.to_string()), Ok("0.6".to_owned()), "{text}");
        }
        for text in ["6", "-0.1", "11/10", "1/0", "0/0", "-5/-10", "101 %", "", "%", "/", "half"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_negative_may_be_zero() {
        assert_eq!("-0".parse::<NonNegative>().map(|number| number.to_string()), Ok("0".to_owned()));
        assert!("-1".parse::<NonNegative>().is_err());
        assert!(NonNegative::new(f64::NAN).is_err());
    }
}
