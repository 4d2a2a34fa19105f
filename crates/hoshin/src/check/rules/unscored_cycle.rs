use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::date::days_between;
use crate::value::{Date, Framework, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds OKRs whose period is over without a final check-in: neither on the objective nor on each of its key
    /// results has anybody told, at the end or after it, how far it got.
    ///
    /// ## Why it matters
    ///
    /// The score is what a team learns from: how well it judged, and what to try next. A cycle that just stops teaches
    /// that the next one need not be meant either.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-04-20
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     framework: okr
    ///     period: 2026-Q1
    ///     stage: closed
    ///     key_results: { fcr: { name: From 70 % to 80 %, kpi: fcr, from: 70, to: 80 } }
    /// kpis: { fcr: { name: First-contact resolution } }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls] } }
    /// ```
    ///
    /// Tell how it ended:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-04-20
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     framework: okr
    ///     period: 2026-Q1
    ///     stage: closed
    ///     key_results:
    ///       fcr:
    ///         { name: From 70 % to 80 %, kpi: fcr, from: 70, to: 80, check_ins: [ { date: 2026-04-02, who: service, value: 78 } ] }
    /// kpis: { fcr: { name: First-contact resolution } }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. A reading of a key result's KPI counts as its check-in. What was dropped
    /// needs no score. What comes a few days before the end is the last word as well.
    ///
    /// ## Source
    ///
    /// S0.11: the check-ins and light reviews of OKR. Doerr, *Measure What Matters* (2018): grading at the end of the
    /// cycle.
    HSN612, "unscored-cycle", Note, since "0.1.0", from "S0.11 Doerr 2018",
    "an OKR period over without a final check-in",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Objective],
        reach: Reach::Down(&[RelationKind::Quantifies]),
        check,
    },
    "the period of objective `{node}` ended on {end} without a final check-in on {targets}"
        => "check in once more with the `value` that was reached, so that the cycle has a score",
    "the period of objective `{node}` ended on {end} without a final check-in"
        => "check in once more and tell how far it got, so that the cycle has a score",
    set "days" = 7.0: "the days before the end from which a check-in counts as the final one (our choice)",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    if objective.framework() != Some(Framework::Okr) || objective.stage() == Some(Stage::Dropped) {
        return;
    }
    let fiscal = context.plan().fiscal_year();
    let end = objective.period().and_then(|period| period.span(&fiscal).last_day());
    let Some(end) = end.filter(|end| *end < as_of) else { return };
    let days = sink.parameter("days");
    let is_final = |date: Date| f64::from(days_between(date, end)) <= days;
    let is_told = |node: Node<'m>| node.check_ins().iter().filter_map(|told| told.date).any(is_final);
    let is_read = |kpi: Node<'m>| {
        let dates = kpi.readings().iter().filter_map(|reading| reading.date?.span(&fiscal).last_day());
        dates.into_iter().any(is_final)
    };
    if is_told(objective) {
        return;
    }
    let mut targets = objective
        .sources(RelationKind::Quantifies)
        .filter(|target| target.stage() != Some(Stage::Dropped))
        .peekable();
    let has_targets = targets.peek().is_some();
    let mut untold: Vec<Node<'m>> =
        targets.filter(|target| !is_told(*target) && !target.kpi().is_some_and(is_read)).collect();
    if has_targets && untold.is_empty() {
        return;
    }
    untold.arrange_by_key(|target| target.id());
    let ids: Vec<String> = untold.iter().map(|target| target.id().to_owned()).collect();
    let found = Found::on(objective).saying(usize::from(ids.is_empty())).at_field("period");
    sink.find(found.value("end", end.to_string()).value("targets", ids));
}
