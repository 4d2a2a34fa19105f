//! Words of a plan in XML.

use std::fmt::Write;

/// A text as XML has it: what XML forbids is left out, and so is what turns the direction of what comes after, since it
/// was not measured; signs that mean something are escaped as in HTML.
pub fn escaped(text: &str) -> String {
    // Most words mean nothing to XML.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"&<>\"'".contains(&byte)) {
        return text.to_owned();
    }
    let is_kept = |character: &char| {
        !character.is_control()
            && !matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    let seen: String = text.replace(['\t', '\n'], " ").chars().filter(is_kept).collect();
    hoshin::report::escaped(&seen)
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
