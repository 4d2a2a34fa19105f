//! GRL with labels: the qualitative evaluation, with the tables of jUCMNav.
//!
//! For models that were made elsewhere, and for nothing else: a conflict becomes unknown behind one link, and a
//! dependency lifts nothing above [`Label::None`], even where all that is depended on is satisfied. Both are kept as
//! they are.

mod label;

pub use label::Label;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::model::{Decomposition, Evaluation, GoalId, GoalModel, Link, ModelError};
use super::order;

/// How many of each label.
#[derive(Debug, Default)]
struct Count([u32; 7]);

impl Count {
    fn add(&mut self, label: Label) {
        if let Some(count) = self.0.get_mut(label as usize) {
            *count += 1;
        }
    }

    fn of(&self, label: Label) -> u32 {
        self.0.get(label as usize).copied().unwrap_or(0)
    }

    fn has(&self, label: Label) -> bool {
        self.of(label) > 0
    }

    /// The first label that is there, where a conflict is as good as unknown.
    fn first(&self, order: [Label; 6]) -> Label {
        let found = order
            .into_iter()
            .find(|label| self.has(*label) || (*label == Label::Unknown && self.has(Label::Conflict)));
        found.unwrap_or_default()
    }

    /// What several contributions come to: the majority of the weak ones, with what the full ones say.
    fn together(&self) -> Label {
        if self.0.iter().sum::<u32>() == 1 {
            return Label::ALL.into_iter().find(|label| self.has(*label)).unwrap_or_default();
        }
        if self.has(Label::Unknown) || self.has(Label::Conflict) {
            return Label::Unknown;
        }
        let weak = match self.of(Label::WeaklySatisfied).cmp(&self.of(Label::WeaklyDenied)) {
            Ordering::Greater => Label::WeaklySatisfied,
            Ordering::Less => Label::WeaklyDenied,
            Ordering::Equal => Label::None,
        };
        let full = match (self.has(Label::Satisfied), self.has(Label::Denied)) {
            (true, true) => Label::Conflict,
            (true, false) => Label::Satisfied,
            (false, true) => Label::Denied,
            (false, false) => Label::None,
        };
        weak.combined_with(full)
    }
}

/// Evaluates a model from the labels that are given for some of its goals, whose links then do not matter.
///
/// # Errors
///
/// [`ModelError::Foreign`] if a label is given for a goal that is not of this model.
///
/// # Complexity
///
/// As [`grl::evaluate`](super::grl::evaluate).
///
/// # Source
///
/// Amyot et al. 2010; jUCMNav.
pub fn evaluate(model: &GoalModel, given: &BTreeMap<GoalId, Label>) -> Result<Evaluation<Label>, ModelError> {
    for goal in given.keys() {
        model.known(*goal)?;
    }
    let goals = order::evaluate(
        model,
        |goal| given.get(&goal).copied(),
        |goal, links| {
            let decomposition = model.goals.get(goal).map(|goal| goal.decomposition).unwrap_or_default();
            inflow(decomposition, links)
        },
    );
    Ok(order::with_actors(model, goals, Label::None, |parts| {
        let mut felt = Count::default();
        parts.iter().filter(|(importance, _)| *importance > 0).for_each(|(importance, label)| {
            felt.add(label.weighed(*importance));
        });
        felt.together()
    }))
}

/// The label of a goal by its links.
fn inflow(decomposition: Decomposition, links: &mut dyn Iterator<Item = (Link, Label)>) -> Label {
    use Label::{Conflict, Denied, None, Satisfied, Unknown, WeaklyDenied, WeaklySatisfied};
    let [mut parts, mut contributions, mut bounds] = [(); 3].map(|()| Count::default());
    for (link, label) in links {
        match link {
            Link::Decomposition => parts.add(label),
            Link::Contribution { effect, .. } => contributions.add(label.through(effect)),
            Link::Dependency => bounds.add(label),
        }
    }
    let whole = parts.first(match decomposition {
        Decomposition::And => [Denied, Unknown, WeaklyDenied, None, WeaklySatisfied, Satisfied],
        Decomposition::Or | Decomposition::Xor => {
            [Satisfied, Unknown, WeaklySatisfied, None, WeaklyDenied, Denied]
        }
    });
    let label = whole.combined_with(contributions.together());
    if bounds.0.iter().all(|count| *count == 0) {
        return label;
    }
    bounds.add(label);
    // The worst of all, and never better than nothing.
    [Denied, Conflict, Unknown, WeaklyDenied].into_iter().find(|label| bounds.has(*label)).unwrap_or_default()
}
