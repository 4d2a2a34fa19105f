//! What every node adds up to, kept from one edit to the next: only what an edit touched is worked out again, and what
//! follows from it as long as anything changes at all.
//!
//! INVARIANT: every number is, bit for bit, that of [`Satisfaction`] of the plan as it is. Nodes are worked out in
//! topological order, each from what stands before it. While there are circles, everything is worked out anew.

mod stale;

pub(super) use stale::Stale;

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::touched::Touched;
use super::ways::Ways;
use crate::analyse::flow::{self, takes_part, way_along};
use crate::analyse::satisfaction::{Deployed, Input, Measured, Passed, deployed, measured};
use crate::analyse::{Flow, Satisfaction, value_of};
use crate::graph::ranks::Order;
use crate::model::{Link, Node, NodeRef, Plan};
use crate::sort::Arrange as _;
use crate::value::Date;

/// The values of a node, from -100 to 100; none where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Values {
    /// What is measured of it.
    pub measured: Option<f64>,
    /// What is deployed to it.
    pub deployed: Option<f64>,
}

impl Values {
    /// What travels on: the measured value, or the deployed one where nothing is measured.
    pub fn value(self) -> Option<f64> {
        self.measured.or(self.deployed)
    }
}

/// A node whose values an edit changed, directly or from afar.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueChange {
    /// The node.
    pub node: NodeRef,
    /// What they were; nothing was known of a node that is new.
    pub before: Values,
    /// What they are.
    pub after: Values,
}

/// All values.
#[derive(Clone, Debug)]
pub(super) struct AllValues {
    as_of: Option<Date>,
    /// None while there are circles.
    order: Option<Order>,
    /// By internal place.
    leaves: Vec<Measured>,
    /// By internal place.
    deployed: Vec<Deployed>,
}

/// What was known of nodes before, by their internal places.
type Before = HashMap<usize, (Measured, Deployed)>;

/// The relations along which values travel.
const FLOW: Ways = Ways { along: flow::ALONG, against: flow::AGAINST };

impl AllValues {
    /// The values of a plan as on a day.
    pub(super) fn of(plan: &Plan, as_of: Option<Date>) -> Self {
        let mut all = Self { as_of, order: None, leaves: Vec::new(), deployed: Vec::new() };
        all.work_out(plan);
        all
    }

    fn work_out(&mut self, plan: &Plan) {
        let flow = Flow::of(plan);
        let satisfaction = Satisfaction::of(&flow, self.as_of);
        self.leaves = vec![Measured::UNKNOWN; plan.bound()];
        self.deployed = vec![Deployed::UNKNOWN; plan.bound()];
        let places = || (0..flow.len()).filter_map(|number| Some((number, flow.node(number)?.place())));
        for (number, place) in places() {
            self.put(place, satisfaction.leaf(number), satisfaction.deployed(number));
        }
        self.order = flow.knots().is_empty().then(|| Order::new(places().map(|(_, place)| place)));
    }

    /// The values of a node.
    pub(super) fn of_node(&self, node: Node<'_>) -> Values {
        let (leaf, deployed) = self.at(node.place());
        told(leaf, deployed)
    }

    fn at(&self, place: usize) -> (Measured, Deployed) {
        let leaf = self.leaves.get(place).copied().unwrap_or(Measured::UNKNOWN);
        (leaf, self.deployed.get(place).copied().unwrap_or(Deployed::UNKNOWN))
    }

    fn put(&mut self, place: usize, leaf: Measured, deployed: Deployed) {
        if self.leaves.len() <= place {
            self.leaves.resize(place + 1, Measured::UNKNOWN);
            self.deployed.resize(place + 1, Deployed::UNKNOWN);
        }
        if let Some(slot) = self.leaves.get_mut(place) {
            *slot = leaf;
        }
        if let Some(slot) = self.deployed.get_mut(place) {
            *slot = deployed;
        }
    }

    /// Follows an edit, and tells the nodes whose values changed, in order of kinds and ids, and whether anything that
    /// stands behind a value did.
    pub(super) fn follow(&mut self, plan: &Plan, touched: &Touched<'_>) -> (Vec<ValueChange>, bool) {
        for place in &touched.gone {
            self.put(*place, Measured::UNKNOWN, Deployed::UNKNOWN);
        }
        let mut before = Before::new();
        if self.make_room(plan, touched) {
            self.measure_again(plan, touched, &mut before);
            self.deploy_again(plan, touched, &mut before);
        } else {
            let old = (std::mem::take(&mut self.leaves), std::mem::take(&mut self.deployed));
            self.work_out(plan);
            before.extend(old.0.into_iter().zip(old.1).enumerate());
        }
        let has_changed = !before.is_empty();
        let mut changes: Vec<ValueChange> = before
            .into_iter()
            .filter(|(place, _)| plan.has_node_at(*place))
            .filter_map(|(place, (leaf, deployed))| {
                let (before, after) = (told(leaf, deployed), self.of_node(plan.node_at(place)));
                let bits = |values: Values| [values.measured, values.deployed].map(|v| v.map(f64::to_bits));
                let node = || plan.node_at(place).to_ref();
                (bits(before) != bits(after)).then(|| ValueChange { node: node(), before, after })
            })
            .collect();
        changes.arrange_by(|one, other| one.node.cmp(&other.node));
        (changes, has_changed)
    }

