use crate::check::analysis::lead::Lead;
use crate::check::reach::{Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
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
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Kpi], &["indicator"]),
            Fact::Relations(&[RelationKind::Drives, RelationKind::PartOf]),
        ]),
        check,
    },
    "no leading KPI drives `{node}`, which tells the result only once it is there"
        => "find what moves before it, such as a training rate or the stability of a process, and let that KPI drive it",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let lagging = |kpi: &Kpi| kpi.indicator == Some(Indicator::Lagging);
    if !context.plan().nodes_of::<Kpi>().any(|kpi| lagging(kpi.fields)) {
        return;
    }
    let lead = Lead::of(context.plan());
    for kpi in context.plan().nodes_of_kind(NodeKind::Kpi) {
        if kpi.fields().is_some_and(lagging)
            && !lead.is_led(kpi)
            && !kpi.has_outgoing(RelationKind::PartOf)
            && !kpi.sources(RelationKind::PartOf).any(|part| lead.is_led(part))
        {
            sink.find(Found::on(kpi).at_field("indicator"));
        }
    }
}
