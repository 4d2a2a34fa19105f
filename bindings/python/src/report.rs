//! The report as a class: a sequence of findings that are made when they are asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hoshin_interop::{
    FindingData, OpenReport, PlanFault, PlanSize, ReportForm, SummaryData, TextRequest, work,
};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PySlice;
use pyo3::types::slice::PySliceIndices;

/// What there is to say of a plan: a sequence of findings, by code, nodes, relations and message.
#[pyclass(frozen, sequence, module = "hoshin")]
pub(crate) struct Report(Arc<OpenReport>);

impl From<OpenReport> for Report {
    fn from(report: OpenReport) -> Self {
        Self(Arc::new(report))
    }
}

/// A place in a report, or several.
#[derive(FromPyObject)]
enum Places<'py> {
    One(isize),
    Several(Bound<'py, PySlice>),
}

/// What stands there.
#[derive(IntoPyObject)]
#[expect(clippy::large_enum_variant, reason = "it lives for one call")]
enum Found {
    One(FindingData),
    Several(Vec<FindingData>),
}

#[pymethods]
impl Report {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __getitem__(&self, place: Places<'_>) -> PyResult<Found> {
        let length = isize::try_from(self.0.len())?;
        match place {
            Places::One(place) => {
                let from_start = if place < 0 { place + length } else { place };
                let finding = usize::try_from(from_start).ok().and_then(|place| self.0.finding(place));
                finding.map(Found::One).ok_or_else(|| PyIndexError::new_err("the report has no such finding"))
            }
            Places::Several(places) => {
                let PySliceIndices { start, step, slicelength, .. } = places.indices(length)?;
                let chosen = (0..slicelength).filter_map(|number| {
                    let place = isize::try_from(number).ok()?.checked_mul(step)?.checked_add(start)?;
                    self.0.finding(usize::try_from(place).ok()?)
                });
                Ok(Found::Several(chosen.collect()))
            }
        }
    }

    fn __iter__(&self) -> Findings {
        Findings { report: Arc::clone(&self.0), next: AtomicUsize::new(0) }
    }

    /// How many findings there are of each severity.
    #[getter]
    fn summary(&self) -> SummaryData {
        self.0.summary()
    }

    /// How much was looked at.
    #[getter]
    fn size(&self) -> PlanSize {
        self.0.size()
    }

    /// The report as one JSON object: the same bytes in every language.
    fn to_json(&self, py: Python<'_>) -> Result<String, PlanFault> {
        let report = Arc::clone(&self.0);
        work(py, report.len(), move || Ok(report.to_json()))
    }

    /// The report for people at a terminal: errors and warnings, and the notes if asked for; the first three findings of
    /// a rule, or all of them.
    #[pyo3(signature = (*, notes = false, all = false, color = false, width = None))]
    fn to_text(
        &self,
        py: Python<'_>,
        notes: bool,
        all: bool,
        color: bool,
        width: Option<usize>,
    ) -> Result<String, PlanFault> {
        self.write(py, TextRequest { form: ReportForm::Text, color, width, notes, all })
    }

    /// The report for comments on pull requests.
    #[pyo3(signature = (*, notes = false, all = false))]
    fn to_markdown(&self, py: Python<'_>, notes: bool, all: bool) -> Result<String, PlanFault> {
        self.write(py, TextRequest { form: ReportForm::Markdown, notes, all, ..TextRequest::default() })
    }

    /// The report as one HTML page that needs nothing else.
    fn to_html(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, TextRequest { form: ReportForm::Html, ..TextRequest::default() })
    }

    /// The report for code scanning and editors: SARIF 2.1.0.
    fn to_sarif(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, TextRequest { form: ReportForm::Sarif, ..TextRequest::default() })
    }

    fn __str__(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.write(py, TextRequest::default())
    }

    fn __repr__(&self) -> String {
        let SummaryData { errors, warnings, notes } = self.0.summary();
        format!("<Report: {errors} errors, {warnings} warnings, {notes} notes>")
    }
}

impl Report {
    fn write(&self, py: Python<'_>, wanted: TextRequest) -> Result<String, PlanFault> {
        let report = Arc::clone(&self.0);
        work(py, report.len(), move || Ok(report.text(&wanted)))
    }
}

/// The findings of a report, one after another.
#[pyclass(frozen, module = "hoshin")]
pub(crate) struct Findings {
    report: Arc<OpenReport>,
    next: AtomicUsize,
}

#[pymethods]
impl Findings {
    fn __iter__(this: Py<Self>) -> Py<Self> {
        this
    }

    fn __next__(&self) -> Option<FindingData> {
        self.report.finding(self.next.fetch_add(1, Ordering::Relaxed))
    }
}
