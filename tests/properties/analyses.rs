//! Laws of the analyses, held against what is plain but slow.

use std::collections::{BTreeMap, BTreeSet};

use hoshin::Plan;
use hoshin::analyse::conflicts::ConflictKind;
use hoshin::analyse::{Alignment, Flow, Signs, Strongest, conflicts};
use hoshin::format::Format;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Edit, Link, Node};
use hoshin::value::Strength;
use proptest::prelude::*;

use super::{cases, read};

/// A way between two of a few goals: contributions of any strength, parts, needs. Numbers below `DRIVERS` are drivers.
type Seed = (usize, usize, u8, i8);

const DRIVERS: usize = 2;
const GOALS: usize = 7;

/// A plan of a few goals, with circles and with ways of both signs. Of several ways from one to another the last stays.
fn plan(ways: &[Seed]) -> Plan {
    let mut goals: Vec<[BTreeMap<String, serde_json::Value>; 3]> = vec![Default::default(); GOALS];
    for (from, to, kind, strength) in ways {
        let from = DRIVERS + from % (GOALS - DRIVERS);
        let strength = match strength {
            0 => serde_json::json!({}),
            strength => serde_json::json!(f64::from(*strength) / 10.0),
        };
        let (relation, value) = match kind % 6 {
            _ if *to < DRIVERS => (0, strength),
            0 => (1, serde_json::json!({})),
            1 => (2, serde_json::json!({})),
            _ => (0, strength),
        };
        if from != *to {
            goals[from][relation].insert(id(*to), value);
        }
    }
    let goal = |number: usize| {
        let [advances, part_of, depends_on] = &goals[number];
        let depends_on: Vec<&String> = depends_on.keys().collect();
        (
            id(number),
            serde_json::json!({ "advances": advances, "part_of": part_of, "depends_on": depends_on }),
        )
    };
    let drivers: BTreeMap<String, serde_json::Value> =
        (0..DRIVERS).map(|number| (id(number), serde_json::json!({}))).collect();
    let objectives: BTreeMap<String, serde_json::Value> = (DRIVERS..GOALS).map(goal).collect();
    let text = serde_json::json!({ "hoshin": 1, "drivers": drivers, "objectives": objectives }).to_string();
    read(&text, Format::Json).unwrap()
}

fn id(number: usize) -> String {
    format!("{}{number}", if number < DRIVERS { 'd' } else { 'o' })
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec((0..GOALS, 0..GOALS, any::<u8>(), -10_i8..=10), 0..18)
}

/// The ways of a plan as the language tells them: from, to, strength if known, whether effort goes along.
fn ways(plan: &Plan) -> Vec<(Node<'_>, Node<'_>, Option<f64>, bool)> {
    plan.relations()
        .map(|link| match link.kind() {
            RelationKind::DependsOn => (link.target(), link.source(), Some(1.0), false),
            RelationKind::PartOf => (link.source(), link.target(), Some(1.0), true),
            _ => (link.source(), link.target(), link.strength().map(Strength::value), true),
        })
        .collect()
}

/// What is reached by walks, as pairs of a node and whether the walk harms.
fn walked<'m>(plan: &'m Plan, start: Node<'m>) -> BTreeSet<(NodeKind, &'m str, bool)> {
    let ways = ways(plan);
    let mut seen = BTreeSet::new();
    let mut next = vec![(start, false)];
    while let Some((node, harms)) = next.pop() {
        if seen.insert((node.kind(), node.id(), harms)) {
            let onward = ways.iter().filter(|(from, ..)| *from == node);
            next.extend(onward.map(|(_, to, strength, _)| (*to, harms != strength.is_some_and(|s| s < 0.0))));
        }
    }
    seen
}

/// The greatest products of strengths over all paths that pass no node twice with the same sign.
fn strongest_by_trying<'m>(
    ways: &[(Node<'m>, Node<'m>, Option<f64>, bool)],
    node: Node<'m>,
    goal: Node<'m>,
    strength: f64,
    harms: bool,
    passed: &mut Vec<(Node<'m>, bool)>,
    best: &mut [Option<f64>; 2],
) {
    if passed.contains(&(node, harms)) {
        return;
    }
    if node == goal {
        let best = &mut best[usize::from(harms)];
        *best = Some(best.map_or(strength, |known: f64| known.max(strength)));
    }
    passed.push((node, harms));
    for (_, to, way, _) in ways.iter().filter(|(from, ..)| *from == node) {
        let way = way.unwrap_or(0.0);
        strongest_by_trying(ways, *to, goal, strength * way.abs(), harms != (way < 0.0), passed, best);
    }
    passed.pop();
}

