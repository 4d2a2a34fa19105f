//! Edits of a finished plan, as data: each keeps every invariant or changes nothing.

use petgraph::graph::NodeIndex;

use super::builder::is_anchored;
use super::catchball;
use super::error::BuildError;
use super::events::Event;
use super::link::Link;
use super::node::Node;
use super::primitive::check_goal;
use super::reference::{NodeRef, RelationRef};
use super::store::{Form, Plan};
use super::undo::{Step, Was};
use crate::metamodel::header::Header;
use crate::metamodel::{Common, Fields, NodeData, NodeKind, Params, RelationKind};
use crate::value::Role;
use crate::value::datum::Datum;

/// A change of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a node with the relations that it starts. A target is anchored by them.
    Add {
        /// Its id.
        id: Box<str>,
        /// What every node may state.
        common: Common,
        /// Its own fields.
        data: Box<NodeData>,
        /// The relations that start at it.
        relations: Vec<(RelationKind, NodeRef, Params)>,
    },
    /// Sets fields of a node by their keys in the plan file; none empties one. All together, or none of them.
    Change {
        /// The node.
        node: NodeRef,
        /// The fields with their new values.
        fields: Vec<(Box<str>, Option<Datum<'static>>)>,
    },
    /// Removes a node with its relations and events. The targets that stand under it go with it.
    Remove {
        /// The node.
        node: NodeRef,
    },
    /// Adds a relation.
    Relate {
        /// Its ends.
        relation: RelationRef,
        /// Its parameters.
        params: Params,
    },
    /// Removes a relation.
    Unrelate {
        /// Its ends.
        relation: RelationRef,
        /// Of several ownerships, the one in this role; accountable if none.
        role: Option<Role>,
    },
    /// Records an event.
    Record {
        /// The node.
        of: NodeRef,
        /// What happened.
        event: Event,
    },
}

