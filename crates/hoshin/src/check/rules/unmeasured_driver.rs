use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers with neither a target nor a KPI that measures them.
    ///
    /// ## Why it matters
    ///
    /// A direction for years needs a sign that one is still on it. Otherwise each year's objectives are reached, and
    /// nobody notices that they lead elsewhere.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Achieve market leadership in customer satisfaction } }
    /// ```
    ///
    /// Name the number that it shows in:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers:
    ///   lead: { name: Achieve market leadership in customer satisfaction, measured_by: [nps] }
    ///   growth: { name: Grow profitably, targets: [ { kpi: margin, to: 12 % } ] }
    /// kpis: { nps: { name: Net Promoter Score, unit: score }, margin: { name: Operating margin, unit: "%" } }
    /// ```
    ///
    /// ## Limits
    ///
    /// The measures of the objectives below it do not count: these may all be green while the direction is lost.
    ///
    /// ## Source
    ///
    /// S0.14: profitability, satisfaction, excellence of operations, talent: each driver has its measures in its
    /// perspective.
    HSN324, "unmeasured-driver", Note, since "0.1.0", from "S0.14",
    "a driver with neither target nor KPI",
    judge Judge::Node { of: &[NodeKind::Driver], reach: Reach::Own, check },
    "driver `{node}` has neither a target nor a KPI" => "add a KPI that measures it, or a target for its last year",
}

fn check<'m>(_: &Context<'m>, driver: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !driver.has_incoming(RelationKind::Quantifies) && !driver.has_incoming(RelationKind::Measures) {
        sink.find(Found::on(driver));
    }
}
