use crate::check::analysis::talks::unsettled;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::date::days_between;

declare_rule! {
    /// ## What it does
    ///
    /// Finds catchball of active objectives, targets and initiatives that is open or escalated, and in which nobody has
    /// moved for more than `days` days.
    ///
    /// ## Why it matters
    ///
    /// A ball that nobody throws back is a no that nobody says. Meanwhile both sides plan as if they would get their way.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2025-12-20
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball: [ { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 } } ]
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// Throw it back:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2025-12-20
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 } }
    ///       - { date: 2025-12-15, who: service, move: counter, terms: { to: 80 } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Needs a date to look from (`as_of`). One finding a node, for the talk that has waited longest.
    ///
    /// ## Source
    ///
    /// Our choice: three weeks are a long silence in a round of planning that takes three months.
    HSN804, "stalled-catchball", Warning, since "0.1.0", from "our choice",
    "catchball in which nobody has moved for long",
    practice Catchball,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Neighbours,
        check,
    },
    "nobody has moved for {days} days in the catchball of {kind} `{node}` with `{parent}`"
        => "let the side whose turn it is answer what was put forward on {since}, or `withdraw` or `escalate` it",
    set "days" = 21.0: "the days without a move that are still no standstill (our choice)",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if node.rounds().is_empty() || !node.is_active() {
        return;
    }
    let Some(as_of) = context.as_of() else { return };
    let talks = unsettled(node, Some(as_of));
    let dated = talks.iter().filter_map(|talk| Some((talk, talk.since()?)));
    let Some((talk, since)) = dated.min_by_key(|(_, since)| *since) else { return };
    let days = days_between(since, as_of);
    if f64::from(days) <= sink.parameter("days") {
        return;
    }
    let found = Found::on(node).value("parent", talk.parent.id()).value("days", f64::from(days));
    let found = talk.link().into_iter().fold(found, Found::by);
    sink.find(found.value("since", since.to_string()));
}
