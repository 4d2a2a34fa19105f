//! `hoshin conflicts`.

use hoshin_interop::{
    ConflictsAnswer, ConflictsOptions, ContradictionData, Problems, ProofData, StructuralData, count, tame,
};

use crate::Verdict;
use crate::arguments::Conflicts;
use crate::question::{self, ROWS, ids, more, named, number, percent, whole};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn conflicts(wanted: &Conflicts, screen: &Screen) -> Result<Verdict, Problems> {
    let options = ConflictsOptions {
        as_of: wanted.dated.as_of.clone(),
        today: Some(crate::today()),
        threshold: wanted.threshold,
    };
    let asked = &wanted.dated.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| plan.conflicts(&options));
    let text = |answer: &ConflictsAnswer| shown(answer, most, screen);
    let answer = question::answer(answer, asked.format, screen, ConflictsAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn shown(answer: &ConflictsAnswer, most: usize, screen: &Screen) -> String {
    let mut out = question::title(answer.name.as_deref(), answer.as_of.as_deref(), screen);
    let (work, evidence) =
        (answer.structural.len(), answer.contradictions.len() + answer.more_contradictions);
    let masked = answer.contradictions.iter().filter(|found| found.masked.is_some()).count();
    let sum = [
        if work == 0 { "no conflict of work".into() } else { format!("{} of work", count(work, "conflict")) },
        if evidence == 0 { "no evidence for and against".into() } else { format!("{evidence} of evidence") },
        format!("{masked} of them masked"),
    ];
    let told = if masked == 0 { 2 } else { 3 };
    out.extend([": ", &sum.get(..told).unwrap_or_default().join(", "), "\n"]);
    for conflict in answer.structural.iter().take(most) {
        out.extend(["\n", &structural(conflict, screen)]);
    }
    out.push_str(&more(work.saturating_sub(most), screen));
    if answer.goals_left_out > 0 {
        let line = format!("{} were not looked at", count(answer.goals_left_out, "further end"));
        out.extend(["\n", &screen.dim(&line), "\n"]);
    }
    if !answer.contradictions.is_empty() {
        out.push('\n');
        out.push_str(&contradictions(&answer.contradictions, most, screen));
        let shown = answer.contradictions.len().min(most);
        let rest = answer.contradictions.len() - shown;
        out.push_str(&more(rest, screen));
        if rest == 0 && answer.more_contradictions > 0 {
            let line = format!("  … and {} weaker ones, which are not proved", answer.more_contradictions);
            out.extend([&screen.dim(&line), "\n"]);
        }
    }
    out
}

fn structural(conflict: &StructuralData, screen: &Screen) -> String {
    let (origin, over) = (named(&conflict.origin.bare()), named(&conflict.over.bare()));
    let strength = if conflict.strength > 0.0 {
        format!("strength {}", number(conflict.strength))
    } else {
        "strength unknown".to_owned()
    };
    let heading = if conflict.origin == conflict.over {
        format!("{origin} undermines itself")
    } else {
        format!("{origin} helps and harms {over}")
    };
    let circle = if conflict.kind == "loop" { ", in a circle that may hold a balance" } else { "" };
    let mut out = format!("{} ({strength}{circle})\n", screen.bold(&tame(&heading)));
    for sentence in &conflict.sentences {
        out.extend(["  ", &tame(sentence), "\n"]);
    }
    out
}

fn contradictions(found: &[ContradictionData], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("evidence on"),
        Head::words("grade"),
        Head::number("for"),
        Head::number("against"),
        Head::text("for, by"),
        Head::text("against, by"),
        Head::text(""),
    ]);
    for one in found.iter().take(most) {
        let grade = match one.grade.as_str() {
            "strong" => Cell::styled("31", "strong"),
            "medium" => Cell::styled("33", "medium"),
            other => Cell::dim(other),
        };
        let masked = one.masked.map_or_else(String::new, |cancelled| {
            let both = (whole(cancelled.help), whole(cancelled.harm));
            format!("masked: {} less {} leaves {}", both.0, both.1, whole(cancelled.deployed))
        });
        table.row([
            Cell::plain(named(&one.node.bare())),
            grade,
            Cell::plain(percent(one.support)),
            Cell::plain(percent(one.denial)),
            Cell::plain(grounds(one.supported_by.as_ref())),
            Cell::plain(grounds(one.denied_by.as_ref())),
            Cell::styled("33", masked),
        ]);
    }
    table.write(screen)
}

/// What a proof rests on.
fn grounds(proof: Option<&ProofData>) -> String {
    proof.map(|proof| ids(proof.grounds.iter().map(|node| node.id.as_str()))).unwrap_or_default()
}
