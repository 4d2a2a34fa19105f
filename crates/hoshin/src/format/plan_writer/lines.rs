//! A plan as NDJSON: its head, then each node, each relation and each event on a line of its own.
//!
//! One line is made at a time, so that a large plan is never held twice.

use std::borrow::Cow;
use std::fmt;

use super::{Entries, event, head, keyed, relation};
use crate::format::write::to_json_line;
use crate::metamodel::{EventKind, Fields, NodeKind};
use crate::model::{Link, Node, Orphan, Plan};
use crate::value::datum::Datum;

/// Writes the lines, each with its line break.
pub(super) fn write(plan: &Plan, out: &mut dyn fmt::Write) -> fmt::Result {
    let checks = plan.checks().map(|checks| (Cow::Borrowed("checks"), checks.clone()));
    line(head(plan).into_iter().chain(checks), out)?;
    for node in plan.nodes().filter(|node| !node.is_implicit()) {
        line(of_node(node), out)?;
    }
    for link in plan.relations() {
        line(of_relation(link), out)?;
    }
    for node in plan.nodes() {
        events(node, EventKind::Reading, node.readings(), out)?;
        events(node, EventKind::CheckIn, node.check_ins(), out)?;
        events(node, EventKind::Catchball, node.rounds(), out)?;
        events(node, EventKind::Held, node.held(), out)?;
    }
    for orphan in plan.orphans() {
        let of = match orphan.kind.or_else(|| implied(orphan)) {
            Some(kind) => name(kind, &orphan.id),
            None => Datum::map([("id", Datum::text(orphan.id.to_string()))]),
        };
        line(of_event(orphan.event.kind(), of, event::stated(&orphan.event)), out)?;
    }
    Ok(())
}

fn line(
    entries: impl IntoIterator<Item = (Cow<'static, str>, Datum<'static>)>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    out.write_str(&to_json_line(&Datum::map(entries)))?;
    out.write_char('\n')
}

fn of_node(node: Node<'_>) -> Entries {
    let mut entries: Entries = vec![
        ("node".into(), Datum::text(node.kind().as_str())),
        ("id".into(), Datum::text(node.id().to_owned())),
    ];
    entries.extend(keyed(node.common().stated()));
    entries.extend(keyed(node.data().stated()));
    entries
}

fn of_relation(link: Link<'_>) -> Entries {
    let (from, to) = (link.source(), link.target());
    let mut entries: Entries = vec![
        ("relation".into(), Datum::text(link.kind().as_str())),
        ("from".into(), name(from.kind(), from.id())),
        ("to".into(), name(to.kind(), to.id())),
    ];
    entries.extend(relation::parameters(&link.params(), link.kind().params()));
    entries
}

fn events<E: Fields>(node: Node<'_>, kind: EventKind, events: &[E], out: &mut dyn fmt::Write) -> fmt::Result {
    events
        .iter()
        .try_for_each(|event| line(of_event(kind, name(node.kind(), node.id()), event.stated()), out))
}

fn of_event(kind: EventKind, of: Datum<'static>, fields: Vec<(&'static str, Datum<'static>)>) -> Entries {
    let mut entries: Entries = vec![("event".into(), Datum::text(kind.as_str())), ("of".into(), of)];
    entries.extend(keyed(fields));
    entries
}

fn name(kind: NodeKind, id: &str) -> Datum<'static> {
    Datum::map([("kind", Datum::text(kind.as_str())), ("id", Datum::text(id.to_owned()))])
}

/// The kind of node that an event must be of, where there is one only.
fn implied(orphan: &Orphan) -> Option<NodeKind> {
    match orphan.event.kind() {
        EventKind::Reading => Some(NodeKind::Kpi),
        EventKind::Held => Some(NodeKind::Routine),
        EventKind::CheckIn | EventKind::Catchball => None,
    }
}
