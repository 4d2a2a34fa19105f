//! One team with what it answers for: its objectives, targets, KPIs, initiatives, its routine and its problem.

use std::fmt::Display;
use std::io::{self, Write};

use super::names::{CAUSES, LAGGING, LEADING, Metric, NOTES, Place, WORK};
use super::random::Random;
use super::record::{Id, Tenths, happen, record, relate};
use super::shape::Shape;
use crate::metamodel::{EventKind, RelationKind};

/// What the lines of one cell are made from.
struct Cell<'s> {
    shape: &'s Shape,
    number: usize,
    depth: usize,
    owner: Id,
    place: Place,
    random: Random,
}

/// A promise of a cell: an objective with its target and KPI.
struct Promise {
    /// The number that the objective, the target and the KPI share.
    number: usize,
    /// The first of a cell serves the cell above, the second serves the first.
    is_first: bool,
    metric: &'static Metric,
    baseline: Tenths,
    goal: Tenths,
    /// The goal as it is written, with its comparator and unit where it has them.
    to: String,
}

/// Writes an owner without anything to answer for.
pub(super) fn write_owner(shape: &Shape, seed: u64, number: usize, out: &mut dyn Write) -> io::Result<()> {
    Cell::new(shape, seed, number).write_owner(out)
}

/// Writes a whole cell.
pub(super) fn write(shape: &Shape, seed: u64, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut cell = Cell::new(shape, seed, number);
    let parts = shape.parts(number);
    cell.write_owner(out)?;
    let promises = cell.promises(parts.promises);
    for promise in &promises {
        cell.write_objective(promise, out)?;
        cell.write_target(promise, out)?;
        cell.write_kpi(promise, out)?;
    }
    for (at, promise) in promises.iter().take(parts.initiatives).enumerate() {
        cell.write_initiative(2 * number + at + 1, promise, out)?;
    }
    if parts.problem
        && let Some(first) = promises.first()
    {
        cell.write_problem(first, out)?;
    }
    if parts.routine {
        cell.write_routine(out)?;
    }
    Ok(())
}

/// Writes one more initiative for one of the cells.
pub(super) fn write_spare(shape: &Shape, seed: u64, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut cell = Cell::new(shape, seed, number % shape.cells.max(1));
    let promises = cell.promises(1);
    match promises.first() {
        Some(promise) => cell.write_initiative(2 * shape.cells + number + 1, promise, out),
        None => Ok(()),
    }
}

impl<'s> Cell<'s> {
    fn new(shape: &'s Shape, seed: u64, number: usize) -> Self {
        Self {
            shape,
            number,
            depth: shape.depth(number),
            owner: Id::Owner(number + 1),
            place: Place::of(seed, number),
            random: Random::at(seed, number),
        }
    }

