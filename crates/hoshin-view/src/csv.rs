//! CSV: the tables of a page for spreadsheets, safe against formulas in what the plan holds.

use csv::{Terminator, WriterBuilder};

use crate::page::{Cell, Page, Table};

/// Writes the tables of a page, an empty line between them; none if it has none.
///
/// What begins like a formula is preceded by an apostrophe, so that no spreadsheet runs it.
///
/// # Source
///
/// RFC 4180, with line feeds alone; OWASP, *CSV Injection*.
pub fn write(page: &Page) -> Option<String> {
    let tables: Vec<String> = page.tables().into_iter().map(written).collect();
    (!tables.is_empty()).then(|| tables.join("\n"))
}

fn written(table: &Table) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    let head = table.columns.iter().map(|column| harmless(&column.name)).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(told).collect::<Vec<String>>());
    for record in std::iter::once::<Vec<String>>(head).chain(rows) {
        // Every row is as long as there are columns, and nothing fails to be written into memory.
        let _ = writer.write_record(&record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// What a cell says, with its note behind it.
fn told(cell: &Cell) -> String {
    match (&cell.note, cell.text.as_str()) {
        (None, text) => harmless(text),
        (Some(note), "") => harmless(note),
        (Some(note), text) => harmless(&format!("{text} ({note})")),
    }
}

/// A text that no spreadsheet takes for a formula. A number may begin with its sign.
fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, Row};
    use crate::tests::{HOSTILE, table_of};

    #[test]
    fn nothing_runs_and_nothing_is_lost() {
        let page = Page { blocks: vec![Block::Table(table_of(HOSTILE))], ..Page::default() };
        let written = write(&page).unwrap();
        let mut reader = csv::ReaderBuilder::new().from_reader(written.as_bytes());
        let read: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
        for (text, read) in HOSTILE.iter().zip(&read) {
            assert_eq!(read.strip_prefix('\'').unwrap_or(read), *text);
            assert!(!read.starts_with(['=', '+', '-', '@', '\t']), "{read}");
        }
    }

    #[test]
    fn numbers_keep_their_sign_and_notes_stand_behind() {
        let noted = Cell { note: Some("by 2026".into()), ..Cell::from("3") };
        let row = Row { cells: vec!["-5".into(), noted, "-5 %".into()], ..Row::default() };
        let table = Table { rows: vec![row], ..table_of(&[]) };
        let table = Table { columns: vec![crate::page::Column::default(); 3], ..table };
        assert_eq!(written(&table).lines().nth(1), Some("-5,3 (by 2026),'-5 %"));
    }
}
