//! Small plans with advice that can be told by hand.

use super::*;
use crate::format::Format;
use crate::model::Plan;

fn advice(plan: &str, id: &str) -> String {
    let plan = Plan::read(&format!("hoshin: 1\n{plan}"), Format::Yaml).unwrap();
    let goal =
        plan.resolve(id, &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Kpi]).unwrap();
    let advice = advise(goal, Light::Green, "2026-03-31".parse().unwrap(), &Policy::DEFAULT);
    match advice.outcome {
        Ok(Moves { moves, status }) => {
            let told = moves.iter().map(|one| match &one.to {
                Step::Level(level) => format!("{}={level}", one.node.id()),
                Step::Reached(name, _) => format!("{}={name}", one.node.id()),
            });
            format!("{} {status}", told.collect::<Vec<_>>().join(" "))
        }
        Err(Refusal::NothingDecides) => "nothing decides".into(),
        Err(Refusal::Stuck(stuck)) => {
            let told = stuck.iter().map(|stuck| format!("{} {:?}", stuck.target.id(), stuck.why));
            told.collect::<Vec<_>>().join("; ")
        }
        Err(Refusal::Conflict(at)) => format!("conflict {}", at[0].0),
        Err(Refusal::TooMany { candidates, .. }) => format!("too many: {candidates}"),
    }
}

const KPIS: &str = "kpis:
  nps: { unit: score, direction: increase, readings: { 2026-03: 66 } }
  cost: { unit: USD, direction: decrease, readings: { 2026-03: 96 } }
  fine: { unit: percent, direction: increase, readings: { 2026-03: 99 } }
  unread: { unit: percent, direction: increase }
";

#[test]
fn what_lags_moves_to_what_is_due_and_nothing_else() {
    let plan = KPIS.to_owned()
        + "drivers: { loyal: {}, empty: {} }
objectives:
  a: { period: 2026, advances: { loyal: strong }, targets: { t: { kpi: nps, from: 60, to: 100 }, u: { kpi: fine, to: 98 } } }
  b: { advances: { loyal: weak }, targets: { t: { kpi: cost, to: 80 }, u: { kpi: unread, to: 5 } } }
  c: { part_of: a }
  d: { targets: [ { kpi: unread, from: 0, to: 50 } ] }
";
    // Forty points in the year, of which 89 days of 364 are gone.
    assert_eq!(advice(&plan, "a"), "nps=69.7802197802 green");
    assert_eq!(advice(&plan, "loyal"), "nps=69.7802197802 cost=80 USD green");
    assert_eq!(advice(&plan, "fine"), " green");
    assert_eq!(advice(&plan, "d"), "unread=50 % green");
    assert_eq!(advice(&plan, "empty"), "nothing decides");
    assert_eq!(advice(&plan, "objective:c"), "nothing decides");
}

#[test]
fn targets_that_no_level_pleases_are_told() {
    let plan = KPIS.to_owned()
        + "drivers: { loyal: {} }
objectives:
  a: { advances: { loyal: strong }, targets: { t: { kpi: nps, to: \">= 80\" }, u: { kpi: nps, to: \"<= 60\" } } }
  b: { targets: { t: { name: Signed, to: done, check_ins: [ { date: 2026-03-01, reached: none } ] } } }
";
    assert!(advice(&plan, "a").starts_with("a/t Opposed("), "{}", advice(&plan, "a"));
    assert!(advice(&plan, "b").contains("b/t=done"), "{}", advice(&plan, "b"));
}

/// Moving `nps` wholly supports what `cost` wholly denies, so that `cost` has to move too.
const CONFLICT: &str = "kpis:
  nps: { unit: score, direction: increase, readings: { 2026-03: 66 } }
  cost: { unit: USD, direction: decrease, readings: { 2026-03: 200 } }
drivers: { loyal: {} }
objectives:
  a: { advances: { loyal: 1 }, targets: { t: { kpi: nps, from: 60, to: 75 } } }
  b: { advances: { loyal: 1 }, targets: { t: { kpi: cost, from: 100, to: 80 } } }
";

#[test]
fn a_strong_conflict_is_avoided_by_moving_what_it_rests_on() {
    assert_eq!(advice(CONFLICT, "objective:a"), "nps=75 cost=80 USD green");
    let opposed = CONFLICT.to_owned() + "  c: { targets: { t: { kpi: cost, to: \">= 300\" } } }\n";
    assert_eq!(advice(&opposed, "objective:a"), "conflict driver:loyal");
}

#[test]
fn sets_are_tried_by_size_each_once() {
    let mut chosen = vec![0, 1];
    let mut all = vec![chosen.clone()];
    while advance(&mut chosen, 4) {
        all.push(chosen.clone());
    }
    assert_eq!(all, [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]);
    assert_eq!((sets(20), sets(3), sets(0)), (20 + 190 + 1140 + 4845, 7, 0));
}
