//! A name taken apart: what it is about, and what tells it from others of the same words.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::Named;
use super::lexicon::{Hash, Lexicon, Part, WordId, Written};
use super::polarity::Polarity;
use super::tokens::normal;
use crate::sort::Arrange as _;

/// A name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// The words that it is known by, sorted by number, each once. Never empty.
    pub(super) words: SmallVec<[WordId; 8]>,
    /// Whether it is one word in capitals.
    pub(super) is_acronym: bool,
    /// The hashes of the first letters of its words, with and without stop words, if there are three or more.
    pub(super) initials: SmallVec<[u64; 2]>,
    /// What tells it from others.
    pub(super) marks: Marks,
}

/// What tells a name from others of the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Marks {
    /// The numbers in it.
    pub(super) numbers: SmallVec<[WordId; 2]>,
    /// What it is per.
    pub(super) per: SmallVec<[WordId; 2]>,
    /// Whether it says of itself that it is a rate or a share.
    pub(super) is_rate: bool,
    /// The way that it wants things to go.
    pub(super) polarity: Option<Polarity>,
}

type Row = SmallVec<[Written; 16]>;

/// Gives out the names in a text: the text itself, and an acronym in brackets or the words that stand in brackets
/// behind one.
pub(super) fn read<'m>(
    text: &'m str,
    whose: Named,
    lexicon: &mut Lexicon<'m>,
    mut each: impl FnMut(Name, &Lexicon<'m>),
) {
    match normal(text) {
        Cow::Borrowed(text) => read_parts(text, whose, lexicon, &mut each, |lexicon, text| {
            let mut row = Row::new();
            lexicon.read(text, |word| row.push(word));
            row
        }),
        Cow::Owned(text) => read_parts(&text, whose, lexicon, &mut each, |lexicon, text| {
            let mut row = Row::new();
            lexicon.read_made(text, |word| row.push(word));
            row
        }),
    }
}

fn read_parts<'m, 't>(
    text: &'t str,
    whose: Named,
    lexicon: &mut Lexicon<'m>,
    each: &mut impl FnMut(Name, &Lexicon<'m>),
    row: impl Fn(&mut Lexicon<'m>, &'t str) -> Row,
) {
    let Some((before, inside, after)) = in_brackets(text) else {
        let long = row(lexicon, text);
        if let Some(name) = Name::new(&long, whose, lexicon) {
            each(name, lexicon);
        }
        return;
    };
    let (mut long, inside, after) = (row(lexicon, before), row(lexicon, inside), row(lexicon, after));
    let is_short = abbreviates(&inside, &long, lexicon) || abbreviates(&long, &inside, lexicon);
    if !is_short {
        long.extend_from_slice(&inside);
    }
    long.extend_from_slice(&after);
    let rows = [Some(&long), Some(&inside).filter(|_| is_short)];
    for name in rows.into_iter().flatten().filter_map(|row| Name::new(row, whose, lexicon)) {
        each(name, lexicon);
    }
}

/// What stands before, in and behind the first brackets of a text.
fn in_brackets(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    Some((before, inside, after))
}

impl Name {
    fn new(row: &[Written], whose: Named, lexicon: &Lexicon<'_>) -> Option<Self> {
        let mut name = Self::default();
        let mut about = Row::new();
        match whose {
            Named::Kpis => name.marks.of_metric(row, &mut about),
            Named::Objectives => name.marks.of_objective(row, &mut about),
        }
        let telling = || about.iter().filter(|word| word.part != Part::Stop);
        let count = telling().count();
        if about.len() > 2 {
            name.initials.push(initials(about.iter(), lexicon));
        }
        if count > 2 && count < about.len() {
            name.initials.push(initials(telling(), lexicon));
        }
        name.is_acronym = count == 1 && telling().all(|word| word.is_capital);
        name.words = telling().map(|word| word.stem).collect();
        name.words.arrange();
        name.words.dedup();
        name.marks.numbers.arrange();
        name.marks.per.arrange();
        name.marks.per.dedup();
        (!name.words.is_empty()).then_some(name)
    }
}

impl Marks {
    /// Takes what tells metrics apart out of their words: numbers, shares, and what they are per, as far as the next
    /// stop word. `per cent` is a share.
    fn of_metric(&mut self, row: &[Written], about: &mut Row) {
        let mut is_per = false;
        for (at, word) in row.iter().enumerate() {
            let is_next_cent = || row.get(at + 1).is_some_and(|next| next.part == Part::Cent);
            let follows_per = || at > 0 && row.get(at - 1).is_some_and(|before| before.part == Part::Per);
            match word.part {
                Part::Per => {
                    is_per = !is_next_cent();
                    self.is_rate = true;
                }
                Part::Cent if follows_per() => {}
                Part::Number if !is_per => self.numbers.push(word.folded),
                Part::Stop if is_per => is_per = follows_per(),
                _ if is_per => {
                    if word.part != Part::Number {
                        self.per.push(word.stem);
                    }
                    // `Per-unit cost` names the unit first.
                    is_per = !(about.is_empty() && at == 1);
                }
                Part::Percent | Part::Rate => self.is_rate = true,
                Part::Index => {}
                _ => about.push(*word),
            }
        }
    }

    /// Takes what tells objectives apart out of their words: numbers with their `%`, and the verb.
    fn of_objective(&mut self, row: &[Written], about: &mut Row) {
        for (at, word) in row.iter().enumerate() {
            let is_before_number = || row.get(at + 1).is_some_and(|next| next.part == Part::Number);
            match word.part {
                Part::Number => self.numbers.push(word.folded),
                Part::Percent => {}
                Part::From if is_before_number() => {}
                _ if self.polarity.is_none() && word.polarity.is_some() => self.polarity = word.polarity,
                _ => about.push(*word),
            }
        }
    }

    /// Whether the marks allow that two names of the same words mean one thing: numbers and `per …` are the same or
    /// stated once only, and the ways do not part.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let agree = |one: &[WordId], other: &[WordId]| one == other || one.is_empty() || other.is_empty();
        agree(&self.numbers, &other.numbers)
            && agree(&self.per, &other.per)
            && Polarity::may_be(self.polarity, other.polarity)
    }
}

