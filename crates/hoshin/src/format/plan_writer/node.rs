//! One node as a mapping: what it states of itself, its relations, its targets and its events.
//!
//! A target stands under what it quantifies, else under its KPI, wherever its id says so; in a list or a mapping, as
//! it was read.

use std::borrow::Cow;

use super::{Entries, event, keyed, relation};
use crate::metamodel::{Fields, NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::datum::Datum;

/// The node that a target stands under, and its key there; none if it stands in a section of its own.
pub(super) fn place(node: Node<'_>) -> Option<(Node<'_>, &str)> {
    if node.kind() != NodeKind::Target {
        return None;
    }
    let parent = node.parent_of_target()?;
    Some((parent, node.id().strip_prefix(parent.id())?.strip_prefix('/')?))
}

/// Everything that a node states.
pub(super) fn fields(node: Node<'_>) -> Entries {
    let mut entries = Vec::new();
    let mut common: Vec<_> = node.common().stated();
    let silenced = common.iter().position(|(key, _)| *key == "allow").map(|at| common.remove(at));
    let tags = common.iter().position(|(key, _)| *key == "tags").map(|at| common.remove(at));
    entries.extend(keyed(common));
    entries.extend(promise(node));
    entries.extend(keyed(node.data().stated()));
    entries.extend(weight(node));
    entries.extend(keyed(tags.into_iter().collect()));
    entries.extend(relation::of(node));
    entries.extend(targets(node));
    entries.extend(event::of(node));
    entries.extend(keyed(silenced.into_iter().collect()));
    entries
}

/// What a target is about, as far as its place does not tell.
fn promise(node: Node<'_>) -> Entries {
    let parent = place(node).map(|(parent, _)| parent);
    let mut entries = Vec::new();
    for kind in [RelationKind::Tracks, RelationKind::Quantifies] {
        for link in node.outgoing(kind) {
            if parent != Some(link.target()) {
                entries.push((kind.key().into(), relation::outgoing(node, kind)));
            }
        }
    }
    entries
}

/// What a target weighs under what it quantifies.
fn weight(node: Node<'_>) -> Entries {
    let parent = place(node).map(|(parent, _)| parent);
    let link = node.outgoing(RelationKind::Quantifies).find(|link| parent == Some(link.target()));
    link.map_or_else(Vec::new, |link| relation::parameters(&link.params(), RelationKind::Quantifies.params()))
}

/// The targets that stand under a node: at most one section of each name, in the order of their first targets.
fn targets(parent: Node<'_>) -> Entries {
    let relation = match parent.kind() {
        NodeKind::Driver | NodeKind::Objective => RelationKind::Quantifies,
        NodeKind::Kpi => RelationKind::Tracks,
        _ => return Vec::new(),
    };
    let mut under: Vec<(Node<'_>, &str)> = parent
        .sources(relation)
        .filter_map(|target| place(target).filter(|(node, _)| *node == parent).map(|(_, key)| (target, key)))
        .collect();
    under.arrange_by_key(|(target, _)| target.seq());
    let is_key_result = |target: Node<'_>| parent.kind() != NodeKind::Kpi && target.form().key_result;
    let first = under.first().is_some_and(|(target, _)| is_key_result(*target));
    [first, !first]
        .into_iter()
        .filter_map(|key_result| {
            let of_section: Vec<_> =
                under.iter().copied().filter(|(target, _)| is_key_result(*target) == key_result).collect();
            let name = if key_result { "key_results" } else { NodeKind::Target.section() };
            (!of_section.is_empty()).then(|| (name.into(), section(&of_section)))
        })
        .collect()
}

/// Targets as a list if all of them were read from one, otherwise as a mapping.
fn section(targets: &[(Node<'_>, &str)]) -> Datum<'static> {
    if !targets.iter().all(|(target, _)| target.form().listed) {
        let entry = |(target, key): &(Node<'_>, &str)| ((*key).to_owned(), Datum::map(fields(*target)));
        return Datum::map(targets.iter().map(entry));
    }
    Datum::list(targets.iter().enumerate().map(|(at, (target, key))| {
        let id =
            (derived_key(targets, at) != *key).then(|| (Cow::Borrowed("id"), Datum::text((*key).to_owned())));
        Datum::map(id.into_iter().chain(fields(*target)))
    }))
}

/// The key that a reader gives to the target at a place of a list which states none: that of its KPI, else its
/// place; with a number behind it if it is taken.
fn derived_key(targets: &[(Node<'_>, &str)], at: usize) -> String {
    let stated = |(target, _): &(Node<'_>, &str)| {
        let kpi = target.kpi()?;
        (place(*target)?.0 != kpi).then(|| kpi.id().to_owned())
    };
    let base = targets.get(at).and_then(stated).unwrap_or_else(|| (at + 1).to_string());
    let is_free = |key: &String| !targets.iter().take(at).any(|(_, taken)| taken == key);
    if is_free(&base) {
        return base;
    }
    // Of one more than the keys before it, one is free.
    (2..at + 3).map(|number| format!("{base}-{number}")).find(is_free).unwrap_or(base)
}
