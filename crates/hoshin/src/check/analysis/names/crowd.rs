//! Where names were looked at less closely, because too many have the same words.

use super::lexicon::{Lexicon, WordId};
use crate::sort::Arrange as _;

/// Where names were looked at less closely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowds {
    /// How many names that are, those of several crowds counted in each.
    pub names: usize,
    /// The words that the most of them share.
    pub words: String,
    most: usize,
}

impl Crowds {
    /// Takes note of a crowd.
    pub(super) fn add(&mut self, names: usize, words: &[WordId], lexicon: &Lexicon<'_>) {
        self.names += names;
        if names < self.most {
            return;
        }
        let mut texts: Vec<&str> = words.iter().map(|word| lexicon.text(*word)).collect();
        texts.arrange();
        let words = texts.join(" ");
        // Of equally large ones the first by the alphabet, in whatever order they come.
        if names > self.most || words < self.words {
            self.most = names;
            self.words = words;
        }
    }

    /// Whether every name was compared with each that it may be.
    pub fn is_empty(&self) -> bool {
        self.names == 0
    }
}
