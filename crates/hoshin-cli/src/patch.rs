//! What changes in a text, line by line, as `patch` and reviewers read it.

use similar::TextDiff;

use crate::screen::Screen;

/// How many lines around a change are shown (our choice, as everywhere).
const AROUND: usize = 3;

/// The unified diff of a file.
pub(crate) fn unified(file: &str, before: &str, text: &str, screen: &Screen) -> String {
    let diff = TextDiff::from_lines(before, text);
    let shown = diff.unified_diff().context_radius(AROUND).header(file, file).to_string();
    let mut out = String::with_capacity(shown.len());
    for line in shown.split_inclusive('\n') {
        let (bare, line_break) = line.strip_suffix('\n').map_or((line, ""), |bare| (bare, "\n"));
        let style = match bare.get(..1) {
            _ if bare.starts_with("--- ") || bare.starts_with("+++ ") => Some("1"),
            Some("-") => Some("31"),
            Some("+") => Some("32"),
            Some("@") => Some("36"),
            _ => None,
        };
        out.push_str(&style.map_or_else(|| bare.to_owned(), |style| screen.styled(style, bare)));
        out.push_str(line_break);
    }
    out
}
