//! Which sets of words are one but for the spelling: a word misspelled, or two written as one.

use smallvec::SmallVec;

use super::crowd::Crowds;
use super::lexicon::{Lexicon, WordId};
use super::sets::{SetId, Sets};
use super::slips::Slips;
use super::{BLOCK, LONGEST};
use crate::sort::Arrange as _;

/// Two sets that are one but for the spelling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    /// The one, of the lesser number.
    pub(super) one: SetId,
    /// The other.
    pub(super) other: SetId,
    /// How many words are misspelled: none if words are only written apart, two at most.
    pub(super) slips: u32,
}

type Exchange = (WordId, WordId);

/// The pairs of sets of which one becomes the other when up to two of its words are spelled as they may have been
/// meant.
///
/// # Complexity
///
/// Linear in the words that may be slips: what a set would be is looked up, not looked for.
pub(super) fn near(sets: &Sets, lexicon: &Lexicon<'_>, slips: &Slips, crowds: &mut Crowds) -> Vec<Near> {
    let mut found = Vec::new();
    if slips.is_empty() {
        return found;
    }
    let mut may_slip = vec![false; lexicon.len()];
    for word in slips.words() {
        may_slip.get_mut(word as usize).into_iter().for_each(|may| *may = true);
    }
    for set in sets.all() {
        let words = sets.words(set);
        if words.len() > LONGEST || !words.iter().any(|word| may_slip.get(*word as usize) == Some(&true)) {
            continue;
        }
        let mut put = |other: Option<SetId>, slips: u32| {
            if let Some(other) = other.filter(|other| *other != set) {
                found.push(Near { one: set.min(other), other: set.max(other), slips });
            }
        };
        for &first in words {
            for (second, whole) in slips.joined(first).filter(|(second, _)| words.contains(second)) {
                put(exchanged(sets, lexicon, words, &[first, second], &[whole]), 0);
            }
        }
        let exchanges: SmallVec<[Exchange; 8]> = words
            .iter()
            .flat_map(|&word| slips.of_word(word).map(move |meant| (word, meant)))
            .filter(|(_, meant)| !words.contains(meant))
            .collect();
        if exchanges.len() > BLOCK {
            crowds.add(sets.entries(set).len(), words, lexicon);
            continue;
        }
        for (at, &(word, meant)) in exchanges.iter().enumerate() {
            put(exchanged(sets, lexicon, words, &[word], &[meant]), 1);
            for &(second, other) in exchanges.iter().skip(at + 1) {
                if second != word && other != meant {
                    put(exchanged(sets, lexicon, words, &[word, second], &[meant, other]), 2);
                }
            }
        }
    }
    found.arrange_by_key(|near| (near.one, near.other, near.slips));
    found.dedup_by_key(|near| (near.one, near.other));
    found
}

/// The set that has other words in place of some, if there is one.
fn exchanged(
    sets: &Sets,
    lexicon: &Lexicon<'_>,
    words: &[WordId],
    out: &[WordId],
    into: &[WordId],
) -> Option<SetId> {
    if into.iter().any(|word| words.contains(word)) {
        return None;
    }
    let sum = |words: &[WordId]| words.iter().fold(0, |sum: u64, word| sum.wrapping_add(lexicon.hash(*word)));
    let hash = sum(words).wrapping_sub(sum(out)).wrapping_add(sum(into));
    sets.find(hash, |other| {
        other.len() + out.len() == words.len() + into.len()
            && other.iter().all(|word| into.contains(word) || (words.contains(word) && !out.contains(word)))
    })
}

/// How much two sets are alike, by the letters of the longer that are right.
///
/// # Units
///
/// A share, 0..=1.
pub(super) fn similarity(sets: &Sets, lexicon: &Lexicon<'_>, near: Near) -> f64 {
    let letters = |set: SetId| -> usize {
        sets.words(set).iter().map(|word| lexicon.text(*word).chars().count()).sum()
    };
    let letters = u32::try_from(letters(near.one).max(letters(near.other))).unwrap_or(u32::MAX);
    1.0 - f64::from(near.slips) / f64::from(letters.max(1))
}
