use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Indicator;

declare_rule! {
    /// ## What it does
    ///
    /// Finds lagging KPIs that no leading one drives, from near or far.
    ///
    /// ## Why it matters
    ///
    /// When a lagging KPI moves it is too late to act. A leading one that is known to drive it gives the warning in time,
    /// and says where to act.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   churn: { name: Customers lost, indicator: lagging, within: customer }
    ///   answered: { name: Calls answered in a minute, indicator: leading, within: internal-process }
    /// ```
    ///
    /// Say what moves before it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   churn: { name: Customers lost, indicator: lagging, within: customer }
    ///   answered: { name: Calls answered in a minute, indicator: leading, within: internal-process, drives: { churn: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A KPI that does not state its `indicator` may be a leading one, and what it drives is let off. Parts are judged by
    /// their whole, and a whole is led where one of its parts is. Whether the cause really works is not judged.
    ///
    /// ## Source
    ///
    /// S1.2, S1.21. Kaplan and Norton, *The Balanced Scorecard* (1996): outcomes and their drivers.
    HSN504, "unled-lagging-kpi", Note, since "0.1.0", from "S1.2 S1.21",
    "a lagging KPI that no leading one drives",
    practice Scorecard,
    judge Judge::Node {
        of: &[NodeKind::Kpi],
        reach: Reach::Paths { paths: &[&[Step::From(&[RelationKind::PartOf])]], with: &[AnalysisKind::Lead] },
        check,
    },
    "no leading KPI drives `{node}`, which tells the result only once it is there"
        => "find what moves before it, such as a training rate or the stability of a process, and let that KPI drive it",
}

fn check<'m>(context: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_lagging = kpi.fields::<Kpi>().is_some_and(|kpi| kpi.indicator == Some(Indicator::Lagging));
    if is_lagging
        && !context.lead().is_led(kpi)
        && !kpi.has_outgoing(RelationKind::PartOf)
        && !kpi.sources(RelationKind::PartOf).any(|part| context.lead().is_led(part))
    {
        sink.find(Found::on(kpi).at_field("indicator"));
    }
}
