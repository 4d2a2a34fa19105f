//! Records as the rows of a table, under the headings that read back as they were written.

use super::Column;
use super::gather::Record;

/// The columns, in order. All are always there: by them the table is known again.
pub(super) const COLUMNS: &[Column] = &[
    Column::Id,
    Column::Kind,
    Column::Title,
    Column::Description,
    Column::Parent,
    Column::Strength,
    Column::Owner,
    Column::Contributors,
    Column::Scope,
    Column::Period,
    Column::Due,
    Column::Metric,
    Column::Unit,
    Column::Direction,
    Column::Baseline,
    Column::Goal,
    Column::Stretch,
    Column::Current,
    Column::CurrentDate,
    Column::Confidence,
    Column::Weight,
    Column::Stage,
    Column::Tags,
    Column::Framework,
    Column::Perspective,
];

/// The heading and the rows.
pub(super) fn rows(records: &[Record]) -> Vec<Vec<&str>> {
    let heading = COLUMNS.iter().map(|column| column.heading()).collect();
    std::iter::once(heading)
        .chain(records.iter().map(|record| COLUMNS.iter().map(|column| cell(record, *column)).collect()))
        .collect()
}

fn cell(record: &Record, column: Column) -> &str {
    record.cells.iter().find(|(known, _)| *known == column).map_or("", |(_, text)| text)
}
