//! Lines between objectives, with cut corners and an end that tells what they do.

use super::Heights;
use super::routes::Way;
use crate::drawing::figures::{line, tip};
use crate::drawing::{Area, Drawing, Group, Item, Paint, Paragraph, Path, Place, Tone};
use crate::page::Line;

/// How much of a corner is cut.
const CORNER: f64 = 7.0;
const TIP: f64 = 9.0;

fn paint(how: Line) -> Paint {
    match how {
        Line::Solid | Line::Dotted => Paint::line(Tone::Soft, 1.7),
        Line::Against => Paint::line(Tone::Bad, 2.0),
        Line::Broken => Paint::line(Tone::Warning, 2.0).dashed(7.0),
    }
}

/// A line along a way: an arrow for what helps, a bar for what harms, a cross on what leads against the order.
pub(super) fn drawn(way: &Way, heights: &Heights, how: Line) -> Item {
    let mut points: Vec<(f64, f64)> =
        way.points.iter().map(|(x, height)| (*x, heights.at(*height))).collect();
    if way.is_back {
        points.reverse();
    }
    arrow(&points, how)
}

/// What a line looks like, for the legend.
pub(super) fn sample(how: Line, x: f64, y: f64) -> Item {
    arrow(&[(x + 2.0, y), (x + 26.0, y)], how)
}

fn arrow(points: &[(f64, f64)], how: Line) -> Item {
    let paint = paint(how);
    let tone = paint.stroke.unwrap_or(Tone::Soft);
    let (Some(end), Some(before)) = (points.last().copied(), points.iter().rev().nth(1).copied()) else {
        return Group::default().into();
    };
    let mut points = cut(points);
    if let Some(last) = points.last_mut() {
        *last = towards(end, before, TIP * 0.6);
    }
    let middle = points.get(points.len() / 2).copied().unwrap_or(end);
    let first = points.first().copied().unwrap_or(end);
    let cross = if points.len() > 2 {
        middle
    } else {
        (f64::midpoint(first.0, end.0), f64::midpoint(first.1, end.1))
    };
    let mut items = vec![Path { points, paint, ..Path::default() }.into()];
    if how == Line::Against {
        let (x, y) = towards(end, before, TIP * 0.6);
        let (across, along) = if (before.0 - end.0).abs() < 0.01 { (7.0, 0.0) } else { (0.0, 7.0) };
        items.push(line((x - across, y - along), (x + across, y + along), Paint::line(tone, 3.0)));
    } else {
        items.push(tip(before, end, TIP, tone));
    }
    if how == Line::Broken {
        let (x, y) = cross;
        let stroke = Paint::line(tone, 2.5);
        items.push(line((x - 5.0, y - 5.0), (x + 5.0, y + 5.0), stroke));
        items.push(line((x - 5.0, y + 5.0), (x + 5.0, y - 5.0), stroke));
    }
    Group { items, ..Group::default() }.into()
}

/// A point so far from one towards another, at most half of the way.
fn towards(from: (f64, f64), to: (f64, f64), distance: f64) -> (f64, f64) {
    let (across, along) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(along).max(0.001);
    let part = (distance / length).min(0.5);
    (from.0 + across * part, from.1 + along * part)
}

/// The points with corners cut.
fn cut(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = points.first().copied().into_iter().collect();
    for corner in points.windows(3) {
        if let [before, at, after] = corner {
            found.push(towards(*at, *before, CORNER));
            found.push(towards(*at, *after, CORNER));
        }
    }
    found.extend(points.last().copied());
    found
}

/// A stretch that runs up: how far across, and from where to where.
type Upright = (f64, f64, f64);

/// All stretches that run up.
pub(super) fn upright(ways: &[Way], heights: &Heights) -> Vec<Upright> {
    let ends = ways.iter().flat_map(|way| way.points.windows(2));
    let runs = ends.filter_map(|ends| {
        let [(x, low), (other, high)] = ends else { return None };
        let (low, high) = (heights.at(*low), heights.at(*high));
        ((x - other).abs() < 0.01).then_some((*x, low.min(high), low.max(high)))
    });
    runs.collect()
}

/// What is said of a line, on it: in the middle, unless another line runs through there.
pub(super) fn label(
    drawing: &mut Drawing,
    way: &Way,
    heights: &Heights,
    upright: &[Upright],
    words: &Paragraph,
) {
    let Some((middle, height)) = way.label else { return };
    let (width, high, y) = (words.width(), words.height(), heights.at(height));
    let on = way.points.iter().filter(|(_, at)| *at == height).map(|(x, _)| *x);
    let (left, right) = (on.clone().fold(f64::INFINITY, f64::min), on.fold(f64::NEG_INFINITY, f64::max));
    let crossed = |x: f64| {
        let runs = |(across, top, bottom): &&Upright| {
            (across - x).abs() < width / 2.0 + 4.0 && *top < y - 1.0 && y + 1.0 < *bottom
        };
        upright.iter().filter(runs).count()
    };
    let tries = [0.5, 0.35, 0.65, 0.2, 0.8].into_iter().map(|part| left + (right - left) * part);
    let fits = |x: &f64| x - width / 2.0 > left + CORNER && x + width / 2.0 < right - CORNER;
    let x = std::iter::once(middle).chain(tries.filter(fits)).min_by_key(|x| crossed(*x)).unwrap_or(middle);
    let area = Area::new(x - width / 2.0, y - high / 2.0, width, high);
    let ground = Area::new(area.x - 3.0, area.y, area.width + 6.0, area.height);
    drawing.put(Item::Area(ground, 3.0, Paint::fill(Tone::Card).covering(0.92)));
    drawing.put_all(words.clone().put(area, Place::middle(Tone::Soft)));
}
