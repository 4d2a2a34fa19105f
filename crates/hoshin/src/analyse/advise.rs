//! Backward: the fewest KPIs or targets that have to move for a goal to be green, without evidence wholly contradicting
//! itself anywhere that did not before.
//!
//! A status is the worst of the targets that decide it, so that whatever lags among them has to move, and which ones those
//! are needs no search. Where their move alone would make a strong conflict, moves of what that conflict rests on are
//! added, the fewest first.

mod moves;
mod present;
mod sets;

use std::collections::BTreeMap;

use super::appraisal::Appraisal;
use super::evidence::{Evidence, Label};
use super::flow::Flow;
use super::satisfaction::{Satisfaction, is_in_force};
use super::score::{Light, Policy, Status, Unknown};
use super::standing::{Standing, of_target};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, NodeRef};
use crate::sort::Arrange as _;
use crate::value::Date;
use present::{Present, strong, targets_of};
use sets::{advance, sets};

pub use moves::{Hindrance, Move, Step, Stuck, moved};

/// How many moves may be added to those that are needed, and among how many they are looked for (our choice: some six
/// thousand sets).
pub const MOST_ADDED: usize = 4;
/// See [`MOST_ADDED`].
pub const MOST_CANDIDATES: usize = 20;

/// How much is worked out at the most, in nodes of the plan times sets that are tried (our choice: some seconds).
const MOST_WORK: usize = 20_000_000;

/// What turns a goal, or why that cannot be told.
#[derive(Clone, Debug)]
pub struct Advice<'m> {
    /// The goal.
    pub goal: Node<'m>,
    /// The status that is wanted.
    pub want: Light,
    /// How it stands.
    pub status: Status,
    /// The fewest moves, none where it stands so already; or why there are none.
    pub outcome: Result<Moves<'m>, Refusal<'m>>,
}

/// A smallest set of moves.
#[derive(Clone, Debug)]
pub struct Moves<'m> {
    /// The moves: KPIs and targets in the order in which they were added.
    pub moves: Vec<Move<'m>>,
    /// How the goal stands after them.
    pub status: Status,
}

/// Why there is no advice.
#[derive(Clone, Debug)]
pub enum Refusal<'m> {
    /// It has no status: no target decides it.
    NothingDecides,
    /// Some of the targets that decide it are turned by nothing.
    Stuck(Vec<Stuck<'m>>),
    /// Whatever moves, evidence wholly contradicts itself about something about which it did not before.
    Conflict(Vec<(NodeRef, Label)>),
    /// It would take more than is tried to tell which moves do without a strong conflict.
    TooMany {
        /// The moves that could be added.
        candidates: usize,
        /// The conflicts that the needed moves alone would make.
        conflicts: Vec<(NodeRef, Label)>,
    },
}

/// Looks for the fewest moves that give a goal the status that is wanted, or a better one.
///
/// KPIs move to the level that is due now of one of their targets that decide, else to its goal, whichever is nearer and
/// pleases all of them. Which of what lags has to move is exact at any size. Where that makes a strong conflict, it is exact
/// for up to four moves more, among up to twenty.
///
/// # Complexity
///
/// Linear in nodes and relations; without a strong conflict to avoid, thrice.
///
/// # Example
///
/// ```
/// use hoshin::analyse::{advise, score::{Light, Policy}};
/// use hoshin::{Plan, format::Format, metamodel::NodeKind};
///
/// let text = "hoshin: 1
/// kpis: { nps: { unit: score, direction: increase, readings: { 2026-03: 66 } } }
/// objectives: { loyal: { targets: [ { kpi: nps, from: 60, to: 75 } ] } }";
/// let plan = Plan::read(text, Format::Yaml)?;
/// let loyal = plan.node(NodeKind::Objective, "loyal").unwrap();
/// let advice = advise::advise(loyal, Light::Green, "2026-03-31".parse().unwrap(), &Policy::DEFAULT);
/// assert_eq!(advice.outcome.unwrap().moves[0].node.id(), "nps");
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn advise<'m>(goal: Node<'m>, want: Light, day: Date, policy: &Policy) -> Advice<'m> {
    let present = Present::of(goal, day, policy);
    let status = present.status;
    let is_there = status.light().is_some_and(|light| light <= want);
    let outcome = if is_there {
        Ok(Moves { moves: Vec::new(), status })
    } else if present.targets.is_empty() {
        Err(Refusal::NothingDecides)
    } else {
        Search { goal, want, day, policy, present }.search()
    };
    Advice { goal, want, status, outcome }
}

/// The search for moves.
#[derive(Debug)]
struct Search<'m, 'p> {
    goal: Node<'m>,
    want: Light,
    day: Date,
    policy: &'p Policy,
    present: Present<'m>,
}

/// What a set of moves comes to.
struct Outcome<'m> {
    status: Status,
    conflicts: Vec<(NodeRef, Label)>,
    /// What the conflicts rest on, in the plan as it is.
    grounds: Vec<Node<'m>>,
}

