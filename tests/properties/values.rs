//! Laws of the values: they do not depend on order or unit, stay in their range, and are what the definition says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use hoshin::Plan;
use hoshin::analyse::score::Policy;
use hoshin::analyse::{Evidence, Flow, Satisfaction, Standing};
use hoshin::format::Format;
use hoshin::metamodel::{NodeKind, Objective, RelationKind};
use hoshin::model::Node;
use hoshin::strategies::plan;
use hoshin::value::{Date, Operator};
use proptest::prelude::*;

use super::formats::shuffled;
use super::{cases, read};

/// Everything that is worked out of every node, as text that differs wherever a bit does.
fn worked_out(plan: &Plan, as_of: Option<Date>) -> BTreeMap<String, String> {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, as_of);
    let evidence = Evidence::of(&satisfaction);
    let standing = Standing::of(&satisfaction, &Policy::DEFAULT);
    let told = |node: Node<'_>| {
        let (value, label) = (satisfaction.of_node(node), evidence.of_node(node));
        (node.to_ref().to_string(), format!("{value:?} {label:?} {:?}", standing.of_node(node)))
    };
    plan.nodes().map(told).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn values_do_not_depend_on_the_order_of_nodes_and_relations((plan, order) in (plan(), any::<u64>())) {
        let as_of = plan.header().as_of;
        let text = plan.write(Format::Ndjson);
        let one = read(&text, Format::Ndjson).map_err(TestCaseError::fail)?;
        let other = read(&shuffled(&text, order), Format::Ndjson).map_err(TestCaseError::fail)?;
        let (one, other) = (worked_out(&one, as_of), worked_out(&other, as_of));
        for (node, told) in &one {
            prop_assert_eq!(Some(told), other.get(node), "{} in\n{}", node, text);
        }
    }

    #[test]
    fn values_stay_in_their_range(plan in plan()) {
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
        let evidence = Evidence::of(&satisfaction);
        for node in plan.nodes() {
            let value = satisfaction.of_node(node);
            for known in [value.measured, value.deployed].into_iter().flatten() {
                prop_assert!((-100.0..=100.0).contains(&known), "{node:?} {value:?}");
            }
            for share in [value.measured_coverage, value.deployed_coverage, value.cancellation()] {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&share), "{node:?} {value:?}");
            }
            let label = evidence.of_node(node);
            prop_assert!((0.0..=1.0).contains(&label.support) && (0.0..=1.0).contains(&label.denial));
            // What is measured stays: evidence only adds to it.
            if let Ok(measured) = value.measured {
                prop_assert!(label.support >= measured.max(0.0) / 100.0 && label.denial >= (-measured).max(0.0) / 100.0);
            }
        }
    }
}

/// A goal of a small plan without circles: its operator, how sure one is of the work for it, and its ways to later goals.
type Seed = (u8, Option<u8>, Vec<(usize, u8, i8)>);

const GOALS: usize = 7;

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let ways = prop::collection::vec((0..GOALS, any::<u8>(), -10_i8..=10), 0..4);
    prop::collection::vec((any::<u8>(), prop::option::of(0_u8..=10), ways), GOALS)
}

fn acyclic(seeds: &[Seed]) -> Plan {
    let (mut goals, mut work) = (String::from("objectives:\n"), String::from("initiatives:\n  none: {}\n"));
    for (number, (operator, sure, ways)) in seeds.iter().enumerate() {
        let earlier: Vec<usize> = (0..number).collect();
        let mut relations: [BTreeMap<usize, String>; 2] = Default::default();
        for (to, kind, strength) in ways.iter().filter(|(to, ..)| *to > number) {
            let weight = u32::from(strength.unsigned_abs());
            match kind % 4 {
                0 => relations[1].insert(*to, format!("{weight}")),
                1 => None,
                _ if *strength == 0 => relations[0].insert(*to, "{}".to_owned()),
                _ => relations[0].insert(*to, format!("{}", f64::from(*strength) / 10.0)),
            };
        }
        let map = |ways: &BTreeMap<usize, String>| {
            ways.iter().map(|(to, value)| format!("o{to}: {value}")).collect::<Vec<_>>().join(", ")
        };
        // Later goals need earlier ones, so that nothing goes in a circle.
        let needs =
            |earlier: &&usize| seeds[**earlier].2.iter().any(|(to, kind, _)| *to == number && kind % 4 == 1);
        let needs: Vec<String> = earlier.iter().filter(needs).map(|from| format!("o{from}")).collect();
        let operator = Operator::ALL[usize::from(*operator) % Operator::ALL.len()];
        let _ = writeln!(
            goals,
            "  o{number}: {{ operator: {operator}, advances: {{ {} }}, part_of: {{ {} }}, depends_on: [{}] }}",
            map(&relations[0]),
            map(&relations[1]),
            needs.join(", "),
        );
        if let Some(sure) = sure {
            let _ = writeln!(
                work,
                "  i{number}: {{ advances: {{ o{number}: 0.8 }}, check_ins: [ {{ date: 2026-01-01, confidence: {sure}/10 }} ] }}"
            );
        }
    }
    read(&format!("hoshin: 1\n{goals}{work}"), Format::Yaml).unwrap()
}

