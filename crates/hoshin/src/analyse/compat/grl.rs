//! GRL with numbers: the quantitative and the mixed evaluation, in whole numbers as jUCMNav has them.
//!
//! Each contribution is truncated toward zero before they are added, a pile of partial contributions stops short of
//! full satisfaction by the tolerance, and what is unknown is 0. The rules stand in ITU-T Z.151; the digits are
//! jUCMNav's, an open-source editor and evaluator of GRL.

use std::collections::BTreeMap;

use super::model::{Decomposition, Effect, Evaluation, GoalId, GoalModel, Link, ModelError, within};
use super::order;

/// Which values there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    /// From -100, denied, to 100, satisfied.
    #[default]
    Signed,
    /// From 0, denied, to 100, satisfied.
    Positive,
}

impl Range {
    /// The least value, -100 or 0.
    pub fn least(self) -> i32 {
        match self {
            Self::Signed => -100,
            Self::Positive => 0,
        }
    }
}

/// What a contribution's strength is taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strength {
    /// From its weight: the quantitative evaluation.
    #[default]
    Weight,
    /// From its label: the mixed evaluation.
    Effect,
}

/// How a model is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What a contribution's strength is taken from.
    pub strength: Strength,
    /// Which values there are.
    pub range: Range,
    /// By how much partial contributions stop short of the ends of the range, in 0..=100.
    pub tolerance: i32,
}

impl Default for Settings {
    /// As jUCMNav out of the box: weights, -100..=100, tolerance 10.
    fn default() -> Self {
        Self { strength: Strength::Weight, range: Range::Signed, tolerance: 10 }
    }
}

/// Evaluates a model from the values that are given for some of its goals, whose links then do not matter.
///
/// # Errors
///
/// * [`ModelError::OutOfRange`] if the tolerance or a given value is;
/// * [`ModelError::Foreign`] if a value is given for a goal that is not of this model.
///
/// # Complexity
///
/// Linear in goals, actors and links, and logarithmic in the values that are given for each goal.
///
/// # Source
///
/// ITU-T Z.151; Amyot et al. 2010; jUCMNav.
pub fn evaluate(
    model: &GoalModel,
    given: &BTreeMap<GoalId, i32>,
    settings: Settings,
) -> Result<Evaluation<i32>, ModelError> {
    within("tolerance", settings.tolerance, 0..=100)?;
    for (goal, value) in given {
        model.known(*goal)?;
        within("value", *value, settings.range.least()..=100)?;
    }
    let goals = order::evaluate(
        model,
        |goal| given.get(&goal).copied(),
        |goal, links| {
            let decomposition = model.goals.get(goal).map(|goal| goal.decomposition).unwrap_or_default();
            Inflow::of(decomposition, links, settings).value(settings)
        },
    );
    Ok(order::with_actors(model, goals, 0, mean))
}

/// The mean by importance, truncated; 0 where nothing is important.
fn mean(parts: &[(i32, i32)]) -> i32 {
    let sum = |of: fn(&(i32, i32)) -> i64| parts.iter().map(of).sum::<i64>();
    let weights = sum(|(importance, _)| i64::from(*importance));
    let total = sum(|(importance, value)| i64::from(*importance) * i64::from(*value));
    total.checked_div(weights).and_then(|mean| i32::try_from(mean).ok()).unwrap_or(0)
}

/// What comes in at one goal.
#[derive(Debug, Default)]
struct Inflow {
    /// What the parts make together.
    parts: Option<i32>,
    /// All contributions together.
    sum: i64,
    /// Whether there is a contribution that is not 0, one that satisfies alone, one that denies alone.
    contributes: bool,
    satisfies: bool,
    denies: bool,
    /// The least value of what it depends on.
    bound: Option<i32>,
}

