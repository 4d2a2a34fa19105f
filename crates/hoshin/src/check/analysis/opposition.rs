//! Promises on one KPI that cannot all be kept.

mod sweep;

use std::collections::BTreeMap;

use self::sweep::{Span, widest};
use super::promise::{Promise, stated};
use crate::model::Node;
use crate::value::{Date, Holds, Interval, Unit};

/// The worst of the conflicts among the promises on one KPI, and how many there are.
#[derive(Clone, Debug)]
pub struct Opposition<'m> {
    /// The promise with the lower values, and those values.
    pub lower: (Promise<'m>, Interval),
    /// The promise with the higher values, and those values.
    pub upper: (Promise<'m>, Interval),
    /// How far apart they are, in their unit; zero where they touch.
    pub gap: f64,
    /// How many pairs of promises cannot both be kept.
    pub pairs: usize,
    /// Whether the two have to hold on the same day: both are due on one, or both hold throughout.
    pub is_strict: bool,
}

impl<'m> Opposition<'m> {
    /// Looks for pairs of promises in force, of overlapping periods, whose values have nothing in common. Strict pairs
    /// come first, then the widest gap. A target without a period overlaps all others.
    ///
    /// # Complexity
    ///
    /// k log k in the number of targets: in one dimension the pair of the greatest lower and the least upper bound
    /// shows whether all can be kept.
    ///
    /// # Source
    ///
    /// Helly's theorem on intervals.
    pub fn among(targets: &[Node<'m>]) -> Option<Self> {
        let promises = comparable(targets);
        let spans: Vec<Span> = promises.iter().map(|(promise, values)| span(promise, *values)).collect();
        let everything: Vec<usize> = (0..spans.len()).collect();
        let all = widest(&spans, &everything)?;

        let mut same_day: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
        let mut throughout = Vec::new();
        for (at, (promise, _)) in promises.iter().enumerate() {
            same_day.entry(promise.target.due()).or_default().push(at);
            if promise.fields.holds == Some(Holds::Throughout) {
                throughout.push(at);
            }
        }
        let strict = same_day
            .values()
            .chain([&throughout])
            .filter_map(|group| widest(&spans, group))
            .reduce(|best, next| if next.gap > best.gap { next } else { best });
        let worst = strict.as_ref().unwrap_or(&all);
        Some(Self {
            lower: promises.get(worst.lower)?.clone(),
            upper: promises.get(worst.upper)?.clone(),
            gap: worst.gap,
            pairs: all.pairs,
            is_strict: strict.is_some(),
        })
    }
}

/// The promises in force that say something of values, in one unit: the KPI's, else the first that any states.
fn comparable<'m>(targets: &[Node<'m>]) -> Vec<(Promise<'m>, Interval)> {
    let mut promises: Vec<Promise<'m>> = targets
        .iter()
        .filter_map(|target| Promise::of(*target))
        .filter(|promise| promise.target.is_active() && promise.purpose().is_none_or(Node::is_active))
        .collect();
    let first_stated =
        promises.iter().find_map(|promise| stated(promise.fields).into_iter().find_map(|stated| stated.unit));
    let unit = promises.first().and_then(|promise| promise.kpi.unit()).cloned();
    let unit = unit.or(first_stated).unwrap_or(Unit::COUNT);
    promises.iter_mut().for_each(|promise| promise.unit = unit.clone());
    promises
        .into_iter()
        .filter_map(|promise| {
            let values = promise.admissible()?;
            Some((promise, values))
        })
        .collect()
}

fn span(promise: &Promise<'_>, values: Interval) -> Span {
    let dates = promise.target.period().map(|period| period.span(&promise.target.plan().fiscal_year()));
    Span {
        start: dates.map_or(Date::MIN, |dates| dates.start),
        end: dates.map_or_else(|| promise.target.due(), |dates| dates.end).unwrap_or(Date::MAX),
        values,
    }
}
