//! Dated facts: any on its own, and a catchball as a whole, which must be a legal one.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;

use super::pick;
use super::text::text;
use super::value::value;
use crate::metamodel::{CheckIn, EventKind, FieldInfo, Fields, Held, NodeKind, Reading, Round};
use crate::model::{Event, Node, Plan, catchball};
use crate::value::datum::Datum;
use crate::value::{Date, Keyed, Move, Role, Term};

/// An event to be.
#[derive(Clone, Debug)]
pub(super) struct EventSeed {
    kind: EventKind,
    pub(super) of: Index,
    who: Option<Index>,
    fields: Vec<(&'static str, Datum<'static>)>,
}

/// A catchball to be: some moves of proposing, countering and agreeing in turn.
#[derive(Clone, Debug)]
pub(super) struct PlaySeed {
    child: Index,
    moves: usize,
    day: i8,
    terms: Vec<(String, String)>,
    note: Option<String>,
}

/// An event of any kind, its round of catchball only seldom a legal one.
pub(super) fn event() -> impl Strategy<Value = EventSeed> {
    Union::new(EventKind::ALL.iter().map(|&kind| {
        let fields: Vec<_> = fields_of(kind)
            .iter()
            .filter(|info| !["who", "to", "with"].contains(&info.key))
            .map(|info| {
                // Without these it is no event.
                let often = if ["date", "move"].contains(&info.key) || kind == EventKind::Reading {
                    0.97
                } else {
                    0.4
                };
                proptest::option::weighted(often, value(&info.shape).prop_map(|value| (info.key, value)))
            })
            .collect();
        let place = (any::<Index>(), proptest::option::weighted(0.7, any::<Index>()));
        (place, fields).prop_map(move |((of, who), fields)| EventSeed {
            kind,
            of,
            who,
            fields: fields.into_iter().flatten().collect(),
        })
    }))
}

/// A legal catchball, wherever one can be played.
pub(super) fn play() -> impl Strategy<Value = PlaySeed> {
    let term = (select(&["to", "by", "no", "a/b"][..]).prop_map(str::to_owned), text());
    (any::<Index>(), 1..4_usize, 1..20_i8, vec(term, 0..3), proptest::option::of(text()))
        .prop_map(|(child, moves, day, terms, note)| PlaySeed { child, moves, day, terms, note })
}

fn fields_of(kind: EventKind) -> &'static [FieldInfo] {
    match kind {
        EventKind::Reading => Reading::FIELDS,
        EventKind::CheckIn => CheckIn::FIELDS,
        EventKind::Catchball => Round::FIELDS,
        EventKind::Held => Held::FIELDS,
    }
}

impl EventSeed {
    /// A node that has such events; none if there is none in the plan.
    pub(super) fn of<'m>(&self, plan: &'m Plan) -> Option<Node<'m>> {
        let kinds: &[NodeKind] = match self.kind {
            EventKind::Reading => &[NodeKind::Kpi],
            EventKind::CheckIn | EventKind::Catchball => {
                &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative]
            }
            EventKind::Held => &[NodeKind::Routine],
        };
        let nodes: Vec<_> = kinds.iter().flat_map(|kind| plan.nodes_of_kind(*kind)).collect();
        pick(&nodes, self.of)
    }

    pub(super) const fn is_round(&self) -> bool {
        matches!(self.kind, EventKind::Catchball)
    }

    /// The event, told by an owner of the plan.
    pub(super) fn grown(&self, plan: &Plan) -> Event {
        let owners: Vec<_> = plan.nodes_of_kind(NodeKind::Owner).collect();
        let who = self.who.and_then(|at| pick(&owners, at)).map(|owner| owner.id().into());
        match self.kind {
            EventKind::Reading => Event::Reading(self.filled()),
            EventKind::CheckIn => Event::CheckIn(CheckIn { who, ..self.filled() }),
            EventKind::Catchball => Event::Round(Round { who, ..self.filled() }),
            EventKind::Held => Event::Held(self.filled()),
        }
    }

    fn filled<E: Fields>(&self) -> E {
        let mut event = E::default();
        for (key, value) in &self.fields {
            let _ = event.set(key, value);
        }
        event
    }
}

impl PlaySeed {
    /// The node that it is played over, and the rounds. None where nothing serves another under a second owner.
    pub(super) fn grown<'m>(&self, plan: &'m Plan) -> Option<(Node<'m>, Vec<Event>)> {
        let can_play = |child: &Node<'m>| self.sides(*child).is_some();
        let children: Vec<_> = [NodeKind::Objective, NodeKind::Target, NodeKind::Initiative]
            .into_iter()
            .flat_map(|kind| plan.nodes_of_kind(kind))
            .filter(can_play)
            .collect();
        let child = pick(&children, self.child)?;
        let (parent, giver, catcher) = self.sides(child)?;
        let moves = [(Move::Propose, giver), (Move::Counter, catcher), (Move::Agree, giver)];
        let rounds = moves.into_iter().zip(self.day..).take(self.moves).map(|((action, who), day)| {
            Event::Round(Round {
                date: Date::new(2026, 1, day).ok(),
                who: Some(who.id().into()),
                action: Some(action),
                with: Some(parent.to_ref().to_string().into()),
                to: None,
                terms: self.terms(),
                note: self.note.as_deref().map(Box::from),
            })
        });
        Some((child, rounds.collect()))
    }

    fn terms(&self) -> Keyed<Term> {
        let mut terms = Keyed::default();
        for (key, value) in &self.terms {
            terms.insert(key, Term::Value(value.as_str().into()));
        }
        terms
    }

    /// What a node serves, and who answers for both: two owners, and each for certain, whatever the order.
    #[expect(clippy::unused_self, reason = "reads as a question to the play")]
    fn sides<'m>(&self, child: Node<'m>) -> Option<(Node<'m>, Node<'m>, Node<'m>)> {
        let alone = |node: &Node<'m>| node.owners(Role::Accountable).count() == 1;
        let parent = catchball::parents(child).find(alone)?;
        let (giver, catcher) = (parent.accountable()?, Some(child).filter(alone)?.accountable()?);
        (giver != catcher && child.rounds().is_empty()).then_some((parent, giver, catcher))
    }
}
