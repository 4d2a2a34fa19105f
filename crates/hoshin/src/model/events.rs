//! The dated facts of a node, oldest first.

use super::error::BuildError;
use super::node::Node;
use super::place::Place;
use crate::metamodel::{CheckIn, EventKind, Fields, Held, NodeKind, Reading, Round};
use crate::value::datum::Datum;
use crate::value::field::ValueError;
use crate::value::{Date, FiscalYear};

/// A dated fact about a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A KPI was read.
    Reading(Reading),
    /// Somebody told how it goes.
    CheckIn(CheckIn),
    /// A move of catchball was made.
    Round(Round),
    /// A routine was held.
    Held(Held),
}

/// An event whose node is not in the plan. It is kept, and reported, so that nothing is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Orphan {
    /// The kind of node that it names, if it says so.
    pub kind: Option<NodeKind>,
    /// The id that it names.
    pub id: Box<str>,
    /// What happened.
    pub event: Event,
    /// Where it stands.
    pub place: Option<Place>,
}

/// All events of one node.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeEvents {
    pub(super) readings: Vec<Reading>,
    pub(super) check_ins: Vec<CheckIn>,
    pub(super) rounds: Vec<Round>,
    pub(super) held: Vec<Held>,
}

impl Event {
    /// An event of a kind of which nothing is stated yet.
    pub fn empty(kind: EventKind) -> Self {
        match kind {
            EventKind::Reading => Self::Reading(Reading::default()),
            EventKind::CheckIn => Self::CheckIn(CheckIn::default()),
            EventKind::Catchball => Self::Round(Round::default()),
            EventKind::Held => Self::Held(Held::default()),
        }
    }

    /// Sets a field from data, by its key in the plan file; none if there is no such field.
    pub fn set(&mut self, key: &str, value: &Datum<'_>) -> Option<Result<(), ValueError>> {
        match self {
            Self::Reading(event) => event.set(key, value),
            Self::CheckIn(event) => event.set(key, value),
            Self::Round(event) => event.set(key, value),
            Self::Held(event) => event.set(key, value),
        }
    }

    /// What happened.
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Reading(_) => EventKind::Reading,
            Self::CheckIn(_) => EventKind::CheckIn,
            Self::Round(_) => EventKind::Catchball,
            Self::Held(_) => EventKind::Held,
        }
    }

    /// The plural that messages use.
    pub(crate) const fn plural(&self) -> &'static str {
        match self {
            Self::Reading(_) => "readings",
            Self::CheckIn(_) => "check-ins",
            Self::Round(_) => "rounds",
            Self::Held(_) => "dates held",
        }
    }

    /// The owners that it names.
    pub(crate) fn owners(&self) -> impl Iterator<Item = &str> {
        let (who, to) = match self {
            Self::CheckIn(event) => (event.who.as_deref(), None),
            Self::Round(round) => (round.who.as_deref(), round.to.as_deref()),
            Self::Reading(_) | Self::Held(_) => (None, None),
        };
        who.into_iter().chain(to)
    }

    /// Refuses an event on a node that has no such events, and one that lacks what it needs.
    pub(super) fn validate(&self, of: Node<'_>) -> Result<(), BuildError> {
        if !self.kind().nodes().contains(&of.kind()) {
            return Err(BuildError::ForeignEvent { kind: of.kind(), event: self.plural() });
        }
        let missing = match self {
            Self::Reading(reading) => [("date", reading.date.is_none()), ("value", reading.value.is_none())],
            Self::CheckIn(event) => [("date", event.date.is_none()), ("date", false)],
            Self::Round(round) => [("date", round.date.is_none()), ("move", round.action.is_none())],
            Self::Held(held) => [("date", held.date.is_none()), ("date", false)],
        };
        let lacks_who = matches!(self, Self::Round(round) if round.who.is_none());
        let field = missing
            .iter()
            .find(|(_, missing)| *missing)
            .map(|(field, _)| *field)
            .or(lacks_who.then_some("who"));
        match field {
            Some(field) => {
                Err(BuildError::IncompleteEvent { of: of.to_ref(), event: self.kind().as_str(), field })
            }
            None => Ok(()),
        }
    }
}

impl NodeEvents {
    /// Puts an event in its place, which it returns: after everything of its date or before.
    pub(super) fn insert(&mut self, event: Event, fiscal: FiscalYear) -> usize {
        match event {
            Event::Reading(reading) => {
                let key = |reading: &Reading| reading_date(reading, fiscal);
                place(&mut self.readings, reading, key)
            }
            Event::CheckIn(event) => place(&mut self.check_ins, event, |event| event.date),
            Event::Round(round) => place(&mut self.rounds, round, |round| round.date),
            Event::Held(held) => place(&mut self.held, held, |held| held.date),
        }
    }

    /// Takes an event out.
    pub(super) fn take(&mut self, kind: EventKind, at: usize) -> Option<Event> {
        fn out<E>(events: &mut Vec<E>, at: usize) -> Option<E> {
            (at < events.len()).then(|| events.remove(at))
        }
        match kind {
            EventKind::Reading => out(&mut self.readings, at).map(Event::Reading),
            EventKind::CheckIn => out(&mut self.check_ins, at).map(Event::CheckIn),
            EventKind::Catchball => out(&mut self.rounds, at).map(Event::Round),
            EventKind::Held => out(&mut self.held, at).map(Event::Held),
        }
    }

    /// Puts an event back to where it was taken out.
    pub(super) fn put_back(&mut self, at: usize, event: Event) {
        fn back<E>(events: &mut Vec<E>, at: usize, event: E) {
            events.insert(at.min(events.len()), event);
        }
        match event {
            Event::Reading(event) => back(&mut self.readings, at, event),
            Event::CheckIn(event) => back(&mut self.check_ins, at, event),
            Event::Round(event) => back(&mut self.rounds, at, event),
            Event::Held(event) => back(&mut self.held, at, event),
        }
    }
}

/// The day on which a reading counts: the last of the period that it is of.
pub(super) fn reading_date(reading: &Reading, fiscal: FiscalYear) -> Option<Date> {
    reading.date.and_then(|period| period.span(&fiscal).last_day())
}

fn place<E, D: Ord>(events: &mut Vec<E>, event: E, date: impl Fn(&E) -> D) -> usize {
    let day = date(&event);
    let at = events.partition_point(|earlier| date(earlier) <= day);
    events.insert(at, event);
    at
}
