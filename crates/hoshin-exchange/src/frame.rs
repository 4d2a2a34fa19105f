//! Tables of typed columns, for warehouses and reports: written as CSV and as Parquet.

#[cfg(feature = "parquet")]
pub mod parquet;

use hoshin::value::Date;

/// A column, all of one type.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Text.
    Text(Vec<Option<String>>),
    /// Numbers, finite.
    Number(Vec<Option<f64>>),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Days.
    Day(Vec<Option<Date>>),
    /// Truth values.
    Truth(Vec<Option<bool>>),
}

/// A table. INVARIANT: all columns are equally long.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Its name, that of its file.
    pub name: &'static str,
    /// Its columns with their names.
    pub columns: Vec<(&'static str, Values)>,
}

impl Values {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Day(values) => values.len(),
            Self::Truth(values) => values.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The type of the column, as SQL calls it.
    pub const fn sql_type(&self) -> &'static str {
        match self {
            Self::Text(_) => "VARCHAR",
            Self::Number(_) => "DOUBLE",
            Self::Whole(_) => "BIGINT",
            Self::Day(_) => "DATE",
            Self::Truth(_) => "BOOLEAN",
        }
    }

    /// What stands in a row, as CSV has it; empty for nothing.
    fn shown(&self, row: usize) -> String {
        match self {
            Self::Text(values) => values.get(row).cloned().flatten(),
            Self::Number(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
            Self::Whole(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
            Self::Day(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
            Self::Truth(values) => values.get(row).copied().flatten().map(|value| value.to_string()),
        }
        .unwrap_or_default()
    }
}

impl Frame {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, values)| values.len())
    }

    /// The table as CSV, with its heading.
    pub fn to_csv(&self) -> Vec<u8> {
        let heading: Vec<String> = self.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let rows =
            (0..self.rows()).map(|row| self.columns.iter().map(|(_, values)| values.shown(row)).collect());
        crate::table::csv::write(std::iter::once(heading).chain(rows))
    }
}
