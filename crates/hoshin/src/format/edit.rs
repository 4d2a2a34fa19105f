//! Changes to a text as replaced ranges: all of them or none, and never to another text than was read.

use thiserror::Error;

use crate::sort::Arrange as _;
use crate::value::datum::Span;

/// One replaced range of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextEdit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there then; empty to remove.
    pub replacement: String,
}

/// Why a text was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EditError {
    /// The text is not the one that was read.
    #[error("the text has changed since it was read")]
    Stale,
    /// Two edits touch the same bytes.
    #[error("two edits overlap at byte {}", .0.start)]
    Overlap(Span),
    /// An edit reaches outside the text, or into a character.
    #[error("an edit at bytes {} to {} is not within the text", .0.start, .0.end)]
    Outside(Span),
}

impl EditError {
    /// What to do instead, one line.
    pub fn help(self) -> &'static str {
        match self {
            Self::Stale => "read the text again, and ask for the fixes anew",
            Self::Overlap(_) => "apply one of them, read the text again, and ask for the rest anew",
            Self::Outside(_) => "give ranges of whole characters, in bytes of the text that was read",
        }
    }
}

/// The hash that ties edits to their text: FNV-1a, 64 bits. The same on every machine and in every version.
///
/// # Source
///
/// Fowler, Noll and Vo, draft-eastlake-fnv.
pub fn text_hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Makes all `edits` to `text`, in whatever order they are given. Insertions at one place keep the given order.
///
/// # Errors
///
/// If the text's [`text_hash`] is not `expected_hash`, or an edit overlaps another or leaves the text.
pub fn apply(text: &str, edits: &[TextEdit], expected_hash: u64) -> Result<String, EditError> {
    if text_hash(text) != expected_hash {
        return Err(EditError::Stale);
    }
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.arrange_by_key(|edit| edit.span);
    let added: usize = sorted.iter().map(|edit| edit.replacement.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut done = 0;
    for edit in sorted {
        let range = edit.span.range();
        if text.get(range.clone()).is_none() {
            return Err(EditError::Outside(edit.span));
        }
        let between = text.get(done..range.start).ok_or(EditError::Overlap(edit.span))?;
        out.push_str(between);
        out.push_str(&edit.replacement);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> TextEdit {
        TextEdit { span: Span::new(start, end), replacement: replacement.into() }
    }

    #[test]
    fn edits_are_made_together_or_not_at_all() {
        let text = "aé: 1\nb: 2\n";
        let hash = text_hash(text);
        let done = apply(text, &[edit(10, 11, "3"), edit(0, 3, "x"), edit(3, 3, "!"), edit(3, 3, "?")], hash);
        assert_eq!(done.unwrap(), "x!?: 1\nb: 3\n");
        assert_eq!(apply(text, &[], hash).unwrap(), text);
        assert_eq!(apply(text, &[edit(0, 1, "")], hash + 1), Err(EditError::Stale));
        assert_eq!(
            apply(text, &[edit(0, 3, ""), edit(1, 1, "")], hash),
            Err(EditError::Overlap(Span::new(1, 1)))
        );
        assert_eq!(apply(text, &[edit(2, 3, "")], hash), Err(EditError::Outside(Span::new(2, 3))));
        assert_eq!(apply(text, &[edit(9, 99, "")], hash), Err(EditError::Outside(Span::new(9, 99))));
        assert_eq!(apply(text, &[edit(4, 3, "")], hash), Err(EditError::Outside(Span::new(4, 3))));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(
            [text_hash(""), text_hash("a"), text_hash("foobar")],
            [0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8]
        );
    }
}
