//! Say and do: the share of promises that were kept by their date, by owner, level and quarter.
//!
//! A promise is a target whose date has come. It is kept if it was reached by that date, judged by what was read up to
//! it: what came later does not count, and neither does what nobody read.
//!
//! # Source
//!
//! Row S0.28. That targets are the promises, and that those of which nothing is known stand apart, is our choice.

use std::collections::BTreeMap;

use super::appraisal::Appraisal;
use super::score::{self, Unknown, outcome, part_of};
use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Commitment, Date, Level, Period, Stage};

/// What was promised, and what came of it.
#[derive(Clone, Debug)]
pub struct SayDo<'m> {
    /// The day up to which promises were due.
    pub as_of: Date,
    /// The promises, by their date, then in the order in which they were added.
    pub promises: Vec<DuePromise<'m>>,
    /// All of them together.
    pub all: Tally,
    /// By who answers for them, by id; those for which nobody does last.
    pub by_owner: Vec<(Option<Node<'m>>, Tally)>,
    /// By level, from the top of the ladder; those of no level last.
    pub by_level: Vec<(Option<Level>, Tally)>,
    /// By the quarter of the fiscal year in which they were due, the earliest first.
    pub by_quarter: Vec<(Period, Tally)>,
}

/// A promise whose date has come.
#[derive(Clone, Copy, Debug)]
pub struct DuePromise<'m> {
    /// The target.
    pub target: Node<'m>,
    /// Its date.
    pub due: Date,
    /// Who answers for it.
    pub owner: Option<Node<'m>>,
    /// What came of it.
    pub kept: Kept,
    /// How it stood on its date.
    pub appraisal: Appraisal<'m>,
}

/// What came of a promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kept {
    /// It was reached by its date.
    Yes,
    /// It was not.
    No {
        /// Whether it was meant as a stretch, and so much of it was reached that it counts as a success.
        stretched: bool,
    },
    /// It is not known, and why.
    Unknown(Unknown),
    /// It was given up.
    GivenUp,
}

/// How many promises came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept.
    pub kept: usize,
    /// Not kept.
    pub missed: usize,
    /// Of the missed ones: stretches of which enough was reached.
    pub stretched: usize,
    /// Not known.
    pub unknown: usize,
    /// Given up.
    pub given_up: usize,
}

impl Kept {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "kept",
            Self::No { .. } => "missed",
            Self::Unknown(_) => "unknown",
            Self::GivenUp => "given-up",
        }
    }
}

impl Tally {
    /// The share of promises that were kept, of those of which it is known; none of none.
    pub fn share(&self) -> Option<f64> {
        part_of(self.kept, self.kept + self.missed)
    }

    /// How many promises there are.
    pub const fn all(&self) -> usize {
        self.kept + self.missed + self.unknown + self.given_up
    }

    fn count(&mut self, kept: Kept) {
        let slot = match kept {
            Kept::Yes => &mut self.kept,
            Kept::No { stretched } => {
                self.stretched += usize::from(stretched);
                &mut self.missed
            }
            Kept::Unknown(_) => &mut self.unknown,
            Kept::GivenUp => &mut self.given_up,
        };
        *slot += 1;
    }
}

