//! Tropos: satisfaction and denial as two labels that are passed on side by side and never cancel.
//!
//! As the engine of the GR-Tool computes it: in passes over the whole graph, each from the labels of the last one,
//! until nothing changes; in single precision. A label never falls below what was there before.

mod label;
mod propagate;

pub use label::{Conflict, Label};
pub use propagate::{Algebra, Propagation};

use super::model::{GoalId, number};

/// Why something does not belong into a graph.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// A label or a weight is not in 0..=1.
    #[error("`{value}` is not in 0..=1")]
    OutOfRange {
        /// The number.
        value: f32,
    },
    /// A goal is of another graph.
    #[error("there is no goal `{number}` in this graph")]
    Foreign {
        /// Its number.
        number: u32,
    },
    /// A decomposition has no parts.
    #[error("a decomposition needs a part")]
    NoParts,
}

/// The number itself, where it is in 0..=1.
fn share(value: f32) -> Result<f32, GraphError> {
    (0.0..=1.0).contains(&value).then_some(value).ok_or(GraphError::OutOfRange { value })
}

/// Whether all parts are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// All parts are needed; one that is denied denies the whole.
    And,
    /// One part is enough; only all of them together deny the whole.
    Or,
}

/// Which label is passed on, and as which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `+S`, `++S`: satisfaction speaks for the other.
    PlusS,
    /// `-S`, `--S`: satisfaction speaks against the other.
    MinusS,
    /// `+D`, `++D`: denial speaks against the other.
    PlusD,
    /// `-D`, `--D`: denial speaks for the other.
    MinusD,
}

#[derive(Clone, Debug)]
enum Relation {
    Parts(Operator, Vec<GoalId>),
    Contribution(GoalId, Rule, f32),
}

/// Goals with the labels that they have to begin with, and how they pass them on.
///
/// # Example
///
/// ```
/// use hoshin::analyse::compat::tropos::{Algebra, Conflict, GoalGraph, Label, Rule};
///
/// let mut graph = GoalGraph::default();
/// let expand = graph.goal(Label::new(1.0, 0.0)?);
/// let sales = graph.goal(Label::default());
/// graph.contributes(expand, sales, Rule::PlusS, 1.0)?;
/// graph.contributes(expand, sales, Rule::MinusS, 0.5)?;
/// let found = graph.propagate(Algebra::MinMax, 100);
/// assert_eq!(found.label(sales), Some(Label::new(1.0, 0.5)?));
/// assert_eq!(found.label(sales).and_then(Label::conflict), Some(Conflict::Medium));
/// # Ok::<(), hoshin::analyse::compat::tropos::GraphError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GoalGraph {
    labels: Vec<Label>,
    relations: Vec<(GoalId, Relation)>,
}

impl GoalGraph {
    /// Adds a goal with the label that it has to begin with.
    pub fn goal(&mut self, label: Label) -> GoalId {
        self.labels.push(label);
        GoalId(number(self.labels.len()))
    }

    /// Adds a decomposition. A goal may have several.
    ///
    /// # Errors
    ///
    /// * [`GraphError::NoParts`] if there are none;
    /// * [`GraphError::Foreign`] if a goal is not of this graph.
    pub fn decomposes(
        &mut self,
        whole: GoalId,
        operator: Operator,
        parts: &[GoalId],
    ) -> Result<(), GraphError> {
        if parts.is_empty() {
            return Err(GraphError::NoParts);
        }
        [whole].iter().chain(parts).try_for_each(|goal| self.known(*goal))?;
        self.relations.push((whole, Relation::Parts(operator, parts.to_vec())));
        Ok(())
    }

    /// Adds a contribution of this weight, in 0..=1. With [`Algebra::MinMax`], 0.5 stands for `+` and `-`, 1 for `++`
    /// and `--`.
    ///
    /// # Errors
    ///
    /// * [`GraphError::OutOfRange`] if the weight is;
    /// * [`GraphError::Foreign`] if a goal is not of this graph.
    pub fn contributes(
        &mut self,
        from: GoalId,
        to: GoalId,
        rule: Rule,
        weight: f32,
    ) -> Result<(), GraphError> {
        self.known(from)?;
        self.known(to)?;
        self.relations.push((to, Relation::Contribution(from, rule, share(weight)?)));
        Ok(())
    }

    fn known(&self, goal: GoalId) -> Result<(), GraphError> {
        let is_known = (goal.0 as usize) < self.labels.len();
        is_known.then_some(()).ok_or(GraphError::Foreign { number: goal.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_into_a_graph_is_refused() {
        let mut graph = GoalGraph::default();
        let goal = graph.goal(Label::default());
        let refused = [
            Label::new(0.0, f32::NAN).unwrap_err(),
            graph.contributes(goal, goal, Rule::PlusD, 1.5).unwrap_err(),
            graph.contributes(goal, GoalId(7), Rule::PlusS, 1.0).unwrap_err(),
            graph.decomposes(goal, Operator::Or, &[]).unwrap_err(),
        ];
        assert_eq!(
            refused.map(|error| error.to_string()),
            [
                "`NaN` is not in 0..=1",
                "`1.5` is not in 0..=1",
                "there is no goal `7` in this graph",
                "a decomposition needs a part"
            ]
        );
    }
}
