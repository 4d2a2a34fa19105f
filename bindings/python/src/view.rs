//! A view as a class, which draws itself in a notebook.

use std::path::PathBuf;

use hoshin_interop::{OpenView, PlanFault};
use pyo3::prelude::*;

/// A view of a plan: its data once, to be written in many formats.
#[pyclass(frozen, module = "hoshin")]
pub(crate) struct View(OpenView);

impl From<OpenView> for View {
    fn from(view: OpenView) -> Self {
        Self(view)
    }
}

macro_rules! forms {
    ($($name:ident $format:literal $what:literal;)+) => { $(
        #[pymethods]
        impl View {
            #[doc = concat!("The view as ", $what, ".\n\nRaises:\n    PlanError: If it has nothing to write so.")]
            fn $name(&self, py: Python<'_>) -> Result<String, PlanFault> {
                self.render(py, $format)
            }
        }
    )+ };
}

forms! {
    to_svg "svg" "a picture that needs nothing else: SVG";
    to_html "html" "one page of HTML that needs nothing else";
    to_markdown "md" "Markdown";
    to_csv "csv" "its tables for spreadsheets: CSV";
    to_json "json" "its data for programs: JSON, the same bytes in every language";
    to_mermaid "mermaid" "its graphs in the language of Mermaid";
    to_dot "dot" "its graphs in the language of Graphviz";
}

#[pymethods]
impl View {
    /// Its name: `x-matrix`.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name()
    }

    /// The formats that it can be written in.
    #[getter]
    fn formats(&self) -> Vec<&'static str> {
        self.0.formats()
    }

    /// The view in a format.
    ///
    /// Args:
    ///     format: One of `formats`.
    ///
    /// Raises:
    ///     PlanError: If there is no such format, or nothing to write so.
    fn render(&self, py: Python<'_>, format: &str) -> Result<String, PlanFault> {
        Ok(py.detach(|| self.0.write(format))?)
    }

    /// Writes the view into a file, whole or not at all.
    ///
    /// Args:
    ///     path: The file. Its ending tells the format: `svg`, `html`, `md`, `csv`, `json`, `mmd` or `dot`.
    ///
    /// Raises:
    ///     PlanError: If the ending is of no format, or the file cannot be written.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn save(&self, py: Python<'_>, path: PathBuf) -> Result<(), PlanFault> {
        Ok(py.detach(|| self.0.save(&path))?)
    }

    fn _repr_svg_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.to_svg(py)
    }

    fn _repr_html_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        Ok(py.detach(|| self.0.for_notebook())?)
    }

    fn _repr_markdown_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.to_markdown(py)
    }

    fn __repr__(&self) -> String {
        format!("<View {}: {}>", self.0.name(), self.0.formats().join(", "))
    }
}
