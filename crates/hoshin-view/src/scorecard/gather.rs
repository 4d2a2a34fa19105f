//! The lines of the scorecard: which there are, in which order, and which are left out of a large one.

use std::collections::HashSet;

use hoshin::check::analysis::chain::rank;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::sort::Arrange as _;

use super::Row;
use crate::promised::Promised;
use crate::response::Action;
use crate::trend::Trend;
use crate::{Figure, Item, Sight};

/// The most lines that are shown (our choice): a wall holds no more, and no reader either.
const MOST: usize = 400;

/// What a line is about.
#[derive(Clone, Copy)]
struct Line<'m> {
    goal: Option<Node<'m>>,
    target: Option<Node<'m>>,
    kpi: Option<Node<'m>>,
}

/// The lines, and how many are left out.
pub(super) fn rows(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> (Vec<Row>, usize) {
    let serving = of.map(|of| sight.serving(of)).unwrap_or_default();
    let mut lines: Vec<(Line<'_>, f64)> = lines(sight)
        .into_iter()
        .filter(|line| of.is_none_or(|of| line.is_of(sight, of, &serving)))
        .map(|line| (line, -line.perspective(sight).and_then(|one| rank(one)).unwrap_or(0.0)))
        .collect();
    let left_out = lines.len().saturating_sub(MOST);
    if left_out > 0 {
        // The sort keeps the order of the plan within one distance, so that the cut is always the same.
        lines.arrange_by_key(|(line, _)| line.goal.map_or(0, |goal| sight.depth(goal)));
        lines.truncate(MOST);
        lines.arrange_by_key(|(line, _)| line.seq());
    }
    lines.arrange_by(|(_, one), (_, other)| one.total_cmp(other));
    (lines.into_iter().map(|(line, _)| line.row(sight)).collect(), left_out)
}

/// Every goal with its promises and measures, then the promises and KPIs that stand alone.
fn lines<'m>(sight: &Sight<'_, 'm>) -> Vec<Line<'m>> {
    let plan = sight.plan();
    let mut lines = Vec::new();
    for goal in [NodeKind::Driver, NodeKind::Objective].into_iter().flat_map(|kind| plan.nodes_of_kind(kind))
    {
        let before = lines.len();
        let targets: Vec<Node<'m>> = goal.sources(RelationKind::Quantifies).collect();
        let tracked: Vec<Node<'m>> = targets.iter().filter_map(|target| target.kpi()).collect();
        lines.extend(targets.into_iter().map(|target| Line {
            goal: Some(goal),
            target: Some(target),
            kpi: target.kpi(),
        }));
        let others = goal.sources(RelationKind::Measures).filter(|kpi| !tracked.contains(kpi));
        lines.extend(others.map(|kpi| Line { goal: Some(goal), target: None, kpi: Some(kpi) }));
        // A driver is measured by what serves it; an objective that nothing tells of is a gap to be seen.
        if lines.len() == before && goal.kind() == NodeKind::Objective && goal.is_active() {
            lines.push(Line { goal: Some(goal), target: None, kpi: None });
        }
    }
    for kpi in plan.nodes_of_kind(NodeKind::Kpi) {
        let tracking = || kpi.sources(RelationKind::Tracks);
        let alone = tracking().filter(|target| !target.has_outgoing(RelationKind::Quantifies));
        lines.extend(alone.map(|target| Line { goal: None, target: Some(target), kpi: Some(kpi) }));
        if tracking().next().is_none() && !kpi.has_outgoing(RelationKind::Measures) {
            lines.push(Line { goal: None, target: None, kpi: Some(kpi) });
        }
    }
    lines
}

impl<'m> Line<'m> {
    /// The node that says most of it.
    fn nodes(self) -> impl Iterator<Item = Node<'m>> {
        [self.target, self.kpi, self.goal].into_iter().flatten()
    }

    fn seq(self) -> [Option<u64>; 3] {
        [self.goal, self.target, self.kpi].map(|node| node.map(Node::seq))
    }

    fn perspective(self, sight: &Sight<'_, 'm>) -> Option<Node<'m>> {
        self.nodes().find_map(|node| sight.perspective(node))
    }

    fn owner(self) -> Option<Node<'m>> {
        self.nodes().find_map(Node::accountable)
    }

    /// Whether it is in a perspective, an owner's or of those who report to one, or a goal's or of what serves one.
    fn is_of(self, sight: &Sight<'_, 'm>, of: Node<'_>, serving: &HashSet<u64>) -> bool {
        match of.kind() {
            NodeKind::Perspective => self.perspective(sight).is_some_and(|node| node == of),
            NodeKind::Owner => self.owner().is_some_and(|owner| owner.and_above().any(|node| node == of)),
            _ => self.goal.is_some_and(|goal| serving.contains(&goal.seq())),
        }
    }

    fn row(self, sight: &Sight<'_, 'm>) -> Row {
        let as_of = sight.as_of();
        let value = self.kpi.and_then(|kpi| sight.value_of(kpi).ok());
        let judged = self.nodes().next();
        let worst = judged.map(|node| sight.worst(node));
        Row {
            perspective: self.perspective(sight).map(Item::from),
            goal: self.goal.map(Item::from),
            kpi: self.kpi.map(Item::from),
            target: self.target.map(Item::from),
            current: value.as_ref().map(|value| Figure::new(value.value, value.unit)),
            read: value.as_ref().map(|value| value.date),
            promised: self.target.map(|target| Promised::of(sight, target)),
            mark: worst.map(|worst| worst.status.into()).unwrap_or_default(),
            why: judged.and_then(|node| sight.reason(node)).map(|reason| reason.to_string()),
            trend: self.kpi.and_then(|kpi| Trend::of(kpi, as_of)),
            actions: Action::on_first([self.kpi, self.target, self.goal].into_iter().flatten(), as_of),
            owner: self.owner().map(Item::from),
        }
    }
}
