//! What a cell does: initiatives, problems and routines.

use std::io::{self, Write};

use super::{Cell, Promise};
use crate::generate::names::{CAUSES, WORK};
use crate::generate::record::{Id, happen, record, relate};
use crate::generate::shape::Shape;
use crate::metamodel::{EventKind, RelationKind};

impl Cell<'_> {
    pub(super) fn write_initiative(
        &mut self,
        number: usize,
        promise: &Promise,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let id = Id::Initiative(number);
        let (mut words, mut method) = self.random.one_of(WORK, ("Project on", "project"));
        // At the top one works by projects, and so does one beside one's work; the methods of lean belong to those below.
        let is_project = self.depth == 0 || number > Shape::MOST_INITIATIVES * self.shape.cells;
        if is_project {
            (words, method) = ("Project on", "project");
        } else if !self.shape.is_deep() && method == "kaizen-event" {
            // Kaizen for one level only would be none.
            (words, method) = ("Train for", "training");
        } else if self.shape.is_deep() && self.shape.is_first_of_its_depth(self.number) && promise.is_first {
            (words, method) = ("Kaizen on", "kaizen-event");
        } else if self.depth == 1 && self.shape.is_first_of_its_depth(self.number) && !promise.is_first {
            // Somebody learns the methods by which the others work.
            (words, method) = ("Train for", "training");
        }
        let framework = if is_project { "hoshin" } else { "lean" };
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
        relate(out, id, RelationKind::Advances, Id::Objective(promise.objective), strength)?;
        // Most people say what their work is for, and few which number it will move.
        if self.random.percent(30) {
            relate(out, id, RelationKind::Improves, Id::Kpi(promise.number), strength)?;
        }
        if self.number > 0 && self.random.percent(3) {
            relate(
                out,
                id,
                RelationKind::Replicates,
                Id::Initiative(Shape::MOST_INITIATIVES * (self.number - 1) + 1),
                "",
            )?;
        }
        if self.random.percent(20) {
            let rest = self.check_in();
            happen(out, EventKind::CheckIn, id, "2026-02-27", rest)?;
        }
        Ok(())
    }

    pub(super) fn write_problem(&mut self, promise: &Promise, out: &mut dyn Write) -> io::Result<()> {
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
            relate(
                out,
                Id::Initiative(Shape::MOST_INITIATIVES * self.number + 1),
                RelationKind::Resolves,
                id,
                "",
            )?;
        }
        if parts.objectives > 1 && self.random.percent(25) {
            relate(out, id, RelationKind::Prompts, Id::Objective(promise.number + 1), "")?;
        }
        Ok(())
    }

    /// The routine that reviews this cell and those of its group behind it.
    pub(super) fn write_routine(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let group = self.number / Shape::GROUP;
        let id = Id::Routine(group + 1);
        let last = self.shape.last_of_group(self.number);
        let (depth, level) = (self.shape.depth(last), self.shape.level(last));
        let (cadence, title) = if self.shape.meets_weekly(self.number) {
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
        let above = self.shape.above(self.number).unwrap_or(0) / Shape::GROUP;
        if above != group {
            relate(out, id, RelationKind::EscalatesTo, Id::Routine(above + 1), "")?;
        }
        Ok(())
    }

    /// Who is there, and what is looked at: written with each cell and not with the routine, which stands before it.
    pub(super) fn write_reviews(&self, promises: &[Promise], out: &mut dyn Write) -> io::Result<()> {
        let first = self.number - self.number % Shape::GROUP;
        if !self.shape.parts(first).routine {
            return Ok(());
        }
        let id = Id::Routine(self.number / Shape::GROUP + 1);
        let part = if self.number == first { r#","part":"leads""# } else { "" };
        relate(out, self.owner, RelationKind::Attends, id, part)?;
        for promise in promises.iter().filter(|promise| promise.has_objective()) {
            relate(out, id, RelationKind::Reviews, Id::Objective(promise.number), "")?;
        }
        Ok(())
    }
}
