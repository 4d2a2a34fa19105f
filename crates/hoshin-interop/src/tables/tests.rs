//! What holds for the tables of all answers.

mod plan;

use arrow_array::Array as _;

use super::{Table, Tabular};
use crate::{CheckOptions, OpenPlan, PlanText};

const PLAN: &str = "hoshin: 1
name: Shop
as_of: 2026-03-31
defaults: { period: 2026 }
drivers: { loyal: { name: Loyal customers, horizon: 2026..2030, owner: coo } }
objectives:
  nps: { name: Raise <NPS>, owner: coo, advances: { loyal: strong }, targets: [ { kpi: nps, from: 60, to: 75 } ] }
  thrift: { name: Save, owner: desk, advances: { loyal: -weak, nps: medium } }
kpis: { nps: { unit: score, direction: increase, readings: { 2026-03: 66 }, owner: desk } }
initiatives: { survey: { name: Survey, stage: do, advances: nps, cost: 10 EUR, owner: desk } }
owners: { coo: { name: COO }, desk: { name: Desk, reports_to: coo } }
";

fn plan(text: &str) -> OpenPlan {
    OpenPlan::read(&PlanText { text: text.into(), format: None, name: None }).unwrap()
}

fn is_declared<T: Tabular>(answer: &T) -> Table {
    let table = answer.table();
    let schema = table.batch().schema();
    let told: Vec<_> =
        schema.fields().iter().map(|field| (field.name().as_str(), field.data_type())).collect();
    let types: Vec<_> = T::COLUMNS.iter().map(|column| column.holds.data_type()).collect();
    let declared: Vec<_> = T::COLUMNS.iter().map(|column| column.name).zip(&types).collect();
    assert_eq!(told, declared);
    assert!(T::COLUMNS.iter().all(|column| column.doc.ends_with('.')), "{declared:?}");
    table
}

/// How many rows each answer has.
fn all(plan: &OpenPlan) -> Vec<usize> {
    let options = |text: &str| serde_json::from_str(text).unwrap();
    let other = self::plan("hoshin: 1\nas_of: 2026-04-01\nowners: { coo: { name: Chief } }");
    let what_if: crate::WhatIfOptions = options(r#"{ "set": { "nps": "75" } }"#);
    let tables = [
        is_declared(&plan.status(&crate::StatusOptions::default()).unwrap()),
        is_declared(&plan.ask(&crate::AskOptions::default()).unwrap()),
        is_declared(&plan.trace(&options_of("desk")).unwrap()),
        is_declared(&plan.impact(&serde_json::from_str(r#"{ "node": "kpi:nps" }"#).unwrap()).unwrap()),
        is_declared(&plan.what_if(&what_if).unwrap()),
        is_declared(&plan.advise(&serde_json::from_str(r#"{ "node": "loyal" }"#).unwrap()).unwrap()),
        is_declared(&plan.diff(&other, &crate::DiffOptions::default()).unwrap()),
        is_declared(&plan.say_do(&crate::SayDoOptions::default()).unwrap()),
        is_declared(&plan.benefits()),
        is_declared(&plan.alignment()),
        is_declared(&plan.conflicts(&crate::ConflictsOptions::default()).unwrap()),
        is_declared(&plan.cascade(&crate::CascadeOptions::default()).unwrap()),
        is_declared(&plan.check(&CheckOptions::default()).unwrap()),
    ];
    tables.iter().map(|table| table.batch().num_rows()).collect()
}

fn options_of(node: &str) -> crate::TraceOptions {
    crate::TraceOptions { node: node.into() }
}

#[test]
fn every_answer_has_the_table_that_it_declares() {
    let rows = all(&plan(PLAN));
    assert!(rows.iter().filter(|rows| **rows > 0).count() >= 10, "{rows:?}");
}

#[test]
fn a_table_in_a_notebook_obeys_nothing_and_counts_what_it_leaves_out() {
    let table = plan(PLAN).status(&crate::StatusOptions::default()).unwrap().table();
    let html = table.to_html("<b>");
    assert!(
        html.contains("Raise &lt;NPS&gt;") && html.contains("&lt;b&gt;") && !html.contains("<b>"),
        "{html}"
    );
    assert!(html.contains("<td dir=\"auto\">2026-03-31</td>"), "{html}");
    // Nothing is known of it in any row.
    assert!(!html.contains(">caveat<"), "{html}");
    let many = (0..80).map(|number| format!("  o{number}: {{}}\n")).collect::<Vec<_>>().concat();
    let table = plan(&format!("hoshin: 1\nobjectives:\n{many}")).status(&crate::StatusOptions::default());
    assert!(table.unwrap().table().to_html("").contains("… and 30 more rows"));
    let html = plan(PLAN).check(&CheckOptions::default()).unwrap().table().to_html("");
    assert!(html.contains("<th scope=\"col\" style=\"text-align:start\">message</th>"), "{html}");
    assert!(!html.contains(">values<"), "{html}");
    assert_eq!(plan("hoshin: 1").benefits().table().batch().column(0).len(), 0);
}
