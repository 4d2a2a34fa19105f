//! Every word of all names, numbered.
//!
//! A word as it is written is looked into once, however often it stands in names. Numbers of words follow the order of
//! the names, and nothing that is seen may hang on them; hashes do not, and are the same in every run.

use std::borrow::Cow;

use hashbrown::{HashMap, HashTable};

use super::polarity::Polarity;
use super::tokens::{self, Token};

/// The number of a word.
pub(super) type WordId = u32;

/// All words.
#[derive(Debug, Default)]
pub(super) struct Lexicon<'m> {
    written: HashMap<Cow<'m, str>, u32>,
    tokens: Vec<Written>,
    words: Vec<Word>,
    by_text: HashTable<WordId>,
}

/// A word as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    /// It, folded.
    pub(super) folded: WordId,
    /// It, folded, in the singular.
    pub(super) stem: WordId,
    /// What it does in a name.
    pub(super) part: Part,
    /// What it says of the way to go.
    pub(super) polarity: Option<Polarity>,
    /// Whether it was written in capitals alone.
    pub(super) is_capital: bool,
}

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It tells what is named.
    Telling,
    /// It tells nothing apart.
    Stop,
    /// It is a number.
    Number,
    /// `%` or a word for it.
    Percent,
    /// `rate`.
    Rate,
    /// `index`.
    Index,
    /// `per`.
    Per,
    /// `cent`, of a hundred if `per` stands before it.
    Cent,
    /// `from`, where a change begins if a number follows.
    From,
}

/// A word, however it was written.
#[derive(Debug)]
struct Word {
    text: Box<str>,
    hash: u64,
    is_acronym: bool,
}

impl<'m> Lexicon<'m> {
    /// Gives out the words of a text that is the plan's.
    pub(super) fn read(&mut self, text: &'m str, mut each: impl FnMut(Written)) {
        tokens::split(text, |word| each(self.written(word)));
    }

    /// Gives out the words of a text that was made for this.
    pub(super) fn read_made(&mut self, text: &str, mut each: impl FnMut(Written)) {
        tokens::split(text, |word| each(self.written(Cow::Owned(word.into_owned()))));
    }

    fn written(&mut self, word: Cow<'m, str>) -> Written {
        if let Some(known) = self.written.get(&*word).and_then(|at| self.tokens.get(*at as usize)) {
            return *known;
        }
        let token = Token::new(&word);
        let [folded, stem] = [&token.folded, &token.stem].map(|text| self.number_of(text));
        if let Some(word) = self.words.get_mut(stem as usize) {
            word.is_acronym &= token.is_capital;
        }
        let part = part(&token);
        let polarity = Polarity::of(&token.stem);
        let written = Written { folded, stem, part, polarity, is_capital: token.is_capital };
        self.written.insert(word, number(self.tokens.len()));
        self.tokens.push(written);
        written
    }

    fn number_of(&mut self, text: &str) -> WordId {
        let hash = hash(text);
        if let Some(known) = self.find(text, hash) {
            return known;
        }
        let new = number(self.words.len());
        self.words.push(Word { text: text.into(), hash, is_acronym: true });
        let words = &self.words;
        let rehash = |word: &WordId| words.get(*word as usize).map_or(0, |word| word.hash);
        self.by_text.insert_unique(hash, new, rehash);
        new
    }

    fn find(&self, text: &str, hash: u64) -> Option<WordId> {
        self.by_text.find(hash, |word| self.text(*word) == text).copied()
    }

    /// The number of a word by its text.
    pub(super) fn word(&self, text: &str) -> Option<WordId> {
        self.find(text, hash(text))
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word, folded.
    pub(super) fn text(&self, word: WordId) -> &str {
        self.words.get(word as usize).map_or("", |word| &word.text)
    }

    /// All words by their numbers, folded.
    pub(super) fn into_texts(self) -> Vec<Box<str>> {
        self.words.into_iter().map(|word| word.text).collect()
    }

    /// A hash of a word, spread over all bits: sums of such hashes tell sets of words apart.
    pub(super) fn hash(&self, word: WordId) -> u64 {
        self.words.get(word as usize).map_or(0, |word| word.hash)
    }

    /// Whether the word only ever stands in capitals.
    pub(super) fn is_acronym(&self, word: WordId) -> bool {
        self.words.get(word as usize).is_some_and(|word| word.is_acronym)
    }
}

fn part(token: &Token) -> Part {
    match (&*token.folded, &*token.stem) {
        ("per", _) => Part::Per,
        ("cent", _) => Part::Cent,
        ("from", _) => Part::From,
        (_, "%" | "percent" | "percentage") => Part::Percent,
        (_, "rate") => Part::Rate,
        (_, "index") => Part::Index,
        _ if token.is_number() => Part::Number,
        _ if token.is_stop_word() => Part::Stop,
        _ => Part::Telling,
    }
}

/// A place in a list as a number: no plan has 2^32 names.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A hash of a text, spread over all bits.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(Hash::default(), Hash::and).finish()
}

/// A hash that is built up byte by byte, the same in every run (FNV-1a).
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    pub(super) fn and(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Spread over all bits (the end of `SplitMix64`).
    pub(super) fn finish(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
