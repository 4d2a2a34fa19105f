use std::collections::HashSet;

use crate::check::analysis::annual::{is_annual, served};
use crate::check::analysis::looked_at::{self, unseen};
use crate::check::analysis::overlap::days_of;
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers and annual objectives that no routine looks at: neither at them nor at anything below them, be it
    /// an objective, a target, a KPI, an initiative or a problem.
    ///
    /// ## Why it matters
    ///
    /// What no meeting has on its list is done when there is time for it, which is never. Routines make execution
    /// inevitable: every priority needs one, somewhere on the way down to the work.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market }, talent: { name: Grow the people who solve problems } }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, advances: [lead] }
    ///   solvers: { name: A problem solver in each team, advances: [talent] }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, reviews: [nps] } }
    /// ```
    ///
    /// Look at it, or at the work for it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market }, talent: { name: Grow the people who solve problems } }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, advances: [lead] }
    ///   solvers: { name: A problem solver in each team, advances: [talent] }
    /// initiatives: { school: { name: A3 school, method: training, advances: [solvers] } }
    /// routines:
    ///   monthly: { name: Monthly review, cadence: monthly, reviews: [nps] }
    ///   huddle: { name: Weekly huddle, cadence: weekly, reviews: [school] }
    /// ```
    ///
    /// ## Limits
    ///
    /// An annual objective is active, serves a driver directly, and is not for half a year or less (our choice). It is
    /// passed over where every driver that it serves has this finding itself: one routine may mend both. What is over by
    /// `as_of` is passed over too, and so is a driver that nothing serves: that is another rule's finding. Whether the
    /// routine is frequent enough, and held, is not asked here.
    ///
    /// ## Source
    ///
    /// S2.19: structures, behaviours and routines that make execution inevitable.
    HSN810, "routine-free-priority", Warning, since "0.1.0", from "S2.19",
    "a driver or annual objective with no routine anywhere below it",
    practice Rhythm,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Driver]),
            asked::STAGE,
            asked::PERIOD,
            looked_at::READ,
        ]),
        check,
    },
    "no routine looks at {kind} `{node}`, nor at anything below it"
        => "let a routine review it, or an objective, KPI or initiative that serves it",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    let is_over = |goal: Node<'m>| {
        let end = days_of(goal).and_then(|days| days.last_day());
        end.zip(context.as_of()).is_some_and(|(end, as_of)| end < as_of)
    };
    let is_lived = |driver: &Node<'m>| looked_at::is_served(*driver) && !is_over(*driver);
    let drivers: Vec<Node<'m>> = plan.nodes_of_kind(NodeKind::Driver).filter(is_lived).collect();
    let unseen_drivers = unseen(plan, &drivers);
    let told: HashSet<usize> = unseen_drivers.iter().map(|driver| driver.place()).collect();
    let is_told = |objective: Node<'m>| {
        let mut drivers = served(objective).filter(|goal| goal.kind() == NodeKind::Driver);
        drivers.all(|driver| told.contains(&driver.place()))
    };
    let mut known = HashSet::new();
    let annual: Vec<Node<'m>> = plan
        .nodes_of_kind(NodeKind::Driver)
        .flat_map(serving)
        .filter(|objective| known.insert(objective.place()))
        .filter(|objective| is_annual(*objective) && !is_over(*objective) && !is_told(*objective))
        .collect();
    for goal in unseen_drivers.into_iter().chain(unseen(plan, &annual)) {
        sink.find(Found::on(goal));
    }
}

/// The objectives that serve a driver, or a target of it, directly.
fn serving(driver: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let goals = std::iter::once(driver).chain(driver.sources(RelationKind::Quantifies));
    let serving = goals.flat_map(|goal| goal.sources(RelationKind::Advances));
    serving.filter(|node| node.kind() == NodeKind::Objective)
}
