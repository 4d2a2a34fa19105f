//! Which KPIs may be one metric under two names, and which objectives one objective.
//!
//! Names are compared by their words. What tells names of the same words apart (numbers, `per …`, a share against an
//! amount, the way of a verb) is kept, and counts where both state it. Words become numbers and sets of words become
//! sums of hashes, so that everything like a name is looked up and nothing is compared with everything.

mod alike;
mod apart;
mod candidates;
mod confusable;
mod crowd;
mod lexicon;
mod name;
mod near;
mod normal;
#[cfg(test)]
mod oracle;
mod polarity;
mod sets;
mod slips;
mod subsets;
mod tokens;

pub(crate) use self::candidates::Candidates;
pub use self::crowd::Crowds;
use self::sets::SetId;
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;

/// Whose names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Those of KPIs, by their names, aliases and acronyms.
    Kpis,
    /// Those of objectives, by what they are about and which way they go.
    Objectives,
}

/// How near two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// They have the same words, or one abbreviates the other.
    Same,
    /// They have the same words but for the spelling of one or two.
    Near,
    /// The one says less: its words are among those of the other, and half of them at least. Of objectives only where
    /// they are in one scope.
    Within,
}

/// Two nodes whose names may be one.
#[derive(Clone, Debug)]
pub struct NamePair<'m> {
    /// The words of the first, in order of the alphabet.
    pub key: String,
    /// The two, in order of their ids.
    pub nodes: [Node<'m>; 2],
    /// How near their names are.
    pub nearness: Nearness,
    /// How much of the letters of the longer name is spelled alike, 0..=1; 1 if they are the same or one is within the
    /// other.
    pub similarity: f64,
}

/// Pairs of nodes of one kind whose names may be one.
#[derive(Clone, Debug, Default)]
pub struct NameGroups<'m> {
    pairs: Vec<NamePair<'m>>,
    crowds: Crowds,
}

/// How many names are compared one by one; of more only those that are wholly alike (our choice).
const BLOCK: usize = 200;

/// The most words of a name that is looked for within others, or for slips: longer ones are sentences (our choice).
const LONGEST: usize = 40;

impl<'m> NameGroups<'m> {
    /// Compares the names of all KPIs or objectives.
    ///
    /// Of KPIs there are names, aliases, acronyms in brackets, and initials of three words or more with names in
    /// capitals; those that drive one another, and those that are parts of one whole, are known to be different. So
    /// are objectives of which one serves the other, that have no day in common, of which one is closed, or that are
    /// two owners' shares in one objective. Of several of one name each is paired with the first that it may be.
    ///
    /// # Order
    ///
    /// That of the nodes in the plan does not matter.
    ///
    /// # Complexity
    ///
    /// n log n in the number of names, and [`NameGroups::crowds`] tells where it looked less closely for that.
    pub fn of(plan: &'m Plan, whose: Named) -> Self {
        Self::among(plan, &Candidates::of(plan, whose))
    }

    /// The same, where it is known which names may be one as far as they are spelled.
    pub(crate) fn among(plan: &'m Plan, candidates: &Candidates) -> Self {
        Self { pairs: candidates.pairs(plan), crowds: candidates.crowds.clone() }
    }

    /// The pairs, in order of their nodes' ids.
    pub fn pairs(&self) -> &[NamePair<'m>] {
        &self.pairs
    }

    /// The pair of two nodes, given in order of their ids.
    pub fn pair(&self, one: Node<'m>, other: Node<'m>) -> Option<&NamePair<'m>> {
        let key = (one.id(), other.id());
        let at = self.pairs.binary_search_by(|pair| ids(pair).cmp(&key)).ok()?;
        self.pairs.get(at)
    }

    /// Where it looked less closely: so many names share their words that only those wholly alike were compared.
    pub fn crowds(&self) -> &Crowds {
        &self.crowds
    }
}

/// A pair by the places of its nodes.
struct Found {
    one: u32,
    other: u32,
    nearness: Nearness,
    similarity: f64,
    set: SetId,
}

impl Found {
    fn new(one: u32, other: u32, nearness: Nearness, set: SetId) -> Self {
        Self { one, other, nearness, similarity: 1.0, set }
    }
}

fn ids<'m>(pair: &NamePair<'m>) -> (&'m str, &'m str) {
    let [one, other] = pair.nodes;
    (one.id(), other.id())
}

