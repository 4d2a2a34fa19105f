//! The values if those of some nodes were a little higher or lower: how a change travels.

use std::collections::BTreeSet;

use super::Satisfaction;
use super::leaf::measured;
use crate::analyse::score::Unknown;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

impl<'m> Satisfaction<'_, 'm> {
    /// The values if that of each of these nodes were so many points higher, from -100 to 100 at the most.
    ///
    /// What is measured of a KPI stands in its targets, and what is measured of a goal in its targets and KPIs: a target
    /// moves those with it. A KPI moves by its targets. What is not known does not move.
    ///
    /// # Complexity
    ///
    /// As [`Satisfaction::of`], but for the readings, which are not read again.
    #[must_use]
    pub fn shifted(&self, shifts: &[(Node<'m>, f64)]) -> Self {
        let mut all = self.clone();
        all.figures.to_mut().unresolved.clear();
        let mut moved: BTreeSet<usize> = BTreeSet::new();
        for (node, by) in shifts {
            let targets = node.sources(RelationKind::Tracks).filter(|_| node.kind() == NodeKind::Kpi);
            let mut any = false;
            for target in targets.filter_map(|target| self.flow.number(target)) {
                any |= all.move_leaf(target, *by, &mut moved);
            }
            let Some(number) = self.flow.number(*node).filter(|_| !any) else { continue };
            if !all.move_leaf(number, *by, &mut moved)
                && let Ok(value) = self.of_node(*node).deployed
            {
                all.figures.to_mut().supposed.insert(number, (value + by).clamp(-100.0, 100.0));
            }
        }
        let met = all.measure_again(&moved, RelationKind::Tracks, &moved);
        let of_goals: BTreeSet<usize> = moved.union(&met).copied().collect();
        all.measure_again(&of_goals, RelationKind::Quantifies, &moved);
        all.measure_again(&of_goals, RelationKind::Measures, &moved);
        all.worked_out()
    }

    /// Moves what is measured of a node, if anything is.
    fn move_leaf(&mut self, number: usize, by: f64, moved: &mut BTreeSet<usize>) -> bool {
        let Some(leaf) = self.figures.to_mut().leaves.get_mut(number).filter(|leaf| leaf.known().is_some())
        else {
            return false;
        };
        if moved.insert(number) {
            leaf.value = (leaf.value + by).clamp(-100.0, 100.0);
        }
        true
    }

    /// Measures again what some nodes lead to, but not what was moved itself; which nodes those are.
    fn measure_again(
        &mut self,
        from: &BTreeSet<usize>,
        along: RelationKind,
        but: &BTreeSet<usize>,
    ) -> BTreeSet<usize> {
        let nodes = from.iter().filter_map(|number| self.flow.node(*number));
        let met: BTreeSet<usize> = nodes
            .flat_map(|node| node.targets(along))
            .filter_map(|node| self.flow.number(node))
            .filter(|number| !but.contains(number))
            .collect();
        for number in &met {
            let Some(node) = self.flow.node(*number) else { continue };
            let of = |node: Node<'_>| self.flow.number(node).map(|number| self.leaf(number));
            // Targets, which alone are measured by readings, are not among them.
            let leaf = measured(node, self.as_of, &|_| Err(Unknown::NoReading), &of);
            if let Some(slot) = self.figures.to_mut().leaves.get_mut(*number) {
                *slot = leaf;
            }
        }
        met
    }
}
