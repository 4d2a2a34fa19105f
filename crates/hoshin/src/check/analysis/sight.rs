//! Which nodes reach a driver, and which reach an objective, by which ways: work, and the people who do it.

use crate::graph::Csr;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::value::Framework;

/// Which nodes reach where.
#[derive(Clone, Debug)]
pub struct Sight {
    aligned: Vec<bool>,
    to_driver: Vec<bool>,
    to_objective: Vec<bool>,
    /// None in a plan without anything in the Hoshin framework.
    to_hoshin: Option<Vec<bool>>,
}

/// The ways from work to direction: improving a KPI that is tracked for an objective reaches the objective. Owners
/// have the way of what they own in any role, of what the routines that they attend look at or pass on, and of those
/// who report to them; a problem that of what it affects.
const WAYS: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Improves,
    RelationKind::Drives,
    RelationKind::Measures,
    RelationKind::Quantifies,
    RelationKind::Tracks,
    // From people to work. Nothing leads from work to people, so these open no further way for work.
    RelationKind::Owns,
    RelationKind::ReportsTo,
    RelationKind::Attends,
    RelationKind::Reviews,
    RelationKind::EscalatesTo,
    RelationKind::Affects,
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
        let hoshin: Vec<usize> = [NodeKind::Objective, NodeKind::Initiative]
            .into_iter()
            .flat_map(|kind| plan.nodes_of_kind(kind))
            .filter(|node| node.framework() == Some(Framework::Hoshin))
            .map(Node::place)
            .collect();
        Self {
            to_hoshin: (!hoshin.is_empty()).then(|| all.reached(hoshin.into_iter())),
            aligned: goals.reached(drivers()),
            to_driver: all.reached(drivers()),
            to_objective: all.reached(objectives.chain(drivers()).chain(standing)),
        }
    }

    /// Whether a chain of advances, part-of or drives leads from the node to a driver.
    pub fn is_aligned(&self, node: Node<'_>) -> bool {
        self.aligned.get(node.place()).copied().unwrap_or(false)
    }

    /// Whether any way leads from the node, which may be an owner or a routine, to a driver.
    pub fn reaches_driver(&self, node: Node<'_>) -> bool {
        self.to_driver.get(node.place()).copied().unwrap_or(false)
    }

    /// Whether any way leads from the node to an objective, a driver or a standing target.
    pub fn reaches_objective(&self, node: Node<'_>) -> bool {
        self.to_objective.get(node.place()).copied().unwrap_or(false)
    }

    /// Whether any way leads from the node to an objective or an initiative in the Hoshin framework; so it does where
    /// the plan has none.
    pub fn reaches_hoshin(&self, node: Node<'_>) -> bool {
        self.to_hoshin.as_ref().is_none_or(|reached| reached.get(node.place()).copied().unwrap_or(false))
    }
}

/// The graph of these relations turned round: from what is served to what serves it.
fn downward(plan: &Plan, ways: &'static [RelationKind]) -> Csr {
    let turned = move |link: Link<'_>| {
        let (source, target) = (link.source().place(), link.target().place());
        let is_reversed = matches!(link.kind(), RelationKind::Tracks | RelationKind::ReportsTo);
        if is_reversed { (source, target) } else { (target, source) }
    };
    Csr::new(plan.bound(), plan.relations().filter(move |link| ways.contains(&link.kind())).map(turned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metamodel::relation::{
        Advances, Attends, EscalatesTo, Improves, Owns, Quantifies, ReportsTo, Reviews, Tracks,
    };
    use crate::metamodel::{Driver, Initiative, Kpi, Objective, Owner, Routine, Target};

    #[test]
    fn a_tracked_kpi_carries_work_up_and_people_see_what_their_work_reaches() {
        let mut plan = Plan::builder();
        let driver = plan.add("d", "D", Driver::default()).unwrap();
        let objective = plan.add("o", "O", Objective::default()).unwrap();
        let done = || Target { to: Some("done".parse().unwrap()), ..Target::default() };
        let promise = plan.add("o/t", "T", done()).unwrap();
        let standing = plan.add("l/t", "S", done()).unwrap();
        let [kpi, lone] = ["k", "l"].map(|id| plan.add(id, id, Kpi::default()).unwrap());
        let [work, tidying, idling] =
            ["w", "t", "i"].map(|id| plan.add(id, id, Initiative::default()).unwrap());
        let [boss, doer, guest, tidier] =
            ["boss", "doer", "guest", "tidier"].map(|id| plan.add(id, id, Owner::default()).unwrap());
        let [huddle, review] = ["huddle", "review"].map(|id| plan.add(id, id, Routine::default()).unwrap());
        plan.relate(objective, Advances::strong(), driver).unwrap();
        plan.relate(promise, Quantifies::default(), objective).unwrap();
        plan.relate(promise, Tracks {}, kpi).unwrap();
        plan.relate(standing, Tracks {}, lone).unwrap();
        plan.relate(work, Improves::strong(), kpi).unwrap();
        plan.relate(tidying, Improves::strong(), lone).unwrap();
        plan.relate(doer, Owns::responsible(), work).unwrap();
        plan.relate(tidier, Owns::accountable(), tidying).unwrap();
        plan.relate(doer, ReportsTo {}, boss).unwrap();
        plan.relate(guest, Attends::takes_part(), huddle).unwrap();
        plan.relate(huddle, EscalatesTo {}, review).unwrap();
        plan.relate(review, Reviews {}, objective).unwrap();
        let plan = plan.finish();
        let sight = Sight::of(&plan);
        let sees = |owner| sight.reaches_driver(plan.at(owner).unwrap());
        assert!(sees(doer) && sees(boss) && sees(guest) && !sees(tidier));
        let serves = |work| sight.reaches_objective(plan.at(work).unwrap());
        assert!(serves(work) && serves(tidying) && !serves(idling));
    }
}
