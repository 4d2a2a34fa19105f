//! A table: columns with names, and rows of cells that carry marks, links and notes beside their text.

use crate::Mark;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows; read out before it.
    pub caption: String,
    /// Its columns, left to right.
    pub columns: Vec<Column>,
    /// Its rows, top to bottom, each as long as there are columns.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// To which side its cells lean.
    pub align: Align,
}

/// To which side text leans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As text is read.
    #[default]
    Start,
    /// Signs.
    Middle,
    /// Numbers.
    End,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells, by column.
    pub cells: Vec<Cell>,
    /// How far it is set in, for those that stand under another.
    pub depth: usize,
    /// Whether it heads those after it.
    pub is_head: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How what it says stands.
    pub mark: Option<Mark>,
    /// How strongly it is to be seen, -1..=1: for the colour of a heat map.
    pub heat: Option<f64>,
    /// What more there is to say of it, in small.
    pub note: Option<String>,
    /// The id of what it leads to.
    pub link: Option<String>,
}

impl Row {
    /// Whether it goes on about what the row before it is about: it names nothing itself.
    pub fn goes_on(&self) -> bool {
        self.cells
            .first()
            .is_some_and(|cell| cell.text.is_empty() && cell.note.is_none() && cell.mark.is_none())
    }
}

impl Cell {
    /// A cell that tells how something stands, and why that is not known.
    pub fn of_mark(mark: Mark, why: Option<&str>) -> Self {
        Self { text: mark.as_str().into(), mark: Some(mark), note: why.map(str::to_owned), ..Self::default() }
    }

    /// The same cell with another text.
    #[must_use]
    pub fn with(mut self, text: String) -> Self {
        self.text = text;
        self
    }

    /// The same cell with something more in small.
    #[must_use]
    pub fn noted(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
