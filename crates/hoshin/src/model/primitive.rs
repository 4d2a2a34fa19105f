//! The four changes that a graph knows: put a node, join two, part two, take a node out.
//!
//! Each refuses what the grammar or uniqueness forbids before it changes anything. What concerns a whole plan, such
//! as catchball, is held by the builder and the edits above.

use std::hash::BuildHasher;

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::error::BuildError;
use super::handle::AnyHandle;
use super::link::{Kept, Link};
use super::node::Node;
use super::reference::NodeRef;
use super::store::{EdgeWeight, Form, Head, NodeWeight, Plan, RelationRow};
use crate::metamodel::{Common, NodeData, NodeKind, Params, RelationKind, allows};
use crate::value::{Part, Role, validate_id};

/// The most nodes and the most relations of a plan: what a 32-bit index can tell apart.
const LIMIT: u32 = u32::MAX - 1;

impl Plan {
    /// Makes room in the tables that would be slow to grow: each growth hashes everything anew.
    pub(super) fn reserve(&mut self, nodes: usize, relations: usize) {
        self.index.reserve(nodes);
        self.joints.reserve(relations);
        self.graph.reserve_nodes(nodes);
        self.graph.reserve_edges(relations);
    }

    pub(super) fn put(
        &mut self,
        id: &str,
        common: Common,
        data: NodeData,
        form: Form,
    ) -> Result<NodeIndex, BuildError> {
        let kind = data.kind();
        check_id(kind, id)?;
        check_goal(id, &data)?;
        if self.lookup(kind, id).is_some() {
            return Err(BuildError::DuplicateNode(NodeRef::new(kind, id)));
        }
        if self.graph.node_count() >= LIMIT as usize {
            return Err(BuildError::Full { what: "nodes", limit: LIMIT });
        }
        let ix = self.graph.add_node(NodeWeight { kind, slot: 0 });
        self.keep_id(ix, id.into());
        let head = Head { seq: self.next_seq(), ix, form, common, events: None };
        let slot = self.tables.push(head, data);
        if let Some(weight) = self.graph.node_weight_mut(ix) {
            weight.slot = slot;
        }
        let hash = self.hash(kind, id);
        self.index.insert(hash, ix);
        self.patch(|adjacency, plan| adjacency.briefs.enter(plan, ix));
        Ok(ix)
    }

    pub(super) fn keep_id(&mut self, ix: NodeIndex, id: Box<str>) {
        if self.ids.len() <= ix.index() {
            self.ids.resize(ix.index() + 1, Box::default());
        }
        if let Some(place) = self.ids.get_mut(ix.index()) {
            *place = id;
        }
    }

    /// Declares a built-in perspective that is in the plan already, because something stands in it.
    pub(super) fn declare(&mut self, id: &str, common: &Common, data: &NodeData) -> Option<AnyHandle> {
        let ix = self.lookup(data.kind(), id).filter(|ix| Node::new(self, *ix).is_implicit())?;
        let weight = self.weight(ix)?;
        let head = self.tables.head_mut(weight)?;
        head.common = common.clone();
        head.form.implicit = false;
        self.tables.replace(weight, data.clone());
        self.patch(|adjacency, plan| adjacency.briefs.look_again(plan, ix));
        Some(Node::new(self, ix).handle())
    }

    pub(super) fn join(
        &mut self,
        source: NodeIndex,
        relation: RelationKind,
        mut params: Params,
        target: NodeIndex,
    ) -> Result<EdgeIndex, BuildError> {
        let (from, to) = (Node::new(self, source), Node::new(self, target));
        if !allows(from.kind(), relation, to.kind()) {
            return Err(BuildError::Forbidden { source_kind: from.kind(), relation, target: to.kind() });
        }
        if source == target {
            return Err(BuildError::SelfRelation { node: from.to_ref(), relation });
        }
        if let Some(param) = params.stated().find(|param| !relation.params().contains(param)) {
            return Err(BuildError::UnknownParam { relation, param });
        }
        if let Some(owner) = params.accepted_by.as_deref() {
            self.resolve_ix(owner, &[NodeKind::Owner])?;
        }
        // Said in full, so that a plan has one form, however it came about.
        match relation {
            RelationKind::Owns => params.role = params.role.or(Some(Role::Accountable)),
            RelationKind::Attends => params.part = params.part.or(Some(Part::TakesPart)),
            _ => {}
        }
        if let Some(present) = self.joined(source, relation, target, params.role) {
            return Err(BuildError::DuplicateRelation(Link::new(self, present).to_ref()));
        }
        if relation.is_single()
            && from.has_outgoing(relation)
            && let Some(present) = from.outgoing(relation).next()
        {
            return Err(BuildError::SecondRelation { present: present.to_ref() });
        }
        if self.graph.edge_count() >= LIMIT as usize {
            return Err(BuildError::Full { what: "relations", limit: LIMIT });
        }
        let edge = self.graph.add_edge(source, target, EdgeWeight { kind: relation, slot: 0 });
        let seq = self.next_seq();
        let slot = self.relations.push(RelationRow { seq, edge, kept: Kept::from(params) });
        if let Some(weight) = self.graph.edge_weight_mut(edge) {
            weight.slot = slot;
        }
        self.keep_joint(edge, (source, target), relation);
        self.patch(|adjacency, plan| adjacency.join(plan, edge));
        Ok(edge)
    }

