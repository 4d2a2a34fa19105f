//! From the readings of a plan to tables.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::metamodel::{Kpi, NodeKind, Reading};
use hoshin::value::{Date, Period, Unit};

use crate::frame::{Frame, Values};
use crate::typed::{self, Typed};
use crate::{About, Notes};

/// The last day of a period, on which a reading counts.
fn day(plan: &Plan, period: Period) -> Option<Date> {
    period.span(&plan.header().fiscal_year.unwrap_or_default()).end
}

/// Whether a period is a day and nothing else.
fn is_day(period: Period, day: Option<Date>) -> bool {
    day.map(Period::day) == Some(period)
}

/// The value of a reading and its unit; in the KPI's unit where that is possible.
fn value(kpi: Typed<'_, Kpi>, reading: &Reading) -> Option<(f64, Option<Unit>)> {
    let quantity = reading.value.as_ref()?;
    let own = kpi.fields.unit.as_ref();
    match (&quantity.unit, own) {
        (None, _) => Some((quantity.value, own.cloned())),
        (Some(unit), _) => Some((quantity.value, Some(unit.clone()))),
    }
}

/// A row a reading.
pub(super) fn long(plan: &Plan, notes: &mut Notes) -> Frame {
    let (mut kpis, mut names, mut days, mut periods) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut values, mut units, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for kpi in typed::all::<Kpi>(plan) {
        // The first row of a KPI tells its unit.
        let is_other = |reading: &&Reading| {
            let unit = reading.value.as_ref().and_then(|value| value.unit.as_ref());
            unit.is_some() && unit != kpi.fields.unit.as_ref()
        };
        let readings = kpi.node.readings().iter();
        let (others, own): (Vec<_>, Vec<_>) = readings.partition(is_other);
        for reading in own.into_iter().chain(others) {
            let Some((period, (value, unit))) = reading.date.zip(value(kpi, reading)) else { continue };
            let last = day(plan, period);
            kpis.push(Some(kpi.node.id().to_owned()));
            names.push(kpi.node.stated_name().map(str::to_owned));
            days.push(last);
            periods.push((!is_day(period, last)).then(|| period.to_string()));
            values.push(Some(value));
            units.push(unit.map(|unit| unit.to_string()));
            sources.push(reading.source.as_deref().map(str::to_owned));
        }
    }
    tell(plan, notes);
    Frame {
        name: "readings",
        columns: vec![
            ("kpi", Values::Text(kpis)),
            ("name", Values::Text(names)),
            ("date", Values::Day(days)),
            ("period", Values::Text(periods)),
            ("value", Values::Number(values)),
            ("unit", Values::Text(units)),
            ("source", Values::Text(sources)),
        ],
    }
}

/// A row a KPI and a column a period; none if there are no readings.
pub(super) fn wide(plan: &Plan, notes: &mut Notes) -> Option<Vec<Vec<String>>> {
    let dated =
        typed::all::<Kpi>(plan).flat_map(|kpi| kpi.node.readings()).filter_map(|reading| reading.date);
    // By their days, the shorter ones first: as people expect columns.
    let columns: BTreeSet<(Option<Date>, String)> =
        dated.map(|period| (day(plan, period), period.to_string())).collect();
    if columns.is_empty() {
        return None;
    }
    let mut rows = vec![["kpi", "name", "unit"].map(str::to_owned).to_vec()];
    if let Some(heading) = rows.first_mut() {
        heading.extend(columns.iter().map(|(_, period)| period.clone()));
    }
    for kpi in typed::all::<Kpi>(plan).filter(|kpi| !kpi.node.readings().is_empty()) {
        let own = kpi.fields.unit.as_ref();
        let mut row = vec![
            kpi.node.id().to_owned(),
            kpi.node.stated_name().unwrap_or_default().to_owned(),
            own.map(ToString::to_string).unwrap_or_default(),
        ];
        for (_, period) in &columns {
            let mut found = kpi
                .node
                .readings()
                .iter()
                .filter(|reading| reading.date.is_some_and(|date| date.to_string() == *period));
            let last = found.next_back();
            let further = found.count();
            let about = || About::from(kpi.node.to_ref()).only("readings");
            if further > 0 {
                notes.lost("event", about(), "of several readings of a period only the last has a cell");
            }
            if last.is_some_and(|reading| reading.source.is_some()) {
                notes.lost("event", about(), "sources of readings have no cell in a wide table");
            }
            row.push(
                last.and_then(|reading| reading.value.as_ref()).map(ToString::to_string).unwrap_or_default(),
            );
        }
        rows.push(row);
    }
    tell(plan, notes);
    Some(rows)
}

/// Tells what of a plan is no reading.
fn tell(plan: &Plan, notes: &mut Notes) {
    for node in plan.nodes().filter(|node| !node.is_implicit()) {
        let kind = node.kind();
        if kind != NodeKind::Kpi {
            notes.lost("node", About::from(node.to_ref()), format!("a {kind} is no reading"));
            continue;
        }
        if node.readings().is_empty() {
            notes.lost("node", About::from(node.to_ref()), "a KPI without readings has no row");
        }
        let shared = kind.fields().iter().map(|info| info.key).chain(["description", "tags", "allow"]);
        for key in shared.filter(|key| *key != "unit" && node.field(key).is_some()) {
            notes.lost(
                "field",
                About::from(node.to_ref()).only(key),
                format!("`{key}` of a KPI is no reading"),
            );
        }
        if node
            .readings()
            .iter()
            .any(|reading| reading.value.as_ref().is_some_and(|value| value.unit.is_some()))
        {
            let text = "the unit of a reading becomes that of its KPI where it is the first";
            notes.lost("field", About::from(node.to_ref()).only("unit"), text);
            notes.lost("event", About::from(node.to_ref()).only("readings"), text);
        }
        if node.readings().iter().any(|reading| reading.date.is_none() || reading.value.is_none()) {
            let text = "a reading without a date or a value has no row";
            notes.lost("event", About::from(node.to_ref()).only("readings"), text);
        }
        let mut sources = node.readings().iter().filter_map(|reading| reading.source.as_deref());
        let is_cut = |text: &str| text.is_empty() || crate::table::Cell::of(text).text() != text;
        let is_named = About::from(node.to_ref()).only("name");
        let has_source = About::from(node.to_ref()).only("readings");
        for (is_cut, about) in [
            (node.stated_name().is_some_and(is_cut), is_named),
            (sources.any(is_cut), has_source),
            (is_cut(node.id()), node.to_ref().into()),
        ] {
            if is_cut {
                notes.lost("text", about, "blanks at the ends of a text are left out");
            }
        }
    }
    for link in plan.relations() {
        notes.lost(
            "relation",
            About::from(link.source().to_ref()).only(link.kind().key()),
            "a relation is no reading",
        );
    }
    for (key, _) in hoshin::metamodel::Fields::stated(plan.header()) {
        notes.lost("head", About::all().only(key), format!("the plan's `{key}` is no reading"));
    }
    if plan.checks().is_some() {
        notes.lost("head", About::all().only("checks"), "the plan's `checks` are no readings");
    }
    for orphan in plan.orphans() {
        let about = About::all().only(orphan.event.kind().key());
        notes.lost("event", about, "an event of something that is not in the plan has no row");
    }
}
