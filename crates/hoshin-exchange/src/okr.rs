//! OKR tables: what the exports of OKR tools, spreadsheets and Markdown pages share.
//!
//! Each of CSV, XLSX and Markdown becomes an `Outline` of entries with fields by [`Column`]; one builder makes a plan of
//! it, and one gatherer makes an outline of a plan. So a spelling that one of them reads, all read. INVARIANT: an outline
//! holds text and typed cells as they stood; what they mean is settled in one place, `build`, which notes every guess.

mod ambiguous;
mod build;
pub mod column;
pub mod csv;
mod field;
mod gather;
mod hierarchy;
mod level;
pub mod markdown;
mod outline;
mod owner;
pub mod preset;
mod promise;
mod rows;
mod sheet;
mod unplaced;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use column::Column;
#[cfg(feature = "xlsx")]
pub(crate) use column::plain as column_plain;
pub use preset::Preset;

/// Whether a sheet is an OKR table.
#[cfg(feature = "xlsx")]
pub(crate) fn is_table(table: &crate::table::Table, options: &crate::Options) -> bool {
    rows::has_heading(table, &options.tables) && !crate::x_matrix::is_drawn(table)
}

pub(crate) use outline::{Entry, EntryKind, Outline};

use hoshin::value::Date;

use crate::locale::Locale;

/// What is known of a table that the table itself does not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// How its numbers and dates are written; found out if not stated.
    pub locale: Locale,
    /// The tool that wrote it; its columns are told by their headings alone if not stated.
    pub preset: Option<Preset>,
    /// What columns mean, by heading: these win over the preset's and the usual ones.
    pub columns: Vec<(String, Column)>,
    /// The sheet of a workbook; the first that has a strategy in it if not stated.
    pub sheet: Option<String>,
    /// Whether readings are written with a column a date, not a row a reading.
    pub wide: bool,
    /// The day that current values are of, where the table does not tell.
    pub as_of: Option<Date>,
}
