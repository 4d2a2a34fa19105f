use crate::check::analysis::talks::unsettled;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::model::catchball::Standing;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives, targets and initiatives whose period has begun while their catchball is still open: a
    /// proposal lies on the table, or the matter was escalated, and nothing has been agreed yet.
    ///
    /// ## Why it matters
    ///
    /// From the first day on somebody works towards a number that they have not agreed to, or waits until there is one.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     period: 2026
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 } }
    ///       - { date: 2026-02-27, who: service, move: counter, terms: { to: 80 } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// Come to an agreement before the period begins:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     period: 2026
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 } }
    ///       - { date: 2025-11-27, who: service, move: counter, terms: { to: 80 } }
    ///       - { date: 2025-12-02, who: coo, move: agree }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Needs a date to look from (`as_of`) and a period. Where something was agreed and is being talked over again, the
    /// agreement holds meanwhile: such talks are the subject of `stalled-catchball` only, as are those before the period.
    /// One finding a node. What was never talked over is found by `undeployed-agreement`.
    ///
    /// ## Source
    ///
    /// S2.4: goals agreed with those who are to reach them. Akao, *Hoshin Kanri* (1991).
    HSN802, "unagreed", Warning, since "0.1.0", from "S2.4",
    "catchball that is open after the period began",
    practice Catchball,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Neighbours,
        check,
    },
    "{kind} `{node}` began on {start}, and what it owes to `{parent}` is not agreed yet"
        => "answer the move of {since} in `catchball`: `agree`, `counter`, or `withdraw` the matter",
    "{kind} `{node}` began on {start}, and what it owes to `{parent}` was escalated and is not agreed yet"
        => "let whoever was called on {since} `propose` in `catchball`, and the other side answer",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if node.rounds().is_empty() || !node.is_active() {
        return;
    }
    let Some(as_of) = context.as_of() else { return };
    let start = node.period().map(|period| period.span(&context.plan().fiscal_year()).start);
    let Some(start) = start.filter(|start| *start <= as_of) else { return };
    let talks = unsettled(node, Some(as_of));
    let Some(talk) = talks.iter().find(|talk| talk.agreed().is_none()) else { return };
    let found = Found::on(node).value("parent", talk.parent.id()).value("start", start.to_string());
    let since = talk.since().map(|date| date.to_string()).unwrap_or_default();
    let found = talk.link().into_iter().fold(found.value("since", since), Found::by);
    sink.find(found.saying(usize::from(talk.standing() == Standing::Escalated)));
}
