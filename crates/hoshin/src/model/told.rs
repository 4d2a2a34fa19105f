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
    told.sort_by(|one, other| one.day.cmp(&other.day).then_with(|| id(one).cmp(id(other))));
    told.into()
}

#[cfg(test)]
mod tests {
    use crate::format::Format;
    use crate::metamodel::{CheckIn, NodeKind};
    use crate::model::{Edit, Event, Node, Plan};
    use crate::value::Date;

    fn last(plan: &Plan, as_of: Date) -> (Option<(&str, usize)>, Option<(&str, usize)>) {
        let kpi = plan.node(NodeKind::Kpi, "k").unwrap();
        let place = |target: Node<'_>, said: &CheckIn| {
            target.check_ins().iter().position(|it| std::ptr::eq(it, said))
        };
        let kept = plan.last_told(kpi, as_of).unwrap();
        let kept = kept.map(|(target, said)| (target.id(), place(target, said).unwrap()));
        let all = kpi.sources(crate::metamodel::RelationKind::Tracks).flat_map(|target| {
            let told = target.check_ins().iter().enumerate().filter(|(_, said)| said.value.is_some());
            told.map(move |(at, said)| (said.date, target.id(), at))
        });
        let looked_up = all.filter(|(day, ..)| *day <= Some(as_of)).max().map(|(_, id, at)| (id, at));
        (kept, looked_up)
    }

    #[test]
    fn what_is_kept_of_many_is_what_a_look_through_all_finds_after_edits_too() {
        let mut text = "hoshin: 1\nkpis: { k: {} }\nobjectives:\n".to_owned();
        for at in 0..40 {
            let (month, day) = (1 + at % 3, 1 + at % 5);
            let told =
                format!("{{ date: 2026-0{month}-0{day}, value: {at} }}, {{ date: 2026-02-03, note: fine }}");
            text += &format!("  o{at}: {{ targets: {{ t: {{ kpi: k, to: 9, check_ins: [ {told} ] }} }} }}\n");
        }
        let mut plan = Plan::read(&text, Format::Yaml).unwrap();
        let days: Vec<Date> =
            ["2025-12-31", "2026-01-03", "2026-02-05", "2026-12-31"].map(|day| day.parse().unwrap()).into();
        assert_eq!(last(&plan, days[0]), (None, None));
        for day in &days {
            let (kept, looked_up) = last(&plan, *day);
            assert_eq!(kept, looked_up);
        }
        let said = CheckIn { date: Some(days[3]), value: Some("7".parse().unwrap()), ..CheckIn::default() };
        let of = plan.node(NodeKind::Target, "o3/t").unwrap().to_ref();
        plan.apply(&Edit::Record { of, event: Event::CheckIn(said) }).unwrap();
        assert_eq!(last(&plan, days[3]), (Some(("o3/t", 2)), Some(("o3/t", 2))));
        let of = plan.node(NodeKind::Target, "o3/t").unwrap().to_ref();
        plan.apply(&Edit::Remove { node: of }).unwrap();
        let (kept, looked_up) = last(&plan, days[3]);
        assert!(kept.is_some() && kept == looked_up);
    }
}
