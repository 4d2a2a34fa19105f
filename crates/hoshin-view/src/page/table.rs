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
    /// Whether text and note are sentences of a rule, in which ids stand in backticks.
    pub is_message: bool,
}

/// A part of a sentence of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Words.
    Words(&'t str),
    /// An id, or what else stood in backticks.
    Id(&'t str),
}

/// The parts of a sentence of a rule. One whose backticks do not match is words alone.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    if text.matches('`').count() % 2 == 1 {
        return vec![Part::Words(text)];
    }
    let pieces = text.split('`').enumerate();
    pieces.map(|(place, piece)| if place % 2 == 0 { Part::Words(piece) } else { Part::Id(piece) }).collect()
}

impl Table {
    /// A table; its columns with the sides to which their cells lean.
    pub fn of<const N: usize>(
        caption: impl Into<String>,
        columns: [(&str, Align); N],
        rows: impl IntoIterator<Item = Row>,
    ) -> Self {
        let column = |(name, align): (&str, Align)| Column { name: name.into(), align };
        let columns = columns.into_iter().map(column).collect();
        Self { caption: caption.into(), columns, rows: rows.into_iter().collect() }
    }

    /// A table all of whose cells lean as text is read.
    pub fn of_text<const N: usize>(
        caption: impl Into<String>,
        columns: [&str; N],
        rows: impl IntoIterator<Item = Row>,
    ) -> Self {
        Self::of(caption, columns.map(|name| (name, Align::Start)), rows)
    }

    /// The same table without the columns that say nothing in any row, but for the first.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        let says = |place: usize| {
            place == 0 || self.rows.iter().any(|row| row.cells.get(place).is_some_and(Cell::says))
        };
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let keeps = || kept.iter().copied();
        keep(&mut self.columns, keeps());
        for row in &mut self.rows {
            keep(&mut row.cells, keeps());
        }
        self
    }
}

/// Keeps the parts that are to be kept.
fn keep<T>(parts: &mut Vec<T>, mut kept: impl Iterator<Item = bool>) {
    parts.retain(|_| kept.next().unwrap_or(true));
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }
}

impl Row {
    /// Whether it goes on about what the row before it is about: it names nothing itself.
    pub fn goes_on(&self) -> bool {
        self.cells.first().is_some_and(|cell| !cell.says())
    }
}

impl Cell {
    /// A cell that tells how something stands, and why that is not known.
    pub fn of_mark(mark: Mark, why: Option<&str>) -> Self {
        Self { text: mark.as_str().into(), mark: Some(mark), note: why.map(str::to_owned), ..Self::default() }
    }

    /// Whether there is anything in it.
    pub fn says(&self) -> bool {
        !self.text.is_empty() || self.note.is_some() || self.mark.is_some() || self.heat.is_some()
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
