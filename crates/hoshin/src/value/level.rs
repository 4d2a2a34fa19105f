//! A level of the organisation, by the name that the plan's ladder gives it.

use std::sync::Arc;

use super::datum::Datum;
use super::field::{FieldType, Shape, ValueError};

/// A level of the organisation: a word of the plan's ladder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level(Arc<str>);

impl Level {
    /// The ladder of plans that declare none, the top first.
    pub const DEFAULT_LADDER: &'static [&'static str] =
        &["corporate", "division", "plant", "department", "team", "individual"];

    /// The level of that name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its name, to be replaced by a shared copy of the same name.
    pub(crate) fn shared(&mut self) -> &mut Arc<str> {
        &mut self.0
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl FieldType for Level {
    const SHAPE: Shape = Shape::Text;

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        Ok(Self(<Box<str>>::read(datum)?.into()))
    }

    fn write(&self) -> Datum<'static> {
        Datum::text(self.0.to_string())
    }
}