/// Whether a walk goes along relations of the plan, and has their sign and strength.
fn is_real(nodes: &[Node<'_>], links: &[Link<'_>], strength: f64, harms: bool) {
    assert_eq!(nodes.len(), links.len() + 1);
    let (mut product, mut against) = (1.0, false);
    for (ends, link) in nodes.windows(2).zip(links) {
        let is_reversed = link.kind() == RelationKind::DependsOn;
        let (from, to) =
            if is_reversed { (link.target(), link.source()) } else { (link.source(), link.target()) };
        assert_eq!((ends[0], ends[1]), (from, to));
        let way = if link.kind() == RelationKind::Advances {
            link.strength().map_or(0.0, Strength::value)
        } else {
            1.0
        };
        product *= way.abs();
        against ^= way < 0.0;
    }
    assert!((product - strength).abs() < 1e-12 && against == harms);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn contributors_come_first_but_for_circles(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        prop_assert_eq!(flow.len(), GOALS);
        for (from, to, ..) in ways(&plan) {
            let (from, to) = (flow.number(from).unwrap(), flow.number(to).unwrap());
            let is_in_one = flow.knots().iter().any(|knot| knot.contains(&from) && knot.contains(&to));
            prop_assert!(from < to || is_in_one);
        }
        for number in 0..flow.len() {
            prop_assert_eq!(flow.number(flow.node(number).unwrap()), Some(number));
        }
        for knot in flow.knots() {
            let members: Vec<_> = knot.clone().filter_map(|number| flow.node(number)).collect();
            for one in &members {
                let reached = walked(&plan, *one);
                let is_reached = |other: &Node<'_>| [false, true].iter().any(|harms| reached.contains(&(other.kind(), other.id(), *harms)));
                prop_assert!(members.len() > 1 && members.iter().all(is_reached));
            }
        }
    }

    #[test]
    fn signs_are_those_of_walks(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        let signs = Signs::of(&flow, plan.nodes());
        for node in plan.nodes() {
            let reached = walked(&plan, node);
            for (place, goal) in signs.goals().iter().enumerate() {
                let told = signs.reached(node, place);
                let has = |harms: bool| reached.contains(&(goal.kind(), goal.id(), harms));
                prop_assert_eq!((told.helps, told.harms), (has(false), has(true)), "{:?} to {:?}", node, goal);
            }
        }
    }

    #[test]
    fn the_strongest_walk_is_real_and_none_is_stronger(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        for goal in plan.nodes_of_kind(NodeKind::Driver) {
            let strongest = Strongest::to(&flow, goal);
            for node in plan.nodes() {
                let mut best = [None, None];
                strongest_by_trying(&ways(&plan), node, goal, 1.0, false, &mut Vec::new(), &mut best);
                for (harms, best) in [false, true].into_iter().zip(best) {
                    let told = strongest.strength(node, harms);
                    prop_assert_eq!(told.is_some(), best.is_some());
                    prop_assert!(told.zip(best).is_none_or(|(told, best)| (told - best).abs() < 1e-12));
                    let Some(walk) = strongest.walk(node, harms) else { continue };
                    prop_assert_eq!((walk.nodes[0], *walk.nodes.last().unwrap()), (node, goal));
                    is_real(&walk.nodes, &walk.links, walk.strength, walk.harms);
                }
            }
        }
    }

    #[test]
    fn whoever_is_in_conflict_leads_to_where_it_begins(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        let signs = Signs::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
        let found = conflicts(&flow, plan.nodes_of_kind(NodeKind::Driver));
        for (place, goal) in signs.goals().iter().enumerate() {
            for node in plan.nodes() {
                let reached = walked(&plan, node);
                let mut origins = found.iter().filter(|conflict| conflict.goal == *goal);
                let leads = origins.any(|conflict| {
                    let origin = conflict.origin;
                    [false, true].iter().any(|harms| reached.contains(&(origin.kind(), origin.id(), *harms)))
                });
                prop_assert!(!signs.reached(node, place).is_both() || leads, "{:?}", node);
            }
        }
        let is_in_circle = |node: Node<'_>| {
            let number = flow.number(node).unwrap();
            flow.knots().iter().any(|knot| knot.contains(&number))
        };
        for conflict in &found {
            prop_assert!(conflict.kind != ConflictKind::Loop || is_in_circle(conflict.origin));
            for (walk, harms) in [(&conflict.helps, false), (&conflict.harms, true)] {
                prop_assert_eq!((walk.nodes[0], *walk.nodes.last().unwrap()), (conflict.origin, conflict.goal));
                prop_assert_eq!(walk.harms, harms);
                is_real(&walk.nodes, &walk.links, walk.strength, walk.harms);
            }
            let parts = conflict.helps.links.first() != conflict.harms.links.first();
            prop_assert!(parts || is_in_circle(conflict.origin));
        }
    }

    #[test]
    fn without_any_relation_of_its_explanation_a_conflict_is_gone(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        for conflict in conflicts(&flow, plan.nodes_of_kind(NodeKind::Driver)) {
            let explanation = conflict.explanation();
            let is_one = |left_out: Option<usize>| {
                let mut alone = plan.clone();
                let kept = explanation.iter().enumerate().filter(|(place, _)| Some(*place) != left_out);
                let kept: Vec<_> = kept.map(|(_, link)| link.to_ref()).collect();
                for link in plan.relations().map(Link::to_ref).filter(|link| !kept.contains(link)) {
                    alone.apply(&Edit::Unrelate { relation: link, role: None }).unwrap();
                }
                let flow = Flow::of(&alone);
                let goal = alone.node(conflict.goal.kind(), conflict.goal.id()).unwrap();
                let origin = alone.node(conflict.origin.kind(), conflict.origin.id()).unwrap();
                Signs::of(&flow, [goal]).reached(origin, 0).is_both()
            };
            prop_assert!(is_one(None));
            for place in 0..explanation.len() {
                prop_assert!(!is_one(Some(place)), "{:?} of {:?}", explanation[place], explanation);
            }
        }
    }

    #[test]
    fn shares_solve_their_equations_and_nobody_gives_more_than_the_whole(seeds in seeds()) {
        let plan = plan(&seeds);
        let flow = Flow::of(&plan);
        let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
        prop_assert_eq!(alignment.bounds().count(), 0);
        let stuck: Vec<_> = alignment.circular().collect();
        let ways = ways(&plan);
        for node in plan.nodes_of_kind(NodeKind::Objective) {
            let coverage = alignment.coverage(node);
            prop_assert!((-1e-12..=1.0 + 1e-9).contains(&coverage));
            let out: Vec<_> =
                ways.iter().filter(|(from, _, strength, carries)| *from == node && *carries && strength.is_some()).collect();
            let whole = out.iter().map(|(_, _, strength, _)| strength.unwrap().abs()).sum::<f64>().max(1.0);
            for (place, share) in alignment.shares(node).iter().enumerate() {
                let (mut support, mut harm) = (0.0, 0.0);
                for (_, to, strength, _) in &out {
                    let (reached, strength) = (alignment.shares(*to)[place], strength.unwrap());
                    let (helps, harms) = if strength > 0.0 { (reached.support, reached.harm) } else { (reached.harm, reached.support) };
                    support += strength.abs() / whole * helps;
                    harm += strength.abs() / whole * harms;
                }
                prop_assert!((share.support - support).abs() < 1e-9 && (share.harm - harm).abs() < 1e-9, "{:?}", node);
                prop_assert!(!stuck.contains(&node) || share.support + share.harm == 0.0);
            }
        }
    }
}

