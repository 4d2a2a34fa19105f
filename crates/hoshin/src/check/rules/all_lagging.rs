use std::collections::BTreeMap;

use crate::check::analysis::lead::kpis_of;
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;

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
    judge Judge::Several(&[
        Judge::Plan {
            reads: Facts::Of(&[
                Fact::Nodes(&[NodeKind::Kpi, NodeKind::Perspective]),
                Fact::Analysis(AnalysisKind::Lead),
                Fact::Analysis(AnalysisKind::Perspectives),
            ]),
            check,
        },
        Judge::Node {
            of: &[NodeKind::Driver, NodeKind::Objective],
            reach: Reach::Paths { paths: MEASURES, with: &[AnalysisKind::Lead] },
            check: check_goal,
        },
    ]),
    "{kind} `{node}` is judged by lagging indicators only"
        => "add a leading KPI that drives one of them, such as a training rate or the stability of a process",
}

/// From a goal to its measures, and to the KPIs of its targets.
const MEASURES: &[&[Step]] = &[
    &[Step::From(&[RelationKind::Measures])],
    &[Step::From(&[RelationKind::Quantifies]), Step::To(&[RelationKind::Tracks])],
];

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let mut standing: BTreeMap<usize, Vec<Node<'m>>> = BTreeMap::new();
    for kpi in context.plan().nodes_of_kind(NodeKind::Kpi) {
        if let Some(perspective) = context.perspective(kpi) {
            standing.entry(perspective.place()).or_default().push(kpi);
        }
    }
    for perspective in context.plan().nodes_of_kind(NodeKind::Perspective) {
        let kpis = standing.get(&perspective.place()).map_or(&[][..], Vec::as_slice);
        judge(context, perspective, kpis, sink);
    }
}

fn check_goal<'m>(context: &Context<'m>, goal: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !kpis_of(goal).any(|kpi| context.lead().is_led(kpi)) {
        judge(context, goal, &kpis_of(goal).collect::<Vec<_>>(), sink);
    }
}

fn judge<'m>(context: &Context<'m>, node: Node<'m>, kpis: &[Node<'m>], sink: &mut Sink<'_, 'm>) {
    if !context.lead().is_all_lagging(kpis) {
        return;
    }
    let mut ids: Vec<String> = kpis.iter().map(|kpi| kpi.id().to_owned()).collect();
    ids.arrange();
    ids.dedup();
    // A built-in perspective stands nowhere itself: the first of its KPIs shows it.
    let sources = context.plan().sources();
    let place = sources.node(node).or_else(|| sources.node(*kpis.first()?));
    sink.find(Found::on(node).value("kpis", ids).at_place(place));
}
