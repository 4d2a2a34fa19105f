//! Fixes, as far as no rule of the catalogue need make one.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::format::edit::{TextEdit, text_hash};
use crate::format::{Format, Limits};
use crate::report::text::TextOptions;
use crate::report::{FileEdits, Form, Message};
use crate::value::datum::Span;

static GROW: RuleInfo = RuleInfo {
    code: "HSN301",
    name: "unmeasured-objective",
    severity: Severity::Error,
    since: "0.1.0",
    summary: "no measure",
    docs: "",
    source: "our choice",
    practice: None,
    parameters: &[],
    messages: &[Message { text: "", help: "" }],
    file: "",
};

#[test]
fn a_fix_is_told_in_lines_and_columns() {
    let text = "hoshin: 1\nobjectives:\n  größe: { name: Grow }\n";
    let plan = Plan::read_named(text, Format::Yaml, "plan.yaml", &Limits::default()).unwrap();
    let at = text.find("Grow").unwrap();
    let edit = TextEdit { span: Span::new(at, at + 4), replacement: "Grow twice".into() };
    let files = vec![FileEdits { file: "plan.yaml".into(), hash: text_hash(text), edits: vec![edit] }];
    let fix = Fix { title: "say how much".into(), is_safe: true, files };
    let finding = Finding {
        rule: &GROW,
        severity: Severity::Error,
        message: "`größe` says not how much".into(),
        help: "say how much".into(),
        nodes: plan.nodes().map(crate::model::Node::to_ref).collect(),
        relations: Vec::new(),
        values: BTreeMap::new(),
        location: None,
        remedy: None,
        fixes: vec![fix],
    };
    let report = Report { nodes: 1, relations: 0, silent: Vec::new(), findings: vec![finding] };
    let log = Form::Sarif.write("plan.yaml", &report, &plan, &TextOptions::default());
    let log: Value = serde_json::from_str(&log).unwrap();
    let result = &log["runs"][0]["results"][0];
    // What stands nowhere is a matter of the whole file.
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "plan.yaml");
    let fix = &result["fixes"][0];
    assert_eq!(fix["description"]["text"], "say how much");
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "Grow twice");
    let region = &replacement["deletedRegion"];
    assert_eq!([&region["startLine"], &region["startColumn"], &region["endColumn"]], [3, 18, 22]);
}
