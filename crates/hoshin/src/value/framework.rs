//! The frameworks of strategy: six built in, any other by its id.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::datum::Datum;
use super::field::{FieldType, Shape, ValueError};
use super::id::validate_id;
use super::spelled::read_text;

/// A way of running strategy. Those that are not built in are declared under `frameworks`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Framework {
    /// Hoshin Kanri.
    Hoshin,
    /// Objectives and key results.
    Okr,
    /// The Balanced Scorecard.
    Bsc,
    /// Lean.
    Lean,
    /// Six Sigma.
    SixSigma,
    /// Agile.
    Agile,
    /// Any other, by its id. Never one of the words above.
    Custom(Arc<str>),
}

impl Framework {
    /// The words of those built in.
    pub const WORDS: &'static [&'static str] = &["hoshin", "okr", "bsc", "lean", "six-sigma", "agile"];

    /// Those built in.
    pub const BUILT_IN: &'static [Self] =
        &[Self::Hoshin, Self::Okr, Self::Bsc, Self::Lean, Self::SixSigma, Self::Agile];

    /// Its id.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Hoshin => "hoshin",
            Self::Okr => "okr",
            Self::Bsc => "bsc",
            Self::Lean => "lean",
            Self::SixSigma => "six-sigma",
            Self::Agile => "agile",
            Self::Custom(id) => id,
        }
    }

    /// Whether it needs no declaring.
    pub const fn is_built_in(&self) -> bool {
        !matches!(self, Self::Custom(_))
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Framework {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if let Some(known) = Self::BUILT_IN.iter().find(|known| known.as_str() == text) {
            return Ok(known.clone());
        }
        validate_id(text).map(|()| Self::Custom(text.into()))
    }
}

impl FieldType for Framework {
    const SHAPE: Shape = Shape::OneOf(&[&Shape::Words(Self::WORDS), &Shape::Text]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        read_text(datum, "framework")
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.as_str().to_owned())
    }
}

serialize_as_text!(Framework);
