//! Which sets of words lie within which others, found without comparing each with each.

use hashbrown::HashMap;

use super::crowd::Crowds;
use super::lexicon::{Lexicon, WordId};
use super::sets::{SetId, Sets};
use super::{BLOCK, LONGEST};
use crate::sort::Arrange as _;

/// How many others a set may lie within before it is a topic rather than a name (our choice).
const TOPIC: usize = 20;

/// Words that turn what is named into something else: what lies within is then no part of it (our choice).
const TURNING: &[&str] =
    &["no", "not", "non", "without", "never", "ex", "excluding", "excl", "except", "outside"];

/// A set that waits for others to hold it.
#[derive(Clone, Copy)]
struct Waiting {
    /// Its two rarest words.
    under: (WordId, WordId),
    mask: u64,
    set: SetId,
}

/// Whether a set of so many words says much of what one of more words says: half of it at least (our choice). Two words
/// that meet somewhere in a long sentence tell nothing of it.
pub(super) fn is_much(small: usize, large: usize) -> bool {
    small < large && large <= 2 * small
}

/// The pairs of sets of which the first, of two words or more, lies within the second and is smaller, but not by far.
///
/// # Complexity
///
/// Linear in the pairs of words within sets for any one bound on the blocks: a set waits under its two rarest words,
/// and every set looks under each two of its own.
pub(super) fn subsets(
    sets: &Sets,
    lexicon: &Lexicon<'_>,
    frequency: &[u32],
    crowds: &mut Crowds,
) -> Vec<(SetId, SetId)> {
    let is_short = |set: &SetId| (2..=LONGEST).contains(&sets.words(*set).len());
    let mask =
        |set: SetId| sets.words(set).iter().fold(0, |mask, word| mask | 1 << (lexicon.hash(*word) >> 58));
    let mut waiting: Vec<Waiting> = sets
        .all()
        .filter(is_short)
        .map(|set| Waiting { under: rarest(sets.words(set), lexicon, frequency), mask: mask(set), set })
        .collect();
    waiting.arrange_by_key(|waiting| waiting.under);

    let mut blocks: HashMap<(WordId, WordId), &[Waiting]> = HashMap::new();
    let mut seen = Seen::for_many(waiting.len());
    for block in waiting.chunk_by(|one, other| one.under == other.under) {
        let Some(under) = block.first().map(|first| first.under) else { continue };
        if block.len() > BLOCK {
            crowds.add(block.len(), &[under.0, under.1], lexicon);
            continue;
        }
        blocks.insert(under, block);
        seen.add(under);
    }

    let mut found = Vec::new();
    for large in sets.all().filter(is_short) {
        let words = sets.words(large);
        if words.len() < 3 {
            continue;
        }
        let large_mask = mask(large);
        for (at, &one) in words.iter().enumerate() {
            for &other in words.iter().skip(at + 1) {
                if !seen.may_have((one, other)) {
                    continue;
                }
                for small in blocks.get(&(one, other)).copied().unwrap_or_default() {
                    let lies = || {
                        let small = sets.words(small.set);
                        is_much(small.len(), words.len()) && is_within(small, words)
                    };
                    if small.mask & !large_mask == 0 && lies() {
                        found.push((small.set, large));
                    }
                }
            }
        }
    }
    names(found, sets, lexicon)
}

/// The pairs of sets of which the first is one word, and the second that word and another.
///
/// # Complexity
///
/// Linear in the sets.
pub(super) fn single_words(sets: &Sets, lexicon: &Lexicon<'_>) -> Vec<(SetId, SetId)> {
    let mut found = Vec::new();
    for large in sets.all() {
        if let [one, other] = sets.words(large) {
            let alone = |word: &WordId| sets.find(lexicon.hash(*word), |words| words == [*word]);
            found.extend([one, other].into_iter().filter_map(alone).map(|small| (small, large)));
        }
    }
    names(found, sets, lexicon)
}

/// Those pairs of which the first is a name, not a topic, and is not turned into something else by the second.
fn names(mut found: Vec<(SetId, SetId)>, sets: &Sets, lexicon: &Lexicon<'_>) -> Vec<(SetId, SetId)> {
    found.arrange();
    let named = found.chunk_by(|one, other| one.0 == other.0).filter(|larger| larger.len() <= TOPIC);
    named
        .flatten()
        .copied()
        .filter(|(small, large)| !is_turned(sets.words(*small), sets.words(*large), lexicon))
        .collect()
}

/// The two rarest words of a set, the lesser number first. Of equally rare ones their hashes decide, which hang on
/// nothing but the words.
fn rarest(words: &[WordId], lexicon: &Lexicon<'_>, frequency: &[u32]) -> (WordId, WordId) {
    let key = |word: WordId| (frequency.get(word as usize).copied().unwrap_or(0), lexicon.hash(word), word);
    let mut first = (u32::MAX, u64::MAX, 0);
    let mut second = first;
    for key in words.iter().map(|word| key(*word)) {
        if key < first {
            second = std::mem::replace(&mut first, key);
        } else if key < second {
            second = key;
        }
    }
    (first.2.min(second.2), first.2.max(second.2))
}

fn is_within(small: &[WordId], large: &[WordId]) -> bool {
    let mut rest = large.iter();
    small.iter().all(|wanted| rest.any(|word| word == wanted))
}

fn is_turned(small: &[WordId], large: &[WordId], lexicon: &Lexicon<'_>) -> bool {
    let mut more = large.iter().filter(|word| !small.contains(word)).map(|word| lexicon.text(*word));
    // Delivery on time is no delivery time, but lead time on the presses is a lead time.
    more.clone().all(|word| matches!(word, "on" | "from")) || more.any(|word| TURNING.contains(&word))
}

/// Tells of most pairs of words that nothing waits under them, without a look into the table.
struct Seen(Vec<u64>);

impl Seen {
    fn for_many(many: usize) -> Self {
        // Sixteen bits each (our choice): one pair in sixteen is looked up in vain.
        Self(vec![0; (many / 4).next_power_of_two()])
    }

    fn place(&self, (one, other): (WordId, WordId)) -> (usize, u64) {
        let hash = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((hash >> 32) as usize & (self.0.len() - 1), 1 << (hash >> 26 & 63))
    }

    fn add(&mut self, pair: (WordId, WordId)) {
        let (at, bit) = self.place(pair);
        self.0.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
    }

    fn may_have(&self, pair: (WordId, WordId)) -> bool {
        let (at, bit) = self.place(pair);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}