    pub(super) fn keep_joint(
        &mut self,
        edge: EdgeIndex,
        (source, target): (NodeIndex, NodeIndex),
        relation: RelationKind,
    ) {
        let hash = self.joint_hash(source, relation, target);
        self.joints.insert(hash, edge);
    }

    pub(super) fn forget_joint(
        &mut self,
        edge: EdgeIndex,
        (source, target): (NodeIndex, NodeIndex),
        relation: RelationKind,
    ) {
        let hash = self.joint_hash(source, relation, target);
        self.joints.remove(hash, edge);
    }

    /// The relation between two nodes; of ownerships the one in `role` (accountable if none).
    pub(super) fn joined(
        &self,
        source: NodeIndex,
        relation: RelationKind,
        target: NodeIndex,
        role: Option<Role>,
    ) -> Option<EdgeIndex> {
        self.joints.find(self.joint_hash(source, relation, target), |edge| {
            self.graph.edge_endpoints(edge) == Some((source, target))
                && self.graph.edge_weight(edge).is_some_and(|weight| weight.kind == relation)
                && (relation != RelationKind::Owns
                    || Link::new(self, edge).role() == role.unwrap_or(Role::Accountable))
        })
    }

    fn joint_hash(&self, source: NodeIndex, relation: RelationKind, target: NodeIndex) -> u64 {
        self.hasher.hash_one((source, relation.at(), target))
    }

    pub(super) fn part(&mut self, edge: EdgeIndex) {
        if self.detach(edge).is_some() {
            self.tidy();
        }
    }

    /// Closes the gaps that removed relations have left, once they are many.
    pub(super) fn tidy(&mut self) {
        let graph = &mut self.graph;
        self.relations.close_gaps(|row, slot| {
            if let Some(weight) = graph.edge_weight_mut(row.edge) {
                weight.slot = slot;
            }
        });
    }

    /// Takes a node out with its relations and events.
    pub(super) fn take(&mut self, ix: NodeIndex) {
        let Some(weight) = self.weight(ix) else { return };
        for direction in [Direction::Outgoing, Direction::Incoming] {
            let edges: Vec<EdgeIndex> =
                self.graph.edges_directed(ix, direction).map(|edge| edge.id()).collect();
            for edge in edges {
                self.part(edge);
            }
        }
        self.patch(|adjacency, plan| adjacency.briefs.leave(plan, ix));
        let hash = self.hash(weight.kind, Node::new(self, ix).id());
        self.index.remove(hash, ix);
        let graph = &mut self.graph;
        self.tables.take(weight, |moved, slot| {
            if let Some(weight) = graph.node_weight_mut(moved) {
                weight.slot = slot;
            }
        });
        self.keep_id(ix, Box::default());
        self.graph.remove_node(ix);
    }

    fn next_seq(&mut self) -> u64 {
        let seq = self.next_seq;
        self.next_seq += 1;
        seq
    }
}

/// Refuses ids that cannot be one. The id of a target may be that of its parent and a key, joined by `/`.
fn check_id(kind: NodeKind, id: &str) -> Result<(), BuildError> {
    let invalid = |reason: String| BuildError::InvalidId { id: id.into(), reason };
    let parts = match (kind, id.split_once('/')) {
        (NodeKind::Target, Some((parent, key))) => vec![parent, key],
        _ => vec![id],
    };
    parts.into_iter().try_for_each(|part| validate_id(part).map_err(|error| invalid(error.message)))
}

/// Refuses a target that states no goal, or more than one.
pub(super) fn check_goal(id: &str, data: &NodeData) -> Result<(), BuildError> {
    let NodeData::Target(target) = data else { return Ok(()) };
    let stated =
        [target.to.is_some(), target.change.is_some(), target.band.is_some(), target.scale.is_some()];
    match stated.into_iter().filter(|stated| *stated).count() {
        1 => Ok(()),
        stated => Err(BuildError::GoalCount { target: id.into(), stated }),
    }
}
