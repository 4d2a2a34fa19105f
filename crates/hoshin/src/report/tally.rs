//! What is kept of each of several plans: its name and how much was found.

use super::summary::{Report, Summary};
use crate::format::ReadError;
use crate::sort::Arrange as _;

/// How much was found in one of several plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) name: String,
    pub(super) outcome: Outcome,
}

/// What became of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was checked.
    Checked { nodes: usize, summary: Summary },
    /// It could not be read, for so many faults.
    Refused(usize),
}

impl Tally {
    pub(super) fn of_report(name: &str, report: &Report) -> Self {
        let outcome = Outcome::Checked { nodes: report.nodes, summary: report.summary() };
        Self { name: name.to_owned(), outcome }
    }

    pub(super) fn of_refusal(name: &str, error: &ReadError) -> Self {
        Self { name: name.to_owned(), outcome: Outcome::Refused(error.faults().len()) }
    }

    pub(super) fn is_refused(&self) -> bool {
        matches!(self.outcome, Outcome::Refused(_))
    }
}

/// The plans with the worst first: those that could not be read, then by errors, warnings and notes, then by name.
pub(super) fn worst_first(tallies: &[Tally]) -> Vec<&Tally> {
    let mut sorted: Vec<&Tally> = tallies.iter().collect();
    let rank = |tally: &Tally| match tally.outcome {
        Outcome::Refused(faults) => (1, faults, 0, 0),
        Outcome::Checked { summary, .. } => (0, summary.errors, summary.warnings, summary.notes),
    };
    sorted.arrange_by(|one, other| rank(other).cmp(&rank(one)).then_with(|| one.name.cmp(&other.name)));
    sorted
}

/// All findings of all plans.
pub(super) fn total(tallies: &[Tally]) -> Summary {
    tallies.iter().fold(Summary::default(), |sum, tally| match tally.outcome {
        Outcome::Checked { summary, .. } => sum + summary,
        Outcome::Refused(_) => sum,
    })
}
