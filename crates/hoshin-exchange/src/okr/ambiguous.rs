//! Headings that mean several things, told apart by what stands below them: `Level` over kinds of entries, `Ziel` over
//! numbers, `Start` over values.

use super::column::Column;
use super::outline::EntryKind;
use crate::table::{Cell, Row};

/// What a column holds if all cells below its heading are so, unless another column holds that.
type Reading = (Column, fn(&Cell) -> bool, Column);

const READINGS: &[Reading] = &[
    (Column::Scope, is_kind, Column::Kind),
    (Column::Level, is_kind, Column::Kind),
    (Column::Objective, is_value, Column::Goal),
    (Column::Start, is_value, Column::Baseline),
];

/// What a column holds that is taken for `column`, by its place. `has` tells what the other columns hold.
pub(super) fn told(column: Column, at: usize, rows: &[Row], has: impl Fn(Column) -> bool) -> Column {
    let cells = || rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
    let fits = |(from, is_so, to): &&Reading| {
        // Without another title this one is it, whatever it says.
        let is_needed = column.is_title() && !has(Column::Title);
        *from == column && !is_needed && !has(*to) && cells().next().is_some() && cells().all(is_so)
    };
    READINGS.iter().find(fits).map_or(column, |(.., to)| *to)
}

fn is_kind(cell: &Cell) -> bool {
    EntryKind::of_word(&cell.text()).is_some()
}

/// Whether a cell is a number, with a unit at most, and neither a day nor a year.
fn is_value(cell: &Cell) -> bool {
    let text = match cell {
        Cell::Number(_) => return true,
        Cell::Text(text) => text,
        Cell::Day(_) | Cell::Empty => return false,
    };
    let (digits, letters) = (count(text, char::is_numeric), count(text, char::is_alphabetic));
    let is_year = digits == 4 && letters == 0 && (text.starts_with("19") || text.starts_with("20"));
    let parts = text.split(['.', '/', '-']).filter(|part| !part.is_empty()).count();
    let is_period = text.starts_with(['Q', 'H', 'W', 'M', 'K']);
    // A unit has at most four letters (our choice): `EUR`, `days`.
    digits > 0 && letters <= 4 && parts <= 2 && !is_year && !is_period
}

fn count(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.chars().filter(|c| is(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_value_text(text: &str) -> bool {
        is_value(&Cell::Text(text.into()))
    }

    #[test]
    fn values_are_told_from_days_and_titles() {
        for text in ["41,5", "60 %", "1.5", "-3", "12 days", "EUR 100", "3/4"] {
            assert!(is_value_text(text), "{text}");
        }
        for text in ["2026-01-31", "31.01.2026", "1/31/26", "2026", "Q1", "Q1 26", "Raise NPS to 60", "soon"]
        {
            assert!(!is_value_text(text), "{text}");
        }
    }
}
