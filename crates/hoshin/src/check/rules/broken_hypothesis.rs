use crate::analyse::score::Light;
use crate::check::analysis::hypothesis::{REACH, disagreement};
use crate::check::{Context, Judge, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives that are red by their own measures while all that advances them, and tells how it stands, is
    /// green: goals below, causes, and work that is done or going well.
    ///
    /// ## Why it matters
    ///
    /// A plan is a set of suppositions: if we do this, that will come of it. Here this was done and that did not come.
    /// Doing more of the same will not help; something else moves the number.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: churn, from: 10, to: 5 } ] }
    ///   fast: { name: Answer fast, period: 2026, advances: { loyal: strong }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    /// kpis:
    ///   churn: { name: Churn, unit: "%", direction: decrease, readings: { 2026-05: 11 } }
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 58 } }
    /// ```
    ///
    /// Find what really moves it, and work on that:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: churn, from: 10, to: 5 } ] }
    ///   fast: { name: Answer fast, period: 2026, advances: { loyal: weak }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    ///   fair: { name: Settle claims at once, period: 2026, advances: { loyal: strong }, targets: [ { kpi: claims, from: 20, to: 3 } ] }
    /// kpis:
    ///   churn: { name: Churn, unit: "%", direction: decrease, readings: { 2026-05: 11 } }
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 58 } }
    ///   claims: { name: Days until a claim is settled, unit: days, direction: decrease, readings: { 2026-05: 19 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. Of work that runs, a confidence of 0.7 is green. Where an effect is said to take time (`lag`), the cause must have been green
    /// so long ago. What does not tell how it stands is passed over. The colours are those of the default policy.
    ///
    /// ## Source
    ///
    /// S1.15: adjust actions or targets; S2.10: feedback loops.
    HSN318, "broken-hypothesis", Warning, since "0.1.0", from "S1.15 S2.10",
    "an objective that is red while all that advances it is green",
    judge Judge::Node { of: &[NodeKind::Objective], reach: REACH, check },
    "objective `{node}` is red by {measures}, although all that advances it is green: {causes}"
        => "ask what really moves it: add the cause that is missing, or choose a measure that shows what was reached",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    disagreement(context, objective, (Light::Red, Light::Green), sink);
}
