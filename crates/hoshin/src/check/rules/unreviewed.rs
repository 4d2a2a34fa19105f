use crate::check::analysis::linked::is_linked;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives, targets and initiatives, and KPIs that anything makes use of, that no routine
    /// reviews. A routine that reviews an objective or a driver covers its targets, their KPIs, the KPIs that measure
    /// it, and the initiatives that directly advance it.
    ///
    /// ## Why it matters
    ///
    /// What nobody looks at drifts, and is found out at the end of the year.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75 }, cost: { name: Lower the cost of a contact } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, reviews: [nps] } }
    /// ```
    ///
    /// Have it reviewed where it belongs:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75 }, cost: { name: Lower the cost of a contact } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, reviews: [nps, cost] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// One gap is one finding: of an objective that nobody reviews, its targets, KPIs and initiatives are not named
    /// again, nor are the standing targets of a KPI. Silent in a plan without routines and cadences. How often is
    /// another rule's question.
    ///
    /// ## Source
    ///
    /// S1.15, S1.22, S2.19: lack of a cadence of review; every priority has a routine.
    HSN601, "unreviewed", Warning, since "0.1.0", from "S1.15 S1.22 S2.19",
    "an objective, target, KPI or initiative that no routine reviews",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Kpi, NodeKind::Initiative],
        reach: Reach::UpAndDown(&[RelationKind::Advances], &[RelationKind::Tracks]),
        check,
    },
    "no routine reviews {kind} `{node}`" => "let a routine review it, or what it belongs to",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_idle = !node.is_active() || (node.kind() == NodeKind::Kpi && !is_linked(node));
    // An objective or a KPI that covers it without being reviewed has this finding itself.
    let is_told = |other: Node<'_>| match other.kind() {
        NodeKind::Objective => other.is_active(),
        kind => kind == NodeKind::Kpi,
    };
    if !is_idle && !node.is_reviewed() && !node.covered_by().any(is_told) {
        sink.find(Found::on(node).and_promise());
    }
}
