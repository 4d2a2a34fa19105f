//! `hoshin impact`.

use hoshin_interop::{FigureData, ImpactAnswer, ImpactOptions, Problems};

use crate::Verdict;
use crate::arguments::Impact;
use crate::question::{self, ROWS, figure, more, noun, number, opening, strength, way};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn impact(wanted: &Impact, screen: &Screen) -> Result<Verdict, Problems> {
    let options = ImpactOptions {
        node: wanted.node.clone(),
        as_of: wanted.dated.as_of.clone(),
        today: Some(crate::today()),
    };
    let asked =
        question::open(wanted.dated.asked.plan.as_deref(), screen).and_then(|plan| plan.impact(&options));
    let text = |answer: &ImpactAnswer| text(answer, wanted.dated.asked.all, screen);
    let answer = question::answer(asked, wanted.dated.asked.format, screen, ImpactAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn text(answer: &ImpactAnswer, all: bool, screen: &Screen) -> String {
    let most = if all { usize::MAX } else { ROWS };
    let mut out = opening(&answer.node, screen);
    let day = answer.as_of.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
    let value = match (&answer.value.value, &answer.value.reason) {
        (Some(value), _) => format!("its value is {}{day}", number(*value)),
        (None, reason) => {
            let why = reason.as_deref().unwrap_or_default();
            format!("its value is unknown{day}: {why}; so only the ways are told")
        }
    };
    out.push_str(&value);
    out.push_str("\n\n");
    if answer.effects.is_empty() {
        out.push_str("no driver, objective or KPI is reached from it\n");
        return out;
    }
    out.push_str("a point more of it does, point for point\n");
    let heads = [
        Head::words("kind"),
        Head::words("reaches"),
        Head::number("value"),
        Head::number("change"),
        Head::number("deployed"),
    ];
    let heads = heads.into_iter().chain([Head::number("strength"), Head::text("strongest way")]);
    let mut table = Table::new(&heads.collect::<Vec<_>>());
    for effect in answer.effects.iter().take(most) {
        let id = format!("`{}`", effect.node.id);
        let first = [Cell::dim(noun(&effect.node.kind)), Cell::plain(id), Cell::plain(figure(&effect.value))];
        let mut before = Some(
            first.into_iter().chain([change(&effect.change), change(&effect.deployed)]).collect::<Vec<_>>(),
        );
        for walk in [&effect.helps, &effect.harms].into_iter().flatten() {
            let cells = before.take().unwrap_or_else(|| vec![Cell::default(); 5]);
            let style = if walk.harms { "31" } else { "32" };
            let how = [Cell::styled(style, strength(walk)), Cell::plain(way(walk))];
            table.row(cells.into_iter().chain(how));
        }
    }
    out + &table.write(screen) + &more(answer.effects.len().saturating_sub(most), screen)
}

/// A change with its sign.
fn change(change: &FigureData) -> Cell {
    match change.value {
        None => Cell::dim("unknown"),
        Some(change) if number(change) == "0" => Cell::dim(if change == 0.0 { "0" } else { "~0" }),
        Some(change) if change > 0.0 => Cell::styled("32", format!("+{}", number(change))),
        Some(change) => Cell::styled("31", number(change)),
    }
}
