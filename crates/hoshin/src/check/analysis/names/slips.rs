//! Pairs of words of which one may be the other misspelled, and words that others write as two.
//!
//! Two words are a slip apart if one turns into the other by one letter put in, left out or exchanged, or by two
//! neighbours in the wrong order: over 80 of 100 misspellings are no more than that (Damerau 1964). The first letter
//! is the same, which seldom slips (Kukich 1992 tells of 1 to 8 of 100), and so is the last, which inflects (`manage`,
//! `manager`, `managed`; our choice). Numbers and acronyms never are slips.

use smallvec::SmallVec;

use super::BLOCK;
use super::confusable::are_both_right;
use super::crowd::Crowds;
use super::lexicon::{Hash, Lexicon, WordId, number};
use crate::sort::Arrange as _;

/// The letters of a word that can be a slip: shorter ones have too many neighbours that are words of their own, and
/// nobody writes longer ones (our choice).
const LETTERS: (usize, usize) = (5, 40);

/// A word that stands in this share of the names of the other is no slip: it is a word of its own (our choice). One
/// that stands in a single name may be.
const SELDOM: u32 = 10;

/// What words may be exchanged for.
#[derive(Debug, Default)]
pub(super) struct Slips {
    /// Of each word those that it may be, sorted.
    slips: Vec<(WordId, WordId)>,
    /// Two words and the one that they make up, sorted.
    joined: Vec<(WordId, WordId, WordId)>,
}

impl Slips {
    /// Looks through all words that stand in sets.
    ///
    /// # Complexity
    ///
    /// n log n in the letters: words meet under what is left of them when a letter is taken out.
    pub(super) fn of(lexicon: &Lexicon<'_>, frequency: &[u32], crowds: &mut Crowds) -> Self {
        let frequency = |word: WordId| frequency.get(word as usize).copied().unwrap_or(0);
        let known = || (0..number(lexicon.len())).filter(|word| frequency(*word) > 0);
        let mut rests: Vec<(u64, WordId)> = Vec::new();
        for word in known().filter(|word| may_slip(*word, lexicon)) {
            leavings(lexicon.text(word), |hash| rests.push((hash, word)));
        }
        rests.arrange();
        let mut slips: Vec<(WordId, WordId)> = Vec::new();
        for block in rests.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() > 1) {
            if block.len() > BLOCK {
                let first = block.iter().map(|(_, word)| *word).min_by_key(|word| lexicon.text(*word));
                crowds.add(block.len(), first.as_slice(), lexicon);
                continue;
            }
            for (at, &(_, one)) in block.iter().enumerate() {
                for &(_, other) in block.iter().skip(at + 1) {
                    let rare = frequency(one).min(frequency(other));
                    let is_seldom = rare <= 1.max(frequency(one).max(frequency(other)) / SELDOM);
                    if is_seldom && is_slip(lexicon.text(one), lexicon.text(other)) {
                        slips.extend([(one, other), (other, one)]);
                    }
                }
            }
        }
        slips.arrange();
        slips.dedup();
        let mut joined = Vec::new();
        for whole in known().filter(|word| is_spelled(lexicon.text(*word))) {
            let text = lexicon.text(whole);
            for (at, _) in text.char_indices().skip(1) {
                let Some((one, other)) = text.split_at_checked(at) else { continue };
                if let (Some(one), Some(other)) = (lexicon.word(one), lexicon.word(other))
                    && frequency(one) > 0
                    && frequency(other) > 0
                    && one != other
                {
                    joined.push((one, other, whole));
                }
            }
        }
        joined.arrange();
        Self { slips, joined }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.slips.is_empty() && self.joined.is_empty()
    }

    /// The words that may be slips, or the first of two that others write as one.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> + '_ {
        self.slips.iter().map(|(word, _)| *word).chain(self.joined.iter().map(|(first, ..)| *first))
    }

    /// The words that a word may be.
    pub(super) fn of_word(&self, word: WordId) -> impl Iterator<Item = WordId> + '_ {
        let start = self.slips.partition_point(|(from, _)| *from < word);
        self.slips
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(from, _)| *from == word)
            .map(|(_, to)| *to)
    }

    /// The words that a word makes up with another: that, and the whole.
    pub(super) fn joined(&self, word: WordId) -> impl Iterator<Item = (WordId, WordId)> + '_ {
        let start = self.joined.partition_point(|(first, ..)| *first < word);
        let rest = self.joined.get(start..).unwrap_or_default();
        rest.iter().take_while(move |(first, ..)| *first == word).map(|(_, second, whole)| (*second, *whole))
    }
}

fn may_slip(word: WordId, lexicon: &Lexicon<'_>) -> bool {
    let text = lexicon.text(word);
    !lexicon.is_acronym(word) && is_spelled(text) && text.chars().count() >= LETTERS.0
}

/// Whether a word is spelled in letters of an alphabet that writes vowels (Latin, Greek, Cyrillic, Armenian): one sign
/// more or less in a Chinese word, say, makes another word. Nor is it too long to be one.
fn is_spelled(text: &str) -> bool {
    let is_short = text.len() <= LETTERS.1 * 4 && text.chars().count() <= LETTERS.1;
    is_short
        && text.chars().all(|c| c.is_alphabetic() && matches!(c, '\0'..'\u{590}' | '\u{1e00}'..'\u{2000}'))
}

/// The hashes of a word and of what is left of it without one of its inner letters.
fn leavings(text: &str, each: impl FnMut(u64)) {
    let and = |hash: Hash, part: &str| part.bytes().fold(hash, Hash::and);
    let mut hashes: SmallVec<[u64; 16]> = SmallVec::new();
    let (mut before, mut rest) = (Hash::default(), text);
    while let Some(letter) = rest.chars().next() {
        let (letter, after) = rest.split_at(letter.len_utf8());
        if rest.len() < text.len() && !after.is_empty() {
            hashes.push(and(before, after).finish());
        }
        before = and(before, letter);
        rest = after;
    }
    hashes.push(before.finish());
    hashes.arrange();
    hashes.dedup();
    hashes.into_iter().for_each(each);
}

/// Whether one word may be the other misspelled.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
        && one.chars().next_back() == other.chars().next_back()
        && strsim::osa_distance(one, other) == 1
        && !are_both_right(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::analysis::names::lexicon::hash;

    #[test]
    fn what_is_left_of_a_word_is_the_word_without_an_inner_letter() {
        for word in ["", "a", "ab", "größe", "letter", "ΠΕΛΆΤΗΣ"] {
            let letters: Vec<char> = word.chars().collect();
            let without = |at: usize| letters.iter().take(at).chain(letters.iter().skip(at + 1)).collect();
            let inner = (1..letters.len().saturating_sub(1)).map(without);
            let mut expected: Vec<u64> =
                inner.chain([word.to_owned()]).map(|left: String| hash(&left)).collect();
            expected.sort_unstable();
            expected.dedup();
            let mut found = Vec::new();
            leavings(word, |hash| found.push(hash));
            assert_eq!(found, expected, "{word}");
        }
    }

    #[test]
    fn a_slip_is_within_the_word_and_makes_no_other_word() {
        for (one, other) in [
            ("customer", "custmer"),
            ("customer", "cusotmer"),
            ("colour", "color"),
            ("retention", "retintion"),
        ] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("picking", "packing"),
            ("effective", "defective"),
            ("employer", "employee"),
            ("hiring", "firing"),
            ("internal", "external"),
            ("planned", "unplanned"),
            ("contract", "contact"),
            ("customer", "customer"),
        ] {
            assert!(!is_slip(one, other) && !is_slip(other, one), "{one} {other}");
        }
    }
}
