//! Why there is evidence: the ways along which the strongest of it came, down to what is measured.

use std::collections::BTreeSet;

use super::{Evidence, Label, is_argument};
use crate::analyse::flow::{Arc, Way};
use crate::analyse::satisfaction::operator;
use crate::model::{Link, Node};
use crate::value::Operator;

/// The proof of one side of a node's evidence: a tree, since all parts of an AND are needed for it.
#[derive(Clone, Debug)]
pub struct Proof<'m> {
    /// How strong it is, 0..=1.
    pub strength: f64,
    /// The relations that it hangs on, in the order in which they were added.
    pub links: Vec<Link<'m>>,
    /// The nodes whose measures it rests on, in the order in which they were added.
    pub grounds: Vec<Node<'m>>,
}

impl<'m> Evidence<'_, '_, 'm> {
    /// The proof of what speaks for a node, or against it; none where nothing does. Without any one of its relations
    /// the rest proves less.
    pub fn proof(&self, node: Node<'m>, denies: bool) -> Option<Proof<'m>> {
        let number = self.flow.number(node)?;
        let strength = self.label(number).side(denies);
        if strength <= 0.0 {
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut next = vec![(number, denies)];
        let (mut links, mut grounds): (Vec<Link<'m>>, Vec<Node<'m>>) = Default::default();
        while let Some((number, denies)) = next.pop() {
            if !seen.insert((number, denies)) {
                continue;
            }
            let own = self.satisfaction.leaf(number).known().map(Label::of_value).unwrap_or_default();
            if own.side(denies) >= self.label(number).side(denies) {
                grounds.extend(self.flow.node(number));
                continue;
            }
            for (arc, denies) in self.grounds(number, denies) {
                links.push(self.link(arc));
                next.push((arc.other(), denies));
            }
        }
        links.sort_by_key(|link| link.seq());
        links.dedup();
        grounds.sort_by_key(|node| node.seq());
        grounds.dedup();
        Some(Proof { strength, links, grounds })
    }

    /// The ways that one side of a node rests on, each with the side of the other end.
    fn grounds(&self, number: usize, denies: bool) -> Vec<(Arc, bool)> {
        let Some(node) = self.flow.node(number) else { return Vec::new() };
        let arguments =
            || self.arguments(number, node.kind()).filter(|arc| self.is_before(number, denies, *arc));
        let needs = || arguments().filter(|arc| arc.way == Way::Need).map(|arc| (arc, denies));
        let parts = || arguments().filter(|arc| arc.way == Way::Part).map(|arc| (arc, denies));
        let strength = |(arc, side): &(Arc, bool)| self.label(arc.other()).side(*side);
        // Of equals the first, in the order of the relations.
        let best = |ways: &mut dyn Iterator<Item = (Arc, bool)>| {
            ways.reduce(|best, other| if strength(&other) > strength(&best) { other } else { best })
        };
        let mut candidates: Vec<(f64, Vec<(Arc, bool)>)> = Vec::new();
        for arc in arguments().filter(is_argument) {
            let Some(passed) = self.passed(arc) else { continue };
            candidates.push((passed.side(denies), vec![(arc, denies != arc.is_against())]));
        }
        if let Some(joined) = self.joined(number, node) {
            let needs_all = match operator(node) {
                Operator::And => !denies,
                Operator::Or | Operator::Xor => denies,
                Operator::Mean => true,
            };
            let ways = if needs_all { parts().collect() } else { best(&mut parts()).into_iter().collect() };
            candidates.push((joined.side(denies), ways));
        }
        let first = candidates.into_iter().reduce(|best, other| if other.0 > best.0 { other } else { best });
        let strongest = first.as_ref().map_or(0.0, |(strength, _)| *strength);
        if denies {
            // Whatever denies most: an argument, or one thing that is needed.
            let need = best(&mut needs()).filter(|need| strength(need) > strongest);
            return need.map_or_else(|| first.map(|(_, ways)| ways).unwrap_or_default(), |need| vec![need]);
        }
        let mut all = first.map(|(_, ways)| ways).unwrap_or_default();
        all.extend(needs());
        all.retain(|(arc, side)| arc.way != Way::Part || self.label(arc.other()).side(*side) > 0.0);
        all
    }

    /// Whether the other end of a way settled before one side of a node, so that no proof goes in a circle.
    fn is_before(&self, number: usize, denies: bool, arc: Arc) -> bool {
        let other = (arc.other(), if is_argument(&arc) { denies != arc.is_against() } else { denies });
        match (self.settled.get(&(number, denies)), self.settled.get(&other)) {
            (Some(here), Some(there)) => there < here,
            _ => true,
        }
    }
}
