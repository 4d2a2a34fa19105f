//! What an edit did, kept so that it can be taken back to the last number and place.
//!
//! INVARIANT: a step is taken back in the very plan that it left behind, so that nothing can be refused. Whoever keeps
//! steps holds to that order.

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::events::Event;
use super::link::{Kept, Link};
use super::node::Node;
use super::reference::{NodeRef, RelationRef};
use super::store::{EdgeWeight, Head, NodeWeight, Plan, RelationRow};
use crate::metamodel::{Common, EventKind, NodeData};
use crate::value::Role;

/// What an edit did.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Nodes have been added, with the relations that start at them.
    Added(Vec<NodeRef>),
    /// Nodes have been removed.
    Removed(Vec<Taken>),
    /// Fields have been changed; these are the old ones.
    Changed(Box<Was>),
    /// A relation has been added; of several ownerships the one in this role.
    Related(RelationRef, Option<Role>),
    /// A relation has been removed.
    Unrelated(Parted),
    /// An event has been recorded, at this place among those of its kind.
    Recorded(NodeRef, EventKind, usize),
    /// An event has been taken out of this place.
    Erased(NodeRef, usize, Event),
}

/// A node as it was before its fields changed.
#[derive(Clone, Debug)]
pub(crate) struct Was {
    pub(crate) node: NodeRef,
    /// The fields that changed.
    pub(crate) keys: Vec<Box<str>>,
    pub(super) common: Common,
    pub(super) data: NodeData,
    pub(super) is_implicit: bool,
}

/// A node that was taken out.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub(crate) id: Box<str>,
    pub(super) head: Head,
    pub(crate) data: NodeData,
    pub(crate) relations: Vec<Parted>,
}

/// A relation that was taken out.
#[derive(Clone, Debug)]
pub(crate) struct Parted {
    pub(crate) relation: RelationRef,
    seq: u64,
    kept: Kept,
}

impl Taken {
    /// What it is called.
    pub(crate) fn node(&self) -> NodeRef {
        NodeRef::new(self.data.kind(), &self.id)
    }

    /// The internal place that it had.
    pub(crate) fn place(&self) -> usize {
        self.head.ix.index()
    }
}

impl Plan {
    /// Takes a step back, and returns what takes that back.
    pub(crate) fn revert(&mut self, step: Step) -> Step {
        match step {
            Step::Added(nodes) => {
                let gone: Vec<NodeIndex> =
                    nodes.iter().filter_map(|node| self.lookup(node.kind, &node.id)).collect();
                Step::Removed(self.take_all(&gone))
            }
            Step::Removed(taken) => {
                let nodes = taken.iter().map(Taken::node).collect();
                for Taken { id, head, data, relations } in taken.into_iter().rev() {
                    self.put_back(id, head, data);
                    relations.into_iter().rev().for_each(|parted| self.join_again(parted));
                }
                Step::Added(nodes)
            }
            Step::Changed(was) => {
                let Was { node, keys, common, data, is_implicit } = *was;
                let Some(ix) = self.lookup(node.kind, &node.id) else { return Step::Added(Vec::new()) };
                let was = self.replace(ix, common, data, is_implicit);
                Step::Changed(Box::new(Was { node, keys, ..was }))
            }
            Step::Related(relation, role) => match self.edge(&relation, role) {
                Some(edge) => {
                    let parted = self.parted(edge, relation);
                    self.part(edge);
                    Step::Unrelated(parted)
                }
                None => Step::Added(Vec::new()),
            },
            Step::Unrelated(parted) => {
                let step = Step::Related(parted.relation.clone(), parted.kept.role());
                self.join_again(parted);
                step
            }
            Step::Recorded(of, kind, at) => match self.erase(&of, kind, at) {
                Some(event) => Step::Erased(of, at, event),
                None => Step::Added(Vec::new()),
            },
            Step::Erased(of, at, event) => {
                let kind = event.kind();
                self.record_again(&of, at, event);
                Step::Recorded(of, kind, at)
            }
        }
    }

