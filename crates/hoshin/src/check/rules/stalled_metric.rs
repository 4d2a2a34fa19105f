use crate::analyse::Promise;
use crate::analyse::promise::rounded;
use crate::check::analysis::colour::{days_read, help, running};
use crate::check::analysis::lead::kpis_of;
use crate::check::analysis::told::{days_between, values_until};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{Date, Duration, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets whose KPI has not moved over the last three readings while work on it was running: all of them lie
    /// within a twentieth of what was left to go.
    ///
    /// ## Why it matters
    ///
    /// The work is done and the number stays. Either the work is not what moves it, or it is not being done, or the goal is
    /// out of reach; each of the three wants another answer, and none of them is to go on.
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
    ///     readings: { 2026-01-31: 61.2, 2026-02-28: 61.0, 2026-03-31: 61.3, 2026-04-30: 61.1 }
    /// initiatives: { calls: { name: Call back within a day, stage: do, period: 2026, improves: { nps: strong } } }
    /// ```
    ///
    /// Try something else:
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
    ///     readings: { 2026-01-31: 61.2, 2026-02-28: 61.0, 2026-03-31: 61.3, 2026-04-30: 61.1 }
    /// initiatives:
    ///   calls: { name: Call back within a day, stage: dropped, period: 2026, improves: { nps: strong } }
    ///   repairs: { name: Repair at the first visit, stage: do, period: 2026-04..2026-12, improves: { nps: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, where the goal is reached, and about targets that are not numbers. Work counts if it improves the KPI or
    /// advances the target; work on an objective with one KPI is work on that KPI. It must have been running since before the first of the
    /// readings. Where KPIs drive this one with a lag, it must have been running for as long as that before.
    ///
    /// ## Source
    ///
    /// S1.15: if metrics do not move, adjust actions or targets. Three readings and a twentieth are our choice.
    HSN314, "stalled-metric", Warning, since "0.1.0", from "S1.15",
    "a target whose KPI does not move while work on it is running",
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "KPI `{kpi}` has stayed between {low} and {high} since {since}, while {work} {runs} for target `{node}` ({promise})"
        => "do something else than up to now, or agree on another goal",
    set "periods" = 3.0: "the readings over which nothing has moved, after the first of them (our choice: a quarter of months)",
    set "noise" = 0.05: "the share of what was left to go that is no movement (our choice)",
}

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let Some(kpi) = running(target, as_of) else { return };
    let periods = sink.parameter("periods");
    let needed = (1..1000_usize).find(|count| number(*count) >= periods).unwrap_or(1000) + 1;
    if kpi.readings().len() + target.check_ins().len() >= needed {
        judge(target, kpi, as_of, (needed, sink.parameter("noise")), sink);
    }
}

fn judge<'m>(
    target: Node<'m>,
    kpi: Node<'m>,
    as_of: Date,
    (needed, noise): (usize, f64),
    sink: &mut Sink<'_, 'm>,
) {
    let Some(promise) = Promise::of(target) else { return };
    let Some(wanted) = promise.admissible() else { return };
    let days = days_read(target, kpi, as_of);
    let Some(since) = days.get(needed - 1).copied() else { return };
    let values = values_until(&promise, as_of);
    let window = || values.iter().filter(|(day, _)| *day >= since).map(|(_, value)| *value);
    let (low, high) =
        window().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let Some(first) = window().next() else { return };
    let left = if first < wanted.low { wanted.low - first } else { first - wanted.high };
    if window().any(|value| wanted.contains(value)) || rounded(high - low) > noise * left {
        return;
    }
    let mut work: Vec<Link<'m>> =
        work_on(target, kpi).filter(|link| has_run(link.source(), kpi, since)).collect();
    if work.is_empty() {
        return;
    }
    work.arrange_by_key(|link| (link.source().id(), link.kind(), link.target().kind(), link.target().id()));
    let mut ids: Vec<String> = work.iter().map(|link| link.source().id().to_owned()).collect();
    ids.dedup();
    let found = Found::on_promise(&promise).at_field("readings").value("promise", promise.by_when(&wanted));
    let found = found.value("low", promise.shown(low)).value("high", promise.shown(high));
    let found =
        found.value("since", since.to_string()).value("runs", if ids.len() == 1 { "runs" } else { "run" });
    sink.find(work.into_iter().fold(found, Found::by).value("work", ids));
}

/// The relations of active work that is meant to move a KPI.
fn work_on<'m>(target: Node<'m>, kpi: Node<'m>) -> impl Iterator<Item = Link<'m>> {
    let is_only = move |goal: Node<'m>| {
        let mut others = kpis_of(goal).filter(|other| *other != kpi);
        goal.kind() == NodeKind::Objective && others.next().is_none()
    };
    help(target).filter(move |link| {
        let at = link.target();
        link.source().is_active() && (at == kpi || at == target || is_only(at))
    })
}

/// Whether work has been running since a day, and since before that for as long as it may take to show.
fn has_run(work: Node<'_>, kpi: Node<'_>, since: Date) -> bool {
    let lags = kpi.incoming(RelationKind::Drives).filter_map(Link::lag);
    let lag = lags.map(Duration::approximate_days).fold(0.0, f64::max);
    let is_begun = !matches!(work.stage(), None | Some(Stage::Plan));
    let start = work.period().map(|period| period.span(&work.plan().fiscal_year()).start);
    is_begun && start.is_none_or(|start| days_between(start, since) >= lag)
}

#[expect(clippy::cast_precision_loss, reason = "a number of readings")]
fn number(count: usize) -> f64 {
    count as f64
}
