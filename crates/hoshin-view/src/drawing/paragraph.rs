//! Text broken into lines by the rules of Unicode, cut with an ellipsis where there is no more room. INVARIANT: no line is
//! wider than was asked for, and a cut text keeps all that it says for those who point at it.

use unicode_bidi::{Direction, get_base_direction};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::{Area, Font, Group, Item, Text, Tone};
use crate::page::Align;

/// Text in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The lines, none of which is empty.
    pub lines: Vec<String>,
    /// Size and weight.
    pub font: Font,
    /// All that it says, where the lines say less.
    pub full: Option<String>,
}

/// Where a paragraph stands in an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// To which side it leans.
    pub align: Align,
    /// Whether it stands at the top, or in the middle.
    pub is_top: bool,
    /// Its colour.
    pub tone: Tone,
}

impl Place {
    /// As text is read, in the middle of the height.
    pub const fn start(tone: Tone) -> Self {
        Self { align: Align::Start, is_top: false, tone }
    }

    /// In the middle.
    pub const fn middle(tone: Tone) -> Self {
        Self { align: Align::Middle, is_top: false, tone }
    }

    /// From the top down, as text is read.
    pub const fn top(tone: Tone) -> Self {
        Self { align: Align::Start, is_top: true, tone }
    }
}

impl Paragraph {
    /// Breaks a text into at most so many lines of a width.
    ///
    /// # Complexity
    ///
    /// Linear in what can be seen of it, and in all of it where it is cut.
    pub fn new(text: &str, font: Font, width: f64, most: usize) -> Self {
        let whole = squeezed(text);
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut used) = (String::new(), 0.0);
        let mut start = 0;
        let mut is_cut = false;
        for (end, how) in linebreaks(&whole) {
            let piece = whole.get(start..end).unwrap_or_default();
            start = end;
            let (mut room, bare) = (font.width(piece), font.width(piece.trim_end()));
            if used + bare > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if bare <= width {
                line.push_str(piece);
            } else {
                // A word that is wider than the line: between any two characters then.
                room = 0.0;
                for cluster in piece.graphemes(true) {
                    let cluster_width = font.width_of_cluster(cluster);
                    if room + cluster_width > width && !line.is_empty() {
                        lines.push(std::mem::take(&mut line));
                        room = 0.0;
                    }
                    if lines.len() > most {
                        break;
                    }
                    line.push_str(cluster);
                    room += cluster_width;
                }
            }
            used += room;
            if how == BreakOpportunity::Mandatory && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if lines.len() > most {
                break;
            }
        }
        lines.extend((!line.is_empty()).then_some(line));
        for line in &mut lines {
            line.truncate(line.trim_end().len());
        }
        lines.retain(|line| !line.is_empty());
        if lines.len() > most {
            lines.truncate(most);
            is_cut = true;
            if let Some(last) = lines.last_mut() {
                cut(last, font, width);
            }
        }
        Self { lines, font, full: is_cut.then_some(whole) }
    }

    /// How wide its widest line is.
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|line| self.font.width(line)).fold(0.0, f64::max)
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        f64::from(u32::try_from(self.lines.len()).unwrap_or(u32::MAX)) * self.font.leading()
    }

    /// Puts it into an area.
    pub fn put(self, area: Area, place: Place) -> Vec<Item> {
        self.items(area, place, false)
    }

    /// Puts it into an area turned to the left, so that it is read from the bottom to the top.
    pub fn put_turned(self, area: Area, place: Place) -> Vec<Item> {
        // As if the area lay on its right side.
        self.items(Area::new(-area.bottom(), area.x, area.height, area.width), place, true)
    }

    fn items(self, area: Area, place: Place, is_turned: bool) -> Vec<Item> {
        let free = if place.is_top { 0.0 } else { ((area.height - self.height()) / 2.0).max(0.0) };
        let leading = self.font.leading();
        // Letters stand in the middle of their line: room above and below is alike.
        let (up, down) = (self.font.ascent(), self.font.descent());
        let mut y = area.y + free + (leading - up - down) / 2.0 + up;
        let mut items = Vec::new();
        let is_rtl = self.lines.first().is_some_and(|line| is_rtl(line));
        for text in self.lines {
            let align = match (place.align, is_rtl) {
                (Align::Start, true) => Align::End,
                (align, _) => align,
            };
            let x = match align {
                Align::Start => area.x,
                Align::Middle => area.x + area.width / 2.0,
                Align::End => area.right(),
            };
            let (x, turned_y) = if is_turned { (y, -x) } else { (x, y) };
            items.push(
                Text { text, x, y: turned_y, align, font: self.font, tone: place.tone, is_turned }.into(),
            );
            y += leading;
        }
        match self.full {
            Some(name) => vec![Group { name, items, ..Group::default() }.into()],
            None => items,
        }
    }
}

/// Whether a text is read from the right to the left.
pub(crate) fn is_rtl(text: &str) -> bool {
    get_base_direction(text) == Direction::Rtl
}

/// Without line breaks and signs that cannot be seen; those that join letters stay.
fn squeezed(text: &str) -> String {
    let seen = text.split(|character: char| character.is_whitespace() || character.is_control());
    seen.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn cut(line: &mut String, font: Font, width: f64) {
    let ellipsis = font.width("…");
    while !line.is_empty() && font.width(line) + ellipsis > width {
        let last = line.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        line.truncate(last);
    }
    line.truncate(line.trim_end().len());
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::regular(12.0);

    #[test]
    fn no_line_is_wider_than_asked_whatever_it_says() {
        let texts =
            ["Improve NPS", "a ", "W", "\u{202e}evil", "ללא שם", "改善する", "👩‍👩‍👧", "<script>\n\t", ""];
        for text in texts.iter().flat_map(|text| [(*text).to_owned(), text.repeat(500)]) {
            for (width, most) in [(40.0, 1), (80.0, 3), (300.0, 2)] {
                let paragraph = Paragraph::new(&text, FONT, width, most);
                assert!(paragraph.lines.len() <= most, "{paragraph:?}");
                assert!(paragraph.width() <= width, "{paragraph:?}");
                assert!(paragraph.lines.iter().all(|line| !line.chars().any(char::is_control)));
            }
        }
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis_and_keeps_all_that_it_says() {
        let long = "word ".repeat(800);
        let paragraph = Paragraph::new(&long, FONT, 100.0, 2);
        assert_eq!(paragraph.lines, ["word word word", "word word word…"]);
        assert_eq!(paragraph.full.as_deref(), Some(long.trim_end()));
        assert_eq!(Paragraph::new("one two", FONT, 100.0, 2).full, None);
        assert_eq!(Paragraph::new("one two", FONT, 30.0, 2).lines, ["one", "two"]);
    }
}
