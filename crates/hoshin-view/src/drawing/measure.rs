//! How much room text takes.
//!
//! Latin, Greek, Cyrillic and Hebrew letters by the tables of a font whose widths most machines have; others by the columns that a
//! terminal would give them, rounded up. INVARIANT: no text is wider than what is told here, by more than kerning.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::widths::{BOLD, REGULAR, Run};

/// Size and weight of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Its size, in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// How wide a character is of which nothing is known, by the size of the font (our choice: Arabic and Devanagari letters
/// are narrower in all common fonts, and few letters of any script are wider).
const UNKNOWN: f64 = 0.65;

/// How wide emoji are, by the size of the font: 1.17 to 1.37 in common fonts.
const EMOJI: f64 = 1.37;

impl Font {
    /// A regular font.
    pub const fn regular(size: f64) -> Self {
        Self { size, is_bold: false }
    }

    /// A bold font.
    pub const fn bold(size: f64) -> Self {
        Self { size, is_bold: true }
    }

    /// How wide a text is, in pixels.
    ///
    /// # Complexity
    ///
    /// Linear in its length.
    pub fn width(self, text: &str) -> f64 {
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            // Each of these stands by itself, and nobody need look where one ends.
            return text.bytes().map(|byte| self.width_of_letter(byte)).sum();
        }
        text.graphemes(true).map(|cluster| self.width_of_cluster(cluster)).sum()
    }

    /// How far letters reach up from the line on which they stand.
    pub fn ascent(self) -> f64 {
        self.size * 0.93
    }

    /// How far letters reach down below it.
    pub fn descent(self) -> f64 {
        self.size * 0.23
    }

    /// From one line to the next.
    pub fn leading(self) -> f64 {
        (self.size * 1.28).round()
    }

    /// Whether each character of a text is in the tables, so that its width is exact.
    pub(crate) fn knows(self, text: &str) -> bool {
        text.chars().all(|character| self.thousandths(character).is_some())
    }

    pub(super) fn width_of_cluster(self, cluster: &str) -> f64 {
        let Some(first) = cluster.chars().next() else { return 0.0 };
        if let Some(width) = self.thousandths(first) {
            return self.scaled(width);
        }
        let is_emoji = u32::from(first) >= 0x1_f000 || cluster.contains('\u{fe0f}');
        match cluster.width() {
            0 if cluster.chars().count() == 1 => 0.0,
            _ if is_emoji => EMOJI * self.size,
            0 | 1 => UNKNOWN * self.size,
            columns => f64::from(u32::try_from(columns).unwrap_or(u32::MAX)) / 2.0 * self.size,
        }
    }

    fn width_of_letter(self, letter: u8) -> f64 {
        self.thousandths(char::from(letter)).map_or(0.0, |width| self.scaled(width))
    }

    fn scaled(self, thousandths: u16) -> f64 {
        f64::from(thousandths) / 1000.0 * self.size
    }

    fn thousandths(self, character: char) -> Option<u16> {
        let runs: &[Run] = if self.is_bold { &BOLD } else { &REGULAR };
        let code = u32::from(character);
        let at = runs.partition_point(|(start, _)| *start <= code).checked_sub(1)?;
        let (start, widths) = runs.get(at)?;
        let width = widths.get(usize::try_from(code - start).ok()?)?;
        (*width > 0).then_some(*width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_the_font_says() {
        let font = Font::regular(10.0);
        let near = |text: &str, width: f64| assert!((font.width(text) - width).abs() < 0.01, "{text}");
        near("Hamburg", 7.22 + 5.56 + 8.33 + 5.56 + 5.56 + 3.33 + 5.56);
        near("漢字", 20.0);
        near("👩‍👩‍👧", 13.7);
        near("e\u{301}", 5.56);
        near("", 0.0);
        near("מ", font.width("מ"));
        assert!(Font::bold(10.0).width("Hamburg") > font.width("Hamburg"));
        assert!(font.knows("Größe − 3 %… Ω Ж") || font.knows("Größe"));
        assert!(!font.knows("漢"));
    }

    #[test]
    fn letters_that_stand_by_themselves_are_as_wide_as_their_clusters() {
        let plain: String = (b' '..=b'~').map(char::from).collect();
        for font in [Font::regular(10.5), Font::bold(12.0)] {
            for length in 0..plain.len() {
                let text: String = plain.chars().cycle().skip(length * 7).take(length).collect();
                let clusters =
                    text.graphemes(true).map(|cluster| font.width_of_cluster(cluster)).sum::<f64>();
                assert_eq!(font.width(&text).to_bits(), clusters.to_bits(), "{text}");
            }
            assert!(font.knows(&plain));
        }
    }
}
