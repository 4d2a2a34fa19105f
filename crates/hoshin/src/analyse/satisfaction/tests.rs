//! What is measured and deployed in small plans, worked out by hand.

use super::*;
use crate::analyse::Flow;
use crate::format::Format;
use crate::model::Plan;

fn plan(text: &str) -> Plan {
    Plan::read(&format!("hoshin: 1\nas_of: 2026-06-30\n{text}"), Format::Yaml).unwrap()
}

/// The measured and the deployed value of nodes by id, as words.
fn values(plan: &Plan, kind: NodeKind, ids: &[&str]) -> Vec<(String, String)> {
    let flow = Flow::of(plan);
    let all = Satisfaction::of(&flow, plan.header().as_of);
    let word =
        |value: Result<f64, Unknown>| value.map_or_else(|why| why.as_str().to_owned(), |v| format!("{v:.4}"));
    ids.iter()
        .map(|id| {
            let value = all.of_node(plan.node(kind, id).unwrap());
            (word(value.measured), word(value.deployed))
        })
        .collect()
}

fn pair(measured: &str, deployed: &str) -> (String, String) {
    (measured.into(), deployed.into())
}

#[test]
fn a_goal_is_the_mean_of_its_targets_and_of_kpis_that_none_of_them_tracks() {
    let plan = plan(
        "
kpis:
  a: { unit: count, direction: increase, readings: { 2026-05-31: 50, 2026-07-31: 99 } }
  b: { unit: count, direction: decrease, readings: { 2026-05-31: 30 }, measures: [o] }
  c: { unit: count, direction: increase, measures: [o] }
objectives:
  o:
    targets:
      - { id: ta, kpi: a, from: 0, to: 100 }
      - { id: tb, kpi: b, from: 20, to: 10 }
      - { id: tc, kpi: c, from: 0, to: 1, stage: dropped }
  none: {}
",
    );
    assert_eq!(
        values(&plan, NodeKind::Target, &["o/ta", "o/tb", "o/tc"]),
        [pair("50.0000", "50.0000"), pair("-100.0000", "-100.0000"), pair("dropped", "dropped"),]
    );
    assert_eq!(
        values(&plan, NodeKind::Objective, &["o", "none"]),
        [pair("-25.0000", "no-contributor"), pair("not-measured", "no-contributor"),]
    );
}

#[test]
fn work_travels_through_kpis_and_targets_that_nobody_reads() {
    let plan = plan(
        "
drivers: { d: {} }
kpis: { k: { unit: count, direction: increase } }
objectives:
  o: { advances: { d: 0.5 }, targets: [ { id: t, kpi: k, from: 0, to: 10 } ] }
initiatives:
  i: { improves: { k: 0.5 }, check_ins: [ { date: 2026-05-01, confidence: 0.8 }, { date: 2026-07-01, confidence: 0.1 } ] }
  given-up: { improves: { k: 1 }, stage: dropped }
  silent: { improves: { k: 0.5 } }
",
    );
    assert_eq!(values(&plan, NodeKind::Initiative, &["i", "silent"])[0].0, "80.0000");
    assert_eq!(values(&plan, NodeKind::Kpi, &["k"]), [pair("no-reading", "40.0000")]);
    assert_eq!(values(&plan, NodeKind::Objective, &["o"]), [pair("none-known", "40.0000")]);
    assert_eq!(values(&plan, NodeKind::Driver, &["d"]), [pair("not-measured", "20.0000")]);
    let flow = Flow::of(&plan);
    let all = Satisfaction::of(&flow, plan.header().as_of);
    let kpi = all.of_node(plan.node(NodeKind::Kpi, "k").unwrap());
    assert_eq!((kpi.deployed_coverage, kpi.bound), (0.5, Bound::Open));
}

