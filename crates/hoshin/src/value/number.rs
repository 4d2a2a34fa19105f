//! How numbers are spelled: the one lexer and the one printer for every value that begins with a number.
//!
//! A number is finite, and zero has no sign.

use std::fmt;

use super::field::ValueError;
use super::spelled::shown;

/// A number at the head of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lexed<'t> {
    /// Whether a sign was written.
    pub(crate) signed: bool,
    /// What follows it.
    pub(crate) rest: &'t str,
    mantissa: String,
    exponent: i32,
}

impl Lexed<'_> {
    /// The value times ten to the power of `shift`, rounded once.
    pub(crate) fn value(&self, shift: i32) -> Option<f64> {
        let value = match self.exponent.saturating_add(shift) {
            0 => self.mantissa.parse(),
            power => format!("{}e{power}", self.mantissa).parse(),
        };
        value.ok().filter(|value: &f64| value.is_finite()).map(unsigned_zero)
    }
}

/// Splits a number off the head of a text, or finds none.
///
/// Digits may be grouped by single underscores; the minus may be U+2212.
pub(crate) fn lex(text: &str) -> Option<Lexed<'_>> {
    let mut mantissa = String::new();
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(['-', '\u{2212}']) {
        mantissa.push('-');
        rest = after;
    } else if let Some(after) = rest.strip_prefix('+') {
        rest = after;
    }
    let signed = rest.len() < text.len();
    let unsigned = mantissa.len();
    rest = digits(rest, &mut mantissa);
    let whole = mantissa.len();
    if let Some(after) = rest.strip_prefix('.') {
        let mut fraction = String::from(".");
        let after = digits(after, &mut fraction);
        if fraction.len() > 1 {
            if whole == unsigned {
                mantissa.push('0');
            }
            mantissa.push_str(&fraction);
            rest = after;
        }
    }
    if mantissa.len() == unsigned {
        return None;
    }
    let mut exponent = 0;
    if let Some(after) = rest.strip_prefix(['e', 'E']) {
        let (sign, after) = match after.strip_prefix('-') {
            Some(after) => ("-", after),
            None => ("", after.strip_prefix('+').unwrap_or(after)),
        };
        let mut power = String::from(sign);
        let after = digits(after, &mut power);
        if power.len() > sign.len() {
            let bound = if sign.is_empty() { i32::MAX } else { i32::MIN };
            exponent = power.parse().unwrap_or(bound);
            rest = after;
        }
    }
    Some(Lexed { signed, rest, mantissa, exponent })
}

fn digits<'t>(text: &'t str, into: &mut String) -> &'t str {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '0'..='9' => into.push(c),
            '_' if at > 0 && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) => {}
            _ => break,
        }
        end = at + 1;
    }
    text.get(end..).unwrap_or_default()
}

/// Reads a text that is a number and nothing else.
pub(crate) fn parse(text: &str) -> Result<f64, ValueError> {
    let Some(lexed) = lex(text) else {
        return Err(ValueError::new(
            format!("{} is no number", shown(text)),
            "write digits, as in `12.5` or `2_000`",
        ));
    };
    if !lexed.rest.is_empty() {
        return Err(trailing(text, lexed.rest));
    }
    lexed.value(0).ok_or_else(|| too_large(text))
}

/// The error for what follows a number where nothing may.
pub(crate) fn trailing(text: &str, rest: &str) -> ValueError {
    if rest.starts_with(',') {
        comma(text)
    } else {
        ValueError::new(
            format!("{} is no number", shown(text)),
            "write the number alone, as in `12.5` or `2_000`",
        )
    }
}

/// The error for a comma in a number.
pub(crate) fn comma(text: &str) -> ValueError {
    ValueError::new(
        format!("{} has a comma in its number", shown(text)),
        "group digits as in `1_000` and begin decimals with a point, as in `1.5`",
    )
}

/// The error for a number that no machine number holds.
pub(crate) fn too_large(text: &str) -> ValueError {
    ValueError::new(format!("the number {} is too large", shown(text)), "write a number below 1e308")
}

/// The same number, with zero unsigned.
pub(crate) fn unsigned_zero(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value }
}

/// Shows a number by its shortest round trip, with an exponent only where it is very large or small.
pub(crate) struct Shown(pub(crate) f64);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if size == 0.0 || (1e-6..1e16).contains(&size) {
            write!(f, "{}", unsigned_zero(self.0))
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

/// Reads a whole number without a sign.
pub(crate) fn whole(text: &str) -> Option<u32> {
    let mut plain = String::new();
    let rest = digits(text, &mut plain);
    if rest.is_empty() { plain.parse().ok() } else { None }
}
