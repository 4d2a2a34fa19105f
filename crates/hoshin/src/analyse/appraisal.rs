//! How a target stands on a day: what it promises, what was reached of it, and what is due by then, in one unit.

use super::promise::{Promise, rounded};
use super::readings::{Measured, Series, value_in, value_of};
use super::score::{self, Band, Better, Course, Judgement, Line, Policy, Unknown, day_number, due_now, held};
use crate::metamodel::node::Goal;
use crate::metamodel::{CheckIn, Kpi, Objective, Target};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{
    Aim, Commitment, Comparator, Date, Direction, Holds, OverTime, Quantity, ScaleKey, Stage,
};

/// A target as it stands on a day.
///
/// # Units
///
/// All levels in that of its [`Promise`]; of scales and of `done`, shares of one.
#[derive(Clone, Copy, Debug)]
pub struct Appraisal<'m> {
    /// The target.
    pub target: Node<'m>,
    /// What it promises, in bare numbers.
    pub promise: Result<score::Promise, Unknown>,
    /// What was reached.
    pub value: Result<f64, Unknown>,
    /// The day that the value is of.
    pub read: Option<Date>,
    /// Whether it is a promise or a stretch, if its objective says so.
    pub commitment: Option<Commitment>,
    threshold: Option<f64>,
    worst: Option<f64>,
    as_of: Option<Date>,
}

/// What tells the latest value of a KPI.
pub(crate) type Read<'r, 'm> = dyn Fn(Node<'m>) -> Result<Measured<'m>, Unknown> + 'r;

/// A value, and the day that it is of.
type Reached = (Result<f64, Unknown>, Option<Date>);

impl<'m> Appraisal<'m> {
    /// Looks at a target as on a day; without one at its latest readings. None if the node is no target.
    ///
    /// # Complexity
    ///
    /// Linear in its milestones, and in the readings of its period where it is to hold throughout.
    pub fn of(target: Node<'m>, as_of: Option<Date>) -> Option<Self> {
        Self::by(target, as_of, &|kpi| Ok(value_of(kpi, as_of.unwrap_or(Date::MAX))?))
    }

    /// As [`Appraisal::of`], with the values of KPIs at hand.
    pub(crate) fn by(target: Node<'m>, as_of: Option<Date>, read: &Read<'_, 'm>) -> Option<Self> {
        let fields: &'m Target = target.fields()?;
        let goal = fields.goal();
        let commitment =
            target.parent_of_target().and_then(|parent| parent.fields::<Objective>()?.commitment);
        let blank = Self {
            target,
            promise: Ok(score::Promise::Milestone),
            value: Err(Unknown::NoReading),
            read: None,
            commitment,
            threshold: None,
            worst: None,
            as_of,
        };
        Some(match goal {
            Some(Goal::Scale(_) | Goal::To(Aim::Done)) => {
                let (value, read) = told(target, goal, as_of);
                Self { value, read, ..blank }
            }
            _ => match Promise::of(target) {
                Some(promise) => Self::of_promise(&promise, as_of, read, blank),
                None => Self { promise: Err(Unknown::NoKpi), value: Err(Unknown::NoKpi), ..blank },
            },
        })
    }

    fn of_promise(promise: &Promise<'m>, as_of: Option<Date>, read: &Read<'_, 'm>, blank: Self) -> Self {
        let kept = line_or_band(promise);
        let level = |quantity: &Option<Quantity>| quantity.as_ref().and_then(|level| promise.number(level));
        let (value, day) = if promise.fields.holds == Some(Holds::Throughout) {
            throughout(promise, as_of)
        } else {
            match reached(promise, as_of, read) {
                Ok(measured) => (measured.in_unit(&promise.unit).map(rounded), Some(measured.date)),
                Err(why) => (Err(why), None),
            }
        };
        // What is to hold throughout is told by how often it held.
        let is_held = promise.fields.holds == Some(Holds::Throughout);
        Self {
            promise: if is_held { kept.map(|_| score::Promise::Milestone) } else { kept },
            value,
            read: day,
            threshold: level(&promise.fields.threshold),
            worst: level(&promise.fields.worst),
            ..blank
        }
    }

    /// The level that should be reached by the day; the goal itself where no day is given. None where no level is
    /// promised.
    pub fn due(&self) -> Option<f64> {
        let Ok(score::Promise::Line(line)) = self.promise else { return None };
        match self.as_of {
            Some(day) => Some(due_level(&Promise::of(self.target)?, line, day)),
            None => Some(line.goal),
        }
    }

    /// How satisfied the promise is.
    ///
    /// # Units
    ///
    /// From -100 to 100.
    ///
    /// # Errors
    ///
    /// Why it is not known.
    pub fn satisfaction(&self) -> Result<f64, Unknown> {
        self.promise?.satisfaction(Some(self.value?), self.threshold, self.worst)
    }

    /// How much of the promise is kept, not clamped.
    ///
    /// # Errors
    ///
    /// Why it is not known.
    pub fn progress(&self) -> Result<score::Progress, Unknown> {
        self.promise?.progress(Some(self.value?))
    }

    /// Whether the promise is kept; none if that is not known.
    pub fn is_reached(&self) -> Option<bool> {
        Some(self.promise.ok()?.is_reached(self.value.ok()?))
    }

    /// The figure and the colour by a policy.
    pub fn judge(&self, policy: &Policy) -> Judgement {
        let unknown = |reason| Judgement {
            score: Err(reason),
            status: score::Status::Unknown(reason),
            caveat: None,
            policy: policy.name,
        };
        match (self.promise, self.value) {
            (Err(reason), _) => unknown(reason),
            // A reading that says nothing is not a missing one, which some policies take for the baseline.
            (_, Err(reason)) if !matches!(reason, Unknown::NoReading | Unknown::NoCheckIn) => unknown(reason),
            (Ok(promise), value) => policy.judge(&score::Case {
                promise,
                value: value.ok(),
                due: self.due(),
                commitment: self.commitment,
            }),
        }
    }
}

/// What the readings of its KPI have to do for a promise.
fn line_or_band(promise: &Promise<'_>) -> Result<score::Promise, Unknown> {
    let goal = promise.fields.goal().ok_or(Unknown::NoGoal)?;
    let is_exact = matches!(goal, Goal::To(Aim::Level { comparator: Some(Comparator::Equal), .. }));
    if matches!(goal, Goal::Band(_)) || is_exact || promise.sense() == Some(Direction::Maintain) {
        let values = promise.admissible().ok_or(Unknown::Incomparable)?;
        return Band::new(values.low, values.high, None).map(score::Promise::Band);
    }
    let baseline = promise.baseline();
    let level = promise.goal().ok_or(match goal {
        Goal::Change(_) if baseline.is_none() => Unknown::NoBaseline,
        _ => Unknown::Incomparable,
    })?;
    let better = promise.sense().and_then(Better::of);
    if better.is_none() && baseline.is_none() {
        return Err(Unknown::NoDirection);
    }
    Ok(score::Promise::Line(Line { better, baseline, goal: level }))
}

/// What its KPI stands at; of one that adds up over time, or is a mean over it, that of the target's period.
fn reached<'m>(
    promise: &Promise<'m>,
    as_of: Option<Date>,
    read: &Read<'_, 'm>,
) -> Result<Measured<'m>, Unknown> {
    let over_time = promise.kpi.fields::<Kpi>().and_then(|fields| fields.over_time);
    let period = promise.target.period().filter(|_| over_time.is_some_and(|how| how != OverTime::Last));
    match period {
        Some(period) => {
            let dates = period.span(&promise.target.plan().fiscal_year());
            Ok(value_in(promise.kpi, dates, as_of.unwrap_or(Date::MAX))?)
        }
        None => read(promise.kpi),
    }
}

