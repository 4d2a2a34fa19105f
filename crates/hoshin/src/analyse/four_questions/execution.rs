//! The gap between planning and execution: what of the strategy has live work below it, and what of the work reaches a
//! driver.

use std::collections::BTreeSet;

use super::is_current;
use crate::analyse::flow::{Arc, Flow, Way};
use crate::analyse::score::part_of;
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::{Date, Dates};

/// What is being executed.
///
/// Strategy is every driver, and every active objective of the year. Live work is every initiative that is neither closed
/// nor dropped and whose period has begun or is not stated. Work stands below what it helps along any way; one that harms
/// executes nothing (our choice).
///
/// # Source
///
/// Row S2.1.
#[derive(Clone, Debug)]
pub struct Execution<'m> {
    /// Drivers and objectives that have live work below them.
    pub strategy: Share<'m>,
    /// Live initiatives that reach a driver.
    pub work: Share<'m>,
    live: BTreeSet<u64>,
    idle: BTreeSet<u64>,
}

/// How many of some nodes have something.
#[derive(Clone, Debug, Default)]
pub struct Share<'m> {
    /// So many have it.
    pub with: usize,
    /// Those that do not, in the order in which they were added.
    pub without: Vec<Node<'m>>,
}

impl<'m> Share<'m> {
    /// How many there are.
    pub fn all(&self) -> usize {
        self.with + self.without.len()
    }

    /// The share that has it; none of none.
    pub fn share(&self) -> Option<f64> {
        part_of(self.with, self.all())
    }

    fn of(nodes: impl Iterator<Item = Node<'m>>, has: impl Fn(Node<'m>) -> bool) -> Self {
        let mut share = Self::default();
        for node in nodes {
            if has(node) {
                share.with += 1;
            } else {
                share.without.push(node);
            }
        }
        share
    }
}

impl<'m> Execution<'m> {
    /// Looks up from all live work and down from all drivers.
    pub(super) fn of(flow: &Flow<'m>, as_of: Option<Date>, year: Option<Dates>) -> Self {
        let plan = flow.plan();
        let live: Vec<Node<'m>> =
            plan.nodes_of_kind(NodeKind::Initiative).filter(|node| is_live(*node, as_of)).collect();
        let drivers = || plan.nodes_of_kind(NodeKind::Driver);
        let executed = reached(flow, live.iter().copied(), |number, next| {
            next.extend(flow.out_of(number).filter(helps).map(Arc::other));
        });
        let aligned = reached(flow, drivers(), |number, next| {
            next.extend(flow.into(number).filter(helps).map(Arc::other));
        });
        let is_in = |reached: &[bool], node| {
            flow.number(node).and_then(|at| reached.get(at)).copied().unwrap_or(false)
        };
        let objectives = plan.nodes_of_kind(NodeKind::Objective).filter(|node| is_current(*node, year));
        let strategy = Share::of(drivers().chain(objectives), |node| is_in(&executed, node));
        Self {
            idle: strategy.without.iter().map(|node| node.seq()).collect(),
            strategy,
            work: Share::of(live.iter().copied(), |node| is_in(&aligned, node)),
            live: live.iter().map(|node| node.seq()).collect(),
        }
    }

    /// Whether a driver or an objective of the year has live work below it.
    pub fn has_work(&self, node: Node<'_>) -> bool {
        !self.idle.contains(&node.seq())
    }

    /// Whether a node is live work.
    pub fn is_live(&self, node: Node<'_>) -> bool {
        self.live.contains(&node.seq())
    }
}

fn is_live(initiative: Node<'_>, as_of: Option<Date>) -> bool {
    let start = || initiative.period().map(|period| period.span(&initiative.plan().fiscal_year()).start);
    initiative.is_active() && as_of.zip(start()).is_none_or(|(day, start)| start <= day)
}

/// Whether something that helps travels along a way.
fn helps(arc: &Arc) -> bool {
    arc.way != Way::Need && !arc.is_against()
}

/// By number, whether a node is one of some or is met on the way from them.
fn reached<'m>(
    flow: &Flow<'m>,
    from: impl Iterator<Item = Node<'m>>,
    onward: impl Fn(usize, &mut Vec<usize>),
) -> Vec<bool> {
    let mut is_reached = vec![false; flow.len()];
    let mut next: Vec<usize> = from.filter_map(|node| flow.number(node)).collect();
    while let Some(number) = next.pop() {
        if is_reached.get_mut(number).is_some_and(|slot| !std::mem::replace(slot, true)) {
            onward(number, &mut next);
        }
    }
    is_reached
}
