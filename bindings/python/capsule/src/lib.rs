//! Arrow tables to and from Python, through the capsules that polars, pandas, pyarrow, duckdb and others speak: no copy,
//! and no library of Python's is needed.
//!
//! It stands apart because a capsule holds a pointer: here alone is code that the compiler cannot vouch for. INVARIANT:
//! a pointer is taken only from a capsule of the name that tells what it holds, and what it holds is moved out, so that
//! it is released once.
//!
//! Libraries for it ask for more: `arrow-pyarrow` gives tables out only where pyarrow is installed, and `pyo3-arrow` brings
//! the bindings of numpy and the tables of time zones.
//!
//! # Source
//!
//! The Arrow `PyCapsule` interface.

use std::ffi::CStr;
use std::sync::Mutex;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader as _, StructArray};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_identifier;
use pyo3::types::{PyCapsule, PyTuple};

/// Several threads may hold one capsule, and one of them alone may move out what it holds.
static TAKING: Mutex<()> = Mutex::new(());

const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// A table of another library, read from whatever speaks the interface.
#[derive(Clone, Debug)]
pub struct ArrowTable {
    /// Its columns.
    pub schema: SchemaRef,
    /// Its rows, in pieces.
    pub batches: Vec<RecordBatch>,
}

impl<'py> FromPyObject<'_, 'py> for ArrowTable {
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("hoshin._types", "ArrowTable");

    fn extract(table: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = table.py();
        if let Some(method) = table.getattr_opt(pyo3::intern!(py, "__arrow_c_stream__"))? {
            return of_stream(&method.call0()?.cast_into::<PyCapsule>()?);
        }
        if let Some(method) = table.getattr_opt(pyo3::intern!(py, "__arrow_c_array__"))? {
            let pair = method.call0()?.cast_into::<PyTuple>()?;
            let (schema, array) = (pair.get_item(0)?, pair.get_item(1)?);
            return of_array(&schema.cast_into::<PyCapsule>()?, &array.cast_into::<PyCapsule>()?);
        }
        let name = table.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "`{name}` is no Arrow table; give one of polars, pandas, pyarrow, duckdb or ADBC, or whatever has \
             `__arrow_c_stream__` or `__arrow_c_array__`"
        )))
    }
}

fn of_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<ArrowTable> {
    let taking = TAKING.lock();
    let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name says that it holds a stream, and its owner keeps it as long as the capsule lives. It is
    // moved out, and one that is released stays behind, which the capsule gives back without harm.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    drop(taking);
    let reader = RecordBatchStreamReader::try_new(stream).map_err(refused)?;
    let schema = reader.schema();
    let mut batches = Vec::new();
    for batch in reader {
        capsule.py().check_signals()?;
        batches.push(batch.map_err(refused)?);
    }
    Ok(ArrowTable { schema, batches })
}

fn of_array(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<ArrowTable> {
    let taking = TAKING.lock();
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: the capsule's name says that it holds a schema, which is borrowed while the capsule lives.
    let schema = unsafe { schema.as_ref() };
    // SAFETY: as of the stream: the array is moved out, and a released one stays behind.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    drop(taking);
    // SAFETY: both come from one call, which promises that the schema is that of the array.
    let data = unsafe { from_ffi(array, schema) }.map_err(refused)?;
    if !matches!(data.data_type(), DataType::Struct(_)) {
        return Err(PyTypeError::new_err("an Arrow array of one column is no table; give a record batch"));
    }
    let batch = RecordBatch::from(StructArray::from(data));
    Ok(ArrowTable { schema: batch.schema(), batches: vec![batch] })
}

/// A table for another library, as `__arrow_c_stream__` gives it.
///
/// # Errors
///
/// If Python has no memory left.
pub fn stream(py: Python<'_>, batch: RecordBatch) -> PyResult<Bound<'_, PyAny>> {
    let schema = batch.schema();
    let batches = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM).map(Bound::into_any)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed over as errors are")]
fn refused(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow table cannot be read: {error}"))
}
