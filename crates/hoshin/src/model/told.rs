//! What check-ins tell of a KPI that very many targets track, in order of days: every one of these targets asks for the
//! latest value, and would otherwise have to look through the check-ins of all others.
//!
//! Made when it is first asked for, and dropped by any edit, with the rows that it was read from.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use petgraph::graph::NodeIndex;

use super::node::Node;
use super::store::Plan;
use crate::metamodel::{CheckIn, RelationKind};
use crate::sort::Arrange as _;
use crate::value::Date;

/// The targets from which on it pays to keep what was told (our choice).
const MANY: usize = 16;

/// A check-in that tells a value.
#[derive(Clone, Copy, Debug)]
struct Telling {
    day: Date,
    target: NodeIndex,
    /// Its place among the check-ins of the target.
    at: usize,
}

/// What is told of KPIs that were asked for, by their places.
#[derive(Debug, Default)]
pub(super) struct Tellings(Mutex<HashMap<usize, Arc<[Telling]>>>);

impl Clone for Tellings {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Tellings {
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Plan {
    /// The last check-in up to a day that tells a value of a KPI, with the target that it is on: of several on one day
    /// that on the target of the greatest id. None of them if none tells any; `Err` where few targets track the KPI, which
    /// are soon looked through.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the check-ins, the first time n log n.
    pub(crate) fn last_told<'m>(
        &'m self,
        kpi: Node<'m>,
        as_of: Date,
    ) -> Result<Option<(Node<'m>, &'m CheckIn)>, Few> {
        if kpi.sources(RelationKind::Tracks).nth(MANY).is_none() {
            return Err(Few);
        }
        let tellings = &self.put_in_rows().tellings.0;
        let Ok(mut tellings) = tellings.lock() else { return Err(Few) };
        let told = Arc::clone(tellings.entry(kpi.place()).or_insert_with(|| all_told(kpi)));
        drop(tellings);
        let until = told.partition_point(|telling| telling.day <= as_of);
        let last = until.checked_sub(1).and_then(|last| told.get(last));
        Ok(last.and_then(|last| {
            let target = Node::new(self, last.target);
            Some((target, target.check_ins().get(last.at)?))
        }))
    }
}

/// So few targets that nothing is kept of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Few;

fn all_told(kpi: Node<'_>) -> Arc<[Telling]> {
    let of_target = |target: Node<'_>| {
        let check_ins = target.check_ins().iter().enumerate();
        let index = NodeIndex::new(target.place());
        let told = check_ins.filter(|(_, check_in)| check_in.value.is_some());
        told.filter_map(|(at, check_in)| Some(Telling { day: check_in.date?, target: index, at }))
            .collect::<Vec<_>>()
    };
    let mut told: Vec<Telling> = kpi.sources(RelationKind::Tracks).flat_map(of_target).collect();
    let id = |telling: &Telling| Node::new(kpi.plan(), telling.target).id();
    // What is told of one target on one day stays in its order: the last of them counts.
    told.arrange_by(|one, other| one.day.cmp(&other.day).then_with(|| id(one).cmp(id(other))));
    told.into()
}
