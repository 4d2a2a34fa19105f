//! Cascades of whole plans.

use super::*;
use crate::format::Format;

/// The verdicts on the target `top` or `o/top`: `parts` and `objectives` with coverage, gap and verdict.
fn verdicts(text: &str) -> Vec<String> {
    let plan = Plan::read(&format!("hoshin: 1\n{text}"), Format::Yaml).unwrap();
    cascades(&plan, 0.02)
        .filter(|cascade| cascade.promise.target.id().ends_with("/top"))
        .map(|cascade| match &cascade.sum {
            Ok(sum) => format!(
                "{:?} {} {} {:?}",
                cascade.cut,
                sum.coverage.map_or(f64::NAN, |share| (share * 1000.0).round() / 1000.0),
                cascade.shown(sum.gap),
                sum.verdict
            ),
            Err(why) => format!("{:?} {}", cascade.cut, why.as_str()),
        })
        .collect()
}

fn of_parts(whole: &str, top: &str, parts: &[&str]) -> String {
    let parts: Vec<String> =
        parts.iter().enumerate().map(|(at, part)| format!("  p{at}: {{ {part} }}\n")).collect();
    let text = format!("kpis:\n  whole: {{ {whole}, targets: {{ top: {{ {top} }} }} }}\n{}", parts.concat());
    verdicts(&text).join("; ")
}

#[test]
fn parts_make_up_a_whole() {
    let part = |weight: &str, target: &str| {
        format!("part_of: {{ whole: {{ {weight} }} }}, targets: [ {{ {target} }} ]")
    };
    let plain = |target: &str| format!("part_of: whole, targets: [ {{ {target} }} ]");
    let sum = "unit: EUR, direction: increase, aggregation: sum";
    let two = |one: &str, other: &str| of_parts(sum, "from: 0, to: 8", &[&plain(one), &plain(other)]);
    assert_eq!(two("from: 0, to: 4", "from: 0, to: 4"), "Parts 1 0 EUR Even");
    assert_eq!(two("from: 0, to: 4", "from: 10, to: 12"), "Parts 0.75 2 EUR Under");
    assert_eq!(two("from: 0, to: 4", "to: 12"), "Parts 2 -8 EUR Over");
    assert_eq!(two("from: 0, to: 4", "to: 3 days"), "Parts incomparable");
    assert_eq!(two("from: 0, to: 4", "to: 8, stage: dropped"), "Parts 0.5 4 EUR Under");
    assert_eq!(of_parts(sum, "to: 8", &[&plain("to: 4"), "part_of: whole"]), "Parts no-goal");
    assert_eq!(of_parts(sum, "from: 0, to: 8", &["part_of: whole"]), "");
    let hours = "unit: hours, part_of: whole, targets: [ { from: 0, to: 2 } ]";
    let minutes = "unit: minutes, direction: increase, aggregation: sum";
    assert_eq!(of_parts(minutes, "from: 0, to: 120", &[hours]), "Parts 1 0 minutes Even");
    let weighed = part("weight: 0.5", "from: 0, to: 12");
    assert_eq!(of_parts(sum, "from: 0, to: 8", &[&weighed, &plain("from: 0, to: 2")]), "Parts 1 0 EUR Even");
    let mean = |weight: &str| {
        let parts = [part("weight: 300", "to: 90"), part(weight, "to: 70")];
        of_parts("unit: \"%\", direction: increase, aggregation: mean", "to: 86", &[&parts[0], &parts[1]])
    };
    assert_eq!(mean("weight: 100"), "Parts 0.988 1 % Even");
    assert_eq!(mean("weight: 300"), "Parts 0.93 6 % Under");
    assert_eq!(mean(""), "Parts no-share");
    let least = |how: &str, to: &str| {
        let whole = format!("direction: increase, aggregation: {how}");
        of_parts(&whole, "to: 9", &[&plain(to), "part_of: whole"])
    };
    assert_eq!(least("min", "to: 7"), "Parts 0.778 2 Under");
    assert_eq!(least("min", "to: 9"), "Parts no-goal");
    assert_eq!(least("none", "to: 7"), "");
    let product = "unit: \"%\", direction: increase, aggregation: product";
    let yields = of_parts(product, "to: 85", &[&plain("to: 90"), &plain("to: 0.9 ratio")]);
    assert_eq!(yields, "Parts 0.953 4 % Under");
}

#[test]
fn steps_in_time_count_once() {
    let quarters = |over_time: &str, last: &str| {
        let whole = format!("direction: increase, aggregation: sum, {over_time}");
        let steps = (1..=3).map(|at| format!("{{ id: q{at}, to: {at}00, period: 2026-Q{at} }}"));
        let steps: Vec<String> = steps.chain([last.to_owned()]).collect();
        let part = format!("part_of: whole, targets: [ {} ]", steps.join(", "));
        of_parts(&whole, "to: 1000, period: 2026", &[&part])
    };
    let last = "{ id: q4, to: 400, period: 2026-Q4 }";
    assert_eq!(quarters("over_time: last", last), "Parts 0.4 600 Under");
    assert_eq!(quarters("over_time: sum", last), "Parts 1 0 Even");
    assert_eq!(quarters("over_time: sum", "{ id: y, to: 900, period: 2026 }"), "Parts 0.9 100 Under");
    assert_eq!(quarters("over_time: sum", "{ id: n, to: 1, period: 2027 }"), "Parts incomparable");
}

#[test]
fn objectives_below_share_a_kpi() {
    let text = |to: u32, stage: &str| {
        format!(
            "kpis: {{ sales: {{ unit: EUR, direction: increase, aggregation: sum }} }}
objectives:
  o: {{ targets: {{ top: {{ kpi: sales, from: 100, to: 200 }} }} }}
  a: {{ part_of: o, advances: o, targets: [ {{ kpi: sales, from: 100, to: 160 }} ] }}
  b: {{ advances: {{ o: weak }}, {stage} targets: [ {{ kpi: sales, from: 100, to: {to} }} ] }}
  c: {{ advances: {{ o: -weak }}, targets: [ {{ kpi: sales, from: 100, to: 900 }} ] }}"
        )
    };
    assert_eq!(verdicts(&text(140, "")), ["Objectives 1 0 EUR Even"]);
    assert_eq!(verdicts(&text(120, "")), ["Objectives 0.8 20 EUR Under"]);
    assert_eq!(verdicts(&text(140, "stage: dropped,")), ["Objectives 0.6 40 EUR Under"]);
}

#[test]
fn what_counts_twice_and_what_pulls_away_is_named() {
    let plan = Plan::read(
        "hoshin: 1
kpis:
  whole: { aggregation: sum, direction: increase, targets: { top: { from: 0, to: 5 } } }
  other: { aggregation: sum }
  twice: { part_of: [whole, other], targets: [ { from: 0, to: 3 } ] }
  away: { direction: decrease, part_of: whole, targets: [ { from: 5, to: 2 } ] }",
        Format::Yaml,
    )
    .unwrap();
    let cascade = cascades(&plan, 0.02).next().unwrap();
    let ids = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&cascade.double_counted), ["twice"]);
    assert_eq!(ids(&cascade.opposed), ["away"]);
    assert!(cascade.is_short() && cascade.silent.is_empty());
}
