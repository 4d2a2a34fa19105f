//! Data to text: JSON for machines, YAML for people. The same data gives the same bytes.

mod json;
mod number;
#[cfg(test)]
mod tests;
mod yaml;
mod yaml_text;

pub use self::json::{to_json, to_json_line};
pub use self::yaml::to_yaml;