    /// Makes room in the order for what came; false if there are circles, or were.
    fn make_room(&mut self, plan: &Plan, touched: &Touched<'_>) -> bool {
        let Some(order) = self.order.as_mut() else { return false };
        let has_room = FLOW.make_room(order, plan, touched, |node| takes_part(node.kind()));
        if !has_room {
            self.order = None;
        }
        has_room
    }

    /// Measures what an edit may have touched.
    fn measure_again(&mut self, plan: &Plan, touched: &Touched<'_>, before: &mut Before) {
        let mut stale = Stale::of(plan, &touched.nodes);
        for place in std::mem::take(&mut stale.targets) {
            self.measure(plan, place, before);
        }
        for place in std::mem::take(&mut stale.kpis) {
            if self.measure(plan, place, before) {
                stale.measured_by(plan.node_at(place));
            }
        }
        for place in std::mem::take(&mut stale.goals) {
            self.measure(plan, place, before);
        }
    }

    /// Measures a node, and tells whether anything changed by it.
    fn measure(&mut self, plan: &Plan, place: usize, before: &mut Before) -> bool {
        let of = |node: Node<'_>| self.leaves.get(node.place()).copied();
        let as_of = self.as_of.unwrap_or(Date::MAX);
        let new = measured(plan.node_at(place), self.as_of, &|kpi| Ok(value_of(kpi, as_of)?), &of);
        let (leaf, deployed) = self.at(place);
        let is_new = leaf_bits(leaf) != leaf_bits(new);
        if is_new {
            before.entry(place).or_insert((leaf, deployed));
            self.put(place, new, deployed);
        }
        is_new
    }

    /// Deploys again what follows from what was touched or measured, contributors first.
    fn deploy_again(&mut self, plan: &Plan, touched: &Touched<'_>, before: &mut Before) {
        let Some(order) = self.order.take() else { return };
        let ranked = |place: usize| Some((order.rank(place)?, place));
        let mut next: BTreeSet<(u32, usize)> =
            touched.nodes.iter().filter_map(|place| ranked(*place)).collect();
        for place in before.keys() {
            next.extend(FLOW.after(plan, *place).filter_map(ranked));
        }
        while let Some((_, place)) = next.pop_first() {
            let node = plan.node_at(place);
            let (leaf, old) = self.at(place);
            let input = |link: Link<'_>| {
                let (_, _, arc) = way_along(link)?;
                let (leaf, deployed) = self.at(arc.other());
                Some(Input::new(arc, Passed::of(leaf, deployed)))
            };
            let new = deployed(node, leaf.kind, links_into(node).filter_map(input));
            if deployed_bits(&old) != deployed_bits(&new) {
                before.entry(place).or_insert((leaf, old));
                self.put(place, leaf, new);
                next.extend(FLOW.after(plan, place).filter_map(ranked));
            }
        }
        self.order = Some(order);
    }
}

/// The relations along which something comes to a node.
fn links_into(node: Node<'_>) -> impl Iterator<Item = Link<'_>> {
    let along = FLOW.along.iter().flat_map(move |relation| node.incoming(*relation));
    along.chain(FLOW.against.iter().flat_map(move |relation| node.outgoing(*relation)))
}

fn told(leaf: Measured, deployed: Deployed) -> Values {
    let known = |value: f64| (!value.is_nan()).then_some(value);
    Values { measured: known(leaf.value), deployed: known(deployed.value) }
}

fn leaf_bits(leaf: Measured) -> (u64, u64, crate::metamodel::NodeKind, bool) {
    (leaf.value.to_bits(), leaf.coverage.to_bits(), leaf.kind, leaf.is_left_out)
}

fn deployed_bits(deployed: &Deployed) -> ([u64; 4], crate::analyse::satisfaction::Doubt) {
    let numbers = [deployed.value, deployed.help, deployed.harm, deployed.coverage];
    (numbers.map(f64::to_bits), deployed.doubt)
}
