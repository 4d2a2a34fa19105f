//! The picture of a graph: lanes, lines, boxes, and what the signs mean.

use std::collections::BTreeSet;

use hoshin::report::count;

use super::place::Placed;
use super::{Boxed, Joint, MOST, boxes};
use crate::Mark;
use crate::drawing::figures::{self, line, tip};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Path, Place, Tone};
use crate::page::{Line, Map};

const MARGIN: f64 = 20.0;
/// The room for the names of lanes.
const LANES: f64 = 128.0;

pub(super) fn picture(map: &Map, boxed: &[Boxed<'_>], joints: &[Joint], placed: &Placed) -> Drawing {
    let mut drawing = Drawing::new(map.caption.clone(), description(map));
    let left = MARGIN + if map.lanes.is_empty() { 0.0 } else { LANES };
    let top = MARGIN;
    drawing.width = left + placed.size.0 + MARGIN;
    for (place, (name, (start, end))) in map.lanes.iter().zip(&placed.lanes).enumerate() {
        // Lanes touch in the middle of the free room between them.
        let before = place.checked_sub(1).and_then(|place| placed.lanes.get(place)).map(|lane| lane.1);
        let after = placed.lanes.get(place + 1).map(|lane| lane.0);
        let start = before.map_or(*start, |before| f64::midpoint(before, *start));
        let end = after.map_or(*end, |after| f64::midpoint(after, *end));
        let area = Area::new(MARGIN / 2.0, top + start, drawing.width - MARGIN, end - start);
        let tone = if place % 2 == 0 { Tone::Head } else { Tone::Paper };
        drawing.put(Item::Area(area, 0.0, Paint::fill(tone).lined(Tone::Rule, 1.0)));
        let text = Paragraph::new(name, Font::bold(13.0), LANES - 24.0, 4);
        let room = Area::new(area.x + 12.0, area.y, LANES - 24.0, area.height);
        drawing.put_all(text.put(room, Place::start(Tone::Ink)));
    }
    let mut items = Vec::new();
    let mut labels = Vec::new();
    for (joint, (points, label)) in joints.iter().zip(&placed.ways) {
        let Some(edge) = map.edges.get(joint.edge) else { continue };
        let goes_up =
            placed.areas.get(joint.to).map(|area| area.y) <= placed.areas.get(joint.from).map(|area| area.y);
        let line = Group {
            items: vec![drawn(edge.line, points, goes_up)],
            joins: Some((edge.from.clone(), edge.to.clone())),
            ..Group::default()
        };
        items.push(line.into());
        if let Some((x, y)) = label {
            let (width, height) = (joint.label.width(), joint.label.height());
            let area = Area::new(x - width / 2.0, y - height / 2.0, width, height);
            labels.push(Item::Area(area.inset(-3.0, 0.0), 3.0, Paint::fill(Tone::Paper).covering(0.92)));
            labels.extend(joint.label.clone().put(area, Place::middle(Tone::Soft)));
        }
    }
    items.extend(labels);
    drawing.put(Group { x: left, y: top, items, ..Group::default() });
    for (one, area) in boxed.iter().zip(&placed.areas) {
        boxes::put(&mut drawing, one, area.moved(left, top));
    }
    let mut bottom = top + placed.size.1 + MARGIN / 2.0;
    bottom = legend(&mut drawing, map, boxed, joints, bottom);
    if let Some(more) = map.nodes.len().checked_sub(MOST).filter(|more| *more > 0) {
        let text = format!("{} more not drawn", count(more, "node"));
        let text = Paragraph::new(&text, Font::regular(12.0), drawing.width - 2.0 * MARGIN, 1);
        drawing.put_all(
            text.put(Area::new(MARGIN, bottom, drawing.width - 2.0 * MARGIN, 20.0), Place::start(Tone::Soft)),
        );
        bottom += 24.0;
    }
    drawing.height = bottom + MARGIN / 2.0;
    drawing
}

fn description(map: &Map) -> String {
    let lanes =
        if map.lanes.is_empty() { String::new() } else { format!(" in {}", count(map.lanes.len(), "lane")) };
    format!("{}{lanes}, joined by {}.", count(map.nodes.len(), "node"), count(map.edges.len(), "line"))
}

fn paint(how: Line) -> Paint {
    match how {
        Line::Solid => Paint::line(Tone::Soft, 1.6),
        Line::Against => Paint::line(Tone::Bad, 2.0),
        Line::Dotted => Paint::line(Tone::Soft, 1.4).dashed(2.5),
        Line::Broken => Paint::line(Tone::Warning, 2.0).dashed(7.0),
    }
}

/// A line with its end: an arrow for what helps, a bar for what harms, a cross for what is broken.
fn drawn(how: Line, points: &[(f64, f64)], goes_up: bool) -> Item {
    let paint = paint(how);
    let tone = paint.stroke.unwrap_or(Tone::Soft);
    let mut points = points.to_vec();
    if goes_up {
        points.reverse();
    }
    let Some(end) = points.last().copied() else { return Group::default().into() };
    let before = (end.0, if goes_up { end.1 + 10.0 } else { end.1 - 10.0 });
    if let Some(last) = points.last_mut() {
        *last = (end.0, f64::midpoint(end.1, before.1));
    }
    let middle = points.get(points.len() / 2).copied().unwrap_or(end);
    let first = points.first().copied().unwrap_or(end);
    let cross = if points.len() > 2 {
        middle
    } else {
        (f64::midpoint(first.0, end.0), f64::midpoint(first.1, end.1))
    };
    let mut items = vec![Path { points, is_soft: true, paint, ..Path::default() }.into()];
    if how == Line::Against {
        items.push(line(
            (end.0 - 7.0, before.1 - (before.1 - end.1) * 0.6),
            (end.0 + 7.0, before.1 - (before.1 - end.1) * 0.6),
            Paint::line(tone, 3.0),
        ));
    } else {
        items.push(tip(before, end, 9.0, tone));
    }
    if how == Line::Broken {
        let (x, y) = cross;
        let stroke = Paint::line(tone, 2.5);
        items.push(line((x - 5.0, y - 5.0), (x + 5.0, y + 5.0), stroke));
        items.push(line((x - 5.0, y + 5.0), (x + 5.0, y - 5.0), stroke));
    }
    Group { items, ..Group::default() }.into()
}

/// What lines and marks mean, where there are others than lines that help.
fn legend(drawing: &mut Drawing, map: &Map, boxed: &[Boxed<'_>], joints: &[Joint], y: f64) -> f64 {
    let has =
        |how: Line| joints.iter().any(|joint| map.edges.get(joint.edge).is_some_and(|edge| edge.line == how));
    let words = [
        (Line::Solid, "helps"),
        (Line::Against, "harms"),
        (Line::Dotted, "belongs to"),
        (Line::Broken, "broken or missing"),
    ];
    let marks: BTreeSet<Mark> = boxed.iter().filter_map(|one| one.node.mark).collect();
    let mut told: Vec<(&str, Sign)> = Vec::new();
    if words.iter().skip(1).any(|(how, _)| has(*how)) {
        let used = words.into_iter().filter(|(how, _)| has(*how));
        told.extend(used.map(|(how, words)| (words, Sign::Line(how))));
    }
    told.extend(marks.into_iter().map(|mark| (mark.as_str(), Sign::Mark(mark))));
    if told.is_empty() {
        return y;
    }
    let (mut x, mut row) = (MARGIN, y + 8.0);
    for (words, sign) in told {
        let text = Paragraph::new(words, Font::regular(12.0), 140.0, 1);
        let width = 34.0 + text.width() + 22.0;
        if x > MARGIN && x + width > drawing.width {
            (x, row) = (MARGIN, row + 34.0);
        }
        drawing.put(match sign {
            Sign::Line(how) => drawn(how, &[(x + 12.0, row - 4.0), (x + 12.0, row + 24.0)], true),
            Sign::Mark(mark) => figures::mark(mark, x + 14.0, row + 10.0, 6.0),
        });
        let area = Area::new(x + 30.0, row, text.width(), 20.0);
        drawing.put_all(text.put(area, Place::start(Tone::Soft)));
        x += width;
        drawing.width = drawing.width.max(x - 22.0 + MARGIN);
    }
    row + 32.0
}

/// What a legend explains.
enum Sign {
    Line(Line),
    Mark(Mark),
}
