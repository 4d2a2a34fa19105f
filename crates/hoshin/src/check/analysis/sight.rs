//! Which nodes reach a driver, and which reach an objective, by which ways.

use crate::graph::Csr;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};

/// Which nodes reach where.
#[derive(Clone, Debug)]
pub struct Sight {
    aligned: Vec<bool>,
    to_driver: Vec<bool>,
    to_objective: Vec<bool>,
}

/// The ways from work to direction: improving a KPI that is tracked for an objective reaches the objective.
const WAYS: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Improves,
    RelationKind::Drives,
    RelationKind::Measures,
    RelationKind::Quantifies,
    RelationKind::Tracks,
];

/// The ways from objective to driver. What an objective advances may be another's target.
const GOAL_WAYS: &[RelationKind] =
    &[RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives, RelationKind::Quantifies];

impl Sight {
    /// Looks from every driver and objective downward.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &Plan) -> Self {
        let all = downward(plan, WAYS);
        let goals = downward(plan, GOAL_WAYS);
        let drivers = || plan.nodes_of_kind(NodeKind::Driver).map(Node::place);
        // A standing target is an end for work that improves its KPI: that is what the KPI is kept for.
        let standing = plan
            .nodes_of_kind(NodeKind::Target)
            .filter(|target| !target.has_outgoing(RelationKind::Quantifies))
            .map(Node::place);
        let objectives = plan.nodes_of_kind(NodeKind::Objective).map(Node::place);
        Self {
            aligned: goals.reached(drivers()),
            to_driver: all.reached(drivers()),
            to_objective: all.reached(objectives.chain(drivers()).chain(standing)),
        }
    }

    /// Whether a chain of advances, part-of or drives leads from the node to a driver.
    pub fn is_aligned(&self, node: Node<'_>) -> bool {
        self.aligned.get(node.place()).copied().unwrap_or(false)
    }

    /// Whether any way leads from the node to a driver.
    pub fn reaches_driver(&self, node: Node<'_>) -> bool {
        self.to_driver.get(node.place()).copied().unwrap_or(false)
    }

    /// Whether any way leads from the node to an objective, a driver or a standing target.
    pub fn reaches_objective(&self, node: Node<'_>) -> bool {
        self.to_objective.get(node.place()).copied().unwrap_or(false)
    }
}

/// The graph of these relations turned round: from what is served to what serves it.
fn downward(plan: &Plan, ways: &'static [RelationKind]) -> Csr {
    let turned = move |link: Link<'_>| {
        let (source, target) = (link.source().place(), link.target().place());
        if link.kind() == RelationKind::Tracks { (source, target) } else { (target, source) }
    };
    Csr::new(plan.bound(), plan.relations().filter(move |link| ways.contains(&link.kind())).map(turned))
}
