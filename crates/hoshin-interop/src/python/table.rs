//! What a table has in Python.

use pyo3::prelude::*;

use super::{PlanFault, arrow_stream};
use crate::tables::Table;

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.names()
    }

    fn __len__(&self) -> usize {
        self.len()
    }

    /// The rows as an Arrow table: what data frames and databases take.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> Result<Bound<'py, PyAny>, PlanFault> {
        drop(requested_schema);
        arrow_stream(py, self)
    }

    fn _repr_html_(&self) -> String {
        self.to_html(&self.__repr__())
    }

    fn __repr__(&self) -> String {
        format!("<Table: {} rows of {}>", self.len(), self.names().join(", "))
    }
}
