//! Handles: a plan and a report that stay in memory, to be asked again and again.
//!
//! Nothing is serialised to be asked a question. Each binding wraps these two; what they answer with is the same data
//! that a request is answered with.

use std::sync::Arc;

use hoshin::Plan;
use hoshin::format::ReadError;
#[cfg(feature = "arrow")]
use hoshin::report::Finding;
use hoshin::report::{Form, Report};

use super::check::{CheckOptions, Conditions, PlanSize, SettingsFile, SummaryData};
use super::data::PlainData;
#[cfg(feature = "exchange")]
use super::exchange::ImportAnswer;
use super::finding::FindingData;
use super::fix::FixAnswer;
use super::plan::{PlanFormat, PlanText};
use super::problem::Problems;
use super::text::TextRequest;

/// A plan in memory. Copies share it; all of them can be sent to and shared between threads.
///
/// # Example
///
/// ```
/// use hoshin_interop::{CheckOptions, OpenPlan, PlanText};
///
/// let text = "hoshin: 1\nobjectives: { nps: { name: Raise NPS } }".to_owned();
/// let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
/// let report = plan.check(&CheckOptions::default())?;
/// assert_eq!(report.summary().errors, 2);
/// assert_eq!(report.finding(0).unwrap().message, "nobody is accountable for objective `nps`");
/// # Ok::<(), hoshin_interop::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct OpenPlan {
    plan: Arc<Plan>,
    name: Arc<str>,
    /// The settings that were found above the plan's file, where it came from one.
    organisation: Option<Arc<SettingsFile>>,
    /// What was told beside it, where it came from a file in another format.
    #[cfg(feature = "exchange")]
    imported: Option<Arc<ImportAnswer>>,
    /// The data that its settings stand in, where it came from data.
    origin: Option<Arc<PlainData>>,
}

impl OpenPlan {
    /// Reads a plan from text.
    ///
    /// # Errors
    ///
    /// [`Problems`] with every fault and its place.
    pub fn read(text: &PlanText) -> Result<Self, Problems> {
        let plan = text.read().map_err(|error| Problems::of(text.name(), &error, None))?;
        Ok(Self::new(plan, text.name()))
    }

    /// Reads a plan from a file and those that it includes; one in another format, told by its content, is imported. Checks of it use the
    /// `hoshin.toml` in its folder or above, unless they are given another.
    ///
    /// # Errors
    ///
    /// As [`OpenPlan::read`]; also if a file cannot be read.
    #[cfg(feature = "files")]
    pub fn load(path: impl AsRef<std::path::Path>) -> Result<Self, Problems> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let loaded = super::files::load(path).map_err(|error| Problems::of(&name, &error, None))?;
        let organisation = match path.parent() {
            Some(folder) => super::files::settings_above(folder)?,
            None => None,
        };
        Ok(Self {
            organisation: organisation.map(Arc::new),
            #[cfg(feature = "exchange")]
            imported: loaded.imported.map(Arc::new),
            ..Self::new(loaded.plan, &name)
        })
    }

    /// Reads a plan from plain data in the shape of a plan file.
    ///
    /// # Errors
    ///
    /// [`Problems`], each with the path to its place in the data.
    pub fn from_data(data: &PlainData) -> Result<Self, Problems> {
        let plan = data.read().map_err(|error| data.problems(&error))?;
        let origin = data.settings().map(Arc::new);
        Ok(Self { origin, ..Self::new(plan, "plan") })
    }

    pub(crate) fn new(plan: Plan, name: &str) -> Self {
        Self {
            plan: Arc::new(plan),
            name: name.into(),
            organisation: None,
            #[cfg(feature = "exchange")]
            imported: None,
            origin: None,
        }
    }

    /// A plan that was not read from text, and the data that its settings stand in.
    #[cfg(feature = "arrow")]
    pub(crate) fn with_origin(plan: Plan, name: &str, origin: Option<PlainData>) -> Self {
        Self { origin: origin.map(Arc::new), ..Self::new(plan, name) }
    }

    /// Another state of the same plan.
    pub(crate) fn with(&self, plan: Plan) -> Self {
        Self { plan: Arc::new(plan), ..self.clone() }
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What messages and locations call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was told beside it when it was loaded, where its file was in another format.
    #[cfg(feature = "exchange")]
    pub fn imported(&self) -> Option<&ImportAnswer> {
        self.imported.as_deref()
    }

    /// How much there is in it.
    pub fn size(&self) -> PlanSize {
        PlanSize { nodes: self.plan().node_count(), relations: self.plan().relation_count() }
    }

    /// The plan as canonical text, which reads back as the same plan.
    pub fn write(&self, format: PlanFormat) -> String {
        self.plan().write(format.into())
    }

    /// Checks it.
    ///
    /// # Errors
    ///
    /// [`Problems`] if settings or dates are refused.
    pub fn check(&self, options: &CheckOptions) -> Result<OpenReport, Problems> {
        let (report, _) =
            self.conditions(options).report(self.plan()).map_err(|error| self.problems(&error))?;
        Ok(OpenReport::new(self.clone(), report))
    }

    /// Mends its texts as far as fixes go, and suggestions too if they are wanted. The plan stays as it is, and nothing
    /// is written: the answer holds the changed texts. A plan that came from data or NDJSON has none.
    ///
    /// # Errors
    ///
    /// As [`OpenPlan::check`].
    pub fn fix(&self, options: &CheckOptions, suggested: bool) -> Result<FixAnswer, Problems> {
        self.conditions(options).fix(self.plan(), suggested).map_err(|error| self.problems(&error))
    }

    pub(crate) fn conditions<'o>(&'o self, options: &'o CheckOptions) -> Conditions<'o> {
        let given = options.conditions();
        Conditions { organisation: given.organisation.or(self.organisation.as_deref()), ..given }
    }

    pub(crate) fn problems(&self, error: &ReadError) -> Problems {
        match &self.origin {
            Some(data) => data.problems(error),
            None => Problems::of(&self.name, error, None),
        }
    }
}

