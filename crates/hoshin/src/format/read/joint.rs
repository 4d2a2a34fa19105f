//! Which key of a node states which relation, from which end.

use crate::metamodel::grammar::{sources_of, targets_of};
use crate::metamodel::{Common, EventKind, Fields, NodeKind, Param, Params, RelationKind};
use crate::value::{Part, Role};

/// A relation as a key of a node states it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Joint {
    pub(super) relation: RelationKind,
    /// Whether the node that has the key is the relation's target.
    pub(super) is_reversed: bool,
    /// What the key itself says.
    pub(super) preset: Params,
    /// The parameter that stands alone in the medium form.
    pub(super) main: Option<Param>,
}

/// What the key of a node of this kind states; none if it is no relation.
pub(super) fn joint(kind: NodeKind, key: &str) -> Option<Joint> {
    let owns = |role| Params { role: Some(role), ..Params::default() };
    let attends = |part| Params { part: Some(part), ..Params::default() };
    let (relation, is_reversed, preset) = match key {
        "owner" => (RelationKind::Owns, true, owns(Role::Accountable)),
        "owners" => (RelationKind::Owns, true, Params::default()),
        "led_by" => (RelationKind::Attends, true, attends(Part::Leads)),
        "attended_by" => (RelationKind::Attends, true, attends(Part::TakesPart)),
        "measured_by" => (RelationKind::Measures, true, Params::default()),
        "reviewed_in" => (RelationKind::Reviews, true, Params::default()),
        _ => (*RelationKind::ALL.iter().find(|relation| relation.key() == key)?, false, Params::default()),
    };
    let fits = if is_reversed {
        sources_of(relation, kind).next().is_some()
    } else {
        targets_of(kind, relation).next().is_some()
            && !matches!(relation, RelationKind::Owns | RelationKind::Attends)
    };
    let stated: Vec<Param> = preset.stated().collect();
    let main = relation.params().iter().copied().find(|param| !stated.contains(param));
    fits.then_some(Joint { relation, is_reversed, preset, main })
}

/// The kinds that may stand at the other end.
pub(super) fn others(kind: NodeKind, joint: &Joint) -> Vec<NodeKind> {
    if joint.is_reversed {
        sources_of(joint.relation, kind).collect()
    } else {
        targets_of(kind, joint.relation).collect()
    }
}

/// The event lists that nodes of this kind have.
pub(super) fn events(kind: NodeKind) -> &'static [EventKind] {
    match kind {
        NodeKind::Kpi => &[EventKind::Reading],
        NodeKind::Objective | NodeKind::Target | NodeKind::Initiative => {
            &[EventKind::CheckIn, EventKind::Catchball]
        }
        NodeKind::Routine => &[EventKind::Held],
        _ => &[],
    }
}

/// The keys under which nodes of this kind hold targets.
pub(super) fn target_sections(kind: NodeKind) -> &'static [&'static str] {
    match kind {
        NodeKind::Driver | NodeKind::Objective => &["targets", "key_results"],
        NodeKind::Kpi => &["targets"],
        _ => &[],
    }
}

/// Every key that a node of this kind may have in a plan file: fields, relations, events, targets.
pub(crate) fn keys_of(kind: NodeKind) -> Vec<&'static str> {
    let fields = Common::FIELDS.iter().chain(kind.fields()).map(|info| info.key);
    let reversed = ["owner", "owners", "led_by", "attended_by", "measured_by", "reviewed_in"];
    let relations = RelationKind::ALL
        .iter()
        .map(|relation| relation.key())
        .chain(reversed)
        .filter(|key| joint(kind, key).is_some());
    let events = events(kind).iter().map(|event| event.key());
    let mut keys: Vec<_> =
        fields.chain(relations).chain(events).chain(target_sections(kind).iter().copied()).collect();
    let mut seen = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    keys
}
