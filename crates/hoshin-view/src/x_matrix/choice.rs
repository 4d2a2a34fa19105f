//! Who and what stands on an X-matrix.

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Node, Plan};
use hoshin::sort::Arrange as _;
use hoshin::value::{Level, Role};

use super::{Focus, LeftOut, XMatrix};

/// What stands on each side, before anything is said of it.
#[derive(Debug, Default)]
pub(super) struct Chosen<'m> {
    pub of: Option<Focus>,
    pub south: Vec<Node<'m>>,
    pub west: Vec<Node<'m>>,
    pub north: Vec<Node<'m>>,
    pub east: Vec<Node<'m>>,
    pub owners: Vec<Node<'m>>,
    pub above: Vec<Focus>,
    pub below: Vec<Focus>,
    pub left_out: LeftOut,
}

impl<'m> Chosen<'m> {
    pub(super) fn of(plan: &'m Plan, of: Option<Node<'m>>) -> Self {
        let chosen = match of {
            None => Self::of_plan(plan),
            Some(node) if node.kind() == NodeKind::Owner => Self::of_owner(node),
            Some(goal) => Self::of_goal(goal),
        };
        chosen.filled(plan)
    }

    pub(super) fn of_level(plan: &'m Plan, level: &Level) -> Option<Self> {
        plan.ladder().into_iter().find(|rung| Level::new(rung) == *level)?;
        let west = plan.nodes_of_kind(NodeKind::Objective);
        let west = west.filter(|node| node.is_active() && node.level().as_ref() == Some(level)).collect();
        let chosen = Self { of: Some(Focus::Level(level.as_str().to_owned())), west, ..Self::default() };
        Some(chosen.filled(plan))
    }

    /// With what follows from the west.
    fn filled(mut self, plan: &'m Plan) -> Self {
        let [south, west, north, east, owners] = XMatrix::MOST;
        self.left_out.west = keep(&mut self.west, west);
        if self.of.is_some() && self.south.is_empty() {
            self.south = self.served();
        }
        self.left_out.south = keep(&mut self.south, south);
        if self.north.is_empty() {
            self.north = self.work();
        }
        if self.of.is_none() {
            self.north.extend(plan.nodes_of_kind(NodeKind::Initiative).filter(|node| is_loose(*node)));
        }
        self.left_out.north = keep(&mut self.north, north);
        self.east = self.measures();
        self.left_out.east = keep(&mut self.east, east);
        self.owners = self.people();
        self.left_out.owners = keep(&mut self.owners, owners);
        (self.above, self.below) = (self.above(), self.below());
        self
    }

    /// What serves a driver or an objective.
    fn of_goal(goal: Node<'m>) -> Self {
        let west = servants(goal).filter(|node| node.kind() == NodeKind::Objective && node.is_active());
        Self { of: Some(focus(goal)), south: vec![goal], west: distinct(west), ..Self::default() }
    }

