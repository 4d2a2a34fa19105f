//! A plan as text.

use hoshin::Plan;
use hoshin::format::{Format, Limits, ReadError};
use serde::{Deserialize, Serialize};

/// A plan as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanText {
    /// The text.
    pub text: String,
    /// How it is written; told from the text if none.
    #[serde(default)]
    pub format: Option<PlanFormat>,
    /// What messages and locations call it; `plan` if none.
    #[serde(default)]
    pub name: Option<String>,
}

/// How a plan is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PlanFormat {
    /// YAML 1.2.
    Yaml,
    /// JSON.
    Json,
    /// One JSON record a line.
    Ndjson,
}

impl PlanFormat {
    /// The format that the first lines of a text tell.
    pub fn of_text(text: &str) -> Self {
        let mut lines =
            text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        match (lines.next(), lines.next()) {
            (Some(first), Some(second)) if is_record(first) && second.starts_with('{') => Self::Ndjson,
            // A header alone: nothing tells the two apart, and both read it the same way.
            (Some(first), _) if first.starts_with("{\"") || first == "{" => Self::Json,
            _ => Self::Yaml,
        }
    }
}

/// The limits within which plans are read. Where addresses have 32 bits, whatever is within them has to fit into 4 GiB,
/// since nothing comes back from a lack of memory there (our choice, measured).
pub(crate) fn limits() -> Limits {
    let usual = Limits::default();
    if cfg!(target_pointer_width = "32") {
        return Limits { bytes: 1 << 26, items: 8_000_000, nodes: 1_000_000, ..usual };
    }
    usual
}

fn is_record(line: &str) -> bool {
    line.starts_with('{') && line.ends_with('}')
}

impl From<PlanFormat> for Format {
    fn from(format: PlanFormat) -> Self {
        match format {
            PlanFormat::Yaml => Self::Yaml,
            PlanFormat::Json => Self::Json,
            PlanFormat::Ndjson => Self::Ndjson,
        }
    }
}

impl PlanText {
    pub(crate) fn read(&self) -> Result<Plan, ReadError> {
        let format = self.format.unwrap_or_else(|| PlanFormat::of_text(&self.text));
        Plan::read_named(&self.text, format.into(), self.name(), &limits())
    }

    /// What messages and locations call it.
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("plan")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_tell_the_format() {
        let told = PlanFormat::of_text;
        assert_eq!(told("\u{feff}# a plan\nhoshin: 1\n"), PlanFormat::Yaml);
        assert_eq!(told("{ hoshin: 1, name: Flow }\n"), PlanFormat::Yaml);
        assert_eq!(told("{\n  \"hoshin\": 1\n}"), PlanFormat::Json);
        assert_eq!(told("{\"hoshin\":1,\"drivers\":{}}"), PlanFormat::Json);
        assert_eq!(told("{\"hoshin\":1}\n\n{\"node\":\"driver\",\"id\":\"a\"}\n"), PlanFormat::Ndjson);
    }
}
