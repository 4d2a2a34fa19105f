use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners whose work reaches no driver. Their work is what they own in any role, the routines that they
    /// lead or attend, and the work of those who report to them. A routine reaches what it reviews, and what the
    /// routines review that it escalates to; a problem reaches what it affects.
    ///
    /// ## Why it matters
    ///
    /// People who cannot see what their daily work is good for decide without it. And who looks down from the driver
    /// does not see them either.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// kpis: { smiles: { name: Smile index, owner: service } }
    /// owners: { service: { name: Service } }
    /// ```
    ///
    /// Join their work to an objective, or have them take part where it is looked at:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// objectives: { loyal: { name: Delight customers, advances: { lead: strong } } }
    /// kpis: { smiles: { name: Smile index, owner: service, measures: [loyal] } }
    /// owners: { service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent in a plan without drivers, and about owners who own and attend nothing, of whom another rule speaks.
    /// One thing that reaches a driver is enough, however much else does not.
    ///
    /// ## Source
    ///
    /// S2.9: every team knows its role, and everybody sees how daily work contributes.
    HSN108, "no-line-of-sight", Warning, since "0.1.0", from "S2.9",
    "an owner whose work reaches no driver",
    judge Judge::Node { of: &[NodeKind::Owner], reach: Reach::Analysis(AnalysisKind::Sight), check },
    "nothing that `{node}` answers for or takes part in reaches a driver"
        => "join that work to an objective that serves a driver, or let them attend the routine that reviews one",
}

fn check<'m>(context: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_busy = owner.has_outgoing(RelationKind::Owns) || owner.has_outgoing(RelationKind::Attends);
    let has_drivers = context.plan().count_of(NodeKind::Driver) > 0;
    if is_busy && has_drivers && !context.sight().reaches_driver(owner) {
        sink.find(Found::on(owner));
    }
}
