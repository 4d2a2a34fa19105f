//! Why evidence contradicts itself: both proofs, and the fewest relations that make the contradiction.

use std::collections::{BTreeMap, BTreeSet};

use super::derive::{Grounds, derive, own};
use super::{Evidence, Label, Proof, STILL};
use crate::analyse::flow::Arc;
use crate::analyse::satisfaction::Satisfaction;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

/// Evidence for a node and against it, both strong.
#[derive(Clone, Debug)]
pub struct Contradiction<'m> {
    /// The node.
    pub node: Node<'m>,
    /// Its evidence.
    pub label: Label,
    /// What speaks for it.
    pub support: Proof<'m>,
    /// What speaks against it.
    pub denial: Proof<'m>,
    /// Relations that make the contradiction together, and without any one of them do not. They are not always the
    /// fewest that there could be.
    ///
    /// # Order
    ///
    /// As they were added.
    pub links: Vec<Link<'m>>,
}

/// Proofs of more relations than that are given as they are, without a look at what could be left out (our choice:
/// the look takes the square of their number).
pub(super) const LOOKED_AT: usize = 200;

/// The most rounds through a few relations (our choice: means in circles rise ever more slowly).
const ROUNDS: usize = 10_000;

impl<'m> Evidence<'_, '_, 'm> {
    /// Why the evidence of a node contradicts itself by as much as `threshold` or more; none if it does not.
    ///
    /// # Units
    ///
    /// The threshold is the lesser of both sides, above 0 and up to 1.
    pub fn contradiction(&self, node: Node<'m>, threshold: f64) -> Option<Contradiction<'m>> {
        let label = self.of_node(node);
        if label.conflict() < threshold {
            return None;
        }
        let (support, denial) = (self.proof(node, false)?, self.proof(node, true)?);
        let number = self.flow.number(node)?;
        let contradicts = |links: &[Link<'m>]| self.within(links, number).conflict() >= threshold;
        let mut links = joined([&support.links, &denial.links]);
        // What was spared in one proof may be missed once the relations of the other stand beside it.
        if links.len() <= LOOKED_AT && !contradicts(&links) {
            let [one, other] = [false, true].map(|denies| self.followed(number, denies, true).0);
            links = joined([&one, &other]);
        }
        if links.len() <= LOOKED_AT {
            links = spare(links, contradicts);
        }
        Some(Contradiction { node, label, support, denial, links })
    }

    /// The evidence of a node in a plan of no other relations than these.
    pub(super) fn within(&self, links: &[Link<'m>], number: usize) -> Label {
        let ends = links.iter().flat_map(|link| [link.source(), link.target()]);
        let mut numbers: Vec<usize> = ends.filter_map(|end| self.flow.number(end)).chain([number]).collect();
        numbers.arrange();
        numbers.dedup();
        let only = links.iter().map(|link| link.place()).collect();
        let labels = numbers.iter().map(|number| (*number, own(self, *number))).collect();
        let mut part = Within { all: self, only, labels };
        // From what is measured upwards, until nothing rises any more: one round where there is no circle.
        for _ in 0..ROUNDS {
            let mut moved: f64 = 0.0;
            for number in &numbers {
                let label = derive(&part, *number);
                let before = part.labels.insert(*number, label).unwrap_or_default();
                let sides = [label.support - before.support, label.denial - before.denial];
                moved = sides.into_iter().map(f64::abs).fold(moved, f64::max);
            }
            if moved <= STILL {
                break;
            }
        }
        part.label(number)
    }
}

/// The relations of both, each once, in the order in which they were added.
fn joined<'m>(both: [&[Link<'m>]; 2]) -> Vec<Link<'m>> {
    let mut links = both.concat();
    links.arrange_by_key(|link| link.seq());
    links.dedup();
    links
}

