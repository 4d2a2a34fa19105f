//! Reports over plans whose places are set by hand, so that these tests stand apart from the reader.

use std::collections::BTreeMap;

use super::*;
use crate::format::locate::Locator;
use crate::metamodel::{Common, Kpi, NodeData, Objective};
use crate::model::place::SourceFile;
use crate::model::{NodeRef, Place};
use crate::report::{Message, RuleInfo};
use crate::value::datum::Span;

static CLASH: RuleInfo = rule("HSN402", "opposing-targets");
static UNOWNED: RuleInfo = rule("HSN201", "unowned");

const fn rule(code: &'static str, name: &'static str) -> RuleInfo {
    RuleInfo {
        code,
        name,
        severity: Severity::Error,
        since: "0.1.0",
        summary: "",
        docs: "",
        source: "our choice",
        practice: None,
        parameters: &[],
        messages: &[Message { text: "", help: "" }],
        file: "",
    }
}

/// A plan of objectives that stand where their ids stand first in `text`.
fn plan(name: &str, text: &str, ids: &[&str]) -> Plan {
    let mut builder = Plan::builder();
    let sources = builder.sources_mut();
    let file = sources.add_file(SourceFile {
        name: name.into(),
        text: std::sync::Arc::new(text.to_owned()),
        lines: false,
    });
    for id in ids {
        let data = NodeData::from(Objective::default());
        let node = builder.add_node(id, Common::default(), data).unwrap();
        let seq = builder.so_far().at(node).unwrap().seq();
        let at = text.find(id).unwrap();
        builder.sources_mut().put(seq, Place { file, span: Span::new(at, at + id.len()) });
    }
    builder.add("elsewhere", "Elsewhere", Kpi::default()).unwrap();
    builder.finish()
}

fn finding(rule: &'static RuleInfo, plan: &Plan, ids: &[&str]) -> Finding {
    let nodes: Vec<NodeRef> =
        ids.iter().map(|id| plan.nodes().find(|node| node.id() == *id).unwrap().to_ref()).collect();
    let first = nodes.first().and_then(|node| plan.node(node.kind, &node.id));
    let place = first.and_then(|node| plan.sources().node(node));
    Finding {
        rule,
        severity: rule.severity,
        message: format!("`{}` is at odds", ids.join("` and `")),
        help: "agree on one of them, and close the other or give it a date of its own".into(),
        nodes,
        relations: Vec::new(),
        values: BTreeMap::new(),
        location: place.and_then(|place| Locator::new(plan.sources()).location(place)),
        remedy: None,
        fixes: Vec::new(),
    }
}

fn shown(plan: &Plan, findings: Vec<Finding>, options: &TextOptions) -> String {
    text(&Report { nodes: 2, relations: 1, silent: Vec::new(), findings }, plan, options)
}

#[test]
fn a_pair_is_shown_in_one_piece_and_what_is_far_apart_in_its_own() {
    let lines = "  filler: { name: x }\n".repeat(30);
    let text =
        format!("objectives:\n  nps: {{ name: 顧客 🎉 }}\n  cost: {{ name: Cost }}\n{lines}  far: {{}}\n");
    let plan = plan("plan.yaml", &text, &["nps", "cost", "far"]);
    let out = shown(&plan, vec![finding(&CLASH, &plan, &["nps", "cost", "far"])], &TextOptions::default());
    let expected = "\
error[HSN402 opposing-targets]: `nps` and `cost` and `far` is at odds
  --> plan.yaml:2:3
   |
 2 |   nps: { name: 顧客 🎉 }
   |   ^^^
 3 |   cost: { name: Cost }
   |   ---- objective `cost`
   |
  ::: plan.yaml:34:3
   |
34 |   far: {}
   |   --- objective `far`
   |
   = help: agree on one of them, and close the other or give it a date of its
           own

plan.yaml: 2 nodes, 1 relation: 1 error, no warnings
";
    assert_eq!(out, expected);
}

#[test]
fn a_finding_without_a_place_reads_well() {
    let plan = plan("plan.yaml", "", &[]);
    let out = shown(&plan, vec![finding(&CLASH, &plan, &["elsewhere"])], &TextOptions::default());
    let expected = "\
error[HSN402 opposing-targets]: `elsewhere` is at odds
  = help: agree on one of them, and close the other or give it a date of its own

plan.yaml: 2 nodes, 1 relation: 1 error, no warnings
";
    assert_eq!(out, expected);
}

#[test]
fn lines_of_any_length_keep_to_the_width_and_tell_the_true_column() {
    let text = format!("{}顧客 there {}", "é".repeat(90_000), "z".repeat(90_000));
    let plan = plan("plan.yaml", &text, &["there"]);
    let out = shown(&plan, vec![finding(&CLASH, &plan, &["there"])], &TextOptions::default());
    assert!(out.contains("--> plan.yaml:1:90004\n"), "{out}");
    let (line, carets) = (out.lines().nth(3).unwrap(), out.lines().nth(4).unwrap());
    let before = line
        .split_once("there")
        .unwrap()
        .0
        .chars()
        .map(|c| if c > '\u{3000}' { 2 } else { 1 })
        .sum::<usize>();
    assert_eq!(carets.find('^').unwrap(), before);
    assert!(line.chars().count() <= 80);
}

#[test]
fn the_first_few_of_a_rule_are_shown_and_the_rest_named() {
    let ids = ["a1", "a2", "a3", "a4", "a5", "a6"];
    let plan = plan("plan.yaml", "a1: a2: a3: a4: a5: a6:", &ids);
    let mut findings: Vec<_> = ids.iter().map(|id| finding(&UNOWNED, &plan, &[id])).collect();
    findings[5].severity = Severity::Note;
    let out = shown(&plan, findings.clone(), &TextOptions::default());
    assert_eq!(out.matches("error[HSN201 unowned]").count(), 3);
    assert!(out.contains("\n… and 2 more `unowned`: `a4`, `a5`\n"), "{out}");
    assert!(out.ends_with("5 errors, no warnings (1 note: --notes shows it)\n"), "{out}");
    let all = TextOptions { per_rule: None, notes: true, ..TextOptions::default() };
    let out = shown(&plan, findings.clone(), &all);
    assert_eq!((out.matches("[HSN201 unowned]").count(), out.contains('…')), (6, false));
    let painted = shown(&plan, findings, &TextOptions { color: true, ..all });
    assert!(painted.contains("\u{1b}[") && !out.contains('\u{1b}'));
}

#[test]
fn a_clean_plan_is_one_line() {
    let plan = plan("northgate.yaml", "", &[]);
    let out = shown(&plan, Vec::new(), &TextOptions::default());
    assert_eq!(out, "northgate.yaml: 2 nodes, 1 relation: no errors, no warnings\n");
}
