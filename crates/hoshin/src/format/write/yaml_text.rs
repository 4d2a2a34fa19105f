//! YAML scalars: when text may stand bare, and how it is quoted when not.
//!
//! Text is quoted whenever some reader, of YAML 1.1 or 1.2, could take it for anything else. That is a wider net than
//! either standard asks for: a quote too many costs nothing.

use std::fmt::Write as _;

/// Where a scalar stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Place {
    /// On a line of its own or after a key.
    Block,
    /// Between brackets.
    Flow,
}

/// A key. Dates and months stay bare, as readings have them.
pub(in crate::format) fn key(text: &str, place: Place) -> String {
    let bare = can_stand_bare(text, place) && (is_calendar(text) || !looks_typed(text));
    if bare { text.to_owned() } else { quote(text) }
}

/// Text that must read back as text if `quoted`, and otherwise stand bare where YAML lets it.
pub(in crate::format) fn scalar(text: &str, quoted: bool, place: Place) -> String {
    let typed = if quoted { looks_typed(text) } else { is_null(text) };
    if can_stand_bare(text, place) && !typed { text.to_owned() } else { quote(text) }
}

/// The lines of a literal block with its header, if the text reads back from one exactly.
pub(super) fn literal(text: &str) -> Option<(&'static str, std::str::Lines<'_>)> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let header = if body.len() < text.len() { "|" } else { "|-" };
    let faithful = body.contains('\n')
        && !body.ends_with('\n')
        && !body.starts_with(char::is_whitespace)
        && body.lines().all(|line| line.trim_end() == line)
        && body.chars().all(|character| character == '\n' || is_printable(character));
    faithful.then(|| (header, body.lines()))
}

fn can_stand_bare(text: &str, place: Place) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    let second = characters.next();
    let starts = match first {
        '-' => second.is_some_and(|next| next.is_alphanumeric() || next == '.'),
        '.' => !text.starts_with("..."),
        _ => !"?:,[]{}#&*!|>'\"%@`".contains(first),
    };
    starts
        && !first.is_whitespace()
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && (place == Place::Block || !text.contains([',', '[', ']', '{', '}', '?']))
}

/// Whether YAML has the character outside quotes, and no reader takes it for a line break.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn is_null(text: &str) -> bool {
    text.is_empty() || text == "~" || text.eq_ignore_ascii_case("null")
}

/// Whether text could be a number, a date, a boolean, nothing or a merge to some reader.
fn looks_typed(text: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"];
    let unsigned = text.trim_start_matches(['+', '-']);
    let special =
        [".inf", ".nan", "inf", "nan", "infinity"].iter().any(|word| unsigned.eq_ignore_ascii_case(word));
    let in_number = |character: char| character.is_ascii_hexdigit() || "+-._:xXoOtTzZ ".contains(character);
    let starts = unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let numeric =
        starts && text.contains(|digit: char| digit.is_ascii_digit()) && text.chars().all(in_number);
    is_null(text) || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || special || numeric
}

/// Whether text is a date or a month: `2026-01-31`, `2026-01`.
fn is_calendar(text: &str) -> bool {
    let shape = |pattern: &str| {
        text.len() == pattern.len()
            && text.bytes().zip(pattern.bytes()).all(|(byte, like)| match like {
                b'0' => byte.is_ascii_digit(),
                _ => byte == like,
            })
    };
    shape("0000-00-00") || shape("0000-00")
}

fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if is_printable(character) => out.push(character),
            // Writing to a string does not fail.
            _ => drop(write!(out, "\\u{:04x}", u32::from(character))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_could_be_mistaken_is_quoted() {
        let quoted = "1.10 2026 2026-01 2026-01-31 2026-01-31T10:00:00Z 1:30 0x1F 1e5 .5 +1 -1 1_000 .inf -.INF .NaN nan \
             ~ null NULL true False yes NO on Off y N = << - -- --- ... ? : , [a {a #a &a *a !a |a >a 'a \"a %a @a `a a:";
        for text in quoted.split_whitespace() {
            assert!(scalar(text, true, Place::Block).starts_with('"'), "{text}");
        }
        for text in ["", " a", "a ", "a: b", "a #b", "a\nb", "a\tb", "\u{feff}a", "a\u{85}b", "\u{7f}"] {
            assert!(scalar(text, true, Place::Block).starts_with('"'), "{text}");
        }
        for text in [
            "2026-Q1",
            "5 whys",
            "a:b",
            "a#b",
            "http://x/y",
            "-a",
            "it's",
            "a, b",
            "10 %",
            "nope",
            "größer",
            "😀",
        ] {
            assert_eq!(scalar(text, true, Place::Block), text);
        }
        assert_eq!(scalar("a, b", true, Place::Flow), "\"a, b\"");
        assert_eq!(
            ["1.10", "yes", "null", "- x"].map(|text| scalar(text, false, Place::Block)),
            ["1.10", "yes", "\"null\"", "\"- x\""]
        );
        assert_eq!(
            ["2026-01-31", "2026-02", "2026", "1.10", "no", "nps-75"].map(|text| key(text, Place::Flow)),
            ["2026-01-31", "2026-02", "\"2026\"", "\"1.10\"", "\"no\"", "nps-75"]
        );
        assert_eq!(quote("\"\\\u{0}\u{2028}\r"), "\"\\\"\\\\\\u0000\\u2028\\r\"");
    }
}
