//! Whose work reaches which driver: effort is split among the ways out of a node, and flows until it is absorbed.
//!
//! Effort is shared out and not multiplied, so that what reaches all drivers together is never more than the whole. Ways
//! of little strength leak: that work is honestly aligned with nothing. Needs carry no effort.
//!
//! # Source
//!
//! An absorbing Markov chain (our choice; nobody publishes an equivalent for goal models).

mod knot;
pub mod owners;
mod table;

pub use owners::Aligned;
pub use table::AlignmentTable;

use knot::Circles;

use super::flow::{Arc, Flow, Way};
use crate::graph::sweep::{Done, sweep};
use crate::model::Node;

/// How much of each node's work reaches each driver, for it and against it.
#[derive(Clone, Debug)]
pub struct Alignment<'f, 'm> {
    flow: &'f Flow<'m>,
    drivers: Vec<Node<'m>>,
    /// By number and driver.
    shares: Vec<Share>,
    circular: Vec<usize>,
    bounds: Vec<usize>,
}

/// The shares of a node's work that reach a driver.
///
/// # Units
///
/// Shares of one, 0..=1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// For the driver.
    pub support: f64,
    /// Against it.
    pub harm: f64,
}

impl Share {
    /// Support less harm, -1..=1.
    pub fn net(self) -> f64 {
        self.support - self.harm
    }

    fn turned(self, is_against: bool) -> Self {
        if is_against { Self { support: self.harm, harm: self.support } } else { self }
    }

    fn plus(self, part: f64, other: Self) -> Self {
        Self { support: self.support + part * other.support, harm: self.harm + part * other.harm }
    }
}

impl<'f, 'm> Alignment<'f, 'm> {
    /// Follows the work of every node to these drivers.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and ways for each driver; circles of up to 200 nodes are solved directly, larger ones by sweeps.
    pub fn of(flow: &'f Flow<'m>, drivers: impl IntoIterator<Item = Node<'m>>) -> Self {
        let drivers: Vec<Node<'m>> = drivers.into_iter().collect();
        let shares = vec![Share::default(); flow.len() * drivers.len()];
        let mut all = Self { flow, drivers, shares, circular: Vec::new(), bounds: Vec::new() };
        let mut absorbing = vec![false; flow.len()];
        for (place, driver) in all.drivers.iter().enumerate() {
            if let Some(number) = flow.number(*driver) {
                if let Some(share) = all.shares.get_mut(number * all.drivers.len() + place) {
                    share.support = 1.0;
                }
                if let Some(is_driver) = absorbing.get_mut(number) {
                    *is_driver = true;
                }
            }
        }
        let is_absorbing = |number: usize| absorbing.get(number).copied().unwrap_or(false);
        let width = all.drivers.len();
        let mut circles = Circles { flow, width, circular: Vec::new(), bounds: Vec::new() };
        sweep(
            flow.order(),
            width,
            &mut all.shares,
            |number, own, done| {
                if !is_absorbing(number) {
                    pass_on(flow, number, own, done);
                }
            },
            |knot, shares| circles.solve(knot, shares, &is_absorbing),
        );
        (all.circular, all.bounds) = (circles.circular, circles.bounds);
        all
    }

    /// The drivers, in the order in which they were given.
    pub fn drivers(&self) -> &[Node<'m>] {
        &self.drivers
    }

    /// What of a node's work reaches each driver, in their order; nothing if it takes no part in the flow.
    pub fn shares(&self, node: Node<'_>) -> &[Share] {
        self.flow.number(node).map_or(&[], |number| self.row(number))
    }

    /// How much of a node's work reaches any driver, for it or against it.
    ///
    /// # Units
    ///
    /// A share of one, 0..=1. What is left is unaligned.
    pub fn coverage(&self, node: Node<'_>) -> f64 {
        self.shares(node).iter().map(|share| share.support + share.harm).sum()
    }

    /// Nodes in circles that nothing leaves: their effort goes round for ever and reaches nothing.
    pub fn circular(&self) -> impl Iterator<Item = Node<'m>> {
        self.circular.iter().filter_map(|number| self.flow.node(*number))
    }

    /// Nodes in circles so large and tight that their shares are lower bounds.
    pub fn bounds(&self) -> impl Iterator<Item = Node<'m>> {
        self.bounds.iter().filter_map(|number| self.flow.node(*number))
    }

    fn row(&self, number: usize) -> &[Share] {
        let start = number * self.drivers.len();
        self.shares.get(start..start + self.drivers.len()).unwrap_or_default()
    }
}

/// Adds up what comes of the work of a node that is in no circle.
fn pass_on(flow: &Flow<'_>, number: usize, own: &mut [Share], done: &Done<'_, Share>) {
    let whole = whole(flow, number);
    for (arc, strength) in carrying(flow, number) {
        let (part, is_against) = (strength.abs() / whole, strength < 0.0);
        for (share, reached) in own.iter_mut().zip(done.of(arc.other())) {
            *share = share.plus(part, reached.turned(is_against));
        }
    }
}

/// The ways out of a node that carry effort, with their strengths. What has no amount carries none.
fn carrying(flow: &Flow<'_>, number: usize) -> impl Iterator<Item = (Arc, f64)> {
    let ways = flow.out_of(number).filter(|arc| arc.way != Way::Need);
    ways.filter_map(|arc| Some((arc, arc.strength()?)))
}

/// What the strengths of the ways out of a node are divided by: their sum, and 1 at the least.
fn whole(flow: &Flow<'_>, number: usize) -> f64 {
    carrying(flow, number).map(|(_, strength)| strength.abs()).sum::<f64>().max(1.0)
}
