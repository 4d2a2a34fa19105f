//! The line of sight of a node: up to every driver, down to all work, with the strongest walks as witnesses.
//!
//! By the ways alone, so that a plan without any reading has one. What takes no part in the flow is looked at through
//! what it stands on: an owner through what he answers for, a routine through what it reviews.

use std::collections::BTreeSet;

use super::alignment::owners::work_of;
use super::alignment::{Alignment, Share};
use super::flow::{Arc, Flow};
use super::strongest::Walk;
use super::walks::Walks;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{NonNegative, Role};

/// How many drivers are followed at once (our choice: bounds the memory).
const AT_ONCE: usize = 16;

/// The line of sight of a node.
#[derive(Clone, Debug)]
pub struct Trace<'m> {
    /// The node.
    pub node: Node<'m>,
    /// What it stands on, if it takes no part in the flow itself.
    pub holdings: Vec<Holding<'m>>,
    /// The drivers that it reaches, in the order in which they were added.
    pub drivers: Vec<Ascent<'m>>,
    /// The other goals at which its ways end, the best reached first.
    pub ends: Vec<Line<'m>>,
    /// The initiatives that reach it, the strongest first.
    pub work: Vec<Line<'m>>,
    /// The goals on the way down, and the node itself, to which no initiative leads; the nearest first.
    pub unserved: Vec<Node<'m>>,
}

/// What an owner, a perspective, a routine or a problem stands on.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'m> {
    /// What it is.
    pub node: Node<'m>,
    /// The relation to it.
    pub link: Link<'m>,
    /// How much it counts for the shares: the effort of those who are accountable or responsible, 1 if not stated; 0 of
    /// the other roles.
    pub effort: f64,
}

/// The strongest walks between a node and another, from contributor to receiver.
#[derive(Clone, Debug)]
pub struct Line<'m> {
    /// The other node.
    pub node: Node<'m>,
    /// The strongest walk that helps.
    pub helps: Option<Walk<'m>>,
    /// The strongest walk that harms.
    pub harms: Option<Walk<'m>>,
}

/// A driver that is reached.
#[derive(Clone, Debug)]
pub struct Ascent<'m> {
    /// The driver, and the walks to it.
    pub line: Line<'m>,
    /// What of the node's work reaches it, when work is shared out among its ways.
    pub share: Share,
}

impl<'m> Line<'m> {
    pub(crate) fn of(walks: &Walks<'_, 'm>, node: Node<'m>) -> Self {
        Self { node, helps: walks.walk(node, false), harms: walks.walk(node, true) }
    }

    /// The strength of the stronger walk, 0..=1.
    pub fn strength(&self) -> f64 {
        let strength = |walk: &Option<Walk<'_>>| walk.as_ref().map_or(0.0, |walk| walk.strength);
        strength(&self.helps).max(strength(&self.harms))
    }

    /// How many steps the shorter walk has.
    fn length(&self) -> usize {
        [&self.helps, &self.harms].into_iter().flatten().map(|walk| walk.links.len()).min().unwrap_or(0)
    }
}

impl Trace<'_> {
    /// How much of the node's work reaches any driver, for it or against it, 0..=1.
    pub fn coverage(&self) -> f64 {
        self.drivers.iter().map(|ascent| ascent.share.support + ascent.share.harm).sum::<f64>() + 0.0
    }
}

