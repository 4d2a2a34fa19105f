//! Scalars on one line, bare or in quotes.

use super::Quick;
use crate::value::datum::Span;

/// The longest key that is taken, in bytes: YAML sets 1024 characters from where it starts to its colon.
pub(super) const LONGEST_KEY: u32 = 1000;

impl<'t> Quick<'t> {
    /// The characters of a scalar, its place, and whether quotes stand around it.
    pub(super) fn scalar(&mut self, is_flow: bool) -> Option<(&'t str, Span, bool)> {
        let start = self.at;
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                let rest = self.bytes.get(start + 1..)?;
                let length = rest.iter().position(|byte| matches!(*byte, b'\\' | b'\n') || *byte == quote)?;
                let end = start + 1 + length;
                self.at = end + 1;
                // Two such signs stand for one.
                let is_whole =
                    rest.get(length) == Some(&quote) && (quote == b'"' || self.peek() != Some(quote));
                let text = self.text.get(start + 1..end).filter(|_| is_whole)?;
                Some((text, Span::new(start, self.at), true))
            }
            first => {
                let second = self.bytes.get(start + 1).copied().unwrap_or(b' ');
                let is_bare = match first {
                    b'-' => second.is_ascii_alphanumeric() || second == b'.',
                    b'?' | b':' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' | b' '
                    | b'\n' => false,
                    _ => !is_sign(first),
                };
                if !is_bare {
                    return None;
                }
                self.pass_bare(is_flow);
                let text = self.text.get(start..self.at)?;
                // What begins so may be the end of a document.
                (!text.starts_with("...")).then(|| (text, Span::new(start, self.at), false))
            }
        }
    }

    /// Passes a bare scalar up to what ends it: a colon, a comment, the line, and brackets and commas between brackets.
    fn pass_bare(&mut self, is_flow: bool) {
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let may_end = |byte: &u8| matches!(*byte, b'\n' | b' ' | b':') || is_flow && is_sign(*byte);
            self.at += rest.iter().position(may_end).unwrap_or(rest.len());
            let here = self.at;
            let is_end = match self.peek() {
                Some(b' ') => {
                    self.blanks();
                    match self.peek() {
                        None | Some(b'\n' | b'#') => true,
                        Some(b':') => self.is_apart(1),
                        Some(other) => is_flow && is_sign(other),
                    }
                }
                Some(b':') => {
                    self.at += 1;
                    self.is_apart(0) || is_flow && self.peek().is_some_and(is_sign)
                }
                _ => true,
            };
            if is_end {
                self.at = here;
                return;
            }
        }
    }
}

/// Whether a byte means something between brackets.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
