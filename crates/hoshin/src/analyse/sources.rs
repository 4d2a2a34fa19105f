//! Readings of one KPI and time that contradict each other, because two sources say different things.

use std::collections::BTreeMap;

use super::promise::{Promise, rounded};
use super::readings::{Point, Series};
use crate::metamodel::{EventKind, Kpi, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Date, OverTime};

/// Two sources that do not agree.
#[derive(Clone, Debug)]
pub struct SourceConflict<'m> {
    /// The KPI.
    pub kpi: Node<'m>,
    /// What one source says: the one whose name comes first.
    pub one: Said<'m>,
    /// What the other says.
    pub other: Said<'m>,
    /// How far they are apart, as a share of the greater.
    pub apart: f64,
    /// The target whose threshold lies between the two, if one does.
    pub across: Option<Node<'m>>,
}

/// What a source says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said<'m> {
    /// The source.
    pub source: &'m str,
    /// The value, in the unit of the KPI.
    pub value: f64,
    /// Where it stands.
    pub point: Point<'m>,
}

/// The conflicts among what was read of a KPI up to a day; everything without one. Two values differ that are further apart than
/// the tolerance, a share of the greater; or between which lies the threshold of a target in force. A reading without a source
/// is of the KPI's own; what was told in a check-in is of the source `check-in`.
///
/// Compared are readings that count on one day; and where the KPI says how often it is read, and that the latest counts,
/// those of one such period: of each source its last there. Check-ins are compared on their day alone, as things move on.
///
/// # Order
///
/// By day, then by the names of the sources; of each time the least and the greatest value, or, where all lie within the
/// tolerance, two on either side of a threshold.
///
/// # Complexity
///
/// k log k in the readings and check-ins, times the targets where these state thresholds.
pub fn source_conflicts<'m>(kpi: Node<'m>, as_of: Option<Date>, tolerance: f64) -> Vec<SourceConflict<'m>> {
    if !may_differ(kpi) {
        return Vec::new();
    }
    let fiscal = kpi.plan().fiscal_year();
    let is_last =
        kpi.fields::<Kpi>().is_none_or(|fields| matches!(fields.over_time, None | Some(OverTime::Last)));
    let cadence = kpi.frequency().filter(|_| is_last);
    // By the last day of the time that they are of, and by source.
    let mut times: BTreeMap<Date, BTreeMap<&str, Said<'m>>> = BTreeMap::new();
    for point in Series::of(kpi, as_of.unwrap_or(Date::MAX)).points {
        let Some(source) = point.source.or_else(|| kpi.source()) else { continue };
        let Ok(measured) = point.measured(kpi.unit()) else { continue };
        let said = Said { source, value: measured.value, point };
        let block = cadence.and_then(|cadence| cadence.block(point.day, &fiscal).last_day());
        let end = block.filter(|_| point.told_on.is_none()).unwrap_or(point.day);
        times.entry(end).or_default().insert(source, said);
    }
    let thresholds = thresholds(kpi);
    let found = times.into_values().filter(|said| said.len() > 1);
    found
        .filter_map(|said| among(kpi, &said.into_values().collect::<Vec<_>>(), &thresholds, tolerance))
        .collect()
}

/// Whether there are two sources at all.
fn may_differ(kpi: Node<'_>) -> bool {
    let mut sources = kpi.readings().iter().map(|reading| reading.source.as_deref());
    let Some(first) = sources.next() else { return false };
    let tells = |target: Node<'_>| target.check_ins().iter().any(|said| said.value.is_some());
    let is_told = || kpi.sources(RelationKind::Tracks).any(tells);
    sources.any(|source| source != first) || ((first.is_some() || kpi.source().is_some()) && is_told())
}

/// The thresholds of the targets in force, in the unit of the KPI.
fn thresholds(kpi: Node<'_>) -> Vec<(f64, Node<'_>)> {
    let mut targets: Vec<Node<'_>> = kpi.sources(RelationKind::Tracks).collect();
    targets.arrange_by_key(|target| target.id());
    let threshold = |target: Node<'_>| {
        let promise = Promise::of(target)?;
        let is_active = target.is_active() && promise.purpose().is_none_or(Node::is_active);
        promise.number(promise.fields.threshold.as_ref().filter(|_| is_active)?)
    };
    targets.iter().filter_map(|target| Some((threshold(*target)?, *target))).collect()
}

