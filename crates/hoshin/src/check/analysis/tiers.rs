//! The levels of the organisation that a plan makes use of, and how slow a review each of them can bear.

use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};
use crate::value::{Cadence, Level};

/// The levels in use, the top first.
#[derive(Clone, Debug)]
pub struct Tiers<'m> {
    rungs: Vec<&'m str>,
}

impl<'m> Tiers<'m> {
    /// Collects the levels that owners, objectives, routines or the plan's defaults name.
    ///
    /// # Complexity
    ///
    /// Linear in nodes.
    pub fn of(plan: &'m Plan) -> Self {
        let ladder = plan.ladder();
        let mut is_used = vec![false; ladder.len()];
        let kinds = [NodeKind::Owner, NodeKind::Objective, NodeKind::Routine];
        let stated =
            kinds.into_iter().flat_map(|kind| plan.nodes_of_kind(kind)).filter_map(Node::stated_level);
        let default = plan.header().defaults.as_ref().and_then(|defaults| defaults.level.as_ref());
        for level in stated.chain(default) {
            let place = ladder.iter().position(|rung| *rung == level.as_str());
            if let Some(flag) = place.and_then(|place| is_used.get_mut(place)) {
                *flag = true;
            }
        }
        Self {
            rungs: ladder.into_iter().zip(is_used).filter(|(_, used)| *used).map(|(rung, _)| rung).collect(),
        }
    }

    /// The lowest level in use; none where there is only one, which is neither high nor low.
    pub fn lowest(&self) -> Option<&'m str> {
        self.rungs.get(1..)?.last().copied()
    }

    /// The slowest review that a level can bear: a quarter at the top, a week at the bottom, a month between. A level
    /// that is the only one is taken for the top.
    pub fn slowest(&self, level: &Level) -> Option<Cadence> {
        let place = self.rungs.iter().position(|rung| *rung == level.as_str())?;
        Some(match place {
            0 => Cadence::Quarterly,
            _ if place + 1 == self.rungs.len() => Cadence::Weekly,
            _ => Cadence::Monthly,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn slowest(level: &str, owners: &str) -> Option<Cadence> {
        let plan = Plan::read(&format!("hoshin: 1\nowners: {{ {owners} }}"), Format::Yaml).unwrap();
        Tiers::of(&plan).slowest(&Level::new(level))
    }

    #[test]
    fn only_levels_in_use_count() {
        let three = "a: { level: team }, b: { level: plant }, c: { level: corporate }";
        assert_eq!(slowest("corporate", three), Some(Cadence::Quarterly));
        assert_eq!(slowest("plant", three), Some(Cadence::Monthly));
        assert_eq!(slowest("team", three), Some(Cadence::Weekly));
        assert_eq!(slowest("division", three), None);
        assert_eq!(slowest("plant", "a: { level: plant }, b: { level: team }"), Some(Cadence::Quarterly));
        assert_eq!(slowest("team", "a: { level: team }"), Some(Cadence::Quarterly));
    }
}
