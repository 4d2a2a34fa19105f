//! `hoshin status`.

use std::collections::BTreeMap;

use hoshin_interop::{
    FigureData, PolicyComparison, Problems, StatusAnswer, StatusOptions, StatusRow, TargetFiguresData, count,
};

use crate::Verdict;
use crate::arguments::Status;
use crate::question::{self, ROWS, ids, known, level, more, number, percent, whole};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn status(wanted: &Status, screen: &Screen) -> Result<Verdict, Problems> {
    let options = StatusOptions {
        as_of: wanted.dated.as_of.clone(),
        today: Some(crate::today()),
        policy: wanted.policy.clone(),
        compare_policies: wanted.compare_policies,
    };
    let asked = &wanted.dated.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| plan.status(&options));
    let text = |answer: &StatusAnswer| match &answer.comparison {
        Some(comparison) => compared(answer, comparison, most, screen),
        None => told(answer, most, screen),
    };
    let answer = question::answer(answer, asked.format, screen, StatusAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn told(answer: &StatusAnswer, most: usize, screen: &Screen) -> String {
    let mut out = question::title(answer.name.as_deref(), answer.as_of.as_deref(), screen)
        + &format!(", by the policy `{}`\n", answer.policy);
    for (kind, heading) in
        [("driver", "drivers"), ("objective", "objectives"), ("target", "targets"), ("kpi", "KPIs")]
    {
        let rows: Vec<&StatusRow> = answer.rows.iter().filter(|row| row.node.kind == kind).collect();
        if rows.is_empty() {
            continue;
        }
        let shown = rows.get(..most.min(rows.len())).unwrap_or_default();
        let table = match kind {
            "target" => targets(shown),
            "kpi" => kpis(shown),
            _ => goals(shown),
        };
        let heading = screen.bold(&format!("{heading}: {}", sum(&rows)));
        let rest = more(rows.len() - shown.len(), screen);
        out.extend(["\n", &heading, "\n", &table.write(screen), &rest, &reasons(&rows, screen)]);
    }
    if answer.rows.is_empty() {
        out.push_str("nothing in it has a status: it has no driver, objective, target or KPI\n");
    }
    out
}

fn value(figure: &FigureData) -> Cell {
    Cell::plain(known(figure.value, whole))
}

fn name(row: &StatusRow) -> Cell {
    Cell::plain(if row.node.name == row.node.id { "" } else { &row.node.name })
}

fn goals(rows: &[&StatusRow]) -> Table {
    let mut table = Table::new(&[
        Head::text("id"),
        Head::words("status"),
        Head::number("value"),
        Head::number("measured"),
        Head::number("deployed"),
        Head::text("name"),
    ]);
    for row in rows {
        table.row([
            Cell::plain(&row.node.id),
            Cell::status(&row.status.status),
            value(&row.value),
            value(&row.measured),
            Cell::plain(bounded(row)),
            name(row),
        ]);
    }
    table
}

fn targets(rows: &[&StatusRow]) -> Table {
    let mut table = Table::new(&[
        Head::text("id"),
        Head::words("status"),
        Head::number("value"),
        Head::number("reached"),
        Head::number("due now"),
        Head::number("progress"),
        Head::number("pace"),
        Head::text("promise"),
    ]);
    for row in rows {
        let Some(figures) = &row.target else { continue };
        let reached = if figures.is_share { percent } else { level };
        table.row([
            Cell::plain(&row.node.id),
            Cell::status(&row.status.status),
            value(&row.value),
            Cell::plain(known(figures.reached.value, reached)),
            Cell::plain(known(figures.due_level, level)),
            Cell::plain(known(figures.progress.value, percent)),
            Cell::plain(known(figures.pace.value, number)),
            Cell::plain(promise(figures)),
        ]);
    }
    table
}

/// What is promised, and by when.
fn promise(figures: &TargetFiguresData) -> String {
    let due = figures.due_date.as_ref().map(|day| format!("by {day}"));
    [figures.promise.clone(), due].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn kpis(rows: &[&StatusRow]) -> Table {
    let mut table = Table::new(&[
        Head::text("id"),
        Head::words("status"),
        Head::number("value"),
        Head::number("reading"),
        Head::text("unit"),
        Head::words("of"),
        Head::text("name"),
    ]);
    for row in rows {
        let reading = row.reading.as_ref();
        let text = |text: Option<&String>| Cell::plain(text.map_or("", String::as_str));
        table.row([
            Cell::plain(&row.node.id),
            Cell::status(&row.status.status),
            value(&row.value),
            Cell::plain(known(reading.and_then(|reading| reading.level.value), level)),
            text(reading.and_then(|reading| reading.unit.as_ref())),
            text(reading.and_then(|reading| reading.date.as_ref())),
            name(row),
        ]);
    }
    table
}

/// The deployed value, with a mark where it is a bound.
fn bounded(row: &StatusRow) -> String {
    let mark = match (row.deployed.value, row.bound.as_str()) {
        (Some(_), "at-most") => "≤",
        (Some(_), "at-least") => "≥",
        (Some(_), "open") => "~",
        _ => "",
    };
    mark.to_owned() + &known(row.deployed.value, whole)
}

/// How many have each colour, the worst first.
fn sum(rows: &[&StatusRow]) -> String {
    let of = |status: &str| rows.iter().filter(|row| row.status.status == status).count();
    let parts = ["red", "amber", "green", "unknown"].map(|status| (of(status), status));
    let parts =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, status)| format!("{number} {status}"));
    parts.collect::<Vec<_>>().join(", ")
}

/// Why statuses and values are not known, those of one reason together.
fn reasons(rows: &[&StatusRow], screen: &Screen) -> String {
    let mut found: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for row in rows {
        let of_value = || row.value.reason.as_ref().map(|reason| ("no value", reason));
        let reason = row.status.reason.as_ref().map(|reason| ("unknown", reason)).or_else(of_value);
        if let Some((what, reason)) = reason {
            found.entry((what, reason)).or_default().push(&row.node.id);
        }
    }
    let mut out = String::new();
    for ((what, reason), nodes) in found {
        let line = format!("{what}, as {reason}: {}", ids(nodes));
        out.extend(["  ", &screen.dim(&line), "\n"]);
    }
    out
}

fn compared(answer: &StatusAnswer, comparison: &PolicyComparison, most: usize, screen: &Screen) -> String {
    let rows = &comparison.rows;
    let found = format!("they disagree on {} of {}\n", rows.len(), count(comparison.compared, "node"));
    let title = question::title(answer.name.as_deref(), answer.as_of.as_deref(), screen);
    let mut out = title + ", by every policy that publishes colours\n" + &found;
    if rows.is_empty() {
        return out;
    }
    // The names of the policies are data, and stand in the first row.
    let heads: Vec<Head> = (0..comparison.policies.len()).map(|_| Head::words("")).collect();
    let mut table = Table::new(&[vec![Head::words(""), Head::text("")], heads].concat());
    let policies = comparison.policies.iter().map(Cell::dim);
    table.row([Cell::dim("kind"), Cell::dim("id")].into_iter().chain(policies));
    for row in rows.iter().take(most) {
        let statuses = row.statuses.iter().map(|status| Cell::status(&status.status));
        table.row([Cell::plain(&row.node.kind), Cell::plain(&row.node.id)].into_iter().chain(statuses));
    }
    out.extend(["\n", &table.write(screen), &more(rows.len().saturating_sub(most), screen)]);
    out
}