fn among<'m>(
    kpi: Node<'m>,
    said: &[Said<'m>],
    thresholds: &[(f64, Node<'m>)],
    tolerance: f64,
) -> Option<SourceConflict<'m>> {
    let least =
        said.iter().copied().reduce(|one, other| if other.value < one.value { other } else { one })?;
    let most = said.iter().copied().reduce(|one, other| if other.value > one.value { other } else { one })?;
    let greater = least.value.abs().max(most.value.abs());
    let apart = if greater > 0.0 { rounded((most.value - least.value) / greater) } else { 0.0 };
    let between = |(threshold, target): &(f64, Node<'m>)| {
        let kpi_is_on_both = least.value < *threshold && *threshold <= most.value;
        kpi_is_on_both.then_some(*target)
    };
    let across = thresholds.iter().find_map(between);
    if apart <= tolerance && across.is_none() {
        return None;
    }
    let (one, other) = if least.source <= most.source { (least, most) } else { (most, least) };
    Some(SourceConflict { kpi, one, other, apart, across })
}

impl Said<'_> {
    /// The kind of event that says it.
    pub fn event(&self) -> EventKind {
        if self.point.told_on.is_some() { EventKind::CheckIn } else { EventKind::Reading }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn found(kpi: &str) -> Vec<String> {
        let plan = Plan::read(&format!("hoshin: 1\nkpis: {{ k: {{ {kpi} }} }}"), Format::Yaml).unwrap();
        let said = |said: &Said<'_>| format!("{} {}", said.source, said.value);
        source_conflicts(plan.node(NodeKind::Kpi, "k").unwrap(), None, 0.05)
            .iter()
            .map(|it| format!("{}, {}: {} {}", said(&it.one), said(&it.other), it.apart, it.across.is_some()))
            .collect()
    }

    #[test]
    fn sources_are_compared_at_one_time() {
        let two = |more: &str, one: &str, other: &str| {
            found(&format!(
                "{more} readings: [ {{ date: {one}, source: a }}, {{ date: {other}, source: b }} ]"
            ))
        };
        let none = Vec::<String>::new();
        assert_eq!(two("", "2026-02, value: 100", "2026-02-28, value: 94"), ["a 100, b 94: 0.06 false"]);
        assert_eq!(two("", "2026-02, value: 100", "2026-02-28, value: 95"), none);
        assert_eq!(two("", "2026-02, value: 100", "2026-02-27, value: 50"), none);
        let monthly = "frequency: monthly,";
        assert_eq!(two(monthly, "2026-02, value: 100", "2026-02-27, value: 50"), ["a 100, b 50: 0.5 false"]);
        assert_eq!(two(monthly, "2026-02-28, value: 100", "2026-03-01, value: 50"), none);
        let sums = "frequency: monthly, over_time: sum,";
        assert_eq!(two(sums, "2026-02-01, value: 100", "2026-02-28, value: 50"), none);
        assert_eq!(two("unit: \"%\",", "2026-02-01, value: 0.7 ratio", "2026-02-01, value: 70"), none);
        let threshold = "targets: [ { to: 100, threshold: 98 } ],";
        assert_eq!(
            two(threshold, "2026-02-01, value: 98", "2026-02-01, value: 97"),
            ["a 98, b 97: 0.0102040816327 true"]
        );
    }

    #[test]
    fn a_check_in_is_a_source() {
        let told = |more: &str| {
            found(&format!(
                "{more} targets: [ {{ to: 9, check_ins: [ {{ date: 2026-02-01, value: 5 }} ] }} ],
                readings: {{ 2026-02-01: 3 }}"
            ))
        };
        assert_eq!(told("source: crm,"), ["check-in 5, crm 3: 0.4 false"]);
        // Who read it is not known: it may be the same.
        assert_eq!(told(""), Vec::<String>::new());
    }
}
