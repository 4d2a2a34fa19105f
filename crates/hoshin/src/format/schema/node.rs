//! Nodes: their fields, their relations from either end, the targets under them, and their events.

use super::shape::{Definitions, any_of, list_of, reference_to, some_of};
use super::{Entries, closed, documented, event, fields, relation};
use crate::metamodel::grammar::{sources_of, targets_of};
use crate::metamodel::reference::TAGS;
use crate::metamodel::{Common, EventKind, Fields, NodeKind, Param, RelationKind};
use crate::value::datum::Datum;

/// The name of the definition of targets under other nodes.
pub(super) const NESTED_TARGET: &str = "nested-target";

/// A node of a kind, in its section.
pub(super) fn definition(kind: NodeKind, definitions: &mut Definitions) -> Datum<'static> {
    documented(closed(properties(kind, definitions)), kind.summary())
}

fn properties(kind: NodeKind, definitions: &mut Definitions) -> Entries {
    let mut properties = fields(Common::FIELDS, definitions);
    if let Some((_, property)) = properties.iter_mut().find(|(key, _)| key == "tags") {
        *property = tags(definitions);
    }
    properties.extend(fields(kind.fields(), definitions));
    properties.extend(outgoing(kind));
    properties.extend(incoming(kind));
    properties.extend(targets(kind));
    for event in events(kind) {
        properties.push((event.key().into(), event::listed(*event, definitions)));
    }
    properties
}

/// Free marks; editors suggest those with a meaning that is agreed on.
fn tags(definitions: &mut Definitions) -> Datum<'static> {
    let known = TAGS.iter().map(|tag| Datum::text(tag.id));
    let tag = [("$ref", Datum::text("#/$defs/text")), ("examples", Datum::list(known))];
    definitions.put("tag", Datum::map(tag));
    let doc = Common::FIELDS.iter().find(|info| info.key == "tags").map_or("", |info| info.doc);
    documented(some_of(reference_to("tag")), doc)
}

/// The relations that stand on their source.
fn outgoing(kind: NodeKind) -> impl Iterator<Item = (std::borrow::Cow<'static, str>, Datum<'static>)> {
    let stands_here = move |relation: &&RelationKind| {
        !matches!(relation, RelationKind::Owns | RelationKind::Attends)
            && targets_of(kind, **relation).next().is_some()
    };
    let property = |relation: &RelationKind| (relation.key().into(), reference_to(relation.as_str()));
    RelationKind::ALL.iter().filter(stands_here).map(property)
}

/// The relations that stand, or may stand, on what they end at.
fn incoming(kind: NodeKind) -> Entries {
    let ends_here = |relation| sources_of(relation, kind).next().is_some();
    let listed = |doc| documented(relation::some(), doc);
    let mut properties: Entries = Vec::new();
    if ends_here(RelationKind::Owns) {
        properties.push(("owner".into(), listed("The owner who answers for it.")));
        properties.push((RelationKind::Owns.key().into(), reference_to(RelationKind::Owns.as_str())));
    }
    if ends_here(RelationKind::Measures) {
        let measured =
            documented(reference_to(RelationKind::Measures.as_str()), "The KPIs that tell how it stands.");
        properties.push(("measured_by".into(), measured));
    }
    if ends_here(RelationKind::Reviews) {
        properties.push(("reviewed_in".into(), listed("The routines that look at it.")));
    }
    if ends_here(RelationKind::Attends) {
        properties.push(("led_by".into(), listed("Who leads it.")));
        properties.push((RelationKind::Attends.key().into(), listed("Who takes part in it.")));
    }
    properties
}

/// A target under a driver, an objective or a KPI: its place says what it quantifies, or tracks.
pub(super) fn nested_target(definitions: &mut Definitions) -> Datum<'static> {
    let mut properties = properties(NodeKind::Target, definitions);
    let id = "Its key, where it stands in a list; that of its KPI, or its place in the list, if not stated.";
    properties.push(("id".into(), documented(reference_to("id"), id)));
    properties.push((Param::Weight.key().into(), relation::parameter(Param::Weight, definitions)));
    documented(closed(properties), NodeKind::Target.summary())
}

/// The targets that stand under a node.
fn targets(kind: NodeKind) -> Entries {
    let under = |doc| {
        let by_key = Datum::map([
            ("type", Datum::text("object")),
            ("propertyNames", reference_to("id")),
            ("additionalProperties", reference_to(NESTED_TARGET)),
        ]);
        documented(any_of([list_of(reference_to(NESTED_TARGET)), by_key]), doc)
    };
    match kind {
        NodeKind::Driver | NodeKind::Objective => vec![
            ("targets".into(), under("What is promised: each target states a goal, mostly of a KPI.")),
            ("key_results".into(), under("The same as `targets`, in the words of OKR.")),
        ],
        NodeKind::Kpi => {
            vec![("targets".into(), under("Standing targets: what is promised of this KPI for itself."))]
        }
        _ => Vec::new(),
    }
}

const fn events(kind: NodeKind) -> &'static [EventKind] {
    match kind {
        NodeKind::Kpi => &[EventKind::Reading],
        NodeKind::Objective | NodeKind::Target | NodeKind::Initiative => {
            &[EventKind::CheckIn, EventKind::Catchball]
        }
        NodeKind::Routine => &[EventKind::Held],
        _ => &[],
    }
}
