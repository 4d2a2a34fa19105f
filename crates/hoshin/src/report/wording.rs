//! Counts and nouns, and how text is made fit for one line of a terminal or a page.

use std::borrow::Cow;
use std::fmt::Display;

use super::summary::Report;

/// So many of something, as reports say it: `1 plan`, `12 000 nodes`.
pub fn count(number: usize, noun: &str) -> String {
    let number = grouped(number);
    if number == "1" { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A number with a thin break between its thousands: `1 000 000`.
pub(super) fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        // From 10 000 on (our choice): four digits read well without.
        if digits.len() > 4 && place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// Tells which practices' rules kept silent, if any did.
pub(super) fn silent_line(report: &Report) -> Option<String> {
    if report.silent.is_empty() {
        return None;
    }
    let practices: Vec<&str> = report.silent.iter().map(|practice| practice.as_str()).collect();
    let it = if practices.len() == 1 { "it" } else { "them" };
    Some(format!(
        "not looked at, as the plan does not use {it}: {} (`hoshin explain silent-practices` tells how to wake {it})",
        practices.join(", ")
    ))
}

/// Replaces what a terminal would obey rather than show: control characters, and those that turn the direction of text.
pub fn tame(text: &str) -> Cow<'_, str> {
    let is_wild = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    if text.contains(is_wild) { Cow::Owned(text.replace(is_wild, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// Breaks a text into lines of at most `width` characters, between words; what stands in backticks stays together.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    let mut is_quoted = false;
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let mut unit = word.to_owned();
        is_quoted ^= word.matches('`').count() % 2 == 1;
        while is_quoted
            && unit.chars().count() < width
            && let Some(next) = words.next()
        {
            is_quoted ^= next.matches('`').count() % 2 == 1;
            unit.push(' ');
            unit.push_str(next);
        }
        let length = unit.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(&unit);
        column += length;
    }
    out
}

/// Cuts a text to `most` characters, the last of which then tells that it was cut.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(most.saturating_sub(1)).chain(['…']).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_stay_whole() {
        assert_eq!(wrapped("add a target  under it", 10), "add a\ntarget\nunder it");
        assert_eq!(wrapped("a-very-long-word b", 5), "a-very-long-word\nb");
        assert_eq!(wrapped("see `hoshin explain x` now", 20), "see\n`hoshin explain x`\nnow");
        assert_eq!([cut("abcd", 4), cut("abcde", 4), cut("日本語文", 3)], ["abcd", "abc…", "日本…"]);
    }

    #[test]
    fn numbers_are_grouped_and_nouns_bent() {
        assert_eq!(
            [count(0, "error"), count(1, "note"), count(9999, "node")],
            ["0 errors", "1 note", "9999 nodes"]
        );
        assert_eq!(count(1_276_999, "relation"), "1 276 999 relations");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        assert_eq!(tame("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
    }
}
