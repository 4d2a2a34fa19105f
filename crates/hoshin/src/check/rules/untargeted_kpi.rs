use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Severity;
use crate::sort::Arrange as _;
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs that measure an active objective without any target: neither one under that objective nor a standing
    /// one of the KPI's own. A warning where Hoshin or the balanced scorecard is in use, else a note.
    ///
    /// ## Why it matters
    ///
    /// A measure without a target tells where one stands, but not whether that is good enough, so no review of it can end
    /// in a decision.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { delight: { name: Delight customers } }
    /// kpis: { nps: { name: Net Promoter Score, measures: [delight] } }
    /// ```
    ///
    /// Say how much is wanted:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { delight: { name: Delight customers, targets: [ { kpi: nps, from: 60, to: 75 } ] } }
    /// kpis: { nps: { name: Net Promoter Score, measures: [delight] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// KPIs that measure drivers only need no target: a direction has no end. A target under another objective tells
    /// nothing of this one.
    ///
    /// ## Source
    ///
    /// S1.14: targets for each KPI of the scorecard.
    HSN305, "untargeted-kpi", Warning, since "0.1.0", from "S1.14",
    "a KPI linked to an objective, with no target on it",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Analysis(AnalysisKind::Frameworks), check },
    "KPI `{node}` measures {objectives}, and no target says how much is wanted" => "add a target on `{node}` under {objectives}, or a standing one under the KPI",
}

fn check<'m>(context: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let purposes: Vec<Option<Node<'m>>> = kpi
        .sources(RelationKind::Tracks)
        .map(|target| target.targets(RelationKind::Quantifies).next())
        .collect();
    let untargeted = |link: &Link<'m>| {
        let objective = link.target();
        let is_open = objective.kind() == NodeKind::Objective && objective.is_active();
        is_open && !purposes.iter().any(|purpose| purpose.is_none_or(|purpose| purpose == objective))
    };
    let mut links: Vec<Link<'m>> = kpi.outgoing(RelationKind::Measures).filter(untargeted).collect();
    if links.is_empty() {
        return;
    }
    links.arrange_by_key(|link| link.target().id());
    let objectives: Vec<String> = links.iter().map(|link| link.target().id().to_owned()).collect();
    let expected = [Framework::Hoshin, Framework::Bsc].iter().any(|framework| context.uses(framework));
    let severity = if expected { Severity::Warning } else { Severity::Note };
    let found = Found::on(kpi).value("objectives", objectives).as_severe(severity);
    sink.find(links.into_iter().fold(found, Found::by));
}
