//! The parts of a graph side by side, with rows of one height across all of them.

use std::collections::BTreeMap;

use super::ranks::Ranks;
use super::route::{Way, ends, routed};
use super::{Boxed, Joint};
use crate::drawing::Area;
use hoshin::sort::Arrange as _;

/// Between two parts, and between rows with and without labels on their lines.
const BETWEEN: f64 = 36.0;
const GAP: f64 = 46.0;
const LABELLED: f64 = 66.0;
/// What a lane has above and below its boxes.
const LANE: f64 = 14.0;

/// Where everything stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    /// By node.
    pub areas: Vec<Area>,
    /// By joint: the points from the upper end to the lower, and the middle of the label.
    pub ways: Vec<Drawn>,
    /// By lane the upper side and the lower.
    pub lanes: Vec<(f64, f64)>,
    /// How wide and high all of it is.
    pub size: (f64, f64),
}

/// The points of a line, and the middle of its label.
pub(super) type Drawn = (Vec<(f64, f64)>, Option<(f64, f64)>);

/// A row: where it starts, and how high it is.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    y: f64,
    height: f64,
}

pub(super) fn placed(boxes: &[Boxed<'_>], joints: &[Joint], ranks: &Ranks) -> Placed {
    let rows = rows(boxes, joints, ranks);
    let mut placed = Placed {
        areas: vec![Area::default(); boxes.len()],
        ways: vec![(Vec::new(), None); joints.len()],
        ..Placed::default()
    };
    let mut rights = vec![0.0_f64; rows.len()];
    let mut x = 0.0;
    let parts = parts(boxes.len(), joints);
    for members in parts.iter().filter(|members| members.len() > 1) {
        let own: Vec<(usize, &Joint)> =
            joints.iter().enumerate().filter(|(_, joint)| members.contains(&joint.from)).collect();
        let part = routed(members, &own, boxes, ranks);
        for (place, middle) in &part.nodes {
            stand(&mut placed, boxes, ranks, &rows, *place, x + middle);
        }
        for (place, way) in &part.lines {
            if let (Some(joint), Some(slot)) = (joints.get(*place), placed.ways.get(*place)) {
                let found = run(way, joint, ranks, &rows, &placed, x);
                debug_assert!(slot.0.is_empty());
                if let Some(slot) = placed.ways.get_mut(*place) {
                    *slot = found;
                }
            }
        }
        let ranks_of = members.iter().filter_map(|place| ranks.rank.get(*place).copied());
        let (top, bottom) = (ranks_of.clone().min().unwrap_or(0), ranks_of.max().unwrap_or(0));
        x += part.width + BETWEEN;
        for right in rights.iter_mut().skip(top).take(bottom + 1 - top) {
            *right = right.max(x);
        }
    }
    for place in parts.iter().filter(|members| members.len() == 1).flatten() {
        let (Some(one), Some(rank)) = (boxes.get(*place), ranks.rank.get(*place)) else { continue };
        let start = rights.get(*rank).copied().unwrap_or_default();
        stand(&mut placed, boxes, ranks, &rows, *place, start + one.width / 2.0);
        if let Some(right) = rights.get_mut(*rank) {
            *right = start + one.width + BETWEEN * 0.8;
        }
    }
    spread(&mut placed, joints, ranks);
    straighten(&mut placed, joints, ranks, &rows);
    let right = rights.into_iter().fold(x, f64::max);
    let bottom = rows.last().map_or(0.0, |row| row.y + row.height + LANE);
    for (first, end) in &ranks.lanes {
        let top = rows.get(*first).map_or(0.0, |row| row.y - LANE);
        let low =
            end.checked_sub(1).and_then(|last| rows.get(last)).map_or(0.0, |row| row.y + row.height + LANE);
        placed.lanes.push((top, low));
    }
    placed.size = ((right - BETWEEN * 0.8).max(super::boxes::WIDTH), bottom);
    placed
}

fn rows(boxes: &[Boxed<'_>], joints: &[Joint], ranks: &Ranks) -> Vec<Row> {
    let gap = if joints.iter().any(|joint| !joint.label.lines.is_empty()) { LABELLED } else { GAP };
    let mut rows = Vec::new();
    let mut y = LANE;
    for rank in 0..ranks.count {
        let own = boxes.iter().zip(&ranks.rank).filter(|(_, of)| **of == rank);
        let height = own.map(|(boxed, _)| boxed.height).fold(0.0, f64::max).max(38.0);
        rows.push(Row { y, height });
        y += height + gap;
    }
    rows
}

fn stand(placed: &mut Placed, boxes: &[Boxed<'_>], ranks: &Ranks, rows: &[Row], place: usize, middle: f64) {
    let row = ranks.rank.get(place).and_then(|rank| rows.get(*rank)).copied().unwrap_or_default();
    if let (Some(area), Some(boxed)) = (placed.areas.get_mut(place), boxes.get(place)) {
        let y = row.y + (row.height - boxed.height) / 2.0;
        *area = Area::new(middle - boxed.width / 2.0, y, boxed.width, boxed.height);
    }
}

/// Where several lines end at one side of a box, they share it out, in the order in which they come.
fn spread(placed: &mut Placed, joints: &[Joint], ranks: &Ranks) {
    // By node and side the lines, each with how far across it comes from.
    let mut sides: BTreeMap<(usize, bool), Vec<(f64, usize)>> = BTreeMap::new();
    for (place, (joint, (points, _))) in joints.iter().zip(&placed.ways).enumerate() {
        let (upper, lower) = ends(joint, ranks);
        let (second, last) = (points.get(1), points.len().checked_sub(2).and_then(|last| points.get(last)));
        if let (Some(second), Some(last)) = (second, last) {
            sides.entry((upper, false)).or_default().push((second.0, place));
            sides.entry((lower, true)).or_default().push((last.0, place));
        }
    }
    for ((node, is_top), mut lines) in sides {
        let Some(area) = placed.areas.get(node).copied() else { continue };
        if lines.len() < 2 {
            continue;
        }
        lines.arrange_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let step = area.width / (f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX)) + 1.0);
        let mut x = area.x;
        for (_, line) in lines {
            x += step;
            let points = placed.ways.get_mut(line).map(|(points, _)| points);
            let end = points.and_then(|points| if is_top { points.last_mut() } else { points.first_mut() });
            if let Some(end) = end {
                end.0 = x;
            }
        }
    }
}

/// Leads lines straight out of their rows before they bend, past boxes that are higher.
fn straighten(placed: &mut Placed, joints: &[Joint], ranks: &Ranks, rows: &[Row]) {
    let row = |node: usize| ranks.rank.get(node).and_then(|rank| rows.get(*rank)).copied();
    for (joint, (points, _)) in joints.iter().zip(&mut placed.ways) {
        let (upper, lower) = ends(joint, ranks);
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { continue };
        if let (Some(above), Some(below)) = (row(upper), row(lower)) {
            points.insert(1, (first.0, (above.y + above.height).max(first.1)));
            let end = points.len().saturating_sub(1);
            points.insert(end, (last.0, below.y.min(last.1)));
        }
    }
}

/// A line in pixels: straight through the rows that it passes, bent only between them.
fn run(way: &Way, joint: &Joint, ranks: &Ranks, rows: &[Row], placed: &Placed, x: f64) -> Drawn {
    let (upper, lower) = ends(joint, ranks);
    let area = |place: usize| placed.areas.get(place).copied().unwrap_or_default();
    let (top, bottom) = (area(upper), area(lower));
    let inside = |area: Area, across: f64| (x + across).clamp(area.x + 14.0, area.right() - 14.0);
    let first = way.points.first().map_or(top.middle().0 - x, |point| point.1);
    let last = way.points.last().map_or(bottom.middle().0 - x, |point| point.1);
    let mut points = vec![(inside(top, first), top.bottom())];
    let count = way.points.len();
    // Between neighbouring rows nothing stands in the way but labels.
    let rank = |place: usize| ranks.rank.get(place).copied().unwrap_or_default();
    let is_near = rank(upper) + 1 == rank(lower) && way.label.is_none();
    let between = if is_near { 0 } else { count.saturating_sub(2) };
    for (row, across) in way.points.iter().skip(1).take(between) {
        let whole = row.round();
        if (row - whole).abs() < 0.02 {
            if let Some(passed) = index(whole).and_then(|row| rows.get(row)) {
                points.push((x + across, passed.y - 4.0));
                points.push((x + across, passed.y + passed.height + 4.0));
            }
        } else {
            points.push((x + across, height(rows, *row)));
        }
    }
    points.push((inside(bottom, last), bottom.y));
    // Upwards no line may run.
    points.dedup_by(|later, earlier| later.1 <= earlier.1);
    (points, way.label.map(|(row, across)| (x + across, height(rows, row))))
}

/// How far down a place between rows is: from the lower side of one to the upper side of the next.
fn height(rows: &[Row], at: f64) -> f64 {
    let above = at.floor();
    let part = at - above;
    let one = index(above).and_then(|row| rows.get(row)).copied().unwrap_or_default();
    if part < 0.02 {
        return one.y + one.height / 2.0;
    }
    let next = index(above + 1.0).and_then(|row| rows.get(row)).copied().unwrap_or(one);
    let (start, end) = (one.y + one.height, next.y);
    start + (end - start) * part
}

fn index(row: f64) -> Option<usize> {
    // Rows are few and whole.
    (0..=super::MOST * 2)
        .find(|place| u32::try_from(*place).is_ok_and(|place| (f64::from(place) - row).abs() < 0.5))
}

/// What hangs together, each part and the parts in the order of the nodes.
fn parts(count: usize, joints: &[Joint]) -> Vec<Vec<usize>> {
    let mut part: Vec<usize> = (0..count).collect();
    loop {
        let mut is_done = true;
        for joint in joints {
            let (one, other) = (part.get(joint.from).copied(), part.get(joint.to).copied());
            let (Some(one), Some(other)) = (one, other) else { continue };
            if one != other {
                let (least, most) = (one.min(other), one.max(other));
                part.iter_mut().filter(|of| **of == most).for_each(|of| *of = least);
                is_done = false;
            }
        }
        if is_done {
            break;
        }
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (place, of) in part.into_iter().enumerate() {
        if let Some(members) = parts.get_mut(of) {
            members.push(place);
        }
    }
    parts.retain(|members| !members.is_empty());
    parts
}
