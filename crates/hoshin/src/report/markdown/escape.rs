//! Text made fit for GitHub's Markdown: nothing that a plan holds becomes markup, a mention, or a reference.

/// A text outside code.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => out.extend(['\\', character]),
            // A name after it would call somebody, a number lead to an issue: a break that nobody sees keeps both away.
            '@' | '#' if characters.peek().is_some_and(|next| next.is_alphanumeric()) => {
                out.extend([character, '\u{200b}']);
            }
            _ => out.push(tamed(character)),
        }
    }
    out
}

/// A text as code, between as many backticks as it needs. In a table its bars are escaped, which GitHub takes back.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(tamed).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// A text as code in a cell of a table.
pub(super) fn code_in_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// A sentence: what stands in backticks becomes code.
pub(super) fn sentence(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // Without a partner a backtick is no more than a character.
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let part = |(number, part): (usize, &&str)| if number % 2 == 0 { escaped(part) } else { code(part) };
    parts.iter().enumerate().map(part).collect()
}

/// Control characters, and those that turn the direction of text, are shown as what cannot be shown.
fn tamed(character: char) -> char {
    let is_wild =
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if is_wild { '\u{fffd}' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup_or_calls_anybody() {
        assert_eq!(
            escaped("**a** <b> [x](y) | @team #12 C# & \n- z"),
            "\\*\\*a\\*\\* &lt;b&gt; \\[x\\](y) \\| @\u{200b}team #\u{200b}12 C# &amp; \u{fffd}- z"
        );
        assert_eq!([code("a"), code("a``b"), code("`")], ["`a`", "```a``b```", "`` ` ``"]);
        assert_eq!(code_in_cell("a|b"), "`a\\|b`");
        assert_eq!(sentence("KPI `<b>` is *bold*"), "KPI `<b>` is \\*bold\\*");
    }
}
