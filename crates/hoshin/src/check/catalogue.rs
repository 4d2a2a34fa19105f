//! The rules that are to be run: the standard ones, and an embedder's own.

use super::rule::Rule;
use super::rules;
use super::settings::SettingsError;
use super::settings_data::unknown_rule;
use crate::value::datum::Span;

/// A set of rules, in order of their codes.
#[derive(Clone, Debug)]
pub struct Catalogue {
    rules: Vec<&'static Rule>,
}

impl Catalogue {
    /// The standard catalogue: every HSN rule.
    pub fn standard() -> Self {
        Self { rules: rules::ALL.to_vec() }
    }

    /// The same with one more rule. A rule of the same code or name replaces the one that was there.
    #[must_use]
    pub fn with(mut self, rule: &'static Rule) -> Self {
        self.rules.retain(|known| known.info.code != rule.info.code && known.info.name != rule.info.name);
        let at = self.rules.partition_point(|known| known.info.code < rule.info.code);
        self.rules.insert(at, rule);
        self
    }

    /// The rules, in order of their codes.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.rules.iter().copied()
    }

    /// The rule of this code or name.
    pub fn rule(&self, code_or_name: &str) -> Option<&'static Rule> {
        let known = |rule: &&'static Rule| {
            rule.info.code.eq_ignore_ascii_case(code_or_name) || rule.info.name == code_or_name
        };
        self.rules().find(known)
    }

    /// The rule of this code or name, or why there is none, with the nearest proposed.
    ///
    /// # Errors
    ///
    /// [`SettingsError`] if there is no such rule.
    pub fn named(&self, code_or_name: &str) -> Result<&'static Rule, SettingsError> {
        self.rule(code_or_name).ok_or_else(|| unknown_rule(code_or_name, self, Span::default()))
    }
}
