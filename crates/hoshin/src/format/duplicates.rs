//! Keys that stand twice in one mapping: found once, for every format.

use super::lines::LineIndex;
use super::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::sort::Arrange as _;
use crate::value::datum::{Entry, Span};

/// A key that stands twice.
#[derive(Clone, Debug)]
pub(crate) struct Duplicate {
    key: String,
    first: Span,
    again: Span,
}

/// Mappings up to this size compare each pair of keys; larger ones sort (our choice).
const FEW: usize = 8;

/// Whether a key stands twice.
pub(crate) fn any(entries: &[Entry<'_>]) -> bool {
    if entries.len() > FEW {
        return pairs(entries).next().is_some();
    }
    let mut rest = entries;
    while let Some((entry, others)) = rest.split_first() {
        if others.iter().any(|other| other.key == entry.key) {
            return true;
        }
        rest = others;
    }
    false
}

/// Adds each repeated key of a mapping to `found`, which grows to at most `most`.
pub(crate) fn collect(entries: &[Entry<'_>], found: &mut Vec<Duplicate>, most: usize) {
    if found.len() >= most || !any(entries) {
        return;
    }
    let room = most - found.len();
    found.extend(pairs(entries).take(room).map(|(first, again)| Duplicate {
        key: first.key.to_string(),
        first: first.key_span,
        again: again.key_span,
    }));
}

/// Each repeat with the first entry of the same key. Sorting, not hashing: no text can make it slow.
fn pairs<'e, 't>(entries: &'e [Entry<'t>]) -> impl Iterator<Item = (&'e Entry<'t>, &'e Entry<'t>)> {
    let mut sorted: Vec<&Entry<'_>> = entries.iter().collect();
    sorted.arrange_by(|left, right| left.key.cmp(&right.key));
    let mut first: Option<&Entry<'_>> = None;
    sorted.into_iter().filter_map(move |entry| match first {
        Some(earlier) if earlier.key == entry.key => Some((earlier, entry)),
        _ => {
            first = Some(entry);
            None
        }
    })
}

/// The errors for repeated keys. `base` is where `text` starts within the offsets of the spans.
pub(crate) fn errors(found: &[Duplicate], text: &str, base: usize) -> Vec<SyntaxError> {
    if found.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(text);
    let error = |duplicate: &Duplicate| {
        let message = format!("the key `{}` stands twice in one mapping", duplicate.key.escape_debug());
        let first = match base {
            0 => format!("on line {}", index.line_number(duplicate.first.range().start)),
            // A part of a larger text is one line of it.
            _ => "before it on the same line".into(),
        };
        let help = format!("remove or rename one: the first stands {first}");
        SyntaxError::new(SyntaxErrorKind::DuplicateKey, duplicate.again, message, help)
    };
    let mut errors: Vec<SyntaxError> = found.iter().map(error).collect();
    errors.arrange_by_key(|error| error.span);
    errors
}