impl Inflow {
    fn of(
        decomposition: Decomposition,
        links: &mut dyn Iterator<Item = (Link, i32)>,
        settings: Settings,
    ) -> Self {
        let mut inflow = Self::default();
        for (link, value) in links {
            match link {
                Link::Decomposition => {
                    let parts = inflow.parts.unwrap_or(value);
                    inflow.parts = Some(match decomposition {
                        Decomposition::And => parts.min(value),
                        Decomposition::Or | Decomposition::Xor => parts.max(value),
                    });
                }
                Link::Dependency => inflow.bound = Some(inflow.bound.unwrap_or(value).min(value)),
                Link::Contribution { weight, effect } => {
                    let term = match settings.strength {
                        Strength::Weight => weight * value / 100,
                        Strength::Effect => round_quarters(effect, value),
                    };
                    inflow.sum += i64::from(term);
                    // What comes to 0 does not count, not even where 0 is the least value.
                    inflow.contributes |= term != 0;
                    inflow.satisfies |= term == 100;
                    inflow.denies |= term != 0 && term == settings.range.least();
                }
            }
        }
        inflow
    }

    fn value(&self, Settings { range, tolerance, .. }: Settings) -> i32 {
        let least = range.least();
        // The tolerance may be wider than the range.
        let (nearly_full, nearly_empty) = ((100 - tolerance).max(least), (least + tolerance).min(100));
        let parts = self.parts.unwrap_or(0);
        let mut value = parts;
        if self.contributes {
            let clamped = (i64::from(parts) + self.sum).clamp(i64::from(least), 100);
            value = i32::try_from(clamped).unwrap_or(parts);
            if value >= nearly_full && !(self.satisfies || parts == 100) {
                // Parts that were there before keep what they had reached.
                value = if self.sum > 0 { self.parts.unwrap_or(least).max(nearly_full) } else { value };
            } else if value <= nearly_empty && !(self.denies || parts == least) {
                let had_parts = match range {
                    Range::Signed => self.parts.is_some(),
                    Range::Positive => parts > 0,
                };
                value = if self.sum < 0 && had_parts { parts.min(nearly_empty) } else { value };
            }
        }
        self.bound.map_or(value, |bound| value.min(bound))
    }
}

/// The quarters of a value that an effect lets through, halves rounded up.
fn round_quarters(effect: Effect, value: i32) -> i32 {
    (2 * effect.quarters() * value + 4).div_euclid(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a goal with these contributions, of a weight and a value each, and these parts.
    fn value(contributions: &[(i32, i32)], parts: &[i32], decomposition: Decomposition) -> Option<i32> {
        let mut model = GoalModel::default();
        let goal = model.goal(decomposition, 0, None).unwrap();
        let mut given = BTreeMap::new();
        let weighed = contributions
            .iter()
            .map(|&(weight, value)| (Link::Contribution { weight, effect: Effect::Help }, value));
        for (link, value) in weighed.chain(parts.iter().map(|&value| (Link::Decomposition, value))) {
            let from = model.goal(Decomposition::And, 0, None).unwrap();
            model.link(from, goal, link).unwrap();
            given.insert(from, value);
        }
        evaluate(&model, &given, Settings::default()).unwrap().value(goal)
    }

    #[test]
    fn examples_come_out_as_published() {
        assert_eq!(value(&[(80, 60), (40, -25)], &[], Decomposition::And), Some(38));
        assert_eq!(value(&[(100, 45), (100, 46)], &[], Decomposition::And), Some(90));
        assert_eq!(value(&[(100, 100), (-40, 50)], &[], Decomposition::And), Some(80));
        assert_eq!(value(&[], &[100, 20], Decomposition::And), Some(20));
        assert_eq!(value(&[], &[100, 20], Decomposition::Xor), Some(100));
        assert_eq!(value(&[(51, -51)], &[], Decomposition::And), Some(-26), "toward zero");
    }

    #[test]
    fn halves_are_rounded_up_as_java_does() {
        assert_eq!([10, -10, 2, -2].map(|value| round_quarters(Effect::Help, value)), [3, -2, 1, 0]);
        assert_eq!(round_quarters(Effect::Break, 100), -100);
    }
}
