//! Whose work reaches which driver: the shares of people, of those above them, of levels and of frameworks.

use super::{Alignment, Share};
use crate::analyse::flow::takes_part;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::value::{Framework, Level, NonNegative, Role};

/// How much of some work reaches each driver, for it and against it: the mean of the shares of its parts, weighted by
/// effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Aligned {
    /// The full times that the parts take together; 1 for each that states none (our choice).
    pub effort: f64,
    /// By driver, in the order of the [alignment](Alignment::drivers).
    pub shares: Vec<Share>,
}

impl Aligned {
    /// How much of the work reaches any driver, for it or against it, 0..=1.
    pub fn coverage(&self) -> f64 {
        self.shares.iter().map(|share| share.support + share.harm).sum()
    }

    /// How much of the work reaches no driver, 0..=1.
    pub fn unaligned(&self) -> f64 {
        (1.0 - self.coverage()).max(0.0)
    }

    /// Support less harm over all drivers, weighted by their importance (1 where it is not stated), -1..=1; none where no
    /// driver matters.
    pub fn score(&self, drivers: &[Node<'_>]) -> Option<f64> {
        let importances = || drivers.iter().map(|driver| importance(*driver));
        let all: f64 = importances().sum();
        let net: f64 = importances().zip(&self.shares).map(|(weight, share)| weight * share.net()).sum();
        (all > 0.0).then(|| net / all)
    }
}

impl<'m> Alignment<'_, 'm> {
    /// The work of one owner: what they are accountable and responsible for. None if that is nothing, or takes nothing.
    ///
    /// # Complexity
    ///
    /// Linear in what they own, for each driver; for the default owner of the plan in its objectives, initiatives and
    /// KPIs.
    pub fn of_owner(&self, owner: Node<'m>) -> Option<Aligned> {
        self.together(work_of(owner))
    }

    /// The work of an owner and of all who report to them, directly or through others.
    pub fn of_unit(&self, owner: Node<'m>) -> Option<Aligned> {
        let mut unit = vec![owner];
        let mut at = 0;
        let mut seen = std::collections::BTreeSet::from([owner.place()]);
        while let Some(&chief) = unit.get(at) {
            at += 1;
            unit.extend(chief.sources(RelationKind::ReportsTo).filter(|owner| seen.insert(owner.place())));
        }
        self.together(unit.into_iter().flat_map(work_of))
    }

    /// The work of all owners on a level.
    pub fn of_level(&self, level: &Level) -> Option<Aligned> {
        let owners = self.plan().nodes_of_kind(NodeKind::Owner);
        let on_level = owners.filter(|owner| owner.level().as_ref() == Some(level));
        self.together(on_level.flat_map(work_of))
    }

    /// The work of all owners on what belongs to a framework.
    pub fn of_framework(&self, framework: &Framework) -> Option<Aligned> {
        let work = self.plan().nodes_of_kind(NodeKind::Owner).flat_map(work_of);
        self.together(work.filter(|(node, _)| node.framework().as_ref() == Some(framework)))
    }

    /// The work of all owners.
    pub fn of_all(&self) -> Option<Aligned> {
        self.together(self.plan().nodes_of_kind(NodeKind::Owner).flat_map(work_of))
    }

    /// Work by its parts, each with its effort.
    pub fn together(&self, work: impl IntoIterator<Item = (Node<'m>, f64)>) -> Option<Aligned> {
        let mut all = Aligned { effort: 0.0, shares: vec![Share::default(); self.drivers().len()] };
        for (node, effort) in work {
            all.effort += effort;
            for (sum, share) in all.shares.iter_mut().zip(self.shares(node)) {
                *sum = sum.plus(effort, *share);
            }
        }
        if all.effort <= 0.0 {
            return None;
        }
        for share in &mut all.shares {
            *share = Share { support: share.support / all.effort, harm: share.harm / all.effort };
        }
        Some(all)
    }

    fn plan(&self) -> &'m Plan {
        self.flow.plan()
    }
}

/// What an owner is accountable or responsible for and what still goes on, each with the effort that it takes: 1 where
/// nobody says.
pub fn work_of(owner: Node<'_>) -> impl Iterator<Item = (Node<'_>, f64)> {
    let takes_effort = |link: &Link<'_>| matches!(link.role(), Role::Accountable | Role::Responsible);
    let stated = owner.outgoing(RelationKind::Owns).filter(takes_effort);
    let stated = stated.map(|link| (link.target(), link.effort().map_or(1.0, NonNegative::value)));
    let left = owner.accountable_by_default().map(|node| (node, 1.0));
    stated.chain(left).filter(|(node, _)| takes_part(node.kind()) && node.is_active())
}

fn importance(driver: Node<'_>) -> f64 {
    let stated = driver.fields::<crate::metamodel::Driver>().and_then(|fields| fields.importance);
    stated.map_or(1.0, NonNegative::value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::Flow;
    use crate::format::Format;

    #[test]
    fn effort_weighs_the_work_of_owners_units_levels_and_frameworks() {
        let text = "hoshin: 1
drivers: { d: { importance: 3 }, e: {} }
objectives: { o: { advances: { d: strong } }, p: { advances: { e: -strong } } }
initiatives:
  a: { advances: { o: 0.8 }, owners: { ann: { role: accountable, effort: 0.5 } } }
  b: { advances: { p: strong }, framework: agile, owners: { ann: { role: responsible, effort: 1.5 }, ben: sponsor } }
  c: { owners: { ben: accountable } }
  old: { stage: closed, owners: { ann: accountable } }
owners: { ann: { level: team, reports_to: ben }, ben: { level: plant } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
        let owner = |id| plan.node(NodeKind::Owner, id).unwrap();
        let told = |aligned: Option<Aligned>| {
            let Aligned { effort, shares } = aligned.unwrap();
            let shares: Vec<String> =
                shares.iter().map(|s| format!("{:.3}/{:.3}", s.support, s.harm)).collect();
            format!("{effort} {}", shares.join(" "))
        };
        assert_eq!(told(alignment.of_owner(owner("ann"))), "2 0.200/0.000 0.000/0.750");
        assert_eq!(told(alignment.of_owner(owner("ben"))), "1 0.000/0.000 0.000/0.000");
        assert_eq!(told(alignment.of_unit(owner("ben"))), "3 0.133/0.000 0.000/0.500");
        assert_eq!(told(alignment.of_all()), told(alignment.of_unit(owner("ben"))));
        assert_eq!(told(alignment.of_level(&Level::new("team"))), told(alignment.of_owner(owner("ann"))));
        assert_eq!(told(alignment.of_framework(&Framework::Agile)), "1.5 0.000/0.000 0.000/1.000");
        let ann = alignment.of_owner(owner("ann")).unwrap();
        assert_eq!(
            format!("{:.3} {:.3}", ann.unaligned(), ann.score(alignment.drivers()).unwrap()),
            "0.050 -0.037"
        );
    }
}
