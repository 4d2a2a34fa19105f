//! Which KPIs are worked out from which others by formulas: these name KPIs, and are no relations.

use crate::analyse::formula::Formula;
use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};

/// Which KPIs are worked out from which others, all by their internal places.
#[derive(Clone, Debug, Default)]
pub(super) struct Formulas(Vec<(usize, Vec<usize>)>);

impl Formulas {
    /// Looks at every KPI.
    pub(super) fn of(plan: &Plan) -> Self {
        let inputs = |kpi: Node<'_>| {
            let inputs = match Formula::of(kpi)? {
                Ok(formula) => formula.inputs().iter().map(|input| input.place()).collect(),
                Err(_) => Vec::new(),
            };
            Some((kpi.place(), inputs))
        };
        Self(plan.nodes_of_kind(NodeKind::Kpi).filter_map(inputs).collect())
    }

    /// Looks again, where some nodes were touched and formulas, KPIs or what they are parts of may be among what changed.
    pub(super) fn look_again(&mut self, plan: &Plan, touched: &[usize]) {
        let has_formula = |place: &usize| {
            let node = plan.node_at(*place);
            node.kind() == NodeKind::Kpi && node.formula().is_some()
        };
        if !self.0.is_empty() || touched.iter().any(has_formula) {
            *self = Self::of(plan);
        }
    }

    /// The KPIs that have a formula.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(kpi, _)| *kpi)
    }

    /// The KPIs whose formulas name one.
    pub(super) fn naming(&self, kpi: usize) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(_, inputs)| inputs.contains(&kpi)).map(|(made, _)| *made)
    }
}
