//! What Python gives to be imported, and what exported files have there.

#![expect(clippy::doc_markdown, reason = "the sections of docstrings name exceptions bare")]

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use super::PlanFault;
use super::answers::shown;
use super::told::Told;
use crate::files::{import_file, write_folder, write_whole};
use crate::open::OpenPlan;
use crate::problem::Problems;
use crate::{ExportAnswer, ExportFilesAnswer, ImportOptions, NoteData, OpenImport};

/// A file as an argument.
#[derive(Debug, FromPyObject)]
pub enum Source {
    /// What is in it.
    Content(PyBackedBytes),
    /// Where it lies.
    Path(PathBuf),
}

impl Source {
    /// Makes a plan of it; in the format of that name, or else in that which the content tells.
    ///
    /// # Errors
    ///
    /// As [`OpenPlan::import`] and [`import_file`].
    pub fn import(&self, format: Option<&str>, options: &ImportOptions) -> Result<OpenImport, Problems> {
        match self {
            Self::Content(bytes) => OpenPlan::import(format, bytes, options),
            Self::Path(path) => import_file(path, format, options),
        }
    }
}

#[pymethods]
impl NoteData {
    fn __repr__(&self) -> String {
        let Self { kind, code, text, times, .. } = self;
        format!("<Note {kind} {code} ({times} times): {text}>")
    }
}

#[pymethods]
impl ExportAnswer {
    /// Writes the file, whole or not at all.
    ///
    /// Args:
    ///     path: The file.
    ///
    /// Raises:
    ///     PlanError: If it cannot be written.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn save(&self, py: Python<'_>, path: PathBuf) -> Result<(), PlanFault> {
        Ok(py.detach(|| write_whole(&path, &mut |out| out.write_all(&self.content)))?)
    }

    fn __repr__(&self) -> String {
        format!("<Exported {}: {} bytes, {} notes>", self.format, self.content.len(), self.notes.len())
    }
}

#[pymethods]
impl ExportFilesAnswer {
    /// Writes the files, each whole or not at all.
    ///
    /// Args:
    ///     folder: The folder, which is made if there is none.
    ///
    /// Raises:
    ///     PlanError: If one cannot be written.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come by value")]
    fn save(&self, py: Python<'_>, folder: PathBuf) -> Result<(), PlanFault> {
        Ok(py.detach(|| write_folder(&folder, &self.files))?)
    }

    fn __repr__(&self) -> String {
        format!("<ExportedFiles {}: {} files, {} notes>", self.format, self.files.len(), self.notes.len())
    }
}

shown! {
    ForeignFormatData as "ForeignFormat": name reads writes;
    WordData as "Word": name summary;
    TableWords as "TableWords": presets locales columns;
}
