//! Which levels of the organisation a plan uses, and on which of them drivers, objectives and owners stand.
//!
//! A ladder may have more rungs than a plan has people: only levels on which an objective or an owner stands count, so
//! that nobody is found to have skipped a level that is not there.

use crate::check::analyses::{Traces, differing};
use crate::metamodel::{NodeKind, Objective, Owner, RelationKind};
use crate::model::{Node, Plan};
use crate::value::{Cadence, Level};

/// The levels in use, and who stands on which.
#[derive(Clone, Debug)]
pub struct Levels {
    in_use: Vec<Box<str>>,
    ranks: Vec<Option<u16>>,
}

impl Levels {
    /// Looks at every driver, objective and owner.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &Plan) -> Self {
        let in_use: Vec<Box<str>> = in_use(plan).into_iter().map(Box::from).collect();
        let mut ranks = vec![None; plan.bound()];
        if !in_use.is_empty() {
            for node in PLACED.into_iter().flat_map(|kind| plan.nodes_of_kind(kind)) {
                if let Some(slot) = ranks.get_mut(node.place()) {
                    *slot = rank(&in_use, node);
                }
            }
        }
        Self { in_use, ranks }
    }

    /// Follows an edit, and tells the internal places of the nodes that stand on another level than before. None if
    /// other levels are in use.
    pub(crate) fn follow(
        &mut self,
        plan: &Plan,
        traces: Traces<'_>,
        are_stated_anew: impl FnOnce() -> bool,
    ) -> Option<Vec<usize>> {
        let is_stated_anew = are_stated_anew();
        let others = is_stated_anew.then(|| in_use(plan));
        let are_same = |others: Vec<&str>| others.into_iter().eq(self.in_use.iter().map(|known| &**known));
        if traces.is_another_world || !others.is_none_or(are_same) {
            let old = std::mem::replace(self, Self::of(plan));
            return (old.in_use == self.in_use).then(|| differing(&old.ranks, &self.ranks, &None));
        }
        let mut changed = Vec::new();
        self.ranks.resize(self.ranks.len().max(plan.bound()), None);
        for place in traces.gone {
            self.ranks.get_mut(*place).into_iter().for_each(|rank| *rank = None);
        }
        for node in traces.nodes.iter().map(|place| plan.node_at(*place)) {
            changed.extend(self.place_again(node));
            // Who states no level has that of whoever answers for it.
            if is_stated_anew && node.kind() == NodeKind::Owner {
                changed.extend(node.targets(RelationKind::Owns).filter_map(|owned| self.place_again(owned)));
            }
        }
        Some(changed)
    }

    /// Looks again where a node stands, and returns its internal place if that is elsewhere.
    fn place_again(&mut self, node: Node<'_>) -> Option<usize> {
        let rank = PLACED.contains(&node.kind()).then(|| rank(&self.in_use, node)).flatten();
        let slot = self.ranks.get_mut(node.place())?;
        (std::mem::replace(slot, rank) != rank).then(|| node.place())
    }

    /// The names of the levels in use, the top first.
    pub fn in_use(&self) -> &[Box<str>] {
        &self.in_use
    }

    /// The place of a driver, objective or owner among the levels in use, 0 the top; a target stands where what it
    /// quantifies does. None where it is unknown, and for other kinds.
    pub fn rank(&self, node: Node<'_>) -> Option<usize> {
        let node = match node.kind() {
            NodeKind::Target => node.targets(RelationKind::Quantifies).next()?,
            _ => node,
        };
        self.ranks.get(node.place()).copied().flatten().map(usize::from)
    }

    /// The lowest level in use; none where there is only one, which is neither high nor low.
    pub fn lowest(&self) -> Option<&str> {
        self.in_use.get(1..)?.last().map(|level| &**level)
    }

    /// The slowest review that a level can bear: a quarter at the top, a week at the bottom, a month between. A level
    /// that is the only one is taken for the top.
    pub fn slowest_review(&self, level: &Level) -> Option<Cadence> {
        let place = self.in_use.iter().position(|known| **known == *level.as_str())?;
        Some(match place {
            0 => Cadence::Quarterly,
            _ if place + 1 == self.in_use.len() => Cadence::Weekly,
            _ => Cadence::Monthly,
        })
    }

    /// The names of the levels in use below one and above another.
    pub fn between(&self, above: usize, below: usize) -> &[Box<str>] {
        self.in_use.get(above.saturating_add(1)..below).unwrap_or_default()
    }
}

