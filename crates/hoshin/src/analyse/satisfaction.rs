//! What a plan adds up to: for every node the value that is measured of it, and the one that is deployed from what
//! contributes to it.
//!
//! Both are shown, since their disagreement is knowledge: good work under a bad measure means that the idea behind the
//! plan is failing, a good measure over bad work that one was lucky, or that a link is missing. What travels on is the
//! measured value, or the deployed one where nothing is measured. Work for and against cancels here; where it must not,
//! ask for [evidence](super::evidence).
//!
//! # Source
//!
//! GRL quantitative evaluation (ITU-T Z.151), with weighted means and unknowns, and without its tolerance. What is
//! measured and what deployed is our choice.

mod deployed;
mod knot;
mod leaf;
mod shift;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::flow::Flow;
use super::score::Unknown;
use crate::graph::order::Stretch;
use crate::graph::threads::each;
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::Date;

pub(crate) use deployed::{Deployed, Doubt, Input, Passed, deployed, operator};
pub(crate) use leaf::{Measured, is_in_force, measured};

/// The values of all nodes of a flow on a day.
#[derive(Clone, Debug)]
pub struct Satisfaction<'f, 'm> {
    flow: &'f Flow<'m>,
    as_of: Option<Date>,
    figures: Cow<'f, Figures>,
}

/// The values without the flow that they were worked out on, for whoever keeps both.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    /// By number.
    leaves: Vec<Measured>,
    /// By number.
    deployed: Vec<Deployed>,
    unresolved: Vec<usize>,
    /// Deployed values that are supposed, by number.
    supposed: BTreeMap<usize, f64>,
}

/// The values of a node.
///
/// # Units
///
/// From -100, wholly failed, to 100, wholly satisfied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// What is measured: of a target the satisfaction by its KPI, of a KPI the least of its targets in force, of a goal
    /// the mean of its targets and KPIs, of an initiative how sure one is of it.
    pub measured: Result<f64, Unknown>,
    /// What is deployed from those that contribute.
    pub deployed: Result<f64, Unknown>,
    /// All help together, before anything cancels.
    pub help: f64,
    /// All harm together, as a positive number.
    pub harm: f64,
    /// The known weight behind the measured value as a share of all, 0..=1.
    pub measured_coverage: f64,
    /// The known weight behind the deployed value as a share of all, 0..=1.
    pub deployed_coverage: f64,
    /// What the deployed value says of the true one, where something behind it is not known.
    pub bound: Bound,
}

/// What a value says of the true one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// It is the value: everything behind it is known.
    #[default]
    Exact,
    /// The value is this or less.
    AtMost,
    /// The value is this or more.
    AtLeast,
    /// The value may be either way.
    Open,
}

impl Value {
    /// What travels on: the measured value, or the deployed one where nothing is measured.
    ///
    /// # Errors
    ///
    /// Why neither is known.
    pub fn value(&self) -> Result<f64, Unknown> {
        // Where something ought to be measured, that it is not is the better reason.
        let deployed = |why: Unknown| {
            self.deployed.map_err(|other| if why == Unknown::NotMeasured { other } else { why })
        };
        self.measured.or_else(deployed)
    }

    /// How far help and harm cancel, from 0 not at all to 1 wholly; 0 where there is neither.
    pub fn cancellation(&self) -> f64 {
        let all = self.help + self.harm;
        if all > 0.0 { 1.0 - (self.help - self.harm).abs() / all } else { 0.0 }
    }
}

impl Bound {
    /// The word for it in files and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtMost => "at-most",
            Self::AtLeast => "at-least",
            Self::Open => "open",
        }
    }

    const fn of(may_fall: bool, may_rise: bool) -> Self {
        match (may_fall, may_rise) {
            (false, false) => Self::Exact,
            (true, false) => Self::AtMost,
            (false, true) => Self::AtLeast,
            (true, true) => Self::Open,
        }
    }
}

impl<'f, 'm> Satisfaction<'f, 'm> {
    /// The values as on a day; without one by the latest readings.
    ///
    /// # Complexity
    ///
    /// Linear in nodes, relations and readings of what is to hold throughout; a circle takes as many sweeps as its
    /// strengths need to settle to a thousand-millionth.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::{Flow, Satisfaction};
    /// use hoshin::{Plan, format::Format, metamodel::NodeKind};
    ///
    /// let plan = Plan::read(
    ///     "hoshin: 1
    /// kpis: { nps: { unit: score, direction: increase, readings: { 2026-01-31: 66 } } }
    /// objectives: { loyal: { targets: [ { kpi: nps, from: 60, to: 75 } ] } }",
    ///     Format::Yaml,
    /// )?;
    /// let flow = Flow::of(&plan);
    /// let satisfaction = Satisfaction::of(&flow, None);
    /// let loyal = plan.node(NodeKind::Objective, "loyal").unwrap();
    /// assert_eq!(satisfaction.value(loyal), Ok(40.0));
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn of(flow: &'f Flow<'m>, as_of: Option<Date>) -> Self {
        let leaves = leaf::leaves(flow, as_of);
        let deployed = vec![Deployed::UNKNOWN; flow.len()];
        let figures = Figures { leaves, deployed, unresolved: Vec::new(), supposed: BTreeMap::new() };
        Self { flow, as_of, figures: Cow::Owned(figures) }.worked_out()
    }