/// The pairs in order of their ids, each once, as near as they are.
fn in_order<'m>(found: Vec<Found>, nodes: &[Node<'m>], text: impl Fn(SetId) -> String) -> Vec<NamePair<'m>> {
    let pair = |found: Found| {
        let (one, other) = (*nodes.get(found.one as usize)?, *nodes.get(found.other as usize)?);
        let nodes = if one.id() <= other.id() { [one, other] } else { [other, one] };
        Some(NamePair { key: text(found.set), nodes, nearness: found.nearness, similarity: found.similarity })
    };
    let mut pairs: Vec<NamePair<'m>> = found.into_iter().filter_map(pair).collect();
    pairs.arrange_by(|one, other| {
        ids(one)
            .cmp(&ids(other))
            .then_with(|| one.nearness.cmp(&other.nearness))
            .then_with(|| other.similarity.total_cmp(&one.similarity))
            .then_with(|| one.key.cmp(&other.key))
    });
    pairs.dedup_by_key(|pair| pair.nodes);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn pairs(kpis: &str) -> Vec<String> {
        let plan = Plan::read(&format!("hoshin: 1\nkpis:\n{kpis}"), Format::Yaml).unwrap();
        let shown = |pair: &NamePair<'_>| {
            let [one, other] = pair.nodes;
            format!("{} {} {:?}", one.id(), other.id(), pair.nearness)
        };
        NameGroups::of(&plan, Named::Kpis).pairs().iter().map(shown).collect()
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
    fn names_that_are_spelled_otherwise_are_near() {
        assert_eq!(
            pairs(
                "  a: { name: First contact resolution }\n  b: { name: first-contact-resolution rate, unit: \"%\" }"
            ),
            ["a b Same"]
        );
        for [one, other] in [
            ["Customer satisfaction", "Custmer satisfaction"],
            ["Customer satisfaction", "Satisfaction of cusotmers"],
            ["Lead time of presses", "Leadtime of presses"],
            ["On-time delivery", "Ontime delivery"],
            ["Produktivität je Linie", "Produktivitat je Linie"],
        ] {
            assert_eq!(
                pairs(&format!("  a: {{ name: {one} }}\n  b: {{ name: {other} }}")),
                ["a b Near"],
                "{other}"
            );
        }
        for [one, other] in [
            ["Line p1a scrap", "Line p2a scrap"],
            ["Picking accuracy", "Packing accuracy"],
            ["Delivery on time", "Delivery time"],
            ["Calls from customers", "Calls to customers"],
            ["Contacts with complaints", "Contacts without complaints"],
            ["顧客満足度", "顧客満足率"],
            ["OEEA", "OEAE"],
            ["", " "],
        ] {
            let none: [&str; 0] = [];
            assert_eq!(
                pairs(&format!("  a: {{ name: \"{one}\" }}\n  b: {{ name: \"{other}\" }}")),
                none,
                "{other}"
            );
        }
    }

    #[test]
    fn a_word_in_several_names_is_no_slip() {
        let names = "  d: { name: Retort yield }\n  e: { name: Retorts open }\n  f: { name: Resort yield }\n  \
                     g: { name: Resorts open }";
        assert_eq!(pairs(names), [""; 0]);
    }

    #[test]
    fn very_long_names_take_little_time() {
        let long = |word: &str| (0..20_000).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(" ");
        let names = [long("a"), long("a"), "letters".repeat(20_000), "letters".repeat(20_000) + "s"];
        let mut plan = Plan::builder();
        for (at, name) in names.iter().enumerate() {
            plan.add(&at.to_string(), name, crate::metamodel::Kpi::default()).unwrap();
        }
        let plan = plan.build().unwrap();
        assert_eq!(NameGroups::of(&plan, Named::Kpis).pairs().len(), 1);
    }

    #[test]
    fn many_names_take_little_time() {
        let mut plan = Plan::builder();
        for number in 0..20_000_u32 {
            let name = match number % 5 {
                0 => format!("Line {number} scrap"),
                1 => "Lead time".to_owned(),
                2 => format!("Lead time plant p{number}"),
                3 => ["Rework", "Rework rate"][number as usize % 2].to_owned(),
                _ => format!("w{} x{} y{}", number % 100, number % 73, number % 31),
            };
            plan.add(&number.to_string(), &name, crate::metamodel::Kpi::default()).unwrap();
        }
        let plan = plan.build().unwrap();
        let names = NameGroups::of(&plan, Named::Kpis);
        assert!(
            names.pairs().len() >= 7_997 && names.crowds().names == 4_000 && names.crowds().words == "rework",
            "{:?}",
            names.crowds()
        );
    }
}