/// What stands on levels.
const PLACED: [NodeKind; 3] = [NodeKind::Driver, NodeKind::Objective, NodeKind::Owner];

fn rank(in_use: &[Box<str>], node: Node<'_>) -> Option<u16> {
    let level = node.level()?;
    let rank = in_use.iter().position(|known| **known == *level.as_str())?;
    u16::try_from(rank).ok()
}

/// The rungs of the ladder on which an objective or an owner says that it stands, the top first.
fn in_use(plan: &Plan) -> Vec<&str> {
    let ladder = plan.ladder();
    let mut is_used = vec![false; ladder.len()];
    let mut left = ladder.len();
    let default = plan.header().defaults.as_ref().and_then(|defaults| defaults.level.as_ref());
    let default = default.filter(|_| plan.count_of(NodeKind::Objective) > 0);
    let stated: [&mut dyn Iterator<Item = &Level>; 2] = [
        &mut plan.nodes_of::<Owner>().filter_map(|owner| owner.fields.level.as_ref()),
        &mut plan.nodes_of::<Objective>().filter_map(|objective| objective.fields.level.as_ref()),
    ];
    for level in default.into_iter().chain(stated.into_iter().flatten()) {
        let rung = ladder.iter().position(|rung| *rung == level.as_str());
        if let Some(slot) = rung.and_then(|rung| is_used.get_mut(rung))
            && !std::mem::replace(slot, true)
        {
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }
    ladder.into_iter().zip(is_used).filter(|(_, is_used)| *is_used).map(|(rung, _)| rung).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn only_levels_that_somebody_stands_on_count() {
        let text = "hoshin: 1
drivers: { d: { owner: boss } }
objectives: { o: { owner: crew, targets: [ { id: t, to: done } ] }, own: { level: plant, owner: crew }, lost: {} }
owners: { boss: { level: corporate }, crew: { level: team }, guest: {} }
routines: { r: { level: division } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let levels = Levels::of(&plan);
        let rank = |kind, id| levels.rank(plan.node(kind, id).unwrap());
        assert_eq!(levels.in_use(), ["corporate", "plant", "team"].map(Box::from));
        assert_eq!(rank(NodeKind::Driver, "d"), Some(0));
        assert_eq!([rank(NodeKind::Objective, "own"), rank(NodeKind::Objective, "lost")], [Some(1), None]);
        assert_eq!([rank(NodeKind::Target, "o/t"), rank(NodeKind::Owner, "guest")], [Some(2), None]);
        assert_eq!(levels.between(0, 2), [Box::from("plant")]);
        assert!(levels.between(0, 1).is_empty() && levels.between(2, 0).is_empty());
    }

    #[test]
    fn the_higher_a_level_the_slower_a_review_it_bears() {
        let slowest = |level: &str, owners: &str| {
            let plan = Plan::read(&format!("hoshin: 1\nowners: {{ {owners} }}"), Format::Yaml).unwrap();
            Levels::of(&plan).slowest_review(&Level::new(level))
        };
        let three = "a: { level: team }, b: { level: plant }, c: { level: corporate }";
        assert_eq!(slowest("corporate", three), Some(Cadence::Quarterly));
        assert_eq!(slowest("plant", three), Some(Cadence::Monthly));
        assert_eq!(slowest("team", three), Some(Cadence::Weekly));
        assert_eq!(slowest("division", three), None);
        assert_eq!(slowest("plant", "a: { level: plant }, b: { level: team }"), Some(Cadence::Quarterly));
        assert_eq!(slowest("team", "a: { level: team }"), Some(Cadence::Quarterly));
    }

    #[test]
    fn a_default_level_is_in_use_where_objectives_take_it() {
        let text = "hoshin: 1\ndefaults: { level: plant }\nobjectives: { o: {} }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        assert_eq!(Levels::of(&plan).in_use(), [Box::from("plant")]);
    }
}