impl<'m> SayDo<'m> {
    /// Looks at every promise that was due up to a day.
    ///
    /// # Complexity
    ///
    /// n log n in the targets, linear in the readings of what is to hold throughout.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::SayDo;
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read(
    ///     "hoshin: 1
    /// kpis: { nps: { unit: score, direction: increase, readings: { 2026-03-31: 64, 2026-04-30: 66 } } }
    /// objectives: { loyal: { targets: [ { kpi: nps, from: 60, to: 65, by: 2026-03-31 } ] } }",
    ///     Format::Yaml,
    /// )?;
    /// let said = SayDo::of(&plan, "2026-06-30".parse().unwrap());
    /// assert_eq!(said.all.share(), Some(0.0));
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn of(plan: &'m Plan, as_of: Date) -> Self {
        let targets = plan.nodes_of_kind(NodeKind::Target);
        let mut promises: Vec<DuePromise<'m>> =
            targets.filter_map(|target| DuePromise::of(target, as_of)).collect();
        promises.arrange_by_key(|promise| promise.due);
        let mut said = Self {
            as_of,
            promises,
            all: Tally::default(),
            by_owner: Vec::new(),
            by_level: Vec::new(),
            by_quarter: Vec::new(),
        };
        said.count(plan);
        said
    }

    fn count(&mut self, plan: &'m Plan) {
        let ladder = plan.ladder();
        let rung = |level: &Level| ladder.iter().position(|rung| *rung == level.as_str());
        let fiscal = plan.fiscal_year();
        let (mut owners, mut levels, mut quarters) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut quarter_of: BTreeMap<Date, Option<Period>> = BTreeMap::new();
        for promise in &self.promises {
            self.all.count(promise.kept);
            let owner = promise.owner.map(Node::id);
            let (_, tally) =
                owners.entry((owner.is_none(), owner)).or_insert((promise.owner, Tally::default()));
            tally.count(promise.kept);
            let level = level_of(promise.target);
            let place = level.as_ref().map_or(usize::MAX, |level| rung(level).unwrap_or(usize::MAX));
            let tally: &mut Tally = levels.entry((level.is_none(), place, level)).or_default();
            tally.count(promise.kept);
            let quarter = quarter_of.entry(promise.due).or_insert_with(|| fiscal.quarter_of(promise.due));
            if let Some(quarter) = *quarter {
                let (_, tally) =
                    quarters.entry(quarter.span(&fiscal).start).or_insert((quarter, Tally::default()));
                tally.count(promise.kept);
            }
        }
        self.by_owner = owners.into_values().collect();
        self.by_level = levels.into_iter().map(|((.., level), tally)| (level, tally)).collect();
        self.by_quarter = quarters.into_values().collect();
    }
}

impl<'m> DuePromise<'m> {
    /// A target as a promise; none if its date has not come.
    fn of(target: Node<'m>, as_of: Date) -> Option<Self> {
        let due = target.due().filter(|due| *due <= as_of)?;
        let appraisal = Appraisal::of(target, Some(due))?;
        let kept = if target.stage() == Some(Stage::Dropped) { Kept::GivenUp } else { kept(&appraisal) };
        Some(Self { target, due, owner: target.accountable(), kept, appraisal })
    }
}

fn kept(appraisal: &Appraisal<'_>) -> Kept {
    match (appraisal.promise, appraisal.value) {
        (Err(reason), _) | (_, Err(reason)) => Kept::Unknown(reason),
        (Ok(promise), Ok(value)) if promise.is_reached(value) => Kept::Yes,
        _ => {
            let enough = |share: f64| outcome(share, Commitment::Aspirational) != score::Outcome::Miss;
            let is_stretch = appraisal.commitment == Some(Commitment::Aspirational);
            let progress = appraisal.progress().ok();
            Kept::No {
                stretched: is_stretch && progress.is_some_and(|progress| enough(progress.attainment())),
            }
        }
    }
}

/// The level of what a target is promised to, else of who answers for it.
fn level_of(target: Node<'_>) -> Option<Level> {
    let of_parent = target.parent_of_target().and_then(Node::level);
    of_parent.or_else(|| target.accountable()?.level())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    const PLAN: &str = "hoshin: 1
kpis:
  nps: { unit: score, direction: increase, readings: { 2026-03-31: 65, 2026-06-30: 63 } }
  fcr: { unit: percent, direction: increase, readings: { 2026-03-31: 77, 2026-04-01: 90 } }
  unread: { unit: percent, direction: increase }
owners: { coo: { level: corporate }, crew: { level: team } }
objectives:
  loyal:
    owner: coo
    targets: { q1: { kpi: nps, from: 60, to: 65, by: 2026-03-31 }, q2: { kpi: nps, from: 60, to: 70, by: 2026-06-30 }, later: { kpi: nps, to: 80, by: 2026-12-31 } }
  fast:
    owner: crew
    commitment: aspirational
    targets: { t: { kpi: fcr, from: 70, to: 80, by: 2026-03-31 }, u: { kpi: unread, to: 5, by: 2026-03-31 }, v: { kpi: fcr, to: 99, by: 2026-03-31, stage: dropped } }
  ours: { targets: { done: { to: done, by: 2026-02-01, check_ins: [ { date: 2026-01-31, reached: done } ] } } }
";

    #[test]
    fn a_promise_is_judged_by_what_was_known_on_its_date() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let said = SayDo::of(&plan, "2026-06-30".parse().unwrap());
        let told: Vec<(&str, &str)> =
            said.promises.iter().map(|promise| (promise.target.id(), promise.kept.as_str())).collect();
        let first =
            [("ours/done", "kept"), ("loyal/q1", "kept"), ("fast/t", "missed"), ("fast/u", "unknown")];
        assert_eq!(told[..4], first);
        assert_eq!(told[4..], [("fast/v", "given-up"), ("loyal/q2", "missed")]);
        assert_eq!(said.all, Tally { kept: 2, missed: 2, stretched: 1, unknown: 1, given_up: 1 });
        assert_eq!((said.all.share(), said.all.all()), (Some(0.5), 6));
        let owners: Vec<_> = (said.by_owner.iter())
            .map(|(owner, tally)| (owner.map(Node::id), tally.share().map(|share| share.to_string())))
            .collect();
        let half = Some("0.5".to_owned());
        assert_eq!(owners, [(Some("coo"), half), (Some("crew"), Some("0".into())), (None, Some("1".into()))]);
        let levels: Vec<_> =
            said.by_level.iter().map(|(level, _)| level.as_ref().map(Level::as_str)).collect();
        assert_eq!(levels, [Some("corporate"), Some("team"), None]);
        let quarters: Vec<String> = said.by_quarter.iter().map(|(quarter, _)| quarter.to_string()).collect();
        assert_eq!(quarters, ["2026-Q1", "2026-Q2"]);
    }

    #[test]
    fn nothing_due_is_no_share() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let said = SayDo::of(&plan, "2025-12-31".parse().unwrap());
        assert_eq!((said.all.share(), said.promises.len()), (None, 0));
    }
}
