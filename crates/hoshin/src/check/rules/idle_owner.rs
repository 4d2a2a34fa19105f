use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners who own nothing in any role, attend no routine, and to whom nobody reports.
    ///
    /// ## Why it matters
    ///
    /// Whoever stands in the plan without a part in it has been forgotten, or what they do has been left out.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75, owner: coo } }
    /// owners: { coo: { name: Chief Operating Officer }, logistics: { name: Logistics } }
    /// ```
    ///
    /// Give them a part, or take them out:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75, owners: { coo: accountable, logistics: consulted } } }
    /// owners: { coo: { name: Chief Operating Officer }, logistics: { name: Logistics } }
    /// ```
    ///
    /// Those who only attend have a part, as has one whose people do, or whom the defaults name:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// defaults: { owner: coo }
    /// objectives: { nps: { name: Raise NPS to 75 } }
    /// owners: { ceo: {}, coo: { reports_to: ceo }, agents: {} }
    /// routines: { review: { name: Monthly review, cadence: monthly, attended_by: [agents] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Names in check-ins, in rounds of catchball and in the audience of a framework give nobody a part.
    ///
    /// ## Source
    ///
    /// S2.9: every team knows its role, and everybody sees how daily work contributes.
    HSN208, "idle-owner", Note, since "0.1.0", from "S2.9",
    "an owner who owns and attends nothing",
    judge Judge::Node { of: &[NodeKind::Owner], reach: Reach::Own, check },
    "owner `{node}` owns nothing and attends no routine"
        => "name what they answer for or help with, let them attend a routine, or take them out",
}

fn check<'m>(_: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_busy = owner.has_outgoing(RelationKind::Owns)
        || owner.has_outgoing(RelationKind::Attends)
        || owner.has_incoming(RelationKind::ReportsTo);
    if !is_busy && !owner.is_default_owner() {
        sink.find(Found::on(owner));
    }
}
