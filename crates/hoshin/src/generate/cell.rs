//! One team with what it answers for: its objectives, targets, KPIs, initiatives, its routine and its problem.

mod measure;
mod work;

use std::fmt::Display;
use std::io::{self, Write};

use super::names::{LAGGING, LEADING, Metric, Place};
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

/// A promise of a cell: a target on a KPI of its own, for an objective.
struct Promise {
    /// The number of the KPI, and of the objective if it has one of its own.
    number: usize,
    objective: usize,
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
        if promise.has_objective() {
            cell.write_objective(promise, out)?;
        }
        cell.write_kpi(promise, out)?;
        cell.write_target(promise, out)?;
    }
    for (at, promise) in promises.iter().cycle().take(parts.initiatives).enumerate() {
        cell.write_initiative(Shape::MOST_INITIATIVES * number + at + 1, promise, out)?;
    }
    if parts.problem
        && let Some(first) = promises.first()
    {
        cell.write_problem(first, out)?;
    }
    if parts.routine {
        cell.write_routine(out)?;
    }
    cell.write_reviews(&promises, out)
}

/// Writes one more initiative for one of the cells.
pub(super) fn write_spare(shape: &Shape, seed: u64, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut cell = Cell::new(shape, seed, number % shape.cells.max(1));
    let promises = cell.promises(1);
    match promises.first() {
        Some(promise) => {
            cell.write_initiative(Shape::MOST_INITIATIVES * shape.cells + number + 1, promise, out)
        }
        None => Ok(()),
    }
}

impl Promise {
    const fn has_objective(&self) -> bool {
        self.objective == self.number
    }

    const fn target(&self) -> Id {
        Id::Target(self.objective, self.number)
    }
}

const STRONG: &str = r#","strength":"strong""#;

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
        if self.random.percent(95) { STRONG } else { r#","strength":"medium""# }
    }

    fn write_owner(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let level = self.shape.level(self.number);
        let (kind, title) = match level {
            // A plan of few teams gives them more than one person can answer for.
            "corporate" if self.shape.cells > Shape::GROUP => ("role", "Head of"),
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
        if let Some(chief) = self.chief() {
            relate(out, self.owner, RelationKind::ReportsTo, chief, "")?;
        }
        if self.number < self.shape.drivers {
            relate(out, self.owner, RelationKind::Owns, Id::Driver(self.number + 1), "")?;
        }
        Ok(())
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
            let shared = self.shape.parts(self.number).objectives <= slot;
            promises.push(Promise {
                number,
                objective: if shared { 2 * self.number + 1 } else { number },
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
        // Of a chain of medium ways nothing would be left at its end: one on the second level is enough.
        let strength = self.strength();
        let strength = if self.depth == 1 && promise.is_first { strength } else { STRONG };
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
                relate(out, id, RelationKind::Advances, Id::Driver(self.number + 1), strength)?;
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
                let second = self.shape.parts(above).objectives > 1 && self.shape.serves_second(self.number);
                let parent = Id::Objective(2 * above + 1 + usize::from(second));
                relate(out, id, RelationKind::Advances, parent, strength)?;
                self.write_rounds(id, promise, Id::Owner(above + 1), out)
            }
        }
    }

    /// A catchball that ends in agreement before the period begins: two moves, or three. On every level somebody
    /// answers with a number of their own.
    fn write_rounds(&mut self, id: Id, promise: &Promise, giver: Id, out: &mut dyn Write) -> io::Result<()> {
        let month = if self.depth > 2 { 11 } else { 10 };
        let day = self.random.between(10, 15);
        let to = &promise.to;
        let mut play = |day: u32, who: Id, rest: &dyn Display| {
            let date = format_args!("2025-{month}-{day}");
            happen(out, EventKind::Catchball, id, date, format_args!(r#","who":"{who}",{rest}"#))
        };
        let kpi = Id::Kpi(promise.number);
        let terms = format_args!(r#","terms":{{"{kpi}":{{"to":{to}}}}}"#);
        if self.shape.is_first_of_its_depth(self.number) || self.random.percent(10) {
            let harder =
                Tenths(if promise.metric.increases { promise.goal.0 + 5 } else { promise.goal.0 - 5 });
            play(day, giver, &format_args!(r#""move":"propose","terms":{{"{kpi}":{{"to":{harder}}}}}"#))?;
            play(day + 6, self.owner, &format_args!(r#""move":"counter"{terms}"#))?;
            play(day + 13, giver, &r#""move":"agree""#)
        } else {
            play(day, giver, &format_args!(r#""move":"propose"{terms}"#))?;
            play(day + 8, self.owner, &r#""move":"agree""#)
        }
    }
}