/// What there is to say of a plan, in memory: a sequence of findings, by code, nodes, relations and message. Copies share
/// it.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, sequence, name = "Report", module = "hoshin"))]
#[derive(Clone, Debug)]
pub struct OpenReport {
    pub(crate) plan: OpenPlan,
    pub(crate) report: Arc<Report>,
}

impl OpenReport {
    pub(crate) fn new(plan: OpenPlan, report: Report) -> Self {
        Self { plan, report: Arc::new(report) }
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.report.findings().len()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.report.findings().is_empty()
    }

    /// How much was looked at.
    pub fn size(&self) -> PlanSize {
        PlanSize { nodes: self.report.nodes, relations: self.report.relations }
    }

    /// How many findings there are of each severity.
    pub fn summary(&self) -> SummaryData {
        self.report.summary().into()
    }

    /// The finding at a place from 0; none past the last.
    ///
    /// # Order
    ///
    /// By code, nodes, relations and message.
    pub fn finding(&self, place: usize) -> Option<FindingData> {
        self.report.findings().get(place).map(FindingData::from)
    }

    /// The findings as the library has them.
    #[cfg(feature = "arrow")]
    pub(crate) fn findings(&self) -> &[Finding] {
        self.report.findings()
    }

    /// The report as one JSON object, indented by two blanks: the JSON of [`CheckAnswer`](super::CheckAnswer).
    pub fn to_json(&self) -> String {
        self.report.to_json()
    }

    /// The report in one of the forms for people and programs.
    pub fn text(&self, wanted: &TextRequest) -> String {
        let OpenPlan { plan, name, .. } = &self.plan;
        Form::from(wanted.form).write(name, &self.report, plan, &wanted.options())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{CheckRequest, check};
    use crate::fix::{FixRequest, fix};

    const PLAN: &str = "hoshin: 1\nobjectives: { nps: { name: Raise NPS, period: 2030..2026 } }\n";

    fn text() -> PlanText {
        PlanText { text: PLAN.into(), format: None, name: Some("nps.yaml".into()) }
    }

    #[test]
    fn a_handle_answers_as_a_request_does() {
        let plan = OpenPlan::read(&text()).unwrap();
        let wanted = TextRequest { notes: true, ..TextRequest::default() };
        let options = CheckOptions { as_of: Some("2026-03-05".into()), ..CheckOptions::default() };
        let request = CheckRequest { plan: text(), options: options.clone(), text: Some(wanted.clone()) };
        let (report, answer) = (plan.check(&options).unwrap(), check(&request).unwrap());
        assert_eq!(Some(report.text(&wanted)), answer.text);
        assert_eq!(
            (report.summary(), report.size(), plan.size()),
            (answer.summary, answer.plan, answer.plan)
        );
        let findings: Vec<_> = (0..report.len()).filter_map(|place| report.finding(place)).collect();
        assert_eq!((findings, report.finding(report.len())), (answer.findings.clone(), None));
        assert_eq!(report.to_json(), crate::CheckAnswer { text: None, ..answer }.to_json());
        let request = FixRequest { check: request, suggested: true };
        assert_eq!(plan.fix(&options, true).unwrap(), fix(&request).unwrap());
        assert_eq!(plan.name(), "nps.yaml");
    }

    #[test]
    fn handles_can_be_sent_and_shared() {
        fn is_both<T: Send + Sync + 'static>() {}
        is_both::<OpenPlan>();
        is_both::<OpenReport>();
    }

    #[cfg(feature = "files")]
    #[test]
    fn a_file_is_checked_by_the_settings_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        std::fs::write(&path, PLAN).unwrap();
        std::fs::write(folder.path().join("hoshin.toml"), "[checks]\nignore = ['HSN']\n").unwrap();
        let plan = OpenPlan::load(&path).unwrap();
        assert!(plan.check(&CheckOptions::default()).unwrap().is_empty());
        let none = SettingsFile { text: String::new(), name: "none".into() };
        let options = CheckOptions { organisation: Some(none), ..CheckOptions::default() };
        assert!(!plan.check(&options).unwrap().is_empty());
        assert_eq!(OpenPlan::load(folder.path().join("x.yaml")).unwrap_err().errors[0].code, "file");
    }
}
