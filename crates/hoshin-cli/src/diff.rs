//! `hoshin diff`.

use std::collections::BTreeSet;

use hoshin_interop::{
    AlignmentChangeData, DiffAnswer, DiffOptions, FieldChangeData, NodeData, Problems, RelationData,
};

use crate::Verdict;
use crate::arguments::{Diff, FailOn};
use crate::change::{changes, findings};
use crate::question::{self, ROWS, more, named, percent};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};
use crate::what_if;

pub(crate) fn diff(wanted: &Diff, screen: &Screen) -> Result<Verdict, Problems> {
    let asked = answer(wanted, screen);
    let text = |answer: &DiffAnswer| text(answer, wanted.all, screen);
    let answer = question::answer(asked, wanted.format, screen, DiffAnswer::to_json, text)?;
    Ok(match answer {
        None => Verdict::Unread,
        Some(answer) if fails(&answer, wanted.fail_on) => Verdict::Failed,
        Some(_) => Verdict::Passed,
    })
}

fn answer(wanted: &Diff, screen: &Screen) -> Result<DiffAnswer, Problems> {
    let check = what_if::check(&wanted.judged)?;
    let options = DiffOptions { check, policy: wanted.judged.policy.clone() };
    let open = |path| question::open(Some(path), screen);
    let (before, after) = (open(&wanted.before)?, open(&wanted.after)?);
    before.diff(&after, &options)
}

/// Whether the later plan is worse: by a status, or by a finding at or above the failing level.
fn fails(answer: &DiffAnswer, fail_on: FailOn) -> bool {
    let failing: &[&str] = match fail_on {
        FailOn::Never => return false,
        FailOn::Error => &["error"],
        FailOn::Warning => &["error", "warning"],
        FailOn::Note => &["error", "warning", "note"],
    };
    let is_failing = |severity: &str| failing.contains(&severity);
    answer.values.iter().any(|change| change.worse)
        || answer.findings.added.iter().any(|finding| is_failing(&finding.severity))
}

fn text(answer: &DiffAnswer, all: bool, screen: &Screen) -> String {
    let most = if all { usize::MAX } else { ROWS };
    let mut out = screen.bold(&format!("{} → {}", answer.before, answer.after)) + "\n";
    if answer.is_empty() {
        out.push_str("nothing is stated otherwise\n");
    }
    if !answer.head.is_empty() {
        out.push_str("\nthe plan itself\n");
        let mut table = Table::new(&[Head::words(""), Head::words(""), Head::text("")]);
        for field in &answer.head {
            table.row([sign('~'), Cell::plain(&field.key), Cell::plain(values(field))]);
        }
        out.push_str(&table.write(screen));
    }
    out + &nodes(answer, most, screen)
        + &relations(answer, most, screen)
        + &alignments(&answer.alignments, most, screen)
        + &statuses(answer, most, screen)
        + &findings(&answer.findings, most, screen)
}

fn nodes(answer: &DiffAnswer, most: usize, screen: &Screen) -> String {
    let (added, removed, changed) = (answer.added.len(), answer.removed.len(), answer.changed.len());
    if added + removed + changed == 0 {
        return String::new();
    }
    let mut table = Table::new(&[Head::words(""), Head::words(""), Head::text("")]);
    let mut rows = 0;
    for (mark, nodes) in [('+', &answer.added), ('-', &answer.removed)] {
        for node in nodes.iter().take(most.saturating_sub(rows)) {
            let name = if node.name == node.id { "" } else { &node.name };
            table.row([sign(mark), Cell::plain(named(&node.bare())), Cell::plain(name)]);
            rows += 1;
        }
    }
    for change in answer.changed.iter().take(most.saturating_sub(rows)) {
        let fields = change.fields.iter().map(|field| format!("{}: {}", field.key, values(field)));
        let events = change.events.iter().map(|event| {
            let new = (event.added > 0).then(|| format!("{} new", event.added));
            let gone = (event.removed > 0).then(|| format!("{} gone", event.removed));
            format!("{}: {}", event.key, new.into_iter().chain(gone).collect::<Vec<_>>().join(", "))
        });
        let mut node = Some([sign('~'), Cell::plain(named(&change.node.bare()))]);
        for what in fields.chain(events) {
            let first = node.take().unwrap_or_default();
            table.row(first.into_iter().chain([Cell::plain(what)]));
        }
        rows += 1;
    }
    let rest = more((added + removed + changed).saturating_sub(rows), screen);
    format!("\n{}: {}\n{}{rest}", screen.bold("nodes"), sum(added, removed, changed), table.write(screen))
}

