//! Promises on one KPI that ought to say the same, and do not: one number has one value on one day.
//!
//! What cannot be kept together at all is apart, in [`super::opposition`], and is left to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyse::promise::{Promise, stated};
use crate::metamodel::node::Goal;
use crate::metamodel::{Kpi, NodeKind, Objective, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Aggregation, Commitment, Date, Direction, Holds, Unit};

/// What two promises differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The unit that they are stated in, where their KPI has none.
    Unit,
    /// The value that they start from on one day.
    Baseline,
    /// The level that they are to reach by one day.
    Goal,
}

/// Two promises that differ, and how many of one day do.
#[derive(Clone, Debug)]
pub struct Difference<'m> {
    /// In what.
    pub aspect: Aspect,
    /// The two, by id, each with what it states.
    pub two: [(Promise<'m>, String); 2],
    /// The day that both speak of, where they are dated.
    pub day: Option<Date>,
    /// How many promises speak of that day.
    pub count: usize,
}

/// A level that a promise states, of those that are compared with one another.
struct Stated<'p, 'm> {
    promise: &'p Promise<'m>,
    level: f64,
}

/// What of the promises on one KPI is compared: those of one day, of one sense, and meant equally seriously.
type Comparable = (Option<Date>, Option<Direction>, bool, bool);

/// Where the promises in force on one KPI differ, one difference for each aspect and day: the two that lie furthest
/// apart. Shares of a sum are not compared.
///
/// # Complexity
///
/// k log k in the number of targets.
pub fn differences<'m>(targets: &[Node<'m>]) -> Vec<Difference<'m>> {
    let promises: Vec<Promise<'m>> = targets
        .iter()
        .filter_map(|target| Promise::of(*target))
        .filter(|promise| promise.target.is_active() && promise.purpose().is_none_or(Node::is_active))
        .collect();
    let Some(kpi) = promises.first().map(|promise| promise.kpi).filter(|_| promises.len() > 1) else {
        return Vec::new();
    };
    let aggregation = kpi.fields::<Kpi>().and_then(|kpi| kpi.aggregation);
    if matches!(aggregation, Some(Aggregation::Sum | Aggregation::Product)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if kpi.unit().is_none() {
        found.extend(units(&promises));
        if !found.is_empty() {
            return found;
        }
    }
    let unit =
        promises.iter().find(|promise| promise.unit != Unit::COUNT).map(|promise| promise.unit.clone());
    let promises: Vec<Promise<'m>> = promises
        .into_iter()
        .map(|promise| Promise { unit: unit.clone().unwrap_or(Unit::COUNT), ..promise })
        .collect();
    found.extend(baselines(&promises));
    found.extend(goals(&promises));
    found
}

/// Units that do not convert, of promises for one day.
fn units<'m>(promises: &[Promise<'m>]) -> Vec<Difference<'m>> {
    let mut days: BTreeMap<Option<Date>, Vec<(&Promise<'m>, &Unit)>> = BTreeMap::new();
    for promise in promises {
        if let Some(unit) = stated(promise.fields).find_map(crate::analyse::promise::Stated::unit) {
            days.entry(promise.target.due()).or_default().push((promise, unit));
        }
    }
    let differ = |(day, of_day): (Option<Date>, Vec<(&Promise<'m>, &Unit)>)| {
        let (first, unit) = of_day.first()?;
        let (other, foreign) = of_day.iter().find(|(_, other)| !other.is_convertible(unit))?;
        let two = [((*first).clone(), unit.to_string()), ((*other).clone(), foreign.to_string())];
        Some(Difference { aspect: Aspect::Unit, two, day, count: of_day.len() })
    };
    days.into_iter().filter_map(differ).collect()
}

/// Baselines of promises whose periods begin on one day.
fn baselines<'m>(promises: &[Promise<'m>]) -> Vec<Difference<'m>> {
    let mut days: BTreeMap<Option<Date>, Vec<Stated<'_, 'm>>> = BTreeMap::new();
    for promise in promises {
        let fiscal = promise.target.plan().fiscal_year();
        let start = promise.target.period().map(|period| period.span(&fiscal).start);
        // Due on a day, and nobody knows since when: the value at the start may be of any time.
        let is_dated = start.is_some() || promise.target.due().is_none();
        if let Some(level) = promise.baseline().filter(|_| is_dated) {
            days.entry(start).or_default().push(Stated { promise, level });
        }
    }
    let days = days.into_iter();
    days.filter_map(|(day, of_day)| widest(Aspect::Baseline, day, &of_day)).collect()
}

/// Goals of promises for one day.
fn goals<'m>(promises: &[Promise<'m>]) -> Vec<Difference<'m>> {
    let served: BTreeSet<(NodeKind, &str)> = promises
        .iter()
        .flat_map(|promise| [Some(promise.target), promise.purpose()])
        .flatten()
        .map(|node| (node.kind(), node.id()))
        .collect();
    let mut alike: BTreeMap<Comparable, Vec<Stated<'_, 'm>>> = BTreeMap::new();
    for promise in promises.iter().filter(|promise| !is_share(promise, &served)) {
        if matches!(promise.fields.goal(), Some(Goal::To(_) | Goal::Change(_)))
            && let Some(level) = promise.goal()
        {
            let holds = promise.fields.holds == Some(Holds::Throughout);
            let key = (promise.target.due(), promise.sense(), holds, is_aspirational(promise));
            alike.entry(key).or_default().push(Stated { promise, level });
        }
    }
    let alike = alike.into_iter();
    alike.filter_map(|((day, ..), of_day)| widest(Aspect::Goal, day, &of_day)).collect()
}

