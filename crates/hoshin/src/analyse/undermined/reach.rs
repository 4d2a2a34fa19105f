//! Which of up to 64 drivers each KPI helps and harms along the causal map.

use std::collections::HashMap;

use crate::metamodel::RelationKind;
use crate::model::Node;

/// By place of the KPI: a bit for each driver that it helps, and for each that it harms.
#[derive(Debug, Default)]
pub(super) struct Reach(HashMap<usize, [u64; 2]>);

impl Reach {
    /// Looks back from the measures of drivers: a KPI, the driver's bit, and whether it is against the driver.
    ///
    /// # Complexity
    ///
    /// Linear in the map before these KPIs, times how often a KPI learns of more drivers; circles need nothing more, since
    /// bits are only ever added.
    pub(super) fn of<'m>(ends: impl Iterator<Item = (Node<'m>, usize, bool)>) -> Self {
        let mut reach = Self::default();
        let mut waiting: Vec<Node<'m>> = Vec::new();
        for (kpi, bit, is_against) in ends {
            let mask = reach.0.entry(kpi.place()).or_default();
            if let Some(side) = mask.get_mut(usize::from(is_against)) {
                *side |= 1 << bit;
            }
            waiting.push(kpi);
        }
        while let Some(kpi) = waiting.pop() {
            let [helps, harms] = reach.mask(kpi);
            for link in kpi.incoming(RelationKind::Drives) {
                let seen = if link.is_against() { [harms, helps] } else { [helps, harms] };
                let mask = reach.0.entry(link.source().place()).or_default();
                let more = [mask[0] | seen[0], mask[1] | seen[1]];
                if *mask != more {
                    *mask = more;
                    waiting.push(link.source());
                }
            }
        }
        reach
    }

    fn mask(&self, kpi: Node<'_>) -> [u64; 2] {
        self.0.get(&kpi.place()).copied().unwrap_or_default()
    }

    /// The drivers that suffer when a KPI gets better, or worse.
    pub(super) fn harmed(&self, kpi: Node<'_>, is_worse: bool) -> impl Iterator<Item = usize> + use<> {
        let [helps, harms] = self.mask(kpi);
        let mask = if is_worse { helps } else { harms };
        (0..64).filter(move |bit| mask & (1 << bit) != 0)
    }
}