    /// Takes nodes out with their relations and events, and keeps them.
    pub(super) fn take_all(&mut self, nodes: &[NodeIndex]) -> Vec<Taken> {
        let mut all = Vec::with_capacity(nodes.len());
        for &ix in nodes {
            let Some(head) = self.weight(ix).and_then(|weight| self.tables.head(weight)).cloned() else {
                continue;
            };
            let node = Node::new(self, ix);
            let (id, data) = (node.id().into(), node.data().to_owned());
            // In the order in which they will be parted, so that putting them back goes the same way.
            let edges: Vec<EdgeIndex> = [Direction::Outgoing, Direction::Incoming]
                .into_iter()
                .flat_map(|direction| self.graph.edges_directed(ix, direction).map(|edge| edge.id()))
                .collect();
            let relations =
                edges.into_iter().map(|edge| self.parted(edge, Link::new(self, edge).to_ref())).collect();
            self.take(ix);
            all.push(Taken { id, head, data, relations });
        }
        all
    }

    /// Puts other fields in the place of a node's, and returns those that were there, without the keys.
    pub(super) fn replace(
        &mut self,
        ix: NodeIndex,
        common: Common,
        data: NodeData,
        is_implicit: bool,
    ) -> Was {
        let node = Node::new(self, ix);
        let was = Was {
            node: node.to_ref(),
            keys: Vec::new(),
            common: node.common().clone(),
            data: node.data().to_owned(),
            is_implicit: node.is_implicit(),
        };
        if let Some(weight) = self.weight(ix) {
            if let Some(head) = self.tables.head_mut(weight) {
                head.common = common;
                head.form.implicit = is_implicit;
            }
            self.tables.replace(weight, data);
        }
        self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
        was
    }

    fn edge(&self, relation: &RelationRef, role: Option<Role>) -> Option<EdgeIndex> {
        let (from, to) = (&relation.from, &relation.to);
        let (source, target) = (self.lookup(from.kind, &from.id)?, self.lookup(to.kind, &to.id)?);
        self.joined(source, relation.relation, target, role)
    }

    /// A relation as it is kept once it is taken out.
    pub(super) fn parted(&self, edge: EdgeIndex, relation: RelationRef) -> Parted {
        let row = self.graph.edge_weight(edge).and_then(|weight| self.relations.row(weight.slot));
        let (seq, kept) = row.map_or((0, Kept::Nothing), |row| (row.seq, row.kept.clone()));
        Parted { relation, seq, kept }
    }

    fn put_back(&mut self, id: Box<str>, head: Head, data: NodeData) {
        let kind = data.kind();
        let ix = self.graph.add_node(NodeWeight { kind, slot: 0 });
        let hash = self.hash(kind, &id);
        self.keep_id(ix, id);
        let graph = &mut self.graph;
        let slot = self.tables.put_in_order(Head { ix, ..head }, data, |moved, slot| {
            graph.node_weight_mut(moved).into_iter().for_each(|weight| weight.slot = slot);
        });
        self.graph.node_weight_mut(ix).into_iter().for_each(|weight| weight.slot = slot);
        self.index.insert(hash, ix);
        self.patch(|adjacency, plan| adjacency.briefs.enter(plan, ix));
    }

    fn join_again(&mut self, Parted { relation: RelationRef { from, relation, to }, seq, kept }: Parted) {
        let ends = self.lookup(from.kind, &from.id).zip(self.lookup(to.kind, &to.id));
        let Some((source, target)) = ends else { return };
        let edge = self.graph.add_edge(source, target, EdgeWeight { kind: relation, slot: 0 });
        let graph = &mut self.graph;
        let row = RelationRow { seq, edge, kept };
        let slot = self.relations.put_in_order(
            row,
            |row| row.seq,
            |row, slot| {
                graph.edge_weight_mut(row.edge).into_iter().for_each(|weight| weight.slot = slot);
            },
        );
        self.graph.edge_weight_mut(edge).into_iter().for_each(|weight| weight.slot = slot);
        self.keep_joint(edge, (source, target), relation);
        self.patch(|adjacency, plan| adjacency.join(plan, edge));
    }

    fn erase(&mut self, of: &NodeRef, kind: EventKind, at: usize) -> Option<Event> {
        let ix = self.lookup(of.kind, &of.id)?;
        let head = self.weight(ix).and_then(|weight| self.tables.head_mut(weight))?;
        let event = head.events.as_mut()?.take(kind, at);
        self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
        event
    }

    fn record_again(&mut self, of: &NodeRef, at: usize, event: Event) {
        let Some(ix) = self.lookup(of.kind, &of.id) else { return };
        if let Some(head) = self.weight(ix).and_then(|weight| self.tables.head_mut(weight)) {
            head.events.get_or_insert_default().put_back(at, event);
        }
        self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
    }
}
