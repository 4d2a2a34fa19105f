//! What speaks for a goal and what against it: the strongest line of argument on either side, which never cancel.
//!
//! A node has evidence for it and against it, each 0..=1. It starts from what is measured, and adds what its
//! contributors pass on: several arguments for one thing are not added up, the strongest counts. So a conflict stays
//! visible however far it travels, where in the [sum](super::satisfaction) it may have cancelled.
//!
//! # Source
//!
//! Label propagation of Tropos and GR-Tool (Giorgini et al.), with the strength of a way as a factor (our choice:
//! evidence is then that of the strongest walk, exact in circles too). Circles are solved in the order of strength,
//! after Knuth's generalisation of Dijkstra's method (1977).

mod contradiction;
mod derive;
mod knot;
mod proof;

use std::collections::BTreeMap;

use super::flow::{Arc, Flow};
use super::satisfaction::Satisfaction;
use crate::graph::order::Stretch;
use crate::graph::threads::each;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

pub use contradiction::Contradiction;
pub use proof::Proof;

use derive::Grounds;

/// The least rise of evidence that counts (our choice).
const STILL: f64 = 1e-12;

/// The evidence of all nodes of a flow.
#[derive(Clone, Debug)]
pub struct Evidence<'s, 'f, 'm> {
    satisfaction: &'s Satisfaction<'f, 'm>,
    flow: &'f Flow<'m>,
    /// By number.
    labels: Vec<Label>,
    /// When the sides of members of circles settled: what argues for them settled before.
    settled: BTreeMap<(usize, bool), usize>,
    clock: usize,
    bounds: Vec<usize>,
}

/// Evidence for something and against it.
///
/// # Units
///
/// Each 0..=1; 0 where there is none, which is not the same as evidence of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Label {
    /// For it.
    pub support: f64,
    /// Against it.
    pub denial: f64,
}

/// How wholly evidence contradicts itself.
///
/// # Source
///
/// The grades of Tropos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Neither side is wholly supported.
    Weak,
    /// One side is.
    Medium,
    /// Both are.
    Strong,
}

impl Grade {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Medium => "medium",
            Self::Strong => "strong",
        }
    }
}

impl Label {
    /// The evidence that a value is.
    ///
    /// # Units
    ///
    /// Satisfaction from -100 to 100.
    pub fn of_value(satisfaction: f64) -> Self {
        Self { support: satisfaction.max(0.0) / 100.0, denial: (-satisfaction).max(0.0) / 100.0 }
    }

    /// How far it contradicts itself, 0..=1: the lesser of both sides.
    pub fn conflict(self) -> f64 {
        self.support.min(self.denial)
    }

    /// How wholly, if both sides have something at all.
    pub fn grade(self) -> Option<Grade> {
        let full = [self.support, self.denial].into_iter().filter(|side| *side >= 1.0).count();
        (self.conflict() > 0.0).then_some(match full {
            0 => Grade::Weak,
            1 => Grade::Medium,
            _ => Grade::Strong,
        })
    }

    fn or(self, other: Self) -> Self {
        Self { support: self.support.max(other.support), denial: self.denial.max(other.denial) }
    }

    /// One of both sides.
    pub fn side(self, denies: bool) -> f64 {
        if denies { self.denial } else { self.support }
    }

    fn set(&mut self, denies: bool, value: f64) {
        if denies { self.denial = value } else { self.support = value }
    }

    /// What is passed on along a way of a strength.
    fn along(self, strength: f64) -> Self {
        let by = strength.abs();
        let (support, denial) = (by * self.support, by * self.denial);
        if strength < 0.0 { Self { support: denial, denial: support } } else { Self { support, denial } }
    }
}

impl<'s, 'f, 'm> Evidence<'s, 'f, 'm> {
    /// Follows the evidence from what is measured.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations, n log n in those that stand in circles.
    pub fn of(satisfaction: &'s Satisfaction<'f, 'm>) -> Self {
        let flow = satisfaction.flow();
        let labels = (0..flow.len())
            .map(|number| satisfaction.leaf(number).known().map(Label::of_value).unwrap_or_default())
            .collect();
        let mut all =
            Self { satisfaction, flow, labels, settled: BTreeMap::new(), clock: 0, bounds: Vec::new() };
        for stretch in flow.order().stretches() {
            match stretch {
                Stretch::Knot(knot) => knot::solve(&mut all, knot),
                Stretch::Level(numbers) => {
                    let labels = each(numbers.clone(), |number| derive::derive(&all, number));
                    numbers.zip(labels).for_each(|(number, label)| all.put(number, label));
                }
            }
        }
        all
    }

    /// The evidence of a node. There is none of what takes no part in the flow.
    pub fn of_node(&self, node: Node<'_>) -> Label {
        self.flow.number(node).map(|number| self.label(number)).unwrap_or_default()
    }

    /// Nodes in circles whose evidence had not settled: theirs is a lower bound.
    pub fn bounds(&self) -> impl Iterator<Item = Node<'m>> {
        self.bounds.iter().filter_map(|number| self.flow.node(*number))
    }

    /// The nodes whose evidence contradicts itself by as much or more, the strongest first, equals by number.
    pub fn conflicts(&self, threshold: f64) -> Vec<(Node<'m>, Label)> {
        let mut found: Vec<(Node<'m>, Label)> = (0..self.flow.len())
            .filter(|number| self.label(*number).conflict() >= threshold)
            .filter_map(|number| Some((self.flow.node(number)?, self.label(number))))
            .collect();
        found.arrange_by(|one, other| {
            other.1.conflict().total_cmp(&one.1.conflict()).then_with(|| one.0.seq().cmp(&other.0.seq()))
        });
        found
    }

    fn put(&mut self, number: usize, label: Label) {
        if let Some(slot) = self.labels.get_mut(number) {
            *slot = label;
        }
    }

    fn link(&self, arc: Arc) -> Link<'m> {
        self.flow.plan().link_at(arc.link as usize)
    }
}

impl<'f, 'm> Grounds<'f, 'm> for Evidence<'_, 'f, 'm> {
    fn satisfaction(&self) -> &Satisfaction<'f, 'm> {
        self.satisfaction
    }

    fn label(&self, number: usize) -> Label {
        self.labels.get(number).copied().unwrap_or_default()
    }

    fn allows(&self, _: &Arc) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
