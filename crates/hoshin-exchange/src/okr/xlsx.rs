//! OKR tables as workbooks.

use hoshin::Plan;
use hoshin::value::{Quantity, Unit};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::gather::Record;
use super::{Column, EntryKind, build, gather, rows, sheet};
use crate::draft::Draft;
use crate::table::Table;
use crate::{About, ExportError, Exported, ImportError, Imported, Notes, Options};

/// The most characters that a cell of a workbook holds.
///
/// # Source
///
/// Microsoft, *Excel specifications and limits*.
const LONGEST: usize = 32_767;

/// Makes a plan of the first sheet with an OKR table, or the one that the options name; of an X-matrix if there is none.
///
/// # Errors
///
/// [`ImportError`] if no sheet has a heading, the workbook is damaged, or a limit is passed.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let tables = crate::table::xlsx::read(bytes, options, &mut draft.notes)?;
    let is_wanted = |table: &&Table| match &options.tables.sheet {
        Some(name) => table.sheet.as_deref() == Some(name),
        // The labels of an X-matrix are much like the headings of a table.
        None => rows::has_heading(table, &options.tables) && !crate::x_matrix::is_drawn(table),
    };
    if options.tables.sheet.is_none()
        && !tables.iter().any(|table| is_wanted(&table))
        && let Some(matrix) = tables.iter().find(|table| crate::x_matrix::is_drawn(table))
    {
        let sheet = matrix.sheet.as_deref().unwrap_or_default();
        let text = format!("no sheet is an OKR table: the sheet `{sheet}` is read as an X-matrix");
        draft.notes.guessed("x-matrix", About::all(), text);
        let mut imported = crate::x_matrix::import(bytes, options)?;
        imported.notes.splice(..0, draft.notes.finish());
        return Ok(imported);
    }
    let Some(table) = tables.iter().find(is_wanted) else {
        let names: Vec<&str> = tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
        let message = match &options.tables.sheet {
            Some(name) => format!("there is no sheet `{name}` with anything in it"),
            None => format!("none of the sheets `{}` has the heading of an OKR table", names.join("`, `")),
        };
        return Err(ImportError::Malformed { message, place: None });
    };
    for other in tables.iter().filter(|other| other.sheet != table.sheet) {
        let text = format!("the sheet `{}` is left out", other.sheet.as_deref().unwrap_or_default());
        draft.notes.lost("sheet", About::all(), text);
    }
    let outline = rows::outline(table, &options.tables, &mut draft.notes)?;
    build::plan(outline, draft, options)
}

/// Writes drivers, objectives, key results, initiatives and KPIs as the one sheet of a workbook.
///
/// # Errors
///
/// [`ExportError::Nothing`] if the plan has none of these.
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    let mut notes = Notes::new(&options.limits);
    let records = gather::records(plan, crate::Format::OkrXlsx, &mut notes)?;
    let bytes =
        write(&records, &mut notes).map_err(|error| ExportError::Output { message: error.to_string() })?;
    Ok(Exported { bytes, notes: notes.finish() })
}

/// A workbook whose bytes do not depend on the day on which it is written.
pub(crate) fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(workbook)
}

fn write(records: &[Record], notes: &mut Notes) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook()?;
    let page = workbook.add_worksheet().set_name("OKRs")?;
    let heading = Format::new().set_bold().set_background_color("#DDE7F0").set_text_wrap();
    let strong = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let nested = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_indent(1);
    for (at, column) in (0_u16..).zip(sheet::COLUMNS) {
        page.write_string_with_format(0, at, column.heading(), &heading)?;
        page.set_column_width(at, width(*column))?;
    }
    for (row, record) in (1_u32..).zip(records) {
        for (at, column) in (0_u16..).zip(sheet::COLUMNS) {
            let text = record.cells.iter().find(|(known, _)| known == column).map_or("", |(_, text)| text);
            let is_title = *column == Column::Title;
            let format = match (is_title, record.kind, record.is_nested) {
                (true, EntryKind::Driver | EntryKind::Objective, _) => &strong,
                (true, _, true) => &nested,
                _ => &plain,
            };
            put(page, (row, at), *column, text, format, notes)?;
        }
    }
    let last = u32::try_from(records.len()).unwrap_or(u32::MAX);
    page.autofilter(0, 0, last, u16::try_from(sheet::COLUMNS.len()).unwrap_or(1) - 1)?;
    page.set_freeze_panes(1, 3)?;
    workbook.save_to_buffer()
}

/// Writes a cell: a number or a day as one where it comes back the same, else text.
fn put(
    page: &mut Worksheet,
    (row, at): (u32, u16),
    column: Column,
    text: &str,
    format: &Format,
    notes: &mut Notes,
) -> Result<(), XlsxError> {
    use Column::{Baseline, Confidence, Current, CurrentDate, Due, Goal, Stretch, Weight};
    if text.is_empty() {
        return Ok(());
    }
    if matches!(column, Due | CurrentDate)
        && let Ok(day) = hoshin::value::date::parse(text)
        && day.year() >= 1901
    {
        let (year, month, date) =
            (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
        let day = ExcelDateTime::from_ymd(year, month, date)?;
        page.write_datetime_with_format(row, at, &day, &format.clone().set_num_format("yyyy-mm-dd"))?;
        return Ok(());
    }
    if matches!(column, Baseline | Goal | Stretch | Current | Confidence | Weight)
        && let Ok(quantity) = text.parse::<Quantity>()
    {
        let (number, shown) = match &quantity.unit {
            None => (Some(quantity.value), "General"),
            Some(unit) if *unit == Unit::PERCENT => {
                let part = format!("{}e-2", quantity.value).parse::<f64>().ok();
                let is_exact = |part: &f64| format!("{part}e2").parse() == Ok(quantity.value);
                (part.filter(is_exact), "0.##%")
            }
            Some(_) => (None, ""),
        };
        if let Some(number) = number.filter(|number| number.abs() < 1e15) {
            page.write_number_with_format(row, at, number, &format.clone().set_num_format(shown))?;
            return Ok(());
        }
    }
    let text: String = if text.chars().count() > LONGEST {
        notes.lost("text", About::all(), "a text longer than a cell of a workbook holds is cut");
        text.chars().take(LONGEST).collect()
    } else {
        text.to_owned()
    };
    page.write_string_with_format(row, at, &text, format)?;
    Ok(())
}

/// How wide a column is, in characters (our choice).
const fn width(column: Column) -> f64 {
    match column {
        Column::Title => 48.0,
        Column::Description => 40.0,
        Column::Owner | Column::Contributors | Column::Parent | Column::Metric => 24.0,
        Column::Id => 18.0,
        _ => 12.0,
    }
}

#[cfg(test)]
mod tests {
    use hoshin::format::Format as Text;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

        #[test]
        fn no_bytes_make_the_reader_panic(cuts in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
            let plan = Plan::read("hoshin: 1\nobjectives: { a: { name: A, targets: [{ to: 5 % }] } }", Text::Yaml).unwrap();
            let mut bytes = export(&plan, &Options::default()).unwrap().bytes;
            for (at, byte) in cuts {
                let at = usize::from(at) % bytes.len();
                bytes[at] = byte;
            }
            let _ = import(&bytes, &Options::default().lenient());
        }
    }
}
