use crate::analyse::Evidence;
use crate::analyse::evidence::Grade;
use crate::analyse::promise::to_digits;
use crate::check::analysis::dispute::{Dispute, Side, may_be_denied};
use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::NodeKind;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers and active objectives of which something that is measured speaks clearly for them and something else
    /// clearly against: among their own measures, or among what contributes to them. It tells how wholly the two contradict each other
    /// (weak; medium, if one of them is certain; strong, if both are), and what they rest on.
    ///
    /// ## Why it matters
    ///
    /// In the sum the two cancel, and the goal looks as if nothing had happened. Something did, twice: one of the two is
    /// measured wrongly, or bought with the other.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer fast, advances: { loyal: strong }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    ///   warm: { name: Take time for each caller, advances: { loyal: strong }, targets: [ { kpi: smiles, from: 60, to: 70 } ] }
    /// kpis:
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 62 } }
    ///   smiles: { name: Smile index, unit: score, direction: increase, readings: { 2026-05: 53 } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-06-30
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer fast, advances: { loyal: strong }, targets: [ { kpi: wait, from: 90, to: 60 } ] }
    ///   warm: { name: Take time for each caller, advances: { loyal: strong }, targets: [ { kpi: smiles, from: 60, to: 70 } ] }
    /// kpis:
    ///   wait: { name: Waiting time, unit: seconds, direction: decrease, readings: { 2026-05: 62 } }
    ///   smiles: { name: Smile index, unit: score, direction: increase, readings: { 2026-05: 61 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from. A number that has not moved is no evidence against anything: it must be worse than where it
    /// started, or than the `threshold` of its target. That measures and contributors disagree with each other is another rule's. Whoever is served by
    /// something that contradicts itself inherits it and is not named. Strengths multiply along the way.
    ///
    /// ## Source
    ///
    /// S0.2. Giorgini et al. (2002): evidence for and against side by side, and the three grades. A quarter is our choice.
    HSN404, "contradictory-evidence", Warning, since "0.1.0", from "S0.2 Giorgini",
    "evidence for and against one goal",
    judge Judge::Plan {
        reads: Facts::Of(&[
            asked::FLOW,
            asked::GOING_ON,
            Fact::Fields(&[NodeKind::Objective], &["operator"]),
            Fact::Analysis(AnalysisKind::Values),
        ]),
        check,
    },
    "what is known of {kind} `{node}` contradicts itself ({grade}): {grounds} for it by {support}, {counter} against it by {denial}"
        => "look which of the two tells how `{node}` really stands, then mend the other, or what it was bought with",
    set "threshold" = 0.25: "the strength that the evidence must have on either side (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    if !may_be_denied(context) {
        return;
    }
    let threshold = sink.parameter("threshold");
    let flow = context.flow();
    let satisfaction = context.satisfaction();
    let evidence = Evidence::of(&satisfaction);
    for (goal, _) in evidence.conflicts(threshold) {
        if !matches!(goal.kind(), NodeKind::Driver | NodeKind::Objective) || !goal.is_active() {
            continue;
        }
        let Some(dispute) = Dispute::over(&evidence, flow, goal, threshold) else { continue };
        let Dispute { support, denial } = &dispute;
        let grounds =
            |side: &Side<'m>| side.grounds.iter().map(|node| node.id().to_owned()).collect::<Vec<_>>();
        let found = Found::on(goal).value("grade", dispute.grade().map_or("", Grade::as_str));
        let found = found
            .value("support", to_digits(support.strength, 2))
            .value("denial", to_digits(denial.strength, 2));
        let found = found.value("grounds", grounds(support)).value("counter", grounds(denial));
        let mut links = support.links.clone();
        links.extend(denial.links.iter().filter(|link| !support.links.contains(link)));
        sink.find(links.into_iter().fold(found, Found::by));
    }
}
