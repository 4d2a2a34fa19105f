//! Labels that are passed on through goal graphs, as words and as numbers, with the passes that it took.
//!
//! `nodes` have their first labels, `relations` lead from several or one to one: AND and OR; `+`, `-`, `*` and `/` for
//! the rules that pass on one label (doubled: in full). `expected` holds the last labels, `conflicts` how far the two
//! of a goal contradict each other.

use std::collections::BTreeMap;

use hoshin::analyse::compat::GoalId;
use hoshin::analyse::compat::tropos::{Algebra, Conflict, GoalGraph, Label, Operator, Rule};
use serde_json::Value;

use super::{Tally, cases};

/// More passes than any graph here needs.
const PASSES: usize = 1_000_000;

/// Judges every case of a file.
pub(super) fn judge(tally: &mut Tally, file: &Value) {
    for (place, case) in cases(file).iter().enumerate() {
        tally.case(case["name"].as_str().map_or_else(|| format!("case {place}"), str::to_owned));
        if let Err(reason) = propagate(tally, case) {
            tally.mismatch("the case", &"to be read", &reason);
        }
    }
}

fn propagate(tally: &mut Tally, case: &Value) -> Result<(), String> {
    let (algebra, tolerance) = match case["kind"].as_str() {
        Some("discrete") => (Algebra::MinMax, 0.0),
        Some("continuous") => (Algebra::Probabilistic, 1e-4),
        other => return Err(format!("there is no kind `{other:?}`")),
    };
    let (graph, goals) = graph(case)?;
    let found = graph.propagate(algebra, PASSES);
    tally.equal("passes", &case["iterations"].as_u64(), &u64::try_from(found.passes).ok());
    for (id, expected) in case["expected"].as_object().ok_or("nothing is expected")? {
        let got = found.label(goal(&goals, id)?).unwrap_or_default();
        for (part, got) in [("satisfied", got.satisfied()), ("denied", got.denied())] {
            let expected = number(&expected[usize::from(part == "denied")])?;
            tally.near(&format!("{id} {part}"), expected.into(), got.into(), tolerance);
        }
        if algebra == Algebra::MinMax {
            let conflict = got.conflict().map(|conflict| match conflict {
                Conflict::Weak => "weak",
                Conflict::Medium => "medium",
                Conflict::Strong => "strong",
            });
            tally.equal(&format!("{id} conflict"), &case["conflicts"][id].as_str(), &conflict);
        }
    }
    Ok(())
}

fn graph(case: &Value) -> Result<(GoalGraph, BTreeMap<&str, GoalId>), String> {
    let mut graph = GoalGraph::default();
    let mut goals = BTreeMap::new();
    for node in case["nodes"].as_array().ok_or("there are no nodes")? {
        let label =
            Label::new(number(&node["sat"])?, number(&node["den"])?).map_err(|error| error.to_string())?;
        goals.insert(node["id"].as_str().ok_or("a node has no id")?, graph.goal(label));
    }
    for relation in case["relations"].as_array().ok_or("there are no relations")? {
        let to = goal(&goals, relation["to"].as_str().unwrap_or_default())?;
        let mut from = Vec::new();
        for id in relation["from"].as_array().into_iter().flatten() {
            from.push(goal(&goals, id.as_str().unwrap_or_default())?);
        }
        let kind = relation["type"].as_str().unwrap_or_default();
        let added = match kind {
            "AND" => graph.decomposes(to, Operator::And, &from),
            "OR" => graph.decomposes(to, Operator::Or, &from),
            _ => {
                let rule = match kind.chars().next() {
                    Some('+') => Rule::PlusS,
                    Some('-') => Rule::MinusS,
                    Some('*') => Rule::PlusD,
                    Some('/') => Rule::MinusD,
                    _ => return Err(format!("there is no relation `{kind}`")),
                };
                let in_full = if kind.len() > 1 { 1.0 } else { 0.5 };
                let weight = relation.get("weight").map_or(Ok(in_full), number)?;
                from.iter().try_for_each(|from| graph.contributes(*from, to, rule, weight))
            }
        };
        added.map_err(|error| error.to_string())?;
    }
    Ok((graph, goals))
}

fn goal(goals: &BTreeMap<&str, GoalId>, id: &str) -> Result<GoalId, String> {
    goals.get(id).copied().ok_or_else(|| format!("there is no goal `{id}`"))
}

/// A label as a number, which words stand for.
fn number(value: &Value) -> Result<f32, String> {
    match value.as_str() {
        Some("NO") => Ok(0.0),
        Some("PARTIAL") => Ok(0.5),
        Some("TOTAL") => Ok(1.0),
        #[expect(clippy::cast_possible_truncation, reason = "the engine computes in single precision")]
        _ => value.as_f64().map(|value| value as f32).ok_or_else(|| format!("{value} is no label")),
    }
}
