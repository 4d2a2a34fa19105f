//! The lines that count and sum up.

// Writing into a string cannot fail, so that what `writeln` answers is dropped in this file.
use std::fmt::Write;

use super::TextOptions;
use crate::format::ReadError;
use crate::model::Plan;
use crate::report::wording::{count, cut, grouped, silent_line, tame, wrapped};
use crate::report::{Finding, Report, Severity};

/// Counts the findings of one rule that are not shown, and names their nodes as far as the line reaches.
pub(super) fn rest(rest: &[&Finding], options: &TextOptions, out: &mut String) {
    let Some(rule) = rest.first().map(|finding| finding.rule) else { return };
    let paint = options.paint();
    let head = format!("… and {} more `{}`", grouped(rest.len()), rule.name);
    let severity = rest.first().map_or(Severity::Note, |finding| finding.severity);
    let mut width = head.chars().count();
    let mut line = paint.severe(severity, &head);
    let ids: Vec<String> = rest
        .iter()
        .filter_map(|finding| finding.nodes.first())
        .map(|node| format!("`{}`", tame(&node.id)))
        .collect();
    for (place, id) in ids.iter().enumerate() {
        let between = if place == 0 { ": " } else { ", " };
        let is_last = place + 1 == rest.len();
        width += between.len() + id.chars().count();
        if width + if is_last { 0 } else { ", …".len() } > options.width_in_force() {
            line.push_str(if place == 0 { "" } else { ", …" });
            break;
        }
        line.push_str(between);
        line.push_str(id);
    }
    let more = format!("  (--all shows them; `hoshin explain {}` tells why it matters)", rule.name);
    let _ = writeln!(out, "{line}\n{}", paint.dim(&more));
}

/// Sums up a report.
pub(super) fn sum(report: &Report, plan: &Plan, options: &TextOptions, out: &mut String) {
    let paint = options.paint();
    let name = plan.sources().files().first().map_or("plan".into(), |file| tame(&file.name));
    let summary = report.summary();
    let part = |number: usize, noun: &str, severity: Severity| match number {
        0 => format!("no {noun}s"),
        _ => paint.severe(severity, &count(number, noun)),
    };
    let verdict = if summary.errors + summary.warnings == 0 {
        paint.good("no errors, no warnings")
    } else {
        let warnings = part(summary.warnings, "warning", Severity::Warning);
        format!("{}, {warnings}", part(summary.errors, "error", Severity::Error))
    };
    let size = format!("{}, {}", count(report.nodes, "node"), count(report.relations, "relation"));
    let notes = match summary.notes {
        0 => String::new(),
        notes if options.notes => format!(", {}", paint.severe(Severity::Note, &count(notes, "note"))),
        1 => " (1 note: --notes shows it)".into(),
        notes => format!(" ({}: --notes shows them)", count(notes, "note")),
    };
    let _ = writeln!(out, "{}: {size}: {verdict}{notes}", paint.bold(&name));
    if let Some(line) = fixable(report) {
        let _ = writeln!(out, "{}", paint.dim(&line));
    }
    if let Some(line) = silent_line(report) {
        for line in wrapped(&line, options.width_in_force()).lines() {
            out.push_str(&paint.dim(line));
            out.push('\n');
        }
    }
}

/// Counts what can be mended.
fn fixable(report: &Report) -> Option<String> {
    let fixes = || report.findings().iter().filter_map(|finding| finding.fixes.first());
    let safe = fixes().filter(|fix| fix.is_safe).count();
    let suggested = fixes().count() - safe;
    match (safe, suggested) {
        (0, 0) => None,
        (_, 0) => Some(format!("{} fixable with `hoshin fix`", grouped(safe))),
        (0, _) => Some(format!("{} fixable with `hoshin fix --unsafe`", grouped(suggested))),
        _ => Some(format!(
            "{} fixable with `hoshin fix`, {} more with `--unsafe`",
            grouped(safe),
            grouped(suggested)
        )),
    }
}

/// Sums up why a plan could not be read.
pub(super) fn unread(error: &ReadError, hidden: usize, options: &TextOptions, out: &mut String) {
    let paint = options.paint();
    if hidden > 0 {
        let hidden = count(hidden, "more fault");
        let _ = writeln!(out, "{}", paint.dim(&format!("… and {hidden} (--all shows them)")));
    }
    let faults = paint.severe(Severity::Error, &count(error.faults().len(), "fault"));
    let name = error.sources().files().first().map_or("plan".into(), |file| tame(&file.name));
    let _ = writeln!(out, "{}: not checked: {faults}", paint.bold(&cut(&name, 200)));
}
