use std::collections::BTreeMap;

use crate::check::analysis::talks::{Talk, talks};
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::model::catchball::Standing;
use crate::value::{Level, Move};

declare_rule! {
    /// ## What it does
    ///
    /// Finds levels of the organisation on which everything was agreed exactly as it was proposed from above: in all their
    /// catchball those who took a goal on did nothing but assent. Escalating counts as a move of its own.
    ///
    /// ## Why it matters
    ///
    /// One goal may well be right the first time. Where a whole level only ever says yes, nobody has been asked: the ball
    /// was handed over, not thrown.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, note: four in five }
    ///       - { date: 2025-11-21, who: service, move: agree }
    ///   answers:
    ///     name: Answer within the hour
    ///     owner: service
    ///     advances: { nps: medium }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose }
    ///       - { date: 2025-11-21, who: service, move: agree }
    /// owners:
    ///   coo: { name: Chief Operating Officer, level: corporate }
    ///   service: { name: Service, level: team }
    /// checks: { settings: { imposed-goal: { least: 2 } } }   # so that two are enough to show it
    /// ```
    ///
    /// Ask first what they think can be reached, and how:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, note: four in five }
    ///       - { date: 2025-11-21, who: service, move: agree }
    ///   answers:
    ///     name: Answer within the hour
    ///     owner: service
    ///     advances: { nps: medium }
    ///     catchball:
    ///       - { date: 2025-11-18, who: service, move: propose }
    ///       - { date: 2025-11-21, who: coo, move: agree }
    /// owners:
    ///   coo: { name: Chief Operating Officer, level: corporate }
    ///   service: { name: Service, level: team }
    /// checks: { settings: { imposed-goal: { least: 2 } } }   # so that two are enough to show it
    /// ```
    ///
    /// ## Limits
    ///
    /// What is agreed counts, on the level of the node or of its owner; without a level it is not judged. Silent below a
    /// number of agreements, where chance explains it. Assent after a talk that is not on record looks the same. The
    /// finding names the first node of the level.
    ///
    /// ## Source
    ///
    /// S2.4: goals given without involvement in the how. The number is our choice.
    HSN805, "imposed-goal", Note, since "0.1.0", from "S2.4",
    "a whole level that agreed to everything as it was proposed",
    practice Catchball,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative], &["catchball"]),
            asked::LEVEL,
            Fact::Relations(&[RelationKind::Advances, RelationKind::PartOf, RelationKind::ReportsTo]),
        ]),
        check,
    },
    "all {count} agreements at level `{level}`, that on {kind} `{node}` first, were taken as they came from above"
        => "ask the level what it thinks can be reached, and how, before agreeing; record its own proposals and counters",
    set "least" = 5.0: "the agreements of a level from which on it is judged (our choice)",
}

/// The agreements of a level.
struct Tally<'m> {
    imposed: usize,
    is_free: bool,
    first: Node<'m>,
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let mut levels: BTreeMap<Level, Tally<'m>> = BTreeMap::new();
    let kinds = [NodeKind::Objective, NodeKind::Target, NodeKind::Initiative].into_iter();
    for node in kinds.flat_map(|kind| context.plan().nodes_of_kind(kind)) {
        if node.rounds().is_empty() {
            continue;
        }
        let Some(level) = node.level() else { continue };
        let tally = levels.entry(level).or_insert(Tally { imposed: 0, is_free: false, first: node });
        if tally.is_free {
            continue;
        }
        for talk in talks(node, context.as_of()).iter().filter(|talk| talk.standing() == Standing::Agreed) {
            if had_a_say(talk) {
                tally.is_free = true;
            } else {
                tally.imposed += 1;
                let key = |node: Node<'m>| (node.kind(), node.id());
                if tally.imposed == 1 || key(node) < key(tally.first) {
                    tally.first = node;
                }
            }
        }
    }
    for (level, tally) in levels {
        #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
        let is_judged = tally.imposed > 0 && tally.imposed as f64 >= sink.parameter("least");
        if is_judged && !tally.is_free {
            sink.find(Found::on(tally.first).value("count", tally.imposed).value("level", level.as_str()));
        }
    }
}

/// Whether the catcher did more than assent.
fn had_a_say(talk: &Talk<'_>) -> bool {
    let Some(catcher) = talk.node.accountable() else { return true };
    let mut giver = talk.parent.accountable();
    for round in &talk.rounds {
        let is_assent = round.action == Some(Move::Agree);
        // A counter is an answer of one side to the other: one of the two was the catcher.
        if round.action == Some(Move::Counter)
            || !is_assent && speaks_for(talk, round.who.as_deref(), catcher, giver)
        {
            return true;
        }
        if round.action == Some(Move::Escalate) {
            giver = round.to.as_deref().and_then(|to| talk.node.plan().resolve(to, &[NodeKind::Owner]).ok());
        }
    }
    false
}

/// Whether a speaker is on the catcher's side: the nearest upward along the lines of reporting.
fn speaks_for<'m>(talk: &Talk<'m>, who: Option<&str>, catcher: Node<'m>, giver: Option<Node<'m>>) -> bool {
    let is = |owner: Node<'_>| who == Some(owner.id());
    if is(catcher) || giver.is_some_and(is) {
        return is(catcher);
    }
    let speaker = who.and_then(|who| talk.node.plan().resolve(who, &[NodeKind::Owner]).ok());
    let mut line = speaker.into_iter().flat_map(Node::and_above);
    line.find(|owner| *owner == catcher || Some(*owner) == giver) == Some(catcher)
}
