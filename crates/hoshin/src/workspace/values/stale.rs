//! The nodes that have to be measured again, given those that an edit touched.
//!
//! A target is measured by the readings of its KPI, by the check-ins on all targets of that KPI, in the KPI's unit, and
//! over the period of its goal; a KPI by the targets on it that are in force; a goal by its targets and KPIs. A KPI has
//! unit and direction from what it is part of.

use std::collections::BTreeSet;

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, Plan};

/// The nodes that have to be measured again, by their internal places: targets and work first, then KPIs, then goals.
#[derive(Debug, Default)]
pub(in crate::workspace) struct Stale {
    /// Targets, and work.
    pub(in crate::workspace) targets: BTreeSet<usize>,
    pub(super) kpis: BTreeSet<usize>,
    pub(super) goals: BTreeSet<usize>,
}

impl Stale {
    pub(in crate::workspace) fn of(plan: &Plan, touched: &[usize]) -> Self {
        let mut stale = Self::default();
        let mut read: Vec<Node<'_>> = Vec::new();
        for node in touched.iter().map(|place| plan.node_at(*place)) {
            match node.kind() {
                NodeKind::Target => {
                    stale.targets.insert(node.place());
                    read.extend(node.targets(RelationKind::Tracks));
                }
                NodeKind::Kpi => {
                    stale.kpis.insert(node.place());
                    read.push(node);
                }
                NodeKind::Driver | NodeKind::Objective => {
                    stale.goals.insert(node.place());
                    stale.targets.extend(node.sources(RelationKind::Quantifies).map(Node::place));
                }
                NodeKind::Initiative => {
                    stale.targets.insert(node.place());
                }
                NodeKind::Owner | NodeKind::Perspective | NodeKind::Routine | NodeKind::Problem => {}
            }
        }
        for kpi in family(read) {
            stale.targets.extend(kpi.sources(RelationKind::Tracks).map(Node::place));
        }
        let targets: Vec<Node<'_>> = stale.targets.iter().map(|place| plan.node_at(*place)).collect();
        for target in targets {
            stale.kpis.extend(target.targets(RelationKind::Tracks).map(Node::place));
            stale.goals.extend(target.targets(RelationKind::Quantifies).map(Node::place));
        }
        stale
    }

    /// What is measured of a KPI has changed, and so of what it measures.
    pub(super) fn measured_by(&mut self, kpi: Node<'_>) {
        self.goals.extend(kpi.targets(RelationKind::Measures).map(Node::place));
    }
}

/// KPIs with the parts that take after them, and with everything that these are parts of.
fn family(kpis: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let parts = all(kpis, |kpi, found| found.extend(kpi.sources(RelationKind::PartOf)));
    all(parts, |kpi, found| found.extend(kpi.targets(RelationKind::PartOf)))
}

fn all<'m>(mut found: Vec<Node<'m>>, next: impl Fn(Node<'m>, &mut Vec<Node<'m>>)) -> Vec<Node<'m>> {
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    found.retain(|kpi| seen.insert(kpi.place()));
    let (mut at, mut more) = (0, Vec::new());
    while let Some(kpi) = found.get(at).copied() {
        at += 1;
        next(kpi, &mut more);
        found.extend(more.drain(..).filter(|kpi| seen.insert(kpi.place())));
    }
    found
}
