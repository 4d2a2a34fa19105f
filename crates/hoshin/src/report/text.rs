//! The report as text for people: what is wrong, where it stands, what to do, and a line that sums up.
//!
//! It lies apart from the report, which is data. It reads no file: the lines that it shows come from the texts that
//! the plan was read from. Texts of any size are shown in little time, since only the lines in question are looked at.

mod block;
mod closing;
mod paint;
mod snippet;
mod table;

use super::finding::Finding;
use super::marks::Marker;
use super::pages::Pages;
use super::severity::Severity;
use super::summary::Report;
use super::tally::Tally;
use super::wording::wrapped;
use crate::format::ReadError;
use crate::model::Plan;
use block::Block;
use paint::Paint;

/// How a report is shown as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether ANSI escape codes may be used.
    pub color: bool,
    /// The width to keep to, in columns. 80 unless set; below 40 it counts as 40 (our choice).
    pub width: usize,
    /// Whether notes are shown; they are always counted.
    pub notes: bool,
    /// How many findings of one rule are shown; all if none. 3 unless set (our choice): twenty owners missing must
    /// not drown one conflict.
    pub per_rule: Option<usize>,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { color: false, width: 80, notes: false, per_rule: Some(3) }
    }
}

/// How many faults of a text are shown (our choice): the first often causes the rest.
pub(super) const MOST_FAULTS: usize = 10;

/// The width that none goes below.
const NARROWEST: usize = 40;

impl TextOptions {
    fn width_in_force(&self) -> usize {
        self.width.max(NARROWEST)
    }

    fn paint(&self) -> Paint {
        Paint { color: self.color }
    }
}

/// Shows a report as text. It ends with a line break.
///
/// # Order
///
/// Errors, then warnings, then notes; within each in the order of the report.
///
/// # Example
///
/// ```
/// use hoshin::check::{self, Settings};
/// use hoshin::report::text::{TextOptions, text};
/// use hoshin::{Plan, format::Format};
///
/// let plan = Plan::read("hoshin: 1\nobjectives:\n  nps-75: { name: Raise NPS to 75 }\n", Format::Yaml)?;
/// let report = check::check(&plan, &Settings::default());
/// let shown = text(&report, &plan, &TextOptions::default());
/// assert!(shown.contains("error[HSN301 unmeasured-objective]: objective `nps-75` has neither a target nor a KPI"));
/// assert!(shown.contains("3 |   nps-75: { name: Raise NPS to 75 }"));
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn text(report: &Report, plan: &Plan, options: &TextOptions) -> String {
    let mut marker = Marker::new(plan.sources());
    let mut out = String::new();
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    for severity in severities.into_iter().filter(|severity| options.notes || *severity > Severity::Note) {
        let findings: Vec<&Finding> =
            report.findings().iter().filter(|finding| finding.severity == severity).collect();
        for of_rule in findings.chunk_by(|one, other| one.rule.code == other.rule.code) {
            let (shown, rest) = of_rule.split_at(options.per_rule.unwrap_or(usize::MAX).min(of_rule.len()));
            for finding in shown {
                let block = Block {
                    severity,
                    id: format!("{} {}", finding.rule.code, finding.rule.name),
                    message: &finding.message,
                    help: &finding.help,
                    fix: finding.fixes.first(),
                    marks: marker.of_finding(finding, plan),
                };
                block.show(options, &mut out);
                out.push('\n');
            }
            if !rest.is_empty() {
                closing::rest(rest, options, &mut out);
                out.push('\n');
            }
        }
    }
    closing::sum(report, plan, options, &mut out);
    out
}

/// Shows why a plan could not be read. It ends with a line break.
pub fn read_error_text(error: &ReadError, options: &TextOptions) -> String {
    let mut marker = Marker::new(error.sources());
    let mut out = String::new();
    let most = options.per_rule.map_or(usize::MAX, |_| MOST_FAULTS).min(error.faults().len());
    let (shown, hidden) = error.faults().split_at(most);
    for fault in shown {
        let block = Block {
            severity: Severity::Error,
            id: fault.code.to_owned(),
            message: &fault.message,
            help: &fault.help,
            fix: None,
            marks: marker.of_location(fault.location.as_ref()).into_iter().collect(),
        };
        block.show(options, &mut out);
        out.push('\n');
    }
    closing::unread(error, hidden.len(), options, &mut out);
    out
}

/// Reports as text, one after another; several end with a table, and then those with nothing to show stand there only.
#[derive(Debug)]
pub struct Text {
    options: TextOptions,
    several: bool,
    is_begun: bool,
    tallies: Vec<Tally>,
}

impl Text {
    /// Begins a report; on `several` plans if there are more than one.
    pub fn new(options: TextOptions, several: bool) -> Self {
        Self { options, several, is_begun: false, tallies: Vec::new() }
    }

    /// Parts what follows from what was there before.
    fn parted(&mut self, text: &str) -> String {
        format!("{}{text}", if std::mem::replace(&mut self.is_begun, true) { "\n" } else { "" })
    }
}

impl Pages for Text {
    fn report(&mut self, name: &str, report: &Report, plan: &Plan) -> String {
        self.tallies.push(Tally::of_report(name, report));
        if self.several && !report.shows(self.options.notes) {
            return String::new();
        }
        self.parted(&text(report, plan, &self.options))
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.tallies.push(Tally::of_refusal(name, error));
        self.parted(&read_error_text(error, &self.options))
    }

    fn close(&mut self, remark: Option<&str>) -> String {
        let mut out = String::new();
        if self.several {
            let mut table = String::new();
            table::table(&self.tallies, &self.options, &mut table);
            out = self.parted(&table);
        }
        if let Some(remark) = remark {
            out += &wrapped(remark, self.options.width_in_force());
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests;
