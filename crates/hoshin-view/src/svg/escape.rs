//! Words of a plan in XML.

use std::fmt::Write;

/// A text as XML has it: signs that mean something are escaped, and those that XML forbids, or that turn the direction of
/// what comes after, are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// A text as a name within a page: letters and digits stay, every other byte becomes its number, so that no two are alike.
pub(super) fn name(text: &str) -> String {
    let mut out = String::from("v-");
    for byte in text.bytes() {
        match byte {
            b'-' => out.push('-'),
            letter if letter.is_ascii_alphanumeric() => out.push(char::from(letter)),
            other => {
                // Writing into a string cannot fail.
                let _ = write!(out, "_{other:02x}");
            }
        }
    }
    out
}
