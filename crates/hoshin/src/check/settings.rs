//! Which rules are run, how severe they are, and what their settings are.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::str::FromStr;

use super::catalogue::Catalogue;
use crate::model::Plan;
use crate::report::{RuleInfo, Severity};
use crate::value::Date;
use crate::value::datum::{Datum, Span};

/// Names rules: one by its code or name, or all whose code begins so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSelector(Box<str>);

impl RuleSelector {
    /// Whether it names the rule.
    pub fn matches(&self, rule: &RuleInfo) -> bool {
        Self::matches_text(&self.0, rule)
    }

    pub(crate) fn matches_text(text: &str, rule: &RuleInfo) -> bool {
        text == rule.name
            || text == "all"
            || (!text.is_empty() && rule.code.starts_with(&text.to_ascii_uppercase()))
    }

    /// What was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RuleSelector {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.trim().into()))
    }
}

/// What to check, and how.
///
/// # Example
///
/// ```
/// use hoshin::check::Settings;
///
/// let settings = Settings { ignore: vec!["HSN5".parse()?, "unreviewed".parse()?], ..Settings::default() };
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The rules to run; all if empty.
    pub select: Vec<RuleSelector>,
    /// The rules not to run, whatever is selected.
    pub ignore: Vec<RuleSelector>,
    /// Severities other than the rules' own.
    pub severity: Vec<(RuleSelector, Severity)>,
    /// Parameters of rules, by the rule's name and the parameter's key.
    pub parameters: BTreeMap<String, BTreeMap<String, f64>>,
    /// The date to look from; that of the plan if none.
    pub as_of: Option<Date>,
}

/// Why settings are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SettingsError {
    /// What is wrong: one line, lower case, input in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it stands in the settings' text.
    pub span: Span,
}

impl Settings {
    /// Whether a rule is to be run.
    pub fn wants(&self, rule: &RuleInfo) -> bool {
        let named = |selectors: &[RuleSelector]| selectors.iter().any(|selector| selector.matches(rule));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// How severe a finding of a rule is; the last of several overrides counts.
    pub fn severity(&self, rule: &RuleInfo, stated: Severity) -> Severity {
        let named = self.severity.iter().rev().find(|(selector, _)| selector.matches(rule));
        named.map_or(stated, |(_, severity)| *severity)
    }

    /// The value of a rule's parameter, if it is set.
    pub fn parameter(&self, rule: &RuleInfo, key: &str) -> Option<f64> {
        self.parameters.get(rule.name)?.get(key).copied()
    }

    /// Reads the settings of an organisation, as they stand in a `hoshin.toml`.
    ///
    /// # Errors
    ///
    /// Every [`SettingsError`] in it: text that is no TOML, unknown keys, rules and parameters, values of the wrong kind.
    pub fn from_toml(text: &str, catalogue: &Catalogue) -> Result<Self, Vec<SettingsError>> {
        super::settings_data::from_toml(text, catalogue)
    }

    /// These settings, overridden by those that stand in the plan.
    ///
    /// # Errors
    ///
    /// Every [`SettingsError`] in the plan's `checks`.
    pub fn for_plan(self, plan: &Plan, catalogue: &Catalogue) -> Result<Self, Vec<SettingsError>> {
        match plan.checks() {
            Some(checks) => self.overridden(checks, catalogue),
            None => Ok(self),
        }
    }

    /// These settings, overridden by data with the keys of a plan's `checks`: `select`, `ignore`, `severity`,
    /// `settings`. What is selected replaces the selection that was; everything else adds to what was there.
    ///
    /// # Errors
    ///
    /// Every [`SettingsError`] in the data.
    pub fn overridden(self, checks: &Datum<'_>, catalogue: &Catalogue) -> Result<Self, Vec<SettingsError>> {
        super::settings_data::overridden(self, checks, catalogue)
    }
}
