//! What can be moved, and how far: a KPI to a level that its targets want, a target of steps to one of them.

use crate::analyse::appraisal::Appraisal;
use crate::analyse::promise::{Promise, rounded};
use crate::analyse::readings::value_of;
use crate::analyse::score::{self, Light, Policy, Unknown};
use crate::analyse::what_if::supposing;
use crate::metamodel::node::Goal;
use crate::metamodel::{CheckIn, Target};
use crate::model::{BuildError, Edit, Event, Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Aim, Date, Holds, Quantity, Unit};

/// A move of a KPI, or of a target that is told in steps.
#[derive(Clone, Debug)]
pub struct Move<'m> {
    /// What moves.
    pub node: Node<'m>,
    /// Where it is, in its unit; of steps the share that is reached.
    pub from: Result<f64, Unknown>,
    /// Where it is to be.
    pub to: Step,
    /// The targets that this turns.
    pub targets: Vec<Node<'m>>,
}

/// Where something moves to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A level of a KPI.
    Level(Quantity),
    /// A step of a scale, or `done`, and the share of the whole that it is.
    Reached(String, f64),
}

/// Why nothing turns a target.
#[derive(Clone, Debug)]
pub struct Stuck<'m> {
    /// The target.
    pub target: Node<'m>,
    /// Why.
    pub why: Hindrance<'m>,
}

/// What keeps a target from being turned.
#[derive(Clone, Debug, PartialEq)]
pub enum Hindrance<'m> {
    /// What it promises is not known.
    Unknown(Unknown),
    /// It is to hold throughout, so that no single reading turns it.
    Throughout,
    /// Another target on the same KPI would not keep the status that is wanted.
    Opposed(Node<'m>),
    /// Neither the level that is due nor the goal itself has the status that is wanted by this policy.
    NoLevel,
}

/// What has to move for a target: its KPI, or itself where it is told in steps.
pub(super) fn mover(target: Node<'_>) -> Node<'_> {
    if is_told(target) { target } else { target.kpi().unwrap_or(target) }
}

/// Whether a target is told by steps that are reached, and not by a KPI.
fn is_told(target: Node<'_>) -> bool {
    let goal = target.fields::<Target>().and_then(Target::goal);
    matches!(goal, Some(Goal::Scale(_) | Goal::To(Aim::Done)))
}

/// The least move of what these targets hang on with which all of them have the status that is wanted.
pub(super) fn least<'m>(
    node: Node<'m>,
    targets: &[Node<'m>],
    day: Date,
    policy: &Policy,
    want: Light,
) -> Result<Move<'m>, Vec<Stuck<'m>>> {
    let is_wanted = |appraisal: &Appraisal<'m>, value: f64| {
        let mut moved = *appraisal;
        moved.value = Ok(value);
        moved.judge(policy).status.light().is_some_and(|light| light <= want)
    };
    let appraised: Vec<Appraisal<'m>> =
        targets.iter().filter_map(|target| Appraisal::of(*target, Some(day))).collect();
    let moved = |from, to| Move { node, from, to, targets: targets.to_vec() };
    if let [appraisal] = appraised.as_slice()
        && is_told(appraisal.target)
    {
        let mut steps = steps(appraisal.target);
        steps.retain(|(_, worth)| is_wanted(appraisal, *worth));
        let step = steps.into_iter().min_by(|one, other| one.1.total_cmp(&other.1));
        let stuck = || vec![Stuck { target: appraisal.target, why: Hindrance::NoLevel }];
        return step
            .map(|(name, worth)| moved(appraisal.value, Step::Reached(name, worth)))
            .ok_or_else(stuck);
    }
    let hindered: Vec<Stuck<'m>> = appraised.iter().filter_map(hindrance).collect();
    if !hindered.is_empty() {
        return Err(hindered);
    }
    let from = value_of(node, day).map(|measured| measured.value).map_err(|missing| missing.why);
    let unit = targets.first().and_then(|target| Promise::of(*target)).map(|promise| promise.unit);
    let mut levels: Vec<f64> = appraised.iter().flat_map(|appraisal| levels(appraisal, from)).collect();
    if let Ok(from) = from {
        levels.arrange_by(|one, other| (one - from).abs().total_cmp(&(other - from).abs()));
    }
    let found = levels.iter().find(|level| appraised.iter().all(|appraisal| is_wanted(appraisal, **level)));
    match (found, unit) {
        (Some(level), Some(unit)) => Ok(moved(from, Step::Level(quantity(rounded(*level), unit)))),
        _ => Err(opposed(&appraised, &levels, is_wanted)),
    }
}

