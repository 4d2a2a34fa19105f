use crate::check::reach::Facts;
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::NodeKind;
use crate::model::Event;

declare_rule! {
    /// ## What it does
    ///
    /// Finds readings, check-ins, rounds of catchball and dates held that name no node of the plan.
    ///
    /// ## Why it matters
    ///
    /// The fact is lost where it belongs: the KPI looks stale, the routine skipped.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score } }
    /// readings: [ { kpi: nsp, date: 2026-01-31, value: 61 } ]
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score } }
    /// readings: [ { kpi: nps, date: 2026-01-31, value: 61 } ]
    /// ```
    ///
    /// ## Limits
    ///
    /// Events that stand on a node cannot be orphaned, only those in tables of their own. The finding has no node, so no
    /// allowance can silence it.
    ///
    /// ## Source
    ///
    /// Our choice: readings come from a warehouse that does not know of renamed ids, and must not vanish silently.
    HSN906, "orphaned-event", Error, since "0.1.0", from "our choice",
    "a reading, check-in, round or date that names no node",
    judge Judge::Plan { reads: Facts::Orphans, check },
    "a {event} of {date} names {kind} `{id}`, which is not in the plan" => "correct the id, or add the {kind}",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    for orphan in context.plan().orphans() {
        let (event, date) = match &orphan.event {
            Event::Reading(reading) => ("reading", reading.date.map(|date| date.to_string())),
            Event::CheckIn(check_in) => ("check-in", check_in.date.map(|date| date.to_string())),
            Event::Round(round) => ("round of catchball", round.date.map(|date| date.to_string())),
            Event::Held(held) => ("meeting", held.date.map(|date| date.to_string())),
        };
        let found = Found::anywhere().value("event", event).value("date", date.unwrap_or_default());
        let implied = match orphan.event {
            Event::Reading(_) => Some(NodeKind::Kpi),
            Event::Held(_) => Some(NodeKind::Routine),
            Event::CheckIn(_) | Event::Round(_) => None,
        };
        let kind = orphan.kind.or(implied).map_or("node", NodeKind::as_str);
        sink.find(found.value("kind", kind).value("id", &*orphan.id).at_place(orphan.place));
    }
}
