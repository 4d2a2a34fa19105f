use crate::analyse::Promise;
use crate::analyse::promise::{rounded, to_digits};
use crate::analyse::score::{Confidence, Reading, Trend, day_number};
use crate::check::analysis::told::values_until;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Date, Interval};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active targets that the KPI will miss if it goes on as it has so far: the straight line through its readings,
    /// with the interval in which nine of ten such lines lie, is on the wrong side of the goal on the due date.
    ///
    /// ## Why it matters
    ///
    /// In March the year can still be changed. A status that compares today with today says green until it says red; the
    /// trend says it while there is time.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// kpis:
    ///   nps:
    ///     name: Net Promoter Score
    ///     unit: score
    ///     direction: increase
    ///     targets: [ { from: 60, to: 75, period: 2026 } ]
    ///     readings: { 2025-12-31: 60, 2026-01-31: 60, 2026-02-28: 61, 2026-03-31: 61, 2026-04-30: 62 }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// kpis:
    ///   nps:
    ///     name: Net Promoter Score
    ///     unit: score
    ///     direction: increase
    ///     targets: [ { from: 60, to: 75, period: 2026 } ]
    ///     readings: { 2025-12-31: 60, 2026-01-31: 61, 2026-02-28: 63, 2026-03-31: 64, 2026-04-30: 66 }
    /// ```
    ///
    /// ## Limits
    ///
    /// Readings count from the last one before the period of the target; there must be four of different days. Silent
    /// without a date to look from, where the last reading keeps the promise, and about targets that are not numbers. What was begun lately and will only
    /// work from next month on is not known to a straight line.
    ///
    /// ## Source
    ///
    /// S1.37: forecasts. Theil (1950) and Sen (1968): the median of all slopes between two readings, which single wild ones do not
    /// move, and its interval. Nine of ten is our choice.
    HSN315, "forecast-miss", Warning, since "0.1.0", from "S1.37 Theil Sen",
    "a target that the trend of its readings misses",
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "target `{node}` promises {promise}, and by its {readings} readings KPI `{kpi}` comes to {forecast} by then"
        => "do more for `{kpi}`, or something else than up to now, or agree on a goal that can be reached",
}

/// The readings below which there is nothing to draw a line through.
const FEWEST: usize = Confidence::P90.fewest();

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    if !target.is_active() || !target.has_outgoing(RelationKind::Tracks) {
        return;
    }
    let told = |kpi: Node<'_>| kpi.readings().len() + target.check_ins().len();
    if target.kpi().is_none_or(|kpi| told(kpi) < FEWEST) {
        return;
    }
    let Some(due) = target.due().filter(|due| *due > as_of) else { return };
    let Some(promise) = Promise::of(target) else { return };
    let Some(wanted) = promise.admissible() else { return };
    let Some((trend, last)) = trend(&promise, as_of) else { return };
    let estimate = trend.at(day_number(due));
    let expected = Interval::between(rounded(estimate.low), rounded(estimate.high));
    let is_settled = promise.purpose().is_some_and(|purpose| !purpose.is_active());
    if wanted.contains(last) || wanted.intersects(&expected) || is_settled {
        return;
    }
    // A forecast is not known to more than a few digits.
    let shown = Interval::between(to_digits(estimate.low, 3), to_digits(estimate.high, 3));
    let found = Found::on_promise(&promise).at_field("change").at_field("band").at_field("to");
    let found = found.value("promise", promise.by_when(&wanted)).value("due", due.to_string());
    let found = found.value("forecast", promise.in_words(&shown)).value("readings", trend.readings);
    let found = found.value("low", rounded(estimate.low)).value("high", rounded(estimate.high));
    sink.find(found.value("expected", rounded(estimate.expected)));
}

/// The trend since the last reading before the target's period, and the last reading.
fn trend(promise: &Promise<'_>, as_of: Date) -> Option<(Trend, f64)> {
    let values = values_until(promise, as_of);
    let (_, last) = *values.last()?;
    let start = promise.target.period().map(|period| period.span(&promise.target.plan().fiscal_year()).start);
    let before = values.partition_point(|(day, _)| start.is_some_and(|start| *day < start));
    let since = values.get(before.saturating_sub(1)..)?;
    if since.len() < FEWEST {
        return None;
    }
    let reading = |(day, value): &(Date, f64)| Reading { day: day_number(*day), value: *value };
    let readings: Vec<Reading> = since.iter().map(reading).collect();
    Some((Trend::fit(&readings, Confidence::P90).ok()?, last))
}
