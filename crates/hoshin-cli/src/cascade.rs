//! `hoshin cascade`.

use hoshin_interop::{CascadeAnswer, CascadeChild, CascadeData, CascadeOptions, NamedNode, Problems, count};

use crate::Verdict;
use crate::arguments::Cascade;
use crate::question::{self, ROWS, ids, known, level, more, named, percent};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn cascade(wanted: &Cascade, screen: &Screen) -> Result<Verdict, Problems> {
    let options = CascadeOptions { tolerance: wanted.tolerance };
    let asked = &wanted.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| plan.cascade(&options));
    let text = |answer: &CascadeAnswer| shown(answer, most, screen);
    let answer = question::answer(answer, asked.format, screen, CascadeAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn shown(answer: &CascadeAnswer, most: usize, screen: &Screen) -> String {
    let name = screen.bold(&hoshin_interop::tame(answer.name.as_deref().unwrap_or("the plan")));
    let cascades = &answer.cascades;
    if cascades.is_empty() {
        let why = "a KPI says by its `aggregation` how its parts make it up";
        return format!("{name}: no target is divided among others\n{}\n", screen.dim(why));
    }
    let of = |verdict: &str| cascades.iter().filter(|one| one.verdict == verdict).count();
    let parts = [
        ("under", "too little"),
        ("even", "added up"),
        ("over", "more than required"),
        ("unknown", "unknown"),
    ];
    let parts = parts.into_iter().filter(|(verdict, _)| of(verdict) > 0);
    let parts: Vec<String> = parts.map(|(verdict, words)| format!("{} {words}", of(verdict))).collect();
    let mut out = format!("{name}: {}: {}\n", count(cascades.len(), "cascade"), parts.join(", "));
    for cascade in cascades.iter().take(most) {
        out.push('\n');
        out.push_str(&one(cascade, screen));
    }
    out + &more(cascades.len().saturating_sub(most), screen)
}

fn one(cascade: &CascadeData, screen: &Screen) -> String {
    let verdict = match cascade.verdict.as_str() {
        "under" => screen.styled("31", "too little"),
        "even" => screen.styled("32", "adds up"),
        "over" => screen.styled("32", "more than required"),
        _ => screen.dim(&format!("unknown, as {}", cascade.reason.as_deref().unwrap_or_default())),
    };
    let target = screen.bold(&named(&cascade.node.bare()));
    let mut out = format!("{target}, by its {}: {verdict}\n", cascade.by);
    if let (Some(required), Some(promised)) = (cascade.required, cascade.promised) {
        let what = if cascade.is_change { "a change of " } else { "" };
        let (required, promised) = (level(required), level(promised));
        let coverage = cascade.coverage.map(|share| format!(", {}", percent(share))).unwrap_or_default();
        let nameless = ["count", "score", "ratio"].contains(&cascade.unit.as_str());
        let unit = if nameless { String::new() } else { format!(" {}", cascade.unit) };
        let line = format!("  required {what}{required}{unit}, promised {promised}{coverage}\n");
        out.push_str(&line);
    }
    out.push_str(&children(&cascade.children, screen));
    let remarks: [(&str, &[NamedNode]); 3] = [
        ("nothing is promised of", &cascade.silent),
        ("moves the other way:", &cascade.opposed),
        ("counts more than once:", &cascade.double_counted),
    ];
    for (what, nodes) in remarks.into_iter().filter(|(_, nodes)| !nodes.is_empty()) {
        let line = format!("{what} {}", ids(nodes.iter().map(|node| node.id.as_str())));
        out.extend(["  ", &screen.styled("33", &line), "\n"]);
    }
    out
}

fn children(children: &[CascadeChild], screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("part"),
        Head::number("from"),
        Head::number("to"),
        Head::number("share"),
        Head::text("target"),
        Head::text(""),
    ]);
    for child in children {
        table.row([
            Cell::plain(&child.of.id),
            Cell::plain(known(child.baseline, level)),
            Cell::plain(known(child.goal, level)),
            Cell::plain(known(child.share, percent)),
            Cell::plain(child.targets.iter().map(|target| target.id.as_str()).collect::<Vec<_>>().join(", ")),
            Cell::dim(child.reason.as_deref().unwrap_or_default()),
        ]);
    }
    table.write(screen)
}