#[test]
fn the_worked_example_of_shares() {
    let text = "hoshin: 1
drivers: { d1: {}, d2: {} }
objectives:
  o1: { advances: { d1: 1 } }
  o2: { advances: { d2: 0.9, d1: -0.3 } }
  k1: { advances: { o1: 1 } }
  k2: { advances: { o1: 0.5, o2: 0.5 } }
  k3: { advances: { o2: 0.8 } }
initiatives:
  i1: { advances: { k1: 0.9, k2: 0.3 } }
  i2: { advances: { k2: 0.6, k3: -0.4 } }
";
    let plan = Plan::read(text, Format::Yaml).unwrap();
    let flow = Flow::of(&plan);
    let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
    let told = |kind, id| {
        let node = plan.node(kind, id).unwrap();
        let shares = alignment.shares(node).iter().flat_map(|share| [share.support, share.harm]);
        shares.chain([alignment.coverage(node)]).map(|share| (share * 1e6).round() / 1e6).collect::<Vec<_>>()
    };
    assert_eq!(told(NodeKind::Objective, "o2"), [0.0, 0.25, 0.75, 0.0, 1.0]);
    assert_eq!(told(NodeKind::Objective, "k2"), [0.5, 0.125, 0.375, 0.0, 1.0]);
    assert_eq!(told(NodeKind::Initiative, "i1"), [0.875, 0.03125, 0.09375, 0.0, 1.0]);
    assert_eq!(told(NodeKind::Initiative, "i2"), [0.38, 0.075, 0.225, 0.24, 0.92]);
}

