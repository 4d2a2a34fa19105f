//! Checking a plan.

use hoshin::Plan;
use hoshin::check::{self, Catalogue, Settings};
use hoshin::fix::add_fixes;
use hoshin::format::ReadError;
use hoshin::report::{Form, Report, Summary};
use serde::{Deserialize, Serialize};

use super::finding::FindingData;
use super::plan::PlanText;
use super::problem::Problems;
use super::settings::{SettingsData, in_force};
use super::text::TextRequest;

/// What to check, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckRequest {
    /// The plan.
    pub plan: PlanText,
    /// How to check it.
    #[serde(flatten)]
    pub options: CheckOptions,
    /// Asks for the answer as text too.
    #[serde(default)]
    pub text: Option<TextRequest>,
}

/// How to check a plan, whatever it came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CheckOptions {
    /// The settings of the organisation, as a `hoshin.toml` holds them. Those of the plan override them.
    pub organisation: Option<SettingsFile>,
    /// Settings that override those of the plan.
    pub settings: SettingsData,
    /// The date to look from, such as `2026-03-05`; that of the plan if none.
    pub as_of: Option<String>,
    /// The date to look from where neither `asOf` nor the plan states one. Without any, rules that need one are silent.
    pub today: Option<String>,
}

/// A `hoshin.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsFile {
    /// Its text.
    pub text: String,
    /// What messages and locations call it.
    pub name: String,
}

/// What there is to say of a plan. Its JSON is the report's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckAnswer {
    /// The version of this form: 1. A later one with the same number only adds.
    pub version: u32,
    /// How much was looked at.
    pub plan: PlanSize,
    /// How many findings there are of each severity.
    pub summary: SummaryData,
    /// The findings, by code, nodes, relations and message.
    pub findings: Vec<FindingData>,
    /// The same as text, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How much there is in a plan.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, module = "hoshin"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanSize {
    /// Nodes.
    pub nodes: usize,
    /// Relations.
    pub relations: usize,
}

/// How many findings there are of each severity.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, get_all, name = "Summary", module = "hoshin"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SummaryData {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl From<Summary> for SummaryData {
    fn from(summary: Summary) -> Self {
        let Summary { errors, warnings, notes } = summary;
        Self { errors, warnings, notes }
    }
}

/// Checks a plan.
///
/// # Errors
///
/// [`Problems`] if the plan cannot be read, or settings or dates are refused.
pub fn check(request: &CheckRequest) -> Result<CheckAnswer, Problems> {
    let name = request.plan.name();
    let Checked { plan, report, .. } = request
        .options
        .conditions()
        .check(request.plan.read())
        .map_err(|error| Problems::of(name, &error, request.text.as_ref()))?;
    let text = request
        .text
        .as_ref()
        .map(|wanted| Form::from(wanted.form).write(name, &report, &plan, &wanted.options()));
    give_back(plan);
    Ok(CheckAnswer { text, ..CheckAnswer::from(&report) })
}

/// How to check, whatever the plan came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conditions<'r> {
    pub(crate) organisation: Option<&'r SettingsFile>,
    pub(crate) settings: &'r SettingsData,
    pub(crate) as_of: Option<&'r str>,
    pub(crate) today: Option<&'r str>,
}

/// A plan that was checked, and by which settings.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) plan: Plan,
    pub(crate) report: Report,
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "only baselines, which are files, ask"))]
    pub(crate) settings: Settings,
}

impl CheckOptions {
    pub(crate) fn conditions(&self) -> Conditions<'_> {
        Conditions {
            organisation: self.organisation.as_ref(),
            settings: &self.settings,
            as_of: self.as_of.as_deref(),
            today: self.today.as_deref(),
        }
    }
}

