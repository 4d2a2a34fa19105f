use crate::check::analysis::told::days_between;
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, Problem};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds open problems that went on doing harm for too long: from the day on which they were found to the day on which
    /// they were contained, or until today where they are not. How long is too long depends on the level of the
    /// organisation: a week on the lowest, two between, a month at the top.
    ///
    /// ## Why it matters
    ///
    /// Containing comes before solving. While one looks for the cause, customers go on being hurt; and the nearer to the
    /// work, the sooner somebody can put up a barrier.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, found: 2026-01-12, contained: 2026-02-02, owner: press } }
    /// owners: { coo: { level: corporate }, press: { level: team, reports_to: coo } }
    /// routines: { daily: { name: Daily huddle, cadence: daily, reviews: [leaks] } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, found: 2026-01-12, contained: 2026-01-13, owner: press } }
    /// owners: { coo: { level: corporate }, press: { level: team, reports_to: coo } }
    /// routines: { daily: { name: Daily huddle, cadence: daily, reviews: [leaks] } }
    /// ```
    ///
    /// What nobody has contained goes on:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// problems: { leaks: { name: Leaking seals, found: 2026-01-12 } }
    /// routines: { daily: { name: Daily huddle, cadence: daily, reviews: [leaks] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A problem stands on the level of its owner; where that is unknown, the shortest time counts. Silent about what is
    /// closed or dropped, and about what is not contained where there is no date to look from. Solved for good is contained too.
    ///
    /// ## Source
    ///
    /// S2.10: problems found in time, deviations corrected quickly.
    HSN608, "slow-correction", Note, since "0.1.0", from "S2.10",
    "a problem that took long to contain",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Problem], reach: Reach::Analysis(AnalysisKind::Levels), check },
    "problem `{node}`, found on {found}, was contained only on {contained}, {days} days later, more than {limit}"
        => "agree on who may stop the work at once, and hand on what is not contained in time",
    "problem `{node}`, found on {found}, is not contained after {days} days, more than {limit}"
        => "put up a barrier before looking for the cause, then state when it was `contained`",
    set "days" = 7.0: "the days until something is contained on the lowest level, or on an unknown one (our choice: before the next weekly meeting is over)",
    set "days_between" = 14.0: "the same for the levels between the lowest and the top (our choice)",
    set "days_top" = 30.0: "the same for the top level (our choice: before the next monthly review is over)",
}

fn check<'m>(context: &Context<'m>, problem: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = problem.fields::<Problem>().filter(|_| problem.is_active()) else { return };
    let Some(found) = fields.found else { return };
    let contained = match (fields.contained, fields.closed) {
        (Some(contained), Some(closed)) => Some(contained.min(closed)),
        (contained, closed) => contained.or(closed),
    };
    let contained = contained.filter(|day| context.as_of().is_none_or(|as_of| *day <= as_of));
    let Some(until) = contained.or_else(|| context.as_of()) else { return };
    let days = days_between(found, until);
    // The shortest of the three is reached by few.
    if days <= sink.parameter("days").min(sink.parameter("days_between")).min(sink.parameter("days_top")) {
        return;
    }
    let limit = sink.parameter(limit(context, problem));
    if days <= limit {
        return;
    }
    let spoken =
        Found::on(problem).value("days", days).value("limit", limit).value("found", found.to_string());
    sink.find(match contained {
        Some(day) => spoken.value("contained", day.to_string()).at_field("contained"),
        None => spoken.saying(1).at_field("found"),
    });
}

/// The setting that holds on the problem's level.
fn limit(context: &Context<'_>, problem: Node<'_>) -> &'static str {
    let levels = context.levels();
    let rank = problem.accountable().and_then(|owner| levels.rank(owner));
    match (rank, levels.in_use().len()) {
        (Some(0), 2..) => "days_top",
        (Some(rank), count) if rank + 1 < count => "days_between",
        _ => "days",
    }
}
