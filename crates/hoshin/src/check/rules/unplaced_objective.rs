use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives that stand in no perspective, where the plan uses the Balanced Scorecard: they state none,
    /// and what they advance stands in none, or in several. Objectives in the OKR framework, and those at team level
    /// and below, need none.
    ///
    /// ## Why it matters
    ///
    /// An objective in no perspective is missing from the scorecard and from the strategy map, and so from the
    /// question whether the strategy is balanced.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, within: customer } }
    /// objectives: { engagement: { name: Increase engagement } }
    /// ```
    ///
    /// Place it, or let it serve something that is placed:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, within: customer } }
    /// objectives: { engagement: { name: Increase engagement, within: learning-and-growth } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Which level is a team's comes from the plan's `levels`; in a ladder that has no `team` it is the lowest. More
    /// than one perspective for one objective is refused when the plan is read.
    ///
    /// ## Source
    ///
    /// S1.12: each objective in exactly one perspective.
    HSN506, "unplaced-objective", Warning, since "0.1.0", from "S1.12",
    "an objective in no perspective",
    practice Scorecard,
    judge Judge::Node { of: &[NodeKind::Objective], reach: Reach::Analysis(AnalysisKind::Perspectives), check },
    "objective `{node}` stands in no perspective"
        => "say which perspective it stands `within`, or let it advance something that stands in one",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_exempt = objective.framework() == Some(Framework::Okr)
        || objective.level().is_some_and(|level| context.plan().is_team_or_below(&level));
    if !is_exempt && context.perspective(objective).is_none() {
        sink.find(Found::on(objective));
    }
}
