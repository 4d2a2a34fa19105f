//! White space in text, in and out: what is layout of the file goes, what was written on purpose stays.
//!
//! Blanks and line ends that stand in a file as such are layout: those at the ends go, indentation goes, a line end stays a
//! line end and an empty line a paragraph. Characters by number (`&#10;`) are purpose. INVARIANT: what [`escape`] writes,
//! [`Layout`] reads back exactly.

/// Takes the layout out of text as it comes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout {
    blanks: bool,
    line_ends: u8,
    has_text: bool,
}

impl Layout {
    /// Adds text as it stands in the file.
    pub fn literal(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_blank);
            let blank = rest.get(..rest.len() - word.len()).unwrap_or_default();
            if !blank.is_empty() {
                self.blanks = true;
                let ends = blank.bytes().filter(|byte| *byte == b'\n').count();
                self.line_ends = self.line_ends.saturating_add(u8::try_from(ends).unwrap_or(u8::MAX));
            }
            let end = word.find(is_blank).unwrap_or(word.len());
            let Some((word, after)) = word.split_at_checked(end) else { return };
            if word.is_empty() {
                return;
            }
            self.settle(out);
            out.push_str(word);
            rest = after;
        }
    }

    /// Adds a character by number.
    pub fn exact(&mut self, letter: char, out: &mut String) {
        self.settle(out);
        out.push(letter);
    }

    /// Ends a word: what follows stands apart.
    pub fn part(&mut self) {
        self.blanks = true;
    }

    fn settle(&mut self, out: &mut String) {
        if self.has_text && self.blanks {
            out.push_str(match self.line_ends {
                0 => " ",
                1 => "\n",
                _ => "\n\n",
            });
        }
        *self = Self { has_text: true, ..Self::default() };
    }
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// Whether XML can hold a character at all.
pub fn is_lawful(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Writes text so that it is read back exactly; what XML cannot hold becomes U+FFFD.
pub fn escape(text: &str, out: &mut String) {
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_single =
            letter == ' ' && !is_blank(before) && letters.peek().is_some_and(|next| !is_blank(*next));
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            ' ' if is_single => out.push(' '),
            ' ' | '\t' | '\n' | '\r' => {
                out.push_str("&#");
                out.push_str(&u32::from(letter).to_string());
                out.push(';');
            }
            _ if is_lawful(letter) => out.push(letter),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
        before = letter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_goes_and_purpose_stays() {
        let mut out = String::new();
        let mut layout = Layout::default();
        layout.literal("\n   one\n   two ", &mut out);
        layout.literal("  three\n\n  \n four", &mut out);
        layout.exact('\t', &mut out);
        layout.literal("  \n", &mut out);
        assert_eq!(out, "one\ntwo three\n\nfour\t");
        let mut escaped = String::new();
        escape(" a  b\n<&\"> c\u{0} ", &mut escaped);
        assert_eq!(escaped, "&#32;a&#32;&#32;b&#10;&lt;&amp;&quot;&gt; c\u{fffd}&#32;");
    }
}
