//! `hoshin trace`.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write as _;

use hoshin_interop::{HoldingData, LineData, Problems, TraceAnswer, TraceOptions, WalkData, count};

use crate::Verdict;
use crate::arguments::Trace;
use crate::question::{self, ROWS, more, named, opening, percent, strength, way};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn trace(wanted: &Trace, screen: &Screen) -> Result<Verdict, Problems> {
    let options = TraceOptions { node: wanted.node.clone() };
    let asked = question::open(wanted.asked.plan.as_deref(), screen).and_then(|plan| plan.trace(&options));
    let text = |answer: &TraceAnswer| text(answer, wanted.asked.all, screen);
    let answer = question::answer(asked, wanted.asked.format, screen, TraceAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn text(answer: &TraceAnswer, all: bool, screen: &Screen) -> String {
    let most = if all { usize::MAX } else { ROWS };
    let mut out = opening(&answer.node, screen);
    if !answer.holdings.is_empty() {
        out.push_str(&holdings(&answer.holdings, most, screen));
    }
    out.push('\n');
    if answer.drivers.is_empty() {
        out.push_str("up: it reaches no driver\n");
    } else {
        let (reached, share) = (count(answer.drivers.len(), "driver"), percent(answer.coverage));
        let _ = writeln!(out, "up: {share} of its work reaches {reached}");
        let heads = ["driver", "support", "harm", "strength", "strongest way"];
        let [driver, support, harm, strongest, path] = heads;
        let mut table = Table::new(&[
            Head::words(driver),
            Head::number(support),
            Head::number(harm),
            Head::number(strongest),
            Head::text(path),
        ]);
        for ascent in answer.drivers.iter().take(most) {
            let first = [format!("`{}`", ascent.node.id), percent(ascent.support), percent(ascent.harm)];
            walks(&mut table, first, ascent.helps.as_ref(), ascent.harms.as_ref());
        }
        out.push_str(&table.write(screen));
        out.push_str(&more(answer.drivers.len().saturating_sub(most), screen));
    }
    if !answer.ends.is_empty() {
        out.push_str("it ends at goals that lead to no driver\n");
        out.push_str(&lines(&answer.ends, "goal", most, screen));
    }
    out.push('\n');
    if answer.work.is_empty() {
        out.push_str("down: no initiative leads to it\n");
    } else {
        let leads = if answer.work.len() == 1 { "leads" } else { "lead" };
        let _ = writeln!(out, "down: {} {leads} to it", count(answer.work.len(), "initiative"));
        out.push_str(&lines(&answer.work, "initiative", most, screen));
    }
    let unserved = answer.unserved.iter().filter(|goal| **goal != answer.node);
    let unserved: Vec<String> = unserved.map(|goal| named(&goal.bare())).collect();
    if !unserved.is_empty() {
        let shown = unserved.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
        let rest = unserved.len().saturating_sub(most);
        let rest = if rest == 0 { String::new() } else { format!(" and {rest} more") };
        let _ = writeln!(out, "\nbelow it no initiative leads to {shown}{rest}");
    }
    out
}

fn holdings(holdings: &[HoldingData], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[Head::words(""), Head::words(""), Head::text("")]);
    for holding in holdings.iter().take(most) {
        let how = holding.role.clone().unwrap_or_else(|| holding.relation.clone());
        let name = if holding.node.name == holding.node.id { "" } else { &holding.node.name };
        table.row([Cell::dim(how), Cell::plain(named(&holding.node.bare())), Cell::plain(name)]);
    }
    table.write(screen) + &more(holdings.len().saturating_sub(most), screen)
}

fn lines(lines: &[LineData], head: &'static str, most: usize, screen: &Screen) -> String {
    let heads = [Head::words(head), Head::words("stage"), Head::words("owner")];
    let heads = heads.into_iter().chain([Head::number("strength"), Head::text("strongest way")]);
    let mut table = Table::new(&heads.collect::<Vec<_>>());
    for line in lines.iter().take(most) {
        let stage = line.stage.clone().unwrap_or_default();
        let owner = line.owner.as_ref().map(|owner| format!("`{owner}`")).unwrap_or_default();
        walks(
            &mut table,
            [format!("`{}`", line.node.id), stage, owner],
            line.helps.as_ref(),
            line.harms.as_ref(),
        );
    }
    table.write(screen) + &more(lines.len().saturating_sub(most), screen)
}

/// One row for the walk that helps, and one for the walk that harms.
fn walks(table: &mut Table, first: [String; 3], helps: Option<&WalkData>, harms: Option<&WalkData>) {
    let mut before = Some(first);
    for walk in [helps, harms].into_iter().flatten() {
        let cells = before.take().unwrap_or_default().map(Cell::plain);
        let style = if walk.harms { "31" } else { "32" };
        let how = [Cell::styled(style, strength(walk)), Cell::plain(way(walk))];
        table.row(cells.into_iter().chain(how));
    }
}
