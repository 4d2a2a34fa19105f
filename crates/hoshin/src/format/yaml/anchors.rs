//! Anchors and aliases under a budget: what a text repeats is bounded before it is copied.
//!
//! Keeping an anchored part costs as much as repeating it, so anchors within anchors are bounded too.

use std::collections::BTreeMap;

use crate::format::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::value::datum::{Data, Datum, Span};

/// Bytes of text that cost as much as one item (our choice).
const BYTES_AN_ITEM: usize = 256;

pub(super) struct Anchors<'t> {
    defined: BTreeMap<usize, Anchored<'t>>,
    budget: usize,
    spent: usize,
}

/// A part under an anchor: how many items it has and how many collections are nested in it.
#[derive(Clone)]
pub(super) struct Anchored<'t> {
    pub(super) data: Data<'t>,
    pub(super) cost: usize,
    pub(super) height: usize,
}

impl<'t> Anchors<'t> {
    pub(super) fn new(budget: usize) -> Self {
        Self { defined: BTreeMap::new(), budget, spent: 0 }
    }

    pub(super) fn define(&mut self, anchor: usize, datum: &Datum<'t>, span: Span) -> Result<(), SyntaxError> {
        let (cost, height) = measure(&datum.data);
        self.spend(cost, span)?;
        self.defined.insert(anchor, Anchored { data: datum.data.clone(), cost, height });
        Ok(())
    }

    pub(super) fn repeat(&mut self, anchor: usize, span: Span) -> Result<Anchored<'t>, SyntaxError> {
        let Some(cost) = self.defined.get(&anchor).map(|anchored| anchored.cost) else {
            let help = "give the alias another anchor, or write the part out";
            return Err(SyntaxError::unsupported(span, "an alias stands within its own anchor", help));
        };
        self.spend(cost, span)?;
        self.defined.get(&anchor).cloned().ok_or_else(|| self.exceeded(span))
    }

    fn spend(&mut self, cost: usize, span: Span) -> Result<(), SyntaxError> {
        self.spent = self.spent.saturating_add(cost);
        if self.spent > self.budget { Err(self.exceeded(span)) } else { Ok(()) }
    }

    fn exceeded(&self, span: Span) -> SyntaxError {
        let message =
            format!("anchors and aliases repeat more than {} items, the limit `aliases`", self.budget);
        let help = "write the repeated parts out, or raise the limit";
        SyntaxError::new(SyntaxErrorKind::TooManyAliases, span, message, help)
    }
}

/// The items of a part, and the collections nested in it.
fn measure(data: &Data<'_>) -> (usize, usize) {
    let text_cost = |text: &str| 1 + text.len() / BYTES_AN_ITEM;
    let under =
        |(cost, height): (usize, usize), (more, deeper): (usize, usize)| (cost + more, height.max(deeper));
    match data {
        Data::Null | Data::Number(_) => (1, 0),
        Data::Text { text, .. } => (text_cost(text), 0),
        Data::List(items) => {
            let (cost, height) = items.iter().map(|item| measure(&item.data)).fold((1, 0), under);
            (cost, height + 1)
        }
        Data::Map(entries) => {
            let entry = |entry: &crate::value::datum::Entry<'_>| {
                let (cost, height) = measure(&entry.value.data);
                (cost + text_cost(&entry.key), height)
            };
            let (cost, height) = entries.iter().map(entry).fold((1, 0), under);
            (cost, height + 1)
        }
    }
}
