//! The readings of a KPI in a row, with what was told of it in check-ins on its targets.

use super::{Measured, Origin};
use crate::analyse::score::Unknown;
use crate::metamodel::{CheckIn, Reading, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Date, Dates, FiscalYear, Quantity, Unit};

/// One value that was read or told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point<'m> {
    /// The value, as stated.
    pub stated: &'m Quantity,
    /// The days that it is of: one, or a period.
    pub dates: Dates,
    /// The day on which it counts: the last of these.
    pub day: Date,
    /// Where it was read, if stated.
    pub source: Option<&'m str>,
    /// The target on which it was told in a check-in; none where it was read.
    pub told_on: Option<Node<'m>>,
}

/// What was read of a KPI, oldest first.
#[derive(Clone, Debug)]
pub struct Series<'m> {
    /// The KPI.
    pub kpi: Node<'m>,
    /// Its values. Of those on one day the last counts.
    pub points: Vec<Point<'m>>,
}

impl<'m> Series<'m> {
    /// What was read of a KPI up to a day, that day included.
    ///
    /// # Order
    ///
    /// By day; on one day what was told stands before what was read, by the ids of the targets, and else as stated.
    pub fn of(kpi: Node<'m>, as_of: Date) -> Self {
        let fiscal = kpi.plan().fiscal_year();
        let mut targets: Vec<Node<'m>> = kpi.sources(RelationKind::Tracks).collect();
        targets.arrange_by_key(|target| target.id());
        let told = targets
            .iter()
            .flat_map(|target| target.check_ins().iter().filter_map(|said| told_on(*target, said)));
        let read = kpi.readings().iter().filter_map(|reading| read(reading, fiscal));
        let mut points: Vec<Point<'m>> = told.chain(read).filter(|point| point.day <= as_of).collect();
        points.arrange_by_key(|point| point.day);
        Self { kpi, points }
    }

    /// The last of them, without a look at the others.
    pub fn latest(kpi: Node<'m>, as_of: Date) -> Option<Point<'m>> {
        let fiscal = kpi.plan().fiscal_year();
        let until = |point: &Point<'m>| point.day <= as_of;
        let read = kpi.readings().iter().rev().filter_map(|reading| read(reading, fiscal)).find(until);
        let told = if let Ok(last) = kpi.plan().last_told(kpi, as_of) {
            last.and_then(|(target, said)| told_on(target, said))
        } else {
            let said = |target: Node<'m>| {
                let mut said = target.check_ins().iter().rev().filter_map(|said| told_on(target, said));
                said.find(until)
            };
            let last = kpi.sources(RelationKind::Tracks).filter_map(said);
            last.max_by_key(|point| (point.day, point.told_on.map(Node::id)))
        };
        // The later of two equals is what was read.
        told.into_iter().chain(read).max_by_key(|point| point.day)
    }
}

impl<'m> Point<'m> {
    /// The value in the unit of its KPI.
    pub(crate) fn measured(&self, unit: Option<&'m Unit>) -> Result<Measured<'m>, Unknown> {
        let value = match unit {
            Some(unit) => self.stated.in_unit(unit).map_err(|_| Unknown::Incomparable)?,
            None => self.stated.value,
        };
        let origin = if self.told_on.is_some() { Origin::CheckIn } else { Origin::Reading };
        Ok(Measured {
            value,
            unit: unit.or(self.stated.unit.as_ref()),
            date: self.day,
            dates: self.dates,
            origin,
        })
    }
}

fn read(reading: &Reading, fiscal: FiscalYear) -> Option<Point<'_>> {
    let dates = reading.date?.span(&fiscal);
    let source = reading.source.as_deref();
    Some(Point { stated: reading.value.as_ref()?, dates, day: dates.last_day()?, source, told_on: None })
}

