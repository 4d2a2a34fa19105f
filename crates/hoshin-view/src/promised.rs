//! What a target promises, as every view that shows targets carries and words it.

use hoshin::analyse::overview::TargetFigures;
use hoshin::metamodel::node::Goal;
use hoshin::model::Node;
use hoshin::value::{Aim, Date};
use serde::Serialize;

use crate::page::Cell;
use crate::{Figure, Sight};

/// What a target promises.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Promised {
    /// The level that it starts from.
    pub from: Option<Figure>,
    /// The level that it leads to, where it promises that and nothing but it.
    pub to: Option<Figure>,
    /// What it promises in the words of the analysis, where that is anything else: a limit, a band, a step of a scale.
    pub words: Option<String>,
    /// The day on which it is due.
    pub due: Option<Date>,
}

impl Promised {
    /// What a target promises.
    pub fn of(sight: &Sight<'_, '_>, target: Node<'_>) -> Self {
        let figures = sight.figures(target);
        let promise = figures.and_then(|figures| figures.promise.as_ref());
        let to = figures.and_then(level);
        let words = figures.filter(|_| to.is_none()).and_then(TargetFigures::goal_in_words);
        let from = promise.and_then(|promise| Some(Figure::new(promise.baseline()?, Some(&promise.unit))));
        Self { from, to, words, due: target.due() }
    }

    /// What is read and what is promised, written alike.
    pub fn beside(&self, current: Option<&Figure>) -> [String; 2] {
        let [current, to] = Figure::alike([current, self.to.as_ref()]);
        [current.unwrap_or_default(), to.or_else(|| self.words.clone()).unwrap_or_default()]
    }

    /// A cell with what is promised, and by when.
    pub fn cell(&self, current: Option<&Figure>) -> Cell {
        let [_, text] = self.beside(current);
        Cell { text, note: self.due.map(|due| format!("by {due}")), ..Cell::default() }
    }
}

fn level(figures: &TargetFigures<'_>) -> Option<Figure> {
    let promise = figures.promise.as_ref()?;
    match promise.fields.goal()? {
        Goal::To(Aim::Level { comparator: None, .. }) | Goal::Change(_) => {
            Some(Figure::new(promise.goal()?, Some(&promise.unit)))
        }
        _ => None,
    }
}
