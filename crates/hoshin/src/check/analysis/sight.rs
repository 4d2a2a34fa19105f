//! Which nodes reach a driver, and which reach an objective, by which ways: work, and the people who do it.

mod follow;

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::adjacency::{Adjacency, Kinds};
use crate::model::{Node, Plan};
use crate::value::Framework;

/// Which nodes reach where.
#[derive(Clone, Debug)]
pub struct Sight {
    /// What each node reaches, by its place: the marks below.
    reached: Vec<u8>,
    /// What each node reaches because it is that itself.
    own: Vec<u8>,
    /// How many goals and works are in the Hoshin framework.
    hoshin: usize,
}

/// An objective, a driver or a standing target is reached.
const OBJECTIVE: u8 = 1;
/// A driver is reached.
const DRIVER: u8 = 2;
/// Something in the Hoshin framework is reached.
const HOSHIN: u8 = 4;
/// A driver is reached by the ways of goals alone.
const ALIGNED: u8 = 8;

/// The ways from work to direction: improving a KPI that is tracked for an objective reaches the objective. Owners
/// have the way of what they own in any role, of what the routines that they attend look at or pass on, and of those
/// who report to them; a problem that of what it affects.
pub(crate) const ALONG: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Improves,
    RelationKind::Drives,
    RelationKind::Measures,
    RelationKind::Quantifies,
    // From people to work. Nothing leads from work to people, so these open no further way for work.
    RelationKind::Owns,
    RelationKind::Attends,
    RelationKind::Reviews,
    RelationKind::EscalatesTo,
    RelationKind::Affects,
];

/// Further ways, against the relation: from a KPI to what is promised of it, from those above to those who report.
pub(crate) const AGAINST: &[RelationKind] = &[RelationKind::Tracks, RelationKind::ReportsTo];

const WAYS: Kinds = Kinds::these(ALONG);
const WAYS_BACK: Kinds = Kinds::these(AGAINST);

/// The ways from objective to driver. What an objective advances may be another's target.
const GOAL_WAYS: Kinds = Kinds::these(&[
    RelationKind::Advances,
    RelationKind::PartOf,
    RelationKind::Drives,
    RelationKind::Quantifies,
]);

impl Sight {
    /// Looks from every driver and objective downward.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &Plan) -> Self {
        let mut downward = Downward::new(plan);
        let mut hoshin = 0;
        for kind in [NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative] {
            for node in plan.nodes_of_kind(kind) {
                let marks = own_marks(node);
                hoshin += usize::from(marks & HOSHIN != 0);
                downward.mark(node, marks);
            }
        }
        let own = downward.reached.clone();
        // Drivers first: from them most is reached, and then has all its marks at once.
        for kind in NodeKind::ALL {
            plan.nodes_of_kind(*kind).for_each(|node| downward.pass_on(node));
        }
        Self { reached: downward.reached, own, hoshin }
    }

    fn reaches(&self, node: Node<'_>, mark: u8) -> bool {
        self.reached.get(node.place()).is_some_and(|reached| reached & mark != 0)
    }

    /// Whether a chain of advances, part-of or drives leads from the node to a driver.
    pub fn is_aligned(&self, node: Node<'_>) -> bool {
        self.reaches(node, ALIGNED)
    }

    /// Whether any way leads from the node, which may be an owner or a routine, to a driver.
    pub fn reaches_driver(&self, node: Node<'_>) -> bool {
        self.reaches(node, DRIVER)
    }

    /// Whether any way leads from the node to an objective, a driver or a standing target.
    pub fn reaches_objective(&self, node: Node<'_>) -> bool {
        self.reaches(node, OBJECTIVE)
    }

    /// Whether any way leads from the node to an objective or an initiative in the Hoshin framework; so it does where
    /// the plan has none.
    pub fn reaches_hoshin(&self, node: Node<'_>) -> bool {
        self.hoshin == 0 || self.reaches(node, HOSHIN)
    }
}

/// What a node reaches because it is that itself.
fn own_marks(node: Node<'_>) -> u8 {
    let is_hoshin = || node.framework() == Some(Framework::Hoshin);
    match node.kind() {
        NodeKind::Driver => DRIVER | OBJECTIVE | ALIGNED,
        NodeKind::Objective if is_hoshin() => OBJECTIVE | HOSHIN,
        NodeKind::Objective => OBJECTIVE,
        NodeKind::Initiative if is_hoshin() => HOSHIN,
        // A standing target is an end for work that improves its KPI: that is what the KPI is kept for.
        NodeKind::Target if !node.has_outgoing(RelationKind::Quantifies) => OBJECTIVE,
        _ => 0,
    }
}

/// What comes through a way of what is reached at its end.
fn through(way: RelationKind, marks: u8) -> u8 {
    if GOAL_WAYS.has(way) { marks } else { marks & !ALIGNED }
}

/// A look from what is served to what serves it.
struct Downward<'m> {
    rows: &'m Adjacency,
    /// The marks of each node, and those that it has passed on.
    reached: Vec<u8>,
    passed: Vec<u8>,
    next: Vec<usize>,
}

impl<'m> Downward<'m> {
    fn new(plan: &'m Plan) -> Self {
        let none = vec![0; plan.bound()];
        Self { rows: plan.put_in_rows(), reached: none.clone(), passed: none, next: Vec::new() }
    }

    fn mark(&mut self, node: Node<'_>, marks: u8) {
        if let Some(reached) = self.reached.get_mut(node.place()) {
            *reached |= marks;
        }
    }

    /// Gives the marks of a node to everything from which ways lead to it.
    fn pass_on(&mut self, node: Node<'_>) {
        self.next.push(node.place());
        while let Some(node) = self.next.pop() {
            let Some((&marks, passed)) = self.reached.get(node).zip(self.passed.get_mut(node)) else {
                continue;
            };
            if std::mem::replace(passed, marks) == marks {
                continue;
            }
            let serving = self.rows.sources(node, WAYS).chain(self.rows.targets(node, WAYS_BACK));
            for (way, other) in serving {
                let marks = through(way, marks);
                if let Some(reached) = self.reached.get_mut(other)
                    && marks & !*reached != 0
                {
                    *reached |= marks;
                    self.next.push(other);
                }
            }
        }
    }
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
