//! The perspective that each node stands in, its own or inherited.
//!
//! An objective takes its perspective from what it advances, where that is unanimous; a target from what it
//! quantifies, else from its KPI; a KPI from what it measures, else from what it is promised to. Inheritance may run
//! through long chains and cycles, so it is spread from those that stand in one, and depends on no order.

mod follow;

use petgraph::graph::NodeIndex;

use super::super::adjacency::Kinds;
use super::super::node::Node;
use super::super::store::Plan;
use crate::metamodel::{NodeKind, RelationKind};

/// The perspective of every node.
#[derive(Clone, Debug)]
pub struct Perspectives {
    /// By what stands first in line.
    first: Vec<Label>,
    labels: Vec<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Unknown,
    One(NodeIndex),
    /// Those that it takes from stand in different ones.
    Mixed,
}

impl Perspectives {
    /// Works them out.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations: the label of a node changes twice at most.
    pub fn of(plan: &Plan) -> Self {
        let rows = plan.put_in_rows();
        let mut all = Self { first: Vec::new(), labels: vec![Label::Unknown; plan.bound()] };
        let mut changed = Vec::new();
        for node in plan.nodes() {
            if let Some(perspective) = own(node) {
                all.set(node, Label::One(perspective.index()));
                changed.push(node);
            }
        }
        while let Some(node) = changed.pop() {
            let label = all.label(node);
            for (relation, place) in rows.sources(node.place(), TAKEN) {
                let source = Node::new(plan, NodeIndex::new(place));
                let before = all.label(source);
                let after = before.with(label);
                // Of what advances something, only objectives take from it.
                let takes = relation != RelationKind::Advances || source.kind() == NodeKind::Objective;
                if after != before && takes && !source.has_outgoing(RelationKind::Within) {
                    all.set(source, after);
                    changed.push(source);
                }
            }
        }
        all.first.clone_from(&all.labels);
        all.fall_back(plan);
        all
    }

    /// The perspective that a node stands in.
    pub fn perspective<'m>(&self, node: Node<'m>) -> Option<Node<'m>> {
        match self.label(node) {
            Label::One(perspective) => Some(Node::new(node.plan(), perspective)),
            Label::Unknown | Label::Mixed => None,
        }
    }

    /// Asks the second choice of those who got nothing from the first.
    fn fall_back(&mut self, plan: &Plan) {
        for kpi in plan.nodes_of_kind(NodeKind::Kpi) {
            if self.label(kpi) == Label::Unknown {
                self.set(kpi, self.of_promises(kpi));
            }
        }
        for target in plan.nodes_of_kind(NodeKind::Target) {
            if self.label(target) == Label::Unknown {
                self.set(target, target.kpi().map_or(Label::Unknown, |kpi| self.label(kpi)));
            }
        }
    }

    /// What a KPI is promised to.
    fn of_promises(&self, kpi: Node<'_>) -> Label {
        let promised =
            kpi.sources(RelationKind::Tracks).flat_map(|target| target.targets(RelationKind::Quantifies));
        promised.fold(Label::Unknown, |label, parent| label.with(self.first_label(parent)))
    }

    fn first_label(&self, node: Node<'_>) -> Label {
        self.first.get(node.place()).copied().unwrap_or(Label::Unknown)
    }

    fn label(&self, node: Node<'_>) -> Label {
        self.labels.get(node.place()).copied().unwrap_or(Label::Unknown)
    }

    fn set(&mut self, node: Node<'_>, label: Label) {
        if let Some(slot) = self.labels.get_mut(node.place()) {
            *slot = label;
        }
    }
}

impl Label {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, label) | (label, Self::Unknown) => label,
            (Self::One(one), Self::One(another)) if one == another => self,
            _ => Self::Mixed,
        }
    }
}

/// Those from which these lead to a node take their perspective from it first.
const TAKEN: Kinds =
    Kinds::these(&[RelationKind::Advances, RelationKind::Quantifies, RelationKind::Measures]);

fn own(node: Node<'_>) -> Option<Node<'_>> {
    node.targets(RelationKind::Within).next()
}
