//! Which KPIs whose names have the same words may be one metric.

use std::collections::{BTreeMap, BTreeSet};

use super::BLOCK;
use super::buckets::Entry;
use super::metric_name::Marks;
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::{Node, Plan};
use crate::value::{Base, Unit};

/// How many earlier KPIs of one and the same name are tried, when the first ones are known to be different (our
/// choice).
const TRIES: usize = 8;

/// The KPIs of a plan, and which of them are known to be different.
#[derive(Debug)]
pub(super) struct Metrics<'m> {
    kpis: Vec<Node<'m>>,
    /// The number of each KPI's family: a whole, its parts, theirs, and so on.
    families: Vec<usize>,
    /// Of each KPI those that it drives.
    driven: BTreeSet<(usize, usize)>,
}

impl<'m> Metrics<'m> {
    /// Looks which KPIs are joined.
    pub(super) fn of(plan: &'m Plan) -> Self {
        let mut kpis: Vec<Node<'m>> = plan.nodes_of_kind(NodeKind::Kpi).collect();
        // By id, so that the same are found whatever stands first in the plan.
        kpis.sort_by_key(|kpi| kpi.id());
        let at: BTreeMap<usize, usize> = kpis.iter().enumerate().map(|(at, kpi)| (kpi.place(), at)).collect();
        let joined = |relation: RelationKind| {
            let ends = |kpi: &Node<'m>| kpi.targets(relation).map(Node::place).collect::<Vec<_>>();
            let pairs = kpis.iter().enumerate().flat_map(move |(one, kpi)| {
                ends(kpi).into_iter().map(move |other| (one, other)).collect::<Vec<_>>()
            });
            pairs.filter_map(|(one, place)| Some((one, *at.get(&place)?))).collect::<Vec<_>>()
        };
        let (wholes, driven) = (joined(RelationKind::PartOf), joined(RelationKind::Drives));
        Self { families: families(kpis.len(), &wholes), driven: driven.into_iter().collect(), kpis }
    }

    /// The KPIs, in order of their ids.
    pub(super) fn kpis(&self) -> &[Node<'m>] {
        &self.kpis
    }

    /// Pairs each KPI of a bucket with the first before it that it may be; of a family only the first of a name
    /// takes part.
    pub(super) fn alike(&self, entries: &[Entry]) -> Vec<(usize, usize)> {
        let tells = Tells::of(entries);
        let mut seen: BTreeSet<(usize, &Marks)> = BTreeSet::new();
        let mut all: Vec<&Entry> = Vec::new();
        let mut by_marks: BTreeMap<&Marks, Vec<&Entry>> = BTreeMap::new();
        let mut pairs = Vec::new();
        for entry in entries {
            if !self.families.get(entry.kpi).is_some_and(|family| seen.insert((*family, &entry.marks))) {
                continue;
            }
            let same_marks = by_marks.entry(&entry.marks).or_default();
            let may_be =
                |earlier: &&&Entry| tells.allow(&earlier.marks, &entry.marks) && self.may_be(earlier, entry);
            let first = if entries.len() > BLOCK {
                same_marks.iter().take(TRIES).find(may_be)
            } else {
                all.iter().find(may_be)
            };
            pairs.extend(first.map(|earlier| (earlier.kpi, entry.kpi)));
            same_marks.push(entry);
            all.push(entry);
        }
        pairs
    }

    /// The first of the pairs between two buckets that may be one metric, tried among their first names.
    pub(super) fn first_pair(&self, small: &[Entry], large: &[Entry]) -> Option<(usize, usize)> {
        let tried = |entries| <[Entry]>::iter(entries).take(TRIES);
        let mut pairs = tried(small).flat_map(|one| tried(large).map(move |other| (one, other)));
        let (one, other) = pairs.find(|(one, other)| self.may_be(one, other))?;
        Some((one.kpi.min(other.kpi), one.kpi.max(other.kpi)))
    }

    /// Whether nothing says that the two are different.
    fn may_be(&self, one: &Entry, other: &Entry) -> bool {
        let (a, b) = (one.kpi, other.kpi);
        a != b
            && self.families.get(a) != self.families.get(b)
            && !self.driven.contains(&(a, b))
            && !self.driven.contains(&(b, a))
            && one.marks.may_be(&other.marks)
            && (one.marks.is_rate == other.marks.is_rate
                || self.may_be_rate(if one.marks.is_rate { b } else { a }))
    }

    /// Whether a KPI whose name does not say so may be a rate or a share: `Revenue` in EUR is not `Revenue per
    /// employee`.
    fn may_be_rate(&self, kpi: usize) -> bool {
        let unit = self.kpis.get(kpi).and_then(|kpi| kpi.fields::<Kpi>()?.unit.as_ref());
        unit.is_none_or(|unit| {
            !unit.per().is_empty() || matches!(unit, Unit::Base(Base::Percent | Base::Ratio))
        })
    }
}

/// Which marks tell the names of a bucket apart: numbers, if there are several, and `per …` likewise. A name
/// without a number may then be none of those with one.
struct Tells {
    numbers: bool,
    per: bool,
}

impl Tells {
    fn of(entries: &[Entry]) -> Self {
        let several = |of: fn(&Marks) -> &Vec<String>| {
            let mut stated = entries.iter().map(|entry| of(&entry.marks)).filter(|mark| !mark.is_empty());
            let first = stated.next();
            stated.any(|mark| Some(mark) != first)
        };
        Self { numbers: several(|marks| &marks.numbers), per: several(|marks| &marks.per) }
    }

    fn allow(&self, one: &Marks, other: &Marks) -> bool {
        (!self.numbers || one.numbers == other.numbers) && (!self.per || one.per == other.per)
    }
}

/// The number of each KPI's family, given who is part of whom.
fn families(count: usize, wholes: &[(usize, usize)]) -> Vec<usize> {
    let mut above: Vec<usize> = (0..count).collect();
    let top = |above: &mut Vec<usize>, mut at: usize| {
        while let Some(&next) = above.get(at).filter(|next| **next != at) {
            let further = above.get(next).copied().unwrap_or(next);
            above.get_mut(at).into_iter().for_each(|slot| *slot = further);
            at = next;
        }
        at
    };
    for &(part, whole) in wholes {
        let (part, whole) = (top(&mut above, part), top(&mut above, whole));
        above.get_mut(part.max(whole)).into_iter().for_each(|slot| *slot = part.min(whole));
    }
    (0..count).map(|at| top(&mut above, at)).collect()
}
