//! What the signs mean, and where the matrices above and below are.

use std::collections::BTreeSet;

use super::ANCHOR;
use super::cells::{empty, letter, sign};
use crate::Mark;
use crate::drawing::figures::{ball, mark};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone};
use crate::x_matrix::{Correlation, Entry, Gap, XMatrix};

const FONT: Font = Font::regular(12.0);
const HEIGHT: f64 = 28.0;
const ICON: f64 = 26.0;

/// Puts everything below an area's top, and tells where it ends.
pub(super) fn put(drawing: &mut Drawing, matrix: &XMatrix, area: Area) -> f64 {
    let mut row = Row { area, x: area.x, y: area.y };
    for (grade, is_harm, words) in Correlation::SIGNS {
        let is_used = marks(matrix).any(|mark| mark.grade == grade && mark.is_harm() == is_harm);
        if is_used || (!is_harm && grade != super::super::Grade::Unweighted) {
            row.add(drawing, words, |icon| sign(grade, is_harm, icon.middle().0, icon.middle().1));
        }
    }
    let entries = || [&matrix.south, &matrix.west, &matrix.north, &matrix.east].into_iter().flatten();
    let gaps: BTreeSet<Gap> = entries().flat_map(|entry: &Entry| entry.gaps.iter().copied()).collect();
    for gap in [Gap::NoWork, Gap::ServedBelow] {
        let is_hole = |found: &Gap| (*found == Gap::ServedBelow) == (gap == Gap::ServedBelow);
        if gaps.iter().any(is_hole) {
            let words = if gap == Gap::ServedBelow { gap.in_words() } else { "empty: something is missing" };
            row.add(drawing, words, |icon| vec![empty(gap, icon)]);
        }
    }
    let used: BTreeSet<Mark> = entries().filter_map(|entry| entry.mark).collect();
    for found in used {
        row.add(drawing, &format!("status {}", found.as_str()), |icon| {
            vec![mark(found, icon.middle().0, icon.middle().1, 6.0)]
        });
    }
    if entries().any(|entry| entry.stage.is_some()) {
        row.add(drawing, "plan, do, check, act", |icon| vec![ball(2, icon.middle().0, icon.middle().1, 7.0)]);
    }
    let charges = matrix.owners.iter().flat_map(|charge| charge.north.iter().chain(&charge.south));
    let roles: BTreeSet<&str> = charges.copied().flatten().collect();
    for role in roles {
        row.add(drawing, role, |icon| letter(role, icon));
    }
    row.next_line();
    for (words, folk) in [("Above:", &matrix.above), ("Below:", &matrix.below)] {
        let is_part = words == "Above:" && matrix.of.is_some();
        if !folk.is_empty() || is_part {
            row.word(drawing, words);
            if is_part {
                row.link(drawing, "The whole plan", ANCHOR);
            }
            for focus in folk {
                row.link(drawing, focus.name(), &focus.anchor());
            }
            row.next_line();
        }
    }
    row.y
}

fn marks(matrix: &XMatrix) -> impl Iterator<Item = Correlation> {
    let corners = [&matrix.south_west, &matrix.north_west, &matrix.north_east, &matrix.south_east];
    corners.into_iter().flat_map(|corner| corner.marks.iter().flatten().copied().flatten())
}

/// Things that stand side by side, and go on below when there is no more room.
struct Row {
    area: Area,
    x: f64,
    y: f64,
}

impl Row {
    fn take(&mut self, width: f64) -> Area {
        if self.x > self.area.x && self.x + width > self.area.right() {
            self.x = self.area.x;
            self.y += HEIGHT;
        }
        let area = Area::new(self.x, self.y, width, HEIGHT);
        self.x += width;
        area
    }

    fn next_line(&mut self) {
        if self.x > self.area.x {
            self.x = self.area.x;
            self.y += HEIGHT + 4.0;
        }
    }

    fn add(&mut self, drawing: &mut Drawing, words: &str, icon: impl Fn(Area) -> Vec<Item>) {
        let text = Paragraph::new(words, FONT, 300.0, 1);
        let area = self.take(ICON + text.width() + 18.0);
        drawing.put_all(icon(Area::new(area.x, area.y, ICON, HEIGHT)));
        let room = Area::new(area.x + ICON + 4.0, area.y, text.width(), HEIGHT);
        drawing.put_all(text.put(room, Place::start(Tone::Ink)));
    }

    fn word(&mut self, drawing: &mut Drawing, words: &str) {
        let text = Paragraph::new(words, Font::bold(12.0), 300.0, 1);
        let area = self.take(text.width() + 10.0);
        drawing.put_all(text.put(area, Place::start(Tone::Ink)));
    }

    fn link(&mut self, drawing: &mut Drawing, name: &str, anchor: &str) {
        let text = Paragraph::new(name, FONT, 240.0, 1);
        let area = self.take(text.width() + 32.0);
        let pill = Area::new(area.x, area.y + 2.0, area.width - 8.0, HEIGHT - 4.0);
        let mut items = vec![Item::Area(pill, 12.0, Paint::fill(Tone::Card).lined(Tone::Note, 1.0))];
        items.extend(text.put(pill.inset(12.0, 0.0), Place::start(Tone::Note)));
        drawing.put(Group { link: Some(anchor.to_owned()), items, ..Group::default() });
    }
}
