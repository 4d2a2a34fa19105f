//! Tables as spreadsheets and CSV files hold them: rows of cells, each with its place.
//!
//! What reads strategy from tables stands above this and knows neither CSV nor XLSX. INVARIANT: a table read has no more
//! rows and columns, and no longer text, than the limits allow; rows without any content are not in it.

#[cfg(feature = "archive")]
pub mod archive;
pub mod csv;
pub(crate) mod encoding;
#[cfg(feature = "xlsx")]
pub mod xlsx;

use std::borrow::Cow;

use hoshin::value::{Date, Quantity, Unit};

use crate::Place;
use crate::locale::Decimal;

/// The most cells that a file may have, empty ones between others counted (our choice).
pub(crate) const MOST_CELLS: usize = 20_000_000;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, without blanks at its ends and not empty.
    Text(Box<str>),
    /// A number that is one, with the unit that its format shows.
    Number(Quantity),
    /// A day that is one.
    Day(Date),
}

impl Cell {
    /// A cell of a text; empty if that is.
    pub fn of(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    /// What it says; empty if nothing.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(Quantity { value, unit: Some(unit) }) if *unit != Unit::PERCENT => {
                Cow::Owned(format!("{value} {unit}"))
            }
            Self::Number(quantity) => Cow::Owned(quantity.to_string()),
            Self::Day(day) => Cow::Owned(day.to_string()),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A row with any content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number, from 1.
    pub number: u64,
    /// Its cells. What is not there is empty.
    pub cells: Vec<Cell>,
    /// How many blanks stand before the text of its first cell with any, for outlines by indentation.
    pub indent: usize,
}

impl Row {
    /// The cell of a column, from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The sheet of the workbook that it is.
    pub sheet: Option<Box<str>>,
    /// Its rows, those without content left out.
    pub rows: Vec<Row>,
    /// What its decimals may begin with, by what parts its columns.
    pub decimal_hint: Option<Decimal>,
    /// Whether an apostrophe may stand before what begins like a formula.
    pub is_escaped: bool,
}

impl Table {
    /// Whether a row is the heading of a table and not a line of prose with commas in it: at least half of the rows below
    /// are as wide, or nothing stands above or below.
    pub(crate) fn is_headed_by(&self, heading: usize) -> bool {
        let width = self.rows.get(heading).map_or(0, |row| row.cells.len());
        let below = self.rows.get(heading + 1..).unwrap_or_default();
        let as_wide = below.iter().filter(|row| row.cells.len() == width).count();
        if below.is_empty() { heading == 0 } else { as_wide * 2 >= below.len() }
    }

    /// The place of a row, or of its cell in a column, from 0.
    pub fn place(&self, row: &Row, column: Option<usize>) -> Place {
        let column = column.map(|column| u64::try_from(column).unwrap_or(u64::MAX).saturating_add(1));
        Place::Cell { sheet: self.sheet.clone(), row: row.number, column }
    }
}
