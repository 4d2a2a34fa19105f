//! Workbooks: their sheets as tables, with the units that number formats show.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use hoshin::value::{Date, Quantity, Unit};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{Cell, MOST_CELLS, Row, Table, archive};
use crate::locale::currency_in;
use crate::{ImportError, Limits, Notes, Options};

/// Reads the sheets of a workbook, in their order. Empty ones are not among them.
///
/// # Errors
///
/// [`ImportError::Limit`] if it is too large, packed or unpacked; [`ImportError::Malformed`] if it is no workbook.
pub fn read(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Vec<Table>, ImportError> {
    let bytes = archive::held(bytes, options, notes)?;
    if claimed_texts(&bytes) > MOST_CELLS {
        return Err(over("texts (`uniqueCount`)", MOST_CELLS));
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&*bytes)).map_err(|error| malformed(&error))?;
    let names = workbook.sheet_names();
    if names.len() > options.limits.members {
        return Err(over("sheets (`members`)", options.limits.members));
    }
    let mut budget = Budget { cells: MOST_CELLS, bytes: options.limits.unpacked };
    let mut tables = Vec::new();
    for name in names {
        let mut table = Table { sheet: Some(name.as_str().into()), ..Table::default() };
        match fill(&mut table, &mut workbook, &options.limits, &mut budget, notes) {
            Ok(()) => {}
            // A chart has a sheet of its own and no cells.
            Err(Trouble::Sheet(XlsxError::NotAWorksheet(_))) => continue,
            Err(Trouble::Sheet(error)) if options.lenient => {
                let row = table.rows.last().map_or(0, |row| row.number);
                let text = format!("the sheet `{name}` cannot be read behind its row {row}: {error}");
                notes.lost("sheet", crate::About::all(), text);
            }
            Err(Trouble::Sheet(error)) => return Err(malformed(&error)),
            Err(Trouble::Limit(error)) => return Err(error),
        }
        table.rows.sort_by_key(|row| row.number);
        table.rows.dedup_by_key(|row| row.number);
        tables.extend((!table.rows.is_empty()).then_some(table));
    }
    Ok(tables)
}

/// How many texts a workbook says that its cells share: the reader makes room for as many, whether they come or not.
fn claimed_texts(bytes: &[u8]) -> usize {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let names = archive.file_names().filter_map(Result::ok);
    let parts = names.filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
    let parts: Vec<String> = parts.map(Cow::into_owned).collect();
    parts.iter().filter_map(|part| claim(archive.by_name(part).ok()?)).max().unwrap_or(0)
}

/// The claim of a part, in its first tag of that name. What is wrong with the part is told by the reader, which looks at
/// it in the same way.
fn claim(part: impl Read) -> Option<usize> {
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                let mut attributes = tag.attributes();
                let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
                let count = attributes.find(|attribute| attribute.key.as_ref() == "uniqueCount")?;
                return count.value.parse().ok();
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// What all sheets together may still take.
struct Budget {
    cells: usize,
    bytes: u64,
}

enum Trouble {
    Sheet(XlsxError),
    Limit(ImportError),
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Sheet(error)
    }
}

fn malformed(error: &XlsxError) -> ImportError {
    ImportError::Malformed { message: format!("the workbook cannot be read: {error}"), place: None }
}

fn over(what: &'static str, most: usize) -> ImportError {
    ImportError::Limit { what, most: u64::try_from(most).unwrap_or(u64::MAX), place: None }
}

/// Reads the sheet of a table; one that is damaged, up to there.
fn fill(
    table: &mut Table,
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    limits: &Limits,
    budget: &mut Budget,
    notes: &mut Notes,
) -> Result<(), Trouble> {
    // Cell by cell, since a table of all that lies between two cells far apart would take all memory.
    let mut cells = workbook.worksheet_cells_reader(table.sheet.as_deref().unwrap_or_default())?;
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("", |format| format.format_code.as_str());
        let value = value(cell.get_value(), format);
        if let DataRef::Error(error) = cell.get_value() {
            let row = Row { number: u64::from(row) + 1, ..Row::default() };
            let place = table.place(&row, usize::try_from(column).ok());
            notes.lost("formula-error", place, format!("a cell holds the error `{error}`"));
        }
        if value.is_empty() {
            continue;
        }
        put(table, (row, column), value, cell.get_value(), limits, budget).map_err(Trouble::Limit)?;
    }
    Ok(())
}

