//! Who names a node, and where: in relations stated elsewhere, effects, rows of events, and rounds of catchball.

use super::desk::{Desk, Seat};
use crate::format::patch::{Hit, Trail};
use crate::metamodel::{EventKind, Initiative, NodeKind, RelationKind};
use crate::model::{Link, Node, NodeRef};
use crate::value::datum::{Data, Datum};

/// A place where a node is named.
#[derive(Debug)]
pub(super) struct Reference<'p> {
    pub(super) file: u32,
    pub(super) hit: Hit,
    /// The relation that is stated there, with the seat of who states it.
    pub(super) link: Option<(Link<'p>, Seat)>,
}

/// Every place outside its own fields where a node is named; none if one of them cannot be found in the text.
pub(super) fn of<'p>(desk: &Desk<'p>, node: Node<'p>, seat: &Seat) -> Option<Vec<Reference<'p>>> {
    let mut found = Vec::new();
    for link in node.all_incoming().chain(node.all_outgoing()) {
        let (file, hit) = desk.stated(link)?;
        if is_own(seat, file, &hit) {
            continue;
        }
        let other = if link.source() == node { link.target() } else { link.source() };
        found.push(Reference { file, hit, link: Some((link, desk.seat(other)?)) });
    }
    if node.kind() == NodeKind::Kpi {
        effects(desk, node, &mut found)?;
    }
    rounds(desk, node, &mut found)?;
    for file in 0..desk.files() {
        rows(desk, file, node, &mut found);
    }
    Some(found)
}

/// Whether a place is among the fields of the node that has the seat.
pub(super) fn is_own(seat: &Seat, file: u32, hit: &Hit) -> bool {
    seat.file == file && hit.trail().is_within(&seat.trail)
}

/// Whether the mapping in which a key stands has another that names a node.
pub(super) fn is_named_beside(desk: &Desk<'_>, file: u32, hit: &Hit, node: Node<'_>) -> bool {
    let Hit::Key(trail) = hit else { return false };
    let around = trail.parent().and_then(|map| Some(&desk.document(file)?.value(&map)?.data));
    matches!(around, Some(Data::Map(entries)) if entries.iter().any(|entry| names(&Datum::text(&*entry.key), node)))
}

/// Whether a text names a node where nodes of its kind may stand. A bare id that several have is refused when read.
fn names(text: &Datum<'_>, node: Node<'_>) -> bool {
    text.scalar().is_some_and(|text| match NodeRef::qualified(&text) {
        Some((kind, id)) => kind == node.kind() && id == node.id(),
        None => *text == *node.id(),
    })
}

fn effects<'p>(desk: &Desk<'p>, node: Node<'p>, found: &mut Vec<Reference<'p>>) -> Option<()> {
    for initiative in node.plan().nodes_of::<Initiative>() {
        let is_named = |kpi: &str| names(&Datum::text(kpi), node);
        if !initiative.effects().any(is_named) {
            continue;
        }
        let seat = desk.seat(initiative.node())?;
        let document = desk.document(seat.file)?;
        let field = document.entry(&seat.trail, "effect")?;
        let Data::Map(entries) = &document.value(&field)?.data else { return None };
        let at = entries.iter().position(|entry| is_named(&entry.key))?;
        found.push(Reference { file: seat.file, hit: Hit::Key(field.then(at)), link: None });
    }
    Some(())
}

/// The rounds of those who serve a node, which may say with whom they are.
fn rounds<'p>(desk: &Desk<'p>, node: Node<'p>, found: &mut Vec<Reference<'p>>) -> Option<()> {
    let children =
        [RelationKind::Advances, RelationKind::PartOf].into_iter().flat_map(|kind| node.sources(kind));
    for child in children.filter(|child| !child.rounds().is_empty()) {
        let seat = desk.seat(child)?;
        let document = desk.document(seat.file)?;
        let Some(field) = document.entry(&seat.trail, EventKind::Catchball.key()) else { continue };
        named_in(desk, seat.file, &field, "with", node, found);
    }
    Some(())
}

/// The rows of events at the top of a file.
fn rows<'p>(desk: &Desk<'p>, file: u32, node: Node<'p>, found: &mut Vec<Reference<'p>>) {
    for event in EventKind::ALL {
        let section = desk.document(file).and_then(|document| document.by_keys(&[event.key()]));
        let key = match (event, node.kind()) {
            (EventKind::Reading, NodeKind::Kpi) => "kpi",
            (EventKind::Held, NodeKind::Routine) => "routine",
            (EventKind::CheckIn | EventKind::Catchball, _) => "of",
            _ => continue,
        };
        if let Some(section) = section {
            named_in(desk, file, &section, key, node, found);
            if *event == EventKind::Catchball {
                named_in(desk, file, &section, "with", node, found);
            }
        }
    }
}

/// The items of a list (or a single one) that name a node under a key.
fn named_in<'p>(
    desk: &Desk<'p>,
    file: u32,
    list: &Trail,
    key: &str,
    node: Node<'p>,
    found: &mut Vec<Reference<'p>>,
) {
    let Some(document) = desk.document(file) else { return };
    let items = match document.value(list).map(|value| &value.data) {
        Some(Data::List(items)) => (0..items.len()).map(|at| list.then(at)).collect(),
        _ => vec![list.clone()],
    };
    for item in items {
        if let Some(entry) = document.entry(&item, key)
            && document.value(&entry).is_some_and(|value| names(value, node))
        {
            found.push(Reference { file, hit: Hit::Value(entry), link: None });
        }
    }
}