/// What is left of a few relations when those are taken out without which they still do: without any one of the rest
/// they would not.
pub(super) fn spare<'m>(links: Vec<Link<'m>>, does: impl Fn(&[Link<'m>]) -> bool) -> Vec<Link<'m>> {
    let mut left = links;
    // What is left out of an AND may make it stronger, so that others can be spared then: again, until none is.
    loop {
        let before = left.len();
        let mut at = 0;
        while at < left.len() {
            let link = left.remove(at);
            if !does(&left) {
                left.insert(at, link);
                at += 1;
            }
        }
        if left.len() == before {
            return left;
        }
    }
}

/// The evidence within a few relations.
struct Within<'e, 's, 'f, 'm> {
    all: &'e Evidence<'s, 'f, 'm>,
    only: BTreeSet<usize>,
    labels: BTreeMap<usize, Label>,
}

impl<'f, 'm> Grounds<'f, 'm> for Within<'_, '_, 'f, 'm> {
    fn satisfaction(&self) -> &Satisfaction<'f, 'm> {
        self.all.satisfaction()
    }

    fn label(&self, number: usize) -> Label {
        self.labels.get(&number).copied().unwrap_or_default()
    }

    fn allows(&self, arc: &Arc) -> bool {
        self.only.contains(&(arc.link as usize))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::analyse::Flow;
    use proptest::prelude::*;

    /// A plan of six goals, circles and parts among them, and two pieces of work.
    fn plan(ways: &BTreeMap<(u8, u8), (u8, i8)>) -> crate::Plan {
        let mut text = String::from("hoshin: 1\nobjectives:\n");
        for from in 0..6 {
            let of = |is_wanted: fn(u8) -> bool| {
                let ways = ways.iter().filter(move |((one, to), (kind, strength))| {
                    *one == from && one != to && *strength != 0 && is_wanted(*kind)
                });
                ways.map(|((_, to), (_, strength))| (*to, *strength)).collect::<Vec<_>>()
            };
            let advances: Vec<String> = (of(|kind| kind > 1).iter())
                .map(|(to, strength)| format!("o{to}: {}", f64::from(*strength) / 8.0))
                .collect();
            let parts: Vec<String> = of(|kind| kind == 0).iter().map(|(to, _)| format!("o{to}")).collect();
            let needs: Vec<String> = of(|kind| kind == 1).iter().map(|(to, _)| format!("o{to}")).collect();
            let operator = ["and", "or", "mean"][usize::from(from) % 3];
            let (advances, parts, needs) = (advances.join(", "), parts.join(", "), needs.join(", "));
            let _ = writeln!(
                text,
                "  o{from}: {{ operator: {operator}, advances: {{ {advances} }}, part_of: [{parts}], depends_on: [{needs}] }}"
            );
        }
        text += "initiatives: { i: { stage: closed, advances: { o0: 1, o1: -0.5 } }, j: { stage: closed, advances: { o2: 0.7, o3: -0.9 } } }";
        crate::Plan::read(&text, crate::format::Format::Yaml).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn no_relation_can_be_left_out(
            ways in proptest::collection::btree_map((0_u8..6, 0_u8..6), (0_u8..6, -8_i8..=8), 4..20),
        ) {
            let plan = plan(&ways);
            let flow = Flow::of(&plan);
            let satisfaction = Satisfaction::of(&flow, None);
            let evidence = Evidence::of(&satisfaction);
            for (node, _) in evidence.conflicts(0.05) {
                let found = evidence.contradiction(node, 0.05).unwrap();
                let number = flow.number(node).unwrap();
                let whole = evidence.within(&found.links, number);
                prop_assert!(whole.conflict() >= 0.05, "{whole:?} of {found:?}");
                for at in 0..found.links.len() {
                    let mut rest = found.links.clone();
                    rest.remove(at);
                    prop_assert!(evidence.within(&rest, number).conflict() < 0.05, "{found:?}");
                }
            }
        }
    }

    #[test]
    fn the_masked_conflict_is_its_four_ways() {
        let text = "hoshin: 1
objectives: { g: {}, m: { advances: { g: 0.75 } }, n: { advances: { g: -0.75 } }, o: { advances: { g: -0.5 } } }
initiatives: { x: { stage: closed, advances: { m: 1, n: 1, o: 1 } } }";
        let plan = crate::Plan::read(text, crate::format::Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, None);
        let evidence = Evidence::of(&satisfaction);
        let goal = plan.node(crate::metamodel::NodeKind::Objective, "g").unwrap();
        let found = evidence.contradiction(goal, 0.25).unwrap();
        assert_eq!((found.links.len(), found.support.links.len(), found.denial.links.len()), (4, 2, 2));
        assert!(evidence.contradiction(goal, 0.8).is_none());
    }
}
