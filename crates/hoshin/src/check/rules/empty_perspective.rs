use std::collections::BTreeSet;

use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds perspectives that neither an objective nor a KPI stands in, by its own word or by what it serves. A plan
    /// that uses the scorecard and declares no perspectives has the classic four.
    ///
    /// ## Why it matters
    ///
    /// The scorecard is there to see finance, customers, processes and people together. Nobody looks where nothing
    /// stands.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   margin: { name: Operating margin, within: financial }
    ///   nps: { name: Net Promoter Score, within: customer }
    ///   yield: { name: First-pass yield, within: internal-process }
    /// ```
    ///
    /// Find out what matters there, and measure it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   margin: { name: Operating margin, within: financial }
    ///   nps: { name: Net Promoter Score, within: customer }
    ///   yield: { name: First-pass yield, within: internal-process }
    ///   skills: { name: Staff trained in problem solving, within: learning-and-growth }
    /// ```
    ///
    /// ## Limits
    ///
    /// A driver alone does not fill a perspective. Organisations with other perspectives declare their own, and the
    /// classic four are not asked for any more.
    ///
    /// ## Source
    ///
    /// S1.1, S1.12. Kaplan and Norton, *The Balanced Scorecard* (1996).
    HSN501, "empty-perspective", Warning, since "0.1.0", from "S1.1 S1.12",
    "a perspective that neither objective nor KPI stands in",
    practice Scorecard,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Stated(&[NodeKind::Perspective]),
            Fact::Nodes(&[NodeKind::Objective, NodeKind::Kpi]),
            Fact::Relations(&[RelationKind::Within]),
            Fact::Analysis(AnalysisKind::Perspectives),
        ]),
        check,
    },
    "neither an objective nor a KPI stands in perspective `{node}`"
        => "place an objective or a KPI `within` it; if it is not one of yours, declare your own `perspectives`",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let kinds = [NodeKind::Objective, NodeKind::Kpi];
    let standing = kinds.into_iter().flat_map(|kind| context.plan().nodes_of_kind(kind));
    let filled: BTreeSet<usize> =
        standing.filter_map(|node| context.perspective(node)).map(Node::place).collect();
    // One of the classic four stands nowhere itself: the first use of another shows that the scorecard is meant.
    let first = context.plan().relations().find(|link| link.kind() == RelationKind::Within);
    for perspective in context.plan().nodes_of_kind(NodeKind::Perspective) {
        if !filled.contains(&perspective.place()) {
            let found = first.filter(|_| perspective.is_implicit()).into_iter();
            sink.find(found.fold(Found::on(perspective), Found::at));
        }
    }
}