fn initials<'w>(words: impl Iterator<Item = &'w Written>, lexicon: &Lexicon<'_>) -> u64 {
    let firsts = words.filter_map(|word| lexicon.text(word.folded).chars().next());
    let bytes = |c: char| {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        bytes.into_iter().take(length)
    };
    firsts.flat_map(bytes).fold(Hash::default(), Hash::and).finish()
}

/// Whether `short` is one word in capitals that stands for `long`: its initials, or its letters in order (as `CSAT`
/// for customer satisfaction).
fn abbreviates(short: &[Written], long: &[Written], lexicon: &Lexicon<'_>) -> bool {
    let [short] = short else { return false };
    let telling = || long.iter().filter(|word| word.part != Part::Stop);
    if !short.is_capital || telling().next().is_none() {
        return false;
    }
    let hash = lexicon.hash(short.folded);
    let short = lexicon.text(short.folded);
    let mut letters = long.iter().flat_map(|word| lexicon.text(word.folded).chars());
    let mut in_order = || short.chars().all(|wanted| letters.any(|letter| letter == wanted));
    let begins =
        long.first().is_some_and(|word| lexicon.text(word.folded).chars().next() == short.chars().next());
    initials(long.iter(), lexicon) == hash
        || initials(telling(), lexicon) == hash
        || (short.len() > 2 && begins && in_order())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, whose: Named) -> Vec<(String, Marks)> {
        let mut found = Vec::new();
        let text: &'static str = Box::leak(text.into());
        read(text, whose, &mut Lexicon::default(), |name, lexicon| {
            let mut words: Vec<&str> = name.words.iter().map(|word| lexicon.text(*word)).collect();
            words.sort_unstable();
            found.push((words.join(" "), name.marks));
        });
        found
    }

    #[test]
    fn names_are_taken_apart() {
        let table = [
            ("Net Promoter Score (NPS)", "net promoter score|nps"),
            ("NPS (Net Promoter Score)", "nps|net promoter score"),
            ("Customer satisfaction (CSAT)", "customer satisfaction|csat"),
            ("Lead time (EU)", "eu lead time"),
            ("Defect rate per 1,000 units", "defect"),
            ("Cost per piece of North valves", "cost north valve"),
            ("% of employees trained in Lean", "employee lean trained"),
            ("Per-unit costs", "cost"),
            ("Per cent scrapped", "scrapped"),
            ("On-time delivery", "delivery on time"),
            ("Index", ""),
            ("", ""),
            ("顧客満足度", "顧客満足度"),
            ("顧客満足度（総合）", "総合 顧客満足度"),
        ];
        for (text, expected) in table {
            let found = names(text, Named::Kpis).into_iter().map(|(words, _)| words);
            assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }

    #[test]
    fn an_objective_keeps_the_way_of_its_verb() {
        let table = [
            ("Reduce lead time by 20 %", "lead time", Some(Polarity::Down)),
            ("To cut the lead times", "lead time", Some(Polarity::Down)),
            ("Raise renewal rate from 64.6 to 73.7", "rate renewal", Some(Polarity::Up)),
            ("Improve NPS", "nps", Some(Polarity::Better)),
            ("Delight customers", "customer delight", None),
        ];
        for (text, words, polarity) in table {
            let (found, marks) = names(text, Named::Objectives).remove(0);
            assert_eq!((&*found, marks.polarity), (words, polarity), "{text}");
        }
    }
}
