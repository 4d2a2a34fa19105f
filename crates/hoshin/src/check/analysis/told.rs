//! When a KPI was last read and something last checked in on, and the values of a promise up to a day.
//!
//! INVARIANT: nothing from after the day that the plan is looked at counts. A reading of a period that is not over on that
//! day shows that the KPI is being read, but is no value yet.

use crate::analyse::Promise;
use crate::analyse::score::day_number;
use crate::metamodel::RelationKind;
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Cadence, Date};

/// The last day up to one on which a KPI was read. What is read of a period that has begun is read on that day.
pub fn last_read(kpi: Node<'_>, as_of: Date) -> Option<Date> {
    let fiscal = kpi.plan().fiscal_year();
    let spans = kpi.readings().iter().rev().filter_map(|reading| Some(reading.date?.span(&fiscal)));
    let read = |span: crate::value::Dates| Some(span.last_day()?.min(as_of)).filter(|_| span.start <= as_of);
    spans.filter_map(read).max()
}

/// The last day up to one on which somebody checked in on a node.
pub fn last_told(node: Node<'_>, as_of: Date) -> Option<Date> {
    node.check_ins().iter().rev().filter_map(|told| told.date).find(|date| *date <= as_of)
}

/// The last day up to one on which somebody told a value of a KPI by a check-in on a target of it.
pub fn last_told_value(kpi: Node<'_>, as_of: Date) -> Option<Date> {
    let told = kpi.sources(RelationKind::Tracks).flat_map(Node::check_ins);
    told.filter(|told| told.value.is_some()).filter_map(|told| told.date).filter(|date| *date <= as_of).max()
}

/// The values that a promise was read at up to a day, in its unit, oldest first: the readings of its KPI for periods that
/// are over, and what was told by check-ins on the target itself. Of one day, check-ins come last.
pub fn values_until(promise: &Promise<'_>, as_of: Date) -> Vec<(Date, f64)> {
    let fiscal = promise.target.plan().fiscal_year();
    let readings = promise.kpi.readings().iter().filter_map(|reading| {
        let day = reading.date?.span(&fiscal).last_day()?;
        Some((day, promise.number(reading.value.as_ref()?)?))
    });
    let told = promise.target.check_ins().iter();
    let told = told.filter_map(|told| Some((told.date?, promise.number(told.value.as_ref()?)?)));
    let mut values: Vec<(Date, f64)> = readings.chain(told).filter(|(day, _)| *day <= as_of).collect();
    values.arrange_by_key(|(day, _)| *day);
    values
}

/// The days from one to another.
pub fn days_between(from: Date, to: Date) -> f64 {
    f64::from(day_number(to)) - f64::from(day_number(from))
}

/// How often something has become due again since a day. Of what is daily, Saturdays and Sundays do not count.
pub fn times_due(cadence: Cadence, since: Date, as_of: Date) -> f64 {
    if cadence == Cadence::Daily {
        return f64::from(weekdays_until(as_of)) - f64::from(weekdays_until(since));
    }
    days_between(since, as_of) / cadence.approximate_days()
}

/// How many Mondays to Fridays there were up to a day, from some Monday on.
fn weekdays_until(day: Date) -> i32 {
    // Day 0 was a Thursday.
    let days = day_number(day) + 3;
    days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_are_no_days_of_what_is_daily() {
        let due = |since, as_of| times_due(Cadence::Daily, day(since), day(as_of)).to_string();
        // A Friday, then Saturday to Tuesday.
        let on =
            ["2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10"].map(|as_of| due("2026-03-06", as_of));
        assert_eq!(on, ["0", "0", "1", "2"]);
        assert_eq!(due("2026-03-07", "2026-03-14"), "5");
        assert_eq!(times_due(Cadence::Weekly, day("2026-03-06"), day("2026-03-20")).to_string(), "2");
    }

    #[test]
    fn nothing_counts_from_after_the_day() {
        let text = "hoshin: 1
kpis: { k: { name: K, unit: days, readings: { 2026-01: 9, 2026-03: 7, 2026-05-01: 5 } } }
objectives: { o: { targets: { t: { kpi: k, to: 4, check_ins: [ { date: 2026-02-02, who: a, value: 1 week }, { date: 2026-04-01, who: a, value: 6 } ] } } } }
owners: { a: {} }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let (kpi, as_of) = (plan.node(NodeKind::Kpi, "k").unwrap(), day("2026-03-05"));
        assert_eq!(last_read(kpi, as_of), Some(as_of));
        assert_eq!(last_read(kpi, day("2026-02-10")), Some(day("2026-01-31")));
        assert_eq!(last_told_value(kpi, as_of), Some(day("2026-02-02")));
        let promise = Promise::of(plan.node(NodeKind::Target, "o/t").unwrap()).unwrap();
        assert_eq!(values_until(&promise, as_of), [(day("2026-01-31"), 9.0), (day("2026-02-02"), 7.0)]);
        assert_eq!(values_until(&promise, day("2026-06-01")).len(), 5);
    }
}
