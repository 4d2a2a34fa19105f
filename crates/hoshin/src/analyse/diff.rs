//! What is different between two plans: nodes, fields, events, relations and their parameters, by what they are called.
//!
//! INVARIANT: the order in which a plan states its nodes and relations makes no difference, and a plan is no different from
//! itself.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::{Alignment, Share};
use super::flow::Flow;
use crate::metamodel::event::EventKind;
use crate::metamodel::{Fields, NodeKind, Param, Params};
use crate::model::{Link, Node, NodeRef, Plan, RelationRef};
use crate::sort::Arrange as _;
use crate::value::datum::Datum;
use crate::value::{FieldType, Part, Role};

/// What is different between two plans.
#[derive(Clone, Debug, Default)]
pub struct Difference<'m> {
    /// The fields of the plan itself.
    pub head: Vec<FieldChange>,
    /// The nodes that are new, by kind and in the order of the plan after.
    pub added: Vec<Node<'m>>,
    /// The nodes that are gone, by kind and in the order of the plan before.
    pub removed: Vec<Node<'m>>,
    /// The nodes that state something else, by kind and in the order of the plan after.
    pub changed: Vec<NodeChange<'m>>,
    /// The relations that are new, in the order of the plan after. Those of new nodes are among them.
    pub related: Vec<Link<'m>>,
    /// The relations that are gone, in the order of the plan before. Those of nodes that are gone are among them.
    pub unrelated: Vec<Link<'m>>,
    /// The relations that state something else, in the order of the plan after.
    pub altered: Vec<LinkChange<'m>>,
}

/// What a node states otherwise.
#[derive(Clone, Debug)]
pub struct NodeChange<'m> {
    /// The node, as it is after.
    pub node: Node<'m>,
    /// Its fields, in their order.
    pub fields: Vec<FieldChange>,
    /// What happened to it, by kind of event.
    pub events: Vec<EventChange>,
}

/// A field or a parameter that is stated otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Its key in the plan file.
    pub key: &'static str,
    /// What was stated; none if nothing.
    pub before: Option<Datum<'static>>,
    /// What is stated; none if nothing.
    pub after: Option<Datum<'static>>,
}

/// Events that came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventChange {
    /// Which events.
    pub kind: EventKind,
    /// How many are new.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
}

/// What a relation states otherwise.
#[derive(Clone, Debug)]
pub struct LinkChange<'m> {
    /// The relation, as it is after.
    pub link: Link<'m>,
    /// Its parameters.
    pub params: Vec<FieldChange>,
}

impl Difference<'_> {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.head.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.related.is_empty()
            && self.unrelated.is_empty()
            && self.altered.is_empty()
    }
}

/// Compares two plans.
///
/// # Complexity
///
/// n log n in nodes, relations and events.
///
/// # Example
///
/// ```
/// use hoshin::analyse::diff;
/// use hoshin::{Plan, format::Format};
///
/// let old = Plan::read("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }", Format::Yaml)?;
/// let new = Plan::read("hoshin: 1\nobjectives: { nps: { name: Improve NPS } }", Format::Yaml)?;
/// assert_eq!(diff::diff(&old, &new).changed[0].fields[0].key, "name");
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn diff<'m>(before: &'m Plan, after: &'m Plan) -> Difference<'m> {
    let mut found = Difference {
        head: fields(before.header().stated(), after.header().stated()),
        ..Difference::default()
    };
    for &kind in NodeKind::ALL {
        let stated = |plan: &'m Plan| plan.nodes_of_kind(kind).filter(|node| !node.is_implicit());
        let mut gone: BTreeMap<&str, Node<'m>> = stated(before).map(|node| (node.id(), node)).collect();
        for node in stated(after) {
            match gone.remove(node.id()) {
                None => found.added.push(node),
                Some(old) => found.changed.extend(changed(old, node)),
            }
        }
        let mut gone: Vec<Node<'m>> = gone.into_values().collect();
        gone.arrange_by_key(|node| node.seq());
        found.removed.extend(gone);
    }
    let mut gone: BTreeMap<Key, Link<'m>> = before.relations().map(|link| (key(link), link)).collect();
    for link in after.relations() {
        match gone.remove(&key(link)) {
            None => found.related.push(link),
            Some(old) => {
                let params = params(&old.params(), &link.params());
                if !params.is_empty() {
                    found.altered.push(LinkChange { link, params });
                }
            }
        }
    }
    found.unrelated = gone.into_values().collect();
    found.unrelated.arrange_by_key(|link| link.seq());
    found
}

