//! What surrounds a place in its line: indentation before it, commas and comments after it.

/// Where the line of a byte begins.
pub(super) fn start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line_break| line_break + 1)
}

/// Where the line of a byte ends, before its line break.
pub(super) fn end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Where the line after that of a byte begins; the end of the text if there is none.
pub(super) fn next(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').map_or(rest.len(), |line_break| line_break + 1)
}

/// How the text breaks its lines.
pub(super) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What stands before a byte in its line.
pub(super) fn before(text: &str, at: usize) -> &str {
    text.get(start(text, at)..at).unwrap_or_default()
}

/// What stands after a byte in its line.
pub(super) fn after(text: &str, at: usize) -> &str {
    text.get(at..end(text, at)).unwrap_or_default()
}

/// Whether nothing but blanks stands before a byte in its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    is_blank(before(text, at))
}

pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// Whether a rest of a line holds blanks and a comment at most.
pub(super) fn is_idle(rest: &str) -> bool {
    let bare = rest.trim_start_matches([' ', '\t']);
    bare.is_empty() || bare.starts_with('#')
}

/// Where the comma stands in what lies between two parts: neither in a comment nor anywhere else.
pub(super) fn comma(between: &str) -> Option<usize> {
    let mut is_comment = false;
    for (at, byte) in between.bytes().enumerate() {
        match byte {
            b'\n' => is_comment = false,
            b'#' => is_comment = true,
            b',' if !is_comment => return Some(at),
            _ => {}
        }
    }
    None
}
