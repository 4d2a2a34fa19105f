//! Catchball as a protocol: who may move, what the terms are, and whether they are agreed, on any date.
//!
//! The giver is the accountable owner of what is advanced, the catcher that of the deployed node. The first move is
//! `propose`, by either side. `counter` and `agree` are for the side that did not speak last; after `agree` and
//! `withdraw` only `propose` follows. `escalate` names who takes the giver's chair and proposes next. Whoever reports
//! to a side's owner may speak for that side.

use super::error::BuildError;
use super::node::Node;
use crate::metamodel::event::Terms;
use crate::metamodel::{NodeKind, RelationKind, Round};
use crate::value::{Date, Keyed, Move};

/// How an agreement stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has moved yet.
    #[default]
    Untouched,
    /// Terms are on the table.
    Open,
    /// Somebody else has been called to the giver's chair.
    Escalated,
    /// The terms are agreed.
    Agreed,
    /// The matter was dropped.
    Withdrawn,
}

/// The state of one catchball on some date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// How it stands.
    pub standing: Standing,
    /// The terms on the table or agreed: each as last stated since the proposal.
    pub terms: Keyed<Terms>,
    /// The day of the last move.
    pub since: Option<Date>,
}

/// Which side of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one whose goal is deployed.
    Giver,
    /// The one who takes it on.
    Catcher,
}

struct Table<'m> {
    giver: Node<'m>,
    catcher: Node<'m>,
    spoke: Option<Side>,
    agreement: Agreement,
}

/// What a node serves, and so may be negotiated with: what it advances and what it is a part of.
pub fn parents(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let part_of = node.targets(RelationKind::PartOf);
    node.targets(RelationKind::Advances).chain(part_of)
}

/// The state on the evening of `date` of the catchball between `node` and one of its parents; of all moves if none.
///
/// # Errors
///
/// [`BuildError::IllegalMove`] if the protocol was broken, which no plan holds.
pub fn agreement(node: Node<'_>, parent: Node<'_>, date: Option<Date>) -> Result<Agreement, BuildError> {
    let mut table = None;
    for round in node.rounds() {
        if partner(node, round)? != parent || date.is_some_and(|date| round.date > Some(date)) {
            continue;
        }
        let table = match &mut table {
            Some(table) => table,
            empty => empty.insert(Table::lay(node, parent, round)?),
        };
        table.play(node, round)?;
    }
    Ok(table.map(|table| table.agreement).unwrap_or_default())
}

/// Plays every round of a node, with whatever parent.
///
/// # Errors
///
/// [`BuildError::IllegalMove`] at the first move against the protocol.
pub(super) fn replay_all(node: Node<'_>) -> Result<(), BuildError> {
    let mut played: Vec<Node<'_>> = Vec::new();
    for round in node.rounds() {
        let parent = partner(node, round)?;
        if !played.contains(&parent) {
            agreement(node, parent, None)?;
            played.push(parent);
        }
    }
    Ok(())
}

/// The parent that a round is about.
///
/// # Errors
///
/// [`BuildError::IllegalMove`] if the node serves no such parent, or several and the round does not say which.
pub fn partner<'m>(node: Node<'m>, round: &Round) -> Result<Node<'m>, BuildError> {
    let mut served = parents(node);
    match (&round.with, served.next(), served.next()) {
        (None, Some(only), None) => Ok(only),
        (None, Some(_), Some(_)) => {
            Err(illegal(node, round, "the node serves several others", "say `with:` whom it is played"))
        }
        (_, None, _) => Err(illegal(
            node,
            round,
            "the node serves nothing, so there is nobody to play with",
            "let it advance an objective or a driver",
        )),
        (Some(with), ..) => {
            let (kind, id) = super::reference::NodeRef::qualified(with)
                .map_or((None, with.as_ref()), |(kind, id)| (Some(kind), id));
            parents(node)
                .find(|parent| parent.id() == id && kind.is_none_or(|kind| parent.kind() == kind))
                .ok_or_else(|| {
                    let served: Vec<_> = parents(node).map(|parent| format!("`{}`", parent.id())).collect();
                    illegal(
                        node,
                        round,
                        &format!("the node does not serve `{with}`"),
                        &format!("it serves {}", served.join(", ")),
                    )
                })
        }
    }
}