    /// The values that were kept of a flow as on a day.
    pub(crate) fn kept(flow: &'f Flow<'m>, as_of: Option<Date>, figures: &'f Figures) -> Self {
        Self { flow, as_of, figures: Cow::Borrowed(figures) }
    }

    /// The values, to be kept.
    pub(crate) fn into_figures(self) -> Figures {
        self.figures.into_owned()
    }

    /// The deployed values by what is measured, contributors first.
    fn worked_out(mut self) -> Self {
        // What is looked at for every way stands by itself, close together.
        let mut passed: Vec<Passed> = (0..self.flow.len()).map(|number| self.passed(number)).collect();
        for stretch in self.flow.order().stretches() {
            let numbers = match stretch {
                Stretch::Knot(knot) => {
                    knot::solve(&mut self, knot.clone());
                    knot
                }
                Stretch::Level(numbers) => {
                    let of = |number: usize| passed.get(number).copied().unwrap_or(Passed::NOTHING);
                    let deployed = each(numbers.clone(), |number| self.deploy(number, of));
                    numbers.clone().zip(deployed).for_each(|(number, deployed)| self.put(number, deployed));
                    numbers
                }
            };
            for number in numbers {
                if let Some(slot) = passed.get_mut(number) {
                    *slot = self.passed(number);
                }
            }
        }
        self
    }

    /// The day that is looked at.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The flow that it was worked out on.
    pub fn flow(&self) -> &'f Flow<'m> {
        self.flow
    }

    /// What travels on from a node: measured, else deployed.
    ///
    /// # Errors
    ///
    /// Why neither is known.
    pub fn value(&self, node: Node<'m>) -> Result<f64, Unknown> {
        self.of_node(node).value()
    }

    /// All values of a node. Of a kind that takes no part in the flow nothing is known.
    pub fn of_node(&self, node: Node<'m>) -> Value {
        let Some(number) = self.flow.number(node) else {
            return Deployed::UNKNOWN.beside(Err(Unknown::NoSuchPart), 0.0, Unknown::NoSuchPart);
        };
        let leaf = self.figures.leaves.get(number).copied().unwrap_or(Measured::UNKNOWN);
        let deployed = self.figures.deployed.get(number).copied().unwrap_or(Deployed::UNKNOWN);
        let reason = if leaf.is_left_out {
            Unknown::Dropped
        } else if self.figures.unresolved.binary_search(&number).is_ok() {
            Unknown::Unresolved
        } else {
            Unknown::NoContributor
        };
        let measured = known(leaf.value).ok_or_else(|| leaf::why(node, self.as_of));
        deployed.beside(measured, leaf.coverage, reason)
    }

    /// Nodes in circles that give no number: what they pass round does not settle.
    pub fn unresolved(&self) -> impl Iterator<Item = Node<'m>> {
        self.figures.unresolved.iter().filter_map(|number| self.flow.node(*number))
    }

    /// The measured value by number.
    pub(crate) fn leaf(&self, number: usize) -> Measured {
        self.figures.leaves.get(number).copied().unwrap_or(Measured::UNKNOWN)
    }

    /// The deployed value by number.
    pub(crate) fn deployed(&self, number: usize) -> Deployed {
        self.figures.deployed.get(number).copied().unwrap_or(Deployed::UNKNOWN)
    }

    /// The deployed value of a node, by what others pass on.
    fn deploy(&self, number: usize, passed: impl Fn(usize) -> Passed) -> Deployed {
        let Some(node) = self.flow.node(number) else { return Deployed::UNKNOWN };
        let inputs = self.flow.into(number).map(|arc| Input::new(arc, passed(arc.other())));
        let deployed = deployed(node, self.leaf(number).kind, inputs);
        let supposed =
            if self.figures.supposed.is_empty() { None } else { self.figures.supposed.get(&number) };
        supposed.map_or(deployed, |value| Deployed { value: *value, ..deployed })
    }

    /// What a node passes on, as far as it is worked out.
    fn passed(&self, number: usize) -> Passed {
        Passed::of(self.leaf(number), self.deployed(number))
    }

    fn put(&mut self, number: usize, deployed: Deployed) {
        if let Some(slot) = self.figures.to_mut().deployed.get_mut(number) {
            *slot = deployed;
        }
    }
}

/// A number that is known.
fn known(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

/// Whether what measures a node of this kind is more than one thing, and so a mean.
fn is_goal(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Driver | NodeKind::Objective)
}

#[cfg(test)]
mod tests;
