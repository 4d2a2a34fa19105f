//! Laws of advice, of impact, and of what has changed.

use std::fmt::Write as _;

use hoshin::Plan;
use hoshin::analyse::advise::moved;
use hoshin::analyse::score::{Light, Policy};
use hoshin::analyse::{Evidence, Flow, Satisfaction, Standing, advise, changes, impact};
use hoshin::format::Format;
use hoshin::metamodel::NodeKind;
use proptest::prelude::*;

use super::{cases, read};

/// Some KPIs with a reading from 0 to 100 each, promised to some objectives that lead to one another and to two drivers
/// with strengths of either sign.
fn plan(readings: &[u8], promises: &[(usize, usize)], ways: &[(usize, usize, i8)]) -> Plan {
    let mut text = "hoshin: 1\nas_of: 2026-03-31\ndrivers: { d0: {}, d1: {} }\nkpis:\n".to_owned();
    for (place, reading) in readings.iter().enumerate() {
        let reading = f64::from(*reading) / 2.0;
        let _ = writeln!(
            text,
            "  k{place}: {{ unit: score, direction: increase, readings: {{ 2026-03: {reading} }} }}"
        );
    }
    text += "objectives:\n";
    for place in 0..4 {
        let of = |(_, objective): &&(usize, usize)| objective % 4 == place;
        let targets: Vec<String> = promises
            .iter()
            .filter(of)
            .enumerate()
            .map(|(at, (kpi, _))| format!("t{at}: {{ kpi: k{}, from: 50, to: 100 }}", kpi % readings.len()))
            .collect();
        let mut onto = std::collections::BTreeMap::new();
        for (_, to, strength) in ways.iter().filter(|(from, _, _)| from % 4 == place) {
            // Only on to later ones, and to drivers.
            let to = to % 6;
            let id = if to < 2 { format!("d{to}") } else { format!("o{}", to - 2) };
            if (to < 2 || to - 2 > place) && *strength != 0 {
                onto.insert(id, f64::from(*strength) / 10.0);
            }
        }
        let onto: Vec<String> = onto.iter().map(|(id, strength)| format!("{id}: {strength}")).collect();
        let (targets, onto) = (targets.join(", "), onto.join(", "));
        let _ = writeln!(text, "  o{place}: {{ targets: {{ {targets} }}, advances: {{ {onto} }} }}");
    }
    read(&text, Format::Yaml).unwrap()
}

fn status(plan: &Plan, id: &str) -> Option<Light> {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
    let standing = Standing::of(&satisfaction, &Policy::DEFAULT);
    standing.of_node(plan.node(NodeKind::Driver, id).unwrap()).status.light()
}

/// How many nodes are wholly supported and wholly denied.
fn contradictions(plan: &Plan) -> usize {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
    Evidence::of(&satisfaction).conflicts(1.0).len()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn no_advised_move_can_be_left_out(
        readings in prop::collection::vec(0_u8..=200, 5),
        promises in prop::collection::vec((0_usize..5, 0_usize..4), 0..8),
        ways in prop::collection::vec((0_usize..4, 0_usize..6, -10_i8..=10), 0..10),
    ) {
        let plan = plan(&readings, &promises, &ways);
        let day = plan.header().as_of.unwrap();
        let driver = plan.node(NodeKind::Driver, "d0").unwrap();
        if let Ok(found) = advise(driver, Light::Green, day, &Policy::DEFAULT).outcome {
            let all = moved(&plan, day, &found.moves).unwrap();
            prop_assert_eq!(status(&all, "d0"), Some(Light::Green));
            prop_assert!(contradictions(&all) <= contradictions(&plan));
            for left_out in 0..found.moves.len() {
                let mut fewer = found.moves.clone();
                fewer.remove(left_out);
                let fewer = moved(&plan, day, &fewer).unwrap();
                let is_enough = status(&fewer, "d0") == Some(Light::Green);
                prop_assert!(!is_enough || contradictions(&fewer) > 0, "{:?}", found.moves);
            }
        }
    }

    #[test]
    fn a_plan_beside_itself_has_not_changed(
        readings in prop::collection::vec(0_u8..=200, 5),
        promises in prop::collection::vec((0_usize..5, 0_usize..4), 0..8),
        ways in prop::collection::vec((0_usize..4, 0_usize..6, -10_i8..=10), 0..10),
    ) {
        let plan = plan(&readings, &promises, &ways);
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, plan.header().as_of);
        let standing = Standing::of(&satisfaction, &Policy::DEFAULT);
        prop_assert!(changes((&satisfaction, &standing), (&satisfaction, &standing)).is_empty());
        let still = satisfaction.shifted(&[]);
        for node in plan.nodes() {
            prop_assert_eq!(satisfaction.value(node), still.value(node));
        }
        // Nothing that is reached by one sign alone changes the other way.
        for node in plan.nodes_of_kind(NodeKind::Objective) {
            for effect in impact(&satisfaction, node).effects {
                let change = effect.change.unwrap_or(0.0);
                prop_assert!(change <= 0.0 || effect.line.helps.is_some());
                prop_assert!(change >= 0.0 || effect.line.harms.is_some());
            }
        }
    }
}
