//! Words of names, made comparable: compatibility forms, case folding, splitting, plurals, stop words.
//!
//! It knows nothing of what is named. Text without blanks between words, as in Chinese and Japanese, stays whole.

use std::borrow::Cow;

use super::normal::nfkc;

/// A word as it stands in a name, made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded, as written.
    pub(super) folded: String,
    /// Folded, in the singular.
    pub(super) stem: String,
    /// Whether it was written in capitals alone, two or more.
    pub(super) is_capital: bool,
}

/// Words that tell nothing apart (our choice). `On` and `from` are none of them: delivery on time is no delivery time,
/// and calls from customers are no calls to customers.
const STOP_WORDS: &[&str] = &[
    "a", "an", "the", "of", "for", "in", "at", "to", "by", "and", "or", "with", "our", "all", "its", "their",
    "is", "are", "be",
];

impl Token {
    /// Makes a word comparable.
    pub(super) fn new(written: &str) -> Self {
        let folded = fold(written);
        let letters = || written.chars().filter(|c| c.is_alphabetic());
        let is_capital = letters().count() > 1 && letters().all(char::is_uppercase);
        let stem = if is_capital { folded.clone() } else { singular(&folded).to_owned() };
        // `-ies` and `-y` meet at the stem without either.
        let stem = match stem.strip_suffix("ie") {
            Some(head) if folded.ends_with("ies") && head.len() > 1 => format!("{head}y"),
            _ => stem,
        };
        Self { folded, stem, is_capital }
    }

    /// Whether it is a number and nothing else.
    pub(super) fn is_number(&self) -> bool {
        self.folded.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','))
    }

    /// Whether it tells nothing apart.
    pub(super) fn is_stop_word(&self) -> bool {
        STOP_WORDS.contains(&&*self.folded)
    }
}

/// The compatibility form of a text (NFKC): full-width letters become plain, ligatures are parted.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(nfkc(text)) }
}

/// Gives out the words of a normal text, in order. `%`, `<` and `>` are words of their own; a point or a comma
/// between digits belongs to its number. Most words are lent from the text.
pub(super) fn split<'t>(text: &'t str, mut each: impl FnMut(Cow<'t, str>)) {
    // What of a word is behind a sign that is left out, and where the rest of it begins.
    let mut held = String::new();
    let mut start: Option<usize> = None;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let is_begun = start.is_some() || !held.is_empty();
        let before = || start.and_then(|start| text.get(start..at)).unwrap_or_default();
        let between_digits = matches!(c, '.' | ',')
            && is_begun
            && last.is_numeric()
            && text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_numeric));
        // An apostrophe joins, `customer's` is no two words; and `1,000` and `1000` are one number.
        let is_left_out = is_begun && (matches!(c, '\'' | '\u{2019}') || (c == ',' && between_digits));
        if is_left_out {
            held.push_str(before());
            start = None;
        } else if is_word(c) || between_digits || (matches!(c, '+' | '#') && is_begun) {
            start = start.or(Some(at));
            last = c;
        } else {
            if is_begun {
                each(whole(&mut held, before()));
                start = None;
            }
            if matches!(c, '%' | '<' | '>') {
                each(Cow::Borrowed(text.get(at..=at).unwrap_or_default()));
            }
        }
    }
    let rest = start.and_then(|start| text.get(start..)).unwrap_or_default();
    if !held.is_empty() || !rest.is_empty() {
        each(whole(&mut held, rest));
    }
}

fn whole<'t>(held: &mut String, rest: &'t str) -> Cow<'t, str> {
    if held.is_empty() {
        return Cow::Borrowed(rest);
    }
    held.push_str(rest);
    Cow::Owned(std::mem::take(held))
}

/// Whether a sign belongs to words. Beyond ASCII everything does but blanks and the blocks of punctuation, so that
/// the vowel signs of Indic scripts stay in theirs.
fn is_word(c: char) -> bool {
    let is_punctuation = || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '\u{30fb}');
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !is_punctuation())
}

/// Case folding, but for what few scripts need beyond small letters.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            // Without its dot it is the small letter of the Turkish I, which others write for `i`.
            'ı' => folded.push('i'),
            // What is left of the Turkish capital I with a dot.
            '\u{307}' if folded.ends_with('i') => {}
            _ => folded.push(c),
        }
    }
    folded
}

/// The singular of a regular English plural; other words as they are.
fn singular(word: &str) -> &str {
    if word.len() < 4 || !word.is_ascii() || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word;
    }
    let hisses = ["sses", "xes", "ches", "shes", "zes"].iter().any(|end| word.ends_with(end));
    let end = if hisses { "es" } else { "s" };
    word.strip_suffix(end).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> String {
        let mut stems = Vec::new();
        split(&normal(text), |word| stems.push(Token::new(&word).stem));
        stems.join(" ")
    }

    #[test]
    fn words_are_made_comparable() {
        let table = [
            ("First-contact resolutions", "first contact resolution"),
            ("Ｎｅｔ  PROMOTER score", "net promoter score"),
            ("Customers' complaints", "customer complaint"),
            ("Deliveries, batches & statuses", "delivery batch statuse"),
            ("STRASSE Straße", "strasse strasse"),
            ("1,000 1.5 ISO9001", "1000 1.5 iso9001"),
            ("SLAS OEE", "slas oee"),
            ("% of C++", "% of c++"),
            ("顧客満足度（総合）", "顧客満足度 総合"),
            ("ग्राहक संतुष्टि", "ग्राहक संतुष्टि"),
            ("ΠΕΛΆΤΗΣ", "πελάτησ"),
            ("İPTAL iptal ISIL ısıl", "iptal iptal isil isil"),
            ("", ""),
            ("' 1,000's ,5 O'Hare's", "1000 5 ohare"),
        ];
        for (text, expected) in table {
            assert_eq!(stems(text), expected, "{text}");
        }
        assert!(Token::new("OEE").is_capital && !Token::new("A").is_capital && Token::new("1.5").is_number());
    }
}
