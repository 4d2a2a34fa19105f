use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::node::Target;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Aim;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets, which OKR calls key results, that promise a number of no KPI. A target that is a scale in
    /// words, or `to: done`, needs none.
    ///
    /// ## Why it matters
    ///
    /// A number without a KPI has no definition, no source and no readings. Nobody can say how it stands, and no
    /// other framework can share it.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Delight customers, key_results: { nps: { name: NPS at 75, to: 75 } } }
    /// ```
    ///
    /// Name the KPI that it is a number of:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Delight customers, key_results: { nps: { name: NPS at 75, kpi: nps, to: 75 } } }
    /// kpis: { nps: { name: Net Promoter Score, unit: score } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It does not look at whether the KPI fits the target; units are compared by another rule.
    ///
    /// ## Source
    ///
    /// S0.12, S0.25: each key result aligns to a KPI of the X-matrix; frameworks are joined at the KPI.
    HSN106, "untracked-key-result", Warning, since "0.1.0", from "S0.12 S0.25",
    "a target that tracks no KPI",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Neighbours, check },
    "target `{node}` promises a number of no KPI"
        => "name the `kpi` that it is a number of, or state it as a `scale` in words or as `to: done`",
}

fn check<'m>(_: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = target.fields::<Target>() else { return };
    let needs_no_kpi = fields.scale.is_some() || matches!(fields.to, Some(Aim::Done));
    if !needs_no_kpi && !target.has_outgoing(RelationKind::Tracks) {
        sink.find(Found::on(target).and_promise());
    }
}
