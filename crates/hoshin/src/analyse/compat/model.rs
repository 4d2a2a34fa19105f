//! Goal models as GRL has them: goals in actors, and three kinds of link between them.
//!
//! Apart from [`Plan`](crate::Plan), so that a model can be evaluated that no plan could hold. A model has no names:
//! its goals and actors are numbered from 0 in the order in which they came. An actor comes after the one that it is
//! drawn in, so that actors never nest in a circle.

use std::fmt::Debug;
use std::ops::RangeInclusive;

/// A goal of one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalId(pub(super) u32);

/// An actor of one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub(super) u32);

/// How the values of parts make that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decomposition {
    /// All parts are needed: the least counts.
    #[default]
    And,
    /// One part is enough: the greatest counts.
    Or,
    /// Exactly one part is meant to do; evaluated as [`Or`](Self::Or), as everywhere in GRL.
    Xor,
}

/// How much one goal helps or hurts another, as a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Enough by itself to satisfy.
    Make,
    /// Helps, by how much is not known.
    SomePositive,
    /// Helps, but is not enough.
    Help,
    /// Neither for nor against, as far as is known.
    Unknown,
    /// Hurts, but is not enough to deny.
    Hurt,
    /// Hurts, by how much is not known.
    SomeNegative,
    /// Enough by itself to deny.
    Break,
}

impl Effect {
    /// Every effect, from the best to the worst.
    pub const ALL: [Self; 7] = [
        Self::Make,
        Self::SomePositive,
        Self::Help,
        Self::Unknown,
        Self::Hurt,
        Self::SomeNegative,
        Self::Break,
    ];

    /// The quarters of a value that come through, in -4..=4.
    ///
    /// # Source
    ///
    /// jUCMNav's mixed evaluation: 1, 0.75, 0.25, 0 and their opposites.
    pub fn quarters(self) -> i32 {
        match self {
            Self::Make => 4,
            Self::SomePositive => 3,
            Self::Help => 1,
            Self::Unknown => 0,
            Self::Hurt => -1,
            Self::SomeNegative => -3,
            Self::Break => -4,
        }
    }
}

/// A link, from the one that contributes, is a part or is depended on, to the one that receives, has parts or depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Helps or hurts.
    Contribution {
        /// The weight, in per cent, in -100..=100; for the evaluation by numbers.
        weight: i32,
        /// The label; for the mixed and the qualitative evaluation.
        effect: Effect,
    },
    /// Is a part.
    Decomposition,
    /// Is depended on.
    Dependency,
}

impl From<Effect> for Link {
    /// The contribution of this label, with the weight that the mixed evaluation gives it.
    fn from(effect: Effect) -> Self {
        Self::Contribution { weight: effect.quarters() * 25, effect }
    }
}

/// Why something does not belong into a model, or not into its evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// A number is too small or too large.
    #[error("the {what} `{value}` is not in {least}..={greatest}")]
    OutOfRange {
        /// What the number is.
        what: &'static str,
        /// The number.
        value: i32,
        /// The least that is taken.
        least: i32,
        /// The greatest that is taken.
        greatest: i32,
    },
    /// A goal or an actor is of another model.
    #[error("there is no {what} `{number}` in this model")]
    Foreign {
        /// What it is.
        what: &'static str,
        /// Its number.
        number: u32,
    },
}

