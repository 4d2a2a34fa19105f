//! What holds for every view in every format: hostile text is never obeyed, and the same plan gives the same bytes.

use hoshin::Plan;

use super::{HOSTILE, example, read};
use crate::{Format, Options, Shown, View, ViewError, show};

const EXAMPLES: [&str; 10] = [
    "cascade",
    "complaints",
    "components",
    "dashboard",
    "esdc-it",
    "hospital",
    "manufacturer",
    "office",
    "pitfalls",
    "team",
];

/// A plan in which everything that can have a name has a hostile one.
fn hostile(name: &str) -> Plan {
    let name = serde_json::to_string(name).unwrap();
    read(&format!(
        "name: {name}
vision: {name}
mission: {name}
as_of: 2026-03-31
frameworks: {{ okr: {{ role: {name}, audience: [a] }} }}
drivers: {{ d: {{ name: {name}, owner: a, within: financial }} }}
objectives:
  o:
    name: {name}
    framework: okr
    period: 2026-Q1
    owner: a
    advances: {{ d: strong }}
    targets: {{ t: {{ name: {name}, kpi: k, from: 0, to: 9, check_ins: [{{ date: 2026-03-01, who: a, note: {name} }}] }} }}
  p:
    name: {name}
    owner: b
    within: customer
    drives: {{ o: {{ strength: weak, rationale: {name} }} }}
    part_of: [o]
    catchball: [{{ date: 2026-01-01, who: a, move: propose, terms: {{ to: {name} }}, note: {name} }}]
kpis:
  k: {{ name: {name}, unit: \"%\", direction: increase, owner: a, tags: [quality], measures: [d], readings: {{ 2026-01-31: 1, 2026-02-28: 2 }} }}
initiatives:
  i:
    name: {name}
    method: a3
    owner: a
    advances: [o]
    improves: [k]
    resolves: [x]
    steps: [{name}]
    standard: {name}
    effect: {{ k: {{ before: 1, after: 2 }} }}
problems: {{ x: {{ name: {name}, origin: {name}, root_cause: {name}, affects: [k], owner: a }} }}
perspectives: {{ financial: {{ name: {name} }} }}
routines: {{ r: {{ name: {name}, purpose: {name}, cadence: weekly, led_by: a, reviews: [o, k, x], escalates_to: s }}, s: {{ name: {name}, cadence: every 10 days }} }}
owners: {{ a: {{ name: {name}, level: team }}, b: {{ name: {name}, reports_to: a }} }}
"
    ))
}

/// Every view of a plan; the one that is of one node is of the objective.
fn views(plan: &Plan) -> impl Iterator<Item = Shown> {
    View::ALL.iter().map(|view| match show(plan, *view, &Options::default()) {
        Err(ViewError::Needed { .. }) => {
            let first = plan.nodes().find(|node| view.narrows_to().contains(&node.kind())).unwrap();
            let of = Some(first.to_ref().to_string());
            show(plan, *view, &Options { of, ..Options::default() }).unwrap()
        }
        other => other.unwrap(),
    })
}

#[test]
fn hostile_names_are_shown_and_never_obeyed() {
    let long = "very ".repeat(800);
    // Alone, where they begin a cell or a line, and all in one.
    for name in [HOSTILE[0], HOSTILE[2], HOSTILE[3], HOSTILE[6], &HOSTILE.join(" "), &long] {
        for shown in views(&hostile(name)) {
            for format in shown.formats() {
                let text = shown.write(format).unwrap();
                let at = format!("{} as {format}: {name}", shown.view());
                match format {
                    Format::Json => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{at}"),
                    Format::Csv => assert!(no_cell_runs(&text), "{at}\n{text}"),
                    Format::Markdown => {
                        assert!(!text.contains("<script") && !text.contains("](http:"), "{at}");
                    }
                    Format::Html | Format::Svg => {
                        assert!(!text.contains("<script") && !text.contains("<img"), "{at}");
                    }
                    Format::Mermaid | Format::Dot => assert!(!text.contains("\n\"];"), "{at}"),
                }
            }
        }
    }
}

fn no_cell_runs(text: &str) -> bool {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().all(|record| {
        let runs = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<f64>().is_err();
        record.is_ok_and(|record| !record.iter().any(runs))
    })
}

#[test]
fn every_example_has_every_view_and_the_same_bytes_each_time() {
    for name in EXAMPLES {
        let plan = example(name);
        let again = example(name);
        for (one, other) in views(&plan).zip(views(&again)) {
            assert_eq!(one, other, "{name}");
            for format in one.formats() {
                assert_eq!(one.write(format), other.write(format), "{name}: {} as {format}", one.view());
            }
            let page = one.page();
            // A picture that hangs alone is made without the rest of its page.
            assert_eq!(one.write(Format::Svg), Ok(crate::svg::page(&page)), "{name}: {}", one.view());
            for table in page.tables() {
                let is_full = |row: &crate::page::Row| row.cells.len() == table.columns.len();
                assert!(table.rows.iter().all(is_full), "{name}: {} has uneven rows", one.view());
                assert!(!table.caption.is_empty(), "{name}: {} has a table without a caption", one.view());
            }
        }
    }
}

#[test]
fn what_a_view_lacks_is_said_with_what_it_has() {
    let plan = example("manufacturer");
    let error =
        show(&plan, View::Scorecard, &Options::default()).unwrap().write(Format::Mermaid).unwrap_err();
    assert_eq!(error.to_string(), "`scorecard` cannot be written as `mermaid`");
    assert!(error.help().starts_with("write it as `"));
    let asked = |view, of: &str| show(&plan, view, &Options { of: Some(of.into()), ..Options::default() });
    let error = asked(View::A3, "misrouted-cals").unwrap_err();
    assert_eq!(error.to_string(), "there is no problem or owner `misrouted-cals`");
    assert_eq!(error.help(), "did you mean `misrouted-calls`?");
}
