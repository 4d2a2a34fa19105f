//! GitHub's annotations: workflow commands, one a line, which it shows in its log and beside the lines of a file.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

use super::marks::Marker;
use super::pages::Pages;
use super::severity::Severity;
use super::summary::Report;
use super::tally::{Tally, total};
use super::text::TextOptions;
use super::wording::{count, silent_line};
use crate::format::{Location, ReadError};
use crate::model::Plan;

/// Reports as annotations. GitHub shows the first ten errors and the first ten warnings of a step, so that the worst
/// come first. Notes are counted, and shown only where they are asked for.
///
/// # Source
///
/// "Workflow commands for GitHub Actions", docs.github.com; its escapes are those of `@actions/core`.
#[derive(Debug)]
pub struct Github {
    options: TextOptions,
    several: bool,
    tallies: Vec<Tally>,
}

impl Github {
    /// Begins a report; on `several` plans if there are more than one.
    pub fn new(options: TextOptions, several: bool) -> Self {
        Self { options, several, tallies: Vec::new() }
    }
}

impl Pages for Github {
    fn report(&mut self, name: &str, report: &Report, plan: &Plan) -> String {
        self.tallies.push(Tally::of_report(name, report));
        let mut marker = Marker::new(plan.sources());
        let mut out = String::new();
        for severity in Severity::ALL.iter().rev() {
            if *severity == Severity::Note && !self.options.notes {
                continue;
            }
            for finding in report.findings().iter().filter(|finding| finding.severity == *severity) {
                let mark = marker.of_location(finding.location.as_ref());
                let end = mark.and_then(|mark| marker.end(&mark));
                let title = format!("{} {}", finding.rule.code, finding.rule.name);
                let mut text = format!("{}\n{}", finding.message, finding.help);
                if let Some(fix) = finding.fixes.first() {
                    let _ = write!(text, "\nfix: {}", fix.told());
                }
                command(*severity, place(finding.location.as_ref(), end.as_ref()), &title, &text, &mut out);
            }
        }
        if let Some(line) = silent_line(report).filter(|_| !self.several) {
            out.push_str(&plain(&format!("{name}: {line}")));
        }
        out
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.tallies.push(Tally::of_refusal(name, error));
        let mut marker = Marker::new(error.sources());
        let mut out = String::new();
        for fault in error.faults() {
            let mark = marker.of_location(fault.location.as_ref());
            let end = mark.and_then(|mark| marker.end(&mark));
            let text = format!("{}\n{}", fault.message, fault.help);
            command(
                Severity::Error,
                place(fault.location.as_ref(), end.as_ref()),
                fault.code,
                &text,
                &mut out,
            );
        }
        out
    }

    fn close(&mut self, remark: Option<&str>) -> String {
        let sum = total(&self.tallies);
        let mut line = format!(
            "{}: {}, {}, {}",
            count(self.tallies.len(), "plan"),
            count(sum.errors, "error"),
            count(sum.warnings, "warning"),
            count(sum.notes, "note")
        );
        let refused = self.tallies.iter().filter(|tally| tally.is_refused()).count();
        if refused > 0 {
            let _ = write!(line, ", {refused} not checked");
        }
        plain(&line) + &remark.map(plain).unwrap_or_default()
    }
}

/// A line of the log that is no command, whatever names it holds.
fn plain(text: &str) -> String {
    let text = data(text);
    let is_command = text.trim_start().starts_with("::") || text.starts_with("##[");
    format!("{}{text}\n", if is_command { "hoshin: " } else { "" })
}

/// The properties that name a place. Columns end behind the last character, and are told of one line only.
fn place(start: Option<&Location>, end: Option<&Location>) -> Vec<(&'static str, String)> {
    let Some(start) = start else { return Vec::new() };
    let file = if cfg!(windows) { start.file.replace('\\', "/") } else { start.file.to_string() };
    let mut properties = vec![("file", file), ("line", start.line.to_string())];
    match end {
        Some(end) if end.line == start.line => {
            properties.push(("col", start.column.to_string()));
            properties.push(("endLine", end.line.to_string()));
            properties.push(("endColumn", end.column.to_string()));
        }
        Some(end) => properties.push(("endLine", end.line.to_string())),
        None => properties.push(("col", start.column.to_string())),
    }
    properties
}

fn command(
    severity: Severity,
    mut properties: Vec<(&'static str, String)>,
    title: &str,
    text: &str,
    out: &mut String,
) {
    let kind = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    properties.push(("title", title.to_owned()));
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    let _ = writeln!(out, "::{kind} {}::{}", properties.join(","), data(text));
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_a_property_or_begins_a_command() {
        let mut out = String::new();
        let place = vec![("file", "a,b:c%.yaml".to_owned())];
        command(Severity::Note, place, "HSN1 x", "is `::set-env name=a::b`\n100 %\r", &mut out);
        assert_eq!(
            out,
            "::notice file=a%2Cb%3Ac%25.yaml,title=HSN1 x::is `::set-env name=a::b`%0A100 %25%0D\n"
        );
        assert_eq!(plain("::stop-commands::x"), "hoshin: ::stop-commands::x\n");
    }
}
