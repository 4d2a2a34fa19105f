//! What a cell measures and promises: targets, KPIs and their readings.

use std::io::{self, Write};

use super::{Cell, Promise};
use crate::generate::names::{Metric, NOTES};
use crate::generate::record::{Id, Tenths, happen, record, relate};
use crate::metamodel::{EventKind, RelationKind};

impl Cell<'_> {
    pub(super) fn write_target(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = promise.target();
        let name = format_args!("{} at {}", promise.metric.name, promise.goal);
        let (from, to) = (promise.baseline, &promise.to);
        let half = Tenths(u32::midpoint(promise.baseline.0, promise.goal.0));
        let milestones = match self.period() {
            "2026" => format!(r#","milestones":{{"2026-06-30":{half}}}"#),
            _ => String::new(),
        };
        record(out, id, &name, format_args!(r#","from":{from},"to":{to}{milestones},"stage":"do""#))?;
        relate(out, id, RelationKind::Quantifies, Id::Objective(promise.objective), "")?;
        relate(out, id, RelationKind::Tracks, Id::Kpi(promise.number), "")?;
        if self.random.percent(10) {
            let rest = self.check_in();
            happen(out, EventKind::CheckIn, id, "2026-03-02", rest)?;
        }
        Ok(())
    }

    pub(super) fn check_in(&mut self) -> String {
        let (confidence, note) = (self.random.between(5, 9), self.random.one_of(NOTES, ""));
        format!(r#","who":"{}","confidence":0.{confidence},"note":"{note}""#, self.owner)
    }

    pub(super) fn write_kpi(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = Id::Kpi(promise.number);
        let Metric { name, unit, increases, source, .. } = promise.metric;
        let direction = if *increases { "increase" } else { "decrease" };
        let indicator = if promise.is_first { "lagging" } else { "leading" };
        let frequency = "monthly";
        record(
            out,
            id,
            &format_args!("{name} of {}", self.place),
            format_args!(
                r#","unit":"{unit}","direction":"{direction}","indicator":"{indicator}","frequency":"{frequency}","source":"{source}""#
            ),
        )?;
        relate(out, self.owner, RelationKind::Owns, id, "")?;
        if !promise.is_first {
            let rest = r#","strength":"medium","lag":"1 month""#;
            relate(out, id, RelationKind::Drives, Id::Kpi(promise.number - 1), rest)?;
        } else if self.number < self.shape.drivers {
            relate(out, id, RelationKind::Measures, Id::Driver(self.number + 1), "")?;
        }
        if self.random.percent(30) {
            self.write_readings(promise, out)?;
        }
        Ok(())
    }

    /// Three readings: the baseline, and two that are mostly on their way.
    pub(super) fn write_readings(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let (from, goal) = (promise.baseline.0, promise.goal.0);
        // The share of the way that is due by the ends of January and February, in hundredths.
        let due = match self.period() {
            "2026" => [8, 16],
            "2026-H1" => [17, 33],
            _ => [35, 66],
        };
        // One team in twenty is a little behind. On a way of a few tenths a little cannot be told from much.
        let is_behind = self.random.percent(5);
        let ease = if is_behind && from.abs_diff(goal) >= 20 { 85 } else { self.random.between(100, 125) };
        happen(
            out,
            EventKind::Reading,
            Id::Kpi(promise.number),
            "2025-12-31",
            format_args!(r#","value":{}"#, Tenths(from)),
        )?;
        for (share, date) in due.into_iter().zip(["2026-01-31", "2026-02-28"]) {
            let way = (from.abs_diff(goal) * share * ease).div_ceil(10_000);
            let value = Tenths(if goal > from { from + way } else { from - way });
            happen(
                out,
                EventKind::Reading,
                Id::Kpi(promise.number),
                date,
                format_args!(r#","value":{value}"#),
            )?;
        }
        Ok(())
    }
}
