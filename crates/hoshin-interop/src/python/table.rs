//! What a table has in Python, and whatever can be seen as one; and tables of others.

use hoshin_python_capsule::ArrowTable;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;

use crate::tables::{Frame, Table};

/// Gives what has rows the ways in which others take them.
macro_rules! tabular {
    ($($type:ty: |$this:ident| $table:expr;)+) => { $(
        #[pymethods]
        impl $type {
            /// The rows as an Arrow table: what data frames and databases take.
            #[pyo3(signature = (requested_schema = None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: Python<'py>,
                requested_schema: Option<Bound<'py, PyAny>>,
            ) -> Result<Bound<'py, PyAny>, $crate::PlanFault> {
                drop(requested_schema);
                let $this = self;
                let table = py.detach(|| $table);
                Ok(hoshin_python_capsule::stream(py, table.batch().clone())?)
            }

            fn _repr_html_(&self, py: Python<'_>) -> String {
                let $this = self;
                py.detach(|| $table.to_html(&$this.__repr__()))
            }
        }
    )+ };
}

pub(super) use tabular;

tabular! { Table: |table| table.clone(); }

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

    fn __repr__(&self) -> String {
        format!("<Table: {} rows of {}>", self.len(), self.names().join(", "))
    }
}

impl<'py> FromPyObject<'_, 'py> for Frame {
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = ArrowTable::INPUT_TYPE;

    fn extract(table: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let ArrowTable { schema, batches } = table.extract()?;
        Ok(Self { schema, batches }.without_index())
    }
}
