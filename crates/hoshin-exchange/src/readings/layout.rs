//! How a table of readings is laid out, told by its heading.

use crate::locale::{DateOrder, Day, read_period};
use crate::table::{Cell, Row, Table};

/// How many rows may stand above the heading (our choice).
const FIRST_ROWS: usize = 30;

/// The columns of a table of readings, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) kpi: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) date: Option<usize>,
    /// The period as the language spells it, beside a date.
    pub(super) period: Option<usize>,
    pub(super) value: Option<usize>,
    pub(super) unit: Option<usize>,
    pub(super) source: Option<usize>,
    /// The columns that are a date each, or a KPI each.
    pub(super) wide: Vec<usize>,
    /// Whether this library wrote it: ids are kept.
    pub(super) is_own: bool,
}

const KPI: &[&str] =
    &["kpi", "kpi id", "metric", "metric id", "indicator", "measure", "series", "variable", "kennzahl"];
const NAME: &[&str] = &["name", "kpi name", "metric name", "title", "bezeichnung"];
const DATE: &[&str] = &[
    "date",
    "day",
    "month",
    "week",
    "quarter",
    "year",
    "time",
    "timestamp",
    "as of",
    "reported on",
    "datum",
    "monat",
    "ds",
];
const PERIOD: &[&str] = &["period", "zeitraum"];
const VALUE: &[&str] = &["value", "reading", "actual", "amount", "result", "measurement", "wert", "ist", "y"];
const UNIT: &[&str] = &["unit", "unit of measure", "uom", "einheit"];
const SOURCE: &[&str] = &["source", "quelle", "system"];

/// The row of the heading and what its columns are.
pub(super) fn find(table: &Table) -> Option<(usize, Layout)> {
    let mut rows = table.rows.iter().take(FIRST_ROWS).enumerate();
    rows.find_map(|(at, row)| Some((at, layout(row, table.rows.get(at + 1))?)))
}

/// Whether a cell of a heading names a time.
pub(super) fn is_time(cell: &Cell) -> bool {
    let text = cell.text();
    matches!(cell, Cell::Day(_))
        || Day::read(&text).is_some()
        || read_period(&text, DateOrder::DayFirst).is_some()
}

fn layout(heading: &Row, next: Option<&Row>) -> Option<Layout> {
    let words: Vec<String> =
        heading.cells.iter().map(|cell| crate::okr::column::plain(&cell.text())).collect();
    let at = |names: &[&str]| words.iter().position(|word| names.contains(&word.as_str()));
    let mut layout = Layout {
        kpi: at(KPI),
        name: at(NAME),
        date: at(DATE),
        period: at(PERIOD),
        value: at(VALUE),
        unit: at(UNIT),
        source: at(SOURCE),
        ..Layout::default()
    };
    layout.is_own = layout.kpi.is_some() && words.iter().take(3).eq(["kpi", "name", "unit"].iter())
        || words == ["kpi", "name", "date", "period", "value", "unit", "source"];
    if layout.kpi.is_none() && layout.name.is_some() {
        layout.kpi = layout.name.take();
    }
    if layout.date.is_none() {
        layout.date = layout.period.take();
    }
    if layout.kpi.is_some() && layout.date.is_some() && layout.value.is_some() {
        return Some(layout);
    }
    let times: Vec<usize> = (0..heading.cells.len()).filter(|at| is_time(heading.cell(*at))).collect();
    if layout.date.is_none() && !times.is_empty() {
        // The KPI stands in the first column that is no time.
        let first = layout.kpi.or_else(|| (0..heading.cells.len()).find(|at| !times.contains(at)))?;
        return Some(Layout { kpi: Some(first), date: None, value: None, wide: times, ..layout });
    }
    let date = layout.date?;
    let is_number = |at: &usize| {
        next.is_some_and(|row| match row.cell(*at) {
            Cell::Number(_) | Cell::Empty => true,
            cell => crate::locale::Amount::read(&cell.text()).is_some(),
        })
    };
    let named = |at: &usize| *at != date && Some(*at) != layout.source && !heading.cell(*at).is_empty();
    let wide: Vec<usize> = (0..heading.cells.len()).filter(named).filter(is_number).collect();
    let first = next.is_some_and(|row| is_time(row.cell(date)));
    (first && !wide.is_empty()).then_some(Layout {
        kpi: None,
        name: None,
        period: None,
        value: None,
        unit: None,
        wide,
        ..layout
    })
}
