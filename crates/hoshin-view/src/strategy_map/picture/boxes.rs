//! An objective as a box: how it stands, who answers for it, what measures it and whether that leads or lags, which other
//! themes it serves, and what is wrong with its place.

use crate::Mark;
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place as Put, Tone, figures};
use crate::strategy_map::Place;

/// How wide a box is.
pub(super) const WIDTH: f64 = 182.0;

const INSET: f64 = 10.0;
const SIGN: f64 = 19.0;
const BADGE: f64 = 30.0;
const NAME: Font = Font::bold(12.5);
const LINE: Font = Font::regular(11.0);
const TINY: Font = Font::bold(9.0);

/// The most measures that a box names (our choice: what fits on a wall). The rest is counted.
const MEASURES: usize = 3;

/// A line below the name.
struct Line {
    badge: Option<&'static str>,
    mark: Option<Mark>,
    words: Paragraph,
    tone: Tone,
}

/// An objective with the room that it takes.
pub(super) struct Boxed<'p> {
    place: &'p Place,
    name: Paragraph,
    lines: Vec<Line>,
}

impl<'p> Boxed<'p> {
    pub(super) fn of(place: &'p Place) -> Self {
        let room = WIDTH - 2.0 * INSET;
        let said = |words: &str, tone: Tone| Line {
            badge: None,
            mark: None,
            words: Paragraph::new(words, LINE, room, 2),
            tone,
        };
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(place.knot.owner.iter().map(|owner| said(&owner.name, Tone::Soft)));
        let (shown, more) = place.measures.split_at(place.measures.len().min(MEASURES));
        for measure in shown {
            let badge =
                measure.indicator.map(|indicator| if indicator == "leading" { "lead" } else { "lag" });
            let before = badge.map_or(0.0, |_| BADGE) + measure.mark.map_or(0.0, |_| 13.0);
            let words = Paragraph::new(&measure.kpi.name, LINE, room - before, 3);
            lines.push(Line { badge, mark: measure.mark, words, tone: Tone::Ink });
        }
        if !more.is_empty() {
            lines.push(said(
                &format!("and {} more", hoshin::report::count(more.len(), "measure")),
                Tone::Soft,
            ));
        }
        if !place.also.is_empty() {
            lines.push(said(&format!("also: {}", crate::Item::list(&place.also)), Tone::Soft));
        }
        lines.extend(
            place.faults.iter().map(|fault| said(&format!("▲ {}", fault.replace('-', " ")), Tone::Warning)),
        );
        let name =
            if place.knot.item.name.trim().is_empty() { &place.knot.item.id } else { &place.knot.item.name };
        Boxed { place, name: Paragraph::new(name, NAME, room - SIGN, 4), lines }
    }

    fn text_height(&self) -> f64 {
        let lines = self.lines.iter().map(|line| line.words.height() + 1.0);
        self.name.height() + 2.0 + lines.sum::<f64>()
    }

    pub(super) fn height(&self) -> f64 {
        (self.text_height() + 16.0).max(44.0)
    }

    /// Draws it.
    pub(super) fn put(self, drawing: &mut Drawing, area: Area) {
        let is_faulty = !self.place.faults.is_empty();
        let paint = Paint::fill(Tone::Card);
        let paint = if is_faulty {
            paint.lined(Tone::Warning, 2.0).dashed(6.0)
        } else {
            paint.lined(Tone::Soft, 1.0)
        };
        let mut items = vec![Item::Area(area, 14.0, paint)];
        let room = area.inset(INSET, 8.0);
        let mut y = area.y + (area.height - self.text_height()) / 2.0;
        if let Some(mark) = self.place.knot.mark {
            items.push(figures::mark(mark, room.x + 6.0, y + NAME.leading() / 2.0, 6.0));
        }
        let head = Area::new(room.x + SIGN, y, room.width - SIGN, self.name.height());
        items.extend(self.name.put(head, Put::top(Tone::Ink)));
        y = head.bottom() + 2.0;
        for line in self.lines {
            let mut x = room.x;
            let middle = y + LINE.leading() / 2.0;
            if let Some(badge) = line.badge {
                items.extend(badged(badge, x, middle));
                x += BADGE;
            }
            if let Some(mark) = line.mark {
                items.push(figures::mark(mark, x + 4.5, middle, 4.0));
                x += 13.0;
            }
            let height = line.words.height();
            items.extend(line.words.put(Area::new(x, y, room.right() - x, height), Put::top(line.tone)));
            y += height + 1.0;
        }
        drawing.put(Group { link: Some(self.place.knot.item.key()), items, ..Group::default() });
    }
}

/// Whether a measure leads or lags: an open badge or a full one, with the word in it.
pub(super) fn badged(word: &str, x: f64, middle: f64) -> Vec<Item> {
    let area = Area::new(x, middle - 6.5, BADGE - 5.0, 13.0);
    let (paint, tone) = if word == "lead" {
        (Paint::fill(Tone::Card).lined(Tone::Note, 1.0), Tone::Note)
    } else {
        (Paint::fill(Tone::Soft), Tone::Card)
    };
    let mut items = vec![Item::Area(area, 3.0, paint)];
    items.extend(Paragraph::new(word, TINY, area.width, 1).put(area, Put::middle(tone)));
    items
}
