//! A whole page as one picture: its blocks below one another.

use crate::drawing::{Area, Drawing, Font, Paragraph, Place, Tone};
use crate::page::{Block, Page};

use super::{Frame, write};

/// The room around everything.
const MARGIN: f64 = 24.0;

/// How wide text may be.
const MEASURE: f64 = 760.0;

/// Writes a page as one picture; none if it has neither table nor graph nor picture.
pub fn page(page: &Page) -> Option<String> {
    // A picture says it all: what stands beside it in words is for other formats.
    if let Some(Block::Drawing(drawing, _)) = page.blocks.first() {
        return Some(write(drawing, Frame::File));
    }
    let mut drawing = Drawing::new(page.title.clone(), page.subtitle.clone());
    let mut y = MARGIN;
    let say = |drawing: &mut Drawing, text: &str, font: Font, tone: Tone, y: &mut f64| {
        let paragraph = Paragraph::new(text, font, MEASURE, 12);
        let area = Area::new(MARGIN, *y, MEASURE, paragraph.height());
        *y = area.bottom() + font.size * 0.5;
        drawing.width = drawing.width.max(area.right());
        drawing.put_all(paragraph.put(area, Place::top(tone)));
    };
    say(&mut drawing, &page.title, Font::bold(20.0), Tone::Ink, &mut y);
    if !page.subtitle.is_empty() {
        say(&mut drawing, &page.subtitle, Font::regular(13.0), Tone::Soft, &mut y);
    }
    for block in &page.unfolded() {
        let part = match block {
            Block::Heading(text) => {
                say(&mut drawing, text, Font::bold(15.0), Tone::Ink, &mut y);
                continue;
            }
            Block::Text(text) => {
                say(&mut drawing, text, Font::regular(13.0), Tone::Ink, &mut y);
                continue;
            }
            Block::List(lines) => {
                for line in lines {
                    say(&mut drawing, &format!("• {line}"), Font::regular(13.0), Tone::Ink, &mut y);
                }
                continue;
            }
            Block::Table(table) => crate::drawing::sheet::drawn(table),
            Block::Map(map) => crate::layout::drawn(map),
            Block::Drawing(part, _) => part.clone(),
            Block::Panels(_) => continue,
        };
        let high = part.height;
        drawing.paste(part, MARGIN, y);
        y += high + 20.0;
    }
    drawing.width += MARGIN;
    drawing.height = y + MARGIN / 2.0;
    Some(write(&drawing, Frame::File))
}