fn told_on<'m>(target: Node<'m>, said: &'m CheckIn) -> Option<Point<'m>> {
    let day = said.date?;
    let dates = Dates { start: day, end: Some(day) };
    Some(Point { stated: said.value.as_ref()?, dates, day, source: Some("check-in"), told_on: Some(target) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::readings::value_of;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::{Edit, Event, Plan};

    const PLAN: &str = "hoshin: 1
kpis:
  nps: { unit: \"%\", readings: { 2026-01-31: 61, 2026-02: 0.63 ratio, 2026-06: 3 days } }
  other: {}
objectives:
  o:
    targets:
      b: { kpi: nps, to: 70, check_ins: [ { date: 2026-03-05, value: 64 }, { date: 2026-02-28, value: 5 } ] }
      a: { kpi: nps, to: 70, check_ins: [ { date: 2026-03-05, value: 65 }, { date: 2026-03-09, note: fine } ] }
";

    #[test]
    fn the_latest_up_to_the_day_counts() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let kpi = |id| plan.node(NodeKind::Kpi, id).unwrap();
        let on = |day: &str| {
            let as_of = day.parse().unwrap();
            let last = Series::of(kpi("nps"), as_of).points.last().copied();
            assert_eq!(last, Series::latest(kpi("nps"), as_of));
            let value = value_of(kpi("nps"), as_of);
            value.map(|it| (it.value.to_string(), it.date.to_string(), it.origin)).map_err(|it| it.why)
        };
        let found = |value: &str, date: &str, origin| Ok((value.to_owned(), date.to_owned(), origin));
        assert_eq!(on("2026-01-30"), Err(Unknown::NoReading));
        assert_eq!(on("2026-02-27"), found("61", "2026-01-31", Origin::Reading));
        // The reading of February counts on its last day, and goes before what was told that day.
        assert_eq!(on("2026-02-28"), found("63", "2026-02-28", Origin::Reading));
        assert_eq!(on("2026-04-01"), found("64", "2026-03-05", Origin::CheckIn));
        assert_eq!(on("2026-07-01"), Err(Unknown::Incomparable));
        assert_eq!(value_of(kpi("other"), Date::MAX).map_err(Unknown::from), Err(Unknown::NoReading));
    }

    #[test]
    fn the_latest_of_many_targets_is_that_of_the_whole_series_after_edits_too() {
        let of_goal = |at: usize| {
            let (month, day) = (1 + at % 3, 1 + at % 5);
            let told =
                format!("{{ date: 2026-0{month}-0{day}, value: {at} }}, {{ date: 2026-02-03, note: fine }}");
            format!("  o{at}: {{ targets: {{ t: {{ kpi: k, to: 9, check_ins: [ {told} ] }} }} }}\n")
        };
        let goals: String = (0..40).map(of_goal).collect();
        let mut plan =
            Plan::read(&format!("hoshin: 1\nkpis: {{ k: {{}} }}\nobjectives:\n{goals}"), Format::Yaml)
                .unwrap();
        let days = ["2025-12-31", "2026-01-03", "2026-02-05", "2026-12-31"].map(|day| day.parse().unwrap());
        let told_on = |plan: &Plan| {
            let kpi = plan.node(NodeKind::Kpi, "k").unwrap();
            days.map(|day| {
                let latest = Series::latest(kpi, day);
                assert_eq!(Series::of(kpi, day).points.last().copied(), latest);
                latest.map(|point| point.told_on.unwrap().id().to_owned())
            })
        };
        assert_eq!(told_on(&plan)[0], None);
        let of = plan.node(NodeKind::Target, "o3/t").unwrap().to_ref();
        let said = CheckIn { date: Some(days[3]), value: Some("7".parse().unwrap()), ..CheckIn::default() };
        plan.apply(&Edit::Record { of: of.clone(), event: Event::CheckIn(said) }).unwrap();
        assert_eq!(told_on(&plan)[3].as_deref(), Some("o3/t"));
        plan.apply(&Edit::Remove { node: of }).unwrap();
        assert_ne!(told_on(&plan)[3].as_deref(), Some("o3/t"));
    }
}