impl<'m> Table<'m> {
    fn lay(node: Node<'m>, parent: Node<'m>, round: &Round) -> Result<Self, BuildError> {
        let seat = |of: Node<'m>| {
            of.accountable().ok_or_else(|| {
                illegal(
                    node,
                    round,
                    &format!("nobody is accountable for `{}`", of.id()),
                    "give it an `owner`",
                )
            })
        };
        let (giver, catcher) = (seat(parent)?, seat(node)?);
        if giver == catcher {
            let reason = format!("`{}` answers for both sides", giver.id());
            return Err(illegal(
                node,
                round,
                &reason,
                "catchball needs two owners; leave it out where one holds both",
            ));
        }
        Ok(Self { giver, catcher, spoke: None, agreement: Agreement::default() })
    }

    fn play(&mut self, node: Node<'m>, round: &Round) -> Result<(), BuildError> {
        let refuse = |reason: &str, help: &str| Err(illegal(node, round, reason, help));
        let Some(action) = round.action else { return refuse("the move is missing", "add `move`") };
        let standing = self.agreement.standing;
        let proposes = action == Move::Propose;
        match standing {
            Standing::Untouched if !proposes => {
                return refuse("nothing has been proposed yet", "the first move is `propose`");
            }
            Standing::Agreed | Standing::Withdrawn if !proposes => {
                return refuse("the matter was closed before", "only `propose` opens it again");
            }
            Standing::Escalated if !proposes => {
                return refuse("it was escalated", "whoever was called proposes next");
            }
            Standing::Open if proposes => {
                return refuse(
                    "a proposal is on the table",
                    "answer it by `counter`, `agree`, `escalate` or `withdraw`",
                );
            }
            _ => {}
        }
        let side = self.side_of(node, round)?;
        if standing == Standing::Escalated && side != Side::Giver {
            let reason = format!("it was escalated to `{}`", self.giver.id());
            return refuse(&reason, "whoever was called proposes next");
        }
        if matches!(action, Move::Counter | Move::Agree) && self.spoke == Some(side) {
            return refuse("this side spoke last", "the other side counters or agrees");
        }
        match action {
            Move::Propose => {
                self.agreement.terms = round.terms.clone();
                self.agreement.standing = Standing::Open;
            }
            Move::Counter => {
                for (key, term) in round.terms.iter() {
                    self.agreement.terms.insert(key, term.clone());
                }
            }
            Move::Agree => self.agreement.standing = Standing::Agreed,
            Move::Withdraw => {
                self.agreement = Agreement { standing: Standing::Withdrawn, ..Agreement::default() }
            }
            Move::Escalate => self.call(node, round)?,
        }
        self.spoke = Some(side);
        self.agreement.since = round.date;
        Ok(())
    }

    /// Puts whom `escalate` names into the giver's chair.
    fn call(&mut self, node: Node<'m>, round: &Round) -> Result<(), BuildError> {
        let Some(to) = round.to.as_deref() else {
            return Err(illegal(
                node,
                round,
                "the move does not say to whom",
                "add `to:` with the owner who takes the giver's chair",
            ));
        };
        self.giver = node.plan().resolve(to, &[NodeKind::Owner])?;
        if self.giver == self.catcher {
            return Err(illegal(
                node,
                round,
                "it is escalated to the catcher",
                "name somebody above the giver",
            ));
        }
        self.agreement.standing = Standing::Escalated;
        Ok(())
    }

    /// The side that the speaker speaks for: the nearest upward along the lines of reporting.
    fn side_of(&self, node: Node<'m>, round: &Round) -> Result<Side, BuildError> {
        let who = round.who.as_deref().unwrap_or_default();
        let speaker = node.plan().resolve(who, &[NodeKind::Owner])?;
        for above in speaker.and_above() {
            if above == self.catcher {
                return Ok(Side::Catcher);
            }
            if above == self.giver {
                return Ok(Side::Giver);
            }
        }
        let (giver, catcher) = (self.giver.id(), self.catcher.id());
        let reason = format!("`{who}` speaks for neither side");
        Err(illegal(
            node,
            round,
            &reason,
            &format!("`{giver}`, `{catcher}` and those who report to them may move"),
        ))
    }
}

fn illegal(node: Node<'_>, round: &Round, reason: &str, help: &str) -> BuildError {
    let action = round.action.map_or("a move", Move::as_str);
    let when = round.date.map(|date| format!(" on {date}")).unwrap_or_default();
    BuildError::IllegalMove {
        of: node.to_ref(),
        date: round.date,
        reason: format!("`{action}`{when}: {reason}"),
        help: help.into(),
    }
}
