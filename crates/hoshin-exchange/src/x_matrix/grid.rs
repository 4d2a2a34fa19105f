//! Where the cross of an X-matrix lies in a sheet, and what stands along its arms.

use super::{LABELS, OTHER_LABELS, mark};
use crate::okr::column_plain as plain;
use crate::table::Table;

/// An X-matrix in a sheet: rows by their place in the table, columns from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) north: Vec<usize>,
    pub(super) south: Vec<usize>,
    pub(super) west: Vec<usize>,
    pub(super) east: Vec<usize>,
    pub(super) owners: Vec<usize>,
    /// Whether nothing told where the owners begin.
    pub(super) is_guess: bool,
    /// Whether this library drew it: whatever stands along the arms is an item.
    pub(super) is_own: bool,
}

/// The X-matrix of a sheet, if there is one.
pub(super) fn find(table: &Table) -> Option<Grid> {
    own(table).or_else(|| drawn(table).filter(|grid| grid.is_marked(table)))
}

impl Grid {
    /// Whether marks stand where names meet: at least one, and as many as there is anything else. A plain table has names
    /// along a row and a column too.
    fn is_marked(&self, table: &Table) -> bool {
        let rows = self.north.iter().chain(&self.south).filter_map(|row| table.rows.get(*row));
        let columns = || self.west.iter().chain(&self.east).chain(&self.owners);
        let cells = rows.flat_map(|row| columns().map(|column| row.cell(*column)));
        let (mut marks, mut others) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let text = cell.text();
            let is_role = matches!(&*text, "A" | "R" | "C" | "I");
            *if is_role || mark::read(&text).is_some() { &mut marks } else { &mut others } += 1;
        }
        marks > 0 && marks >= others
    }
}

/// The X-matrix of a sheet that this library wrote, told by its headings and the cross between them.
fn own(table: &Table) -> Option<Grid> {
    let text = |row: usize, column: usize| {
        table.rows.get(row).map(|row| row.cell(column).text().into_owned()).unwrap_or_default()
    };
    let [directions, objectives, work, _, people] = LABELS;
    let width = table.rows.iter().map(|row| row.cells.len()).max()?;
    let head = (0..table.rows.len().min(3)).find(|row| text(*row, 0) == objectives)?;
    let column = (1..width).find(|column| text(head, *column) == work)?;
    let named = |row: usize| (0..width).filter(|column| is_item(&text(row, *column))).count();
    let crosses = (head + 1..table.rows.len()).filter(|row| text(*row, column) == "X");
    let row = crosses.max_by_key(|row| named(*row))?;
    let end = (row + 1..table.rows.len()).rev().find(|row| text(*row, column) == directions)?;
    let filled = |at: &usize| !text(row, *at).is_empty();
    let arm = |rows: std::ops::Range<usize>| rows.filter(|row| !text(*row, column).is_empty()).collect();
    let first = (column + 1..width).find(|at| text(head, *at) == people).unwrap_or(width);
    Some(Grid {
        row,
        column,
        north: arm(head + 1..row),
        south: arm(row + 1..end),
        west: (0..column).filter(filled).collect(),
        east: (column + 1..first).filter(filled).collect(),
        owners: (first..width).filter(filled).collect(),
        is_guess: false,
        is_own: true,
    })
}

/// Whether a text names a block and not an item.
fn is_label(text: &str) -> bool {
    let plain = plain(text);
    LABELS.iter().any(|label| self::plain(label) == plain) || OTHER_LABELS.contains(&plain.as_str())
}

fn is_item(text: &str) -> bool {
    !text.trim().is_empty() && mark::read(text).is_none() && !is_label(text)
}

/// The X-matrix of a sheet, wherever its cross lies.
fn drawn(table: &Table) -> Option<Grid> {
    let text = |row: usize, column: usize| {
        table.rows.get(row).map(|row| row.cell(column).text().into_owned()).unwrap_or_default()
    };
    let width = table.rows.iter().map(|row| row.cells.len()).max()?;
    let items = |row: usize| (0..width).filter(|column| is_item(&text(row, *column))).count();
    // The row of the cross has the most names, and so has its column.
    let row = (0..table.rows.len()).max_by_key(|row| (items(*row), std::cmp::Reverse(*row)))?;
    let others: Vec<usize> = (0..table.rows.len()).filter(|other| *other != row).collect();
    let along = |column: usize| others.iter().filter(|other| is_item(&text(**other, column))).count();
    // The title of the sheet stands in its first cell, which is no arm.
    let column = (1..width).max_by_key(|column| (along(*column), std::cmp::Reverse(*column)))?;
    if items(row) < 2 || along(column) < 2 {
        return None;
    }
    let named = |column: &usize| is_item(&text(row, *column));
    let west: Vec<usize> = (0..column).filter(named).collect();
    let right: Vec<usize> = (column + 1..width).filter(named).collect();
    let is_owners = |text: &str| {
        matches!(
            plain(text).as_str(),
            "owners"
                | "owner"
                | "resources"
                | "teams"
                | "responsibility"
                | "accountability"
                | "responsible"
                | "accountable"
                | "people"
                | "who"
        )
    };
    let labelled = (column + 1..width).find(|at| (0..table.rows.len()).any(|row| is_owners(&text(row, *at))));
    // Else a gap parts what is measured from who does it.
    let gap = right.windows(2).find_map(|pair| match pair {
        [left, right] if right - left > 1 => Some(*right),
        _ => None,
    });
    let first = labelled.or(gap);
    let (east, owners) = right.into_iter().partition(|at| first.is_none_or(|first| *at < first));
    let arm = |rows: std::ops::Range<usize>| rows.filter(|row| is_item(&text(*row, column))).collect();
    let (north, south): (Vec<usize>, Vec<usize>) = (arm(0..row), arm(row + 1..table.rows.len()));
    if west.is_empty() || (north.is_empty() && south.is_empty()) {
        return None;
    }
    Some(Grid { row, column, north, south, west, east, owners, is_guess: labelled.is_none(), is_own: false })
}
