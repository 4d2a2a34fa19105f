//! `hoshin ask`.

use std::collections::BTreeMap;

use hoshin_interop::{
    AskAnswer, AskOptions, CountedShare, GapData, NamedNode, Problems, QuestionData, count,
};

use crate::Verdict;
use crate::arguments::Dated;
use crate::question::{self, ROWS, ids, more, percent};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn ask(wanted: &Dated, screen: &Screen) -> Result<Verdict, Problems> {
    let options = AskOptions { as_of: wanted.as_of.clone(), today: Some(crate::today()) };
    let asked = &wanted.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| plan.ask(&options));
    let text = |answer: &AskAnswer| shown(answer, most, screen);
    let answer = question::answer(answer, asked.format, screen, AskAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn shown(answer: &AskAnswer, most: usize, screen: &Screen) -> String {
    let mut out = question::title(answer.name.as_deref(), answer.as_of.as_deref(), screen) + "\n";
    let answers: [&dyn Fn() -> String; 4] = [
        &|| where_to(answer, most, screen),
        &|| what(answer, most, screen),
        &|| how(answer, most, screen),
        &|| who(answer, most, screen),
    ];
    for (question, told) in answer.questions.iter().zip(answers) {
        let heading = screen.bold(&question.question);
        out.extend(["\n", &heading, "\n", &told(), &missing(question, screen)]);
    }
    out.extend(["\n", &screen.bold("Is it being executed?"), "\n"]);
    let strategy = ["drivers and objectives of the year", "have live work below them", "without"];
    out.push_str(&share(&answer.strategy_with_work, strategy, screen));
    out.push_str(&share(&answer.work_with_strategy, ["live initiatives", "help a driver", "not"], screen));
    out
}

fn where_to(answer: &AskAnswer, most: usize, screen: &Screen) -> String {
    let mut purpose = Table::new(&[Head::words(""), Head::text("")]);
    for (what, text) in [("vision", &answer.vision), ("mission", &answer.mission)] {
        if let Some(text) = text {
            purpose.row([Cell::dim(what), Cell::plain(text)]);
        }
    }
    let mut table = Table::new(&[Head::text("driver"), Head::words("for"), Head::text("name")]);
    for driver in answer.drivers.iter().take(most) {
        table.row([
            Cell::plain(&driver.node.id),
            Cell::plain(driver.period.as_deref().unwrap_or_default()),
            name(&driver.node),
        ]);
    }
    purpose.write(screen) + &unless_empty(&table, answer.drivers.len(), most, screen)
}

fn what(answer: &AskAnswer, most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("objective"),
        Head::words("for"),
        Head::text("advances"),
        Head::text("name"),
    ]);
    for one in answer.objectives.iter().take(most) {
        table.row([
            Cell::plain(&one.node.id),
            Cell::plain(one.period.as_deref().unwrap_or_default()),
            Cell::plain(list(&one.drivers)),
            name(&one.node),
        ]);
    }
    let out = unless_empty(&table, answer.objectives.len(), most, screen);
    if answer.shorter == 0 {
        return out;
    }
    let shorter = count(answer.shorter, "objective");
    out + "  " + &screen.dim(&format!("and {shorter} for less than half a year")) + "\n"
}

fn how(answer: &AskAnswer, most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("objective"),
        Head::text("KPIs"),
        Head::text("live work"),
        Head::text("objectives below"),
    ]);
    for one in answer.objectives.iter().take(most) {
        let lists = [&one.kpis, &one.work, &one.below].map(|nodes| Cell::plain(list(nodes)));
        table.row([Cell::plain(&one.node.id)].into_iter().chain(lists));
    }
    unless_empty(&table, answer.objectives.len(), most, screen)
}

fn who(answer: &AskAnswer, most: usize, screen: &Screen) -> String {
    let mut owners: BTreeMap<&str, (&NamedNode, Vec<&NamedNode>)> = BTreeMap::new();
    let drivers = answer.drivers.iter().map(|driver| (&driver.owner, &driver.node));
    let objectives = answer.objectives.iter().map(|one| (&one.owner, &one.node));
    for (owner, node) in drivers.chain(objectives) {
        if let Some(owner) = owner {
            owners.entry(&owner.id).or_insert((owner, Vec::new())).1.push(node);
        }
    }
    let mut table = Table::new(&[Head::text("owner"), Head::text("answers for"), Head::text("name")]);
    for (owner, nodes) in owners.values().take(most) {
        let nodes: Vec<&str> = nodes.iter().map(|node| node.id.as_str()).collect();
        table.row([Cell::plain(&owner.id), Cell::plain(nodes.join(", ")), name(owner)]);
    }
    unless_empty(&table, owners.len(), most, screen)
}

fn unless_empty(table: &Table, rows: usize, most: usize, screen: &Screen) -> String {
    if rows == 0 { String::new() } else { table.write(screen) + &more(rows.saturating_sub(most), screen) }
}

fn list(nodes: &[NamedNode]) -> String {
    nodes.iter().map(|node| node.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn name(node: &NamedNode) -> Cell {
    Cell::plain(if node.name == node.id { "" } else { &node.name })
}

/// What is missing from an answer, a line each.
fn missing(question: &QuestionData, screen: &Screen) -> String {
    let line = |gap: &GapData| {
        let (of_plan, of_nodes) = match gap.missing.as_str() {
            "vision" => ("the plan states no vision", ""),
            "driver" => ("the plan has no driver", ""),
            "objective" => ("no active objective is for this year", ""),
            "kpi" => ("", "no KPI measures"),
            "live-work" => ("", "no live work stands below"),
            _ => ("", "nobody is accountable for"),
        };
        let of = gap.of.iter().map(|node| node.id.as_str());
        let text = if gap.of.is_empty() { of_plan.to_owned() } else { format!("{of_nodes} {}", ids(of)) };
        format!("  {}\n", screen.styled("33", &format!("missing: {text}")))
    };
    question.missing.iter().map(line).collect::<Vec<_>>().concat()
}

/// How many of what have something, and those that do not.
fn share(share: &CountedShare, [what, has, rest]: [&str; 3], screen: &Screen) -> String {
    let mut out = match share.share {
        None => format!("  there are no {what}\n"),
        Some(part) => format!("  {} of {what} {has} ({} of {})\n", percent(part), share.with, share.all),
    };
    if !share.without.is_empty() {
        let line = format!("{rest}: {}", ids(share.without.iter().map(|node| node.id.as_str())));
        out.extend(["  ", &screen.dim(&line), "\n"]);
    }
    out
}