/// The number itself, where it is in range.
pub(super) fn within(what: &'static str, value: i32, range: RangeInclusive<i32>) -> Result<i32, ModelError> {
    let (least, greatest) = (*range.start(), *range.end());
    if range.contains(&value) {
        Ok(value)
    } else {
        Err(ModelError::OutOfRange { what, value, least, greatest })
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub(super) decomposition: Decomposition,
    pub(super) importance: i32,
    pub(super) actor: Option<ActorId>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Actor {
    pub(super) importance: i32,
    pub(super) inside: Option<ActorId>,
}

/// A goal model.
///
/// # Example
///
/// ```
/// use std::collections::BTreeMap;
/// use hoshin::analyse::compat::{Decomposition, Effect, GoalModel, Link, grl};
///
/// let mut model = GoalModel::default();
/// let grow = model.goal(Decomposition::And, 100, None)?;
/// let sell = model.goal(Decomposition::And, 0, None)?;
/// let cut = model.goal(Decomposition::And, 0, None)?;
/// model.link(sell, grow, Link::Contribution { weight: 80, effect: Effect::SomePositive })?;
/// model.link(cut, grow, Link::Contribution { weight: 40, effect: Effect::Help })?;
/// let given = BTreeMap::from([(sell, 60), (cut, -25)]);
/// assert_eq!(grl::evaluate(&model, &given, grl::Settings::default())?.value(grow), Some(38));
/// # Ok::<(), hoshin::analyse::compat::ModelError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GoalModel {
    pub(super) goals: Vec<Goal>,
    pub(super) actors: Vec<Actor>,
    pub(super) links: Vec<(GoalId, GoalId, Link)>,
}

impl GoalModel {
    /// Adds an actor of this importance, in 0..=100, perhaps drawn inside another.
    ///
    /// # Errors
    ///
    /// * [`ModelError::OutOfRange`] if the importance is;
    /// * [`ModelError::Foreign`] if the other actor is not of this model.
    pub fn actor(&mut self, importance: i32, inside: Option<ActorId>) -> Result<ActorId, ModelError> {
        let importance = within("importance", importance, 0..=100)?;
        self.known_actor(inside)?;
        self.actors.push(Actor { importance, inside });
        Ok(ActorId(number(self.actors.len())))
    }

    /// Adds a goal of this importance to its actor, in 0..=100.
    ///
    /// # Errors
    ///
    /// As [`actor`](Self::actor).
    pub fn goal(
        &mut self,
        decomposition: Decomposition,
        importance: i32,
        actor: Option<ActorId>,
    ) -> Result<GoalId, ModelError> {
        let importance = within("importance", importance, 0..=100)?;
        self.known_actor(actor)?;
        self.goals.push(Goal { decomposition, importance, actor });
        Ok(GoalId(number(self.goals.len())))
    }

    /// Adds a link. The same link may come twice, and counts twice.
    ///
    /// # Errors
    ///
    /// * [`ModelError::OutOfRange`] if the weight is;
    /// * [`ModelError::Foreign`] if a goal is not of this model.
    pub fn link(&mut self, from: GoalId, to: GoalId, link: Link) -> Result<(), ModelError> {
        self.known(from)?;
        self.known(to)?;
        if let Link::Contribution { weight, .. } = link {
            within("weight", weight, -100..=100)?;
        }
        self.links.push((from, to, link));
        Ok(())
    }

    pub(super) fn known(&self, goal: GoalId) -> Result<(), ModelError> {
        let is_known = (goal.0 as usize) < self.goals.len();
        is_known.then_some(()).ok_or(ModelError::Foreign { what: "goal", number: goal.0 })
    }

    fn known_actor(&self, actor: Option<ActorId>) -> Result<(), ModelError> {
        match actor {
            Some(ActorId(number)) if number as usize >= self.actors.len() => {
                Err(ModelError::Foreign { what: "actor", number })
            }
            _ => Ok(()),
        }
    }
}

/// The number of the last of so many.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// What a model comes to: a value for each goal, and one for each actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation<V> {
    pub(super) goals: Vec<Option<V>>,
    pub(super) actors: Vec<V>,
}

impl<V: Copy> Evaluation<V> {
    /// The value of a goal. A goal on a cycle, or behind one, has none, unless values that were given break it.
    pub fn value(&self, goal: GoalId) -> Option<V> {
        self.goals.get(goal.0 as usize).copied().flatten()
    }

    /// The value of an actor of this model.
    pub fn actor(&self, actor: ActorId) -> Option<V> {
        self.actors.get(actor.0 as usize).copied()
    }

    /// The goals without a value: those on a cycle or behind one.
    ///
    /// # Order
    ///
    /// As they were added.
    pub fn unevaluated(&self) -> impl Iterator<Item = GoalId> + '_ {
        let numbered = (0..).map(GoalId).zip(&self.goals);
        numbered.filter(|(_, value)| value.is_none()).map(|(goal, _)| goal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_into_a_model_is_refused() {
        let mut model = GoalModel::default();
        let goal = model.goal(Decomposition::And, 0, None).unwrap();
        let refused = [
            model.actor(101, None).unwrap_err(),
            model.goal(Decomposition::Or, 0, Some(ActorId(0))).unwrap_err(),
            model.link(goal, GoalId(1), Link::Dependency).unwrap_err(),
            model.link(goal, goal, Link::Contribution { weight: -101, effect: Effect::Break }).unwrap_err(),
        ];
        assert_eq!(
            refused.map(|error| error.to_string()),
            [
                "the importance `101` is not in 0..=100",
                "there is no actor `0` in this model",
                "there is no goal `1` in this model",
                "the weight `-101` is not in -100..=100",
            ]
        );
    }
}
