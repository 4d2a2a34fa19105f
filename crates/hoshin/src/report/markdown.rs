//! Markdown, for comments on pull requests: a verdict, a table, and the findings with their remedies.

mod escape;

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use escape::{code, code_in_cell, escaped, sentence};

use super::finding::Finding;
use super::pages::Pages;
use super::severity::Severity;
use super::summary::{Report, Summary};
use super::tally::{Outcome, Tally, total, worst_first};
use super::text::TextOptions;
use super::wording::{count, grouped, silent_line};
use crate::format::{Location, ReadError};
use crate::model::Plan;

/// The most characters of all findings. GitHub takes comments of 65 536 characters; the rest is for verdict and table.
const MOST: usize = 50_000;

/// The most plans that the table lists (our choice): with the findings they must fit into one comment.
const MOST_PLANS: usize = 60;

/// Reports as one comment.
#[derive(Debug)]
pub struct Markdown {
    options: TextOptions,
    several: bool,
    tallies: Vec<Tally>,
    body: String,
    left_out: usize,
}

impl Markdown {
    /// Begins a report; on `several` plans if there are more than one.
    pub fn new(options: TextOptions, several: bool) -> Self {
        Self { options, several, tallies: Vec::new(), body: String::new(), left_out: 0 }
    }

    /// Appends a part of the body, unless that is full; then `findings` are counted as left out.
    fn add(&mut self, part: &str, findings: usize) {
        if self.left_out == 0 && self.body.len() + part.len() <= MOST {
            self.body.push_str(part);
        } else {
            self.left_out += findings;
        }
    }

    fn group(&mut self, severity: Severity, findings: &[&Finding]) {
        let Some(rule) = findings.first().map(|finding| finding.rule) else { return };
        let most = self.options.per_rule.unwrap_or(usize::MAX).min(findings.len());
        let (shown, rest) = findings.split_at(most);
        let mut part = format!("\n{} {} {}\n", sign(severity), escaped(rule.code), escaped(rule.name));
        for finding in shown {
            let _ = writeln!(part, "- {}{}", sentence(&finding.message), at(finding.location.as_ref()));
            let _ = writeln!(part, "  → {}", sentence(&finding.help));
            if let Some(fix) = finding.fixes.first() {
                let _ = writeln!(part, "  fix: {}", sentence(&fix.told()));
            }
        }
        if !rest.is_empty() {
            let _ = writeln!(part, "- … and {} more", grouped(rest.len()));
        }
        self.add(&part, findings.len());
    }
}

impl Pages for Markdown {
    fn report(&mut self, name: &str, report: &Report, _: &Plan) -> String {
        self.tallies.push(Tally::of_report(name, report));
        let least = if self.options.notes { Severity::Note } else { Severity::Warning };
        let shown: Vec<&Finding> =
            report.findings().iter().filter(|finding| finding.severity >= least).collect();
        let silent = silent_line(report).filter(|_| !self.several);
        if shown.is_empty() && silent.is_none() {
            return String::new();
        }
        self.add(&format!("\n#### {}\n", code(name)), 0);
        for severity in Severity::ALL.iter().rev() {
            let findings: Vec<&Finding> =
                shown.iter().copied().filter(|finding| finding.severity == *severity).collect();
            for of_rule in findings.chunk_by(|one, other| one.rule.code == other.rule.code) {
                self.group(*severity, of_rule);
            }
        }
        if let Some(line) = silent {
            self.add(&format!("\n<sub>{}</sub>\n", sentence(&line)), 0);
        }
        String::new()
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.tallies.push(Tally::of_refusal(name, error));
        self.add(&format!("\n#### {}\n\nnot checked:\n\n", code(name)), 0);
        let most = self.options.per_rule.map_or(usize::MAX, |_| super::text::MOST_FAULTS);
        for (number, fault) in error.faults().iter().enumerate() {
            if number == most {
                self.add(&format!("- … and {} more\n", grouped(error.faults().len() - number)), 0);
                break;
            }
            let message = sentence(&fault.message);
            let place = at(fault.location.as_ref());
            self.add(&format!("- {message}{place}\n  → {}\n", sentence(&fault.help)), 1);
        }
        String::new()
    }

    fn close(&mut self, remark: Option<&str>) -> String {
        let sum = total(&self.tallies);
        let refused = self.tallies.iter().filter(|tally| tally.is_refused()).count();
        let plans = match self.tallies.len() {
            1 => String::new(),
            several => format!(", {}", count(several, "plan")),
        };
        let mut parts = Vec::new();
        if refused < self.tallies.len() {
            parts.push(verdict(sum));
        }
        if refused > 0 {
            parts.push(format!("{refused} not checked"));
        }
        let mut out = format!("### hoshin{plans}: {}", parts.join(", "));
        out.push_str("\n\n| plan | nodes | errors | warnings | notes |\n|:--|--:|--:|--:|--:|\n");
        let sorted = worst_first(&self.tallies);
        for tally in sorted.iter().take(MOST_PLANS) {
            let _ = write!(out, "| {} |", code_in_cell(&tally.name));
            let _ = match tally.outcome {
                Outcome::Refused(faults) => writeln!(out, " not checked | {} | | |", count(faults, "fault")),
                Outcome::Checked { nodes, summary } => writeln!(
                    out,
                    " {} | {} | {} | {} |",
                    grouped(nodes),
                    bold(summary.errors),
                    bold(summary.warnings),
                    grouped(summary.notes)
                ),
            };
        }
        if sorted.len() > MOST_PLANS {
            let _ = writeln!(out, "\n… and {}", count(sorted.len() - MOST_PLANS, "more plan"));
        }
        if let Some(remark) = remark {
            let _ = writeln!(out, "\n{}", sentence(remark));
        }
        out.push_str(&std::mem::take(&mut self.body));
        if self.left_out > 0 {
            let more = count(self.left_out, "more finding");
            let _ = writeln!(out, "\n… and {more}, left out to keep within the length of a comment");
        }
        if sum.notes > 0 && !self.options.notes {
            let _ = writeln!(
                out,
                "\n<sub>{}: `hoshin check --notes` shows {}</sub>",
                count(sum.notes, "note"),
                if sum.notes == 1 { "it" } else { "them" }
            );
        }
        out
    }
}

fn at(location: Option<&Location>) -> String {
    let place = |place: &Location| format!(" · {}", code(&format!("{}:{}", place.file, place.line)));
    location.map(place).unwrap_or_default()
}

/// Shape and word of a severity.
fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "**🟥 error**",
        Severity::Warning => "**🔶 warning**",
        Severity::Note => "**🔵 note**",
    }
}

fn bold(number: usize) -> String {
    if number == 0 { "0".into() } else { format!("**{}**", grouped(number)) }
}

fn verdict(summary: Summary) -> String {
    match (summary.errors, summary.warnings) {
        (0, 0) => "no errors, no warnings".into(),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}
