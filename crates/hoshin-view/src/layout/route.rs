//! One connected part of a graph through the library for layered graphs: across, where its boxes stand and its lines run.

use dagre::graph::{Edge, Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::ranks::Ranks;
use super::{Boxed, Joint};
use hoshin::sort::Arrange as _;

/// Between boxes of a row, and between lines.
const BESIDE: f64 = 28.0;
const BETWEEN_LINES: f64 = 16.0;

/// Where things stand across, from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Nodes, and the middle of each.
    pub nodes: Vec<(usize, f64)>,
    /// Lines by their place among the joints, from the upper end to the lower.
    pub lines: Vec<(usize, Way)>,
    /// How wide it is.
    pub width: f64,
}

/// How a line runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// How far down, in rows, and how far across.
    pub points: Vec<(f64, f64)>,
    /// Where its label stands.
    pub label: Option<(f64, f64)>,
}

pub(super) fn routed(
    members: &[usize],
    joints: &[(usize, &Joint)],
    boxes: &[Boxed<'_>],
    ranks: &Ranks,
) -> Part {
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    for place in members {
        if let Some(boxed) = boxes.get(*place) {
            let label = NodeLabel { width: boxed.width, height: boxed.height, ..NodeLabel::default() };
            graph.set_node(key(*place), Some(label));
        }
    }
    let rank = |place: usize| ranks.rank.get(place).copied().unwrap_or_default();
    for (place, joint) in joints {
        let (upper, lower) = ends(joint, ranks);
        let length = i32::try_from(rank(lower).saturating_sub(rank(upper))).unwrap_or(1);
        let is_bare = joint.label.lines.is_empty();
        let (width, height) =
            if is_bare { (0.0, 0.0) } else { (joint.label.width() + 8.0, joint.label.height()) };
        // All lines are as short as they may be only where each node stands in its own row.
        let label = EdgeLabel {
            minlen: length,
            width,
            height,
            labelpos: dagre::layout::types::LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(key(upper), key(lower), Some(label), Some(&place.to_string()));
    }
    let options = LayoutOptions {
        rankdir: RankDir::TB,
        nodesep: BESIDE,
        edgesep: BETWEEN_LINES,
        ranksep: 60.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    read(&graph, members, joints, boxes, ranks)
}

/// The node of a line that stands higher, and the one that stands lower.
pub(super) fn ends(joint: &Joint, ranks: &Ranks) -> (usize, usize) {
    let rank = |place: usize| ranks.rank.get(place).copied().unwrap_or_default();
    if rank(joint.to) <= rank(joint.from) { (joint.to, joint.from) } else { (joint.from, joint.to) }
}

fn read(
    graph: &Graph<NodeLabel, EdgeLabel>,
    members: &[usize],
    joints: &[(usize, &Joint)],
    boxes: &[Boxed<'_>],
    ranks: &Ranks,
) -> Part {
    let mut part = Part::default();
    let mut rows: Vec<(f64, f64)> = Vec::new();
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    for place in members {
        let Some(label) = graph.node(&key(*place)) else { continue };
        let (Some(x), Some(y), Some(one)) = (label.x, label.y, boxes.get(*place)) else { continue };
        part.nodes.push((*place, x));
        let rank = ranks.rank.get(*place).copied().unwrap_or_default();
        rows.push((y, f64::from(u32::try_from(rank).unwrap_or(u32::MAX))));
        left = left.min(x - one.width / 2.0);
        right = right.max(x + one.width / 2.0);
    }
    rows.arrange_by(|one, other| one.0.total_cmp(&other.0));
    rows.dedup_by(|one, other| (one.0 - other.0).abs() < 1e-6);
    for (place, joint) in joints {
        let (upper, lower) = ends(joint, ranks);
        let edge = Edge::with_name(key(upper), key(lower), place.to_string());
        let Some(label) = graph.edge_by_obj(&edge) else { continue };
        let points: Vec<(f64, f64)> =
            label.points.iter().map(|point| (row(&rows, point.y), point.x)).collect();
        for (_, x) in &points {
            left = left.min(*x - BETWEEN_LINES);
            right = right.max(*x + BETWEEN_LINES);
        }
        let at = (!joint.label.lines.is_empty()).then_some(label.x.zip(label.y)).flatten();
        let at = at.map(|(x, y)| {
            left = left.min(x - label.width / 2.0);
            right = right.max(x + label.width / 2.0);
            (row(&rows, y), x)
        });
        part.lines.push((*place, Way { points, label: at }));
    }
    let left = if left.is_finite() { left } else { 0.0 };
    part.nodes.iter_mut().for_each(|(_, x)| *x -= left);
    for (_, way) in &mut part.lines {
        way.points.iter_mut().chain(&mut way.label).for_each(|(_, x)| *x -= left);
    }
    part.width = (right - left).max(0.0);
    part
}

/// How many rows down a height of the library is.
fn row(rows: &[(f64, f64)], y: f64) -> f64 {
    let at = rows.partition_point(|(height, _)| *height <= y);
    let before = at.checked_sub(1).and_then(|at| rows.get(at));
    match (before, rows.get(at)) {
        (Some((low, one)), Some((high, other))) => one + (other - one) * (y - low) / (high - low),
        (Some((_, row)), None) | (None, Some((_, row))) => *row,
        (None, None) => 0.0,
    }
}

fn key(place: usize) -> String {
    format!("n{place}")
}