/// The share of the readings within its period that keep the promise.
fn throughout(promise: &Promise<'_>, as_of: Option<Date>) -> Reached {
    let Some(values) = promise.admissible() else { return (Err(Unknown::Incomparable), None) };
    let fiscal = promise.target.plan().fiscal_year();
    let period = promise.target.period().map(|period| period.span(&fiscal));
    let due = promise.target.due();
    let counts =
        |day: Date| period.is_none_or(|period| period.start <= day) && due.is_none_or(|due| day <= due);
    let mut read = None;
    let mut kept = Vec::new();
    for point in &Series::of(promise.kpi, as_of.unwrap_or(Date::MAX)).points {
        if !counts(point.day) {
            continue;
        }
        if let (Some(before), Some(cadence)) = (read, promise.kpi.frequency()) {
            kept.extend(std::iter::repeat_n(None, gap(before, point.day, cadence.approximate_days())));
        }
        let value = point.measured(promise.kpi.unit()).and_then(|measured| measured.in_unit(&promise.unit));
        kept.push(value.ok().map(|value| values.contains(rounded(value))));
        read = Some(point.day);
    }
    (held(&kept), read)
}

/// How many readings are missing between two days, by how often there should be one.
fn gap(before: Date, day: Date, every: f64) -> usize {
    let days = f64::from(day_number(day) - day_number(before));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to the days of some years"
    )]
    let missing = ((days / every.max(1.0)).round() - 1.0).clamp(0.0, 100_000.0) as usize;
    missing
}

/// What a check-in last told of a scale, or of whether it is done. What is closed is done.
fn told<'m>(target: Node<'m>, goal: Option<Goal<'m>>, as_of: Option<Date>) -> Reached {
    let worth = |check_in: &CheckIn| {
        let name = check_in.reached.as_deref()?;
        match goal {
            _ if name == "none" => Some(0.0),
            Some(Goal::Scale(scale)) => scale.step(name).map(|step| step.key.worth()),
            _ if name == "done" => Some(1.0),
            _ => name.parse::<ScaleKey>().ok().map(|key| if key.worth() >= 1.0 { 1.0 } else { 0.0 }),
        }
    };
    let until = |check_in: &&CheckIn| as_of.is_none_or(|day| check_in.date.is_some_and(|date| date <= day));
    let told = target
        .check_ins()
        .iter()
        .rev()
        .filter(until)
        .find_map(|check_in| Some((worth(check_in)?, check_in.date)));
    match (told, goal) {
        (_, Some(Goal::To(Aim::Done))) if target.stage() == Some(Stage::Closed) => (Ok(1.0), None),
        (Some((worth, date)), _) => (Ok(worth), date),
        (None, _) => (Err(Unknown::NoCheckIn), None),
    }
}

/// The level that is due on a day, on the way over the milestones to the goal.
fn due_level(promise: &Promise<'_>, line: Line, day: Date) -> f64 {
    let fiscal = promise.target.plan().fiscal_year();
    let mut milestones: Vec<(i32, f64)> = (promise.fields.milestones.iter())
        .filter_map(|(key, level)| {
            let period: crate::value::Period = key.parse().ok()?;
            Some((day_number(period.span(&fiscal).last_day()?), promise.number(level)?))
        })
        .collect();
    milestones.arrange_by_key(|(day, _)| *day);
    let course = Course {
        start: promise.target.period().map(|period| day_number(period.span(&fiscal).start)),
        baseline: line.baseline,
        milestones: &milestones,
        end: promise.target.due().map(day_number),
        goal: line.goal,
    };
    due_now(&course, day_number(day))
}

#[cfg(test)]
mod tests;
