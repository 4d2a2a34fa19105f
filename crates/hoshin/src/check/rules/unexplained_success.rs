use crate::analyse::score::Light;
use crate::check::analysis::hypothesis::{REACH, disagreement};
use crate::check::{Context, Judge, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives that are green by their own measures while all that advances them, and tells how it stands,
    /// is red.
    ///
    /// ## Why it matters
    ///
    /// Nobody knows why it went well. Next year it may go as badly, and just as unexplained; and what was planned for it
    /// was perhaps never needed.
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
    ///   churn: { name: Churn, unit: "%", direction: decrease, readings: { 2026-05: 6 } }
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 95 } }
    /// ```
    ///
    /// Find what moved it, and write it down:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: churn, from: 10, to: 5 } ] }
    ///   fast: { name: Answer fast, period: 2026, advances: { loyal: weak }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    ///   fair: { name: Settle claims at once, period: 2026, advances: { loyal: strong }, targets: [ { kpi: claims, from: 20, to: 3 } ] }
    /// kpis:
    ///   churn: { name: Churn, unit: "%", direction: decrease, readings: { 2026-05: 6 } }
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 95 } }
    ///   claims: { name: Days until a claim is settled, unit: days, direction: decrease, readings: { 2026-05: 6 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. Of work that runs, a confidence below 0.4 is red. Where an effect is said to
    /// take time (`lag`), the cause must have been red so long ago. What does not tell how it stands is passed over. The
    /// colours are those of the default policy.
    ///
    /// ## Source
    ///
    /// S1.15; S2.10: feedback loops.
    HSN319, "unexplained-success", Note, since "0.1.0", from "S1.15 S2.10",
    "an objective that is green while all that advances it is red",
    judge Judge::Node { of: &[NodeKind::Objective], reach: REACH, check },
    "objective `{node}` is green by {measures}, although all that advances it is red: {causes}"
        => "find out what really moved it and write it into the plan, before luck is taken for skill",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    disagreement(context, objective, (Light::Green, Light::Red), sink);
}