/// Looks up and down from a node.
///
/// # Complexity
///
/// n log n in the ways that are walked, and linear in nodes and ways for each driver that is reached.
///
/// # Example
///
/// ```
/// use hoshin::analyse::{Flow, trace};
/// use hoshin::{Plan, format::Format, metamodel::NodeKind};
///
/// let text = "hoshin: 1
/// drivers: { loyal: {} }
/// objectives: { nps: { advances: { loyal: strong } } }
/// initiatives: { calls: { advances: { nps: medium } } }";
/// let plan = Plan::read(text, Format::Yaml)?;
/// let trace = trace::trace(&Flow::of(&plan), plan.node(NodeKind::Objective, "nps").unwrap());
/// assert_eq!(trace.drivers[0].line.node.id(), "loyal");
/// assert_eq!(trace.work[0].node.id(), "calls");
/// # Ok::<(), hoshin::format::ReadError>(())
/// ```
pub fn trace<'m>(flow: &Flow<'m>, node: Node<'m>) -> Trace<'m> {
    let holdings = if flow.number(node).is_some() { Vec::new() } else { holdings(node) };
    let held = holdings.iter().filter(|holding| holding.effort > 0.0 && flow.number(holding.node).is_some());
    let efforts: Vec<(Node<'m>, f64)> = if flow.number(node).is_some() {
        vec![(node, 1.0)]
    } else if node.kind() == NodeKind::Owner {
        // What goes on, and what falls to them as nobody else answers for it: as in the alignment of owners.
        work_of(node).collect()
    } else {
        held.map(|holding| (holding.node, holding.effort)).collect()
    };
    let starts = || efforts.iter().map(|(node, _)| *node);
    let (up, down) = (Walks::from(flow, starts()), Walks::to(flow, starts()));
    let is_goal = |kind| matches!(kind, NodeKind::Driver | NodeKind::Objective);
    let mut goals: Vec<Node<'m>> = up.met().filter(|met| is_goal(met.kind())).collect();
    goals.arrange_by_key(|goal| goal.seq());
    let is_last = |goal: &Node<'m>| flow.number(*goal).is_some_and(|number| flow.out_of(number).len() == 0);
    let is_driver = |goal: &Node<'m>| goal.kind() == NodeKind::Driver;
    let drivers: Vec<Node<'m>> = goals.iter().copied().filter(is_driver).collect();
    let ends = goals
        .into_iter()
        .filter(|goal| !is_driver(goal) && is_last(goal) && !starts().any(|start| start == *goal));
    let work = down.met().filter(|met| met.kind() == NodeKind::Initiative && *met != node);
    Trace {
        node,
        drivers: drivers_reached(flow, &up, &drivers, &efforts),
        ends: sorted(ends.map(|goal| Line::of(&up, goal)).collect()),
        work: sorted(work.map(|work| Line::of(&down, work)).collect()),
        unserved: unserved(flow, &down, starts()),
        holdings,
    }
}

/// What a node stands on that takes no part in the flow, in the order of its relations.
fn holdings(node: Node<'_>) -> Vec<Holding<'_>> {
    let out = |kind| node.outgoing(kind).map(|link| (link.target(), link)).collect::<Vec<_>>();
    let (found, is_owner) = match node.kind() {
        NodeKind::Owner => (out(RelationKind::Owns), true),
        NodeKind::Routine => (out(RelationKind::Reviews), false),
        NodeKind::Problem => {
            let affected = [out(RelationKind::Affects), out(RelationKind::Prompts)].concat();
            let resolved = node.incoming(RelationKind::Resolves).map(|link| (link.source(), link));
            (affected.into_iter().chain(resolved).collect(), false)
        }
        NodeKind::Perspective => {
            (node.incoming(RelationKind::Within).map(|link| (link.source(), link)).collect(), false)
        }
        _ => (Vec::new(), false),
    };
    let effort = |link: Link<'_>| match link.role() {
        Role::Accountable | Role::Responsible => link.effort().map_or(1.0, NonNegative::value),
        _ => 0.0,
    };
    let effort = |link| if is_owner { effort(link) } else { 1.0 };
    found.into_iter().map(|(node, link)| Holding { node, link, effort: effort(link) }).collect()
}