/// Puts a cell into its row.
fn put(
    table: &mut Table,
    (row, column): (u32, u32),
    value: Cell,
    raw: &DataRef<'_>,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<(), ImportError> {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if column >= limits.columns {
        return Err(over("columns (`columns`)", limits.columns));
    }
    if table.rows.len() >= limits.rows {
        return Err(over("rows (`rows`)", limits.rows));
    }
    let length = value.text().len();
    if length > limits.text {
        return Err(over("bytes in a cell (`text`)", limits.text));
    }
    let number = u64::from(row) + 1;
    if table.rows.last().is_none_or(|last| last.number != number) {
        table.rows.push(Row { number, ..Row::default() });
    }
    let Some(last) = table.rows.last_mut() else { return Ok(()) };
    let grows = (column + 1).saturating_sub(last.cells.len());
    let bytes = u64::try_from(length).unwrap_or(u64::MAX);
    budget.cells = budget.cells.checked_sub(grows).ok_or_else(|| over("cells", MOST_CELLS))?;
    budget.bytes = budget.bytes.checked_sub(bytes).ok_or(ImportError::Limit {
        what: "bytes once unpacked (`unpacked`)",
        most: limits.unpacked,
        place: None,
    })?;
    if last.cells.is_empty()
        && let DataRef::String(text) = raw
    {
        last.indent = text.chars().take_while(|c| c.is_whitespace()).count();
    } else if last.cells.is_empty()
        && let DataRef::SharedString(text) = raw
    {
        last.indent = text.chars().take_while(|c| c.is_whitespace()).count();
    }
    last.cells.resize(last.cells.len().max(column + 1), Cell::Empty);
    if let Some(cell) = last.cells.get_mut(column) {
        *cell = value;
    }
    Ok(())
}

/// What a cell holds, with the unit that its number format shows.
fn value(data: &DataRef<'_>, format: &str) -> Cell {
    match data {
        DataRef::Empty | DataRef::Error(_) => Cell::Empty,
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => Cell::of(text),
        DataRef::Bool(truth) => Cell::of(if *truth { "true" } else { "false" }),
        #[expect(clippy::cast_precision_loss, reason = "workbooks hold numbers as f64")]
        DataRef::Int(number) => number_in(*number as f64, format),
        DataRef::Float(number) => number_in(*number, format),
        DataRef::DateTime(time) if time.is_duration() => Cell::Number(Quantity::plain(time.as_f64())),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let parts = i16::try_from(year).ok().zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()));
            let found = parts.and_then(|(year, (month, day))| Date::new(year, month, day).ok());
            found.map_or(Cell::Number(Quantity::plain(time.as_f64())), Cell::Day)
        }
    }
}

fn number_in(number: f64, format: &str) -> Cell {
    if !number.is_finite() {
        return Cell::Empty;
    }
    if is_percent(format) {
        // In decimals, so that 0.07 is 7 % and not a little more.
        let percent = format!("{number}e2").parse().unwrap_or(number * 100.0);
        return Cell::Number(Quantity::of(percent, Unit::PERCENT));
    }
    Cell::Number(Quantity { value: if number == 0.0 { 0.0 } else { number }, unit: currency_in(format) })
}

/// Whether a number format shows hundredths: a percent sign that is no literal.
fn is_percent(format: &str) -> bool {
    let mut letters = format.chars();
    let mut is_literal = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_literal = !is_literal,
            '\\' => drop(letters.next()),
            '%' if !is_literal => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn number_formats_tell_units() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Plan").unwrap();
        for (column, (number, format)) in [
            (0.07, "0.0%"),
            (12.5, "[$€-407] #,##0.00"),
            (3.0, "0\"%\""),
            (46_086.0, "yyyy-mm-dd"),
            (5.0, "General"),
        ]
        .into_iter()
        .enumerate()
        {
            let column = u16::try_from(column).unwrap();
            sheet.write_number_with_format(2, column, number, &Format::new().set_num_format(format)).unwrap();
        }
        sheet.write_string(0, 1, "  in").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let options = Options::default();
        let tables = read(&bytes, &options, &mut Notes::new(&options.limits)).unwrap();
        let [table] = tables.as_slice() else { panic!("{tables:?}") };
        let texts: Vec<_> = table.rows[1].cells.iter().map(Cell::text).collect();
        assert_eq!(texts, ["7 %", "12.5 EUR", "3", "2026-03-05", "5"]);
        assert_eq!((table.rows[0].number, table.rows[0].indent, table.rows[1].number), (1, 2, 3));
        assert_eq!(table.place(&table.rows[1], Some(4)).to_string(), "sheet `Plan`, cell E3");
    }

    #[test]
    fn a_workbook_that_claims_more_texts_than_there_may_be_is_refused() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "says <sst uniqueCount=\"99999999999\">").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let read = |bytes: &[u8]| {
            let options = Options::default();
            read(bytes, &options, &mut Notes::new(&options.limits))
        };
        assert_eq!(read(&bytes).unwrap().len(), 1);
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..archive.len() {
            let mut part = archive.by_index(number).unwrap();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            let name = part.name().unwrap().into_owned();
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            let content = content.replace("uniqueCount=\"1\"", "uniqueCount=\"18446744073709551615\"");
            std::io::Write::write_all(&mut writer, content.as_bytes()).unwrap();
        }
        let refusal = read(&writer.finish().unwrap().into_inner()).unwrap_err();
        assert_eq!(refusal.code(), "limit");
    }
}
