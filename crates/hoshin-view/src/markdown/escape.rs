//! Text made harmless for Markdown: what a plan holds is shown and never obeyed.

use crate::page::{Part, parts};

/// Text on a line of its own, or behind a bullet.
pub(super) fn line(text: &str) -> String {
    let escaped = inline(text);
    // What would begin a list or a rule at the start of a line, and is nothing within it.
    let begins = escaped.starts_with(['-', '+', '=', '#']) || is_numbered(&escaped);
    if !begins {
        return escaped;
    }
    match escaped.find(['.', ')']).filter(|_| is_numbered(&escaped)) {
        Some(at) => {
            let (number, rest) = escaped.split_at(at);
            format!("{number}\\{rest}")
        }
        None => format!("\\{escaped}"),
    }
}

/// Text within a line or a cell: one line, nothing of which is markup. Characters that turn the direction of text or
/// control a terminal are replaced.
pub(super) fn inline(text: &str) -> String {
    let flat = text
        .split(['\n', '\r', '\t'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let mut out = String::with_capacity(flat.len());
    for c in hoshin::report::tame(&flat).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Bare addresses and people must not become links.
            '@' => out.push_str("&#64;"),
            ':' => out.push_str("&#58;"),
            _ => out.push(c),
        }
    }
    // A colon is a danger before two slashes only; all others are put back for those who read the text as it is.
    let out = out.replace("&#58;//", "\u{0}").replace("&#58;", ":").replace('\u{0}', "&#58;//");
    out.replace("www.", "www&#46;")
}

/// A sentence of a rule: the ids in it as code. One that code could not hold is escaped as other words are.
pub(super) fn message(text: &str) -> String {
    let told = |part: Part<'_>| match part {
        Part::Id(id) if !id.is_empty() && !id.contains(['|', '\n', '\r', '<', '\\']) => {
            format!("`{}`", hoshin::report::tame(id))
        }
        Part::Words(words) | Part::Id(words) => inline_kept(words),
    };
    parts(text).into_iter().map(told).collect()
}

/// The same as [`inline`] with the blanks at its ends, for parts of a sentence.
fn inline_kept(text: &str) -> String {
    let blank = |has: bool| if has { " " } else { "" };
    let escaped = inline(text);
    let (before, after) = (blank(text.starts_with(' ')), blank(text.ends_with(' ') && text.len() > 1));
    format!("{before}{escaped}{after}")
}

fn is_numbered(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len() && behind.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_sentences_are_code_unless_they_could_break_out() {
        assert_eq!(message("KPI `a_b` and `c|d` differ"), "KPI `a_b` and c\\|d differ");
        assert_eq!(message("one ` is_not two"), "one \\` is\\_not two");
    }

    #[test]
    fn markup_is_shown_and_plain_text_is_left_alone() {
        assert_eq!(inline("Raise NPS: 60 to 75 (by Q4)"), "Raise NPS: 60 to 75 (by Q4)");
        assert_eq!(inline("a|b\n[x](http://e.vil) <b>"), "a\\|b \\[x\\](http&#58;//e.vil) &lt;b&gt;");
        assert_eq!(
            [line("- x"), line("12. x"), line("# x"), line("x - y")],
            ["\\- x", "12\\. x", "\\# x", "x - y"]
        );
    }
}
