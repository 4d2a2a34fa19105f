//! From the rows of a table to KPIs with readings.

use std::collections::HashMap;

use hoshin::metamodel::{Common, Kpi, NodeKind, Reading};
use hoshin::model::{AnyHandle, Event};
use hoshin::value::{Period, Quantity, Unit};

use super::layout::Layout;
use crate::draft::Draft;
use crate::locale::{Amount, Basis, Day, Evidence, Settled, read_period};
use crate::table::{Cell, Row, Table, csv::unescaped};
use crate::{About, ImportError, Options};

/// Reads all readings into a draft.
pub(super) fn read(
    table: &Table,
    heading: usize,
    layout: &Layout,
    draft: &mut Draft,
    options: &Options,
) -> Result<(), ImportError> {
    let Some(head) = table.rows.get(heading) else { return Ok(()) };
    let rows = table.rows.get(heading + 1..).unwrap_or_default();
    let mut evidence = Evidence::default();
    let numbers: Vec<usize> = layout.value.into_iter().chain(layout.wide.iter().copied()).collect();
    for row in rows {
        for at in &numbers {
            evidence.number(&row.cell(*at).text());
        }
        if let Some(date) = layout.date {
            evidence.day(&row.cell(date).text());
        }
    }
    if layout.date.is_none() {
        for at in &layout.wide {
            evidence.day(&head.cell(*at).text());
        }
    }
    let hint = if layout.is_own { None } else { table.decimal_hint };
    let settled = evidence.settle(options.tables.locale, hint);
    let mut series = Series { table, layout, draft, settled, kpis: HashMap::new() };
    series.tell_unknown(head, rows);
    for row in rows {
        match (layout.kpi, layout.date) {
            (Some(kpi), Some(date)) => series.row(row, kpi, date)?,
            (Some(kpi), None) => series.of_kpi(head, row, kpi)?,
            (None, Some(date)) => series.of_date(head, row, date)?,
            (None, None) => {}
        }
    }
    Ok(())
}

struct Series<'d> {
    table: &'d Table,
    layout: &'d Layout,
    draft: &'d mut Draft,
    settled: Settled,
    kpis: HashMap<String, (AnyHandle, Option<Unit>)>,
}

