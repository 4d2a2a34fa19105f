//! The widest of the gaps between intervals that hold at one time, by one sweep over time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::sort::Arrange as _;
use crate::value::{Date, Interval};

/// Values that are promised from one day to another, both included. An end before the start is no time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) values: Interval,
}

/// The widest gap, between which spans it lies, and how many pairs lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widest {
    pub(super) lower: usize,
    pub(super) upper: usize,
    pub(super) gap: f64,
    pub(super) pairs: usize,
}

/// Looks among the spans numbered in `among` for pairs of one time and no common value.
///
/// # Complexity
///
/// k log k.
pub(super) fn widest(spans: &[Span], among: &[usize]) -> Option<Widest> {
    let mut chosen: Vec<(usize, Span)> = among
        .iter()
        .filter_map(|at| Some((*at, *spans.get(*at)?)))
        .filter(|(_, span)| span.start <= span.end)
        .collect();
    chosen.arrange_by_key(|(at, span)| (span.start, *at));
    let ranks = Ranks::of(&chosen);

    let mut running = Running::default();
    running.lows.resize(ranks.bounds.len());
    running.highs.resize(ranks.bounds.len());
    let mut found: Option<Widest> = None;
    for (at, span) in chosen {
        running.drop_before(span.start);
        let member = Member { low: ranks.low(&span.values), high: ranks.high(&span.values), at, span };
        let pairs = running.highs.below(member.low) + running.lows.above(member.high);
        let lowest = running.by_high.peek().map(|Reverse((_, member))| (member.at, at, member.span, span));
        let highest = running.by_low.peek().map(|(_, Reverse(member))| (at, member.at, span, member.span));
        for (lower, upper, low, high) in [lowest, highest].into_iter().flatten() {
            let gap = low.values.gap_to(&high.values);
            let is_apart = ranks.high(&low.values) < ranks.low(&high.values);
            if is_apart && found.is_none_or(|best| gap > best.gap) {
                found = Some(Widest { lower, upper, gap, pairs: found.map_or(0, |best| best.pairs) });
            }
        }
        found = found.map(|best| Widest { pairs: best.pairs + pairs, ..best });
        running.add(member);
    }
    found
}

/// Bounds by rank, so that comparing two of them tells whether intervals meet: two lie apart just where the rank of
/// an upper bound is below that of a lower one.
struct Ranks {
    bounds: Vec<(f64, u8)>,
}

impl Ranks {
    fn of(spans: &[(usize, Span)]) -> Self {
        let mut bounds: Vec<(f64, u8)> = spans
            .iter()
            .flat_map(|(_, span)| [Self::low_key(&span.values), Self::high_key(&span.values)])
            .collect();
        bounds.arrange_by(Self::order);
        bounds.dedup_by(|one, other| Self::order(one, other).is_eq());
        Self { bounds }
    }

    fn order(one: &(f64, u8), other: &(f64, u8)) -> std::cmp::Ordering {
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    }

    /// An open lower bound lies above the closed one of the same value.
    fn low_key(values: &Interval) -> (f64, u8) {
        (values.low + 0.0, if values.low_open { 2 } else { 1 })
    }

    fn high_key(values: &Interval) -> (f64, u8) {
        (values.high + 0.0, u8::from(!values.high_open))
    }

    fn rank(&self, key: &(f64, u8)) -> usize {
        self.bounds.partition_point(|bound| Self::order(bound, key).is_lt())
    }

    fn low(&self, values: &Interval) -> usize {
        self.rank(&Self::low_key(values))
    }

    fn high(&self, values: &Interval) -> usize {
        self.rank(&Self::high_key(values))
    }
}

/// A span with its ranks. In a heap it stands behind its rank; its own order is by number.
#[derive(Clone, Copy, Debug)]
struct Member {
    low: usize,
    high: usize,
    at: usize,
    span: Span,
}

