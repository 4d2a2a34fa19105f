//! Which of the targets of one part answer a target of the whole, and what they promise together.

use crate::analyse::promise::{Promise, rounded};
use crate::analyse::score::{Better, Pledge, Unknown};
use crate::metamodel::Kpi;
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Date, Dates, OverTime, Unit};

/// How to choose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen<'p, 'm> {
    /// The promise of the whole.
    pub(super) promise: &'p Promise<'m>,
    /// The unit to compare in.
    pub(super) unit: &'p Unit,
    /// On which side of a goal it is kept.
    pub(super) better: Option<Better>,
}

impl<'m> Chosen<'_, 'm> {
    /// Of the targets in force whose period overlaps: the one that is due when the whole is, else the last before, else
    /// the next after; of several the one that promises most, so that a shortfall is one by any reading. Where the KPI
    /// counts what comes in over time, periods in a row that fill the period of the whole.
    pub(super) fn among(&self, targets: impl Iterator<Item = Node<'m>>) -> Vec<Node<'m>> {
        let whole = days(self.promise.target);
        let overlaps =
            |target: Node<'m>| whole.zip(days(target)).is_none_or(|(whole, days)| whole.overlaps(&days));
        let is_wanted = |target: &Node<'m>| {
            *target != self.promise.target
                && target.is_active()
                && Promise::of(*target).is_some_and(|promise| promise.purpose().is_none_or(Node::is_active))
                && overlaps(*target)
        };
        let found: Vec<Node<'m>> = targets.filter(is_wanted).collect();
        match whole {
            Some(whole) if self.flows() => self.filling(found, whole),
            _ => self.nearest(found.into_iter()).into_iter().collect(),
        }
    }

    /// What targets promise together.
    pub(super) fn pledge(&self, targets: &[Node<'m>]) -> Result<Pledge, Unknown> {
        if targets.len() > 1 || !self.flows() {
            let (mut goal, mut baseline) = (0.0, Some(0.0));
            for target in targets {
                let pledge = self.of_target(*target)?;
                goal += pledge.goal;
                baseline = baseline.zip(pledge.baseline).map(|(sum, baseline)| sum + baseline);
            }
            return Ok(Pledge { baseline, goal, share: None });
        }
        // What comes in within a shorter time is no promise for the whole of it.
        let target = targets.first().ok_or(Unknown::NoneKnown)?;
        if days(*target) != days(self.promise.target) {
            return Err(Unknown::Incomparable);
        }
        self.of_target(*target)
    }

    fn of_target(&self, target: Node<'m>) -> Result<Pledge, Unknown> {
        self.level(&Promise::of(target).ok_or(Unknown::NoKpi)?)
    }

    /// What is promised, from the unit of the promise in the common one.
    pub(super) fn level(&self, promise: &Promise<'m>) -> Result<Pledge, Unknown> {
        let common = |number: f64| promise.unit.convert(number, self.unit).ok().map(rounded);
        let goal = promise.goal().and_then(common).ok_or(Unknown::Incomparable)?;
        Ok(Pledge { baseline: promise.baseline().and_then(common), goal, share: None })
    }

    /// Whether the KPI counts what comes in within a period, so that periods add up.
    fn flows(&self) -> bool {
        let fields = self.promise.kpi.fields::<Kpi>();
        fields.is_some_and(|fields| fields.over_time == Some(OverTime::Sum))
    }

    fn nearest(&self, targets: impl Iterator<Item = Node<'m>>) -> Option<Node<'m>> {
        let wanted = self.promise.target.due();
        let ambition = |target: Node<'m>| {
            let sign = if self.better == Some(Better::Less) { -1.0 } else { 1.0 };
            self.of_target(target).map_or(f64::NEG_INFINITY, |pledge| sign * pledge.goal)
        };
        let distance = |target: Node<'m>| -> (bool, u32) {
            match wanted.zip(target.due()) {
                None => (false, 0),
                Some((wanted, due)) if due <= wanted => (false, apart(due, wanted)),
                Some((wanted, due)) => (true, apart(wanted, due)),
            }
        };
        targets.min_by(|one, other| {
            let nearer = distance(*one).cmp(&distance(*other));
            nearer.then(ambition(*other).total_cmp(&ambition(*one))).then(one.id().cmp(other.id()))
        })
    }

    /// Those of the very period, else those of periods in a row that make it up, else one that does not.
    fn filling(&self, targets: Vec<Node<'m>>, whole: Dates) -> Vec<Node<'m>> {
        let same = targets.iter().copied().filter(|target| days(*target) == Some(whole));
        if let Some(same) = self.nearest(same) {
            return vec![same];
        }
        let mut row: Vec<(Dates, Node<'m>)> =
            targets.iter().filter_map(|target| Some((days(*target)?, *target))).collect();
        row.retain(|(dates, _)| dates.lies_within(&whole));
        row.arrange_by_key(|(dates, target)| (dates.start, target.id()));
        let mut next = Some(whole.start);
        let is_row = row.iter().all(|(dates, _)| {
            let follows = next == Some(dates.start);
            next = dates.end.and_then(|end| end.tomorrow().ok());
            follows
        });
        let ends = row.last().map(|(dates, _)| dates.end) == Some(whole.end);
        if is_row && ends {
            return row.into_iter().map(|(_, target)| target).collect();
        }
        self.nearest(targets.into_iter()).into_iter().collect()
    }
}

/// The days of a target's period.
fn days(target: Node<'_>) -> Option<Dates> {
    target.period().map(|period| period.span(&target.plan().fiscal_year()))
}

fn apart(first: Date, last: Date) -> u32 {
    Dates { start: first, end: Some(last) }.days().unwrap_or(u32::MAX)
}
