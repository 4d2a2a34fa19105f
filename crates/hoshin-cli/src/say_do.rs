//! `hoshin say-do`.

use hoshin_interop::{Problems, PromiseData, SayDoAnswer, SayDoOptions, TallyData, count};

use crate::Verdict;
use crate::arguments::Dated;
use crate::question::{self, ROWS, known, level, more, percent};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

pub(crate) fn say_do(wanted: &Dated, screen: &Screen) -> Result<Verdict, Problems> {
    let options = SayDoOptions { as_of: wanted.as_of.clone(), today: Some(crate::today()) };
    let asked = &wanted.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| plan.say_do(&options));
    let text = |answer: &SayDoAnswer| shown(answer, most, screen);
    let answer = question::answer(answer, asked.format, screen, SayDoAnswer::to_json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

fn shown(answer: &SayDoAnswer, most: usize, screen: &Screen) -> String {
    let title = question::title(answer.name.as_deref(), Some(&answer.as_of), screen);
    let mut out = format!("{title}: {}\n", sum(answer));
    if answer.promises.is_empty() {
        return out;
    }
    let owners =
        answer.owners.iter().map(|one| (one.owner.as_ref().map(|owner| owner.id.as_str()), &one.tally));
    let levels = answer.levels.iter().map(|one| (one.of.as_deref(), &one.tally));
    let quarters = answer.quarters.iter().map(|one| (one.of.as_deref(), &one.tally));
    out.push_str(&tallies("owner", &owners.collect::<Vec<_>>(), most, screen));
    out.push_str(&tallies("level", &levels.collect::<Vec<_>>(), most, screen));
    out.push_str(&tallies("due in", &quarters.collect::<Vec<_>>(), most, screen));
    out.push('\n');
    out.push_str(&promises(&answer.promises, most, screen));
    out
}

/// All promises in a sentence.
fn sum(answer: &SayDoAnswer) -> String {
    let all = &answer.all;
    let due = count(answer.promises.len(), "promise");
    match all.share {
        None if answer.promises.is_empty() => "no promise was due yet".to_owned(),
        None => format!("{due} came due, and of none of them it is known what came of it"),
        Some(share) => {
            let (kept, known) = (all.kept, all.kept + all.missed);
            let unknown = if all.unknown == 0 { String::new() } else { format!(", {} unknown", all.unknown) };
            let given_up =
                if all.given_up == 0 { String::new() } else { format!(", {} given up", all.given_up) };
            format!(
                "{} of promises were kept by their date ({kept} of {known}{unknown}{given_up})",
                percent(share)
            )
        }
    }
}

fn tallies(head: &'static str, rows: &[(Option<&str>, &TallyData)], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text(head),
        Head::number("kept"),
        Head::number("missed"),
        Head::number("unknown"),
        Head::number("given up"),
        Head::number("say-do"),
        Head::words(""),
    ]);
    for (name, tally) in rows.iter().take(most) {
        let counts = [tally.kept, tally.missed, tally.unknown, tally.given_up];
        let stretched = match tally.stretched {
            0 => String::new(),
            stretched => format!("{stretched} missed as a stretch that reached enough"),
        };
        let cells = [Cell::plain(known(tally.share, percent)), Cell::dim(stretched)];
        let name = name.map_or_else(|| Cell::dim("nobody"), Cell::plain);
        let name = if head == "level" && rows.iter().all(|(name, _)| name.is_none()) {
            Cell::dim("none")
        } else {
            name
        };
        table.row([name].into_iter().chain(counts.map(|count| Cell::plain(count.to_string()))).chain(cells));
    }
    format!("\n{}{}", table.write(screen), more(rows.len().saturating_sub(most), screen))
}

fn promises(promises: &[PromiseData], most: usize, screen: &Screen) -> String {
    let mut table = Table::new(&[
        Head::text("promise"),
        Head::words("due"),
        Head::words("outcome"),
        Head::number("reached"),
        Head::number("of"),
        Head::number("progress"),
        Head::text("owner"),
        Head::text("why unknown"),
    ]);
    for promise in promises.iter().take(most) {
        let reached = if promise.is_share { percent } else { level };
        table.row([
            Cell::plain(&promise.node.id),
            Cell::plain(&promise.due_date),
            outcome(promise),
            Cell::plain(known(promise.reached.value, reached)),
            Cell::plain(known(promise.goal, level)),
            Cell::plain(known(promise.progress.value, percent)),
            Cell::plain(promise.owner.as_ref().map_or("", |owner| &owner.id)),
            Cell::dim(promise.reached.reason.as_deref().unwrap_or_default()),
        ]);
    }
    table.write(screen) + &more(promises.len().saturating_sub(most), screen)
}

fn outcome(promise: &PromiseData) -> Cell {
    match promise.outcome.as_str() {
        "kept" => Cell::styled("32", "kept"),
        "missed" if promise.stretched => Cell::styled("33", "missed, a stretch"),
        "missed" => Cell::styled("31", "missed"),
        "given-up" => Cell::dim("given up"),
        other => Cell::dim(other),
    }
}
