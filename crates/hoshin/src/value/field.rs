//! How a typed value is read from data, written back and described: one trait for every value of the language.

use super::datum::{Datum, Span};

/// What a field holds, for the JSON Schema, the documentation and the bindings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Any text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A finite number in a closed range; a missing bound is open.
    Number {
        /// The least value.
        min: Option<f64>,
        /// The greatest value.
        max: Option<f64>,
    },
    /// A value with a spelling of its own: a date, a period, a quantity.
    Spelled(&'static Spelling),
    /// One of a few words.
    Words(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// A mapping from any key.
    Map(&'static Shape),
    /// A mapping with known keys, all optional.
    Record(&'static [(&'static str, &'static Shape)]),
    /// Any of several shapes.
    OneOf(&'static [&'static Shape]),
}

/// The description of values with a spelling of their own.
#[derive(Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The name of the type, such as `period`.
    pub name: &'static str,
    /// What it means and how it is written, one line.
    pub summary: &'static str,
    /// A regular expression that every spelling matches (it may match more), if one is known.
    pub pattern: Option<&'static str>,
    /// Spellings to show.
    pub examples: &'static [&'static str],
    /// Whether a bare JSON number is a spelling too.
    pub numeric: bool,
}

/// Why a piece of data is not the value that its place wants.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ValueError {
    /// What is wrong: one line, lower case, no full stop, input in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it stands.
    pub span: Span,
}

impl ValueError {
    /// Makes an error without a place; [`ValueError::at`] gives it one.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), span: Span::default() }
    }

    /// The same error at a place, unless it has one already.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        if self.span == Span::default() {
            self.span = span;
        }
        self
    }
}

/// A value that a field can hold.
///
/// Reading and writing are inverses: `read(&value.write()) == Ok(value)`.
pub trait FieldType: Sized {
    /// Its shape.
    const SHAPE: Shape;

    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`ValueError`] with the place of the offending part.
    fn read(datum: &Datum<'_>) -> Result<Self, ValueError>;

    /// Writes it in canonical form.
    fn write(&self) -> Datum<'static>;
}