impl Conditions<'_> {
    pub(crate) fn check(self, plan: Result<Plan, ReadError>) -> Result<Checked, ReadError> {
        let plan = plan?;
        let (report, settings) = self.report(&plan)?;
        Ok(Checked { plan, report, settings })
    }

    pub(crate) fn report(self, plan: &Plan) -> Result<(Report, Settings), ReadError> {
        let (mut report, settings) = self.without_fixes(plan)?;
        if plan.sources().files().iter().map(|file| file.text.len()).sum::<usize>() <= MOST_FOR_FIXES {
            add_fixes(&mut report, plan);
        }
        Ok((report, settings))
    }

    /// The report alone, without what would mend the findings.
    pub(crate) fn bare_report(self, plan: &Plan) -> Result<Report, ReadError> {
        self.without_fixes(plan).map(|(report, _)| report)
    }

    /// The settings in force for a plan.
    pub(crate) fn settings(self, plan: &Plan) -> Result<Settings, ReadError> {
        in_force(self, plan, &Catalogue::standard())
    }

    fn without_fixes(self, plan: &Plan) -> Result<(Report, Settings), ReadError> {
        let catalogue = Catalogue::standard();
        let settings = in_force(self, plan, &catalogue)?;
        Ok((check::check_with(plan, &settings, &catalogue), settings))
    }
}

/// How many bytes of text are taken apart again for fixes (our choice): of larger ones `fix` alone tells.
const MOST_FOR_FIXES: usize = 8 << 20;

/// Gives back the memory of a large plan on the side: nobody need wait for it. Without threads it is done here.
pub(crate) fn give_back(plan: Plan) {
    if plan.node_count() > LARGE {
        let _ = std::thread::Builder::new().spawn(move || drop(plan));
    }
}

/// From how many nodes on one would notice the wait (our choice).
const LARGE: usize = 100_000;

impl From<&Report> for CheckAnswer {
    fn from(report: &Report) -> Self {
        Self {
            version: 1,
            plan: PlanSize { nodes: report.nodes, relations: report.relations },
            summary: report.summary().into(),
            findings: report.findings().iter().map(FindingData::from).collect(),
            text: None,
        }
    }
}

impl CheckAnswer {
    /// The answer as one JSON object, indented by two blanks.
    pub fn to_json(&self) -> String {
        super::json::indented(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n";

    fn request(rest: &str) -> CheckRequest {
        serde_json::from_str(&format!("{{ \"plan\": {{ \"text\": {PLAN:?} }}{rest} }}")).unwrap()
    }

    #[test]
    fn the_json_of_the_answer_is_that_of_the_report() {
        let plan = Plan::read(PLAN, hoshin::format::Format::Yaml).unwrap();
        let mut report = check::check(&plan, &Settings::default());
        add_fixes(&mut report, &plan);
        assert_eq!(check(&request("")).unwrap().to_json(), report.to_json());
    }

    #[test]
    fn a_request_overrides_the_organisation() {
        let toml = r#", "organisation": { "name": "hoshin.toml", "text": "[checks]\nseverity = { HSN301 = 'note' }" }"#;
        let severity = |rest: &str| {
            let findings = check(&request(rest)).unwrap().findings;
            findings.iter().find(|finding| finding.code == "HSN301").unwrap().severity.clone()
        };
        assert_eq!(severity(toml), "note");
        let over =
            format!("{toml}, \"settings\": {{ \"severity\": {{ \"unmeasured-objective\": \"warning\" }} }}");
        assert_eq!(severity(&over), "warning");
        let ignored = check(&request(r#", "settings": { "ignore": ["HSN"] }"#)).unwrap();
        assert_eq!(ignored.summary, SummaryData::default());
    }

    #[test]
    fn what_is_refused_says_where_and_what_instead() {
        let help = |rest: &str| check(&request(rest)).unwrap_err().errors[0].help.clone();
        assert_eq!(
            help(r#", "settings": { "select": ["unmeasured-objectiv"] }"#),
            "did you mean `unmeasured-objective`?"
        );
        let toml = r#", "organisation": { "name": "hoshin.toml", "text": "[checks]\nignroe = []" }"#;
        let problem = &check(&request(toml)).unwrap_err().errors[0];
        let location = problem.location.as_ref().unwrap();
        assert_eq!((location.file.as_str(), location.line, location.column), ("hoshin.toml", 2, 1));
        let wrong = format!("{{ \"plan\": {{ \"text\": {PLAN:?} }}, \"asOff\": \"2026-01-01\" }}");
        assert!(serde_json::from_str::<CheckRequest>(&wrong).unwrap_err().to_string().contains("`asOff`"));
        assert!(
            check(&request(r#", "asOf": "2026-13-01""#)).unwrap_err().errors[0]
                .message
                .starts_with("`asOf`: ")
        );
    }
}
