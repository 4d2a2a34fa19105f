//! A whole page as one picture: its blocks below one another.

mod panels;

use crate::drawing::{Area, Drawing, Font, Paragraph, Place, Tone};
use crate::page::{Block, Page};

use super::{Frame, write};

/// The room around everything.
const MARGIN: f64 = 24.0;

/// How wide text may be.
const MEASURE: f64 = 760.0;

/// Writes a page as one picture.
pub fn page(page: &Page) -> String {
    write(&drawn(page), Frame::File)
}

/// Draws a page: its picture if it begins with one that can hang alone, else its blocks below one another.
fn drawn(page: &Page) -> Drawing {
    // A picture says it all: what stands beside it in words is for other formats.
    if let Some(Block::Drawing(drawing, _)) = page.blocks.first().filter(|block| block.is_titled()) {
        return drawing.clone();
    }
    let drawing = Drawing::new(page.title.clone(), page.subtitle.clone());
    let mut sheet = Sheet { drawing, y: MARGIN, margin: MARGIN, measure: MEASURE };
    sheet.say(&page.title, Font::bold(20.0), Tone::Ink);
    if !page.subtitle.is_empty() {
        sheet.say(&page.subtitle, Font::regular(13.0), Tone::Soft);
    }
    // Beside a graph, tables say the same again.
    let has_maps = !page.maps().is_empty();
    let is_shown = |block: &&Block| !(has_maps && matches!(block, Block::Table(_)));
    for block in page.blocks.iter().filter(is_shown) {
        sheet.put_all(std::slice::from_ref(block));
    }
    sheet.drawing.width += MARGIN;
    sheet.drawing.height = sheet.y + MARGIN / 2.0;
    sheet.drawing
}

/// A picture, and how far down it is filled.
struct Sheet {
    drawing: Drawing,
    y: f64,
    /// The room on the left.
    margin: f64,
    /// How wide text may be.
    measure: f64,
}

impl Sheet {
    fn say(&mut self, text: &str, font: Font, tone: Tone) {
        let paragraph = Paragraph::new(text, font, self.measure, 12);
        let width = paragraph.width().max(320.0);
        let area = Area::new(self.margin, self.y, width, paragraph.height());
        self.y = area.bottom() + font.size * 0.5;
        self.drawing.width = self.drawing.width.max(area.right());
        self.drawing.put_all(paragraph.put(area, Place::top(tone)));
    }

    fn put_all(&mut self, blocks: &[Block]) {
        let text = Font::regular(13.0);
        for block in blocks {
            match block {
                Block::Heading(heading) => self.say(heading, Font::bold(15.0), Tone::Ink),
                Block::Text(sentences) => self.say(sentences, text, Tone::Ink),
                Block::List(lines) => {
                    for line in lines {
                        self.say(&format!("• {line}"), text, Tone::Ink);
                    }
                }
                Block::Panels(panels) => self.put_panels(panels),
                Block::Table(table) => self.paste(crate::drawing::sheet::drawn(table), self.margin),
                // It has a margin of its own.
                Block::Map(map) => self.paste(crate::layout::drawn(map), 0.0),
                Block::Drawing(part, _) => self.paste(part.clone(), 0.0),
            }
        }
    }

    fn paste(&mut self, part: Drawing, x: f64) {
        let height = part.height;
        self.drawing.paste(part, x, self.y);
        self.y += height + 20.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::faults;
    use crate::tests::example;
    use crate::{Options, Shown, View, look};

    #[test]
    fn no_view_of_any_example_has_texts_that_overlap_or_are_clipped() {
        for name in ["manufacturer", "hospital", "esdc-it", "pitfalls", "complaints", "dashboard", "cascade"]
        {
            look(&example(name), &Options::default(), |sight| {
                for view in View::ALL {
                    let Ok(shown) = Shown::of(*view, sight, None) else { continue };
                    let picture = drawn(&shown.page());
                    assert_eq!(faults(&picture), Vec::<String>::new(), "{view} of {name}");
                    assert!(picture.width < 2_000.0, "{view} of {name}");
                }
            });
        }
    }
}
