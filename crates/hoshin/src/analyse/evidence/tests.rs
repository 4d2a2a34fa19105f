//! Evidence in small plans, and held against every walk.

use super::*;
use crate::format::Format;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Plan;
use proptest::prelude::*;

fn plan(text: &str) -> Plan {
    Plan::read(&format!("hoshin: 1\n{text}"), Format::Yaml).unwrap()
}

fn labels<T>(plan: &Plan, read: impl FnOnce(&Evidence<'_, '_, '_>) -> T) -> T {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, None);
    read(&Evidence::of(&satisfaction))
}

fn objective<'m>(plan: &'m Plan, id: &str) -> Node<'m> {
    plan.node(NodeKind::Objective, id).unwrap()
}

#[test]
fn what_cancels_in_the_sum_stands_as_a_conflict() {
    // The masked conflict of the specification: help by one way, as much harm by the other.
    let plan = plan(
        "objectives: { g: {}, m: { advances: { g: 0.75 } }, n: { advances: { g: -0.75 } }, far: {} }
initiatives: { x: { stage: closed, advances: { m: 1, n: 1 } } }",
    );
    labels(&plan, |evidence| {
        let g = objective(&plan, "g");
        let label = evidence.of_node(g);
        assert_eq!((label.support, label.denial, label.conflict()), (0.75, 0.75, 0.75));
        assert_eq!(label.grade(), Some(Grade::Weak));
        let proof = evidence.proof(g, true).unwrap();
        assert_eq!((proof.links.len(), proof.strength), (2, 0.75));
        assert_eq!(proof.grounds, [plan.node(NodeKind::Initiative, "x").unwrap()]);
        assert_eq!(evidence.conflicts(0.25).len(), 1);
        assert_eq!(evidence.of_node(objective(&plan, "far")), Label::default());
        assert!(evidence.proof(objective(&plan, "far"), false).is_none());
    });
}

#[test]
fn evidence_does_not_feed_itself_and_settles_in_circles() {
    let plan = plan(
        "objectives:
  a: { advances: { b: 1 } }
  b: { advances: { a: 1, c: 0.5 } }
  c: { advances: { b: -1 } }
initiatives: { i: { advances: { a: 0.8 }, stage: closed } }",
    );
    labels(&plan, |evidence| {
        let of = |id| evidence.of_node(objective(&plan, id));
        assert_eq!((of("a").support, of("b").support, of("c").support), (0.8, 0.8, 0.4));
        // c, which b helps, hurts b.
        assert_eq!((of("b").denial, of("a").denial, of("c").denial), (0.4, 0.4, 0.2));
        let proof = evidence.proof(objective(&plan, "a"), true).unwrap();
        assert_eq!((proof.links.len(), proof.grounds.len()), (5, 1));
    });
    let alone = self::plan("objectives: { a: { advances: { b: 1 } }, b: { advances: { a: 1 } } }");
    labels(&alone, |evidence| assert_eq!(evidence.of_node(objective(&alone, "a")), Label::default()));
}

#[test]
fn parts_and_needs_are_joined() {
    let plan = plan(
        "objectives:
  all: { operator: and }
  any: { operator: or }
  mean: {}
  one: { part_of: { all: 1, any: 1, mean: 3 } }
  two: { part_of: { all: 1, any: 1, mean: 1 } }
  waits: { depends_on: [one, two] }
initiatives:
  i: { advances: { one: 0.8, two: 0.4 }, stage: closed }
  j: { advances: { two: -0.5 }, stage: closed }",
    );
    labels(&plan, |evidence| {
        let of = |id| evidence.of_node(objective(&plan, id));
        assert_eq!(of("all"), Label { support: 0.4, denial: 0.5 });
        assert_eq!(of("any"), Label { support: 0.8, denial: 0.0 });
        assert_eq!(format!("{:.3}", of("mean").support), "0.700");
        assert_eq!(of("waits"), of("all"));
        assert_eq!(evidence.proof(objective(&plan, "all"), false).unwrap().links.len(), 4);
        assert_eq!(evidence.proof(objective(&plan, "all"), true).unwrap().links.len(), 2);
    });
}

/// The strongest of all walks without a circle from closed initiatives to a goal, by trying every one.
fn by_hand(node: Node<'_>, sign: f64) -> f64 {
    if node.kind() == NodeKind::Initiative {
        return if sign > 0.0 { 1.0 } else { 0.0 };
    }
    node.incoming(RelationKind::Advances)
        .map(|link| {
            let strength = link.strength().unwrap().value();
            strength.abs() * by_hand(link.source(), sign * strength.signum())
        })
        .fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn it_is_the_strongest_walk(ways in proptest::collection::btree_map((0_u8..6, 0_u8..6), -8_i8..=8, 1..14)) {
        let mut text = String::from("objectives:\n");
        for from in 0..6 {
            let out: Vec<String> = (ways.iter())
                .filter(|((one, to), strength)| *one == from && one < to && **strength != 0)
                .map(|((_, to), strength)| format!("o{to}: {}", f64::from(*strength) / 8.0))
                .collect();
            text.extend(["  o", &from.to_string(), ": { advances: { ", &out.join(", "), " } }\n"]);
        }
        text += "initiatives: { i: { stage: closed, advances: { o0: 1, o1: -0.5 } } }";
        let plan = plan(&text);
        labels(&plan, |evidence| {
            for number in 0..6 {
                let node = objective(&plan, &format!("o{number}"));
                let label = evidence.of_node(node);
                assert_eq!(label.support.to_bits(), by_hand(node, 1.0).to_bits());
                assert_eq!(label.denial.to_bits(), by_hand(node, -1.0).to_bits());
                for denies in [false, true] {
                    let product = evidence.proof(node, denies).map(|proof| {
                        proof.links.iter().map(|link| link.strength().unwrap().value().abs()).product::<f64>()
                    });
                    assert_eq!(product.unwrap_or(0.0).to_bits(), label.side(denies).to_bits());
                }
            }
        });
    }
}
