//! Values that are made of others.

use proptest::prelude::*;

use super::*;
use crate::format::Format;

fn plan(kpis: &str) -> Plan {
    Plan::read(&format!("hoshin: 1\nkpis:\n{kpis}"), Format::Yaml).unwrap()
}

fn told(plan: &Plan, found: Result<Measured<'_>, Missing<'_>>) -> String {
    let all = Readings::of(plan, Date::MAX);
    for kpi in plan.nodes_of_kind(NodeKind::Kpi) {
        assert_eq!(all.value_of(kpi), value_of(kpi, Date::MAX), "{kpi:?}");
    }
    match found {
        Ok(it) => format!("{} on {} {:?}", it.value, it.date, it.origin),
        Err(missing) => format!("{}: {}", missing.kpi.id(), missing.why.as_str()),
    }
}

fn on(plan: &Plan, id: &str, day: &str) -> String {
    told(plan, value_of(plan.node(NodeKind::Kpi, id).unwrap(), day.parse().unwrap()))
}

const SALES: &str = "
  sales: { unit: EUR, aggregation: sum }
  north: { part_of: sales, over_time: sum, readings: { 2026-01: 0.1k EUR, 2026-02-10: 50, 2026-02-28: 60, 2026-03-31: 90 } }
  south: { part_of: { sales: 0.5 }, readings: { 2026-01-31: 200, 2026-02-27: 300 } }
  staff: { readings: { 2026-02-28: 4 persons } }
  each: { unit: EUR per person, formula: sales / staff }
  east: { part_of: dry, readings: { 2026-01: 1 } }
  west: { part_of: dry }
  dry: { aggregation: sum }
  heap: {}
  stone: { part_of: heap, readings: { 2026-01: 1 } }
  prose: { formula: good things minus bad things, aggregation: max }
  one: { part_of: prose, readings: { 2026-01: 7 } }
";

#[test]
fn wholes_are_made_in_the_latest_period_that_all_know() {
    let plan = plan(SALES);
    assert_eq!(on(&plan, "sales", "2026-04-01"), "260 on 2026-02-28 Aggregate");
    assert_eq!(on(&plan, "sales", "2026-02-15"), "200 on 2026-01-31 Aggregate");
    assert_eq!(on(&plan, "sales", "2026-01-30"), "north: no-reading");
    assert_eq!(on(&plan, "each", "2026-04-01"), "65 on 2026-02-28 Formula");
    assert_eq!(on(&plan, "dry", "2026-04-01"), "west: no-reading");
    assert_eq!(on(&plan, "heap", "2026-04-01"), "heap: incomparable");
    assert_eq!(on(&plan, "prose", "2026-04-01"), "7 on 2026-01-31 Aggregate");
    let kpi = |id| plan.node(NodeKind::Kpi, id).unwrap();
    let within = |id, period: &str| {
        let dates = period.parse::<crate::value::Period>().unwrap().span(&plan.fiscal_year());
        told(&plan, value_in(kpi(id), dates, Date::MAX))
    };
    assert_eq!(within("sales", "2026-Q1"), "450 on 2026-03-31 Aggregate");
    assert_eq!(within("sales", "2026-03"), "south: no-reading");
    assert_eq!(within("north", "2026-01-31"), "north: no-reading");
    let value = value_of(kpi("each"), Date::MAX).unwrap();
    let made: Vec<_> = made_of(kpi("each"), &value, Date::MAX)
        .into_iter()
        .map(|(kpi, value)| (kpi.id(), value.unwrap().value.to_string()))
        .collect();
    assert_eq!(made, [("sales", "260".to_owned()), ("staff", "4".to_owned())]);
    assert_eq!(circles(&plan), Vec::<Vec<Node<'_>>>::new());
}

#[test]
fn each_aggregation_makes_its_whole() {
    let made = |how: &str, unit: &str| {
        let plan = plan(&format!(
            "  w: {{ unit: \"{unit}\", aggregation: {how}, frequency: quarterly }}
  a: {{ part_of: {{ w: 3 }}, readings: {{ 2026-02: 50 % }} }}
  b: {{ part_of: w, readings: {{ 2026-03: 0.9 ratio }} }}"
        ));
        on(&plan, "w", "2026-12-31")
    };
    assert_eq!(made("mean", "%"), "60 on 2026-03-31 Aggregate");
    assert_eq!(made("min", "%"), "50 on 2026-03-31 Aggregate");
    assert_eq!(made("last", "%"), "90 on 2026-03-31 Aggregate");
    assert_eq!(made("product", "%"), "45 on 2026-03-31 Aggregate");
    assert_eq!(made("product", "ratio"), "0.45 on 2026-03-31 Aggregate");
    assert_eq!(made("sum", "days"), "a: incomparable");
    assert_eq!(made("none", "%"), "w: incomparable");
}

#[test]
fn circles_are_named() {
    let plan = plan(
        "  a: { formula: b + 1 }\n  b: { aggregation: sum }\n  c: { part_of: b, formula: \"if(x > 0, x, a)\" }
  d: { formula: d }\n  e: { formula: a * x }\n  x: { readings: { 2026-01: 1 } }\n  f: { formula: f, readings: { 2026-01: 2 } }",
    );
    for id in ["a", "b", "c", "e"] {
        assert_eq!(on(&plan, id, "2026-04-01"), "a: circular", "{id}");
    }
    assert_eq!(on(&plan, "d", "2026-04-01"), "d: circular");
    // What is read is not computed.
    assert_eq!(on(&plan, "f", "2026-04-01"), "2 on 2026-01-31 Reading");
    let named: Vec<Vec<_>> =
        circles(&plan).iter().map(|circle| circle.iter().map(|kpi| kpi.id()).collect()).collect();
    assert_eq!(named, [vec!["a", "b", "c"], vec!["d"], vec!["f"]]);
}

#[test]
fn deep_chains_are_walked() {
    let kpis: Vec<String> =
        (1..300).map(|at| format!("  k{at}: {{ part_of: k{}, aggregation: sum }}\n", at - 1)).collect();
    let kpis = kpis.concat();
    let text = format!(
        "  k0: {{ aggregation: sum }}\n{kpis}  end: {{ part_of: k299, readings: {{ 2026-01: 3 }} }}\n"
    );
    let plan = plan(&text);
    let readings = Readings::of(&plan, Date::MAX);
    assert_eq!(readings.value_of(plan.node(NodeKind::Kpi, "k0").unwrap()).unwrap().value.to_string(), "3");
}

proptest! {
    #[test]
    fn sums_of_sums_are_the_sum(values in prop::collection::vec(-1e6..1e6_f64, 1..12), turn in 0..12_usize) {
        let mut lines: Vec<String> = values.iter().enumerate().map(|(at, value)| {
            format!("  p{at}: {{ part_of: half{}, readings: {{ 2026-01: {value} }} }}", at % 2)
        }).collect();
        let halves = if values.len() > 1 { 2 } else { 1 };
        lines.extend((0..halves).map(|half| format!("  half{half}: {{ part_of: all, aggregation: sum }}")));
        lines.push("  all: { aggregation: sum }".into());
        let found = |lines: &[String]| {
            let plan = plan(&lines.join("\n"));
            value_of(plan.node(NodeKind::Kpi, "all").unwrap(), Date::MAX).unwrap().value
        };
        let before = found(&lines);
        prop_assert!((before - values.iter().sum::<f64>()).abs() < 1e-6);
        let turn = turn % lines.len();
        lines.rotate_left(turn);
        lines.reverse();
        prop_assert_eq!(before.to_bits(), found(&lines).to_bits());
    }
}
