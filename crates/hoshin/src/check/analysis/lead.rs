//! Which sets of KPIs tell of results only, without anything that moves before them.

use crate::check::analyses::differing;
use crate::metamodel::{Kpi, RelationKind};
use crate::model::adjacency::Kinds;
use crate::model::{Node, Plan};
use crate::value::Indicator;

/// Which KPIs are led: one that is not lagging stands at them or before them.
#[derive(Clone, Debug)]
pub struct Lead {
    is_led: Vec<bool>,
}

const DRIVES: Kinds = Kinds::these(&[RelationKind::Drives]);

impl Lead {
    /// Follows the causal map from every KPI that is leading, or may be, since nothing is stated of it.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &Plan) -> Self {
        let rows = plan.put_in_rows();
        let mut is_led = vec![false; plan.bound()];
        let mut next = Vec::new();
        for kpi in plan.nodes_of::<Kpi>().filter(|kpi| kpi.fields.indicator != Some(Indicator::Lagging)) {
            next.push(kpi.place());
            while let Some(node) = next.pop() {
                // What a KPI drives is a KPI.
                if let Some(led) = is_led.get_mut(node)
                    && !std::mem::replace(led, true)
                {
                    next.extend(rows.targets(node, DRIVES).map(|(_, driven)| driven));
                }
            }
        }
        Self { is_led }
    }

    /// The internal places of the KPIs that are led, or not, in another state of the plan.
    pub(crate) fn changes(&self, other: &Self) -> Vec<usize> {
        differing(&self.is_led, &other.is_led, &false)
    }

    /// Whether there are KPIs and all of them lag, as does everything that is drawn as driving them.
    pub fn is_all_lagging(&self, kpis: &[Node<'_>]) -> bool {
        !kpis.is_empty() && !kpis.iter().any(|kpi| self.is_led(*kpi))
    }

    /// Whether a KPI that is leading, or may be, stands at this one or before it.
    pub fn is_led(&self, kpi: Node<'_>) -> bool {
        self.is_led.get(kpi.place()).copied().unwrap_or(true)
    }
}

/// The KPIs that tell how a driver or an objective stands: those that measure it and those of its targets.
pub fn kpis_of(goal: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let tracked = goal.sources(RelationKind::Quantifies).filter_map(Node::kpi);
    goal.sources(RelationKind::Measures).chain(tracked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metamodel::relation::Drives;

    #[test]
    fn a_cause_that_leads_or_is_unknown_is_enough_from_any_distance() {
        let mut plan = Plan::builder();
        let mut kpi = |id: &str, indicator| plan.add(id, id, Kpi { indicator, ..Kpi::default() }).unwrap();
        let [result, cost, middle] = ["result", "cost", "middle"].map(|id| kpi(id, Some(Indicator::Lagging)));
        let early = kpi("early", Some(Indicator::Leading));
        let unknown = kpi("unknown", None);
        plan.relate(early, Drives::strong(), middle).unwrap();
        plan.relate(middle, Drives::strong(), result).unwrap();
        let plan = plan.finish();
        let lead = Lead::of(&plan);
        let [result, cost, unknown] = [result, cost, unknown].map(|kpi| plan.at(kpi).unwrap());
        assert!(lead.is_all_lagging(&[cost]));
        assert!(!lead.is_all_lagging(&[cost, unknown]));
        assert!(!lead.is_all_lagging(&[cost, result]));
        assert!(!lead.is_all_lagging(&[]));
    }
}
