//! The order in which goals are evaluated: each after all that lead to it.

use super::model::{Evaluation, GoalId, GoalModel, Link};
use crate::graph::rows::Rows;

/// What leads to a goal: where from, and how.
pub(super) type Inlink = (u32, Option<Link>);

/// Evaluates every goal after those that lead to it: a given value as it is, any other from its links by `combine`,
/// which gets the goal's number, and its links with the values that they bring.
///
/// A goal on a cycle never comes, nor does one behind it, unless values are given on the way: what is given waits for
/// nothing.
///
/// # Complexity
///
/// Linear in goals and links.
pub(super) fn evaluate<V: Copy>(
    model: &GoalModel,
    given: impl Fn(GoalId) -> Option<V>,
    combine: impl Fn(usize, &mut dyn Iterator<Item = (Link, V)>) -> V,
) -> Vec<Option<V>> {
    let goals = model.goals.len();
    let given: Vec<Option<V>> = (0..).map(GoalId).map(given).take(goals).collect();
    let is_given = |goal: GoalId| given.get(goal.0 as usize).is_some_and(Option::is_some);
    let incoming: Rows<Inlink> =
        Rows::new(goals, model.links.iter().map(|&(from, to, link)| (to.0 as usize, (from.0, Some(link)))));
    let outgoing: Rows<u32> =
        Rows::new(goals, model.links.iter().map(|(from, to, _)| (from.0 as usize, to.0)));

    let mut waiting: Vec<u32> = vec![0; goals];
    for (_, to, _) in model.links.iter().filter(|(_, to, _)| !is_given(*to)) {
        if let Some(count) = waiting.get_mut(to.0 as usize) {
            *count += 1;
        }
    }
    let mut ready: Vec<usize> = Vec::new();
    ready.extend(waiting.iter().enumerate().filter(|(_, count)| **count == 0).map(|(goal, _)| goal));
    let mut values: Vec<Option<V>> = vec![None; goals];
    while let Some(goal) = ready.pop() {
        let value = given.get(goal).copied().flatten().unwrap_or_else(|| {
            let mut links = incoming.of(goal).iter().filter_map(|(from, link)| {
                let value = values.get(*from as usize).copied().flatten()?;
                Some(((*link)?, value))
            });
            combine(goal, &mut links)
        });
        if let Some(slot) = values.get_mut(goal) {
            *slot = Some(value);
        }
        for &next in outgoing.of(goal) {
            if let Some(count) = waiting.get_mut(next as usize).filter(|_| !is_given(GoalId(next))) {
                *count -= 1;
                if *count == 0 {
                    ready.push(next as usize);
                }
            }
        }
    }
    values
}

/// The evaluation of goals and, from these, of actors: `combine` gets the importance and the value of each goal and
/// each actor in an actor, where a goal without a value has `unknown`.
pub(super) fn with_actors<V: Copy>(
    model: &GoalModel,
    goals: Vec<Option<V>>,
    unknown: V,
    combine: impl Fn(&[(i32, V)]) -> V,
) -> Evaluation<V> {
    let mut parts: Vec<Vec<(i32, V)>> = vec![Vec::new(); model.actors.len()];
    for (goal, value) in model.goals.iter().zip(&goals) {
        if let Some(parts) = goal.actor.and_then(|actor| parts.get_mut(actor.0 as usize)) {
            parts.push((goal.importance, value.unwrap_or(unknown)));
        }
    }
    // An actor comes after the one that it is drawn in, so backwards each is complete before it is needed.
    let mut actors = vec![unknown; model.actors.len()];
    for (number, actor) in model.actors.iter().enumerate().rev() {
        let value = combine(parts.get(number).map_or(&[], Vec::as_slice));
        if let Some(slot) = actors.get_mut(number) {
            *slot = value;
        }
        if let Some(parts) = actor.inside.and_then(|outer| parts.get_mut(outer.0 as usize)) {
            parts.push((actor.importance, value));
        }
    }
    Evaluation { goals, actors }
}