fn drivers_reached<'m>(
    flow: &Flow<'m>,
    up: &Walks<'_, 'm>,
    drivers: &[Node<'m>],
    efforts: &[(Node<'m>, f64)],
) -> Vec<Ascent<'m>> {
    let mut reached = Vec::with_capacity(drivers.len());
    for some in drivers.chunks(AT_ONCE) {
        let all = Alignment::of(flow, some.iter().copied()).together(efforts.iter().copied());
        for (place, driver) in some.iter().enumerate() {
            let share = all.as_ref().and_then(|all| all.shares.get(place).copied());
            reached.push(Ascent { line: Line::of(up, *driver), share: share.unwrap_or_default() });
        }
    }
    reached
}

/// The strongest first, then the nearest, then by kind and id.
fn sorted(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    lines.arrange_by(|one, other| {
        let by_strength = other.strength().total_cmp(&one.strength());
        let by_length = || one.length().cmp(&other.length());
        let name = |line: &Line<'_>| (line.node.kind(), line.node.id().to_owned());
        by_strength.then_with(by_length).then_with(|| name(one).cmp(&name(other)))
    });
    lines
}

/// The goals below and the nodes themselves to which no initiative leads.
fn unserved<'m>(
    flow: &Flow<'m>,
    down: &Walks<'_, 'm>,
    starts: impl Iterator<Item = Node<'m>>,
) -> Vec<Node<'m>> {
    let numbers = |kind| down.met().filter(move |met| met.kind() == kind).filter_map(|met| flow.number(met));
    let mut next: Vec<usize> = numbers(NodeKind::Initiative).collect();
    let mut served: BTreeSet<usize> = next.iter().copied().collect();
    while let Some(number) = next.pop() {
        for other in flow.out_of(number).map(Arc::other) {
            if flow.node(other).is_some_and(|node| down.meets(node)) && served.insert(other) {
                next.push(other);
            }
        }
    }
    let mut all: BTreeSet<usize> = numbers(NodeKind::Driver).chain(numbers(NodeKind::Objective)).collect();
    all.extend(starts.filter_map(|start| flow.number(start)));
    // Receivers come after those who contribute to them.
    let alone = all.into_iter().rev().filter(|number| !served.contains(number));
    alone.filter_map(|number| flow.node(number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    const PLAN: &str = "hoshin: 1
drivers: { loyal: {}, cheap: {} }
kpis: { nps: { unit: score } }
objectives:
  service: { advances: { loyal: strong, cheap: -weak }, targets: { t: { kpi: nps, to: 75 } } }
  idle: { part_of: service }
  apart: {}
initiatives:
  calls: { advances: { service: medium }, owner: coo }
  tool: { improves: { nps: strong }, owners: { cfo: sponsor, coo: { role: responsible, effort: 3 } } }
owners: { coo: {}, cfo: {} }
";

    fn told(lines: &[Line<'_>]) -> String {
        let told = lines.iter().map(|line| {
            let strength =
                |walk: &Option<Walk<'_>>| walk.as_ref().map(|walk| (walk.strength * 1e3).round() / 1e3);
            format!("{} {:?} {:?}", line.node.id(), strength(&line.helps), strength(&line.harms))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_goal_sees_its_drivers_and_its_work() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let of = |kind, id| trace(&flow, plan.node(kind, id).unwrap());
        let service = of(NodeKind::Objective, "service");
        assert_eq!(told(&service.work), "tool Some(1.0) None; calls Some(0.333) None");
        let drivers: Vec<Line<'_>> = service.drivers.iter().map(|ascent| ascent.line.clone()).collect();
        assert_eq!(told(&drivers), "loyal Some(1.0) None; cheap None Some(0.111)");
        assert!((service.coverage() - 1.0).abs() < 1e-9);
        let unserved: Vec<&str> = service.unserved.iter().map(|node| node.id()).collect();
        assert_eq!(unserved, ["idle"]);
        let idle = of(NodeKind::Objective, "idle");
        assert_eq!((idle.work.len(), idle.unserved.len(), idle.drivers.len()), (0, 1, 2));
        assert_eq!(of(NodeKind::Objective, "apart").ends.len(), 0);
    }

    #[test]
    fn the_shares_of_an_owner_are_those_of_the_alignment() {
        let text = PLAN.replace("hoshin: 1", "hoshin: 1\ndefaults: { owner: cfo }");
        let text = text.replace("owner: coo }", "stage: closed, owner: coo }");
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let alignment = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
        for id in ["coo", "cfo"] {
            let owner = plan.node(NodeKind::Owner, id).unwrap();
            let aligned = alignment.of_owner(owner).unwrap();
            let traced = trace(&flow, owner).drivers;
            assert_eq!(traced.iter().map(|ascent| ascent.share).collect::<Vec<_>>(), aligned.shares, "{id}");
        }
    }

    #[test]
    fn an_owner_sees_through_what_he_answers_for() {
        let plan = Plan::read(PLAN, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let of = |id| trace(&flow, plan.node(NodeKind::Owner, id).unwrap());
        let coo = of("coo");
        assert_eq!(coo.holdings.iter().map(|held| held.effort).collect::<Vec<_>>(), [1.0, 3.0]);
        // A third of the one reaches the goal, all of the other; nine tenths of that the driver.
        let share = coo.drivers[0].share;
        assert!((share.support - 0.9 * (1.0 / 3.0 + 3.0) / 4.0).abs() < 1e-12, "{share:?}");
        let cfo = of("cfo");
        assert_eq!((cfo.holdings.len(), cfo.drivers.len(), cfo.coverage().to_string()), (1, 0, "0".into()));
    }
}
