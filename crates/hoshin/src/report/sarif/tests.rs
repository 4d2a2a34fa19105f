//! Fixes and links, which no rule of the catalogue need make.

use serde_json::Value;

use super::*;
use crate::check::{Settings, check};
use crate::format::{Format, edit::TextEdit};
use crate::report::Form;
use crate::report::text::TextOptions;
use crate::value::datum::Span;

#[test]
fn a_fix_is_told_in_lines_and_columns() {
    let text = "hoshin: 1\nobjectives:\n  größe: { name: Grow }\n";
    let plan = Plan::read_named(text, Format::Yaml, "plan.yaml", &crate::format::Limits::default()).unwrap();
    let mut report = check(&plan, &Settings::default());
    let at = text.find("Grow").unwrap();
    let edit = TextEdit { span: Span::new(at, at + 4), replacement: "Grow twice".into() };
    report.findings[0].fixes = vec![Fix {
        title: "say how much".into(),
        is_safe: true,
        file: "plan.yaml".into(),
        edits: vec![edit],
    }];
    let log = Form::Sarif.write("plan.yaml", &report, &plan, &TextOptions::default());
    let log: Value = serde_json::from_str(&log).unwrap();
    let fix = &log["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "say how much");
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "Grow twice");
    let region = &replacement["deletedRegion"];
    assert_eq!([&region["startLine"], &region["startColumn"], &region["endColumn"]], [3, 18, 22]);
}