/// The relations, but for those of nodes that are new or gone.
fn relations(answer: &DiffAnswer, most: usize, screen: &Screen) -> String {
    let (added, removed, changed) = (answer.related.len(), answer.unrelated.len(), answer.altered.len());
    if added + removed + changed == 0 {
        return String::new();
    }
    let only: BTreeSet<NodeData> =
        answer.added.iter().chain(&answer.removed).map(hoshin_interop::NamedNode::bare).collect();
    let stays = |relation: &&RelationData| !only.contains(&relation.from) && !only.contains(&relation.to);
    let mut table = Table::new(&[Head::words(""), Head::words(""), Head::text("")]);
    let mut rows = 0;
    let mut of_others = 0;
    for (mark, relations) in [('+', &answer.related), ('-', &answer.unrelated)] {
        let shown: Vec<&RelationData> = relations.iter().filter(stays).collect();
        of_others += relations.len() - shown.len();
        for relation in shown.into_iter().take(most.saturating_sub(rows)) {
            table.row([sign(mark), Cell::plain(related(relation)), Cell::default()]);
            rows += 1;
        }
    }
    for change in answer.altered.iter().take(most.saturating_sub(rows)) {
        let fields: Vec<String> =
            change.fields.iter().map(|field| format!("{}: {}", field.key, values(field))).collect();
        table.row([sign('~'), Cell::plain(related(&change.relation)), Cell::plain(fields.join(", "))]);
        rows += 1;
    }
    let rest = more((added + removed + changed).saturating_sub(rows + of_others), screen);
    let others = if of_others == 0 {
        String::new()
    } else {
        screen.dim(&format!("  {of_others} of them of nodes that are new or gone")) + "\n"
    };
    let title = screen.bold("relations");
    format!("\n{title}: {}\n{}{others}{rest}", sum(added, removed, changed), table.write(screen))
}

fn alignments(alignments: &[AlignmentChangeData], most: usize, screen: &Screen) -> String {
    if alignments.is_empty() {
        return String::new();
    }
    let heads = ["driver", "before", "after"].map(Head::words);
    let mut table = Table::new(&heads);
    for change in alignments.iter().take(most) {
        let side = |share: Option<hoshin_interop::ShareData>| match share {
            None => "-".to_owned(),
            Some(share) if share.harm > 0.0 => {
                format!("{} for, {} against", percent(share.support), percent(share.harm))
            }
            Some(share) => percent(share.support),
        };
        let id = format!("`{}`", change.driver.id);
        table.row([id, side(change.before), side(change.after)].map(Cell::plain));
    }
    let rest = more(alignments.len().saturating_sub(most), screen);
    format!(
        "\n{}\n{}{rest}",
        screen.bold("how much of all owners' work reaches each driver"),
        table.write(screen)
    )
}

fn statuses(answer: &DiffAnswer, most: usize, screen: &Screen) -> String {
    // What is in one of both plans only stands among the nodes.
    let both: Vec<_> = answer
        .values
        .iter()
        .filter(|change| change.before.is_some() && change.after.is_some())
        .cloned()
        .collect();
    if both.is_empty() {
        return String::new();
    }
    let worse = both.iter().filter(|change| change.worse).count();
    let worse = match worse {
        0 => "no status is worse".to_owned(),
        1 => "1 status is worse".to_owned(),
        worse => format!("{worse} statuses are worse"),
    };
    format!("\n{}: {worse}\n{}", screen.bold("values and statuses"), changes(&both, most, screen))
}

fn sum(added: usize, removed: usize, changed: usize) -> String {
    let parts = [(added, "new"), (removed, "gone"), (changed, "changed")];
    let told = parts.into_iter().filter(|(number, _)| *number > 0);
    told.map(|(number, word)| format!("{number} {word}")).collect::<Vec<_>>().join(", ")
}

fn sign(mark: char) -> Cell {
    let style = match mark {
        '+' => "32",
        '-' => "31",
        _ => "33",
    };
    Cell::styled(style, mark.to_string())
}

fn values(field: &FieldChangeData) -> String {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    format!("{} → {}", side(&field.before), side(&field.after))
}

fn related(relation: &RelationData) -> String {
    format!("{} {} {}", named(&relation.from), relation.relation, named(&relation.to))
}
