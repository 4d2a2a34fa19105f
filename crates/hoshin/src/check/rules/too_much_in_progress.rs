use crate::check::analysis::charge::charges;
use crate::check::analysis::overlap::{days_of, peak};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners who are accountable for more open Lean initiatives (A3s, kaizen events and the like) at one time
    /// than can be brought to an end.
    ///
    /// ## Why it matters
    ///
    /// Each improvement that is begun takes attention from those that are not finished yet. Few at a time end sooner,
    /// all of them.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { press: { name: Press shop } }
    /// initiatives:
    ///   setup: { name: Cut setup time, method: smed, owner: press }
    ///   scrap: { name: Halve scrap, method: a3, owner: press }
    ///   tools: { name: Sort the tools, method: 5s, owner: press }
    ///   flow: { name: Level the flow, method: kanban, owner: press }
    /// ```
    ///
    /// Finish before the next is begun:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { press: { name: Press shop } }
    /// initiatives:
    ///   setup: { name: Cut setup time, method: smed, owner: press, stage: closed }
    ///   scrap: { name: Halve scrap, method: a3, owner: press }
    ///   tools: { name: Sort the tools, method: 5s, owner: press, period: 2026-Q1 }
    ///   flow: { name: Level the flow, method: kanban, owner: press, period: 2026-Q1 }
    ///   board: { name: Put up a board, method: standard-work, owner: press, period: 2026-Q2 }
    ///   move: { name: Move the store, method: project, owner: press }
    /// ```
    ///
    /// What is late is still open, and what begins later is not yet:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-04-15
    /// owners: { press: { name: Press shop } }
    /// initiatives:
    ///   setup: { name: Cut setup time, method: smed, owner: press, period: 2026-01 }
    ///   scrap: { name: Halve scrap, method: a3, owner: press, period: 2026-02 }
    ///   tools: { name: Sort the tools, method: 5s, owner: press, period: 2026-03 }
    ///   flow: { name: Level the flow, method: kanban, owner: press, period: 2026-04 }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-04-15
    /// owners: { press: { name: Press shop } }
    /// initiatives:
    ///   setup: { name: Cut setup time, method: smed, owner: press }
    ///   scrap: { name: Halve scrap, method: a3, owner: press, period: 2026-04 }
    ///   tools: { name: Sort the tools, method: 5s, owner: press, period: 2026-05..2026-12 }
    ///   flow: { name: Level the flow, method: kanban, owner: press, period: 2026-05..2026-12 }
    ///   board: { name: Put up a board, method: standard-work, owner: press, period: 2026-05..2026-12 }
    /// ```
    ///
    /// ## Limits
    ///
    /// Open is what is neither closed nor dropped. With `as_of` that is counted which has begun by then; without it,
    /// what falls on one day by its periods. What has no period counts at any time. Whoever is responsible but not
    /// accountable is not counted.
    ///
    /// ## Source
    ///
    /// S2.20: focus. Limits of work in progress are common practice in Lean; the number is our choice.
    HSN209, "too-much-in-progress", Warning, since "0.1.0", from "S2.20",
    "more open Lean initiatives for one owner than can be finished",
    judge Judge::Node {
        of: &[NodeKind::Owner],
        reach: Reach::Paths { paths: &[&[Step::To(&[RelationKind::Owns])]], with: &[] },
        check,
    },
    "owner `{node}` has {count} Lean initiatives open at one time, more than {limit}"
        => "finish or drop some before more are begun, or hand them on; close those that are done",
    set "n" = 3.0: "the most open Lean initiatives of one owner at one time (our choice)",
}

#[expect(clippy::cast_precision_loss, reason = "no plan has more nodes than a number holds exactly")]
fn check<'m>(context: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("n");
    let mut open = charges(owner, &[NodeKind::Initiative]);
    if open.len() as f64 <= limit {
        return;
    }
    let has_begun = |node: Node<'m>| {
        let start = days_of(node).map(|days| days.start);
        start.zip(context.as_of()).is_none_or(|(start, today)| start <= today)
    };
    open.retain(|node| node.is_active() && node.is_lean() && has_begun(*node));
    let count = match context.as_of() {
        Some(_) => open.len() as f64,
        None => peak(open.iter().map(|node| (days_of(*node), 1.0))).amount,
    };
    if count > limit {
        let mut ids: Vec<String> = open.iter().map(|node| node.id().to_owned()).collect();
        ids.arrange();
        let found = Found::on(owner).value("count", count).value("limit", limit);
        sink.find(found.value("initiatives", ids));
    }
}
