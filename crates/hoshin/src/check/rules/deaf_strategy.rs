use crate::check::reach::{Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};

declare_rule! {
    /// ## What it does
    ///
    /// Looks whether any objective or initiative of the plan answers to a problem or to a voice of the customer: whether
    /// anything was prompted by one, or resolves one.
    ///
    /// ## Why it matters
    ///
    /// A strategy that is thought out at a table and carried out as it was thought out learns nothing on the way. Those
    /// who do the work and those who buy it know what is wrong with it, long before a chart does.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { wait: { name: Shorten the waiting time } }
    /// kpis: { minutes: { name: Minutes until somebody answers, measures: [wait] } }
    /// problems: { lost-calls: { name: Calls that nobody answers, origin: gemba, affects: [minutes] } }
    /// ```
    ///
    /// Say what it gave rise to:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { wait: { name: Shorten the waiting time } }
    /// kpis: { minutes: { name: Minutes until somebody answers, measures: [wait] } }
    /// problems: { lost-calls: { name: Calls that nobody answers, origin: gemba, affects: [minutes], prompts: [wait] } }
    /// ```
    ///
    /// Improvement of which nobody says what called for it:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { wait: { name: Shorten the waiting time } }
    /// initiatives: { huddle-board: { name: A board for the huddle, method: kaizen-event, advances: [wait] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// One such answer in the plan is enough, whatever became of it. Silent in a plan without objectives, which is no
    /// strategy.
    ///
    /// ## Source
    ///
    /// S2.7, S2.11: strategy begins with real problems and the voice of the customer, and is adjusted from the gemba.
    HSN811, "deaf-strategy", Note, since "0.1.0", from "S2.7 S2.11",
    "no problem or voice of the customer prompts anything in the plan",
    practice Kaizen,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Objective, NodeKind::Problem]),
            Fact::Relations(&[RelationKind::Prompts, RelationKind::Resolves]),
        ]),
        check,
    },
    "no problem and no voice of the customer is in the plan, so that nothing in it answers to one"
        => "enter what the gemba and the customers tell under `problems`, and say what it `prompts`",
    "none of the problems and voices of customers in the plan ({count}) prompts an objective or an initiative"
        => "say under `prompts` which objective or initiative each gave rise to, or let work resolve it",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    let is_heard = plan.has_any(RelationKind::Prompts) || plan.has_any(RelationKind::Resolves);
    if is_heard || plan.count_of(NodeKind::Objective) == 0 {
        return;
    }
    let count = plan.count_of(NodeKind::Problem);
    sink.find(Found::anywhere().saying(usize::from(count > 0)).value("count", count));
}
