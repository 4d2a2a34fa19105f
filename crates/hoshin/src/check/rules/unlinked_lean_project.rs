use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active Lean projects from which no way leads to an objective or an initiative of the Hoshin plan: neither by
    /// what they advance or are part of, nor by a KPI that they improve.
    ///
    /// ## Why it matters
    ///
    /// Lean work that hangs under nothing in the X-matrix does not show in the strategic review. What it brings is not
    /// seen, and what it takes is missing elsewhere.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   quality: { name: Reduce defects by half, framework: hoshin }
    ///   tidy: { name: Have a tidy call centre, framework: okr }
    /// initiatives: { five-s: { name: 5S in the call centre, method: 5s, advances: { tidy: strong } } }
    /// ```
    ///
    /// Say what it contributes to:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   quality: { name: Reduce defects by half, framework: hoshin }
    ///   tidy: { name: Have a tidy call centre, framework: okr, advances: { quality: weak } }
    /// initiatives: { five-s: { name: 5S in the call centre, method: 5s, advances: { tidy: strong } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where nothing is in the Hoshin framework. A project that reaches no objective at all is found by
    /// `unaligned-initiative`, an objective that reaches no driver by `unaligned-objective`.
    ///
    /// ## Source
    ///
    /// S0.17: every Lean project linked to the X-matrix.
    HSN705, "unlinked-lean-project", Warning, since "0.1.0", from "S0.17",
    "a Lean project under nothing of the X-matrix",
    practice Integration,
    judge Judge::Node {
        of: &[NodeKind::Initiative],
        reach: Reach::Analysis(AnalysisKind::Sight),
        check,
    },
    "initiative `{node}` is Lean work that serves nothing in the Hoshin plan, and will not be seen in its reviews"
        => "let it advance an objective or initiative of the Hoshin plan, or improve one of its KPIs",
}

fn check<'m>(context: &Context<'m>, initiative: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let sight = context.sight();
    if !sight.reaches_hoshin(initiative)
        && sight.reaches_objective(initiative)
        && initiative.is_active()
        && initiative.is_lean()
    {
        sink.find(Found::on(initiative));
    }
}
