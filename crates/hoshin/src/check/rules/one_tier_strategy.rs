use std::collections::BTreeSet;

use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{Initiative, NodeKind};
use crate::model::Node;
use crate::report::Practice;
use crate::value::{Method, Role};

declare_rule! {
    /// ## What it does
    ///
    /// Finds plans in which strategy is a matter of the top alone, since every objective that reaches a driver stands
    /// on the top level, though owners stand below; and plans in which kaizen is a matter of one level or one owner.
    ///
    /// ## Why it matters
    ///
    /// Strategy for executives and kaizen for operations are two halves of one thing, kept apart. Those below wait to
    /// be told, those above do not see what could be improved.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, owner: ceo } }
    /// objectives: { nps: { name: Raise NPS to 75, owner: ceo, advances: { lead: strong } } }
    /// owners:
    ///   ceo: { name: Chief Executive Officer, level: corporate }
    ///   service: { name: Service, level: department, reports_to: ceo }
    /// ```
    ///
    /// Deploy it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, owner: ceo } }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: ceo, advances: { lead: strong } }
    ///   calls: { name: Resolve more calls the first time, owner: service, advances: { nps: strong } }
    /// owners:
    ///   ceo: { name: Chief Executive Officer, level: corporate }
    ///   service: { name: Service, level: department, reports_to: ceo }
    /// ```
    ///
    /// Kaizen by the press shop alone:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// initiatives:
    ///   setup: { name: Cut setup time, method: kaizen-event, owner: press }
    ///   scrap: { name: Halve scrap, method: kaizen-event, owner: press }
    ///   tools: { name: Sort the tools, method: kaizen-event, owner: press }
    /// owners: { press: { name: Press shop }, sales: { name: Sales } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   setup: { name: Cut setup time, method: kaizen-event, owner: press }
    ///   scrap: { name: Halve scrap, method: kaizen-event, owner: press }
    ///   tools: { name: Sort the tools, method: kaizen-event, owners: { press: accountable, sales: responsible } }
    /// owners: { press: { name: Press shop, level: team }, sales: { name: Sales, level: department } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where one objective that reaches a driver has no level that is known, and in an organisation of one
    /// level. Levels count that an objective or an owner stands on. The part on kaizen looks at kaizen events, of
    /// which there must be three (our choice), and at those who are accountable or responsible for them; it takes
    /// one owner for one function, and speaks of one level only where all levels are known and another one is in
    /// use.
    ///
    /// ## Source
    ///
    /// S2.3: the old belief that strategy is for executives, and kaizen for operations.
    HSN207, "one-tier-strategy", Note, since "0.1.0", from "S2.3",
    "objectives owned at the top only, or kaizen confined to one level or function",
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Driver, NodeKind::Objective, NodeKind::Owner]),
            Fact::Fields(&[NodeKind::Initiative], &["method"]),
            asked::ACCOUNTABLE,
            Fact::Analysis(AnalysisKind::Levels),
            Fact::Analysis(AnalysisKind::Sight),
            Fact::Analysis(AnalysisKind::Practices),
        ]),
        check,
    },
    "every objective that serves a driver stands on level `{level}`, and none below it"
        => "let the levels below translate these objectives into their own, and agree on them",
    "all {count} kaizen events are the work of {confined}, and of nobody else"
        => "let other levels and functions run kaizen events of their own, or take part in these",
    "every objective that serves a driver stands on level `{level}`, and all {count} kaizen events are the work of {confined}"
        => "let those below translate the objectives into their own, and let others take part in kaizen",
}

/// The fewest kaizen events from which anything can be told (our choice).
const EVENTS: usize = 3;

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let strategy =
        undeployed(context).then(|| context.levels().in_use().first().map(|level| &**level)).flatten();
    let kaizen = confined(context);
    let message = match (strategy, &kaizen) {
        (None, None) => return,
        (Some(_), None) => 0,
        (None, Some(_)) => 1,
        (Some(_), Some(_)) => 2,
    };
    let mut found = Found::anywhere().saying(message);
    if let Some(level) = strategy {
        found = found.value("level", level);
    }
    if let Some((count, whose)) = kaizen {
        found = found.value("count", count).value("confined", whose);
    }
    sink.find(found);
}

/// Whether objectives reach drivers, and all of them stand on the top level though others are in use.
fn undeployed(context: &Context<'_>) -> bool {
    let plan = context.plan();
    if context.levels().in_use().len() < 2 || plan.count_of(NodeKind::Driver) == 0 {
        return false;
    }
    let mut ranks = plan
        .nodes_of_kind(NodeKind::Objective)
        .filter(|objective| context.sight().is_aligned(*objective))
        .map(|objective| context.levels().rank(objective))
        .peekable();
    ranks.peek().is_some() && ranks.all(|rank| rank == Some(0))
}

/// How many kaizen events there are and whose they are, if they are confined to one owner or one level.
fn confined(context: &Context<'_>) -> Option<(usize, String)> {
    let plan = context.plan();
    if !context.practises(Practice::Kaizen) {
        return None;
    }
    let mut events = 0;
    let mut owners: BTreeSet<&str> = BTreeSet::new();
    let mut ranks: BTreeSet<Option<usize>> = BTreeSet::new();
    for event in plan.nodes_of::<Initiative>() {
        if !event.fields.method.as_ref().is_some_and(Method::is_kaizen_event) {
            continue;
        }
        events += 1;
        let workers = event.owners(Role::Responsible).chain(event.accountable());
        for worker in workers.collect::<Vec<Node<'_>>>() {
            owners.insert(worker.id());
            ranks.insert(context.levels().rank(worker));
        }
    }
    let owner = owners.first().filter(|_| owners.len() == 1);
    let level = ranks.first().copied().flatten().filter(|_| ranks.len() == 1);
    let level = level.and_then(|rank| context.levels().in_use().get(rank));
    let whose = match (owner, level.filter(|_| context.levels().in_use().len() > 1)) {
        (Some(owner), _) if plan.count_of(NodeKind::Owner) > 1 => format!("`{owner}`"),
        (_, Some(level)) => format!("level `{level}`"),
        _ => return None,
    };
    (events >= EVENTS).then_some((events, whose))
}
