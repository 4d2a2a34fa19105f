//! The plan as a class.

use std::path::PathBuf;

use hoshin_interop::{
    OpenPlan, PlainData, PlanFault, PlanFormat, PlanSize, PlanText, Problems, Text, Value, work,
};
use pyo3::prelude::*;

/// How large a file is thought to be before it is opened.
pub(crate) const UNKNOWN: usize = usize::MAX;

/// A plan: a strategy as one graph, from its drivers down to its kaizen events.
///
/// It does not change. What reads or checks a plan lets other threads run, and raises `PlanError`.
#[pyclass(frozen, module = "hoshin")]
pub(crate) struct Plan(OpenPlan);

#[pymethods]
impl Plan {
    /// Reads a plan from a file and the files that it includes: YAML, JSON or NDJSON by its ending.
    ///
    /// Checks of it use the settings in the `hoshin.toml` of its folder or above, unless given others.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> Result<Self, PlanFault> {
        work(py, UNKNOWN, move || OpenPlan::load(path)).map(Self)
    }

    /// Reads a plan from YAML. Messages and locations call it `name`.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = None))]
    fn from_yaml(py: Python<'_>, text: Text, name: Option<String>) -> Result<Self, PlanFault> {
        read(py, text, name, PlanFormat::Yaml)
    }

    /// Reads a plan from JSON. Messages and locations call it `name`.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = None))]
    fn from_json(py: Python<'_>, text: Text, name: Option<String>) -> Result<Self, PlanFault> {
        read(py, text, name, PlanFormat::Json)
    }

    /// Reads a plan from NDJSON, one record a line. Messages and locations call it `name`.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = None))]
    fn from_ndjson(py: Python<'_>, text: Text, name: Option<String>) -> Result<Self, PlanFault> {
        read(py, text, name, PlanFormat::Ndjson)
    }

    /// Reads a plan from dicts, lists, texts, numbers and dates in the shape of a plan file.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn from_dict(py: Python<'_>, data: Value<'_>) -> Result<Self, PlanFault> {
        let data = PlainData::of(&data)?;
        work(py, UNKNOWN, move || OpenPlan::from_data(&data)).map(Self)
    }

    /// The plan as canonical YAML, which reads back as the same plan.
    fn to_yaml(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, PlanFormat::Yaml)
    }

    /// The plan as canonical JSON, which reads back as the same plan.
    fn to_json(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, PlanFormat::Json)
    }

    /// The plan as one JSON record a line, which reads back as the same plan.
    fn to_ndjson(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, PlanFormat::Ndjson)
    }

    /// What messages and locations call it.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// How much there is in it.
    #[getter]
    fn size(&self) -> PlanSize {
        self.0.size()
    }

    fn __repr__(&self) -> String {
        let PlanSize { nodes, relations } = self.0.size();
        format!("<Plan {:?}: {nodes} nodes, {relations} relations>", self.0.name())
    }
}

impl From<OpenPlan> for Plan {
    fn from(plan: OpenPlan) -> Self {
        Self(plan)
    }
}

impl Plan {
    /// The handle, which shares the plan.
    pub(crate) fn handle(&self) -> OpenPlan {
        self.0.clone()
    }

    /// Asks while other threads of Python run.
    pub(crate) fn with<T: Send + 'static>(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(OpenPlan) -> Result<T, Problems> + Send + 'static,
    ) -> Result<T, PlanFault> {
        let plan = self.0.clone();
        work(py, plan.size().nodes, move || ask(plan))
    }

    fn write(&self, py: Python<'_>, format: PlanFormat) -> Result<String, PlanFault> {
        self.with(py, move |plan| Ok(plan.write(format)))
    }
}

fn read(py: Python<'_>, text: Text, name: Option<String>, format: PlanFormat) -> Result<Plan, PlanFault> {
    let text = PlanText { text: text.0, format: Some(format), name };
    work(py, text.text.len(), move || OpenPlan::read(&text)).map(Plan)
}
