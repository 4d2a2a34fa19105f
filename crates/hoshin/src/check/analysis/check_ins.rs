//! Of which targets and work it is the practice to check in: where that is not done at all, nobody is asked for it.

use std::collections::BTreeMap;

use super::told::{last_read, last_told};
use crate::check::analyses::Traces;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, Plan};
use crate::value::{Date, Framework};

/// Those that are checked in on and those that are not, by kind and framework.
#[derive(Clone, Debug)]
pub struct CheckIns {
    as_of: Date,
    counts: BTreeMap<Group, Count>,
    /// What each node counts as, by its internal place.
    counted: Vec<Option<(Group, bool)>>,
}

type Group = (NodeKind, Option<Framework>);

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    told: u32,
    untold: u32,
}

/// When a node was last told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was checked in on.
    ByCheckIn(Date),
    /// Its KPI was read, and nobody ever checked in on it.
    ByReading(Date),
    /// Never.
    Never,
}

/// So many of one kind and framework have to be checked in on, and such a share of them, to call it their practice (our
/// choice).
const PRACTICE: (u32, f64) = (4, 0.75);

impl Told {
    /// When a target or work was last told of, up to a day.
    pub fn of(node: Node<'_>, as_of: Date) -> Self {
        let mut check_in = last_told(node, as_of);
        let mut reading = None;
        if node.kind() == NodeKind::Target {
            let objectives = node.targets(RelationKind::Quantifies);
            check_in = check_in.max(objectives.filter_map(|objective| last_told(objective, as_of)).max());
            reading = node.kpi().and_then(|kpi| last_read(kpi, as_of));
        }
        match (check_in, reading) {
            (None, None) => Self::Never,
            (None, Some(read)) => Self::ByReading(read),
            (Some(told), read) => Self::ByCheckIn(read.map_or(told, |read| told.max(read))),
        }
    }
}

impl CheckIns {
    /// Looks at every target and all work that goes on.
    ///
    /// # Complexity
    ///
    /// Linear in nodes.
    pub fn of(plan: &Plan, as_of: Date) -> Self {
        let mut all = Self { as_of, counts: BTreeMap::new(), counted: vec![None; plan.bound()] };
        for node in
            [NodeKind::Target, NodeKind::Initiative].into_iter().flat_map(|kind| plan.nodes_of_kind(kind))
        {
            all.count(node);
        }
        all
    }

    /// Whether it is the practice to check in on such as this one.
    pub fn are_usual(&self, node: Node<'_>) -> bool {
        self.counts.get(&(node.kind(), node.framework())).is_some_and(|count| count.is_practice())
    }

    fn count(&mut self, node: Node<'_>) {
        let place = node.place();
        if self.counted.len() <= place {
            self.counted.resize(place + 1, None);
        }
        self.forget(place);
        let is_told = match Told::of(node, self.as_of) {
            _ if !node.is_active() || !matches!(node.kind(), NodeKind::Target | NodeKind::Initiative) => {
                return;
            }
            Told::ByReading(_) => return,
            Told::ByCheckIn(_) => true,
            Told::Never => false,
        };
        let group = (node.kind(), node.framework());
        let count = self.counts.entry(group.clone()).or_default();
        count.told += u32::from(is_told);
        count.untold += u32::from(!is_told);
        if let Some(slot) = self.counted.get_mut(place) {
            *slot = Some((group, is_told));
        }
    }

    fn forget(&mut self, place: usize) {
        let Some((group, is_told)) = self.counted.get_mut(place).and_then(Option::take) else { return };
        if let Some(count) = self.counts.get_mut(&group) {
            count.told = count.told.saturating_sub(u32::from(is_told));
            count.untold = count.untold.saturating_sub(u32::from(!is_told));
        }
    }

    /// Follows an edit, and tells whether any practice has changed.
    pub(crate) fn follow(&mut self, plan: &Plan, traces: Traces<'_>) -> bool {
        let before = self.practices();
        traces.gone.iter().for_each(|place| self.forget(*place));
        for node in traces.nodes.iter().map(|place| plan.node_at(*place)) {
            self.count(node);
            if matches!(node.kind(), NodeKind::Driver | NodeKind::Objective | NodeKind::Kpi) {
                let targets =
                    node.sources(RelationKind::Quantifies).chain(node.sources(RelationKind::Tracks));
                targets.for_each(|target| self.count(target));
            }
        }
        before != self.practices()
    }

    fn practices(&self) -> Vec<Group> {
        let usual = self.counts.iter().filter(|(_, count)| count.is_practice());
        usual.map(|(group, _)| group.clone()).collect()
    }
}

impl Count {
    fn is_practice(self) -> bool {
        let share = f64::from(self.told) / f64::from(self.told + self.untold);
        self.told >= PRACTICE.0 && share >= PRACTICE.1
    }
}
