use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::date::days_between;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives and initiatives whose period is over and which are neither closed nor dropped.
    ///
    /// ## Why it matters
    ///
    /// Work that has no end is never checked, and nothing is learned from it. It also hides what is really being
    /// worked on: half of a list that nobody clears is history.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// initiatives: { routing: { name: Redesign call routing, period: 2026-02..2026-03, stage: check } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [routing] } }
    /// ```
    ///
    /// Close it, or say until when it goes on:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// initiatives: { routing: { name: Redesign call routing, period: 2026-02..2026-03, stage: closed } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [routing] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. Something without a stage is being planned, and so is open. Of targets past
    /// their due date, and of an objective that ends after what it serves, other rules speak.
    ///
    /// ## Source
    ///
    /// S2.10: deviations found in time and corrected quickly.
    HSN610, "overdue-work", Warning, since "0.1.0", from "S2.10",
    "an objective or initiative whose period is over and whose stage is open",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Objective, NodeKind::Initiative], reach: Reach::Own, check },
    "the period of {kind} `{node}` ended on {end}, and it is neither closed nor dropped"
        => "set its `stage` to `closed` or `dropped` and write down what was learned, or give it a later `period`",
    set "days" = 0.0: "the days after the end of the period in which nothing is said yet (our choice)",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of().filter(|_| node.is_active()) else { return };
    let end = node.period().and_then(|period| period.span(&context.plan().fiscal_year()).last_day());
    let Some(end) = end.filter(|end| *end < as_of) else { return };
    let days = days_between(end, as_of);
    if f64::from(days) > sink.parameter("days") {
        sink.find(
            Found::on(node).at_field("period").value("end", end.to_string()).value("days", f64::from(days)),
        );
    }
}
