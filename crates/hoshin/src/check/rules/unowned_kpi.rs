use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs without an accountable owner. The owner that the plan's `defaults` name counts.
    ///
    /// ## Why it matters
    ///
    /// Somebody has to answer for a number: that it is read, that it is right, and that something happens when it is
    /// red.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score } }
    /// ```
    ///
    /// Name the one who answers for it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score, owner: cx-lead } }
    /// owners: { cx-lead: { name: Customer Experience Lead } }
    /// ```
    ///
    /// ## Fix
    ///
    /// Suggested: the owner of what it measures and of the targets that track it, where those have one and the same.
    ///
    /// ## Limits
    ///
    /// A part does not take the owner of its whole: it is measured elsewhere, and somebody there answers for it.
    ///
    /// ## Source
    ///
    /// S1.20: each KPI needs an owner.
    HSN202, "unowned-kpi", Error, since "0.1.0", from "S1.20",
    "a KPI without an accountable owner",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Own, check },
    "nobody is accountable for KPI `{node}`" => "name its `owner`: the one who answers for the number",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if kpi.accountable().is_none() {
        sink.find(Found::on(kpi).mended_by(Remedy::AdoptOwner));
    }
}
