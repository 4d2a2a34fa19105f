//! One look over JSON before it is parsed: depth and size within their limits, and no character where JSON has none.
//!
//! The parser recurses, and passes over a few things that RFC 8259 forbids; this look makes both safe.

use crate::format::limits::Limits;
use crate::format::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::value::datum::Span;

pub(super) fn scan(text: &str, base: usize, limits: &Limits) -> Result<(), SyntaxError> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut items) = (0, 0_usize, 0_usize);
    let mut in_word = false;
    while let Some(byte) = bytes.get(at).copied() {
        let start = at;
        at += 1;
        let starts_item = match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > limits.depth_in_force() {
                    return Err(SyntaxError::too_deep(Span::new(base + start, base + at), limits));
                }
                true
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                false
            }
            b'"' => {
                at = string_end(text, at, base)?;
                true
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => false,
            b'!'..=b'~' => {
                items += usize::from(!in_word);
                in_word = true;
                continue;
            }
            _ => return Err(stray(text, start, base)),
        };
        in_word = false;
        items += usize::from(starts_item);
        if items > limits.items {
            return Err(SyntaxError::too_many_items(Span::new(base + start, base + start + 1), limits));
        }
    }
    Ok(())
}

/// Where a string ends that has begun before `at`.
fn string_end(text: &str, mut at: usize, base: usize) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Ok(at + 1),
            b'\\' => at += 2,
            0..b' ' => {
                let help = "close the string before it, or write it as an escape such as `\\n`";
                let name =
                    if matches!(byte, b'\n' | b'\r') { "a line break" } else { "a tab or control character" };
                let message = format!("{name} stands within a string");
                let span = Span::new(base + at, base + at + 1);
                return Err(SyntaxError::new(SyntaxErrorKind::InvalidJson, span, message, help));
            }
            _ => at += 1,
        }
    }
    Ok(at)
}

fn stray(text: &str, start: usize, base: usize) -> SyntaxError {
    let character = text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let message = format!("`{}` cannot stand outside a string", character.escape_debug());
    let help = "put straight double quotes (\") around text, and plain blanks between values";
    let span = Span::new(base + start, base + start + character.len_utf8());
    SyntaxError::new(SyntaxErrorKind::InvalidJson, span, message, help)
}
