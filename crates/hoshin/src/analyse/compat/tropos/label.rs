//! The two labels of a goal, and how far they contradict each other.

use super::{GraphError, share};

/// What speaks for a goal and what speaks against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Label {
    pub(super) satisfied: f32,
    pub(super) denied: f32,
}

/// How far a goal is both satisfied and denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// Both in part.
    Weak,
    /// One of them in full, the other in part.
    Medium,
    /// Both in full.
    Strong,
}

impl Label {
    /// A label of what speaks for and against, each in 0..=1: 0 is nothing, 1 is all; with [`Algebra::MinMax`], 0.5
    /// stands for partial evidence.
    ///
    /// [`Algebra::MinMax`]: super::Algebra::MinMax
    ///
    /// # Errors
    ///
    /// [`GraphError::OutOfRange`] if one of them is.
    pub fn new(satisfied: f32, denied: f32) -> Result<Self, GraphError> {
        Ok(Self { satisfied: share(satisfied)?, denied: share(denied)? })
    }

    /// What speaks for the goal, in 0..=1.
    pub fn satisfied(self) -> f32 {
        self.satisfied
    }

    /// What speaks against the goal, in 0..=1.
    pub fn denied(self) -> f32 {
        self.denied
    }

    /// How far the two contradict each other, if they do.
    ///
    /// # Source
    ///
    /// Giorgini et al. 2002.
    pub fn conflict(self) -> Option<Conflict> {
        let [lesser, greater] = [self.satisfied.min(self.denied), self.satisfied.max(self.denied)];
        match (lesser, greater) {
            (..=0.0, _) => None,
            (1.0.., _) => Some(Conflict::Strong),
            (_, 1.0..) => Some(Conflict::Medium),
            _ => Some(Conflict::Weak),
        }
    }

    /// What speaks more loudly in either label.
    pub(super) fn or_more(self, other: Self) -> Self {
        Self { satisfied: self.satisfied.max(other.satisfied), denied: self.denied.max(other.denied) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_as_strong_as_its_two_sides() {
        let conflict = |satisfied, denied| Label::new(satisfied, denied).unwrap().conflict();
        assert_eq!(conflict(1.0, 0.0), None);
        assert_eq!(conflict(0.5, 0.5), Some(Conflict::Weak));
        assert_eq!(conflict(0.1, 1.0), Some(Conflict::Medium));
        assert_eq!(conflict(1.0, 1.0), Some(Conflict::Strong));
    }
}
