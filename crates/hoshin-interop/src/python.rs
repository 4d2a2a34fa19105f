//! What the answers have in Python beside their fields, which Python reads as they stand; and Python's own values.

mod answers;
#[cfg(all(feature = "exchange", feature = "files"))]
mod exchange;
mod plain;
mod report;
mod table;
mod told;
#[cfg(all(feature = "files", feature = "views"))]
mod view;
mod work;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use super::finding::{FindingData, NodeData, RelationData};
use super::fix::FixAnswer;
use super::problem::{Problem, Problems};
use answers::shown;
use told::Told;

#[cfg(all(feature = "exchange", feature = "files"))]
pub use exchange::Source;
use plain::Names;
pub use plain::{Day, Text, Value};
pub use report::Findings;
pub use work::work;

/// A refusal on its way into Python, or an exception that came from there.
#[derive(Debug)]
pub struct PlanFault(PyErr);

impl From<Problems> for PlanFault {
    /// Makes it a `hoshin.PlanError`.
    fn from(problems: Problems) -> Self {
        static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        Self(Python::attach(|py| match ERROR.import(py, "hoshin._errors", "PlanError") {
            Ok(error) => PyErr::from_type(error.clone(), (problems,)),
            Err(error) => error,
        }))
    }
}

impl PlanFault {
    /// Makes it a `hoshin.CheckError` that holds a report.
    pub fn of_check(report: &Bound<'_, PyAny>, severity: &str) -> Self {
        static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let arguments = (report.clone().unbind(), severity.to_owned());
        Self(match ERROR.import(report.py(), "hoshin._errors", "CheckError") {
            Ok(error) => PyErr::from_type(error.clone(), arguments),
            Err(error) => error,
        })
    }
}

impl From<PyErr> for PlanFault {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

impl From<PlanFault> for PyErr {
    fn from(fault: PlanFault) -> Self {
        fault.0
    }
}

shown! {
    NodeData as "Node": kind id;
    LocationData as "Location": file line column;
    FixData as "Fix": title safe;
    FileEditsData as "FileEdits": file hash;
    EditData as "Edit": span replacement;
    PlanSize as "PlanSize": nodes relations;
    SummaryData as "Summary": errors warnings notes;
    AppliedData as "AppliedFix": code title safe;
    FixedFile as "FixedFile": file hash;
    RuleData as "Rule": code name severity summary;
    ParameterData as "Parameter": key default;
}

#[pymethods]
impl FindingData {
    fn __repr__(&self) -> String {
        let Self { code, rule, severity, message, .. } = self;
        format!("<Finding {code} {rule} ({severity}): {message}>")
    }
}

#[pymethods]
impl RelationData {
    /// Where it starts.
    #[getter]
    fn from_(&self) -> NodeData {
        self.from.clone()
    }

    /// Which it is: `advances`.
    #[getter]
    fn relation(&self) -> &str {
        &self.relation
    }

    /// Where it ends.
    #[getter]
    fn to(&self) -> NodeData {
        self.to.clone()
    }

    fn __repr__(&self) -> String {
        let Self { from, relation, to } = self;
        format!("<Relation {} `{}` {relation} {} `{}`>", from.kind, from.id, to.kind, to.id)
    }
}

#[pymethods]
impl Problem {
    /// Where it stands, in one word: `plan.yaml:3:5`, or the path into data.
    #[getter(place)]
    fn standing(&self) -> Option<String> {
        self.place()
    }

    fn __repr__(&self) -> String {
        let Self { code, message, help, .. } = self;
        format!("<Problem {code}: {message}; {help}>")
    }
}

#[pymethods]
impl FixAnswer {
    /// The answer as one JSON object.
    #[pyo3(name = "to_json")]
    fn json(&self) -> String {
        self.to_json()
    }

    /// Writes the changed files, each whole: all of them or none.
    #[cfg(feature = "files")]
    fn write(&self) -> Result<(), PlanFault> {
        Ok(super::files::write_fixed(self)?)
    }

    fn __repr__(&self) -> String {
        let (applied, suggestions, files) = (self.applied.len(), self.suggestions.len(), self.files.len());
        format!("<FixAnswer: {applied} applied, {suggestions} suggested, {files} files changed>")
    }
}

#[pymethods]
impl Problems {
    /// The problems as one JSON object.
    #[pyo3(name = "to_json")]
    fn json(&self) -> String {
        Self { text: None, ..self.clone() }.to_json()
    }

    /// Problems from their JSON.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
    }

    fn __str__(&self) -> String {
        self.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Problems: {self}>")
    }
}
