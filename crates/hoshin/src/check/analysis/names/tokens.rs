//! Words of names, made comparable: compatibility forms, case folding, splitting, plurals, stop words.
//!
//! It knows nothing of what is named. Text without blanks between words, as in Chinese and Japanese, stays whole.

use unicode_normalization::UnicodeNormalization;

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded, as written.
    pub(super) folded: String,
    /// Folded, in the singular.
    pub(super) stem: String,
    /// Whether it was written in capitals alone, two or more.
    pub(super) is_capital: bool,
}

/// Words that tell nothing apart (our choice).
const STOP_WORDS: &[&str] = &[
    "a", "an", "the", "of", "for", "in", "on", "at", "to", "by", "and", "or", "with", "from", "our", "all",
    "its", "their", "is", "are", "be",
];

impl Token {
    fn new(written: &str) -> Self {
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
pub(super) fn normal(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfkc().collect() }
}

/// The words of a normal text, in order. `%`, `<` and `>` are words of their own; a point or a comma between digits
/// belongs to its number.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let between_digits = matches!(c, '.' | ',')
            && word.ends_with(char::is_numeric)
            && chars.peek().is_some_and(|next| next.is_numeric());
        let belongs = is_word(c) || between_digits || (matches!(c, '+' | '#') && !word.is_empty());
        if belongs {
            // `1,000` and `1000` are one number.
            if c != ',' {
                word.push(c);
            }
            continue;
        }
        // An apostrophe joins: `customer's` is no two words.
        if matches!(c, '\'' | '\u{2019}') && !word.is_empty() {
            continue;
        }
        if !word.is_empty() {
            found.push(Token::new(&std::mem::take(&mut word)));
        }
        if matches!(c, '%' | '<' | '>') {
            found.push(Token::new(c.encode_utf8(&mut [0; 4])));
        }
    }
    if !word.is_empty() {
        found.push(Token::new(&word));
    }
    found
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
        tokens(&normal(text)).into_iter().map(|token| token.stem).collect::<Vec<_>>().join(" ")
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
        ];
        for (text, expected) in table {
            assert_eq!(stems(text), expected, "{text}");
        }
        assert!(tokens("OEE")[0].is_capital && !tokens("A")[0].is_capital && tokens("1.5")[0].is_number());
    }
}
