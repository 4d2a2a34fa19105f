//! A name of a metric, taken apart: what it is about, and what tells it from others of the same words.

use std::collections::BTreeSet;

use super::tokens::{self, Token, normal};

/// A name of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MetricName {
    /// The words that it is known by, sorted, each once. Never empty.
    pub(super) words: Vec<String>,
    /// Whether it is one word in capitals.
    pub(super) is_acronym: bool,
    /// The first letters of its words, with and without stop words, if there are three or more.
    pub(super) initials: BTreeSet<String>,
    /// What tells it from others.
    pub(super) marks: Marks,
}

/// What tells a name from others of the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Marks {
    /// The numbers in it.
    pub(super) numbers: Vec<String>,
    /// What it is per.
    pub(super) per: Vec<String>,
    /// Whether it says of itself that it is a rate or a share.
    pub(super) is_rate: bool,
}

/// The names in a text: the text itself, and an acronym in brackets or the words that stand in brackets behind one.
pub(super) fn read(text: &str) -> Vec<MetricName> {
    let text = normal(text);
    let mut found = Vec::new();
    let mut whole = text.clone();
    if let Some((before, rest)) = text.split_once('(')
        && let Some((inside, after)) = rest.split_once(')')
    {
        let (long, short) = (tokens::tokens(before), tokens::tokens(inside));
        if abbreviates(&short, &long) || abbreviates(&long, &short) {
            found.extend(MetricName::new(&short));
            whole = format!("{before} {after}");
        }
    }
    found.splice(0..0, MetricName::new(&tokens::tokens(&whole)));
    found
}

impl MetricName {
    fn new(tokens: &[Token]) -> Option<Self> {
        let mut name = Self::default();
        let (about, per) = part_per(tokens);
        let about: Vec<&Token> = about.iter().filter(|token| name.marks.takes(token)).collect();
        name.marks.is_rate |= !per.is_empty();
        name.marks.per = sorted(per.iter().filter(|token| !token.is_number() && !token.is_stop_word()));
        let telling: Vec<&Token> = about.iter().filter(|token| !token.is_stop_word()).copied().collect();
        name.initials = [&about, &telling]
            .into_iter()
            .filter(|words| words.len() > 2)
            .map(|words| initials(words))
            .collect();
        name.is_acronym = matches!(telling.as_slice(), [word] if word.is_capital);
        name.words = sorted(telling.into_iter());
        name.marks.numbers.sort_unstable();
        (!name.words.is_empty()).then_some(name)
    }

    /// Its words as one text.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

impl Marks {
    /// Takes what tells the name from others out of its words; whether the token is one of the words.
    fn takes(&mut self, token: &Token) -> bool {
        if token.is_number() {
            self.numbers.push(token.folded.clone());
            return false;
        }
        let is_share = matches!(&*token.stem, "%" | "percent" | "percentage" | "rate");
        self.is_rate |= is_share;
        !is_share && token.stem != "index"
    }

    /// Whether the marks allow that two names of the same words mean one metric: numbers and `per …` are the same or
    /// stated once only.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let agree = |one: &[String], other: &[String]| one == other || one.is_empty() || other.is_empty();
        agree(&self.numbers, &other.numbers) && agree(&self.per, &other.per)
    }
}

/// Parts a name from what it is per. `per cent` is a share, which is kept as such.
fn part_per(tokens: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let (mut about, mut per): (Vec<Token>, Vec<Token>) = (Vec::new(), Vec::new());
    let mut is_per = false;
    for (at, token) in tokens.iter().enumerate() {
        let follows_per = at > 0 && tokens.get(at - 1).is_some_and(|before| before.folded == "per");
        match &*token.folded {
            "cent" if follows_per => about.extend(tokens::tokens("%")),
            "per" => is_per = tokens.get(at + 1).is_some_and(|next| next.folded != "cent"),
            _ if is_per => {
                per.push(token.clone());
                // `Per-unit cost` names the unit first.
                is_per = !(about.is_empty() && at == 1);
            }
            _ => about.push(token.clone()),
        }
    }
    (about, per)
}

fn sorted<'t>(tokens: impl Iterator<Item = &'t Token>) -> Vec<String> {
    tokens.map(|token| token.stem.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn initials(words: &[&Token]) -> String {
    words.iter().filter_map(|word| word.folded.chars().next()).collect()
}

/// Whether `short` is one word in capitals that stands for `long`: its initials, or its letters in order (as `CSAT`
/// for customer satisfaction).
fn abbreviates(short: &[Token], long: &[Token]) -> bool {
    let [short] = short else { return false };
    let telling: Vec<&Token> = long.iter().filter(|token| !token.is_stop_word()).collect();
    if !short.is_capital || telling.is_empty() {
        return false;
    }
    let mut letters = long.iter().flat_map(|token| token.folded.chars());
    let mut in_order = || short.folded.chars().all(|wanted| letters.any(|letter| letter == wanted));
    let begins = long.first().is_some_and(|word| word.folded.chars().next() == short.folded.chars().next());
    initials(&long.iter().collect::<Vec<_>>()) == short.folded
        || initials(&telling) == short.folded
        || (short.folded.len() > 2 && begins && in_order())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let table = [
            ("Net Promoter Score (NPS)", "net promoter score|nps"),
            ("NPS (Net Promoter Score)", "nps|net promoter score"),
            ("Customer satisfaction (CSAT)", "customer satisfaction|csat"),
            ("Lead time (EU)", "eu lead time"),
            ("Defect rate per 1,000 units", "defect"),
            ("% of employees trained in Lean", "employee lean trained"),
            ("Per-unit costs", "cost"),
            ("Per cent scrapped", "scrapped"),
            ("Index", ""),
            ("", ""),
            ("顧客満足度", "顧客満足度"),
        ];
        for (text, expected) in table {
            let names: Vec<String> = read(text).iter().map(MetricName::key).collect();
            assert_eq!(names.join("|"), expected, "{text}");
        }
        let marks = |text: &str| read(text).remove(0).marks;
        assert!(!marks("Line 1 scrap").may_be(&marks("Line 2 scrap")));
        assert!(marks("Cost per unit").may_be(&marks("Cost")));
        assert!(!marks("Cost per unit").may_be(&marks("Cost per contact")));
        assert!(read("Overall Equipment Effectiveness")[0].initials.contains("oee"));
    }
}