impl<'m> Search<'m, '_> {
    fn search(&self) -> Result<Moves<'m>, Refusal<'m>> {
        let status = |target: &Node<'m>| {
            Appraisal::of(*target, Some(self.day)).map(|appraisal| of_target(&appraisal, self.policy).status)
        };
        let light = |target: &Node<'m>| status(target).and_then(Status::light);
        let lagging = |target: &Node<'m>| light(target).is_some_and(|light| light > self.want);
        let needed: BTreeMap<u64, Node<'m>> = movers(self.present.targets.iter().copied().filter(lagging));
        if !needed.is_empty() {
            return self.with(self.all(needed.into_values())?);
        }
        // Nothing is known of any: one is enough.
        let mut refused = Refusal::NothingDecides;
        for mover in movers(self.present.targets.iter().copied()).into_values() {
            match self.all([mover]).and_then(|moves| self.with(moves)) {
                Ok(moves) => return Ok(moves),
                Err(Refusal::Stuck(more)) => {
                    if let Refusal::Stuck(stuck) = &mut refused {
                        stuck.extend(more);
                    } else if matches!(refused, Refusal::NothingDecides) {
                        refused = Refusal::Stuck(more);
                    }
                }
                Err(other) => refused = other,
            }
        }
        Err(refused)
    }

    /// The least move of each.
    fn all(&self, movers: impl IntoIterator<Item = Node<'m>>) -> Result<Vec<Move<'m>>, Refusal<'m>> {
        let mut stuck = Vec::new();
        let mut found = Vec::new();
        for mover in movers {
            match self.least(mover) {
                Ok(one) => found.push(one),
                Err(more) => stuck.extend(more),
            }
        }
        if stuck.is_empty() { Ok(found) } else { Err(Refusal::Stuck(stuck)) }
    }

    /// The least move of a KPI or a target that pleases every target that decides and hangs on it; of one on which none of
    /// them hangs, all of its targets.
    fn least(&self, mover: Node<'m>) -> Result<Move<'m>, Vec<Stuck<'m>>> {
        let hangs = |target: &Node<'m>| moves::mover(*target) == mover;
        let mut targets: Vec<Node<'m>> = self.present.targets.iter().copied().filter(hangs).collect();
        if targets.is_empty() {
            let in_force = |target: &Node<'m>| is_in_force(*target, Some(self.day));
            targets.extend(mover.sources(RelationKind::Tracks).filter(in_force));
            targets.extend(Some(mover).filter(|mover| mover.kind() == NodeKind::Target));
        }
        moves::least(mover, &targets, self.day, self.policy, self.want)
    }

    /// These moves, and the fewest others that keep them from making a strong conflict.
    fn with(&self, base: Vec<Move<'m>>) -> Result<Moves<'m>, Refusal<'m>> {
        let outcome = self.outcome(&base);
        if outcome.conflicts.is_empty() {
            return self.told(base, outcome.status);
        }
        let is_in = |mover: &Node<'m>| base.iter().any(|one| one.node == *mover);
        let candidates: Vec<Move<'m>> = movers(outcome.grounds.into_iter())
            .into_values()
            .filter(|mover| !is_in(mover))
            .filter_map(|mover| self.least(mover).ok())
            .collect();
        let work = self.present.plan.node_count().saturating_mul(sets(candidates.len()));
        if candidates.len() > MOST_CANDIDATES || work > MOST_WORK {
            return Err(Refusal::TooMany { candidates: candidates.len(), conflicts: outcome.conflicts });
        }
        for size in 1..=MOST_ADDED.min(candidates.len()) {
            let mut chosen: Vec<usize> = (0..size).collect();
            loop {
                let added = chosen.iter().filter_map(|place| candidates.get(*place)).cloned();
                let moves: Vec<Move<'m>> = base.iter().cloned().chain(added).collect();
                let tried = self.outcome(&moves);
                if tried.conflicts.is_empty() && tried.status.light().is_some_and(|light| light <= self.want)
                {
                    return self.told(moves, tried.status);
                }
                if !advance(&mut chosen, candidates.len()) {
                    break;
                }
            }
        }
        if candidates.len() > MOST_ADDED {
            Err(Refusal::TooMany { candidates: candidates.len(), conflicts: outcome.conflicts })
        } else {
            Err(Refusal::Conflict(outcome.conflicts))
        }
    }

    fn told(&self, mut moves: Vec<Move<'m>>, status: Status) -> Result<Moves<'m>, Refusal<'m>> {
        if status.light().is_none_or(|light| light > self.want) {
            return Err(Refusal::Stuck(Vec::new()));
        }
        moves.arrange_by_key(|one| (one.node.kind(), one.node.seq()));
        Ok(Moves { moves, status })
    }

    fn outcome(&self, moves: &[Move<'m>]) -> Outcome<'m> {
        let plan = self.present.plan;
        // Moves are made of nodes of this plan, so that none is refused.
        let after = moved(plan, self.day, moves).unwrap_or_else(|_| plan.clone());
        let flow = Flow::of(&after);
        let satisfaction = Satisfaction::of(&flow, Some(self.day));
        let standing = Standing::of(&satisfaction, self.policy);
        let evidence = Evidence::of(&satisfaction);
        let node = |node: &NodeRef| after.node(node.kind, &node.id);
        let mut conflicts = strong(&evidence);
        conflicts.retain(|(node, _)| !self.present.strong.contains(node));
        let mut grounds = Vec::new();
        for at in conflicts.iter().filter_map(|(at, _)| node(at)) {
            for proof in [false, true].into_iter().filter_map(|denies| evidence.proof(at, denies)) {
                grounds.extend(proof.grounds.iter().flat_map(|ground| targets_of(*ground)));
            }
        }
        let back = |node: Node<'_>| plan.node(node.kind(), node.id());
        let status = node(&self.goal.to_ref()).map(|goal| standing.of_node(goal).status);
        Outcome {
            status: status.unwrap_or(Status::Unknown(Unknown::NoneKnown)),
            grounds: grounds.into_iter().filter_map(back).collect(),
            conflicts,
        }
    }
}

/// What has to move for some targets, each once, in the order in which they were added.
fn movers<'m>(targets: impl Iterator<Item = Node<'m>>) -> BTreeMap<u64, Node<'m>> {
    targets.map(moves::mover).map(|mover| (mover.seq(), mover)).collect()
}

#[cfg(test)]
mod tests;
