//! From the errors of values, texts and graphs to faults with places.

use crate::format::read_error::Fault;
use crate::format::syntax_error::SyntaxError;
use crate::model::{BuildError, Place};
use crate::value::datum::Span;
use crate::value::field::ValueError;

/// Every code that a fault may have beside those of [`BuildError::code`] and of the syntax errors.
pub(crate) const OWN_CODES: &[&str] = &[
    "file",
    "include-cycle",
    "include-outside",
    "missing-version",
    "misplaced-field",
    "too-many-files",
    "too-many-nodes",
    "unknown-framework",
    "unknown-level",
    "unknown-practice",
    "unknown-record",
    "unsupported-version",
    "wrong-shape",
];

/// A fault of a value of a field.
pub(super) fn of_value(file: u32, key: &str, error: ValueError, around: Span) -> Fault {
    let error = error.at(around);
    Fault::new(
        "invalid-value",
        format!("`{key}`: {}", error.message),
        error.help,
        Some(Place { file, span: error.span }),
    )
}

/// A fault that the graph found.
pub(super) fn of_graph(file: u32, error: &BuildError, span: Span) -> Fault {
    Fault::new(error.code(), error.to_string(), error.help(), Some(Place { file, span }))
}

/// A fault of the text itself.
pub(super) fn of_syntax(file: u32, error: SyntaxError) -> Fault {
    Fault::new(error.kind.as_str(), error.message, error.help, Some(Place { file, span: error.span }))
}

/// A fault of the shape of data.
pub(super) fn wrong_shape(
    file: u32,
    expected: &str,
    found: &str,
    help: impl Into<String>,
    span: Span,
) -> Fault {
    Fault::new("wrong-shape", format!("expected {expected}, found {found}"), help, Some(Place { file, span }))
}
