//! Panels as cards in two columns, as on one sheet of paper that is folded once: the left one is read first.

use super::Sheet;
use crate::drawing::{Area, Drawing, Font, Item, Paint, Tone};
use crate::page::{Block, Page, Panel, Table};

/// The room between cards.
const GAP: f64 = 14.0;

/// The room around what stands on a card.
const INSET: f64 = 14.0;

/// How wide text on a card may be, and how wide a card is at least.
const MEASURE: f64 = 440.0;

/// How wide the cards of a page are: all alike.
pub(super) fn width(page: &Page) -> f64 {
    let panels = page.blocks.iter().filter_map(|block| match block {
        Block::Panels(panels) => Some(panels),
        _ => None,
    });
    panels.flatten().map(|panel| card(panel).width).fold(MEASURE + 2.0 * INSET, f64::max)
}

impl Sheet {
    /// Puts panels into two columns that are about as high as each other; the last card of each reaches down to the end.
    pub(super) fn put_panels(&mut self, panels: &[Panel]) {
        let cards: Vec<Drawing> = panels.iter().map(card).collect();
        let high = |cards: &[Drawing]| cards.iter().map(|card| card.height + GAP).sum::<f64>();
        let (left, right) = (1..=cards.len())
            .filter_map(|split| cards.split_at_checked(split))
            .min_by(|one, other| high(one.0).max(high(one.1)).total_cmp(&high(other.0).max(high(other.1))))
            .unwrap_or_default();
        let whole = high(left).max(high(right));
        for (column, x) in [(left, self.margin), (right, self.margin + self.card + GAP)] {
            let mut y = self.y;
            for (place, card) in column.iter().enumerate() {
                let is_last = place + 1 == column.len();
                let height = if is_last { self.y + whole - GAP - y } else { card.height };
                let paint = Paint::fill(Tone::Card).lined(Tone::Rule, 1.0);
                self.drawing.put(Item::Area(Area::new(x, y, self.card, height), 6.0, paint));
                self.drawing.paste(card.clone(), x, y);
                self.drawing.width = self.drawing.width.max(x + self.card);
                y += height + GAP;
            }
        }
        self.y += whole + GAP;
    }
}

fn card(panel: &Panel) -> Drawing {
    let drawing = Drawing { width: MEASURE + INSET, ..Drawing::default() };
    let mut sheet = Sheet { drawing, y: INSET, margin: INSET, measure: MEASURE, card: MEASURE };
    sheet.say(&panel.title, Font::bold(13.0), Tone::Ink);
    match panel.blocks.as_slice() {
        // The title says what the caption would.
        [Block::Table(table)] => {
            sheet.put_all(&[Block::Table(Table { caption: String::new(), ..table.clone() })]);
        }
        blocks => sheet.put_all(blocks),
    }
    sheet.drawing.width += INSET;
    // Tables and pictures leave more room below them than a card needs.
    let is_picture =
        !matches!(panel.blocks.last(), Some(Block::Text(_) | Block::List(_) | Block::Heading(_)));
    sheet.drawing.height = sheet.y + if is_picture { INSET - 20.0 } else { INSET / 2.0 };
    sheet.drawing
}
