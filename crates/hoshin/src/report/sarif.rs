//! SARIF 2.1.0, for code scanning and editors.
//!
//! Results are written as they come and the rules at the end, so that one log holds any number of plans.

mod form;

use std::collections::BTreeMap;

use form::{
    ArtifactChange, ArtifactLocation, Closing, Descriptor, Driver, Invocation, LogicalLocation, Notification,
    PhysicalLocation, Place, Region, Replacement, ResultForm, Text, Tool,
};

use super::finding::{Finding, Fix};
use super::marks::{Mark, Marker};
use super::pages::Pages;
use super::rule_info::RuleInfo;
use super::severity::Severity;
use super::summary::Report;
use super::wording::silent_line;
use crate::format::ReadError;
use crate::format::edit::TextEdit;
use crate::model::Plan;

/// The key of our fingerprints; its number rises if they are ever made in another way.
const FINGERPRINT: &str = "hoshin/v1";

/// Reports as one SARIF log with one run: a result for each finding, a notification for each plan that could not be
/// read and for what kept silent.
///
/// # Source
///
/// "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard, 27 March 2020.
#[derive(Debug, Default)]
pub struct Sarif {
    rules: BTreeMap<&'static str, &'static RuleInfo>,
    notifications: Vec<Notification>,
    any: bool,
    is_whole: bool,
}

impl Pages for Sarif {
    fn open(&mut self) -> String {
        self.is_whole = true;
        // Columns count characters, as everywhere else here.
        "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \
         \"runs\": [\n    {\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": ["
            .into()
    }

    fn report(&mut self, name: &str, report: &Report, plan: &Plan) -> String {
        let mut marker = Marker::new(plan.sources());
        let mut out = String::new();
        for finding in report.findings() {
            self.rules.insert(finding.rule.code, finding.rule);
            out.push_str(if std::mem::replace(&mut self.any, true) { ",\n" } else { "\n" });
            out.push_str(&indented(&result(name, finding, plan, &mut marker), 8));
        }
        if let Some(line) = silent_line(report) {
            let place = Place::of(Some(physical(name, None)), Vec::new());
            self.notifications.push(Notification::new(
                Severity::Note,
                "silent-practices",
                &line,
                vec![place],
            ));
        }
        out
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.is_whole = false;
        let mut marker = Marker::new(error.sources());
        for fault in error.faults() {
            let text = format!("{}\n{}", fault.message, fault.help);
            let region = marker.of_location(fault.location.as_ref()).map(|mark| region(&mark, &mut marker));
            let file = fault.location.as_ref().map_or(name, |location| &*location.file);
            let place = Place::of(Some(physical(file, region)), Vec::new());
            self.notifications.push(Notification::new(Severity::Error, fault.code, &text, vec![place]));
        }
        String::new()
    }

    fn close(&mut self, remark: Option<&str>) -> String {
        if let Some(remark) = remark {
            self.notifications.push(Notification::new(Severity::Note, "remark", remark, Vec::new()));
        }
        let notifications = std::mem::take(&mut self.notifications);
        let closing = Closing {
            invocations: [Invocation {
                execution_successful: self.is_whole,
                tool_execution_notifications: notifications,
            }],
            tool: Tool {
                driver: Driver {
                    name: "hoshin",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: self.rules.values().map(|rule| Descriptor::of(rule)).collect(),
                },
            },
        };
        let closing = indented(&closing, 4);
        // The object of the run is open already.
        let rest = closing.trim_start().strip_prefix('{').unwrap_or_default();
        let break_ = if self.any { "\n      " } else { "" };
        format!("{break_}],{rest}\n  ]\n}}\n")
    }
}

/// Something as JSON, moved in. No text in JSON holds a line break.
fn indented(what: &impl serde::Serialize, by: usize) -> String {
    let blanks = " ".repeat(by);
    let text = serde_json::to_string_pretty(what).unwrap_or_default();
    format!("{blanks}{}", text.replace('\n', &format!("\n{blanks}")))
}

fn result<'f, 's>(
    name: &str,
    finding: &'f Finding,
    plan: &'s Plan,
    marker: &mut Marker<'s>,
) -> ResultForm<'f> {
    let marks = marker.of_finding(finding, plan);
    let mut marks = marks.iter();
    let logical = finding
        .nodes
        .iter()
        .map(|node| LogicalLocation {
            name: node.id.to_string(),
            fully_qualified_name: node.to_string(),
            kind: node.kind.to_string(),
        })
        .collect();
    let first = match (marks.next(), &finding.location) {
        (Some(mark), _) => physical(&mark.file.name, Some(region(mark, marker))),
        // What stands nowhere is a matter of the whole file.
        (None, _) => physical(name, None),
    };
    let related = marks.enumerate().map(|(number, mark)| {
        let place = Place::of(Some(physical(&mark.file.name, Some(region(mark, marker)))), Vec::new());
        place.related(number + 1, mark.label.as_deref())
    });
    let related = related.collect();
    ResultForm {
        rule_id: finding.rule.code,
        level: finding.severity,
        message: Text::plain(&format!("{}\n{}", finding.message, finding.help)),
        locations: [Place::of(Some(first), logical)],
        related_locations: related,
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, finding.fingerprint())]),
        fixes: finding.fixes.iter().filter_map(|fix| mending(fix, marker)).collect(),
        properties: form::Values { values: &finding.values },
    }
}

/// A fix, unless a part of it lies in a file that is not there: it is made whole or not at all.
fn mending(fix: &Fix, marker: &mut Marker<'_>) -> Option<form::FixForm> {
    let mut changes = Vec::with_capacity(fix.files.len());
    for of_file in &fix.files {
        let replacement = |edit: &TextEdit| {
            let (start, end) = marker.range(&of_file.file, edit.span)?;
            Some(Replacement {
                deleted_region: Region::between(&start, &end),
                inserted_content: Text::content(&edit.replacement),
            })
        };
        let replacements = of_file.edits.iter().map(replacement).collect::<Option<Vec<_>>>()?;
        changes.push(ArtifactChange { artifact_location: ArtifactLocation::of(&of_file.file), replacements });
    }
    Some(form::FixForm {
        description: Text::plain(&fix.title),
        artifact_changes: changes,
        properties: form::Safe { safe: fix.is_safe },
    })
}

fn physical(file: &str, region: Option<Region>) -> PhysicalLocation {
    PhysicalLocation { artifact_location: ArtifactLocation::of(file), region }
}

fn region(mark: &Mark<'_>, marker: &mut Marker<'_>) -> Region {
    let end = marker.end(mark);
    Region {
        start_line: mark.line,
        start_column: mark.column,
        end_line: end.as_ref().map_or(mark.line, |end| end.line),
        end_column: end.as_ref().map_or(mark.column, |end| end.column),
    }
}

#[cfg(test)]
mod tests;
