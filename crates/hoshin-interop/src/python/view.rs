//! What a view has in Python: every format as a method, and what a notebook asks for.

use std::path::PathBuf;

use pyo3::prelude::*;

use super::PlanFault;
use crate::view::OpenView;

macro_rules! forms {
    ($($name:ident $format:literal $what:literal;)+) => { $(
        #[pymethods]
        impl OpenView {
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
impl OpenView {
    /// Its name: `x-matrix`.
    #[getter(name)]
    fn called(&self) -> &'static str {
        OpenView::name(self)
    }

    /// The formats that it can be written in.
    #[getter(formats)]
    fn known_formats(&self) -> Vec<&'static str> {
        OpenView::formats(self)
    }

    /// The view in a format.
    ///
    /// Args:
    ///     format: One of `formats`.
    ///
    /// Raises:
    ///     PlanError: If there is no such format, or nothing to write so.
    fn render(&self, py: Python<'_>, format: &str) -> Result<String, PlanFault> {
        Ok(py.detach(|| self.write(format))?)
    }

    /// Writes the view into a file, whole or not at all.
    ///
    /// Args:
    ///     path: The file. Its ending tells the format: `svg`, `html`, `md`, `csv`, `json`, `mmd` or `dot`.
    ///
    /// Raises:
    ///     PlanError: If the ending is of no format, or the file cannot be written.
    #[pyo3(name = "save")]
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn save_as(&self, py: Python<'_>, path: PathBuf) -> Result<(), PlanFault> {
        Ok(py.detach(|| OpenView::save(self, &path))?)
    }

    fn _repr_svg_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        Ok(py.detach(|| self.picture())?)
    }

    fn _repr_html_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        Ok(py.detach(|| self.for_notebook())?)
    }

    fn _repr_markdown_(&self, py: Python<'_>) -> Result<String, PlanFault> {
        self.to_markdown(py)
    }

    fn __repr__(&self) -> String {
        format!("<View {}: {}>", OpenView::name(self), OpenView::formats(self).join(", "))
    }
}
