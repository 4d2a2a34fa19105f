//! The X in the middle, and what stands on its four sides.

use hoshin::metamodel::NodeKind;

use super::grid::{CENTRE, Grid, INSET, Lane, SIGN, TOTAL};
use crate::drawing::figures::{ball, disc, line, mark};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone};
use crate::x_matrix::{Entry, Focus, XMatrix};

const RULE: Paint = Paint::fill(Tone::Card).lined(Tone::Rule, 1.0);
const HEAD: Paint = Paint::fill(Tone::Head).lined(Tone::Rule, 1.0);

pub(super) fn put(drawing: &mut Drawing, matrix: &XMatrix, grid: &Grid) {
    let (x, y) = (grid.centre.x, grid.centre.y);
    let across = |lane: &Lane| Area::new(x, lane.start, CENTRE, lane.width);
    let upright = |lane: &Lane| Area::new(lane.start, y, lane.width, CENTRE);
    for (lanes, entries) in [(&grid.north, &matrix.north), (&grid.south, &matrix.south)] {
        for (place, lane) in lanes.iter().enumerate() {
            label(drawing, lane, across(lane), entries.get(place), false);
        }
    }
    for (lanes, entries) in [(&grid.west, &matrix.west), (&grid.east, &matrix.east)] {
        for (place, lane) in lanes.iter().enumerate() {
            label(drawing, lane, upright(lane), entries.get(place), true);
        }
    }
    if let Some(first) = grid.owners.first() {
        let heading = Paragraph::new("Owners", Font::bold(12.0), 80.0, 1);
        let area = Area::new(first.start, grid.top() - 20.0, 80.0, 18.0);
        drawing.put_all(heading.put(area, Place::start(Tone::Soft)));
    }
    for (lane, charge) in grid.owners.iter().zip(&matrix.owners) {
        let area = upright(lane);
        drawing.put(Item::Area(area, 0.0, RULE));
        let items = lane.name.clone().put_turned(area.inset(0.0, INSET), Place::start(Tone::Ink));
        drawing.put(Group { link: Some(charge.owner.key()), items, ..Group::default() });
    }
    totals(drawing, grid);
    centre(drawing, matrix, grid);
}

fn label(drawing: &mut Drawing, lane: &Lane, area: Area, entry: Option<&Entry>, is_turned: bool) {
    drawing.put(Item::Area(area, 0.0, RULE));
    let height = lane.name.height() + lane.note.height();
    let free = ((lane.width - height) / 2.0).max(0.0);
    let mut items = Vec::new();
    let mut at = free;
    for (paragraph, tone) in [(&lane.name, Tone::Ink), (&lane.note, Tone::Soft)] {
        let high = paragraph.height();
        let place = Place::top(tone);
        items.extend(if is_turned {
            let room = Area::new(area.x + at, area.y + INSET, high, CENTRE - 2.0 * INSET - SIGN);
            paragraph.clone().put_turned(room, place)
        } else {
            let room = Area::new(area.x + INSET + SIGN, area.y + at, CENTRE - 2.0 * INSET - SIGN, high);
            paragraph.clone().put(room, place)
        });
        at += high;
    }
    let link = entry.map(|entry| entry.item.key());
    drawing.put(Group { link, items, ..Group::default() });
    if let Some(entry) = entry {
        let (x, y) = if is_turned {
            (area.middle().0, area.bottom() - INSET - SIGN / 3.0)
        } else {
            (area.x + INSET + SIGN / 3.0, area.middle().1)
        };
        let done = ["plan", "do", "check", "act"].iter().position(|stage| entry.stage == Some(*stage));
        let sign = entry.mark.map(|sign| mark(sign, x, y, 6.0));
        let ball = || done.map(|done| ball(done + 1, x, y, 7.0));
        drawing.put_all(sign.or_else(ball));
    }
}

