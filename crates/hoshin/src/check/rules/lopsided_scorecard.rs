use std::collections::BTreeMap;

use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Severity;

declare_rule! {
    /// ## What it does
    ///
    /// Finds scorecards of which more than a share of the KPIs stand in one perspective. A warning where all stand in
    /// the financial one.
    ///
    /// ## Why it matters
    ///
    /// The scorecard was made because financial figures alone tell too late. One that leans to one side, whichever it
    /// is, loses what the others would have told.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   margin: { name: Operating margin, within: financial }
    ///   cost: { name: Cost per unit, within: financial }
    ///   cash: { name: Cash flow, within: financial }
    ///   turnover: { name: Turnover, within: financial }
    ///   nps: { name: Net Promoter Score, within: customer }
    /// ```
    ///
    /// Keep the vital few of each side:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   margin: { name: Operating margin, within: financial }
    ///   cost: { name: Cost per unit, within: financial }
    ///   nps: { name: Net Promoter Score, within: customer }
    ///   yield: { name: First-pass yield, within: internal-process }
    ///   skills: { name: Staff trained in problem solving, within: learning-and-growth }
    /// ```
    ///
    /// ## Limits
    ///
    /// KPIs that stand in a perspective count, by their own word or by what they measure; parts of other KPIs do not: one
    /// metric in ten plants is one. Silent below a number of KPIs, where a share says nothing.
    ///
    /// ## Source
    ///
    /// S1.1, S1.28: success beyond finance. The numbers are our choice.
    HSN502, "lopsided-scorecard", Note, since "0.1.0", from "S1.1 S1.28",
    "most KPIs stand in one perspective",
    practice Scorecard,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Kpi]),
            Fact::Relations(&[RelationKind::PartOf]),
            Fact::Analysis(AnalysisKind::Perspectives),
        ]),
        check,
    },
    "{count} of the {total} KPIs on the scorecard stand in perspective `{node}`"
        => "take out what nobody acts on there, and measure what drives it in the others",
    "all {total} KPIs on the scorecard stand in perspective `{node}`: finance alone is what the scorecard was made against"
        => "ask what customers, processes and people contribute to these figures, and measure that too",
    set "share" = 0.6: "the share of the KPIs that one perspective may hold (our choice)",
    set "least" = 5.0: "the number of KPIs from which on the share is judged (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let mut total = 0_usize;
    let mut standing: BTreeMap<usize, Standing<'m>> = BTreeMap::new();
    for kpi in context.plan().nodes_of_kind(NodeKind::Kpi) {
        if kpi.has_outgoing(RelationKind::PartOf) {
            continue;
        }
        let Some(perspective) = context.perspective(kpi) else { continue };
        total += 1;
        let standing =
            standing.entry(perspective.place()).or_insert(Standing { perspective, count: 0, first: kpi });
        standing.count += 1;
        if kpi.id() < standing.first.id() {
            standing.first = kpi;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
    let is_over = |count: usize, bound: f64| count as f64 > bound;
    let (share, least) = (sink.parameter("share"), sink.parameter("least"));
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
    let bound = share * total as f64;
    if !is_over(total + 1, least) {
        return;
    }
    for Standing { perspective, count, first } in standing.into_values() {
        if !is_over(count, bound) {
            continue;
        }
        // A built-in perspective stands nowhere itself: the first of its KPIs shows it.
        let sources = context.plan().sources();
        let place = sources.node(perspective).or_else(|| sources.node(first));
        let found = Found::on(perspective).value("count", count).value("total", total).at_place(place);
        let is_finance_alone = count == total && perspective.id() == "financial";
        sink.find(if is_finance_alone { found.saying(1).as_severe(Severity::Warning) } else { found });
    }
}

/// The KPIs of one perspective.
struct Standing<'m> {
    perspective: Node<'m>,
    count: usize,
    /// The one of the least id.
    first: Node<'m>,
}
