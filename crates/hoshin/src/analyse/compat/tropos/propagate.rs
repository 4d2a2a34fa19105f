//! The passes: how labels combine, and when it is over.

use super::{GoalGraph, GoalId, Label, Operator, Relation, Rule};

/// How labels combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algebra {
    /// The least and the greatest: Tropos with labels, where a weight is a cap.
    MinMax,
    /// As independent chances: Tropos with numbers, where a weight is a factor.
    Probabilistic,
}

impl Algebra {
    /// What comes through a contribution of this weight.
    fn through(self, weight: f32, label: f32) -> f32 {
        match self {
            Self::MinMax => label.min(weight),
            Self::Probabilistic => label * weight,
        }
    }

    /// The label of several that are all needed.
    fn all(self, labels: impl Iterator<Item = f32>) -> f32 {
        match self {
            Self::MinMax => labels.fold(1.0, f32::min),
            Self::Probabilistic => labels.fold(1.0, |product, label| product * label),
        }
    }

    /// The label of several of which one is enough.
    fn any(self, labels: impl Iterator<Item = f32>) -> f32 {
        match self {
            Self::MinMax => labels.fold(0.0, f32::max),
            // Rounding may lead a hair above 1.
            Self::Probabilistic => labels.fold(0.0_f32, |sum, label| sum + label - sum * label).min(1.0),
        }
    }
}

/// The labels that a graph comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Propagation {
    labels: Vec<Label>,
    /// How many passes were made, the last one, which changed nothing, counted.
    pub passes: usize,
    /// Whether the last pass changed nothing. If not, every label is a lower bound.
    pub is_settled: bool,
}

impl Propagation {
    /// The label of a goal of this graph.
    pub fn label(&self, goal: GoalId) -> Option<Label> {
        self.labels.get(goal.0 as usize).copied()
    }
}

impl GoalGraph {
    /// Passes labels on until nothing changes, in at most so many passes.
    ///
    /// With [`Algebra::MinMax`] it is soon over. With [`Algebra::Probabilistic`] and cycles it may take thousands of
    /// passes on few goals.
    ///
    /// # Complexity
    ///
    /// Linear in goals, relations and their parts, for each pass. Without cycles there are at most as many passes as
    /// the longest way has goals, and one more.
    ///
    /// # Source
    ///
    /// Giorgini et al. 2002, with the rules that pass on one label alone as the GR-Tool has them.
    pub fn propagate(&self, algebra: Algebra, passes: usize) -> Propagation {
        let mut found = Propagation { labels: self.labels.clone(), passes: 0, is_settled: false };
        while found.passes < passes && !found.is_settled {
            let next = self.pass(algebra, &found.labels);
            found.is_settled = next == found.labels;
            found.labels = next;
            found.passes += 1;
        }
        found
    }

    /// One pass: all from the labels of the last one, so that the order of relations does not matter.
    fn pass(&self, algebra: Algebra, labels: &[Label]) -> Vec<Label> {
        let label = |goal: &GoalId| labels.get(goal.0 as usize).copied().unwrap_or_default();
        let mut next = labels.to_vec();
        for (to, relation) in &self.relations {
            let brought = match relation {
                Relation::Parts(operator, parts) => {
                    let satisfied = parts.iter().map(|part| label(part).satisfied);
                    let denied = parts.iter().map(|part| label(part).denied);
                    match operator {
                        Operator::And => {
                            Label { satisfied: algebra.all(satisfied), denied: algebra.any(denied) }
                        }
                        Operator::Or => {
                            Label { satisfied: algebra.any(satisfied), denied: algebra.all(denied) }
                        }
                    }
                }
                Relation::Contribution(from, rule, weight) => {
                    let Label { satisfied, denied } = label(from);
                    let through = |label| algebra.through(*weight, label);
                    match rule {
                        Rule::PlusS => Label { satisfied: through(satisfied), denied: 0.0 },
                        Rule::MinusS => Label { satisfied: 0.0, denied: through(satisfied) },
                        Rule::PlusD => Label { satisfied: 0.0, denied: through(denied) },
                        Rule::MinusD => Label { satisfied: through(denied), denied: 0.0 },
                    }
                }
            };
            if let Some(label) = next.get_mut(to.0 as usize) {
                *label = label.or_more(brought);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_that_is_fed_settles_and_one_that_is_not_stays_empty() {
        let mut graph = GoalGraph::default();
        let [one, other] = [(); 2].map(|()| graph.goal(Label::default()));
        graph.contributes(one, other, Rule::PlusS, 1.0).unwrap();
        graph.contributes(other, one, Rule::PlusS, 1.0).unwrap();
        assert_eq!(graph.propagate(Algebra::MinMax, 9).label(one), Some(Label::default()));
        let feeds = graph.goal(Label::new(1.0, 0.0).unwrap());
        graph.contributes(feeds, one, Rule::PlusS, 0.5).unwrap();
        let found = graph.propagate(Algebra::MinMax, 9);
        assert_eq!((found.label(other), found.passes), (Label::new(0.5, 0.0).ok(), 3));
        let cut = graph.propagate(Algebra::MinMax, 1);
        assert_eq!((cut.label(other), cut.is_settled), (Some(Label::default()), false));
    }
}
