//! Dated facts: on the node that they are of, or as rows where that node is not in the plan.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Entries, keyed};
use crate::metamodel::{EventKind, Fields, NodeKind, Reading};
use crate::model::{Event, Node, Orphan};
use crate::value::datum::Datum;

/// The events of a node, by the key that lists them.
pub(super) fn of(node: Node<'_>) -> Entries {
    let readings = (EventKind::Reading, readings(node.readings()));
    let check_ins = (EventKind::CheckIn, records(node.check_ins()));
    let rounds = (EventKind::Catchball, records(node.rounds()));
    let held = (EventKind::Held, dates(node));
    let listed = |(kind, events): (EventKind, Option<Datum<'static>>)| Some((kind.key().into(), events?));
    [readings, check_ins, rounds, held].into_iter().filter_map(listed).collect()
}

/// A mapping from dates to values where that says it all, otherwise a list.
fn readings(readings: &[Reading]) -> Option<Datum<'static>> {
    let plain: Option<Vec<(String, Datum<'static>)>> = readings
        .iter()
        .map(|reading| match (reading.date, reading.field("value"), &reading.source) {
            (Some(date), Some(value), None) => Some((date.to_string(), value)),
            _ => None,
        })
        .collect();
    let is_one_each = |plain: &Vec<(String, _)>| {
        plain.iter().map(|(date, _)| date).collect::<BTreeSet<_>>().len() == plain.len()
    };
    match plain.filter(is_one_each) {
        Some(plain) if !plain.is_empty() => Some(Datum::map(plain)),
        _ => records(readings),
    }
}

fn records<E: Fields>(events: &[E]) -> Option<Datum<'static>> {
    (!events.is_empty()).then(|| Datum::list(events.iter().map(|event| Datum::map(event.stated()))))
}

fn dates(node: Node<'_>) -> Option<Datum<'static>> {
    let held = node.held();
    (!held.is_empty()).then(|| Datum::list(held.iter().filter_map(|held| held.field("date"))))
}

/// Events that name no node of the plan, as rows by the key that lists them.
pub(super) fn rows(orphans: &[Orphan]) -> Entries {
    EventKind::ALL
        .iter()
        .filter_map(|&kind| {
            let of_kind = orphans.iter().filter(|orphan| orphan.event.kind() == kind);
            let rows: Vec<Datum<'static>> = of_kind.map(row).collect();
            (!rows.is_empty()).then(|| (kind.key().into(), Datum::list(rows)))
        })
        .collect()
}

fn row(orphan: &Orphan) -> Datum<'static> {
    let (key, usual) = match orphan.event.kind() {
        EventKind::Reading => ("kpi", Some(NodeKind::Kpi)),
        EventKind::Held => ("routine", Some(NodeKind::Routine)),
        EventKind::CheckIn | EventKind::Catchball => ("of", None),
    };
    let id = match orphan.kind.filter(|kind| Some(*kind) != usual) {
        Some(kind) => format!("{kind}:{}", orphan.id),
        None => orphan.id.to_string(),
    };
    let of = (Cow::Borrowed(key), Datum::text(id));
    Datum::map([of].into_iter().chain(keyed(stated(&orphan.event))))
}

/// The fields of an event.
pub(super) fn stated(event: &Event) -> Vec<(&'static str, Datum<'static>)> {
    match event {
        Event::Reading(reading) => reading.stated(),
        Event::CheckIn(check_in) => check_in.stated(),
        Event::Round(round) => round.stated(),
        Event::Held(held) => held.stated(),
    }
}
