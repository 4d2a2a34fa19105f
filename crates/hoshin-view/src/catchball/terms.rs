//! The terms on the table as rounds are played, so that each can be told with what it was before.

use std::collections::BTreeMap;

use hoshin::metamodel::Round;
use hoshin::value::{Keyed, Move, Term};
use serde::Serialize;

/// A term: a field of the deployed node, or of one of its targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermSaid {
    /// The target, where there are several.
    pub target: Option<String>,
    /// The field.
    pub field: String,
    /// What was put forward.
    pub value: String,
    /// What was on the table before, where that was something else.
    pub was: Option<String>,
}

impl TermSaid {
    /// Several in words.
    pub fn list(terms: &[Self]) -> String {
        let told = |term: &Self| {
            let target = term.target.as_ref().map(|target| format!("{target}: ")).unwrap_or_default();
            let was = term.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
            format!("{target}{} {}{was}", term.field, term.value)
        };
        terms.iter().map(told).collect::<Vec<_>>().join("; ")
    }
}

/// What lies on the table.
#[derive(Debug, Default)]
pub(super) struct Table {
    values: BTreeMap<(Option<String>, String), String>,
}

impl Table {
    /// Plays a round: tells its terms with what they were before. A proposal clears the table, though it is still told
    /// against what lay there.
    pub(super) fn play(&mut self, round: &Round) -> Vec<TermSaid> {
        let mut told = said(&round.terms);
        let key = |term: &TermSaid| (term.target.clone(), term.field.clone());
        for term in &mut told {
            term.was = self.values.get(&key(term)).filter(|was| **was != term.value).cloned();
        }
        if matches!(round.action, Some(Move::Propose | Move::Withdraw)) {
            self.values.clear();
        }
        self.values.extend(told.iter().map(|term| (key(term), term.value.clone())));
        told
    }
}

/// Terms one by one.
pub(super) fn said(terms: &Keyed<Term>) -> Vec<TermSaid> {
    let term = |target: Option<&str>, field: &str, value: &str| TermSaid {
        target: target.map(str::to_owned),
        field: field.into(),
        value: value.into(),
        was: None,
    };
    let mut told = Vec::new();
    for (key, value) in terms.iter() {
        match value {
            Term::Value(text) => told.push(term(None, key, text)),
            Term::Target(fields) => {
                told.extend(fields.iter().map(|(field, text)| term(Some(key), field, text)));
            }
        }
    }
    told
}
