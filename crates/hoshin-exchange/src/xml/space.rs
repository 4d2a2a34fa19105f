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
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_blank);
            let blank = rest.get(..rest.len() - word.len()).unwrap_or_default();
            if !blank.is_empty() {
                self.blanks = true;
                let ends = blank.bytes().filter(|byte| *byte == b'\n').count();
                self.line_ends = self.line_ends.saturating_add(u8::try_from(ends).unwrap_or(u8::MAX));
            }
            let Some((words, after)) = word.split_at_checked(as_it_is(word)) else { return };
            if words.is_empty() {
                return;
            }
            self.settle(out);
            out.push_str(words);
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

/// How far text goes, from its first word, that has no layout: each blank in it is one space between two words.
fn as_it_is(text: &str) -> usize {
    let mut was_space = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' if !was_space => was_space = true,
            b' ' | b'\t' | b'\n' | b'\r' => return at - usize::from(was_space),
            _ => was_space = false,
        }
    }
    text.len() - usize::from(was_space)
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
    use proptest::prelude::*;

    use super::*;

    /// Layout word by word.
    fn by_words(layout: &mut Layout, text: &str, out: &mut String) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_blank);
            let blank = &rest[..rest.len() - word.len()];
            if !blank.is_empty() {
                layout.blanks = true;
                layout.line_ends += u8::try_from(blank.matches('\n').count()).unwrap();
            }
            let (word, after) = word.split_at(word.find(is_blank).unwrap_or(word.len()));
            if word.is_empty() {
                return;
            }
            layout.settle(out);
            out.push_str(word);
            rest = after;
        }
    }

    proptest! {
        #[test]
        fn many_words_at_once_are_as_word_by_word(pieces in proptest::collection::vec("[a \n\t\r\u{c}é]{0,12}", 0..5)) {
            let (mut fast, mut slow) = ((Layout::default(), String::new()), (Layout::default(), String::new()));
            for piece in &pieces {
                fast.0.literal(piece, &mut fast.1);
                by_words(&mut slow.0, piece, &mut slow.1);
            }
            prop_assert_eq!(fast.1, slow.1);
        }
    }

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