/// What tells relations apart: of several ownerships of one owner the role.
type Key = (RelationRef, Role, Part);

fn key(link: Link<'_>) -> Key {
    (link.to_ref(), link.role(), link.part())
}

fn changed<'m>(before: Node<'m>, after: Node<'m>) -> Option<NodeChange<'m>> {
    let stated = |node: Node<'m>| {
        let mut stated = node.common().stated();
        stated.extend(node.data().stated());
        stated
    };
    let fields = fields(stated(before), stated(after));
    let events = events(before, after);
    let is_same = fields.is_empty() && events.is_empty();
    (!is_same).then_some(NodeChange { node: after, fields, events })
}

type Stated = Vec<(&'static str, Datum<'static>)>;

/// What is stated otherwise, in the order of the fields as far as they are stated.
fn fields(before: Stated, after: Stated) -> Vec<FieldChange> {
    let mut before = before;
    let mut found = Vec::new();
    for (key, is) in after {
        let was = before.iter().position(|(known, _)| *known == key).map(|at| before.remove(at).1);
        if was.as_ref() != Some(&is) {
            found.push(FieldChange { key, before: was, after: Some(is) });
        }
    }
    found.extend(before.into_iter().map(|(key, was)| FieldChange { key, before: Some(was), after: None }));
    found
}

fn params(before: &Params, after: &Params) -> Vec<FieldChange> {
    if before == after {
        return Vec::new();
    }
    let stated = |params: &Params| -> Stated {
        params.stated().filter_map(|param| Some((param.key(), value(params, param)?))).collect()
    };
    fields(stated(before), stated(after))
}

fn value(params: &Params, param: Param) -> Option<Datum<'static>> {
    match param {
        Param::Strength => params.strength.as_ref().map(FieldType::write),
        Param::Weight => params.weight.as_ref().map(FieldType::write),
        Param::Role => params.role.as_ref().map(FieldType::write),
        Param::Part => params.part.as_ref().map(FieldType::write),
        Param::Effort => params.effort.as_ref().map(FieldType::write),
        Param::Lag => params.lag.as_ref().map(FieldType::write),
        Param::Rationale => params.rationale.as_ref().map(FieldType::write),
        Param::Resolution => params.resolution.as_ref().map(FieldType::write),
        Param::AcceptedBy => params.accepted_by.as_ref().map(FieldType::write),
    }
}

fn events(before: Node<'_>, after: Node<'_>) -> Vec<EventChange> {
    let kinds = [
        counted(EventKind::Reading, before.readings(), after.readings()),
        counted(EventKind::CheckIn, before.check_ins(), after.check_ins()),
        counted(EventKind::Catchball, before.rounds(), after.rounds()),
        counted(EventKind::Held, before.held(), after.held()),
    ];
    kinds.into_iter().flatten().collect()
}

/// How many events are on one side only.
fn counted<E: Fields + PartialEq>(kind: EventKind, before: &[E], after: &[E]) -> Option<EventChange> {
    if before == after {
        return None;
    }
    let told = |event: &E| format!("{:?}", event.stated());
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for event in before {
        *known.entry(told(event)).or_default() += 1;
    }
    let mut added = 0;
    for event in after {
        match known.get_mut(&told(event)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => added += 1,
        }
    }
    let removed = known.into_values().sum();
    (added + removed > 0).then_some(EventChange { kind, added, removed })
}

/// What of all owners' work reaches a driver, before and after.
#[derive(Clone, Debug)]
pub struct AlignmentChange {
    /// The driver.
    pub driver: NodeRef,
    /// The share before; none if the driver was not there, or nobody owned any work.
    pub before: Option<Share>,
    /// The share after; none if the driver is gone, or nobody owns any work.
    pub after: Option<Share>,
}

/// Shares below this difference are the same (our choice: what differs less differs by rounding only).
const SAME: f64 = 1e-9;

