use crate::check::analysis::rhythm::cadence;
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Cadence;

declare_rule! {
    /// ## What it does
    ///
    /// Looks for the first of the tiers of daily management on the lowest level of the organisation: a routine that is
    /// held daily or weekly, and that escalates to another what it cannot solve.
    ///
    /// ## Why it matters
    ///
    /// An abnormality is seen where the work is done, on the day on which it happens. Without a meeting there, or
    /// without a way up from it, those who could help hear of it a month later from a chart.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { coo: { level: corporate }, agents: { level: team, reports_to: coo } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, level: corporate, led_by: coo } }
    /// ```
    ///
    /// Let those who do the work meet, and be heard:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { coo: { level: corporate }, agents: { level: team, reports_to: coo } }
    /// routines:
    ///   monthly: { name: Monthly review, cadence: monthly, level: corporate, led_by: coo }
    ///   huddle: { name: Daily huddle, cadence: daily, level: team, led_by: agents, escalates_to: monthly }
    /// ```
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { coo: { level: corporate }, agents: { level: team, reports_to: coo } }
    /// routines:
    ///   monthly: { name: Monthly review, cadence: monthly, level: corporate, led_by: coo }
    ///   huddle: { name: Daily huddle, cadence: daily, level: team, led_by: agents }
    /// ```
    ///
    /// With no meeting above, there is none to hand on to:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { coo: { level: corporate }, agents: { level: team, reports_to: coo } }
    /// routines: { huddle: { name: Daily huddle, cadence: daily, level: team, led_by: agents } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where fewer than two levels are in use. A routine without a level stands on that of those who lead or
    /// attend it. One such meeting is enough: whether each team has its own is not asked.
    ///
    /// ## Source
    ///
    /// S1.25, S2.16: tiered meetings; a daily management system.
    HSN605, "missing-tier", Note, since "0.1.0", from "S1.25 S2.16",
    "no daily or weekly routine on the lowest level, or no escalation from it",
    practice Rhythm,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Routine], &["level", "cadence"]),
            Fact::Fields(&[NodeKind::Owner], &["level"]),
            Fact::Relations(&[RelationKind::Attends, RelationKind::EscalatesTo]),
            Fact::Analysis(AnalysisKind::Levels),
        ]),
        check,
    },
    "no routine on level `{level}` is held daily or weekly"
        => "hold a short meeting on that level each day or week, and let it escalate to one above",
    "routine `{node}` on level `{level}` escalates to no other"
        => "name under `escalates_to` the meeting above that hears what cannot be solved there",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    let Some(lowest) = context.levels().lowest().filter(|_| plan.count_of(NodeKind::Routine) > 0) else {
        return;
    };
    let is_low = |routine: Node<'m>| match routine.stated_level() {
        Some(level) => level.as_str() == lowest,
        None => routine
            .sources(RelationKind::Attends)
            .any(|owner| owner.stated_level().is_some_and(|level| level.as_str() == lowest)),
    };
    let is_quick = |routine: &Node<'m>| {
        let days = cadence(*routine).map(Cadence::approximate_days);
        days.is_some_and(|days| days <= Cadence::Weekly.approximate_days())
    };
    let (low, above): (Vec<_>, Vec<_>) =
        plan.nodes_of_kind(NodeKind::Routine).partition(|routine| is_low(*routine));
    let mut quick = low.into_iter().filter(is_quick).peekable();
    if quick.peek().is_none() {
        sink.find(Found::anywhere().value("level", lowest));
    }
    for routine in
        quick.filter(|routine| !above.is_empty() && !routine.has_outgoing(RelationKind::EscalatesTo))
    {
        sink.find(Found::on(routine).saying(1).value("level", lowest));
    }
}