impl PartialEq for Member {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Member {}

impl PartialOrd for Member {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Member {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}

/// The spans that hold on the day of the sweep.
#[derive(Default)]
struct Running {
    by_end: BinaryHeap<Reverse<(Date, Member)>>,
    by_high: BinaryHeap<Reverse<(usize, Member)>>,
    by_low: BinaryHeap<(usize, Reverse<Member>)>,
    highs: Counts,
    lows: Counts,
}

impl Running {
    fn add(&mut self, member: Member) {
        self.by_end.push(Reverse((member.span.end, member)));
        self.by_high.push(Reverse((member.high, member)));
        self.by_low.push((member.low, Reverse(member)));
        self.highs.change(member.high, 1);
        self.lows.change(member.low, 1);
    }

    fn drop_before(&mut self, day: Date) {
        while let Some(Reverse((_, member))) =
            self.by_end.peek().copied().filter(|Reverse((end, _))| *end < day)
        {
            self.by_end.pop();
            self.highs.change(member.high, -1);
            self.lows.change(member.low, -1);
        }
        while self.by_high.peek().is_some_and(|Reverse((_, member))| member.span.end < day) {
            self.by_high.pop();
        }
        while self.by_low.peek().is_some_and(|(_, Reverse(member))| member.span.end < day) {
            self.by_low.pop();
        }
    }
}

/// How many there are of each rank, summed in logarithmic time (a Fenwick tree).
#[derive(Default)]
struct Counts {
    sums: Vec<i64>,
    total: i64,
}

impl Counts {
    fn resize(&mut self, ranks: usize) {
        self.sums.resize(ranks + 1, 0);
    }

    fn change(&mut self, rank: usize, by: i64) {
        self.total += by;
        let mut at = rank + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += by;
            at += at & at.wrapping_neg();
        }
    }

    /// How many have a lower rank.
    fn below(&self, rank: usize) -> usize {
        let (mut at, mut sum) = (rank, 0);
        while at > 0 {
            sum += self.sums.get(at).copied().unwrap_or_default();
            at &= at - 1;
        }
        usize::try_from(sum).unwrap_or_default()
    }

    /// How many have a higher rank.
    fn above(&self, rank: usize) -> usize {
        usize::try_from(self.total).unwrap_or_default().saturating_sub(self.below(rank + 1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval() -> impl Strategy<Value = Interval> {
        let bounds = (0_i8..6, 0_i8..6, any::<bool>(), any::<bool>());
        prop_oneof![
            (0_i8..6).prop_map(|low| Interval::at_least(f64::from(low))),
            (0_i8..6).prop_map(|high| Interval::below(f64::from(high))),
            bounds.prop_map(|(low, more, low_open, high_open)| Interval {
                low: f64::from(low),
                low_open,
                high: f64::from(low + more + 1),
                high_open
            }),
        ]
    }

    proptest! {
        #[test]
        fn the_sweep_agrees_with_comparing_all_pairs(
            spans in prop::collection::vec((interval(), 1_i8..20, 0_i8..8), 0..12)
        ) {
            let day = |day: i8| Date::new(2026, 1, day).unwrap();
            let spans: Vec<Span> = spans
                .into_iter()
                .map(|(values, from, days)| Span { start: day(from), end: day(from + days), values })
                .collect();
            let mut gaps = Vec::new();
            for (at, one) in spans.iter().enumerate() {
                for other in &spans[at + 1..] {
                    let overlap = one.start <= other.end && other.start <= one.end;
                    if overlap && !one.values.intersects(&other.values) {
                        gaps.push(one.values.gap_to(&other.values));
                    }
                }
            }
            let found = widest(&spans, &(0..spans.len()).collect::<Vec<_>>());
            prop_assert_eq!(found.map_or(0, |found| found.pairs), gaps.len());
            prop_assert_eq!(found.map(|found| found.gap), gaps.into_iter().max_by(f64::total_cmp));
        }
    }
}
