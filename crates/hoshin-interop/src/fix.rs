//! Mending a plan.

use hoshin::Plan;
use hoshin::check::{self, Catalogue};
use hoshin::fix::{Applied, Mended, Wanted, mend};
use hoshin::format::ReadError;
use hoshin::format::edit::text_hash;
use serde::{Deserialize, Serialize};

use super::check::{CheckRequest, Conditions, SummaryData};
use super::finding::{FindingData, LocationData};
use super::problem::Problems;

/// What to mend, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixRequest {
    /// What to check, and how: its findings are what is mended.
    pub check: CheckRequest,
    /// Whether suggestions are applied too, not safe fixes alone.
    #[serde(default)]
    pub suggested: bool,
}

/// What became of a plan.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// What was applied, in order.
    pub applied: Vec<AppliedData>,
    /// What could be applied besides, if suggestions were wanted.
    pub suggestions: Vec<SuggestionData>,
    /// The files that changed.
    pub files: Vec<FixedFile>,
    /// How many findings are left.
    pub summary: SummaryData,
}

/// A fix that was applied.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "AppliedFix", module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AppliedData {
    /// The rule's code: `HSN302`.
    pub code: String,
    /// The rule's name: `overlapping-kpi`.
    pub rule: String,
    /// What was wrong.
    pub message: String,
    /// What was done.
    pub title: String,
    /// Whether it is safe.
    pub safe: bool,
    /// Where the fault stood before anything was mended.
    pub location: Option<LocationData>,
}

/// A fix that was not applied, because it is suggested only.
#[cfg_attr(feature = "typescript", tsify::declare)]
pub type SuggestionData = AppliedData;

/// A file that changed.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixedFile {
    /// Its name.
    pub file: String,
    /// The hash of its text before: FNV-1a, 64 bits, in hexadecimal.
    pub hash: String,
    /// Its text before.
    pub before: String,
    /// Its text now.
    pub text: String,
}

/// Mends a plan as far as fixes go. Nothing is written: the answer holds the changed texts.
///
/// # Errors
///
/// [`Problems`] if the plan cannot be read, or settings or dates are refused.
pub fn fix(request: &FixRequest) -> Result<FixAnswer, Problems> {
    let check = &request.check;
    let fixed = check.plan.read().and_then(|plan| check.options.conditions().fix(&plan, request.suggested));
    fixed.map_err(|error| Problems::of(check.plan.name(), &error, check.text.as_ref()))
}

impl Conditions<'_> {
    pub(crate) fn fix(self, plan: &Plan, suggested: bool) -> Result<FixAnswer, ReadError> {
        let catalogue = Catalogue::standard();
        let settings = super::settings::in_force(self, plan, &catalogue)?;
        let mended = mend(plan, Wanted { suggested }, |plan| check::check_with(plan, &settings, &catalogue));
        Ok(FixAnswer::from(&mended))
    }
}

impl FixAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        // Texts and numbers with string keys only, so that writing cannot fail.
        super::json::indented(self)
    }
}

impl From<&Mended> for FixAnswer {
    fn from(mended: &Mended) -> Self {
        let left = mended.report.findings().iter().filter_map(|finding| {
            let fix = finding.fixes.first()?;
            let FindingData { code, rule, message, location, .. } = FindingData::from(finding);
            Some(SuggestionData {
                code,
                rule,
                message,
                location,
                title: fix.title.clone(),
                safe: fix.is_safe,
            })
        });
        Self {
            version: 1,
            applied: mended.applied.iter().map(AppliedData::from).collect(),
            suggestions: left.filter(|fix| !fix.safe).collect(),
            files: mended
                .files
                .iter()
                .map(|file| FixedFile {
                    file: file.file.to_string(),
                    hash: format!("{:016x}", text_hash(&file.before)),
                    before: file.before.to_string(),
                    text: file.text.clone(),
                })
                .collect(),
            summary: mended.report.summary().into(),
        }
    }
}

impl From<&Applied> for AppliedData {
    fn from(applied: &Applied) -> Self {
        let FindingData { code, rule, message, location, .. } = FindingData::from(&applied.finding);
        Self { code, rule, message, location, title: applied.title.clone(), safe: applied.is_safe }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_told_and_applied_only_where_wanted() {
        let plan = "hoshin: 1\ndrivers: { lead: { name: Lead, horizon: 2030..2026 } }\n";
        let ask = |suggested: bool| {
            let request =
                serde_json::json!({ "check": { "plan": { "text": plan } }, "suggested": suggested });
            fix(&serde_json::from_value(request).unwrap()).unwrap()
        };
        let titles = |fixes: &[AppliedData]| fixes.iter().map(|fix| fix.title.clone()).collect::<Vec<_>>();
        let told = ask(false);
        assert_eq!(titles(&told.suggestions), ["exchange its ends: `2026..2030`"]);
        assert_eq!((told.applied.len(), told.files.len()), (0, 0));
        let applied = ask(true);
        assert_eq!(titles(&applied.applied), ["exchange its ends: `2026..2030`"]);
        assert_eq!(applied.files[0].text, plan.replace("2030..2026", "2026..2030"));
    }
}