/// A level in a unit that readings may name.
fn quantity(level: f64, unit: Unit) -> Quantity {
    if [Unit::COUNT, Unit::SCORE].contains(&unit) {
        Quantity::plain(level)
    } else {
        Quantity::of(level, unit)
    }
}

fn hindrance<'m>(appraisal: &Appraisal<'m>) -> Option<Stuck<'m>> {
    let target = appraisal.target;
    let fields: &Target = target.fields()?;
    let why = match appraisal.promise {
        Err(why) => Hindrance::Unknown(why),
        Ok(_) if fields.holds == Some(Holds::Throughout) => Hindrance::Throughout,
        Ok(_) => return None,
    };
    Some(Stuck { target, why })
}

/// The levels that a target may want: what is due now, the goal, or the bounds of a band.
fn levels(appraisal: &Appraisal<'_>, from: Result<f64, Unknown>) -> Vec<f64> {
    match appraisal.promise {
        Ok(score::Promise::Line(line)) => appraisal.due().into_iter().chain([line.goal]).collect(),
        Ok(score::Promise::Band(band)) => {
            let within = from.ok().map(|from| from.clamp(band.low(), band.high()));
            within.into_iter().chain([band.low(), band.high()]).filter(|level| level.is_finite()).collect()
        }
        _ => Vec::new(),
    }
}

/// Which targets stand against each other, where no level pleases all.
fn opposed<'m>(
    appraised: &[Appraisal<'m>],
    levels: &[f64],
    is_wanted: impl Fn(&Appraisal<'m>, f64) -> bool,
) -> Vec<Stuck<'m>> {
    let mut stuck = Vec::new();
    for appraisal in appraised {
        let target = appraisal.target;
        let pleasing: Vec<f64> =
            levels.iter().copied().filter(|level| is_wanted(appraisal, *level)).collect();
        let against = |other: &&Appraisal<'m>| {
            other.target != target && !pleasing.iter().any(|level| is_wanted(other, *level))
        };
        let why = match appraised.iter().find(against) {
            _ if pleasing.is_empty() => Hindrance::NoLevel,
            Some(other) => Hindrance::Opposed(other.target),
            // Each pair has a level, all together have none.
            None => match appraised.iter().find(|other| other.target != target) {
                Some(other) => Hindrance::Opposed(other.target),
                None => Hindrance::NoLevel,
            },
        };
        stuck.push(Stuck { target, why });
    }
    stuck
}

/// The steps of a target with the share that each is worth.
fn steps(target: Node<'_>) -> Vec<(String, f64)> {
    match target.fields::<Target>().and_then(Target::goal) {
        Some(Goal::Scale(scale)) => {
            scale.steps().iter().map(|step| (step.key.to_string(), step.key.worth())).collect()
        }
        Some(Goal::To(Aim::Done)) => vec![("done".to_owned(), 1.0)],
        _ => Vec::new(),
    }
}

/// A plan in which these moves were made on a day.
///
/// # Errors
///
/// [`BuildError`] if one of them is of another plan.
pub fn moved(plan: &Plan, day: Date, moves: &[Move<'_>]) -> Result<Plan, BuildError> {
    let readings = moves.iter().filter_map(|one| match &one.to {
        Step::Level(level) => Some((one.node.to_ref(), level.clone())),
        Step::Reached(..) => None,
    });
    let mut after = supposing(plan, day, &readings.collect::<Vec<_>>())?;
    for one in moves {
        if let Step::Reached(name, _) = &one.to {
            let told = CheckIn { date: Some(day), reached: Some(name.as_str().into()), ..CheckIn::default() };
            after.apply(&Edit::Record { of: one.node.to_ref(), event: Event::CheckIn(told) })?;
        }
    }
    Ok(after)
}
