use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives with neither a target nor a KPI. A whole is measured through its parts.
    ///
    /// ## Why it matters
    ///
    /// Without a measure nobody can tell whether the objective was reached, and the review of it is a matter of
    /// opinion.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { efficiency: { name: Improve production efficiency } }
    /// ```
    ///
    /// Give it a target, or a KPI that measures it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { efficiency: { name: Improve production efficiency, targets: [ { kpi: oee, to: 85 % } ] } }
    /// kpis: { oee: { name: Overall equipment effectiveness, unit: percent, direction: increase } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It looks for a measure, not at whether the measure is a good one.
    ///
    /// ## Source
    ///
    /// S1.13, S1.39: KPIs for every objective of the scorecard.
    HSN301, "unmeasured-objective", Error, since "0.1.0", from "S1.13 S1.39",
    "an objective with neither target nor KPI",
    judge Judge::Node { of: &[NodeKind::Objective], reach: Reach::Own, check },
    "objective `{node}` has neither a target nor a KPI" => "add a target under it, or a KPI that measures it",
}

fn check<'m>(_: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let measured = [RelationKind::Quantifies, RelationKind::Measures, RelationKind::PartOf];
    if !measured.into_iter().any(|relation| objective.has_incoming(relation)) {
        sink.find(Found::on(objective));
    }
}
