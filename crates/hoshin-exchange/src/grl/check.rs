//! What a file stores of its own evaluation, against what hoshin works out of the same model.

use std::collections::{BTreeMap, HashMap};

use hoshin::analyse::compat::grl::{Range, Settings, evaluate};
use hoshin::analyse::compat::indicator::Indicator;
use hoshin::analyse::compat::{Decomposition, Effect, GoalModel, Link};
use hoshin::value::Operator;

use super::{Model, Strategy, WeightKind};
use crate::{About, NoteKind, Notes};

impl Model {
    /// Compares every stored value with ours, under the strategy under which most agree: a file does not tell which one
    /// it was evaluated with.
    pub(super) fn check(&self, notes: &mut Notes) {
        if self.stored.values().all(|stored| stored.value.is_none()) {
            return;
        }
        let none = [Strategy::default()];
        let strategies = if self.strategies.is_empty() { &none[..] } else { &self.strategies };
        let tried = strategies.iter().filter_map(|strategy| Some((strategy, self.differences(strategy)?)));
        let Some((strategy, differences)) = tried.min_by_key(|(_, differences)| differences.len()) else {
            notes.lost(
                "evaluation",
                About::all(),
                "the stored evaluation is of a model that cannot be evaluated",
            );
            return;
        };
        // Two elements may claim one key, so that elements are counted and not what is stored.
        let has_value = |key: &str| self.stored.get(key).is_some_and(|stored| stored.value.is_some());
        let stored = self.goals.elements.iter().filter(|element| has_value(&element.key)).count();
        let agree = stored - differences.len();
        let text = format!("{agree} of {stored} stored values come out, by the strategy `{}`", strategy.name);
        notes.add(NoteKind::Agrees, "evaluation", About::all(), text);
        for (name, was, is) in differences {
            let is = is.map_or("nothing".to_owned(), |is| is.to_string());
            let text = format!("`{name}` is stored as {was} and comes to {is}");
            notes.add(NoteKind::Disagrees, "evaluation", About::all(), text);
        }
    }

    /// The elements whose stored value is not ours: name, stored, ours.
    fn differences(&self, strategy: &Strategy) -> Option<Vec<(String, i32, Option<i32>)>> {
        let range = if self.is_positive { Range::Positive } else { Range::Signed };
        let mut model = GoalModel::default();
        let mut ids = HashMap::new();
        for element in &self.goals.elements {
            let stored = self.stored.get(&element.key).cloned().unwrap_or_default();
            let decomposition = match stored.operator {
                Some(Operator::Or) => Decomposition::Or,
                Some(Operator::Xor) => Decomposition::Xor,
                _ => Decomposition::And,
            };
            ids.insert(element.key.as_str(), model.goal(decomposition, stored.importance, None).ok()?);
        }
        for weight in &self.weights {
            let (Some(from), Some(to)) = (ids.get(weight.from.as_str()), ids.get(weight.to.as_str())) else {
                continue;
            };
            let link = match weight.kind {
                WeightKind::Contribution(weight) => Link::Contribution { weight, effect: Effect::Unknown },
                WeightKind::Decomposition => Link::Decomposition,
                WeightKind::Dependency => Link::Dependency,
            };
            model.link(*from, *to, link).ok()?;
        }
        let mut given = BTreeMap::new();
        for element in &self.goals.elements {
            let stored = self.stored.get(&element.key).filter(|stored| stored.is_selected);
            if let (Some(id), Some(value)) =
                (ids.get(element.key.as_str()), stored.and_then(|stored| stored.value))
            {
                given.insert(*id, value.clamp(range.least(), 100));
            }
        }
        for (key, value) in &strategy.given {
            if let Some(id) = ids.get(key.as_str()) {
                given.insert(*id, (*value).clamp(range.least(), 100));
            }
        }
        for set in &strategy.indicators {
            let indicator = Indicator::new(set.target, set.threshold, set.worst).ok();
            let value = indicator.and_then(|indicator| indicator.satisfaction(set.value?, range));
            if let (Some(id), Some(value)) = (ids.get(set.key.as_str()), value) {
                given.insert(*id, value);
            }
        }
        let ours = evaluate(&model, &given, Settings { range, ..Settings::default() }).ok()?;
        let mut differences = Vec::new();
        for element in &self.goals.elements {
            let Some(was) = self.stored.get(&element.key).and_then(|stored| stored.value) else { continue };
            let is = ids.get(element.key.as_str()).and_then(|id| ours.value(*id));
            // What is on a cycle has no value with us, and is stored as 0.
            if is != Some(was) && !(is.is_none() && was == 0) {
                differences.push((element.name.clone(), was, is));
            }
        }
        Some(differences)
    }
}
