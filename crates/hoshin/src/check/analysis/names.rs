//! Which KPIs may be one metric under two names.
//!
//! Names are compared by their words. What tells names of the same words apart (numbers, `per …`, a share against an
//! amount) is kept, and counts where both state it.

mod buckets;
mod compare;
mod metric_name;
mod subsets;
mod tokens;

use std::collections::BTreeMap;

use self::buckets::Buckets;
use self::compare::Metrics;
use crate::model::{Node, Plan};

/// How near two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// They have the same words, or one abbreviates the other.
    Same,
    /// The words of one are among the words of the other.
    Within,
}

/// Two KPIs whose names may be one.
#[derive(Clone, Debug)]
pub struct NamePair<'m> {
    /// The words that they share.
    pub key: String,
    /// The two, in order of their numbers.
    pub kpis: [Node<'m>; 2],
    /// How near their names are.
    pub nearness: Nearness,
}

/// Pairs of KPIs whose names may be one.
#[derive(Clone, Debug, Default)]
pub struct NameGroups<'m> {
    pairs: Vec<NamePair<'m>>,
    nearness: BTreeMap<(usize, usize), Nearness>,
    crowded: usize,
}

/// How many names are compared one by one; of more only those that are wholly alike (our choice).
const BLOCK: usize = 200;

impl<'m> NameGroups<'m> {
    /// Compares the names of all KPIs: names, aliases, acronyms in brackets, and initials of three words or more
    /// with names in capitals.
    ///
    /// KPIs that drive one another, and those that are parts of one whole, are known to be different. Of several
    /// KPIs of one name each is paired with the first that it may be.
    ///
    /// # Complexity
    ///
    /// n log n in the number of names, and [`NameGroups::crowded`] tells where it looked less closely for that.
    pub fn of_kpis(plan: &'m Plan) -> Self {
        let metrics = Metrics::of(plan);
        let names = Buckets::of(metrics.kpis());
        let mut found: BTreeMap<(usize, usize), (Nearness, &str)> = BTreeMap::new();
        for bucket in names.all() {
            for pair in metrics.alike(&bucket.entries) {
                found.entry(pair).or_insert((Nearness::Same, &bucket.key));
            }
        }
        let sets: Vec<Vec<&str>> = names.all().iter().map(|bucket| bucket.key.split(' ').collect()).collect();
        let (subsets, topics) = subsets::subsets(&sets);
        for (small, large) in subsets {
            if let (Some(small), Some(large)) = (names.all().get(small), names.all().get(large))
                && let Some(pair) = metrics.first_pair(&small.entries, &large.entries)
            {
                found.entry(pair).or_insert((Nearness::Within, &small.key));
            }
        }
        let mut groups = Self { crowded: names.crowded() + topics, ..Self::default() };
        for ((one, other), (nearness, key)) in found {
            if let (Some(&one), Some(&other)) = (metrics.kpis().get(one), metrics.kpis().get(other)) {
                groups.nearness.insert(in_order(one, other), nearness);
                groups.pairs.push(NamePair { key: key.to_owned(), kpis: [one, other], nearness });
            }
        }
        groups
    }

    /// The pairs, in order of their KPIs' ids.
    pub fn pairs(&self) -> &[NamePair<'m>] {
        &self.pairs
    }

    /// How near the names of two KPIs are, in whatever order; none if they are no pair.
    pub fn nearness(&self, one: Node<'m>, other: Node<'m>) -> Option<Nearness> {
        self.nearness.get(&in_order(one, other)).copied()
    }

    /// How often it looked less closely: so many names share their words that only those wholly alike were compared,
    /// a name lies within so many others that it is a topic, or one acronym fits several names.
    pub fn crowded(&self) -> usize {
        self.crowded
    }
}

fn in_order(one: Node<'_>, other: Node<'_>) -> (usize, usize) {
    (one.place().min(other.place()), one.place().max(other.place()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn pairs(kpis: &str) -> Vec<String> {
        let plan = Plan::read(&format!("hoshin: 1\nkpis:\n{kpis}"), Format::Yaml).unwrap();
        let shown = |pair: &NamePair<'_>| {
            let [one, other] = pair.kpis;
            format!("{} {} {:?}", one.id(), other.id(), pair.nearness)
        };
        NameGroups::of_kpis(&plan).pairs().iter().map(shown).collect()
    }

    #[test]
    fn one_metric_is_found_under_its_names() {
        let same = ["a b Same"];
        assert_eq!(pairs("  a: { name: Net Promoter Score (NPS) }\n  b: { name: NPS }"), same);
        assert_eq!(pairs("  a: { name: NPS }\n  b: { name: Net promoter scores }"), same);
        assert_eq!(pairs("  a: { name: Loyalty, aliases: [NPS] }\n  b: { name: NPS 2026 }"), same);
        assert_eq!(pairs("  a: { name: Defect rate, unit: \"%\" }\n  b: { name: Defects per unit }"), same);
        assert_eq!(pairs("  a: { name: 顧客満足度 }\n  b: { name: 顧客満足度 }"), same);
        assert_eq!(pairs("  a: { name: Lead time }\n  b: { name: \"Lead time, North\" }"), ["a b Within"]);
    }

    #[test]
    fn what_is_known_to_differ_is_no_pair() {
        let none: [&str; 0] = [];
        assert_eq!(
            pairs("  a: { name: Line 1 scrap }\n  b: { name: Line 2 scrap }\n  c: { name: Line scrap }"),
            none
        );
        assert_eq!(pairs("  a: { name: Revenue, unit: EUR }\n  b: { name: Revenue per employee }"), none);
        assert_eq!(pairs("  a: { name: Cost per unit }\n  b: { name: Cost per contact }"), none);
        assert_eq!(pairs("  a: { name: Lead time }\n  b: { name: \"Lead time, North\", part_of: a }"), none);
        assert_eq!(pairs("  a: { name: Scrap }\n  b: { name: Scrap, drives: a }"), none);
        assert_eq!(
            pairs("  w: { name: W }\n  b: { name: Scrap, part_of: w }\n  c: { name: Scrap, part_of: w }"),
            none
        );
        assert_eq!(pairs("  a: { name: Rate }\n  b: { name: Index }\n  c: { name: \"%\" }"), none);
    }

    #[test]
    fn many_names_take_little_time() {
        let mut plan = Plan::builder();
        for number in 0..20_000_u32 {
            let name = match number % 4 {
                0 => format!("Line {number} scrap"),
                1 => "Lead time".to_owned(),
                2 => format!("Lead time plant p{number}"),
                _ => format!("w{} x{} y{}", number % 100, number % 73, number % 31),
            };
            plan.add(&number.to_string(), &name, crate::metamodel::Kpi::default()).unwrap();
        }
        let plan = plan.build().unwrap();
        let names = NameGroups::of_kpis(&plan);
        assert!(names.pairs().len() >= 4_999 && names.crowded() > 0, "{}", names.crowded());
    }
}
