//! Text made fit for HTML: nothing that a plan holds becomes markup, or turns the direction of what stands around it.

/// A text as HTML and XML have it, in elements and in quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(character),
            // HTML has no place for control characters; the others reorder text and could show what is not there.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            _ if character.is_control() => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}

/// A sentence as HTML: what stands in backticks becomes code, kept apart from the direction of the sentence.
pub(super) fn sentence(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // Without a partner a backtick is no more than a character.
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for (number, part) in parts.iter().enumerate() {
        if number % 2 == 0 {
            out.push_str(&escaped(part));
        } else {
            out.extend(["<code><bdi>", &escaped(part), "</bdi></code>"]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            escaped("<script>alert(\"x\" & 'y')</script>\u{0}\u{202e}"),
            "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;\u{fffd}\u{fffd}"
        );
        assert_eq!(sentence("KPI `<b>` is"), "KPI <code><bdi>&lt;b&gt;</bdi></code> is");
        assert_eq!(sentence("a `b"), "a `b");
    }
}
