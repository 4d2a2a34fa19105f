//! Walks through what KPIs are made of, deepest first, without recursion.
//!
//! INVARIANT: a member of a circle is never asked for while it is being worked out; it is unknown, as is all that needs it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::Missing;
use super::making::Making;
use crate::analyse::score::Unknown;
use crate::graph::cycles::cycles;
use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;

/// What is known of KPIs, by place.
pub(super) type Known<'m, R> = HashMap<usize, Result<R, Missing<'m>>>;

/// How KPIs are made, looked up once.
#[derive(Debug, Default)]
pub(super) struct Makings<'m>(HashMap<usize, Rc<Making<'m>>>);

impl<'m> Makings<'m> {
    pub(super) fn of(&mut self, kpi: Node<'m>) -> Rc<Making<'m>> {
        Rc::clone(self.0.entry(kpi.place()).or_insert_with(|| Rc::new(Making::of(kpi))))
    }
}

/// Works something out of a KPI and of all that it is made of. `own` says it without the others; `join` makes it of what
/// is known of them by then.
///
/// # Complexity
///
/// Linear in what is not yet known.
pub(super) fn settle<'m, R>(
    root: Node<'m>,
    makings: &mut Makings<'m>,
    known: &mut Known<'m, R>,
    mut own: impl FnMut(Node<'m>) -> Option<Result<R, Missing<'m>>>,
    mut join: impl FnMut(Node<'m>, &Making<'m>, &Known<'m, R>) -> Result<R, Missing<'m>>,
) {
    let mut waiting = vec![root];
    let (mut path, mut open): (Vec<Node<'m>>, HashSet<usize>) = (Vec::new(), HashSet::new());
    while let Some(&kpi) = waiting.last() {
        let place = kpi.place();
        if known.contains_key(&place) {
            waiting.pop();
            continue;
        }
        let found = if open.contains(&place) {
            let making = makings.of(kpi);
            Some(circular(&making, known).unwrap_or_else(|| join(kpi, &making, known)))
        } else if let Some(own) = own(kpi) {
            known.insert(place, own);
            continue;
        } else {
            let making = makings.of(kpi);
            path.push(kpi);
            open.insert(place);
            let back = making.needs().find(|need| open.contains(&need.place()));
            if back.is_none() {
                // The first that is needed is worked out first.
                waiting.extend(making.needs().rev().filter(|need| !known.contains_key(&need.place())));
            }
            back.map(|back| {
                let circle = path.iter().skip_while(|member| **member != back);
                let least = circle.copied().min_by_key(|member| member.id()).unwrap_or(kpi);
                Err(Missing { kpi: least, why: Unknown::Circular })
            })
        };
        if let Some(found) = found {
            known.insert(place, found);
            open.remove(&place);
            path.pop();
        }
    }
}

/// Whether anything that it needs is in a circle, also where an `if` would not choose it: else it would depend on where one
/// begins to look.
fn circular<'m, R>(making: &Making<'m>, known: &Known<'m, R>) -> Option<Result<R, Missing<'m>>> {
    let missing = making.needs().filter_map(|need| known.get(&need.place())?.as_ref().err());
    missing.filter(|missing| missing.why == Unknown::Circular).map(|missing| Err(missing.clone())).next()
}

pub(super) fn circles(plan: &Plan) -> Vec<Vec<Node<'_>>> {
    let mut edges = Vec::new();
    for kpi in plan.nodes_of_kind(NodeKind::Kpi) {
        edges.extend(Making::of(kpi).needs().map(|need| (kpi.place(), need.place())));
    }
    let mut ids: Vec<Node<'_>> = plan.nodes_of_kind(NodeKind::Kpi).collect();
    ids.arrange_by_key(|kpi| kpi.id());
    let ranks: BTreeMap<usize, u64> = ids.iter().map(|kpi| kpi.place()).zip(0..).collect();
    let rank = |place: usize| ranks.get(&place).copied().unwrap_or(u64::MAX);
    edges.arrange_by_key(|(from, to)| (rank(*from), rank(*to)));
    let alone = edges.iter().filter(|(from, to)| from == to).map(|(from, _)| vec![*from]);
    let mut found: Vec<Vec<usize>> = alone.chain(cycles(&edges, rank)).collect();
    found.arrange_by_key(|circle| circle.iter().map(|place| rank(*place)).collect::<Vec<_>>());
    found.dedup();
    found.into_iter().map(|circle| circle.into_iter().map(|place| plan.node_at(place)).collect()).collect()
}
