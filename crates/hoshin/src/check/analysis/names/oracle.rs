//! The same pairs, found by comparing each name with each, for tests to hold the quick way to.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::lexicon::Lexicon;
use super::*;
use crate::metamodel::{Kpi, Objective};

type Words = BTreeSet<String>;

/// The words of each node, and how many nodes have each word.
struct Plain {
    names: Vec<(String, Words)>,
}

impl Plain {
    fn of(names: &[(String, String)], whose: Named) -> Self {
        let mut lexicon = Lexicon::default();
        let mut plain = Vec::new();
        for (id, text) in names {
            name::read(text, whose, &mut lexicon, |name, lexicon| {
                plain.push((
                    id.clone(),
                    name.words.iter().map(|word| lexicon.text(*word).to_owned()).collect(),
                ));
            });
        }
        Self { names: plain }
    }

    fn count(&self, word: &str) -> usize {
        let sets: BTreeSet<&Words> = self.names.iter().map(|(_, words)| words).collect();
        sets.iter().filter(|words| words.contains(word)).count()
    }

    fn is_slip(&self, one: &str, other: &str) -> bool {
        let (few, many) = (self.count(one).min(self.count(other)), self.count(one).max(self.count(other)));
        let is_word = |word: &str| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic);
        is_word(one) && is_word(other) && few <= 1.max(many / 10) && slips::is_slip(one, other)
    }

    /// How two sets of words are near, by trying everything.
    fn nearness(&self, one: &Words, other: &Words) -> Option<(Nearness, usize)> {
        if one == other {
            return Some((Nearness::Same, 0));
        }
        let left: Vec<&String> = one.difference(other).collect();
        let right: Vec<&String> = other.difference(one).collect();
        let is_joined = |two: &[&String], whole: &[&String]| match (two, whole) {
            ([a, b], [whole]) => [format!("{a}{b}"), format!("{b}{a}")].contains(whole),
            _ => false,
        };
        let slips = match (left.as_slice(), right.as_slice()) {
            (two, whole) if is_joined(two, whole) || is_joined(whole, two) => Some(0),
            ([a], [b]) if self.is_slip(a, b) => Some(1),
            ([a, b], [c, d])
                if (self.is_slip(a, c) && self.is_slip(b, d))
                    || (self.is_slip(a, d) && self.is_slip(b, c)) =>
            {
                Some(2)
            }
            _ => None,
        };
        let lies = |small: &Words, large: &Words| {
            let turns = || large.difference(small).all(|word| word == "on");
            small.len() > 1
                && subsets::is_much(small.len(), large.len())
                && small.is_subset(large)
                && !turns()
        };
        match slips {
            Some(slips) => Some((Nearness::Near, slips)),
            None if lies(one, other) || lies(other, one) => Some((Nearness::Within, 0)),
            None => None,
        }
    }

    /// Each of several of one name with the first, and the first of each name with the first of each near it.
    fn pairs(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let first = |words: &Words| self.names.iter().filter(|(_, of)| of == words).map(|(id, _)| id).min();
        for (at, (id, words)) in self.names.iter().enumerate() {
            for (other, others) in self.names.iter().skip(at + 1) {
                let Some((nearness, slips)) = self.nearness(words, others) else { continue };
                let (least, greatest) = (id.min(other), id.max(other));
                let counts = match nearness {
                    Nearness::Same => first(words) == Some(least),
                    _ => first(words) == Some(id) && first(others) == Some(other),
                };
                if counts {
                    found.insert(format!("{least} {greatest} {nearness:?} {slips}"));
                }
            }
        }
        found
    }
}

fn plan(names: &[(String, String)], whose: Named) -> Plan {
    let mut plan = Plan::builder();
    let owner = plan.add("o", "O", crate::metamodel::Owner::default()).unwrap();
    for (id, name) in names {
        match whose {
            Named::Kpis => drop(plan.add(id, name, Kpi::default()).unwrap()),
            Named::Objectives => {
                let objective = plan.add(id, name, Objective::default()).unwrap();
                plan.relate(owner, crate::metamodel::relation::Owns::accountable(), objective).unwrap();
            }
        }
    }
    plan.build().unwrap()
}

fn pairs(names: &[(String, String)], whose: Named) -> BTreeSet<String> {
    let plan = plan(names, whose);
    let slips = |pair: &NamePair<'_>| {
        let letters = |node: Node<'_>| Plain::of(&[(String::new(), node.name().to_owned())], whose).names;
        let most = pair.nodes.map(|node| {
            letters(node)
                .iter()
                .map(|(_, words)| words.iter().map(|word| word.chars().count()).sum::<usize>())
                .max()
                .unwrap_or(0)
        });
        ((1.0 - pair.similarity) * f64::from(u32::try_from(most[0].max(most[1])).unwrap())).round()
    };
    let shown = |pair: &NamePair<'_>| {
        let [one, other] = pair.nodes;
        format!("{} {} {:?} {}", one.id(), other.id(), pair.nearness, slips(pair))
    };
    NameGroups::of(&plan, whose).pairs().iter().map(shown).collect()
}

/// Words of which many are a slip apart, a part of another, or two in one.
const WORDS: &[&str] = &[
    "customer",
    "custmer",
    "cusotmer",
    "Customers",
    "satisfaction",
    "satisfacton",
    "leadtime",
    "lead",
    "time",
    "on",
    "ontime",
    "delivery",
    "delivry",
    "picking",
    "packing",
    "packng",
    "kunde",
    "Straße",
    "顧客",
    "p1",
    "p2",
];

fn names() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop::collection::vec(prop::sample::select(WORDS), 1..5).prop_map(|words| words.join(" "));
    let numbered = |names: Vec<String>| {
        names.into_iter().enumerate().map(|(at, name)| (format!("n{at:02}"), name)).collect()
    };
    prop::collection::vec(name, 0..14).prop_map(numbered)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_quick_way_finds_what_comparing_each_with_each_finds(names in names()) {
        for whose in [Named::Kpis, Named::Objectives] {
            prop_assert_eq!(pairs(&names, whose), Plain::of(&names, whose).pairs(), "{:?}", names);
        }
    }

    #[test]
    fn the_order_of_the_nodes_does_not_matter((mut names, shuffled) in names().prop_flat_map(|names| {
        (Just(names.clone()), Just(names).prop_shuffle())
    })) {
        for whose in [Named::Kpis, Named::Objectives] {
            prop_assert_eq!(pairs(&names, whose), pairs(&shuffled, whose));
        }
        // Nor do names of other nodes hide any that are wholly alike.
        names.extend([("x".to_owned(), "lead time".to_owned()), ("y".to_owned(), "Times, Lead".to_owned())]);
        prop_assert!(pairs(&names, Named::Kpis).iter().any(|pair| pair.contains(" y Same")));
    }
}
