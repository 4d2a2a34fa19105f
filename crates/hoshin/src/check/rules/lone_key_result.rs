use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Framework, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active OKRs with only one key result.
    ///
    /// ## Why it matters
    ///
    /// An objective is more than any one number of it, or it would be that number. What is not promised beside it pays
    /// for it: speed at the cost of quality, growth at the cost of margin.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   fast: { name: Make paying feel instant, framework: okr, key_results: { seconds: { kpi: pay, from: 41, to: 25 } } }
    /// kpis: { pay: { name: Median time to pay, unit: seconds } }
    /// ```
    ///
    /// Promise what must not suffer, or what else it takes:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   fast:
    ///     name: Make paying feel instant
    ///     framework: okr
    ///     key_results:
    ///       seconds: { kpi: pay, from: 41, to: 25 }
    ///       failed: { kpi: failed, to: "< 1 %" }
    /// kpis: { pay: { name: Median time to pay, unit: seconds }, failed: { name: Payments that fail, unit: "%" } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A key result that was dropped promises nothing any more, one that is closed did. An objective with parts is
    /// measured through these too, and is passed over, as are objectives of other frameworks. None at all is
    /// another rule's finding.
    ///
    /// ## Source
    ///
    /// Doerr 2018: three to five key results for each objective.
    HSN322, "lone-key-result", Note, since "0.1.0", from "Doerr",
    "an OKR with only one key result",
    judge Judge::Node { of: &[NodeKind::Objective], reach: Reach::Neighbours, check },
    "objective `{node}` has one key result only, `{result}`"
        => "add what must not suffer meanwhile, or what else shows that the objective is reached",
}

fn check<'m>(_: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if objective.framework() != Some(Framework::Okr) || !objective.is_active() {
        return;
    }
    let results = objective.incoming(RelationKind::Quantifies);
    let mut kept = results.filter(|link| link.source().stage() != Some(Stage::Dropped));
    if let (Some(only), None) = (kept.next(), kept.next())
        && !objective.has_incoming(RelationKind::PartOf)
    {
        sink.find(Found::on(objective).value("result", only.source().id()).by(only));
    }
}
