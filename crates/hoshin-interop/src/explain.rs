//! The manual of one rule.

use hoshin::check::{Catalogue, SettingsError};
use serde::{Deserialize, Serialize};

use super::problem::Problems;
use super::rules::RuleData;

/// Which rule to explain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExplainRequest {
    /// Its code or its name.
    pub rule: String,
}

/// Explains a rule.
///
/// # Errors
///
/// [`Problems`] if there is no such rule, with the nearest proposed.
pub fn explain(request: &ExplainRequest) -> Result<RuleData, Problems> {
    match Catalogue::standard().named(&request.rule) {
        Ok(rule) => Ok(RuleData::from(&rule.info)),
        Err(SettingsError { message, help, .. }) => Err(Problems::one("unknown-rule", message, help)),
    }
}