/// Whether it is a part of what another promise on the KPI asks: whether the parts add up is another question.
fn is_share(promise: &Promise<'_>, served: &BTreeSet<(NodeKind, &str)>) -> bool {
    promise.purpose().is_some_and(|purpose| {
        let mut parents =
            purpose.targets(RelationKind::Advances).chain(purpose.targets(RelationKind::PartOf));
        parents.any(|parent| served.contains(&(parent.kind(), parent.id())))
    })
}

fn is_aspirational(promise: &Promise<'_>) -> bool {
    let purpose = promise.purpose().and_then(Node::fields::<Objective>);
    purpose.is_some_and(|purpose| purpose.commitment == Some(Commitment::Aspirational))
}

/// The two of one day that lie furthest apart, unless no value keeps both.
fn widest<'m>(aspect: Aspect, day: Option<Date>, of_day: &[Stated<'_, 'm>]) -> Option<Difference<'m>> {
    let by_level = |one: &&Stated<'_, 'm>, other: &&Stated<'_, 'm>| one.level.total_cmp(&other.level);
    // The first of equals both ways, so that the least ids are named.
    let low = of_day.iter().min_by(by_level)?;
    let high = of_day.iter().rev().max_by(by_level)?;
    if low.level.to_bits() == high.level.to_bits() {
        return None;
    }
    let admissible = |stated: &Stated<'_, 'm>| stated.promise.admissible();
    let is_opposed = aspect == Aspect::Goal
        && admissible(low).zip(admissible(high)).is_some_and(|(low, high)| !low.intersects(&high));
    let text = |stated: &Stated<'_, 'm>| (stated.promise.clone(), stated.promise.shown(stated.level));
    let mut two = [text(low), text(high)];
    two.arrange_by_key(|(promise, _)| promise.target.id());
    (!is_opposed).then_some(Difference { aspect, two, day, count: of_day.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    fn differ(kpi: &str, targets: [&str; 2]) -> Option<Aspect> {
        let [one, other] = targets;
        let text = format!("hoshin: 1\nkpis: {{ k: {{ {kpi} targets: [ {{ {one} }}, {{ {other} }} ] }} }}");
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let targets: Vec<_> = plan.nodes_of_kind(NodeKind::Target).collect();
        let found = differences(&targets);
        assert!(found.len() < 2);
        found.first().map(|found| found.aspect)
    }

    #[test]
    fn what_is_said_of_one_day_has_to_agree() {
        let up = "unit: \"%\", direction: increase,";
        assert_eq!(differ(up, ["to: 70, by: 2026-12-31", "to: 75, by: 2026-12-31"]), Some(Aspect::Goal));
        assert_eq!(differ(up, ["to: 70, period: 2026", "to: 75, by: 2026-12-31"]), Some(Aspect::Goal));
        assert_eq!(differ(up, ["to: 70, by: 2026-06-30", "to: 75, by: 2026-12-31"]), None);
        assert_eq!(differ(up, ["to: 70", "to: 0.7 ratio"]), None);
        assert_eq!(differ(up, ["to: 70", "to: 75, stage: dropped"]), None);
        assert_eq!(differ(up, ["to: 70, holds: throughout", "to: 75"]), None);
        assert_eq!(differ(up, ["from: 60, change: +10 pp", "to: 75"]), Some(Aspect::Goal));
        // A band of two sides, and a pair that cannot both be kept.
        assert_eq!(differ(up, ["to: <= 80", "to: 75"]), None);
        assert_eq!(differ(up, ["to: = 70", "to: = 75"]), None);
        let (early, late) = ("period: 2026, by: 2026-06-30", "period: 2026, by: 2026-12-31");
        let from = |one: &str, other: &str, period: &str| {
            differ(
                up,
                [&format!("from: {one}, to: 70, {early}"), &format!("from: {other}, to: 75, {period}")],
            )
        };
        assert_eq!(from("60", "62", late), Some(Aspect::Baseline));
        assert_eq!(from("60", "60", late), None);
        assert_eq!(from("60", "62", "period: 2026-H2"), None);
        assert_eq!(from("60", "62", "by: 2026-12-31"), None);
        assert_eq!(differ("", ["to: 70 %", "to: 5 days"]), Some(Aspect::Unit));
        assert_eq!(differ("", ["to: 70 %", "to: 0.7 ratio"]), None);
        assert_eq!(differ("", ["to: 70 %", "to: 5 days, by: 2026-12-31"]), None);
        assert_eq!(differ("unit: EUR, aggregation: sum,", ["to: 60", "to: 40"]), None);
    }

    #[test]
    fn shares_of_a_goal_and_aspirations_may_differ() {
        let found = |child: &str| {
            let goal = |more: &str, to: u32| {
                format!("{{ period: 2026, {more} targets: [ {{ kpi: k, to: {to} }} ] }}")
            };
            let (parent, child) = (goal("", 75), goal(child, 70));
            let text = format!(
                "hoshin: 1\nobjectives: {{ a: {parent}, b: {child} }}\nkpis: {{ k: {{ direction: increase }} }}"
            );
            let plan = Plan::read(&text, Format::Yaml).unwrap();
            differences(&plan.nodes_of_kind(NodeKind::Target).collect::<Vec<_>>()).len()
        };
        assert_eq!((found(""), found("commitment: committed,")), (1, 1));
        assert_eq!(
            (
                found("advances: a,"),
                found("part_of: a,"),
                found("advances: \"target:a/k\","),
                found("commitment: aspirational,")
            ),
            (0, 0, 0, 0)
        );
    }
}