/// ## Editing
impl Plan {
    /// Makes an edit.
    ///
    /// # Errors
    ///
    /// Whatever the builder refuses, and [`BuildError::StillNamed`] if a node to be removed is named by an event, an
    /// effect or a resolution elsewhere, or as the default owner, [`BuildError::UnanchoredTarget`] if a target would
    /// stand under nothing, [`BuildError::IllegalMove`] if a recorded catchball would no longer be a legal one.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::{Plan, format::Format, model::{Edit, NodeRef}, metamodel::NodeKind, value::datum::Datum};
    ///
    /// let mut plan = Plan::read("hoshin: 1\nkpis: { nps: { unit: score } }", Format::Yaml)?;
    /// let node = NodeRef::new(NodeKind::Kpi, "nps");
    /// plan.apply(&Edit::Change { node, fields: vec![("direction".into(), Some(Datum::text("increase")))] })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&mut self, edit: &Edit) -> Result<(), BuildError> {
        self.step(edit).map(drop)
    }

    /// Makes an edit, and tells what it did.
    pub(crate) fn step(&mut self, edit: &Edit) -> Result<Step, BuildError> {
        match edit {
            Edit::Add { id, common, data, relations } => {
                self.add(id, common, data, relations)?;
                Ok(Step::Added(vec![NodeRef::new(data.kind(), id)]))
            }
            Edit::Change { node, fields } => self.change(node, fields),
            Edit::Remove { node } => self.remove(node),
            Edit::Relate { relation, params } => {
                self.relate(relation, params)?;
                let role = params.role.filter(|_| relation.relation == RelationKind::Owns);
                Ok(Step::Related(relation.clone(), role))
            }
            Edit::Unrelate { relation, role } => self.unrelate(relation, *role),
            Edit::Record { of, event } => {
                let ix = self.existing(of)?;
                let at = self.note(ix, event.clone())?;
                if matches!(event, Event::Round(_)) {
                    catchball::replay_all(Node::new(self, ix))
                        .inspect_err(|_| self.forget_last(ix, event))?;
                }
                Ok(Step::Recorded(of.clone(), event.kind(), at))
            }
        }
    }

    /// Changes the head of the plan.
    ///
    /// # Errors
    ///
    /// Never yet; the head is free of invariants, but for the default owner, which must be in the plan.
    pub fn set_header(&mut self, header: Header) -> Result<(), BuildError> {
        if let Some(owner) = header.defaults.as_ref().and_then(|defaults| defaults.owner.as_deref()) {
            self.resolve_ix(owner, &[NodeKind::Owner])?;
        }
        self.adjacency.take();
        self.header = header;
        Ok(())
    }

    pub(super) fn existing(&self, node: &NodeRef) -> Result<NodeIndex, BuildError> {
        self.lookup(node.kind, &node.id).ok_or_else(|| self.unknown(&[node.kind], &node.id))
    }

    fn add(
        &mut self,
        id: &str,
        common: &Common,
        data: &NodeData,
        relations: &[(RelationKind, NodeRef, Params)],
    ) -> Result<(), BuildError> {
        let ix = self.put(id, common.clone(), data.clone(), Form::default())?;
        let related = relations.iter().try_for_each(|(relation, to, params)| {
            let target = self.existing(to)?;
            self.join(ix, *relation, params.clone(), target).map(drop)
        });
        let anchored = || match data.kind() {
            NodeKind::Target if !is_anchored(Node::new(self, ix)) => {
                Err(BuildError::UnanchoredTarget(id.into()))
            }
            _ => Ok(()),
        };
        let done = related.and_then(|()| anchored()).and_then(|()| self.effects_are_known(data));
        if done.is_err() {
            self.take(ix);
        }
        done
    }

    fn change(
        &mut self,
        node: &NodeRef,
        fields: &[(Box<str>, Option<Datum<'static>>)],
    ) -> Result<Step, BuildError> {
        let ix = self.existing(node)?;
        let (mut common, mut data) =
            (Node::new(self, ix).common().clone(), Node::new(self, ix).data().to_owned());
        for (key, value) in fields {
            let unknown = || BuildError::UnknownField { kind: node.kind, field: key.clone() };
            match value {
                None if common.clear(key) || data.clear(key) => {}
                None => return Err(unknown()),
                Some(value) => common
                    .set(key, value)
                    .or_else(|| data.set(key, value))
                    .ok_or_else(unknown)?
                    .map_err(|error| BuildError::InvalidValue { field: key.clone(), error })?,
            }
        }
        check_goal(&node.id, &data)?;
        self.effects_are_known(&data)?;
        let keys = fields.iter().map(|(key, _)| key.clone()).collect();
        let was = self.replace(ix, common, data, false);
        Ok(Step::Changed(Box::new(Was { keys, ..was })))
    }

    fn remove(&mut self, node: &NodeRef) -> Result<Step, BuildError> {
        let ix = self.existing(node)?;
        let mut gone = vec![ix];
        gone.extend(Node::new(self, ix).sources(RelationKind::Quantifies).map(Node::index));
        let stays = |target: &Node<'_>| !gone.contains(&target.index());
        for &ix in &gone {
            let node = Node::new(self, ix);
            if let Some(target) = node
                .sources(RelationKind::Tracks)
                .filter(stays)
                .find(|t| !t.has_outgoing(RelationKind::Quantifies))
            {
                return Err(BuildError::UnanchoredTarget(target.id().into()));
            }
            self.not_named_elsewhere(node, &gone)?;
        }
        Ok(Step::Removed(self.take_all(&gone)))
    }

    fn relate(&mut self, relation: &RelationRef, params: &Params) -> Result<(), BuildError> {
        let (source, target) = (self.existing(&relation.from)?, self.existing(&relation.to)?);
        let edge = self.join(source, relation.relation, params.clone(), target)?;
        self.catchball_holds(source, relation.relation, target).inspect_err(|_| self.part(edge))
    }

    fn unrelate(&mut self, relation: &RelationRef, role: Option<Role>) -> Result<Step, BuildError> {
        let (source, target) = (self.existing(&relation.from)?, self.existing(&relation.to)?);
        let edge = self
            .joined(source, relation.relation, target, role)
            .ok_or_else(|| BuildError::UnknownRelation(relation.clone()))?;
        let anchors = [RelationKind::Quantifies, RelationKind::Tracks];
        let from = Node::new(self, source);
        if anchors.contains(&relation.relation)
            && !anchors.iter().any(|k| *k != relation.relation && from.has_outgoing(*k))
        {
            return Err(BuildError::UnanchoredTarget(from.id().into()));
        }
        // Tried on the side, and put back in its old place if a catchball would break.
        let params = Link::new(self, edge).params();
        let parted = self.parted(edge, relation.clone());
        let undo = self.detach(edge);
        self.catchball_holds(source, relation.relation, target)
            .inspect_err(|_| self.reattach(undo, params))?;
        self.tidy();
        Ok(Step::Unrelated(parted))
    }

    /// Whether every catchball that a relation between two nodes may bear upon is still a legal one.
    fn catchball_holds(
        &self,
        source: NodeIndex,
        relation: RelationKind,
        target: NodeIndex,
    ) -> Result<(), BuildError> {
        let (source, target) = (Node::new(self, source), Node::new(self, target));
        match relation {
            RelationKind::Advances | RelationKind::PartOf => catchball::replay_all(source),
            RelationKind::Owns => {
                let children = [RelationKind::Advances, RelationKind::PartOf]
                    .into_iter()
                    .flat_map(|kind| target.sources(kind));
                [target].into_iter().chain(children).try_for_each(catchball::replay_all)
            }
            RelationKind::ReportsTo => {
                self.nodes().filter(|node| !node.rounds().is_empty()).try_for_each(catchball::replay_all)
            }
            _ => Ok(()),
        }
    }
}