/// What heads the totals: at both sides of the X, and below it.
fn totals(drawing: &mut Drawing, grid: &Grid) {
    let font = Font::regular(11.0);
    let words = ["Total for the objectives", "Total for the targets"];
    for (x, word) in grid.totals.into_iter().zip(words) {
        let area = Area::new(x, grid.centre.y, TOTAL, CENTRE);
        drawing.put(Item::Area(area, 0.0, HEAD));
        let text = Paragraph::new(word, font, CENTRE - 2.0 * INSET, 1);
        drawing.put_all(text.put_turned(area.inset(0.0, INSET), Place::start(Tone::Soft)));
    }
    let area = Area::new(grid.centre.x, grid.total_row, CENTRE, grid.bottom() - grid.total_row);
    drawing.put(Item::Area(area, 0.0, HEAD));
    let text = Paragraph::new("Total: importance × 9, 3 or 1", font, CENTRE - 2.0 * INSET, 1);
    drawing.put_all(text.put(area.inset(INSET, 0.0), Place::middle(Tone::Soft)));
}

fn centre(drawing: &mut Drawing, matrix: &XMatrix, grid: &Grid) {
    let area = grid.centre;
    drawing.put(Item::Area(area, 0.0, Paint::fill(Tone::Head).lined(Tone::Ink, 2.0)));
    let stroke = Paint::line(Tone::Ink, 2.0);
    drawing.put(line((area.x, area.y), (area.right(), area.bottom()), stroke));
    drawing.put(line((area.right(), area.y), (area.x, area.bottom()), stroke));
    let (x, y) = area.middle();
    let radius = 58.0;
    drawing.put(disc(x, y, radius, Paint::fill(Tone::Card).lined(Tone::Ink, 2.0)));
    let name = matrix.of.as_ref().map(Focus::name).or(matrix.plan.as_deref()).unwrap_or("Plan");
    let text = Paragraph::new(name, Font::bold(13.0), radius * 1.55, 3);
    let inside = Area::new(x - radius * 0.8, y - radius, radius * 1.6, 2.0 * radius);
    drawing.put_all(text.put(inside, Place::middle(Tone::Ink)));
    let drivers = matrix.south.iter().all(|entry| entry.item.kind == NodeKind::Driver);
    let south = if drivers { "Long-term direction" } else { "What it serves" };
    let south = with_period(south, &matrix.south);
    let is_year = |entry: &Entry| {
        entry.period.is_some_and(|period| period.to_string().trim_start_matches("FY").len() == 4)
    };
    let west = if matrix.west.iter().all(is_year) { "Annual objectives" } else { "Objectives" };
    let west = with_period(west, &matrix.west);
    let (font, deep) = (Font::bold(14.0), 44.0);
    let middle = Place::middle(Tone::Ink);
    let word = |text: &str| Paragraph::new(text, font, 200.0, 2);
    let top = Area::new(area.x + 60.0, area.y + 12.0, CENTRE - 120.0, deep);
    drawing.put_all(word("Initiatives").put(top, middle));
    let below = Area::new(area.x + 60.0, area.bottom() - 12.0 - deep, CENTRE - 120.0, deep);
    drawing.put_all(word(&south).put(below, middle));
    let left = Area::new(area.x + 12.0, area.y + 60.0, deep, CENTRE - 120.0);
    drawing.put_all(word(&west).put_turned(left, middle));
    let right = Area::new(area.right() - 12.0 - deep, area.y + 60.0, deep, CENTRE - 120.0);
    drawing.put_all(word("Targets and KPIs").put_turned(right, middle));
}

/// A word with the period that all have in common, if there is one.
fn with_period(word: &str, entries: &[Entry]) -> String {
    let mut periods = entries.iter().map(|entry| entry.period);
    let first = periods.next().flatten().filter(|first| periods.all(|period| period == Some(*first)));
    let words = |period: String| match period.split_once("..") {
        Some((start, "")) => format!("from {start}"),
        Some((start, end)) => format!("{start}–{end}"),
        None => period,
    };
    first.map_or_else(|| word.to_owned(), |period| format!("{word} {}", words(period.to_string())))
}
