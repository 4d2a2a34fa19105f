//! CSV, whatever parts its columns, in and out.

use csv::{ReaderBuilder, Terminator, Trim, WriterBuilder};

use super::{Cell, Row, Table, encoding};
use crate::locale::Decimal;
use crate::{About, ImportError, Notes, Options, Place};

/// What may part columns, the likelier first.
const DELIMITERS: &[u8] = b",;\t|";

/// How many lines are looked at to tell what parts columns (our choice).
const LOOKED_AT: usize = 30;

/// Reads a table.
///
/// # Errors
///
/// [`ImportError::Limit`] if there are too many rows or columns, or a cell is too long.
pub fn read(bytes: &[u8], options: &Options, notes: &mut Notes) -> Result<Table, ImportError> {
    let (text, is_guess) = encoding::decode(bytes);
    if is_guess {
        notes.guessed("encoding", About::all(), "the file is no UTF-8 and is taken for Windows-1252");
    }
    let (text, stated) = stated_delimiter(&text);
    let delimiter = stated.unwrap_or_else(|| delimiter(text));
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::None)
        .from_reader(text.as_bytes());
    let mut table = Table {
        is_escaped: true,
        decimal_hint: (delimiter == b';').then_some(Decimal::Comma),
        ..Table::default()
    };
    let mut lines_in_cells = 0;
    let mut cells = 0;
    for (count, record) in reader.records().enumerate() {
        let record =
            record.map_err(|error| ImportError::Malformed { message: error.to_string(), place: None })?;
        let row = Row {
            number: line(text, record.position()).saturating_sub(lines_in_cells),
            cells: record.iter().map(Cell::of).collect(),
            indent: record.iter().find(|cell| !cell.trim().is_empty()).map_or(0, indent),
        };
        lines_in_cells += record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        hold(&table, &row, count, &record, options)?;
        cells += record.len();
        if cells > super::MOST_CELLS {
            let most = u64::try_from(super::MOST_CELLS).unwrap_or(u64::MAX);
            return Err(ImportError::Limit { what: "cells", most, place: Some(table.place(&row, None)) });
        }
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            table.rows.push(row);
        }
    }
    Ok(table)
}

fn hold(
    table: &Table,
    row: &Row,
    count: usize,
    record: &csv::StringRecord,
    options: &Options,
) -> Result<(), ImportError> {
    let limits = options.limits;
    let place = |column| Some(table.place(row, column));
    let over = |what, most: usize, place: Option<Place>| {
        Err(ImportError::Limit { what, most: u64::try_from(most).unwrap_or(u64::MAX), place })
    };
    if count >= limits.rows {
        return over("rows (`rows`)", limits.rows, place(None));
    }
    if record.len() > limits.columns {
        return over("columns (`columns`)", limits.columns, place(Some(limits.columns)));
    }
    match record.iter().position(|cell| cell.len() > limits.text) {
        Some(column) => over("bytes in a cell (`text`)", limits.text, place(Some(column))),
        None => Ok(()),
    }
}

/// The line on which a record begins; its position is that of the empty lines before it.
fn line(text: &str, position: Option<&csv::Position>) -> u64 {
    let Some(position) = position else { return 1 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let empty =
        text.get(start..).unwrap_or_default().bytes().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    position.line() + empty.filter(|byte| *byte == b'\n').count() as u64
}

/// How many blanks a text begins with; a tab counts as four.
fn indent(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// What a first line such as `sep=;` states, and the text behind it.
fn stated_delimiter(text: &str) -> (&str, Option<u8>) {
    let stated = text.strip_prefix("sep=").and_then(|rest| {
        let (delimiter, rest) = rest.split_once('\n')?;
        let delimiter = delimiter.trim_end_matches('\r');
        let byte = *delimiter.as_bytes().first()?;
        DELIMITERS.contains(&byte).then_some((rest, Some(byte)))
    });
    stated.unwrap_or((text, None))
}

/// What parts the columns: what stands in the most lines alike, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut quoted = false;
        let mut counts = Vec::new();
        let mut count = 0_usize;
        for byte in text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    counts.push(std::mem::take(&mut count));
                    if counts.len() >= LOOKED_AT {
                        break;
                    }
                }
                _ if byte == delimiter && !quoted => count += 1,
                _ => {}
            }
        }
        counts.push(count);
        let most = counts.iter().copied().max().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == most && most > 0).count();
        (alike, most)
    };
    let best = DELIMITERS.iter().rev().copied().max_by_key(|delimiter| score(*delimiter));
    best.unwrap_or(b',')
}

/// Writes rows. What begins like a formula is preceded by an apostrophe, so that no spreadsheet runs it.
///
/// # Source
///
/// RFC 4180, with line feeds alone; OWASP, *CSV Injection*.
pub fn write<T: AsRef<str>>(rows: impl IntoIterator<Item = Vec<T>>) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().flexible(true).terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    for row in rows {
        // Nothing fails to be written into memory.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell.as_ref())));
    }
    writer.into_inner().unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula. A number may begin with its sign.
fn harmless(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    // One that has an apostrophe already gets another, so that it comes back with one.
    let is_formula = begins_a_formula(text.trim_start_matches('\''));
    if is_formula && !is_number { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`write()`] was given for a cell.
pub fn unescaped(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| begins_a_formula(bare.trim_start_matches('\''))).unwrap_or(text)
}

fn begins_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read(text.as_bytes(), &Options::default(), &mut Notes::new(&crate::Limits::default())).unwrap()
    }

    #[test]
    fn columns_are_parted_by_what_stands_alike_in_all_lines() {
        for text in ["a,b\n1,\"x;y;z\"\n", "a;b\n1,5;x\n2,5;y\n", "a\tb\n1,2\t3\n", "sep=|\na|b\n1|2\n"] {
            let table = table(text);
            assert!(table.rows.iter().all(|row| row.cells.len() == 2), "{text}");
        }
        assert_eq!(table("a;b\n1;2").decimal_hint, Some(Decimal::Comma));
    }

    #[test]
    fn rows_know_their_number_and_their_indentation() {
        let table = table("a,b\n\n\"two\nlines\",x\n  in,y\n");
        let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.indent)).collect();
        assert_eq!(rows, [(1, 0), (3, 0), (4, 2)]);
    }

    #[test]
    fn formulas_do_not_run_and_come_back() {
        for text in ["=1+1", "-5 %", "-5", "'=x", "''=x", "@x", "plain", "'s"] {
            let written = harmless(text);
            assert!(!begins_a_formula(&written) || written.parse::<f64>().is_ok(), "{written}");
            assert_eq!(unescaped(&written), text, "{written}");
        }
    }
}
