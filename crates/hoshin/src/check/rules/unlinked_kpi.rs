use crate::check::analysis::linked::is_linked;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs that measure nothing, drive nothing and are driven by nothing, are tracked by no target, improved
    /// by no initiative, rewarded to nobody, and neither part of another KPI nor made of others.
    ///
    /// ## Why it matters
    ///
    /// A KPI that belongs to nothing is collected, shown and discussed, and no decision hangs on it. It hides the
    /// vital few.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { smiles: { name: Smile index } }
    /// ```
    ///
    /// Say what it tells of, or stop collecting it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { loyal: { name: Delight customers } }
    /// kpis: { smiles: { name: Smile index, measures: [loyal] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Owners and reviews are no use of it: somebody may answer for a number, and look at it, that serves nothing. A
    /// link to something that is itself adrift is enough.
    ///
    /// ## Source
    ///
    /// S1.19, S1.38: the vital few; every metric has a clear link to strategy.
    HSN107, "unlinked-kpi", Warning, since "0.1.0", from "S1.19 S1.38",
    "a KPI that measures, drives and is tracked by nothing",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Own, check },
    "KPI `{node}` measures nothing, drives nothing, and no target tracks it"
        => "say what it `measures` or `drives`, promise something of it in a target, or stop collecting it",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !is_linked(kpi) {
        sink.find(Found::on(kpi));
    }
}
