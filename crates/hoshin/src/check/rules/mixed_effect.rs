use std::collections::BTreeSet;

use crate::analyse::conflicts;
use crate::analyse::conflicts::{ConflictKind, harmed_ends};
use crate::analyse::promise::to_digits;
use crate::analyse::strongest::Walk;
use crate::check::reach::{Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::model::Node;
use crate::report::Severity;

declare_rule! {
    /// ## What it does
    ///
    /// Finds what helps something by one way and hurts it by another: work, objectives, targets and KPIs with two ways to one
    /// goal, an odd number of relations of negative strength on one of them. Only the node at which the ways part is named,
    /// with both of them up to where they meet. Where a circle undermines itself it is a note: feedback that holds a
    /// balance may be meant.
    ///
    /// ## Why it matters
    ///
    /// Half of the effort is spent on undoing the other half. Each of the two ways looks right by itself, and often in
    /// another framework, so that nobody sees both.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer within a minute, advances: { loyal: medium } }
    ///   warm: { name: Take time for each caller, advances: { loyal: strong } }
    /// initiatives:
    ///   bots: { name: Let a machine answer, advances: { fast: strong, warm: -strong } }
    /// ```
    ///
    /// Take out the part that hurts:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Keep customers }
    ///   fast: { name: Answer within a minute, advances: { loyal: medium } }
    ///   warm: { name: Take time for each caller, advances: { loyal: strong } }
    /// initiatives:
    ///   bots: { name: Let a machine answer what is asked every day, advances: { fast: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Whoever contributes to something that is named inherits its conflict and is not named. A relation without a strength
    /// helps, by an unknown amount. Ways over what is closed or dropped do not count. Of more than a thousand goals that are
    /// harmed, the first by kind and id are looked at.
    ///
    /// ## Source
    ///
    /// S0.2: fragmented execution. That walks are looked at, and where they part, is our choice: deciding on simple paths
    /// through circles is intractable.
    HSN401, "mixed-effect", Warning, since "0.1.0", from "S0.2",
    "something that both helps and hurts the same goal",
    judge Judge::Plan { reads: Facts::Of(&[asked::FLOW, asked::GOING_ON]), check },
    "{kind} `{node}` both helps and hurts {goal_kind} `{goal}`: it helps {helps}, and hurts {harms}"
        => "find another way for the part that hurts, weigh which of the two matters more, or accept it with `allow` and the reason",
    "{kind} `{node}` undermines itself {harms}"
        => "if this holds a balance on purpose say so with `allow` and the reason, else break the circle",
}

/// So many goals are looked at (our choice: sixteen looks over the plan).
const MOST: usize = 1024;

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    // Most plans have none, and then no ways have to be sorted.
    if !context.plan().has_harm() {
        return;
    }
    let flow = context.flow();
    let mut told = BTreeSet::new();
    for conflict in conflicts(flow, harmed_ends(flow).into_iter().take(MOST)) {
        let arms = conflict.arms();
        let is_alive = |walk: &Walk<'m>| walk.nodes.iter().all(|node| node.is_active());
        let key = |node: Node<'m>| (node.kind(), node.id());
        if !is_alive(&arms.helps)
            || !is_alive(&arms.harms)
            || !told.insert((key(conflict.origin), key(arms.meeting)))
        {
            continue;
        }
        let mut links = arms.helps.links.clone();
        links.extend(arms.harms.links.iter().filter(|link| !arms.helps.links.contains(link)));
        let found = links.into_iter().fold(Found::on(conflict.origin), Found::by);
        let found = found.value("goal", arms.meeting.id()).value("goal_kind", arms.meeting.kind().as_str());
        let found = found.value("helps", in_words(&arms.helps)).value("harms", in_words(&arms.harms));
        let found = found.value("strength", to_digits(arms.strength(), 2));
        sink.find(match conflict.kind {
            ConflictKind::Loop if conflict.origin == conflict.goal => {
                found.saying(1).as_severe(Severity::Note)
            }
            ConflictKind::Loop => found.as_severe(Severity::Note),
            ConflictKind::Direct | ConflictKind::Ways => found,
        });
    }
}

/// A way as it stands after the verb: which way, and how strongly.
fn in_words(walk: &Walk<'_>) -> String {
    let between = walk.nodes.get(1..walk.nodes.len().saturating_sub(1)).unwrap_or_default();
    let ids: Vec<String> = between.iter().map(|node| format!("`{}`", node.id())).collect();
    let way = if ids.is_empty() { "directly".to_owned() } else { format!("by way of {}", ids.join(", ")) };
    if walk.strength > 0.0 { format!("{way} ({})", to_digits(walk.strength, 2)) } else { way }
}
