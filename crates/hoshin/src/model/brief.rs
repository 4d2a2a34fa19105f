//! What is asked most of a node, in a few bytes of an array: what a plan that is only read is judged by, mostly
//! without a look at the rows, which are large.
//!
//! Made, changed and dropped together with the relations in rows: see [`super::adjacency`].

mod patch;

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::adjacency::{Entry, Kinds, of_kind};
use super::node::Node;
use super::store::Plan;
use crate::graph::rows::Rows;
use crate::graph::threads::at_once;
use crate::metamodel::{NodeKind, RelationKind};
use crate::value::{Framework, Stage};

/// What is asked most of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    /// The kinds of the relations that start here.
    pub(super) outgoing: Kinds,
    /// The kinds of the relations that end here.
    pub(super) incoming: Kinds,
    pub(super) kind: NodeKind,
    pub(super) stage: Option<Stage>,
    pub(super) has_rounds: bool,
    /// The number of its framework, one more than its place in the list.
    framework: u8,
}

/// The briefs of all nodes.
#[derive(Clone, Debug)]
pub(super) struct Briefs {
    of: Vec<Brief>,
    /// The frameworks that nodes belong to, as many as a byte can number.
    frameworks: Vec<Framework>,
    /// How many nodes say of themselves that they belong to each: targets do not, they take after others.
    members: Vec<u32>,
    /// The nodes by kind, in order of their numbers.
    by_kind: Vec<Vec<NodeIndex>>,
}

impl Plan {
    /// The frameworks that nodes belong to, each once and in no order.
    pub(crate) fn frameworks_of_nodes(&self) -> Vec<Framework> {
        if let Some(frameworks) = self.put_in_rows().briefs.frameworks() {
            return frameworks;
        }
        let all: BTreeSet<Framework> = self.nodes().filter_map(Node::framework).collect();
        all.into_iter().collect()
    }
}

/// The number of a framework that found no place in the list.
const UNLISTED: u8 = u8::MAX;

impl Briefs {
    /// The briefs of a plan, given the kinds of relations that start and end at each node.
    ///
    /// # Complexity
    ///
    /// Linear in the nodes.
    pub(super) fn of(
        plan: &Plan,
        [starting, ending]: [&[Kinds]; 2],
        outgoing: &Rows<Entry>,
        is_large: bool,
    ) -> Self {
        let blank = |(outgoing, incoming): (&Kinds, &Kinds)| Brief {
            outgoing: *outgoing,
            incoming: *incoming,
            kind: NodeKind::Driver,
            stage: None,
            has_rounds: false,
            framework: 0,
        };
        let of = starting.iter().zip(ending).map(blank).collect();
        let mut briefs = Self { of, frameworks: Vec::new(), members: Vec::new(), by_kind: Vec::new() };
        let (first, second) = at_once(is_large, || seen(plan, false), || seen(plan, true));
        for (kind, (first, second)) in NodeKind::ALL.iter().zip(first.into_iter().zip(second)) {
            let mut nodes = Vec::with_capacity(first.len() + second.len());
            for Seen { node, stage, has_rounds, framework } in first.into_iter().chain(second) {
                let framework = briefs.number(framework.as_ref());
                briefs.count(framework, true);
                if let Some(brief) = briefs.of.get_mut(node.index()) {
                    *brief = Brief { kind: *kind, stage, has_rounds, framework, ..*brief };
                }
                nodes.push(node);
            }
            briefs.by_kind.push(nodes);
        }
        for target in briefs.of_kind(NodeKind::Target).to_vec() {
            let row = outgoing.of(target.index());
            let mut parents = of_kind(row, RelationKind::Quantifies).iter();
            let parent = parents.next().or_else(|| of_kind(row, RelationKind::Tracks).first());
            let number =
                parent.and_then(|entry| briefs.of_node(entry.other)).map_or(0, |parent| parent.framework);
            if let Some(brief) = briefs.of.get_mut(target.index()) {
                brief.framework = number;
            }
        }
        briefs
    }

    fn number(&mut self, framework: Option<&Framework>) -> u8 {
        let Some(framework) = framework else { return 0 };
        let place = self.frameworks.iter().position(|known| known == framework).unwrap_or_else(|| {
            if self.frameworks.len() + 1 < usize::from(UNLISTED) {
                self.frameworks.push(framework.clone());
                self.members.push(0);
                self.frameworks.len() - 1
            } else {
                usize::MAX - 1
            }
        });
        u8::try_from(place + 1).unwrap_or(UNLISTED)
    }

    /// Counts one who says that it belongs to a framework; counts it out, if not `is_in`.
    fn count(&mut self, framework: u8, is_in: bool) {
        let place = usize::from(framework).checked_sub(1);
        if let Some(members) = place.and_then(|place| self.members.get_mut(place)) {
            *members = if is_in { *members + 1 } else { members.saturating_sub(1) };
        }
    }

    #[inline]
    pub(super) fn of_node(&self, node: NodeIndex) -> Option<Brief> {
        self.of.get(node.index()).copied()
    }

