//! The table at the end of a report on several plans, and the line that counts them.

// Writing into a string cannot fail, so that what `writeln` answers is dropped in this file.
use std::fmt::Write;

use super::TextOptions;
use crate::report::squeeze::{backward, columns};
use crate::report::tally::{Outcome, Tally, total, worst_first};
use crate::report::wording::{count, grouped, tame};
use crate::report::{Severity, Summary};

/// The most plans that are listed (our choice); the worst come first.
const MOST: usize = 100;

/// The least columns of a path (our choice).
const NARROWEST: usize = 16;

/// Lists plans with what was found in each, and counts them.
pub(super) fn table(tallies: &[Tally], options: &TextOptions, out: &mut String) {
    let paint = options.paint();
    let sorted = worst_first(tallies);
    let most = options.per_rule.map_or(usize::MAX, |_| MOST).min(sorted.len());
    let (listed, rest) = sorted.split_at(most);
    let head = ["nodes", "errors", "warnings", "notes"];
    let rows: Vec<[String; 4]> = listed.iter().map(|tally| numbers(tally)).collect();
    let wide: Vec<usize> = head
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
            cells.chain([head.len()]).max().unwrap_or_default()
        })
        .collect();
    let beside: usize = wide.iter().map(|width| width + 2).sum();
    let room = options.width_in_force().saturating_sub(beside).max(NARROWEST);
    let paths: Vec<String> = listed.iter().map(|tally| tail(&tame(&tally.name), room)).collect();
    let path = paths.iter().map(|path| columns(path)).chain([4]).max().unwrap_or_default();
    let right = |cells: [&str; 4]| {
        cells.iter().zip(&wide).fold(String::new(), |line, (cell, width)| line + &format!("  {cell:>width$}"))
    };
    let _ = writeln!(out, "{}", paint.dim(&format!("plan{}{}", " ".repeat(path - 4), right(head))));
    for ((tally, name), row) in listed.iter().zip(&paths).zip(&rows) {
        let mut line = format!("{name}{}", " ".repeat(path.saturating_sub(columns(name))));
        match tally.outcome {
            Outcome::Refused(faults) => {
                let text = format!("not checked: {}", count(faults, "fault"));
                let text = format!("{text:>width$}", width = beside - 2);
                let _ = write!(line, "  {}", paint.severe(Severity::Error, &text));
            }
            Outcome::Checked { summary, .. } => {
                let found = [
                    None,
                    Some((Severity::Error, summary.errors)),
                    Some((Severity::Warning, summary.warnings)),
                    None,
                ];
                for ((cell, width), found) in row.iter().zip(&wide).zip(found) {
                    let cell = format!("  {cell:>width$}");
                    line += &match found {
                        Some((severity, 1..)) => paint.severe(severity, &cell),
                        Some(_) => paint.dim(&cell),
                        None => cell,
                    };
                }
            }
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    if !rest.is_empty() {
        let plans = count(rest.len(), "more plan");
        let found = parts(rest.iter().fold(Summary::default(), |sum, tally| match tally.outcome {
            Outcome::Checked { summary, .. } => sum + summary,
            Outcome::Refused(_) => sum,
        }));
        let _ = writeln!(out, "{}", paint.dim(&format!("… and {plans}: {found} (--all lists them)")));
    }
    let refused = tallies.iter().filter(|tally| tally.is_refused()).count();
    let refused = if refused == 0 { String::new() } else { format!(", {refused} not checked") };
    let _ =
        writeln!(out, "\n{}: {}{refused}", paint.bold(&count(tallies.len(), "plan")), parts(total(tallies)));
}

fn numbers(tally: &Tally) -> [String; 4] {
    match tally.outcome {
        Outcome::Refused(_) => [const { String::new() }; 4],
        Outcome::Checked { nodes, summary } => {
            [nodes, summary.errors, summary.warnings, summary.notes].map(grouped)
        }
    }
}

fn parts(summary: Summary) -> String {
    format!(
        "{}, {}, {}",
        count(summary.errors, "error"),
        count(summary.warnings, "warning"),
        count(summary.notes, "note")
    )
}

/// The end of a path, which tells more than its beginning, in at most `room` columns.
fn tail(path: &str, room: usize) -> String {
    if columns(path) <= room {
        return path.to_owned();
    }
    let start = backward(path, path.len(), room.saturating_sub(1));
    format!("…{}", path.get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(name: &str, errors: usize, warnings: usize) -> Tally {
        let summary = Summary { errors, warnings, notes: 0 };
        Tally { name: name.into(), outcome: Outcome::Checked { nodes: 12_345, summary } }
    }

    #[test]
    fn the_worst_come_first_and_long_paths_keep_their_end() {
        let refused = Tally { name: "c.yaml".into(), outcome: Outcome::Refused(2) };
        let long = format!("{}工場/計画.yaml", "folder/".repeat(20));
        let tallies = [checked("a.yaml", 0, 1), checked(&long, 0, 0), refused, checked("b.yaml", 3, 0)];
        let mut out = String::new();
        table(&tallies, &TextOptions { width: 60, ..TextOptions::default() }, &mut out);
        let expected = "\
plan                          nodes  errors  warnings  notes
c.yaml                                 not checked: 2 faults
b.yaml                       12 345       3         0      0
a.yaml                       12 345       0         1      0
…lder/folder/工場/計画.yaml  12 345       0         0      0

4 plans: 3 errors, 1 warning, 0 notes, 1 not checked
";
        assert_eq!(out, expected);
        assert!(out.lines().all(|line| columns(line) <= 60), "{out}");
    }
}
