//! How answers are written.

use serde::Serialize;

/// An answer as one JSON value, indented by two blanks.
pub(crate) fn indented(answer: &impl Serialize) -> String {
    // Answers hold finite numbers and string keys only, so that writing cannot fail.
    serde_json::to_string_pretty(answer).unwrap_or_default()
}
