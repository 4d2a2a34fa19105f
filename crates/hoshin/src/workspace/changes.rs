//! What an edit changed: findings that came, went and changed, and what it takes to take the edit back.

use std::cmp::Ordering;

use super::values::ValueChange;
use crate::model::undo::Step;
use crate::report::Finding;
use crate::sort::Arrange as _;

/// What an edit changed.
///
/// Findings are told apart by their fingerprint: code, nodes and relations. One of the same fingerprint that says
/// something else, or stands elsewhere, has changed.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The findings that were not there before, in the order of a report.
    pub added: Vec<Finding>,
    /// The findings that are no longer there, in the order of a report.
    pub removed: Vec<Finding>,
    /// The findings that say something else than before, as they are now, in the order of a report.
    pub changed: Vec<Finding>,
    /// The nodes whose values are others than before, in order of kinds and ids; those that went left out.
    pub values: Vec<ValueChange>,
    /// How often a rule judged a node, a group or the plan again.
    pub judged: usize,
    /// What takes the edit back.
    pub undo: Undo,
}

impl Changes {
    /// Whether all findings and values are as they were.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// What takes an edit back: fields, numbers, places and all. It fits the plan that the edit left behind, and no other.
#[derive(Clone, Debug)]
pub struct Undo {
    pub(super) step: Step,
    pub(super) before: u64,
    pub(super) after: u64,
}

/// Findings as they were and as they are, wherever these may differ.
#[derive(Debug, Default)]
pub(super) struct Delta {
    old: Vec<Finding>,
    new: Vec<Finding>,
}

impl Delta {
    pub(super) fn was(&mut self, finding: Finding) {
        self.old.push(finding);
    }

    pub(super) fn is(&mut self, finding: Finding) {
        self.new.push(finding);
    }

    /// Leaves out what stayed, and pairs what changed.
    pub(super) fn into_changes(mut self, judged: usize, values: Vec<ValueChange>, undo: Undo) -> Changes {
        self.old.arrange_by(Finding::order);
        self.new.arrange_by(Finding::order);
        let (old, new) = apart(self.old, self.new, Finding::order, |_, _| {});
        let mut changed = Vec::new();
        let (removed, added) = apart(old, new, Finding::identity, |_, now| changed.push(now));
        Changes { added, removed, changed, values, judged, undo }
    }
}

/// What only one of two sorted lists has; `both` is given what both have.
fn apart<T>(
    old: Vec<T>,
    new: Vec<T>,
    order: impl Fn(&T, &T) -> Ordering,
    mut both: impl FnMut(T, T),
) -> (Vec<T>, Vec<T>) {
    let (mut olds, mut news) = (old.into_iter().peekable(), new.into_iter().peekable());
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    loop {
        let ordering = match (olds.peek(), news.peek()) {
            (Some(old), Some(new)) => order(old, new),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return (gone, come),
        };
        match ordering {
            Ordering::Less => gone.extend(olds.next()),
            Ordering::Greater => come.extend(news.next()),
            Ordering::Equal => {
                if let Some((old, new)) = olds.next().zip(news.next()) {
                    both(old, new);
                }
            }
        }
    }
}
