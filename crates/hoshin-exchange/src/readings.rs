//! KPI readings as tables: long ones with a row a reading, wide ones with a column a date or a column a KPI.

mod layout;
mod series;
mod write;

use hoshin::Plan;

use crate::draft::Draft;
use crate::frame::Frame;
use crate::head::Head;
use crate::table::Table;
use crate::{ExportError, Exported, Format, ImportError, Imported, Notes, Options};

/// Makes a plan of the KPIs and readings of a CSV file.
///
/// # Errors
///
/// [`ImportError`] if no row is a heading of readings, or a limit is passed.
pub fn import_csv(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let table = crate::table::csv::read(bytes, options, &mut draft.notes)?;
    import(&table, draft, options)
}

/// Makes a plan of the KPIs and readings of a Parquet file.
///
/// # Errors
///
/// As [`import_csv`].
#[cfg(feature = "parquet")]
pub fn import_parquet(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let table = crate::frame::parquet::read(bytes, options, &mut draft.notes)?;
    import(&table, draft, options)
}

fn import(table: &Table, mut draft: Draft, options: &Options) -> Result<Imported, ImportError> {
    let Some((heading, layout)) = layout::find(table) else {
        return Err(ImportError::Heading {
            wants: "readings, such as `kpi`, `date` and `value`, or `kpi` and the dates",
            help: "call the columns so, or look whether it is the right file",
            place: table.rows.first().map(|row| table.place(row, None)),
        });
    };
    series::read(table, heading, &layout, &mut draft, options)?;
    draft.finish()
}

/// Writes the readings of a plan as CSV: long, or wide with a column a date if the options say so.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan has no readings.
pub fn export_csv(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let bytes = if options.tables.wide {
        crate::table::csv::write(write::wide(plan, &mut notes).ok_or_else(|| nothing(Format::ReadingsCsv))?)
    } else {
        long(plan, Format::ReadingsCsv, &mut notes)?.to_csv()
    };
    Ok(Exported { bytes, notes: notes.finish() })
}

/// Writes the readings of a plan as Parquet, a row a reading.
///
/// # Errors
///
/// As [`export_csv`].
#[cfg(feature = "parquet")]
pub fn export_parquet(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let frame = long(plan, Format::ReadingsParquet, &mut notes)?;
    let bytes = crate::frame::parquet::write(&frame)
        .map_err(|error| ExportError::Output { message: error.to_string() })?;
    Ok(Exported { bytes, notes: notes.finish() })
}

fn long(plan: &Plan, format: Format, notes: &mut Notes) -> Result<Frame, ExportError> {
    let frame = write::long(plan, notes);
    if frame.rows() == 0 { Err(nothing(format)) } else { Ok(frame) }
}

fn nothing(format: Format) -> ExportError {
    ExportError::Nothing { format, holds: "readings of KPIs" }
}

/// Whether a file begins like a table of readings.
pub(crate) fn recognise(head: &Head<'_>) -> bool {
    let first: String = head.text.lines().take(40).collect::<Vec<_>>().join("\n");
    let options = Options::default();
    let table = crate::table::csv::read(first.as_bytes(), &options, &mut Notes::new(&options.limits));
    !first.trim_start().starts_with(['<', '{', '[', '#'])
        && table.is_ok_and(|table| layout::find(&table).is_some_and(|(at, _)| table.is_headed_by(at)))
}

#[cfg(test)]
mod tests;
