//! Tables: the rows of an answer or of a plan in flat columns, as data frames and warehouses take them.
//!
//! Each answer declares the shape of its rows once, with [`Tabular`]. INVARIANT: a table has the declared columns, in
//! their order and of their types, whether it has rows or not; every column may hold nulls.

mod column;
mod row;

mod advice;
mod differences;
mod findings;
mod html;
mod judgement;
mod sight;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{Field, Schema};

pub use column::ColumnType;

/// What is known of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: ColumnType,
    /// What it means.
    pub doc: &'static str,
}

/// What has rows.
///
/// # Example
///
/// ```
/// use hoshin_interop::{OpenPlan, PlanText, StatusOptions, Tabular};
///
/// let text = "hoshin: 1\nkpis: { nps: { unit: score, readings: { 2026-03-31: 66 } } }".to_owned();
/// let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
/// let table = plan.status(&StatusOptions::default())?.table();
/// assert_eq!((table.batch().num_rows(), table.batch().schema().field(1).name().as_str()), (1, "id"));
/// # Ok::<(), hoshin_interop::Problems>(())
/// ```
pub trait Tabular {
    /// The columns, in their order.
    const COLUMNS: &'static [Column];

    /// The rows.
    fn table(&self) -> Table;
}

/// Rows in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table(RecordBatch);

impl Table {
    /// The rows as Arrow has them.
    pub fn batch(&self) -> &RecordBatch {
        &self.0
    }

    /// A table of columns as they were declared.
    fn of(columns: &[Column], arrays: Vec<ArrayRef>) -> Self {
        let fields: Vec<Field> =
            columns.iter().map(|column| Field::new(column.name, column.holds.data_type(), true)).collect();
        let rows = arrays.first().map_or(0, |array| array.len());
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let schema = Arc::new(Schema::new(fields));
        let batch = RecordBatch::try_new_with_options(Arc::clone(&schema), arrays, &options);
        // The arrays are made by the types that the columns declare, from the same rows.
        Self(batch.unwrap_or_else(|_| RecordBatch::new_empty(schema)))
    }
}
