//! `hoshin advise`.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write as _;

use hoshin_interop::{AdviceRefusal, AdviseAnswer, AdviseOptions, Problems, count};

use crate::Verdict;
use crate::arguments::Advise;
use crate::change::changes;
use crate::question::{self, ROWS, ids, level, more, named, noun, opening};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn advise(wanted: &Advise, screen: &Screen) -> Result<Verdict, Problems> {
    let options = AdviseOptions {
        node: wanted.node.clone(),
        want: Some(wanted.want.clone()),
        as_of: wanted.dated.as_of.clone(),
        today: Some(crate::today()),
        policy: wanted.policy.clone(),
    };
    let asked =
        question::open(wanted.dated.asked.plan.as_deref(), screen).and_then(|plan| plan.advise(&options));
    let text = |answer: &AdviseAnswer| text(answer, wanted.dated.asked.all, screen);
    let answer = question::answer(asked, wanted.dated.asked.format, screen, AdviseAnswer::to_json, text)?;
    Ok(match answer {
        None => Verdict::Unread,
        Some(answer) if answer.refusal.is_some() => Verdict::Failed,
        Some(_) => Verdict::Passed,
    })
}

fn text(answer: &AdviseAnswer, all: bool, screen: &Screen) -> String {
    let most = if all { usize::MAX } else { ROWS };
    let mut out = opening(&answer.node, screen);
    let why = answer.status.reason.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    let is = screen.status(&answer.status.status);
    let _ = writeln!(out, "it is {is}{why} on {}, by the policy `{}`", answer.as_of, answer.policy);
    if let Some(refusal) = &answer.refusal {
        return out + &refused(refusal, most, screen);
    }
    if answer.moves.is_empty() {
        return out + "nothing has to move\n";
    }
    let after = answer.after.as_ref().map(|after| screen.status(&after.status)).unwrap_or_default();
    let _ = writeln!(out, "\nit is {after} after {}, and no fewer do it", count(answer.moves.len(), "move"));
    let heads = [Head::words("kind"), Head::words("id"), Head::number("from"), Head::number("to")];
    let heads = heads.into_iter().chain([Head::text("for"), Head::text("name")]);
    let mut table = Table::new(&heads.collect::<Vec<_>>());
    for one in answer.moves.iter().take(most) {
        let from = one.from.value.map_or_else(|| Cell::dim("unknown"), |from| Cell::plain(level(from)));
        // As it is written where it is no number, such as `done`.
        let is_number = one.value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let to = if is_number { level(one.to) } else { one.value.clone() };
        table.row([
            Cell::dim(noun(&one.node.kind)),
            Cell::plain(format!("`{}`", one.node.id)),
            from,
            Cell::styled("1", to),
            Cell::plain(ids(one.targets.iter().map(|target| target.id.as_str()))),
            Cell::plain(if one.node.name == one.node.id { "" } else { &one.node.name }),
        ]);
    }
    out.push_str(&table.write(screen));
    out.push_str(&more(answer.moves.len().saturating_sub(most), screen));
    if answer.changes.len() > 1 {
        out.push_str("\nwith that\n");
        out.push_str(&changes(&answer.changes, most, screen));
    }
    out
}

fn refused(refusal: &AdviceRefusal, most: usize, screen: &Screen) -> String {
    let mut out = format!("\nno advice: {}\n", refusal.reason);
    let mut table = Table::new(&[Head::words(""), Head::text("")]);
    for stuck in refusal.stuck.iter().take(most) {
        let id = format!("target `{}`", stuck.target.id);
        table.row([Cell::plain(id), Cell::plain(&stuck.reason)]);
    }
    for conflict in refusal.conflicts.iter().take(most) {
        let id = named(&conflict.node);
        let evidence = format!("for it {}, against it {}", level(conflict.support), level(conflict.denial));
        table.row([Cell::plain(id), Cell::plain(evidence)]);
    }
    out.push_str(&table.write(screen));
    let rest = refusal.stuck.len().saturating_sub(most) + refusal.conflicts.len().saturating_sub(most);
    out + &more(rest, screen)
}
