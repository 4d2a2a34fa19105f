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
                let is_dash = first == b'-';
                let second = self.bytes.get(start + 1).copied().unwrap_or(b' ');
                if b"?:,[]{}#&*!|>%@` \n".contains(&first)
                    || is_dash && !(second.is_ascii_alphanumeric() || second == b'.')
                {
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
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => break,
                b' ' => {
                    let blanks = self.blanks();
                    let is_end = match self.peek() {
                        None | Some(b'\n' | b'#') => true,
                        Some(b':') => self.is_apart(1),
                        Some(other) => is_flow && is_sign(other),
                    };
                    if is_end {
                        self.at -= blanks;
                        break;
                    }
                }
                b':' if self.is_apart(1) => break,
                b':' if is_flow && self.bytes.get(self.at + 1).is_some_and(|next| is_sign(*next)) => break,
                sign if is_flow && is_sign(sign) => break,
                _ => self.at += 1,
            }
        }
    }
}

/// Whether a byte means something between brackets.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