#[test]
fn operators_stand_over_parts_and_contributions_come_on_top() {
    let work = |id: &str, confidence: f64| {
        format!(
            "  {id}: {{ advances: {{ {id}-o: 1 }}, check_ins: [ {{ date: 2026-05-01, confidence: {confidence} }} ] }}\n"
        )
    };
    let parts = "a-o: { part_of: { all: 1, any: 1, mean: 3 } }\n  b-o: { part_of: { all: 1, any: 1, mean: 1 } }\n  c-o: { part_of: [all, any], advances: { mean: 0.5 } }";
    let text = format!(
        "objectives:\n  all: {{ operator: and }}\n  any: {{ operator: or }}\n  mean: {{}}\n  {parts}\ninitiatives:\n{}{}",
        work("a", 0.4),
        work("b", 0.8)
    );
    let plan = plan(&text);
    assert_eq!(
        values(&plan, NodeKind::Objective, &["all", "any", "mean"])
            .into_iter()
            .map(|(_, d)| d)
            .collect::<Vec<_>>(),
        ["40.0000", "80.0000", "50.0000"]
    );
    let flow = Flow::of(&plan);
    let all = Satisfaction::of(&flow, None);
    let bound = |id| all.of_node(plan.node(NodeKind::Objective, id).unwrap()).bound;
    assert_eq!([bound("all"), bound("any"), bound("mean")], [Bound::AtMost, Bound::AtLeast, Bound::Open]);
}

#[test]
fn nothing_is_better_than_what_it_needs() {
    let plan = plan(
        "
objectives:
  need: {}
  served: { depends_on: [need] }
  waiting: { depends_on: [need, unknown] }
  unknown: {}
initiatives:
  half: { advances: { need: 1 }, check_ins: [ { date: 2026-05-01, confidence: 0.5 } ] }
  done: { stage: closed, advances: { served: 1 } }
",
    );
    let found = values(&plan, NodeKind::Objective, &["served", "waiting", "unknown"]);
    assert_eq!(
        found.into_iter().map(|(_, d)| d).collect::<Vec<_>>(),
        ["50.0000", "50.0000", "no-contributor"]
    );
}

#[test]
fn help_and_harm_that_cancel_are_told() {
    let plan = plan(
        "
objectives: { g: {}, m: { advances: { g: 0.75 } }, n: { advances: { g: -0.75 } } }
initiatives: { x: { stage: closed, advances: { m: 1, n: 1 } } }
",
    );
    let flow = Flow::of(&plan);
    let g = Satisfaction::of(&flow, None).of_node(plan.node(NodeKind::Objective, "g").unwrap());
    assert_eq!((g.deployed, g.help, g.harm, g.cancellation()), (Ok(0.0), 75.0, 75.0, 1.0));
}

#[test]
fn a_circle_settles_or_is_unknown() {
    let circle = |strength: f64| {
        plan(&format!(
            "objectives:\n  a: {{ advances: {{ b: {strength} }} }}\n  b: {{ advances: {{ a: {strength}, c: 1 }} }}\n  c: {{}}\ninitiatives: {{ i: {{ stage: closed, advances: {{ a: 0.3 }} }} }}"
        ))
    };
    // a = 30 + b / 2, b = a / 2.
    let found = values(&circle(0.5), NodeKind::Objective, &["a", "b", "c"]);
    assert_eq!(found.into_iter().map(|(_, d)| d).collect::<Vec<_>>(), ["40.0000", "20.0000", "20.0000"]);
    let flow_of = circle(0.5);
    let flow = Flow::of(&flow_of);
    let all = Satisfaction::of(&flow, None);
    assert_eq!(all.of_node(flow_of.node(NodeKind::Objective, "c").unwrap()).bound, Bound::Exact);
    let found = values(&circle(1.0), NodeKind::Objective, &["a", "b", "c"]);
    assert_eq!(
        found.into_iter().map(|(_, d)| d).collect::<Vec<_>>(),
        ["unresolved-cycle", "unresolved-cycle", "no-contributor"]
    );
}
