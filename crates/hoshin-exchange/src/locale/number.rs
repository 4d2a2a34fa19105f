//! Numbers at the head of a text, with every reading that their separators allow.

use super::Decimal;

/// A number as it was spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// With a decimal point, if it can be one: an optional minus, digits, an optional point and digits.
    point: Option<String>,
    /// With a decimal comma, likewise.
    comma: Option<String>,
    exponent: i32,
}

/// What parts groups of digits besides a point and a comma.
const BLANKS: &[char] = &[' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’', '_'];

impl Number {
    /// The number at the head of a text and what follows it; none if the text begins with no number.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin_exchange::locale::{Decimal, Number};
    ///
    /// let (number, rest) = Number::lex("1.234,50 EUR").unwrap();
    /// assert_eq!((number.value(Decimal::Comma, 0), number.value(Decimal::Point, 0)), (Some(1234.5), None));
    /// assert_eq!(rest, " EUR");
    /// assert!(Number::lex("1,234").unwrap().0.is_ambiguous());
    /// ```
    pub fn lex(text: &str) -> Option<(Self, &str)> {
        let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}', '–']) {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let body = unsigned.get(..body_length(unsigned)).unwrap_or_default();
        // What stands at the end may belong to the sentence, and digits behind a blank to what follows.
        let ends: Vec<usize> = runs_of_digits(body).collect();
        let (end, point, comma) = ends.into_iter().rev().find_map(|end| {
            let head = body.get(..end)?;
            let (point, comma) = (spelled(head, '.', ','), spelled(head, ',', '.'));
            (point.is_some() || comma.is_some()).then_some((end, point, comma))
        })?;
        let after = unsigned.get(end..).unwrap_or_default();
        let mut following = after.chars();
        if following.next().is_some_and(|c| matches!(c, '.' | ',' | '_'))
            && following.next().is_some_and(|c| c.is_ascii_digit())
        {
            return None;
        }
        let signed = |digits: String| format!("{sign}{digits}");
        let (point, comma) = (point.map(signed), comma.map(signed));
        let (exponent, after) = exponent(after);
        Some((Self { point, comma, exponent }, after))
    }

    /// The number times ten to the power of `shift`, rounded once; none if it cannot be written so, or is too large.
    pub fn value(&self, decimal: Decimal, shift: i32) -> Option<f64> {
        let digits = match decimal {
            Decimal::Point => self.point.as_deref(),
            Decimal::Comma => self.comma.as_deref(),
        }?;
        let value: f64 = format!("{digits}e{}", self.exponent.saturating_add(shift)).parse().ok()?;
        value.is_finite().then_some(if value == 0.0 { 0.0 } else { value })
    }

    /// Whether a decimal point and a decimal comma give different numbers.
    pub fn is_ambiguous(&self) -> bool {
        self.point.is_some() && self.comma.is_some() && self.point != self.comma
    }

    /// The one way in which it can be read, if there is just one.
    pub fn only(&self) -> Option<Decimal> {
        match (&self.point, &self.comma) {
            (Some(_), None) => Some(Decimal::Point),
            (None, Some(_)) => Some(Decimal::Comma),
            _ => None,
        }
    }
}

/// How many bytes at the head of a text can belong to a number.
fn body_length(text: &str) -> usize {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || BLANKS.contains(&c);
    text.find(|c: char| !belongs(c)).unwrap_or(text.len())
}

/// Where each run of digits ends.
fn runs_of_digits(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    (1..=text.len()).filter(move |end| {
        let (head, tail) = (text.get(..*end), text.get(*end..));
        is_digit(head.and_then(|head| head.chars().next_back()))
            && !is_digit(tail.and_then(|tail| tail.chars().next()))
    })
}

/// The digits of a number whose decimals begin with `decimal` and whose groups `group` or a blank may part.
fn spelled(text: &str, decimal: char, group: char) -> Option<String> {
    let (whole, decimals) = match text.split_once(decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut digits = String::new();
    if !whole.is_empty() {
        digits = grouped(whole, group)?;
    }
    let Some(decimals) = decimals else { return (!digits.is_empty()).then_some(digits) };
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.is_empty() {
        digits.push('0');
    }
    digits.push('.');
    digits.push_str(decimals);
    Some(digits)
}

/// The digits of a whole number in groups of three (or of two before the last, as in India), all parted alike.
fn grouped(text: &str, group: char) -> Option<String> {
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else { return Some(text.to_owned()) };
    if separator != group && !BLANKS.contains(&separator) {
        return None;
    }
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let lengths: Vec<usize> = middle.iter().map(|digits| digits.len()).collect();
    let is_western = lengths.iter().all(|length| *length == 3) && (1..=3).contains(&first.len());
    let is_indian = lengths.iter().all(|length| *length == 2) && (1..=2).contains(&first.len());
    let is_number = groups.iter().all(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let fits = last.len() == 3 && (is_western || is_indian) && !first.starts_with('0');
    (is_number && fits).then(|| groups.concat())
}

fn exponent(text: &str) -> (i32, &str) {
    let Some(after) = text.strip_prefix(['e', 'E']) else { return (0, text) };
    let unsigned = after.strip_prefix(['-', '+']).unwrap_or(after);
    let length = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
    let end = after.len() - unsigned.len() + length;
    match after.get(..end).and_then(|digits| digits.trim_start_matches('+').parse().ok()) {
        Some(power) if length > 0 => (power, after.get(end..).unwrap_or_default()),
        _ => (0, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<f64>, Option<f64>, &str)> {
        let (number, rest) = Number::lex(text)?;
        Some((number.value(Decimal::Point, 0), number.value(Decimal::Comma, 0), rest))
    }

    #[test]
    fn separators_tell_what_they_can() {
        let both = |value| (Some(value), Some(value));
        for (text, (point, comma), rest) in [
            ("75", both(75.0), ""),
            ("1,234", (Some(1234.0), Some(1.234)), ""),
            ("1.234", (Some(1.234), Some(1234.0)), ""),
            ("1.5", (Some(1.5), None), ""),
            ("1,5 %", (None, Some(1.5)), " %"),
            ("0,123", (None, Some(0.123)), ""),
            ("1,234.5", (Some(1234.5), None), ""),
            ("1.234.567,8", (None, Some(1_234_567.8)), ""),
            ("12,34,567", (Some(1_234_567.0), None), ""),
            ("1 234 567", both(1_234_567.0), ""),
            ("1\u{202f}234,5", (None, Some(1234.5)), ""),
            ("1'234.5", (Some(1234.5), None), ""),
            ("-5", both(-5.0), ""),
            ("\u{2212}.5", (Some(-0.5), None), ""),
            ("1e3", both(1000.0), ""),
            ("5 days", both(5.0), " days"),
            ("3 10", both(3.0), " 10"),
            ("75, then", both(75.0), ", then"),
            ("1234,567", (None, Some(1234.567)), ""),
        ] {
            assert_eq!(read(text), Some((point, comma, rest)), "{text}");
        }
        for text in ["", "x", "-", ".", "1,2,3", "1.2.3", "1,23,4", "..5"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
