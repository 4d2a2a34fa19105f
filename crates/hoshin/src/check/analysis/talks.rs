//! What was said in catchball: the moves of each talk, where it stands, and what was agreed.
//!
//! No plan holds a move against the protocol (see [`crate::model::catchball`]), so the moves alone tell how a talk
//! stands, and nobody has to be asked whose side they are on.

use crate::metamodel::event::Terms;
use crate::metamodel::{RelationKind, Round};
use crate::model::catchball::{Standing, parents, partner};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{Date, Move};

/// The rounds of a node with one of those that it serves, oldest first.
#[derive(Clone, Debug)]
pub struct Talk<'m> {
    /// The node.
    pub node: Node<'m>,
    /// What it serves.
    pub parent: Node<'m>,
    /// The rounds, at least one.
    pub rounds: Vec<&'m Round>,
}

/// Terms that were agreed.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'t, 'm> {
    /// When.
    pub date: Option<Date>,
    rounds: &'t [&'m Round],
}

/// The talks about a node up to the evening of a date, or all, in order of their first rounds.
pub fn talks(node: Node<'_>, until: Option<Date>) -> Vec<Talk<'_>> {
    let rounds = node.rounds();
    let mut found: Vec<Talk<'_>> = Vec::new();
    let mut served = parents(node);
    // Most serve one, and need not say which.
    let only = served.next().filter(|_| served.next().is_none());
    for round in rounds {
        if until.is_some_and(|until| round.date > Some(until)) {
            continue;
        }
        let parent = if round.with.is_none() { only } else { partner(node, round).ok() };
        let Some(parent) = parent else { continue };
        match found.iter_mut().find(|talk| talk.parent == parent) {
            Some(talk) => talk.rounds.push(round),
            None => found.push(Talk { node, parent, rounds: vec![round] }),
        }
    }
    found
}

/// The talks about a node that are open or escalated, in order of what it serves. Most nodes have none, and cost little.
pub fn unsettled(node: Node<'_>, until: Option<Date>) -> Vec<Talk<'_>> {
    let rounds = node.rounds();
    let is_plain =
        rounds.iter().all(|round| round.with.is_none() && (until.is_none() || round.date <= until));
    let is_over = |round: &Round| matches!(round.action, Some(Move::Agree | Move::Withdraw));
    if rounds.is_empty() || is_plain && rounds.last().is_some_and(is_over) {
        return Vec::new();
    }
    let mut talks = talks(node, until);
    talks.retain(|talk| matches!(talk.standing(), Standing::Open | Standing::Escalated));
    talks.arrange_by_key(|talk| (talk.parent.kind(), talk.parent.id()));
    talks
}

impl<'m> Talk<'m> {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        match self.rounds.last().and_then(|round| round.action) {
            None => Standing::Untouched,
            Some(Move::Propose | Move::Counter) => Standing::Open,
            Some(Move::Agree) => Standing::Agreed,
            Some(Move::Escalate) => Standing::Escalated,
            Some(Move::Withdraw) => Standing::Withdrawn,
        }
    }

    /// The day of the last move.
    pub fn since(&self) -> Option<Date> {
        self.rounds.last()?.date
    }

    /// What was agreed last. It stays in force while a change of it is talked over, but not when the matter is
    /// dropped.
    pub fn agreed(&self) -> Option<Agreed<'_, 'm>> {
        if self.standing() == Standing::Withdrawn {
            return None;
        }
        let end = self.rounds.iter().rposition(|round| round.action == Some(Move::Agree))?;
        let (before, _) = self.rounds.split_at_checked(end)?;
        let start = before.iter().rposition(|round| round.action == Some(Move::Propose))?;
        Some(Agreed { date: self.rounds.get(end)?.date, rounds: before.get(start..)? })
    }

    /// The relation by which the node serves the parent.
    pub fn link(&self) -> Option<Link<'m>> {
        let mut links =
            self.node.outgoing(RelationKind::Advances).chain(self.node.outgoing(RelationKind::PartOf));
        links.find(|link| link.target() == self.parent)
    }
}

impl<'m> Agreed<'_, 'm> {
    /// A term, as last stated since the proposal.
    pub fn term(&self, key: &str) -> Option<&'m Terms> {
        self.rounds.iter().rev().find_map(|round| round.terms.get(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;
    use crate::model::catchball::agreement;

    #[test]
    fn a_talk_stands_as_the_protocol_says_on_every_day() {
        let plan = "hoshin: 1
objectives:
  top: { owner: boss }
  low:
    owner: doer
    advances: top
    catchball:
      - { date: 2026-01-01, who: boss, move: propose, terms: { to: 9, by: 2026-12-31 } }
      - { date: 2026-01-02, who: doer, move: counter, terms: { to: 7 } }
      - { date: 2026-01-03, who: doer, move: escalate, to: top-boss }
      - { date: 2026-01-04, who: top-boss, move: propose, terms: { to: 8 } }
      - { date: 2026-01-05, who: doer, move: agree }
      - { date: 2026-01-06, who: doer, move: propose, terms: { to: 6 } }
      - { date: 2026-01-07, who: doer, move: withdraw }
owners: { top-boss: {}, boss: {}, doer: {} }";
        let plan = Plan::read(plan, Format::Yaml).unwrap();
        let [top, low] = ["top", "low"].map(|id| plan.node(NodeKind::Objective, id).unwrap());
        for day in 1..=7 {
            let date = Some(Date::constant(2026, 1, day));
            let talk = talks(low, date).remove(0);
            let expected = agreement(low, top, date).unwrap();
            assert_eq!((talk.standing(), talk.since()), (expected.standing, expected.since), "{day}");
            assert_eq!(unsettled(low, date).is_empty(), matches!(day, 5 | 7), "{day}");
            let is_agreed =
                talk.agreed().map(|agreed| (agreed.term("to").cloned(), agreed.term("by").cloned()));
            let eight = Some((Some(Terms::Value("8".into())), None));
            assert_eq!(is_agreed, if matches!(day, 5 | 6) { eight } else { None }, "{day}");
        }
    }
}
