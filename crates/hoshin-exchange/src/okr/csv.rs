//! OKR tables as CSV.

use hoshin::Plan;

use super::{build, gather, rows, sheet};
use crate::draft::Draft;
use crate::head::Head;
use crate::{ExportError, Exported, ImportError, Imported, Notes, Options};

/// Makes a plan of an OKR table.
///
/// # Errors
///
/// [`ImportError`] if no row is a heading, or a limit is passed.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let table = crate::table::csv::read(bytes, options, &mut draft.notes)?;
    let outline = rows::outline(&table, &options.tables, &mut draft.notes)?;
    build::plan(outline, draft, options)
}

/// Writes drivers, objectives, key results, initiatives and KPIs as an OKR table.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan has none of these.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let records = gather::records(plan, crate::Format::OkrCsv, &mut notes)?;
    let rows = sheet::rows(&records);
    Ok(Exported { bytes: crate::table::csv::write(rows), notes: notes.finish() })
}

/// Whether a file begins like an OKR table.
pub(crate) fn recognise(head: &Head<'_>) -> bool {
    let first: String = head.text.lines().take(40).collect::<Vec<_>>().join("\n");
    let options = Options::default();
    let mut notes = Notes::new(&options.limits);
    let table = crate::table::csv::read(first.as_bytes(), &options, &mut notes);
    let is_page = ["# ", "## ", "---\n"].iter().any(|opening| first.trim_start().starts_with(opening));
    !is_page
        && !first.trim_start().starts_with(['<', '{', '['])
        && table.is_ok_and(|table| rows::is_table(&table, &options.tables))
}

#[cfg(test)]
mod tests;
