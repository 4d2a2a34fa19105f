//! JSON: the data of a view as it is, under the word of the view.

use serde::Serialize;

/// Writes data as one JSON object, indented by two blanks.
pub fn write(data: &impl Serialize) -> String {
    // Views hold finite numbers and string keys only, so that writing them cannot fail.
    serde_json::to_string_pretty(data).unwrap_or_default()
}
