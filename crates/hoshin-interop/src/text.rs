//! How an answer is wanted as text.

use hoshin::report::text::TextOptions;
use serde::{Deserialize, Serialize};

/// How an answer is wanted as text for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TextRequest {
    /// Whether ANSI escape codes may be used.
    pub color: bool,
    /// The width to keep to, in columns; 80 if none.
    pub width: Option<usize>,
    /// Whether notes are shown; they are always counted.
    pub notes: bool,
    /// Whether every finding of a rule is shown, not the first three only.
    pub all: bool,
}

impl TextRequest {
    pub(crate) fn options(&self) -> TextOptions {
        let usual = TextOptions::default();
        TextOptions {
            color: self.color,
            width: self.width.unwrap_or(usual.width),
            notes: self.notes,
            per_rule: if self.all { None } else { usual.per_rule },
        }
    }
}
