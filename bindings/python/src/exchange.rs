//! Other people's formats: the import. The export is a question of the plan.

use std::collections::BTreeMap;

use hoshin_interop::{Day, ImportOptions, NoteData, PlanFault, Source, work};
use pyo3::prelude::*;

use super::plan::{Plan, UNKNOWN};

/// What came of a file in another format.
#[pyclass(frozen, get_all, module = "hoshin")]
pub(crate) struct Imported {
    /// The plan.
    plan: Py<Plan>,
    /// The name of the format that the file was in.
    format: String,
    /// What the plan does not carry as the file had it.
    notes: Vec<NoteData>,
}

#[pymethods]
impl Imported {
    fn __repr__(&self) -> String {
        format!("<Imported {}: {} notes>", self.format, self.notes.len())
    }
}

/// Makes a plan of a file in another format.
///
/// Args:
///     source: The path of the file, or its bytes.
///     format: The name of the format; told by the content if none. `hoshin.foreign_formats()` lists them.
///     lenient: Whether a malformed file is read as far as it goes, with notes on the rest.
///     name: What the plan is called if the file does not tell.
///     locale: How numbers and dates of a table are written, such as `de`; found out if none.
///     preset: The tool that wrote an OKR table, such as `viva-goals`; told by the headings if none.
///     columns: What columns of an OKR table hold, by their headings: `{"What": "title"}`. `hoshin.table_words()` lists
///         the words for it, the presets and the locales.
///     sheet: The sheet of a workbook; the first that holds what the format does if none.
///     as_of: The day that current values of an OKR table are of, where the table does not tell.
///
/// Returns:
///     The plan, and what it does not carry as the file had it.
///
/// Raises:
///     PlanError: If the file is malformed, too large, or of no such format, or an option says nothing to the format.
#[pyfunction]
#[pyo3(signature = (
    source, format = None, *, lenient = false, name = None, locale = None, preset = None,
    columns: "dict[str, str]" = BTreeMap::new(), sheet = None, as_of = None
))]
#[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
pub(crate) fn import_plan(
    py: Python<'_>,
    source: Source,
    format: Option<String>,
    lenient: bool,
    name: Option<String>,
    locale: Option<String>,
    preset: Option<String>,
    columns: BTreeMap<String, String>,
    sheet: Option<String>,
    as_of: Option<Day<'_>>,
) -> Result<Imported, PlanFault> {
    let as_of = as_of.map(Day::text).transpose()?;
    let options = ImportOptions { lenient, name, locale, preset, columns, sheet, as_of };
    let imported = work(py, UNKNOWN, move || source.import(format.as_deref(), &options))?;
    let (plan, answer) = imported.into_parts();
    Ok(Imported { plan: Py::new(py, Plan::from(plan))?, format: answer.format, notes: answer.notes })
}
