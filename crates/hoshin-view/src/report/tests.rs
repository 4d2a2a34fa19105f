//! The report holds every view, needs nothing else, and leads nowhere but to itself.

use std::collections::HashSet;

use super::*;
use crate::tests::{HOSTILE, example, read};

fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let open = format!(" {name}=\"");
    html.split(open.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_one_place() {
    for name in ["manufacturer", "hospital", "pitfalls", "dashboard", "team", "esdc-it"] {
        let html = report(&example(name), &Options::default()).unwrap();
        let ids = attributes(&html, "id");
        let places: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), places.len(), "{name}: an id twice");
        for link in attributes(&html, "href") {
            assert!(link.strip_prefix('#').is_some_and(|place| places.contains(place)), "{name}: {link}");
        }
    }
}

#[test]
fn it_loads_nothing_and_runs_nothing() {
    let name = serde_json::to_string(&HOSTILE.join(" ")).unwrap();
    let plan = read(&format!(
        "name: {name}\nas_of: 2026-01-01\nobjectives: {{ o: {{ name: {name}, owner: a, targets: {{ t: {{ kpi: k, to: 1 }} }} }} }}
kpis: {{ k: {{ name: {name}, readings: {{ 2026-01-01: 1 }} }} }}\nowners: {{ a: {{ name: {name} }} }}
problems: {{ p: {{ name: {name}, affects: [k] }} }}\nroutines: {{ r: {{ name: {name}, cadence: daily, reviews: [o] }} }}"
    ));
    let html = report(&plan, &Options::default()).unwrap();
    assert!(!html.contains("<script") && !html.contains("<img"));
    assert!(!html.contains("src=\"") && !html.contains("url(") && !html.contains("@import"));
    assert!(attributes(&html, "href").iter().all(|link| link.starts_with('#')));
}

#[test]
fn it_can_be_narrowed_and_the_same_plan_gives_the_same_bytes() {
    let plan = example("manufacturer");
    let options = Options { of: Some("customer-service".into()), ..Options::default() };
    let html = report(&plan, &options).unwrap();
    assert!(html.contains("Northgate Manufacturing: Customer Service"));
    assert_eq!(html, report(&plan, &options).unwrap());
    assert!(report(&plan, &Options { of: Some("nobody".into()), ..options }).is_err());
}
