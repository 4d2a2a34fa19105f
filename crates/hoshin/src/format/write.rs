//! Data to text: JSON for machines, YAML for people. The same data gives the same bytes.

mod json;
mod number;
#[cfg(test)]
mod tests;
mod yaml;
pub(super) mod yaml_text;

pub(super) use self::json::string as json_string;
pub use self::json::{to_json, to_json_line};
pub(super) use self::yaml::flow;
pub use self::yaml::to_yaml;

/// Data as YAML on one line, without a line break at the end.
pub fn to_yaml_line(datum: &crate::value::datum::Datum<'_>) -> String {
    flow(&datum.data)
}

/// A text as a YAML scalar that reads back as that text, on one line and between brackets too.
pub(crate) fn yaml_scalar(text: &str) -> String {
    yaml_text::scalar(text, true, yaml_text::Place::Flow)
}

/// A text as a YAML key, likewise.
pub(crate) fn yaml_key(text: &str) -> String {
    yaml_text::key(text, yaml_text::Place::Flow)
}