    /// The period of what the cell sets out to do: the nearer to the work, the shorter.
    const fn period(&self) -> &'static str {
        match self.depth {
            0 | 1 => "2026",
            2 => "2026-H1",
            _ => "2026-Q1",
        }
    }

    fn framework(&self, promise: &Promise) -> &'static str {
        match self.depth {
            0 if self.shape.uses_perspectives() && !promise.is_first => "bsc",
            0 | 1 => "hoshin",
            _ => "okr",
        }
    }

    /// The owner of the cell above; of the first cell at the top.
    fn chief(&self) -> Option<Id> {
        let above = self.shape.above(self.number).or((self.number > 0).then_some(0));
        above.map(|above| Id::Owner(above + 1))
    }

    fn strength(&mut self) -> &'static str {
        if self.random.percent(95) { r#","strength":"strong""# } else { r#","strength":"medium""# }
    }

    fn write_owner(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let level = self.shape.level(self.number);
        let (kind, title) = match level {
            "corporate" => ("role", "Head of"),
            "team" => ("team", "Team"),
            "individual" => ("person", "Engineer"),
            _ => ("unit", "Unit"),
        };
        record(
            out,
            self.owner,
            &format_args!("{title} {}", self.place),
            format_args!(r#","kind":"{kind}","level":"{level}""#),
        )?;
        match self.chief() {
            Some(chief) => relate(out, self.owner, RelationKind::ReportsTo, chief, ""),
            None => Ok(()),
        }
    }

    /// What the cell promises: something lagging first, something leading second.
    fn promises(&mut self, count: usize) -> Vec<Promise> {
        let mut promises = Vec::with_capacity(2);
        for (slot, metrics) in [LAGGING, LEADING].into_iter().enumerate().take(count) {
            let at = self.random.below(u32::try_from(metrics.len()).unwrap_or(1)) as usize;
            let Some(metric) = metrics.get(at) else { continue };
            let baseline = self.random.between(metric.from.0, metric.from.1);
            let step = (baseline * self.random.between(8, 15)).div_ceil(100);
            let goal = Tenths(if metric.increases { baseline + step } else { baseline - step });
            let to = match (metric.unit, metric.increases) {
                ("%", true) => format!(r#"">= {goal} %""#),
                ("%", false) => format!(r#""<= {goal} %""#),
                _ => goal.to_string(),
            };
            let number = 2 * self.number + slot + 1;
            promises.push(Promise {
                number,
                is_first: slot == 0,
                metric,
                baseline: Tenths(baseline),
                goal,
                to,
            });
        }
        promises
    }

    fn write_objective(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = Id::Objective(promise.number);
        let verb = if promise.metric.increases { "Raise" } else { "Lower" };
        let name = format_args!(
            "{verb} {} of {} from {} to {}",
            promise.metric.name, self.place, promise.baseline, promise.goal
        );
        let commitment = match self.framework(promise) {
            "okr" if self.random.percent(40) => r#","commitment":"aspirational""#,
            _ => "",
        };
        let framework = self.framework(promise);
        let period = self.period();
        record(
            out,
            id,
            &name,
            format_args!(r#","framework":"{framework}","period":"{period}"{commitment},"stage":"do""#),
        )?;
        relate(out, self.owner, RelationKind::Owns, id, "")?;
        let strength = self.strength();
        let first = Id::Objective(2 * self.number + 1);
        match self.shape.above(self.number) {
            _ if !promise.is_first => {
                relate(out, id, RelationKind::Advances, first, strength)?;
                if self.framework(promise) == "bsc" {
                    relate(out, id, RelationKind::Drives, first, r#","strength":"medium""#)?;
                }
                Ok(())
            }
            None => {
                let driver = Id::Driver(self.number + 1);
                if self.number < self.shape.drivers {
                    relate(out, self.owner, RelationKind::Owns, driver, "")?;
                    relate(out, id, RelationKind::Advances, driver, strength)?;
                }
                if let Some(effect) = self.shape.effect(self.number) {
                    let effect = Id::Objective(2 * effect + 1);
                    relate(
                        out,
                        id,
                        RelationKind::Drives,
                        effect,
                        r#","strength":"medium","lag":"1 quarter""#,
                    )?;
                }
                Ok(())
            }
            Some(above) => {
                let second = self.shape.is_odd(self.number);
                let parent = Id::Objective(2 * above + 1 + usize::from(second));
                relate(out, id, RelationKind::Advances, parent, strength)?;
                self.write_rounds(id, promise, Id::Owner(above + 1), out)
            }
        }
    }

    /// A catchball that ends in agreement before the period begins: two moves, or three.
    fn write_rounds(&mut self, id: Id, promise: &Promise, giver: Id, out: &mut dyn Write) -> io::Result<()> {
        let month = if self.depth > 2 { 11 } else { 10 };
        let day = self.random.between(10, 15);
        let to = &promise.to;
        let mut play = |day: u32, who: Id, rest: &dyn Display| {
            let date = format_args!("2025-{month}-{day}");
            happen(out, EventKind::Catchball, id, date, format_args!(r#","who":"{who}",{rest}"#))
        };
        let terms = format_args!(r#","terms":{{"to":{to}}}"#);
        if self.random.percent(40) {
            let harder =
                Tenths(if promise.metric.increases { promise.goal.0 + 5 } else { promise.goal.0 - 5 });
            play(day, giver, &format_args!(r#""move":"propose","terms":{{"to":{harder}}}"#))?;
            play(day + 6, self.owner, &format_args!(r#""move":"counter"{terms}"#))?;
            play(day + 13, giver, &r#""move":"agree""#)
        } else {
            play(day, giver, &format_args!(r#""move":"propose"{terms}"#))?;
            play(day + 8, self.owner, &r#""move":"agree""#)
        }
    }

    fn write_target(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = Id::Target(promise.number);
        let name = format_args!("{} at {}", promise.metric.name, promise.goal);
        let (from, to) = (promise.baseline, &promise.to);
        let half = Tenths(u32::midpoint(promise.baseline.0, promise.goal.0));
        let milestones = match self.period() {
            "2026" => format!(r#","milestones":{{"2026-06-30":{half}}}"#),
            _ => String::new(),
        };
        record(out, id, &name, format_args!(r#","from":{from},"to":{to}{milestones},"stage":"do""#))?;
        relate(out, id, RelationKind::Quantifies, Id::Objective(promise.number), "")?;
        relate(out, id, RelationKind::Tracks, Id::Kpi(promise.number), "")?;
        if self.random.percent(10) {
            let rest = self.check_in();
            happen(out, EventKind::CheckIn, id, "2026-03-02", rest)?;
        }
        Ok(())
    }

    fn check_in(&mut self) -> String {
        let (confidence, note) = (self.random.between(5, 9), self.random.one_of(NOTES, ""));
        format!(r#","who":"{}","confidence":0.{confidence},"note":"{note}""#, self.owner)
    }

    fn write_kpi(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
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
        if self.random.percent(50) {
            self.write_readings(promise, out)?;
        }
        Ok(())
    }

    /// Three readings: the baseline, and two that are mostly on their way.
    fn write_readings(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let (from, goal) = (promise.baseline.0, promise.goal.0);
        // The share of the way that is due by the ends of January and February, in hundredths.
        let due = match self.period() {
            "2026" => [8, 16],
            "2026-H1" => [17, 33],
            _ => [35, 66],
        };
        // One team in twenty is stuck.
        let ease = if self.random.percent(5) { 20 } else { self.random.between(100, 125) };
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

    fn write_initiative(&mut self, number: usize, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = Id::Initiative(number);
        let (mut words, mut method) = self.random.one_of(WORK, ("Project on", "project"));
        if self.depth == 0 {
            // At the top one works by projects; the methods of lean belong to those below.
            (words, method) = ("Project on", "project");
        }
        let framework = if self.depth == 0 { "hoshin" } else { "lean" };
        let (period, thousands) = (self.period(), self.random.between(2, 80));
        record(
            out,
            id,
            &format_args!("{words} {} of {}", promise.metric.name, self.place),
            format_args!(
                r#","framework":"{framework}","method":"{method}","stage":"do","period":"{period}","cost":"{thousands}000 EUR""#
            ),
        )?;
        relate(out, self.owner, RelationKind::Owns, id, "")?;
        if method == "kaizen-event"
            && let Some(chief) = self.chief()
        {
            relate(out, chief, RelationKind::Owns, id, r#","role":"sponsor""#)?;
        }
        let strength = self.strength();
        relate(out, id, RelationKind::Advances, Id::Objective(promise.number), strength)?;
        relate(out, id, RelationKind::Improves, Id::Kpi(promise.number), strength)?;
        if self.number > 0 && self.random.percent(3) {
            relate(out, id, RelationKind::Replicates, Id::Initiative(2 * self.number - 1), "")?;
        }
        if self.random.percent(20) {
            let rest = self.check_in();
            happen(out, EventKind::CheckIn, id, "2026-02-27", rest)?;
        }
        Ok(())
    }

    fn write_problem(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
        let id = Id::Problem(self.number / 3 + 1);
        let cause = self.random.one_of(CAUSES, "");
        let origin = if self.random.percent(30) { "voice-of-customer" } else { "gemba" };
        let day = self.random.between(5, 20);
        record(
            out,
            id,
            &format_args!("{} of {} was off for a week", promise.metric.name, self.place),
            format_args!(
                r#","origin":"{origin}","found":"2026-01-{day:02}","contained":"2026-01-{:02}","root_cause":"{cause}","stage":"do""#,
                day + 2
            ),
        )?;
        relate(out, self.owner, RelationKind::Owns, id, "")?;
        relate(out, id, RelationKind::Affects, Id::Kpi(promise.number), "")?;
        let parts = self.shape.parts(self.number);
        if parts.initiatives > 0 {
            relate(out, Id::Initiative(2 * self.number + 1), RelationKind::Resolves, id, "")?;
        }
        if parts.promises > 1 && self.random.percent(25) {
            relate(out, id, RelationKind::Prompts, Id::Objective(promise.number + 1), "")?;
        }
        Ok(())
    }

    /// The routine that reviews this cell and those of its group behind it.
    fn write_routine(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let group = self.number / Shape::GROUP;
        let id = Id::Routine(group + 1);
        let last = (self.number + Shape::GROUP).min(self.shape.cells) - 1;
        let (depth, level) = (self.shape.depth(last), self.shape.level(last));
        let (cadence, title) = if self.shape.is_lowest(last) || depth > 2 {
            ("weekly", "Weekly check-in")
        } else {
            ("monthly", "Monthly review")
        };
        let framework = if depth < 2 { "hoshin" } else { "okr" };
        record(
            out,
            id,
            &format_args!("{title} of {}", self.place),
            format_args!(r#","cadence":"{cadence}","level":"{level}","framework":"{framework}""#),
        )?;
        for cell in self.number..=last {
            let part = if cell == self.number { r#","part":"leads""# } else { "" };
            relate(out, Id::Owner(cell + 1), RelationKind::Attends, id, part)?;
            for slot in 0..self.shape.parts(cell).promises {
                relate(out, id, RelationKind::Reviews, Id::Objective(2 * cell + slot + 1), "")?;
            }
        }
        let above = self.shape.above(self.number).unwrap_or(0) / Shape::GROUP;
        if above != group {
            relate(out, id, RelationKind::EscalatesTo, Id::Routine(above + 1), "")?;
        }
        Ok(())
    }
}
