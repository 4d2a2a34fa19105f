//! How much room nodes and labels take.

use std::collections::BTreeMap;

use super::{Boxed, Joint, MOST};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone, figures};
use crate::page::{Map, Shape};

/// How wide a box is, and its margins.
pub(super) const WIDTH: f64 = 196.0;
const INSET: f64 = 10.0;
const SIGN: f64 = 20.0;
const NAME: Font = Font::bold(12.5);
const LINE: Font = Font::regular(11.0);
const LABEL: Font = Font::regular(10.5);
/// How high a bar is that shows how much is reached, with the room above it.
const BAR: f64 = 6.0;
const OVER_BAR: f64 = 5.0;

pub(super) fn measured(map: &Map) -> Vec<Boxed<'_>> {
    map.nodes
        .iter()
        .take(MOST)
        .map(|node| {
            let room = WIDTH - 2.0 * INSET;
            let sign = if node.mark.is_some() { SIGN } else { 0.0 };
            let name = if node.name.trim().is_empty() { &node.id } else { &node.name };
            let name = Paragraph::new(name, NAME, room - sign, 3);
            let lines: Vec<Paragraph> =
                node.lines.iter().take(4).map(|line| Paragraph::new(line, LINE, room, 2)).collect();
            let mut boxed = Boxed { node, name, lines, width: WIDTH, height: 0.0 };
            boxed.height = (boxed.text_height() + 16.0).max(38.0);
            boxed
        })
        .collect()
}

/// The lines between different nodes that are there.
pub(super) fn joints(map: &Map, boxes: &[Boxed<'_>]) -> Vec<Joint> {
    let places: BTreeMap<&str, usize> =
        boxes.iter().enumerate().map(|(place, one)| (one.node.id.as_str(), place)).collect();
    let joint = |(place, edge): (usize, &crate::page::Edge)| {
        let (from, to) = (*places.get(edge.from.as_str())?, *places.get(edge.to.as_str())?);
        let label = Paragraph::new(&edge.label, LABEL, 110.0, 2);
        (from != to).then_some(Joint { edge: place, from, to, label })
    };
    map.edges.iter().enumerate().filter_map(joint).collect()
}

/// Draws a box.
pub(super) fn put(drawing: &mut Drawing, boxed: &Boxed<'_>, area: Area) {
    let node = boxed.node;
    let radius = match node.shape {
        Shape::Rounded => 9.0,
        Shape::Banner | Shape::Plain => 2.0,
        Shape::Oval => 18.0_f64.min(area.height / 2.0),
        Shape::Pill => area.height / 2.0,
    };
    let fill = if matches!(node.shape, Shape::Banner | Shape::Oval) { Tone::Head } else { Tone::Card };
    let paint = Paint::fill(fill);
    let paint = if node.is_marked { paint.lined(Tone::Note, 2.5) } else { paint.lined(Tone::Soft, 1.0) };
    let mut items = vec![Item::Area(area, radius.min(20.0), paint)];
    if node.shape == Shape::Banner {
        items.push(Item::Area(Area::new(area.x, area.y, 5.0, area.height), 1.0, Paint::fill(Tone::Ink)));
    }
    if node.shape == Shape::Plain {
        let rule = Paint::line(Tone::Soft, 1.0);
        items.push(figures::line((area.x + 4.0, area.y), (area.x + 4.0, area.bottom()), rule));
    }
    let room = area.inset(INSET, 8.0);
    let sign = if node.mark.is_some() { SIGN } else { 0.0 };
    let mut y = area.y + (area.height - boxed.text_height()) / 2.0;
    if let Some(mark) = node.mark {
        items.push(figures::mark(mark, room.x + 6.0, y + NAME.leading() / 2.0, 6.0));
    }
    let head = Area::new(room.x + sign, y, room.width - sign, boxed.name.height());
    items.extend(boxed.name.clone().put(head, Place::top(Tone::Ink)));
    y = head.bottom();
    for line in &boxed.lines {
        let area = Area::new(room.x, y, room.width, line.height());
        items.extend(line.clone().put(area, Place::top(Tone::Soft)));
        y = area.bottom();
    }
    if let Some(part) = node.part {
        let whole = Area::new(room.x, y + OVER_BAR, room.width, BAR);
        let tone = node.mark.map_or(Tone::Soft, Tone::from);
        items.push(Item::Area(whole, BAR / 2.0, Paint::fill(Tone::Card).lined(Tone::Soft, 1.0)));
        let reached = Area { width: room.width * part.clamp(0.0, 1.0), ..whole };
        items.push(Item::Area(reached, BAR / 2.0, Paint::fill(tone)));
    }
    drawing.put(Group { link: Some(node.id.clone()), items, ..Group::default() });
}

impl Boxed<'_> {
    fn text_height(&self) -> f64 {
        let bar = self.node.part.map_or(0.0, |_| OVER_BAR + BAR);
        self.name.height() + self.lines.iter().map(Paragraph::height).sum::<f64>() + bar
    }
}
