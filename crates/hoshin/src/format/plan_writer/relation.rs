//! The relations of a node as it lists them: bare ids, ids with one value, or ids with several.
//!
//! Each relation stands on its source, save those that read better on the other side: who owns a node stands on the
//! node, and who attends a routine on the routine.

use std::borrow::Cow;

use super::Entries;
use crate::metamodel::grammar::targets_of;
use crate::metamodel::{NodeKind, Param, Params, RelationKind};
use crate::model::{Link, Node};
use crate::value::datum::Datum;
use crate::value::{FieldType, Part, Role};

/// The relations of a node that stand on the node itself.
pub(super) fn of(node: Node<'_>) -> Entries {
    let mut entries = owners(node);
    entries.extend(attendance(node));
    for &kind in RelationKind::ALL {
        // Written on the other side, or as a part of the target (see `node`).
        if matches!(
            kind,
            RelationKind::Owns | RelationKind::Attends | RelationKind::Quantifies | RelationKind::Tracks
        ) {
            continue;
        }
        if node.has_outgoing(kind) {
            entries.push((kind.key().into(), outgoing(node, kind)));
        }
    }
    entries
}

/// The relations of one kind that start at a node.
pub(super) fn outgoing(node: Node<'_>, kind: RelationKind) -> Datum<'static> {
    let among: Vec<NodeKind> = targets_of(node.kind(), kind).collect();
    let joined = node.outgoing(kind).map(|link| (reference(link.target(), &among), link.params()));
    listed(joined.collect(), kind.params())
}

/// The id of a node where one of several kinds may stand: qualified if another kind has it too.
fn reference(node: Node<'_>, among: &[NodeKind]) -> String {
    let is_other = |kind: &&NodeKind| **kind != node.kind() && node.plan().node(**kind, node.id()).is_some();
    match among.iter().find(is_other) {
        Some(_) => node.to_ref().to_string(),
        None => node.id().to_owned(),
    }
}

/// The parameters of a relation, each with its key.
pub(super) fn parameters(params: &Params, carried: &[Param]) -> Entries {
    carried.iter().filter_map(|param| Some((param.key().into(), value(params, *param)?))).collect()
}

fn value(params: &Params, param: Param) -> Option<Datum<'static>> {
    match param {
        Param::Strength => params.strength.map(|value| value.write()),
        Param::Weight => params.weight.map(|value| value.write()),
        Param::Role => params.role.map(|value| value.write()),
        Param::Part => params.part.map(|value| value.write()),
        Param::Effort => params.effort.map(|value| value.write()),
        Param::Lag => params.lag.map(|value| value.write()),
        Param::Rationale => params.rationale.as_ref().map(FieldType::write),
        Param::Resolution => params.resolution.as_ref().map(FieldType::write),
        Param::AcceptedBy => params.accepted_by.as_ref().map(FieldType::write),
    }
}

/// An id, a list of ids, or a mapping from ids to what is stated of each.
fn listed(joined: Vec<(String, Params)>, carried: &[Param]) -> Datum<'static> {
    if joined.iter().all(|(_, params)| params.stated().next().is_none()) {
        return ids(joined.into_iter().map(|(id, _)| id));
    }
    Datum::map(joined.into_iter().map(|(id, params)| (id, stated(&params, carried))))
}

/// One id, or a list of them.
fn ids(ids: impl Iterator<Item = String>) -> Datum<'static> {
    let mut ids: Vec<Datum<'static>> = ids.map(Datum::text).collect();
    match (ids.pop(), ids.is_empty()) {
        (Some(only), true) => only,
        (last, _) => Datum::list(ids.into_iter().chain(last)),
    }
}

/// The value of the main parameter if it is the only one, otherwise a mapping.
fn stated(params: &Params, carried: &[Param]) -> Datum<'static> {
    let main = carried.first().and_then(|main| value(params, *main));
    match main {
        Some(main) if params.stated().count() == 1 => main,
        _ => Datum::map(parameters(params, carried)),
    }
}

/// `owner` for one who answers for it alone, `owners` where there is more to say; who has several roles lists them.
fn owners(node: Node<'_>) -> Entries {
    let owns: Vec<Link<'_>> = node.incoming(RelationKind::Owns).collect();
    if let [only] = owns.as_slice()
        && only.role() == Role::Accountable
        && only.effort().is_none()
    {
        return vec![("owner".into(), Datum::text(only.source().id().to_owned()))];
    }
    let mut roles: Vec<(&str, Vec<Datum<'static>>)> = Vec::new();
    for link in &owns {
        let (id, role) = (link.source().id(), stated(&link.params(), RelationKind::Owns.params()));
        match roles.iter_mut().find(|(owner, _)| *owner == id) {
            Some((_, roles)) => roles.push(role),
            None => roles.push((id, vec![role])),
        }
    }
    let owners = roles.into_iter().map(|(id, mut roles)| {
        let role = if roles.len() == 1 { roles.remove(0) } else { Datum::list(roles) };
        (id.to_owned(), role)
    });
    if owns.is_empty() { Vec::new() } else { vec![(RelationKind::Owns.key().into(), Datum::map(owners))] }
}

/// `led_by` and `attended_by` of a routine.
fn attendance(node: Node<'_>) -> Entries {
    let attending = |part: Part| {
        let mut links =
            node.incoming(RelationKind::Attends).filter(move |link| link.part() == part).peekable();
        links.peek().is_some().then(|| ids(links.map(|link| link.source().id().to_owned())))
    };
    let led = attending(Part::Leads).map(|led| (Cow::Borrowed("led_by"), led));
    let attended = attending(Part::TakesPart).map(|all| (RelationKind::Attends.key().into(), all));
    led.into_iter().chain(attended).collect()
}