/// What the difference did to the alignment of all owners' work with each driver: where it changed.
///
/// # Order
///
/// Drivers of the plan after in their order, then those that are gone.
///
/// # Complexity
///
/// Linear in nodes and ways for each driver.
pub fn alignments(before: &Flow<'_>, after: &Flow<'_>) -> Vec<AlignmentChange> {
    let [old, new] = [before, after].map(shares);
    let mut seen = BTreeSet::new();
    let drivers = new.iter().chain(&old).map(|(driver, _)| driver.clone());
    let drivers: Vec<NodeRef> = drivers.filter(|driver| seen.insert(driver.clone())).collect();
    let of = |known: &[(NodeRef, Option<Share>)], driver: &NodeRef| {
        known.iter().find(|(known, _)| known == driver).and_then(|(_, share)| *share)
    };
    let change = |driver: NodeRef| {
        let (before, after) = (of(&old, &driver), of(&new, &driver));
        AlignmentChange { driver, before, after }
    };
    let differs = |change: &AlignmentChange| match (change.before, change.after) {
        (Some(was), Some(is)) => {
            (was.support - is.support).abs() >= SAME || (was.harm - is.harm).abs() >= SAME
        }
        (was, is) => was.is_some() != is.is_some(),
    };
    drivers.into_iter().map(change).filter(differs).collect()
}

/// How many drivers are followed at once (our choice: bounds the memory).
const AT_ONCE: usize = 16;

fn shares(flow: &Flow<'_>) -> Vec<(NodeRef, Option<Share>)> {
    let drivers: Vec<Node<'_>> = flow.plan().nodes_of_kind(NodeKind::Driver).collect();
    let mut found = Vec::with_capacity(drivers.len());
    for some in drivers.chunks(AT_ONCE) {
        let all = Alignment::of(flow, some.iter().copied()).of_all();
        for (place, driver) in some.iter().enumerate() {
            let share = all.as_ref().and_then(|all| all.shares.get(place).copied());
            found.push((driver.to_ref(), share));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    const OLD: &str = "hoshin: 1
name: Flow
drivers: { d: {} }
kpis: { nps: { unit: score, readings: { 2026-01: 60 } }, gone: {} }
objectives: { a: { name: A, advances: { d: weak }, owners: { coo: { role: accountable, effort: 0.5 } } } }
owners: { coo: {} }
";
    const NEW: &str = "hoshin: 1
owners: { coo: {} }
name: Flow
kpis: { nps: { readings: { 2026-01: 61, 2026-02: 62 }, unit: score, direction: increase } }
objectives: { b: {}, a: { name: Another, advances: { d: strong }, owners: { coo: { role: accountable, effort: 0.5 } } } }
drivers: { d: {} }
";

    fn told(old: &str, new: &str) -> String {
        let [old, new] = [old, new].map(|text| Plan::read(text, Format::Yaml).unwrap());
        let found = diff(&old, &new);
        let mut told: Vec<String> = found.added.iter().map(|node| format!("+{}", node.id())).collect();
        told.extend(found.removed.iter().map(|node| format!("-{}", node.id())));
        for change in &found.changed {
            let keys: Vec<&str> = change.fields.iter().map(|field| field.key).collect();
            told.push(format!("{} {keys:?}", change.node.id()));
            told.extend(change.events.iter().map(|event| format!("+{}-{}", event.added, event.removed)));
        }
        let keys = |change: &LinkChange<'_>| change.params.iter().map(|param| param.key).collect::<Vec<_>>();
        told.extend(
            found.altered.iter().map(|change| format!("{} {:?}", change.link.to_ref(), keys(change))),
        );
        assert_eq!(found.is_empty(), told.is_empty(), "{told:?}");
        told.push(format!("{} {}", found.related.len(), found.unrelated.len()));
        let flows = (Flow::of(&old), Flow::of(&new));
        let side = |share: Option<Share>| share.map_or(f64::NAN, |share| (1e3 * share.net()).round());
        let aligned = alignments(&flows.0, &flows.1).into_iter();
        told.extend(aligned.map(|one| format!("{} {} {}", one.driver.id, side(one.before), side(one.after))));
        told.join(" ")
    }

    #[test]
    fn differences_are_told_by_what_things_are_called() {
        assert_eq!(
            told(OLD, NEW),
            "+b -gone a [\"name\"] nps [\"direction\"] +2-1 objective:a advances driver:d [\"strength\"] 0 0 d 111 1000"
        );
        assert_eq!([told(OLD, OLD), told(NEW, NEW)], ["0 0", "0 0"]);
    }
}
