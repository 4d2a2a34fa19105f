//! Every name of every node, under its words.

use hashbrown::{HashMap, HashTable};

use super::Named;
use super::lexicon::{Lexicon, WordId, number};
use super::name::{self, Marks, Name};
use crate::metamodel::Kpi;
use crate::model::Node;
use crate::sort::Arrange as _;

/// The number of a set of words.
pub(super) type SetId = u32;

/// A name of a node.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The node, by its place among those that are compared.
    pub(super) node: u32,
    /// What tells the name from others of the same words.
    pub(super) marks: Marks,
}

/// All sets of words by which something is known, each once, with the names of these words.
#[derive(Clone, Debug, Default)]
pub(super) struct Sets {
    starts: Vec<u32>,
    words: Vec<WordId>,
    hashes: Vec<u64>,
    by_words: HashTable<SetId>,
    entries: Vec<Vec<Entry>>,
    acronyms: Vec<SetId>,
    initials: Vec<(u64, SetId)>,
}

impl Sets {
    /// Sorts the names, aliases and acronyms of these nodes. A name also stands under its initials if these are a name
    /// of their own, and of no other words. The entries of a set stand in order of their nodes' ids.
    pub(super) fn of<'m>(nodes: &[Node<'m>], whose: Named, lexicon: &mut Lexicon<'m>) -> Self {
        let mut sets = Self { starts: vec![0], ..Self::default() };
        for (at, node) in nodes.iter().enumerate() {
            let mut put = |name: Name, lexicon: &Lexicon<'m>| sets.put(number(at), name, lexicon);
            name::read(node.name(), whose, lexicon, &mut put);
            if whose == Named::Kpis {
                for alias in node.fields::<Kpi>().map_or(&[][..], |fields| &fields.aliases) {
                    name::read(&alias.name, whose, lexicon, &mut put);
                }
            }
        }
        sets.join_initials(lexicon);
        let id = |entry: &Entry| nodes.get(entry.node as usize).map(|node| node.id());
        // Names of one node come in an order that hangs on nothing but their words.
        let sum = |entry: &Entry| {
            let words = entry.marks.numbers.iter().chain(&entry.marks.per);
            words.fold(0, |sum: u64, word| sum.wrapping_add(lexicon.hash(*word)))
        };
        for entries in sets.entries.iter_mut().filter(|entries| entries.len() > 1) {
            entries.arrange_by(|one, other| id(one).cmp(&id(other)).then_with(|| sum(one).cmp(&sum(other))));
        }
        sets
    }

    fn put(&mut self, node: u32, name: Name, lexicon: &Lexicon<'_>) {
        let set = self.number_of(&name.words, lexicon);
        if name.is_acronym {
            self.acronyms.push(set);
        }
        self.initials.extend(name.initials.iter().map(|initials| (*initials, set)));
        if let Some(entries) = self.entries.get_mut(set as usize) {
            entries.push(Entry { node, marks: name.marks });
        }
    }

    fn number_of(&mut self, words: &[WordId], lexicon: &Lexicon<'_>) -> SetId {
        let hash = words.iter().fold(0, |sum: u64, word| sum.wrapping_add(lexicon.hash(*word)));
        if let Some(known) = self.find(hash, |set| set == words) {
            return known;
        }
        let new = number(self.entries.len());
        self.words.extend_from_slice(words);
        self.starts.push(number(self.words.len()));
        self.hashes.push(hash);
        self.entries.push(Vec::new());
        let hashes = &self.hashes;
        let rehash = |set: &SetId| hashes.get(*set as usize).copied().unwrap_or(0);
        self.by_words.insert_unique(hash, new, rehash);
        new
    }

    /// The set whose words have hashes of this sum, and are these.
    pub(super) fn find(&self, hash: u64, are_these: impl Fn(&[WordId]) -> bool) -> Option<SetId> {
        self.by_words.find(hash, |set| self.hash(*set) == hash && are_these(self.words(*set))).copied()
    }

    fn join_initials(&mut self, lexicon: &Lexicon<'_>) {
        self.acronyms.arrange();
        self.acronyms.dedup();
        // Initials that fit several names tell nothing of any.
        let mut spelled_out: HashMap<u64, Option<SetId>> = HashMap::new();
        for acronym in &self.acronyms {
            let word = self.words(*acronym).first().copied().unwrap_or_default();
            spelled_out.insert(lexicon.hash(word), None);
        }
        if spelled_out.is_empty() {
            return;
        }
        let mut ambiguous: Vec<u64> = Vec::new();
        for (initials, set) in &self.initials {
            if let Some(long) = spelled_out.get_mut(initials) {
                if long.is_some_and(|long| long != *set) {
                    ambiguous.push(*initials);
                }
                *long = Some(*set);
            }
        }
        for initials in &ambiguous {
            spelled_out.remove(initials);
        }
        for acronym in self.acronyms.clone() {
            let word = self.words(acronym).first().copied().unwrap_or_default();
            let long = spelled_out.get(&lexicon.hash(word)).copied().flatten();
            let joined = long.map(|long| self.entries(long).to_vec()).unwrap_or_default();
            self.entries
                .get_mut(acronym as usize)
                .into_iter()
                .for_each(|entries| entries.extend_from_slice(&joined));
        }
    }

    /// The number of sets.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Every set.
    pub(super) fn all(&self) -> impl Iterator<Item = SetId> {
        0..number(self.len())
    }

    /// The words of a set, sorted by number.
    pub(super) fn words(&self, set: SetId) -> &[WordId] {
        let range = self.starts.get(set as usize).zip(self.starts.get(set as usize + 1));
        range.and_then(|(start, end)| self.words.get(*start as usize..*end as usize)).unwrap_or_default()
    }

    /// The sum of the hashes of its words.
    pub(super) fn hash(&self, set: SetId) -> u64 {
        self.hashes.get(set as usize).copied().unwrap_or(0)
    }

    /// The names of these words, in order of their nodes' ids.
    pub(super) fn entries(&self, set: SetId) -> &[Entry] {
        self.entries.get(set as usize).map_or(&[], |entries| entries)
    }

    /// Its words as one text, in order of the alphabet, given the words by their numbers.
    pub(super) fn text(&self, set: SetId, texts: &[Box<str>]) -> String {
        let text = |word: &WordId| texts.get(*word as usize).map_or("", |text| text);
        let mut words: Vec<&str> = self.words(set).iter().map(text).collect();
        words.arrange();
        words.join(" ")
    }
}
