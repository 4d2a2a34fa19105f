use std::collections::BTreeMap;

use crate::check::analysis::lead::{Lead, kpis_of};
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds perspectives, objectives and drivers that are judged by lagging indicators only: by KPIs that tell the
    /// result once it is there. KPIs that drive these, from near or far and from any perspective, count too.
    ///
    /// ## Why it matters
    ///
    /// A lagging indicator tells that it went wrong when it has gone wrong. Something must move before it, so that
    /// there is time to act.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { loyal: { name: Keep customers, within: customer } }
    /// kpis: { churn: { name: Customers lost, indicator: lagging, measures: [loyal] } }
    /// ```
    ///
    /// Measure what comes before it, and say that it does:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { loyal: { name: Keep customers, within: customer } }
    /// kpis:
    ///   churn: { name: Customers lost, indicator: lagging, measures: [loyal] }
    ///   answered: { name: Calls answered in a minute, indicator: leading, drives: { churn: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where nothing is measured, and where one KPI does not state its `indicator`: it may be the leading one.
    /// The KPIs of an objective are those that measure it and those of its targets; those of objectives below it do
    /// not count.
    ///
    /// ## Source
    ///
    /// S1.2, S1.21. Kaplan and Norton, *The Balanced Scorecard* (1996): outcomes and their drivers.
    HSN503, "all-lagging", Warning, since "0.1.0", from "S1.2 S1.21",
    "a perspective, objective or driver measured by lagging indicators only",
    practice Scorecard,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Kpi], &["indicator"]),
            Fact::Nodes(&[NodeKind::Perspective, NodeKind::Driver, NodeKind::Objective]),
            Fact::Relations(&[RelationKind::Drives, RelationKind::Measures, RelationKind::Quantifies, RelationKind::Tracks]),
            Fact::Analysis(AnalysisKind::Perspectives),
        ]),
        check,
    },
    "{kind} `{node}` is judged by lagging indicators only"
        => "add a leading KPI that drives one of them, such as a training rate or the stability of a process",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let lead = Lead::of(context.plan());
    let mut judged = |node: Node<'m>, kpis: &[Node<'m>]| {
        if lead.is_all_lagging(kpis) {
            let mut ids: Vec<String> = kpis.iter().map(|kpi| kpi.id().to_owned()).collect();
            ids.sort_unstable();
            ids.dedup();
            // A built-in perspective stands nowhere itself: the first of its KPIs shows it.
            let sources = context.plan().sources();
            let place = sources.node(node).or_else(|| sources.node(*kpis.first()?));
            sink.find(Found::on(node).value("kpis", ids).at_place(place));
        }
    };
    let mut standing: BTreeMap<usize, Vec<Node<'m>>> = BTreeMap::new();
    for kpi in context.plan().nodes_of_kind(NodeKind::Kpi) {
        if let Some(perspective) = context.perspective(kpi) {
            standing.entry(perspective.place()).or_default().push(kpi);
        }
    }
    for perspective in context.plan().nodes_of_kind(NodeKind::Perspective) {
        judged(perspective, standing.get(&perspective.place()).map_or(&[], Vec::as_slice));
    }
    for goal in [NodeKind::Driver, NodeKind::Objective]
        .into_iter()
        .flat_map(|kind| context.plan().nodes_of_kind(kind))
    {
        if !kpis_of(goal).any(|kpi| lead.is_led(kpi)) {
            judged(goal, &kpis_of(goal).collect::<Vec<_>>());
        }
    }
}
