use crate::check::analysis::lead::kpis_of;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives that nothing carries out: no objective advances them or is part of them, and no
    /// initiative advances them, their targets or a KPI by which they are judged.
    ///
    /// ## Why it matters
    ///
    /// An objective without work below it is a document of intent: at the end of the period it will have been reached
    /// by chance, or not.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75 }
    ///   cost: { name: Lower the cost of a contact }
    /// initiatives: { self-service: { name: Let customers help themselves, advances: [cost] } }
    /// ```
    ///
    /// Give it work, or break it down:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75 }
    ///   cost: { name: Lower the cost of a contact }
    /// initiatives: { self-service: { name: Let customers help themselves, advances: [cost, nps] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent in a plan without initiatives, which is a plan of goals alone. It asks whether there is work, not
    /// whether it is enough, nor whether it has ended.
    ///
    /// ## Source
    ///
    /// S2.1, S2.5: the gap between planning and execution; strategies as documents of intent.
    HSN104, "unexecuted-objective", Warning, since "0.1.0", from "S2.1 S2.5",
    "an active objective with neither child objective nor initiative",
    judge Judge::Node { of: &[NodeKind::Objective], reach: Reach::Down(&[RelationKind::Quantifies]), check },
    "nothing carries out objective `{node}`: no objective below it, and no initiative"
        => "add an initiative that advances it, or objectives that it is broken down into, or drop it",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if context.plan().count_of(NodeKind::Initiative) == 0 || !objective.is_active() {
        return;
    }
    let advanced = |goal: Node<'_>| goal.has_incoming(RelationKind::Advances);
    let is_executed = advanced(objective)
        || objective.has_incoming(RelationKind::PartOf)
        || objective.sources(RelationKind::Quantifies).any(advanced)
        || kpis_of(objective).any(|kpi| kpi.has_incoming(RelationKind::Improves));
    if !is_executed {
        sink.find(Found::on(objective));
    }
}