#[test]
fn effort_that_never_leaves_a_circle_reaches_nothing() {
    let text = "hoshin: 1
drivers: { d: {} }
objectives:
  a: { advances: { b: strong } }
  b: { advances: { a: strong } }
  x: { advances: { y: 0.5 } }
  y: { advances: { x: 0.5, d: 0.5 } }
";
    let plan = Plan::read(text, Format::Yaml).unwrap();
    let flow = Flow::of(&plan);
    let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
    let stuck: Vec<&str> = alignment.circular().map(Node::id).collect();
    assert_eq!(stuck, ["a", "b"]);
    let support = |id| alignment.shares(plan.node(NodeKind::Objective, id).unwrap())[0].support;
    // y = x / 2 + 1 / 2 and x = y / 2.
    assert!((support("y") - 2.0 / 3.0).abs() < 1e-12 && (support("x") - 1.0 / 3.0).abs() < 1e-12);
    assert!(support("a") == 0.0 && support("b") == 0.0);
}

#[test]
fn a_conflict_is_told_where_the_ways_part() {
    let text = "hoshin: 1
drivers: { g: {} }
objectives:
  m: { advances: { g: 0.75 } }
  n: { advances: { g: -0.75 } }
  x: { advances: { m: 1, n: 1 } }
  y: { advances: { x: strong } }
";
    let plan = Plan::read(text, Format::Yaml).unwrap();
    let flow = Flow::of(&plan);
    let found = conflicts(&flow, plan.nodes_of_kind(NodeKind::Driver));
    let ids = |walk: &hoshin::analyse::strongest::Walk<'_>| {
        walk.nodes.iter().map(|node| node.id().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let told: Vec<_> = found
        .iter()
        .map(|conflict| {
            (conflict.origin.id(), conflict.strength(), ids(&conflict.helps), ids(&conflict.harms))
        })
        .collect();
    assert_eq!(told, [("x", 0.75, "x m g".to_owned(), "x n g".to_owned())]);
    assert_eq!(found[0].explanation().len(), 4);
}

#[test]
fn a_circle_too_large_to_be_solved_directly_is_swept_until_it_is_still() {
    const LENGTH: usize = 300;
    let goal = |number: usize| {
        let next = (number + 1) % LENGTH;
        let advances = if number == 0 { format!("d: 0.5, g{next}: 0.5") } else { format!("g{next}: 1") };
        format!("  g{number}: {{ advances: {{ {advances} }} }}\n")
    };
    let goals: String = (0..LENGTH).map(goal).collect();
    let plan = Plan::read(&format!("hoshin: 1\ndrivers: {{ d: {{}} }}\nobjectives:\n{goals}"), Format::Yaml)
        .unwrap();
    let flow = Flow::of(&plan);
    assert_eq!(flow.knots().len(), 1);
    let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
    assert_eq!((alignment.circular().count(), alignment.bounds().count()), (0, 0));
    // Half of the effort leaves on each round, so that all of it arrives in the end.
    for node in plan.nodes_of_kind(NodeKind::Objective) {
        assert!((alignment.coverage(node) - 1.0).abs() < 1e-9, "{node:?}");
    }
}
