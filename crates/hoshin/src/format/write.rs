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
