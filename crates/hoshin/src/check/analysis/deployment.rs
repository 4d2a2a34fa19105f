//! What was given by one owner to another.

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

/// A relation by which a node serves the objective of another owner.
#[derive(Clone, Copy, Debug)]
pub struct Given<'m> {
    /// The relation.
    pub link: Link<'m>,
    /// The accountable owner of what is served.
    pub giver: Node<'m>,
}

/// By which relations `node`, for which `catcher` answers, was given by somebody else, in order of what is served.
///
/// A target stands for its objective. Drivers give nothing: they are everybody's. Work is given only by those to whom
/// its owner does not report and who have no part in it.
pub fn given_by<'m>(node: Node<'m>, catcher: Node<'m>) -> Vec<Given<'m>> {
    let is_work = node.kind() == NodeKind::Initiative;
    let is_shared = |giver: Node<'m>| {
        catcher.targets(RelationKind::ReportsTo).any(|above| above == giver)
            || node.sources(RelationKind::Owns).any(|owner| owner == giver)
    };
    let given = |link: Link<'m>| {
        let giver = objective_of(link.target())?.accountable()?;
        (giver != catcher && !(is_work && is_shared(giver))).then_some(Given { link, giver })
    };
    let links = node.outgoing(RelationKind::Advances).chain(node.outgoing(RelationKind::PartOf));
    let mut found: Vec<Given<'m>> = links.filter_map(given).collect();
    found.arrange_by_key(|given| (given.link.target().kind(), given.link.target().id(), given.link.kind()));
    found
}

fn objective_of(goal: Node<'_>) -> Option<Node<'_>> {
    match goal.kind() {
        NodeKind::Objective => Some(goal),
        NodeKind::Target => {
            goal.targets(RelationKind::Quantifies).find(|parent| parent.kind() == NodeKind::Objective)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Plan;
    use crate::metamodel::relation::{Advances, Owns, ReportsTo};
    use crate::metamodel::{Driver, Initiative, Objective, Owner};

    #[test]
    fn goals_of_others_are_given_and_work_in_ones_own_line_is_not() {
        let mut plan = Plan::builder();
        let [boss, doer, other] =
            ["boss", "doer", "other"].map(|id| plan.add(id, id, Owner::default()).unwrap());
        let driver = plan.add("d", "D", Driver::default()).unwrap();
        let [high, low] = ["high", "low"].map(|id| plan.add(id, id, Objective::default()).unwrap());
        let work = plan.add("w", "W", Initiative::default()).unwrap();
        plan.relate(doer, ReportsTo {}, boss).unwrap();
        plan.relate(other, Owns::accountable(), driver).unwrap();
        plan.relate(boss, Owns::accountable(), high).unwrap();
        plan.relate(low, Advances::strong(), driver).unwrap();
        plan.relate(low, Advances::strong(), high).unwrap();
        plan.relate(work, Advances::strong(), high).unwrap();
        let plan = plan.finish();
        let given = |node, catcher| given_by(node, plan.at(catcher).unwrap()).len();
        let [low, work] = [plan.at(low).unwrap(), plan.at(work).unwrap()];
        assert_eq!((given(low, doer), given(low, boss)), (1, 0));
        assert_eq!((given(work, doer), given(work, other)), (0, 1));
    }
}
