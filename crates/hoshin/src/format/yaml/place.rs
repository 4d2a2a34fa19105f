//! Places that the parser leaves to its caller: block scalars with their header, and values that are not there.

use crate::value::datum::Span;

/// The place of a block scalar from its `|` or `>` to the end of its last line, given where its content stands and
/// where the last key or scalar before it ended.
pub(super) fn block_scalar(text: &str, seen: usize, content: Span) -> Span {
    let content = content.range();
    let written = text.get(content.clone()).unwrap_or_default().trim_end();
    let mut end = content.start + written.len();
    let between = text.get(seen..content.start).unwrap_or_default();
    let mut at = seen;
    for line in between.split_inclusive('\n') {
        if let Some(header) = header(line) {
            if written.is_empty() {
                end = at + line.trim_end().len();
            }
            return Span::new(at + header, end);
        }
        at += line.len();
    }
    Span::new(content.start, end.max(content.start))
}

/// Where in a line the header of a block scalar starts: comments and anchors do not count.
fn header(line: &str) -> Option<usize> {
    let mut after_blank = true;
    for (at, character) in line.char_indices() {
        match character {
            '|' | '>' if after_blank => return Some(at),
            '#' if after_blank => return None,
            _ => after_blank = character.is_whitespace(),
        }
    }
    None
}

/// The place of a value that is not written: after its colon where there is one.
pub(super) fn missing_value(text: &str, span: Span) -> Span {
    let start = span.range().start;
    let rest = text.get(start..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest.get(blanks..).is_some_and(|rest| rest.starts_with(':')) {
        Span::new(start + blanks + 1, start + blanks + 1)
    } else {
        span
    }
}
