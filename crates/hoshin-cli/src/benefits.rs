//! `hoshin benefits`.

use hoshin_interop::{AmountData, BenefitsAnswer, Problems, ReturnData, SumsData, WorkData, count};

use crate::Verdict;
use crate::arguments::Asked;
use crate::question::{self, ROWS, ids, more, number, percent, way};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn benefits(asked: &Asked, screen: &Screen) -> Result<Verdict, Problems> {
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).map(|plan| plan.benefits());
    let text = |answer: &BenefitsAnswer| shown(answer, most, screen);
    let answer = question::answer(answer, asked.format, screen, BenefitsAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn shown(answer: &BenefitsAnswer, most: usize, screen: &Screen) -> String {
    let name = screen.bold(&hoshin_interop::tame(answer.name.as_deref().unwrap_or("the plan")));
    let works = &answer.initiatives;
    let stated = count(works.len(), "initiative");
    let silent = if answer.silent == 0 { String::new() } else { format!(", {} nothing", answer.silent) };
    let mut out = format!("{name}: {stated} with a cost or a benefit{silent}\n");
    let closed = works.iter().filter(|work| has_benefit(work) && work.reaches).count();
    let bringing = works.iter().filter(|work| has_benefit(work)).count();
    if bringing > 0 {
        let both = format!("benefits that reach a financial KPI: {closed} of {bringing}\n");
        out.push_str(&both);
    }
    let financial = answer.financial.iter().map(|kpi| kpi.id.as_str());
    let line = if answer.financial.is_empty() {
        "there is no financial KPI: put one within the perspective `financial`".to_owned()
    } else {
        format!("financial: {}", ids(financial))
    };
    out.extend([&screen.dim(&line), "\n"]);
    if works.is_empty() {
        return out;
    }
    out.extend(["\n", &sums(&answer.sums, screen), "\n", &initiatives(works, most, screen)]);
    out
}

fn has_benefit(work: &WorkData) -> bool {
    work.planned.is_some() || work.realised.is_some()
}

fn sums(sums: &[SumsData], screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::words("sums in"),
        Head::number("cost"),
        Head::number("planned"),
        Head::number("reaching"),
        Head::number("realised"),
        Head::number("reaching"),
    ]);
    for sums in sums {
        let unit = sums.unit.as_deref().map_or_else(|| Cell::dim("no unit"), Cell::plain);
        let amounts = [sums.cost, sums.planned, sums.planned_reaching, sums.realised, sums.realised_reaching];
        table.row([unit].into_iter().chain(amounts.map(|amount| Cell::plain(number(amount)))));
    }
    table.write(screen)
}

fn initiatives(works: &[WorkData], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("initiative"),
        Head::number("cost"),
        Head::number("planned"),
        Head::words("return"),
        Head::number("realised"),
        Head::words("return"),
        Head::text("reaches"),
    ]);
    for work in works.iter().take(most) {
        table.row([
            Cell::plain(&work.node.id),
            amount(work.cost.as_ref()),
            amount(work.planned.as_ref()),
            returned(work.planned_return.as_ref()),
            amount(work.realised.as_ref()),
            returned(work.realised_return.as_ref()),
            reaches(work),
        ]);
    }
    table.write(screen) + &more(works.len().saturating_sub(most), screen)
}

fn amount(amount: Option<&AmountData>) -> Cell {
    let written = |amount: &AmountData| {
        let unit = amount.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        Cell::plain(number(amount.value) + &unit)
    };
    amount.map_or_else(|| Cell::dim("-"), written)
}

fn returned(returned: Option<&ReturnData>) -> Cell {
    match returned.map(|returned| (returned.share, returned.payback_years)) {
        Some((Some(share), _)) if share < 0.0 => Cell::styled("31", percent(share)),
        Some((Some(share), _)) => Cell::plain(format!("+{}", percent(share))),
        Some((None, Some(years))) => Cell::plain(format!("paid back in {} years", number(years))),
        _ => Cell::dim("-"),
    }
}

/// The way to a financial KPI, or that there is none.
fn reaches(work: &WorkData) -> Cell {
    match (&work.helps, &work.harms) {
        (Some(walk), _) => Cell::plain(way(walk)),
        (None, Some(walk)) => Cell::styled("31", format!("harms: {}", way(walk))),
        (None, None) if has_benefit(work) => Cell::styled("33", "no financial KPI"),
        (None, None) => Cell::dim("no financial KPI"),
    }
}