    /// The nodes of a kind, in order of their numbers.
    pub(super) fn of_kind(&self, kind: NodeKind) -> &[NodeIndex] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The frameworks that nodes belong to, in no order; nothing if there are more than a byte can number.
    pub(super) fn frameworks(&self) -> Option<Vec<Framework>> {
        let used = self.frameworks.iter().zip(&self.members).filter(|(_, members)| **members > 0);
        (self.frameworks.len() + 1 < usize::from(UNLISTED))
            .then(|| used.map(|(known, _)| known.clone()).collect())
    }

    /// The framework of a node by its brief, which must be listed.
    pub(super) fn framework(&self, brief: Brief) -> Option<&Framework> {
        self.frameworks.get(usize::from(brief.framework).checked_sub(1)?)
    }
}

/// What a node says of itself.
struct Seen {
    node: NodeIndex,
    stage: Option<Stage>,
    has_rounds: bool,
    /// None for targets, which say nothing of it.
    framework: Option<Framework>,
}

/// What the nodes of each kind say of themselves, those of the first or of the second half.
fn seen(plan: &Plan, is_second: bool) -> Vec<Vec<Seen>> {
    let of_kind = |kind: &NodeKind| {
        let slots = plan.tables.slots(*kind);
        let half = if is_second { slots / 2..slots } else { 0..slots / 2 };
        let mut nodes = Vec::with_capacity(half.len());
        plan.tables.collect_between(*kind, half, &mut nodes);
        let see = |node: NodeIndex| {
            let view = Node::new(plan, node);
            let framework = if *kind == NodeKind::Target { None } else { view.framework() };
            Seen { node, stage: view.stage(), has_rounds: !view.rounds().is_empty(), framework }
        };
        nodes.into_iter().map(see).collect()
    };
    NodeKind::ALL.iter().map(of_kind).collect()
}

impl Brief {
    /// Whether its framework, if it has one, found a place in the list.
    pub(super) fn is_listed(self) -> bool {
        self.framework != UNLISTED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metamodel::header::{Defaults, Header};
    use crate::metamodel::relation::{Advances, Owns, Quantifies};
    use crate::metamodel::{Objective, Owner, Round, Target};
    use crate::model::{Edit, Event, NodeRef};
    use crate::value::Move;
    use crate::value::datum::Datum;

    #[test]
    fn every_edit_is_seen_at_once() {
        let mut plan = Plan::builder();
        let [ann, ben] = ["ann", "ben"].map(|id| plan.add(id, id, Owner::default()).unwrap());
        let [top, low] = ["top", "low"].map(|id| plan.add(id, id, Objective::default()).unwrap());
        let done = Target { to: Some("done".parse().unwrap()), ..Target::default() };
        let target = plan.add("low/t", "T", done).unwrap();
        plan.relate(ann, Owns::accountable(), top).unwrap();
        plan.relate(ben, Owns::accountable(), low).unwrap();
        plan.relate(low, Advances::strong(), top).unwrap();
        plan.relate(target, Quantifies::default(), low).unwrap();
        let mut plan = plan.finish();
        let low = NodeRef::new(NodeKind::Objective, "low");
        let seen = |plan: &Plan| {
            plan.put_in_rows();
            let node = plan.node(NodeKind::Objective, "low").unwrap();
            let target = plan.nodes_of_kind(NodeKind::Target).next().unwrap();
            let framework = target.framework().map(|framework| framework.to_string()).unwrap_or_default();
            (node.is_active(), framework, node.rounds().len(), plan.frameworks_of_nodes().len())
        };
        assert_eq!(seen(&plan), (true, String::new(), 0, 0));
        let defaults = Defaults { framework: Some(Framework::Okr), ..Defaults::default() };
        plan.set_header(Header { defaults: Some(defaults), ..plan.header().clone() }).unwrap();
        assert_eq!(seen(&plan), (true, "okr".into(), 0, 1));
        let fields = [("framework", "kanban"), ("stage", "dropped")];
        let fields = fields.map(|(key, value)| (key.into(), Some(Datum::text(value)))).into();
        plan.apply(&Edit::Change { node: low.clone(), fields }).unwrap();
        assert_eq!(seen(&plan), (false, "kanban".into(), 0, 2));
        let round = Round {
            date: Some("2026-01-01".parse().unwrap()),
            who: Some("ann".into()),
            action: Some(Move::Propose),
            ..Round::default()
        };
        plan.apply(&Edit::Record { of: low, event: Event::Round(round) }).unwrap();
        assert_eq!(seen(&plan), (false, "kanban".into(), 1, 2));
    }

    #[test]
    fn more_frameworks_than_a_byte_can_number_are_told_apart_too() {
        let mut plan = Plan::builder();
        for number in 0..300 {
            let framework = Some(Framework::Custom(format!("way-{number}").into()));
            let objective = Objective { framework, ..Default::default() };
            plan.add(&format!("o{number}"), "O", objective).unwrap();
        }
        let plan = plan.finish();
        assert_eq!(plan.frameworks_of_nodes().len(), 300);
        plan.put_in_rows();
        assert_eq!(plan.frameworks_of_nodes().len(), 300);
        for (number, node) in plan.nodes_of_kind(NodeKind::Objective).enumerate() {
            assert_eq!(node.framework().unwrap().as_str(), format!("way-{number}"));
        }
    }
}
