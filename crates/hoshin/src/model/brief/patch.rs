//! What an edit does to the briefs: those of the nodes that it touches are made anew, and those of the targets that take
//! their framework from them.

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::super::adjacency::Kinds;
use super::super::node::Node;
use super::super::store::Plan;
use super::{Brief, Briefs};
use crate::metamodel::{NodeKind, RelationKind};

impl Briefs {
    /// A node has been added. It has no relations yet.
    pub(in crate::model) fn enter(&mut self, plan: &Plan, node: NodeIndex) {
        let Some(kind) = plan.weight(node).map(|weight| weight.kind) else { return };
        let no_kinds = Kinds::default();
        let blank = Brief {
            outgoing: no_kinds,
            incoming: no_kinds,
            kind,
            stage: None,
            has_rounds: false,
            framework: 0,
        };
        if self.of.len() <= node.index() {
            self.of.resize(node.index() + 1, blank);
        }
        if let Some(brief) = self.of.get_mut(node.index()) {
            *brief = blank;
        }
        let at = self.place(plan, node, kind);
        if let Some(nodes) = self.by_kind.get_mut(kind as usize) {
            nodes.insert(at.min(nodes.len()), node);
        }
        self.look_again(plan, node);
    }

    /// A node is about to be taken out, and has no relations any more.
    pub(in crate::model) fn leave(&mut self, plan: &Plan, node: NodeIndex) {
        let Some(brief) = self.of_node(node) else { return };
        let at = self.place(plan, node, brief.kind);
        if let Some(nodes) = self.by_kind.get_mut(brief.kind as usize)
            && nodes.get(at) == Some(&node)
        {
            nodes.remove(at);
        }
        if brief.kind != NodeKind::Target {
            self.count(brief.framework, false);
        }
    }

    /// Where a node stands, or has to, among those of its kind.
    fn place(&self, plan: &Plan, node: NodeIndex, kind: NodeKind) -> usize {
        let number = |node: NodeIndex| {
            plan.weight(node).and_then(|weight| plan.tables.head(weight)).map_or(0, |head| head.seq)
        };
        let nodes = self.of_kind(kind);
        let own = number(node);
        // Mostly it is the newest.
        match nodes.last() {
            Some(last) if number(*last) >= own => nodes.partition_point(|other| number(*other) < own),
            _ => nodes.len(),
        }
    }

    /// A node says something else of itself than before.
    pub(in crate::model) fn look_again(&mut self, plan: &Plan, node: NodeIndex) {
        let view = Node::new(plan, node);
        let (stage, has_rounds) = (view.stage(), !view.rounds().is_empty());
        let before = self.of_node(node).map_or(0, |brief| brief.framework);
        let framework = self.number(view.framework().as_ref());
        if view.kind() != NodeKind::Target {
            self.count(before, false);
            self.count(framework, true);
        }
        if let Some(brief) = self.of.get_mut(node.index()) {
            *brief = Brief { stage, has_rounds, framework, ..*brief };
        }
        if before != framework && view.kind() != NodeKind::Target {
            for target in view.sources(RelationKind::Quantifies).chain(view.sources(RelationKind::Tracks)) {
                self.look_again(plan, target.index());
            }
        }
    }

    /// Looks again at a target that stands elsewhere now.
    pub(in crate::model) fn look_again_if_anchored(
        &mut self,
        plan: &Plan,
        node: NodeIndex,
        by: RelationKind,
    ) {
        if matches!(by, RelationKind::Quantifies | RelationKind::Tracks) {
            self.look_again(plan, node);
        }
    }

    /// A node has, or has no longer, relations of a kind.
    pub(in crate::model) fn relate(
        &mut self,
        node: NodeIndex,
        direction: Direction,
        kind: RelationKind,
        is_there: bool,
    ) {
        if let Some(brief) = self.of.get_mut(node.index()) {
            match direction {
                Direction::Outgoing => brief.outgoing.set(kind, is_there),
                Direction::Incoming => brief.incoming.set(kind, is_there),
            }
        }
    }
}
