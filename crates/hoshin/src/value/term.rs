//! The terms of a catchball round: what a side puts on the table.

use super::Keyed;
use super::datum::{Data, Datum};
use super::field::{FieldType, Shape, ValueError};

/// One term: a value as written, or the terms of one of several targets.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A value as written, such as `80 %`.
    Value(Box<str>),
    /// The terms of one target, by field.
    Target(Keyed<Box<str>>),
}

impl FieldType for Term {
    const SHAPE: Shape =
        Shape::OneOf(&[&Shape::Text, &Shape::Number { min: None, max: None }, &Shape::Map(&Shape::Text)]);

    fn read(datum: &Datum<'_>) -> Result<Self, ValueError> {
        match datum.data {
            Data::Map(_) => Ok(Self::Target(Keyed::read(datum)?)),
            _ => Ok(Self::Value(<Box<str>>::read(datum)?)),
        }
    }

    fn write(&self) -> Datum<'static> {
        match self {
            Self::Value(text) => Datum::text(String::from(&**text)),
            Self::Target(terms) => terms.write(),
        }
    }
}