    /// All drivers, what serves them directly, and what serves nothing.
    fn of_plan(plan: &'m Plan) -> Self {
        let drivers = plan.nodes_of_kind(NodeKind::Driver).filter(|node| node.is_active());
        let is_top = |node: &Node<'m>| {
            let mut served = node.targets(RelationKind::Advances).chain(node.targets(RelationKind::PartOf));
            let serves_driver =
                node.targets(RelationKind::Advances).any(|target| target.kind() == NodeKind::Driver);
            node.is_active() && (serves_driver || served.next().is_none())
        };
        let west = plan.nodes_of_kind(NodeKind::Objective).filter(is_top).collect();
        Self { south: drivers.collect(), west, ..Self::default() }
    }

    /// What an owner answers for; if that is work alone, what it serves.
    fn of_owner(owner: Node<'m>) -> Self {
        let of = Some(focus(owner));
        let west = |node: &Node<'m>| node.kind() == NodeKind::Objective && node.is_active();
        let own = owner.outgoing(RelationKind::Owns).filter(|link| link.role() == Role::Accountable);
        let own: Vec<Node<'m>> =
            own.map(hoshin::model::Link::target).chain(owner.accountable_by_default()).collect();
        let objectives = distinct(own.iter().copied().filter(west));
        if !objectives.is_empty() {
            return Self { of, west: objectives, ..Self::default() };
        }
        let does = |role| matches!(role, Role::Accountable | Role::Responsible);
        let work = owner.outgoing(RelationKind::Owns).filter(|link| does(link.role()));
        let work = work.map(hoshin::model::Link::target).chain(own.iter().copied());
        let work = distinct(work.filter(|node| node.kind() == NodeKind::Initiative && node.is_active()));
        let served = work.iter().flat_map(|node| node.targets(RelationKind::Advances)).map(goal);
        Self { of, west: distinct(served.filter(west)), north: work, ..Self::default() }
    }

    /// What the west serves, beside itself.
    fn served(&self) -> Vec<Node<'m>> {
        let ways = [RelationKind::Advances, RelationKind::PartOf];
        let served = self.west.iter().flat_map(|node| ways.into_iter().flat_map(|way| node.targets(way)));
        distinct(served.map(goal).filter(|node| node.is_active() && !self.west.contains(node)))
    }

    /// The work that serves the west, or a target of it.
    fn work(&self) -> Vec<Node<'m>> {
        let direct = self.west.iter().flat_map(|node| node.sources(RelationKind::Advances));
        let targets = self.west.iter().flat_map(|node| node.sources(RelationKind::Quantifies));
        let through = targets.flat_map(|target| target.sources(RelationKind::Advances));
        let is_work = |node: &Node<'m>| node.kind() == NodeKind::Initiative && node.is_active();
        in_order(direct.chain(through).filter(is_work))
    }

    /// The targets of the west, then the KPIs of west and south on which it has none.
    fn measures(&self) -> Vec<Node<'m>> {
        let targets = self.west.iter().flat_map(|node| node.sources(RelationKind::Quantifies));
        let targets = distinct(targets.filter(|target| target.is_active()));
        let tracked: Vec<Node<'m>> = targets.iter().filter_map(|target| target.kpi()).collect();
        let wanted = self.west.iter().chain(&self.south);
        let kpis = wanted.flat_map(|node| {
            let told = node.sources(RelationKind::Quantifies).filter_map(Node::kpi);
            node.sources(RelationKind::Measures).chain(told)
        });
        let kpis = distinct(kpis.filter(|kpi| !tracked.contains(kpi)));
        targets.into_iter().chain(kpis).collect()
    }

    /// Whoever has a part in the work, and who answers for the rest.
    fn people(&self) -> Vec<Node<'m>> {
        let work = self.north.iter().flat_map(|node| node.sources(RelationKind::Owns));
        let all = self.west.iter().chain(&self.south).chain(&self.north);
        in_order(work.chain(all.filter_map(|node| node.accountable())))
    }

    fn above(&self) -> Vec<Focus> {
        let above = self.south.iter().filter(|node| node.kind() == NodeKind::Objective);
        self.folk(above.copied())
    }

    fn below(&self) -> Vec<Focus> {
        let below = self.west.iter().flat_map(|node| servants(*node));
        self.folk(below.filter(|node| {
            node.kind() == NodeKind::Objective && node.is_active() && !self.west.contains(node)
        }))
    }

    fn folk(&self, nodes: impl Iterator<Item = Node<'m>>) -> Vec<Focus> {
        let own = self.of.as_ref();
        let all = distinct(nodes.filter_map(Node::accountable)).into_iter().map(focus);
        all.filter(|focus| own != Some(focus)).take(XMatrix::MOST[4]).collect()
    }
}

/// What serves a goal or a target of it directly; for a target, the goal that it stands for.
pub(super) fn servants(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let ways = [RelationKind::Advances, RelationKind::PartOf];
    let wholes = std::iter::once(node).chain(node.sources(RelationKind::Quantifies));
    wholes.flat_map(move |node| ways.into_iter().flat_map(move |way| node.sources(way))).map(goal)
}

/// What a target stands for; anything else stands for itself.
fn goal(node: Node<'_>) -> Node<'_> {
    match node.kind() {
        NodeKind::Target => node.targets(RelationKind::Quantifies).next().unwrap_or(node),
        _ => node,
    }
}

fn is_loose(node: Node<'_>) -> bool {
    let ways = [RelationKind::Advances, RelationKind::Improves, RelationKind::PartOf, RelationKind::Resolves];
    node.is_active() && !ways.into_iter().any(|way| node.has_outgoing(way))
}

fn focus(node: Node<'_>) -> Focus {
    Focus::Node(node.into())
}

/// Each once, in the order in which they come.
fn distinct<'m>(nodes: impl Iterator<Item = Node<'m>>) -> Vec<Node<'m>> {
    let mut seen = std::collections::BTreeSet::new();
    nodes.filter(|node| seen.insert(node.seq())).collect()
}

/// Each once, in the order of the plan.
fn in_order<'m>(nodes: impl Iterator<Item = Node<'m>>) -> Vec<Node<'m>> {
    let mut nodes = distinct(nodes);
    nodes.arrange_by_key(|node| node.seq());
    nodes
}

fn keep(nodes: &mut Vec<Node<'_>>, most: usize) -> usize {
    let over = nodes.len().saturating_sub(most);
    nodes.truncate(most);
    over
}