impl Series<'_> {
    fn text(&self, cell: &Cell) -> String {
        let text = cell.text();
        if self.layout.is_own && self.table.is_escaped {
            unescaped(&text).to_owned()
        } else {
            text.into_owned()
        }
    }

    /// Tells of columns that hold neither readings nor what belongs to them.
    fn tell_unknown(&mut self, head: &Row, rows: &[Row]) {
        let layout = self.layout;
        let known =
            [layout.kpi, layout.name, layout.date, layout.period, layout.value, layout.unit, layout.source];
        for at in 0..head.cells.len() {
            if known.contains(&Some(at)) || layout.wide.contains(&at) {
                continue;
            }
            for row in rows.iter().filter(|row| !row.cell(at).is_empty()) {
                let text = format!("nobody knows what the column `{}` holds", head.cell(at).text());
                self.draft.notes.lost("unknown-column", self.table.place(row, Some(at)), text);
            }
        }
    }

    /// A row of a long table.
    fn row(&mut self, row: &Row, kpi: usize, date: usize) -> Result<(), ImportError> {
        let Some(value) = self.layout.value else { return Ok(()) };
        let period = self.layout.period.map_or(&Cell::Empty, |at| row.cell(at));
        let when = if period.is_empty() {
            (row.cell(date), date)
        } else {
            (period, self.layout.period.unwrap_or(date))
        };
        if row.cell(kpi).is_empty() {
            self.draft.notes.lost(
                "unnamed-reading",
                self.table.place(row, None),
                "a reading of no KPI is left out",
            );
            return Ok(());
        }
        let (kpi, unit) = self.kpi(row, kpi, row.cell(kpi))?;
        let Some(period) = self.time(row, when.0, when.1) else { return Ok(()) };
        self.record(row, value, kpi, unit.as_ref(), period);
        Ok(())
    }

    /// A row of a table with a column a date.
    fn of_kpi(&mut self, head: &Row, row: &Row, kpi: usize) -> Result<(), ImportError> {
        if row.cell(kpi).is_empty() {
            self.draft.notes.lost(
                "unnamed-reading",
                self.table.place(row, None),
                "readings of no KPI are left out",
            );
            return Ok(());
        }
        let (kpi, unit) = self.kpi(row, kpi, row.cell(kpi))?;
        for at in self.layout.wide.iter().copied().filter(|at| !row.cell(*at).is_empty()) {
            if let Some(period) = self.time(head, head.cell(at), at) {
                self.record(row, at, kpi, unit.as_ref(), period);
            }
        }
        Ok(())
    }

    /// A row of a table with a column a KPI.
    fn of_date(&mut self, head: &Row, row: &Row, date: usize) -> Result<(), ImportError> {
        let Some(period) = self.time(row, row.cell(date), date) else { return Ok(()) };
        for at in self.layout.wide.iter().copied().filter(|at| !row.cell(*at).is_empty()) {
            let (kpi, unit) = self.kpi(head, at, head.cell(at))?;
            self.record(row, at, kpi, unit.as_ref(), period);
        }
        Ok(())
    }

    /// The KPI that a cell names, made if it is new.
    fn kpi(&mut self, row: &Row, at: usize, cell: &Cell) -> Result<(AnyHandle, Option<Unit>), ImportError> {
        let key = self.text(cell);
        if let Some(known) = self.kpis.get(&key) {
            return Ok(known.clone());
        }
        let field =
            |column: Option<usize>| column.map(|at| self.text(row.cell(at))).filter(|text| !text.is_empty());
        let is_row = self.layout.kpi == Some(at);
        let name = field(self.layout.name.filter(|_| is_row));
        let unit_text = field(self.layout.unit.filter(|_| is_row));
        let source = if self.layout.is_own { None } else { field(self.layout.source.filter(|_| is_row)) };
        let unit = unit_text.as_ref().and_then(|text| text.parse::<Unit>().ok());
        if let (Some(text), None) = (&unit_text, &unit) {
            let text = format!("`{text}` is no unit");
            self.draft.notes.lost("unread-cell", self.table.place(row, self.layout.unit), text);
        }
        let shown = name.clone().unwrap_or_else(|| key.clone());
        let id = if self.layout.is_own || self.layout.name.is_some() {
            self.draft.ids.keep(NodeKind::Kpi, &key, &shown)
        } else {
            self.draft.ids.make(NodeKind::Kpi, &shown)
        };
        let is_named = !self.layout.is_own || name.is_some();
        let common = Common { name: is_named.then(|| shown.into()), ..Common::default() };
        let fields = Kpi { unit: unit.clone(), source: source.map(Into::into), ..Kpi::default() };
        let handle = self.draft.add_as(&id, common, fields)?;
        self.kpis.insert(key, (handle, unit.clone()));
        Ok((handle, unit))
    }

    /// The period that a cell names.
    fn time(&mut self, row: &Row, cell: &Cell, at: usize) -> Option<Period> {
        if let Cell::Day(day) = cell {
            return Some(Period::day(*day));
        }
        let text = self.text(cell);
        let place = self.table.place(row, Some(at));
        if let Ok(period) = text.parse() {
            return Some(period);
        }
        if let Some(day) = Day::read(&text) {
            let date = day.date(self.settled.date_order)?;
            if day.is_ambiguous() && self.settled.date_basis != Basis::Stated {
                let text = format!("`{text}` is read as {date}, {}", self.settled.date_basis.reason());
                self.draft.notes.guessed("ambiguous-date", place, text);
            } else if day.is_short {
                self.draft.notes.guessed("short-year", place, format!("`{text}` is read as {date}"));
            }
            return Some(Period::day(date));
        }
        let period = read_period(&text, self.settled.date_order);
        if period.is_none() {
            self.draft.notes.lost("unread-cell", place, format!("`{text}` is no date and no period"));
        }
        period
    }

    /// Records a reading.
    fn record(&mut self, row: &Row, at: usize, kpi: AnyHandle, unit: Option<&Unit>, period: Period) {
        let cell = row.cell(at);
        let place = self.table.place(row, Some(at));
        if cell.is_empty() {
            return;
        }
        let quantity = match cell {
            Cell::Number(quantity) => Some(quantity.clone()),
            cell => self.quantity(&cell.text(), &place),
        };
        let Some(quantity) = quantity else {
            let text: String = cell.text().chars().take(60).collect();
            self.draft.notes.lost("unread-cell", place, format!("`{text}` is no value"));
            return;
        };
        let is_of_kpi = quantity.unit.is_none() || quantity.unit.as_ref() == unit;
        let told =
            self.layout.unit.map(|at| self.text(row.cell(at))).and_then(|text| text.parse::<Unit>().ok());
        let value = match (is_of_kpi, told) {
            // The KPI has the unit of its first reading; others tell their own.
            (true, Some(own)) if self.layout.kpi.is_some() && Some(&own) != unit => {
                Quantity::of(quantity.value, own)
            }
            (true, _) => Quantity::plain(quantity.value),
            (false, _) => quantity,
        };
        let source = self
            .layout
            .source
            .map(|at| self.text(row.cell(at)))
            .filter(|text| !text.is_empty() && self.layout.is_own);
        let reading = Reading { date: Some(period), value: Some(value), source: source.map(Into::into) };
        self.draft.record(kpi, Event::Reading(reading), Some(place));
    }

    fn quantity(&mut self, text: &str, place: &crate::Place) -> Option<Quantity> {
        let amount = Amount::read(text)?;
        let quantity = amount.quantity(self.settled.decimal)?;
        if amount.number.is_ambiguous() && self.settled.decimal_basis != Basis::Stated && !self.layout.is_own
        {
            let text = format!("`{text}` is read as {quantity}, {}", self.settled.decimal_basis.reason());
            self.draft.notes.guessed("ambiguous-number", About::from(place.clone()), text);
        }
        Some(quantity)
    }
}
