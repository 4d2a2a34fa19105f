//! Panels as cards in two columns, as on one sheet of paper that is folded once.

use super::Sheet;
use crate::drawing::{Area, Drawing, Font, Item, Paint, Tone};
use crate::page::Panel;

/// How many stand side by side.
const COLUMNS: usize = 2;

/// The room between cards.
const GAP: f64 = 14.0;

/// The room around what stands on a card.
const INSET: f64 = 14.0;

/// How wide text on a card may be, and how wide a card is at least.
const MEASURE: f64 = 440.0;

impl Sheet {
    /// Puts panels side by side; those of a row are of one height, those of a column of one width.
    pub(super) fn put_panels(&mut self, panels: &[Panel]) {
        let cards: Vec<Drawing> = panels.iter().map(card).collect();
        let widths: Vec<f64> = (0..COLUMNS)
            .map(|column| {
                cards.iter().skip(column).step_by(COLUMNS).map(|card| card.width).fold(0.0, f64::max)
            })
            .collect();
        for row in cards.chunks(COLUMNS) {
            let height = row.iter().map(|card| card.height).fold(0.0, f64::max);
            let mut x = self.margin;
            for (card, width) in row.iter().zip(&widths) {
                let paint = Paint::fill(Tone::Card).lined(Tone::Rule, 1.0);
                self.drawing.put(Item::Area(Area::new(x, self.y, *width, height), 6.0, paint));
                self.drawing.paste(card.clone(), x, self.y);
                x += width + GAP;
                self.drawing.width = self.drawing.width.max(x - GAP);
            }
            self.y += height + GAP;
        }
        self.y += GAP;
    }
}

fn card(panel: &Panel) -> Drawing {
    let drawing = Drawing { width: MEASURE + INSET, ..Drawing::default() };
    let mut sheet = Sheet { drawing, y: INSET, margin: INSET, measure: MEASURE };
    sheet.say(&panel.title, Font::bold(13.0), Tone::Ink);
    sheet.put_all(&panel.blocks);
    sheet.drawing.width += INSET;
    sheet.drawing.height = sheet.y + INSET / 2.0;
    sheet.drawing
}
