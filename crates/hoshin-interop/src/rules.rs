//! The catalogue of rules as data.

use hoshin::check::Catalogue;
use hoshin::report::{RuleInfo, serialize_number};
use serde::{Deserialize, Serialize};

/// Every rule, in order of its code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesAnswer {
    /// The version of this form: 1.
    pub version: u32,
    /// The rules.
    pub rules: Vec<RuleData>,
}

/// What is known of a rule without running it.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Rule", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleData {
    /// Its code: `HSN402`.
    pub code: String,
    /// Its name, which says what is wrong: `opposing-targets`.
    pub name: String,
    /// Its severity unless settings or the finding say otherwise: `error`, `warning` or `note`.
    pub severity: String,
    /// One line, lower case.
    pub summary: String,
    /// The version that brought it.
    pub since: String,
    /// What it comes from.
    pub source: String,
    /// The practice without which it keeps silent.
    pub practice: Option<String>,
    /// Its settings.
    pub parameters: Vec<ParameterData>,
    /// Its manual, as Markdown.
    pub docs: String,
}

/// A setting of a rule.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Parameter", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParameterData {
    /// Its key.
    pub key: String,
    /// Its value unless settings say otherwise.
    #[serde(serialize_with = "serialize_number")]
    pub default: f64,
    /// What it means, with its unit, and where the default comes from.
    pub doc: String,
}

/// Lists the rules.
pub fn rules() -> RulesAnswer {
    let rules = Catalogue::standard().rules().map(|rule| RuleData::from(&rule.info)).collect();
    RulesAnswer { version: 1, rules }
}

impl From<&RuleInfo> for RuleData {
    fn from(rule: &RuleInfo) -> Self {
        let parameters = rule.parameters.iter().map(|parameter| ParameterData {
            key: parameter.key.into(),
            default: parameter.default,
            doc: parameter.doc.trim().into(),
        });
        Self {
            code: rule.code.into(),
            name: rule.name.into(),
            severity: rule.severity.to_string(),
            summary: rule.summary.into(),
            since: rule.since.into(),
            source: rule.source.into(),
            practice: rule.practice.map(|practice| practice.to_string()),
            parameters: parameters.collect(),
            docs: rule.manual(),
        }
    }
}
