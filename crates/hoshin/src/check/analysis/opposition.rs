//! Promises on one KPI that cannot all be kept.

mod sweep;

use std::collections::BTreeMap;

use self::sweep::{Span, widest};
use crate::analyse::promise::{Promise, Stated, rounded, stated};
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
        if targets.len() < 2 {
            return None;
        }
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
            gap: rounded(worst.gap),
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
        promises.iter().find_map(|promise| stated(promise.fields).find_map(Stated::unit).cloned());
    let unit = promises.first().and_then(|promise| promise.kpi.unit()).cloned();
    let unit = unit.or(first_stated).unwrap_or(Unit::COUNT);
    for promise in &mut promises {
        promise.unit = unit.clone();
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn opposed(kpi: &str, targets: [&str; 2]) -> Option<(String, usize, bool)> {
        let [one, other] = targets;
        let text = format!("hoshin: 1\nkpis: {{ k: {{ {kpi} targets: [ {{ {one} }}, {{ {other} }} ] }} }}");
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let targets: Vec<_> = plan.nodes_of_kind(NodeKind::Target).collect();
        let found = Opposition::among(&targets)?;
        Some((found.lower.0.shown(found.gap), found.pairs, found.is_strict))
    }

    #[test]
    fn only_promises_of_one_time_oppose() {
        let (up, none) = ("unit: \"%\", direction: increase,", None);
        let some = |gap: &str, is_strict| Some((gap.to_owned(), 1, is_strict));
        assert_eq!(opposed(up, ["to: \"<= 60\"", "to: 0.7 ratio"]), some("10 %", true));
        assert_eq!(opposed(up, ["to: 63, by: 2026-03-31", "to: 75, by: 2026-12-31"]), none);
        assert_eq!(opposed(up, ["to: <= 60, period: 2026-Q1", "to: 75, period: 2026-Q2"]), none);
        assert_eq!(opposed(up, ["to: <= 60, period: 2026", "to: 75, period: 2026-Q2"]), some("15 %", false));
        let always =
            ["to: <= 60, period: 2026, holds: throughout", "to: 75, period: 2026-Q2, holds: throughout"];
        assert_eq!(opposed(up, always), some("15 %", true));
        assert_eq!(opposed(up, ["to: <= 60, stage: dropped", "to: 75"]), none);
        assert_eq!(opposed(up, ["to: 5 days", "to: <= 60"]), none);
        assert_eq!(opposed("", ["to: 60", "to: \"> 70\""]), none);
        assert_eq!(opposed("", ["to: < 70", "to: \"= 70 %\""]), some("0 %", true));
        assert_eq!(opposed("direction: maintain,", ["to: 100", "band: [106, 110]"]), some("1", true));
        assert_eq!(
            opposed("direction: decrease,", ["from: 20, change: -30 %", "to: \">= 15\""]),
            some("1", true)
        );
    }
}
