use crate::analyse::promise::Promise;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::node::Goal;
use crate::metamodel::{NodeKind, RelationKind, Routine, Target};
use crate::model::Node;
use crate::value::date::days_between;
use crate::value::{Aim, Direction, Holds};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active targets of a year or more without milestones that a routine reviews every month or more often.
    ///
    /// ## Why it matters
    ///
    /// A bowling chart shows for each month what was planned and what was reached. Without milestones there is nothing
    /// planned to hold the month against, and the review learns in December that it was too little.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { loyal: { name: Delight customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 } ] } }
    /// kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase } }
    /// routines: { review: { name: Monthly review, cadence: monthly, reviews: [loyal] } }
    /// ```
    ///
    /// Say what is to be reached by when:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   loyal:
    ///     name: Delight customers
    ///     period: 2026
    ///     targets: [ { kpi: nps, from: 60, to: 75, milestones: { 2026-03-31: 63, 2026-06-30: 67, 2026-09-30: 71 } } ]
    /// kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase } }
    /// routines: { review: { name: Monthly review, cadence: monthly, reviews: [loyal] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where the period is not known, and of what is to be kept, which is the same each month. One milestone
    /// is enough. It takes a KPI that is read less often than each quarter for one that cannot be phased.
    ///
    /// ## Source
    ///
    /// S0.21: monthly, quarterly and annual cycles that feed one conversation. The bowling chart is common practice in
    /// Hoshin Kanri.
    HSN323, "unphased-target", Note, since "0.1.0", from "S0.21",
    "a year-long target reviewed monthly without milestones",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "target `{node}` lasts a year or more, `{routine}` reviews it {cadence}, and no milestone says what is due by then"
        => "add `milestones`, such as one for each quarter: a date, and the value to have reached",
    set "days" = 330.0: "the fewest days of a year-long target (our choice: eleven months, so that a late start does not hide it)",
}

/// The days from one review to the next, at most, of a monthly one (our choice: five weeks, which is still once a month).
const MONTH: f64 = 35.0;

/// The days from one reading to the next, at most, of a KPI that can be phased: a quarter and some days (our choice).
const QUARTER: f64 = 100.0;

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = target.fields::<Target>() else { return };
    let is_phased = fields.milestones.iter().next().is_some();
    let is_kept = fields.holds == Some(Holds::Throughout);
    if is_phased || is_kept || !target.is_active() || !lasts(target, sink.parameter("days")) {
        return;
    }
    let Some(promise) = Promise::of(target) else { return };
    let is_climb = match fields.goal() {
        Some(Goal::To(Aim::Level { .. })) => promise.sense() != Some(Direction::Maintain),
        Some(Goal::Change(_)) => promise.direction != Some(Direction::Maintain),
        _ => false,
    };
    let is_slow = || promise.kpi.frequency().is_some_and(|cadence| cadence.approximate_days() > QUARTER);
    if is_climb
        && let Some((routine, cadence)) = fastest_review(target)
        && !is_slow()
    {
        sink.find(Found::on_promise(&promise).value("routine", routine.id()).value("cadence", cadence));
    }
}

/// Whether a target runs for that many days, from the start of its period to the day on which it is due.
fn lasts(target: Node<'_>, days: f64) -> bool {
    let start = target.period().map(|period| period.span(&target.plan().fiscal_year()).start);
    start.zip(target.due()).is_some_and(|(start, due)| f64::from(days_between(start, due)) + 1.0 >= days)
}

/// The routine that reviews a target most often, with its cadence in words, if that is every month or more often.
fn fastest_review(target: Node<'_>) -> Option<(Node<'_>, String)> {
    let reviewed = std::iter::once(target).chain(target.parent_of_target());
    reviewed
        .flat_map(|node| node.sources(RelationKind::Reviews))
        .filter_map(|routine| Some((routine, routine.fields::<Routine>()?.cadence?)))
        .filter(|(_, cadence)| cadence.approximate_days() <= MONTH)
        .min_by(|(one, often), (other, seldom)| {
            often.approximate_days().total_cmp(&seldom.approximate_days()).then(one.id().cmp(other.id()))
        })
        .map(|(routine, cadence)| (routine, cadence.to_string()))
}