/// The deployed value of a goal, worked out as the definition reads.
fn by_definition(node: Node<'_>) -> Option<f64> {
    if node.kind() == NodeKind::Initiative {
        return node.check_ins().last().map(|told| 100.0 * told.confidence.unwrap().value());
    }
    let parts: Vec<(f64, Option<f64>)> = node
        .incoming(RelationKind::PartOf)
        .map(|link| {
            (link.weight().map_or(1.0, hoshin::value::NonNegative::value), by_definition(link.source()))
        })
        .collect();
    let known = || parts.iter().filter_map(|(weight, value)| Some((*weight, (*value)?)));
    let whole = match node.fields::<Objective>().unwrap().operator.unwrap() {
        Operator::And => known().map(|(_, value)| value).reduce(f64::min),
        Operator::Or | Operator::Xor => known().map(|(_, value)| value).reduce(f64::max),
        Operator::Mean => {
            let are_equal = parts.iter().all(|(weight, _)| *weight == 0.0);
            let weigh = |weight: f64| if are_equal { 1.0 } else { weight };
            let heavy: f64 = known().map(|(weight, _)| weigh(weight)).sum();
            (heavy > 0.0).then(|| known().map(|(weight, value)| weigh(weight) * value).sum::<f64>() / heavy)
        }
    };
    let terms: Vec<f64> = node
        .incoming(RelationKind::Advances)
        .filter_map(|link| Some(link.strength()?.value() * by_definition(link.source())?))
        .collect();
    let value = match whole {
        None if terms.is_empty() => None,
        whole => Some((whole.unwrap_or(0.0) + terms.iter().sum::<f64>()).clamp(-100.0, 100.0)),
    };
    let need = node.targets(RelationKind::DependsOn).filter_map(by_definition).reduce(f64::min);
    match (value, need) {
        (Some(value), Some(need)) => Some(value.min(need)),
        (value, need) => value.or(need),
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn without_circles_it_is_the_definition(seeds in seeds()) {
        let plan = acyclic(&seeds);
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, None);
        for goal in plan.nodes_of_kind(NodeKind::Objective) {
            let (found, expected) = (satisfaction.of_node(goal).deployed.ok(), by_definition(goal));
            let is_same = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
                (found, expected) => found.is_none() && expected.is_none(),
            };
            prop_assert!(is_same, "{:?}: {:?}, not {:?}, in\n{}", goal, found, expected, plan.write(Format::Yaml));
        }
    }

    #[test]
    fn the_unit_of_a_kpi_changes_nothing(
        from in -100_i32..100, to in -100_i32..100, read_as in -200_i32..200, power in 0..12_u32, decrease in any::<bool>(),
    ) {
        let told = |times: f64| {
            let direction = if decrease { "decrease" } else { "increase" };
            let level = |level: i32| f64::from(level) * times;
            let text = format!(
                "hoshin: 1\nas_of: 2026-05-01\nkpis: {{ k: {{ unit: count, direction: {direction}, readings: {{ 2026-03-01: {} }} }} }}\nobjectives: {{ o: {{ period: 2026, targets: {{ t: {{ kpi: k, from: {}, to: {} }} }} }} }}",
                level(read_as), level(from), level(to),
            );
            let plan = read(&text, Format::Yaml).unwrap();
            worked_out(&plan, plan.header().as_of)
        };
        prop_assert_eq!(told(1.0), told(f64::from(2_u32.pow(power))));
    }
}
