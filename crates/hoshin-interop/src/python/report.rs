//! What a report has in Python: a sequence of findings that are made when they are asked for.

#![expect(clippy::doc_markdown, reason = "the sections of docstrings name exceptions bare")]

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PySlice;
use pyo3::types::slice::PySliceIndices;

use super::table::tabular;
use super::{Names, PlanFault, work};
use crate::check::{PlanSize, SummaryData};
use crate::filter::FindingFilter;
use crate::finding::FindingData;
use crate::open::OpenReport;
use crate::text::{ReportForm, TextRequest};

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
impl OpenReport {
    fn __len__(&self) -> usize {
        self.len()
    }

    fn __getitem__(&self, place: Places<'_>) -> PyResult<Found> {
        let length = isize::try_from(self.len())?;
        match place {
            Places::One(place) => {
                let from_start = if place < 0 { place + length } else { place };
                let finding = usize::try_from(from_start).ok().and_then(|place| self.finding(place));
                finding.map(Found::One).ok_or_else(|| PyIndexError::new_err("the report has no such finding"))
            }
            Places::Several(places) => {
                let PySliceIndices { start, step, slicelength, .. } = places.indices(length)?;
                let chosen = (0..slicelength).filter_map(|number| {
                    let place = isize::try_from(number).ok()?.checked_mul(step)?.checked_add(start)?;
                    self.finding(usize::try_from(place).ok()?)
                });
                Ok(Found::Several(chosen.collect()))
            }
        }
    }

    fn __iter__(&self) -> Findings {
        Findings { report: self.clone(), next: AtomicUsize::new(0) }
    }

    /// How many findings there are of each severity.
    #[getter(summary)]
    fn counted(&self) -> SummaryData {
        self.summary()
    }

    /// How much was looked at.
    #[getter(size)]
    fn looked_at(&self) -> PlanSize {
        self.size()
    }

    /// A part of the report.
    ///
    /// Args:
    ///     rule: The rules, by code, beginning of codes, or name; all if none.
    ///     owner: Who answers for what is at fault: ids of owners; everybody if none.
    ///     severity: `error`, `warning` or `note`, or several of them; all if none.
    ///
    /// Returns:
    ///     The findings that all of these let through, as a report of the same plan.
    ///
    /// Raises:
    ///     PlanError: If there is no such rule, owner or severity.
    #[pyo3(name = "filter", signature = (
        *, rule: "str | list[str] | tuple[str, ...]" = Names::default(),
        owner: "str | list[str] | tuple[str, ...]" = Names::default(),
        severity: "str | list[str] | tuple[str, ...]" = Names::default()
    ))]
    fn part(&self, py: Python<'_>, rule: Names, owner: Names, severity: Names) -> Result<Self, PlanFault> {
        let report = self.clone();
        let wanted = FindingFilter { rules: rule.into(), owners: owner.into(), severities: severity.into() };
        work(py, report.len(), move || report.filter(&wanted))
    }

    /// Raises an exception if a finding is as severe as that, or more; a gate for pipelines.
    ///
    /// Args:
    ///     severity: `error`, `warning` or `note`.
    ///
    /// Raises:
    ///     CheckError: If there is such a finding. It holds the report.
    ///     PlanError: If there is no such severity.
    #[pyo3(signature = (severity = "error"))]
    fn raise_for(this: &Bound<'_, Self>, severity: &str) -> Result<(), PlanFault> {
        if this.get().has(severity)? { Err(PlanFault::of_check(this.as_any(), severity)) } else { Ok(()) }
    }

    /// The report as one JSON object: the same bytes in every language.
    #[pyo3(name = "to_json")]
    fn json(&self, py: Python<'_>) -> Result<String, PlanFault> {
        let report = self.clone();
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
        self.written(py, TextRequest { form: ReportForm::Text, color, width, notes, all })
    }

    /// The report for comments on pull requests.
    #[pyo3(signature = (*, notes = false, all = false))]
    fn to_markdown(&self, py: Python<'_>, notes: bool, all: bool) -> Result<String, PlanFault> {
        self.written(py, TextRequest { form: ReportForm::Markdown, notes, all, ..TextRequest::default() })
    }

    /// The report as one HTML page that needs nothing else.
    fn to_html(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.written(py, TextRequest { form: ReportForm::Html, ..TextRequest::default() })
    }

    /// The report for code scanning and editors: SARIF 2.1.0.
    fn to_sarif(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.written(py, TextRequest { form: ReportForm::Sarif, ..TextRequest::default() })
    }

    fn __str__(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.written(py, TextRequest::default())
    }

    fn __repr__(&self) -> String {
        let SummaryData { errors, warnings, notes } = self.summary();
        format!("<Report: {errors} errors, {warnings} warnings, {notes} notes>")
    }
}

impl OpenReport {
    fn written(&self, py: Python<'_>, wanted: TextRequest) -> Result<String, PlanFault> {
        let report = self.clone();
        work(py, report.len(), move || Ok(report.text(&wanted)))
    }
}

tabular! { OpenReport: |report| crate::Tabular::table(report); }

/// The findings of a report, one after another.
#[pyclass(frozen, module = "hoshin")]
#[derive(Debug)]
pub struct Findings {
    report: OpenReport,
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
