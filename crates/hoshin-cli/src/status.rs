//! `hoshin status`.

use std::collections::BTreeMap;

use clap::Args;
use hoshin_interop::{
    PolicyComparison, Problems, StatusAnswer, StatusOptions, StatusRow, TargetFiguresData, count,
};

use crate::Verdict;
use crate::question::About;
use crate::screen::Screen;
use crate::table::{Cell, Column, Table, ids, level, number, percent};

/// How everything is to be coloured.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Measured is what readings say, deployed what the work below says; both run from -100, wholly failed, to 100, wholly \
satisfied. The value is the measured one where it is known, else the deployed one. Pace is the way gone against the way \
that is due by now: 1 is just in time.

Policies: default, servicenow, google, clearpoint, spider, okr-tracker, operately, progress-engine, project-health, \
bsc-designer, hoshinplan, burning-okr. Those that publish no colours leave every status unknown.")]
pub(crate) struct Status {
    #[command(flatten)]
    about: About,
    /// The policy that colours
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// Show only where policies disagree, a column each
    #[arg(long, conflicts_with = "policy")]
    compare_policies: bool,
}

pub(crate) fn status(wanted: &Status, screen: &Screen) -> Result<Verdict, Problems> {
    let options = StatusOptions {
        as_of: wanted.about.as_of.clone(),
        today: Some(crate::today()),
        policy: wanted.policy.clone(),
        compare_policies: wanted.compare_policies,
    };
    wanted.about.ask(screen, |plan| plan.status(&options), |answer| shown(answer, screen))
}

fn shown(answer: &StatusAnswer, screen: &Screen) -> String {
    match &answer.comparison {
        Some(comparison) => compared(answer, comparison, screen),
        None => told(answer, screen),
    }
}

/// What is looked at, and from when.
fn title(answer: &StatusAnswer, rest: &str, screen: &Screen) -> String {
    let name = answer.name.as_deref().unwrap_or("the plan");
    let day = answer
        .as_of
        .as_ref()
        .map_or_else(|| " by the latest readings".to_owned(), |day| format!(" on {day}"));
    screen.bold(&crate::table::tame(name)) + &day + rest + "\n"
}

fn told(answer: &StatusAnswer, screen: &Screen) -> String {
    let mut out = title(answer, &format!(", by the policy `{}`", answer.policy), screen);
    for (kind, heading) in
        [("driver", "Drivers"), ("objective", "Objectives"), ("target", "Targets"), ("kpi", "KPIs")]
    {
        let rows: Vec<&StatusRow> = answer.rows.iter().filter(|row| row.node.kind == kind).collect();
        if rows.is_empty() {
            continue;
        }
        let table = match kind {
            "target" => targets(&rows),
            "kpi" => kpis(&rows),
            _ => goals(&rows),
        };
        let heading = screen.bold(&format!("{heading}: {}", sum(&rows)));
        out.extend(["\n", &heading, "\n", &table.shown(screen), &reasons(&rows, screen)]);
    }
    if answer.rows.is_empty() {
        out += "nothing in it has a status: it has no driver, objective, target or KPI\n";
    }
    out
}

fn goals(rows: &[&StatusRow]) -> Table {
    let mut table = Table::new([
        Column::text("id"),
        Column::word("status"),
        Column::number("value"),
        Column::number("measured"),
        Column::number("deployed"),
        Column::text("name"),
    ]);
    for row in rows {
        table.row([
            Cell::text(&row.node.id),
            Cell::status(&row.status),
            number(row.value.value, 0).into(),
            number(row.measured.value, 0).into(),
            bounded(row).into(),
            Cell::text(&row.name),
        ]);
    }
    table
}

fn targets(rows: &[&StatusRow]) -> Table {
    let mut table = Table::new([
        Column::text("id"),
        Column::word("status"),
        Column::number("value"),
        Column::number("reached"),
        Column::number("due now"),
        Column::number("progress"),
        Column::number("pace"),
        Column::text("promise"),
    ]);
    for row in rows {
        let Some(figures) = &row.target else { continue };
        // What is reached of a scale, or of what is to hold throughout, is a share.
        let reached = figures.reached.value;
        let reached = if figures.is_share { percent(reached) } else { level(reached) };
        table.row([
            Cell::text(&row.node.id),
            Cell::status(&row.status),
            number(row.value.value, 0).into(),
            reached.into(),
            level(figures.due_level).into(),
            percent(figures.progress.value).into(),
            number(figures.pace.value, 2).into(),
            promise(figures).into(),
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
    let mut table = Table::new([
        Column::text("id"),
        Column::word("status"),
        Column::number("value"),
        Column::number("reading"),
        Column::word("unit"),
        Column::word("of"),
        Column::text("name"),
    ]);
    for row in rows {
        let reading = row.reading.as_ref();
        let text = |text: Option<&String>| Cell::text(text.map_or("", String::as_str));
        table.row([
            Cell::text(&row.node.id),
            Cell::status(&row.status),
            number(row.value.value, 0).into(),
            level(reading.and_then(|reading| reading.level.value)).into(),
            text(reading.and_then(|reading| reading.unit.as_ref())),
            text(reading.and_then(|reading| reading.date.as_ref())),
            Cell::text(&row.name),
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
    mark.to_owned() + &number(row.deployed.value, 0)
}

/// How many have each colour, the worst first.
fn sum(rows: &[&StatusRow]) -> String {
    let of = |status: &str| rows.iter().filter(|row| row.status == status).count();
    let parts = ["red", "amber", "green", "unknown"].map(|status| (of(status), status));
    let parts =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, status)| format!("{number} {status}"));
    parts.collect::<Vec<_>>().join(", ")
}

/// Why statuses and values are not known, those of one reason together.
fn reasons(rows: &[&StatusRow], screen: &Screen) -> String {
    let mut found: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for row in rows {
        let of_value = || row.value.unknown.as_ref().map(|unknown| ("no value", unknown));
        let unknown = row.unknown.as_ref().map(|unknown| ("unknown", unknown)).or_else(of_value);
        if let Some((what, unknown)) = unknown {
            found.entry((what, &unknown.reason)).or_default().push(&row.node.id);
        }
    }
    let mut out = String::new();
    for ((what, reason), nodes) in found {
        let line = format!("{what}, as {reason}: {}", ids(nodes));
        out.extend(["  ", &screen.dim(&line), "\n"]);
    }
    out
}

fn compared(answer: &StatusAnswer, comparison: &PolicyComparison, screen: &Screen) -> String {
    let rows = &comparison.rows;
    let found = format!("they disagree on {} of {}\n", rows.len(), count(comparison.compared, "node"));
    let out = title(answer, ", by every policy that publishes colours", screen) + &found;
    if rows.is_empty() {
        return out;
    }
    let mut table = Table::new(
        [Column::word("kind"), Column::text("id")]
            .into_iter()
            .chain(comparison.policies.iter().map(|policy| Column::word(policy))),
    );
    for row in rows {
        let statuses = row.statuses.iter().map(|status| Cell::status(&status.status));
        table.row([Cell::text(&row.node.kind), Cell::text(&row.node.id)].into_iter().chain(statuses));
    }
    out + "\n" + &table.shown(screen)
}
