//! Why there is evidence: the ways along which the strongest of it came, down to what is measured.

use std::collections::BTreeSet;

use super::Evidence;
use super::contradiction::{LOOKED_AT, spare};
use super::derive::{Grounds, arguments, is_argument, joined, own, passed};
use crate::analyse::flow::{Arc, Way};
use crate::analyse::satisfaction::operator;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
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

/// How far a proof may fall short of what it proves: means in circles only come near their value.
const NEAR: f64 = 1e-9;

impl<'m> Evidence<'_, '_, 'm> {
    /// The proof of what speaks for a node, or against it; none where nothing does.
    pub fn proof(&self, node: Node<'m>, denies: bool) -> Option<Proof<'m>> {
        let number = self.flow.number(node)?;
        let strength = self.label(number).side(denies);
        if strength <= 0.0 {
            return None;
        }
        let (mut links, mut grounds) = self.followed(number, denies, false);
        // In a circle the strongest ways may lean on one another: then all that say anything, less what can be spared.
        let proves = |links: &[Link<'m>]| self.within(links, number).side(denies) >= strength - NEAR;
        let is_circular = || links.iter().any(|link| self.is_in_circle(link.source()));
        if is_circular() && links.len() <= LOOKED_AT && !proves(&links) {
            let (all, roots) = self.followed(number, denies, true);
            if all.len() <= LOOKED_AT {
                links = spare(all, proves);
                let ends: Vec<Node<'m>> = links.iter().map(|link| link.source()).collect();
                let ends: Vec<Node<'m>> =
                    ends.into_iter().chain(links.iter().map(|link| link.target())).collect();
                grounds = roots.into_iter().filter(|root| ends.contains(root)).collect();
            }
        }
        Some(Proof { strength, links, grounds })
    }

    /// The ways that one side of a node rests on, down to what is measured: the strongest of several, or all.
    pub(super) fn followed(
        &self,
        number: usize,
        denies: bool,
        takes_all: bool,
    ) -> (Vec<Link<'m>>, Vec<Node<'m>>) {
        let mut seen = BTreeSet::new();
        let mut next = vec![(number, denies)];
        let (mut links, mut grounds): (Vec<Link<'m>>, Vec<Node<'m>>) = Default::default();
        while let Some((number, denies)) = next.pop() {
            if !seen.insert((number, denies)) {
                continue;
            }
            let own = own(self, number).side(denies);
            if own > 0.0 && (takes_all || own >= self.label(number).side(denies)) {
                grounds.extend(self.flow.node(number));
            }
            if own < self.label(number).side(denies) {
                let ways = if takes_all { self.saying(number, denies) } else { self.grounds(number, denies) };
                for (arc, denies) in ways {
                    links.push(self.link(arc));
                    next.push((arc.other(), denies));
                }
            }
        }
        links.arrange_by_key(|link| link.seq());
        links.dedup();
        grounds.arrange_by_key(|node| node.seq());
        grounds.dedup();
        (links, grounds)
    }

    /// All ways into a node whose other ends say anything on one side of it.
    fn saying(&self, number: usize, denies: bool) -> Vec<(Arc, bool)> {
        let Some(node) = self.flow.node(number) else { return Vec::new() };
        let side = |arc: Arc| (arc, if is_argument(&arc) { denies != arc.is_against() } else { denies });
        let says = |(arc, side): &(Arc, bool)| self.label(arc.other()).side(*side) > 0.0;
        arguments(self, number, node.kind()).map(side).filter(says).collect()
    }

    fn is_in_circle(&self, node: Node<'m>) -> bool {
        self.flow.number(node).is_some_and(|number| {
            [false, true].iter().any(|side| self.settled.contains_key(&(number, *side)))
        })
    }

    /// The ways that one side of a node rests on, each with the side of the other end.
    fn grounds(&self, number: usize, denies: bool) -> Vec<(Arc, bool)> {
        let Some(node) = self.flow.node(number) else { return Vec::new() };
        let of_way = |way: Way| {
            let arcs = arguments(self, number, node.kind()).filter(move |arc| arc.way == way);
            arcs.map(|arc| (self.label(arc.other()).side(denies), arc, denies)).collect::<Vec<_>>()
        };
        let passes = |arc: Arc| Some((passed(self, arc)?.side(denies), arc, denies != arc.is_against()));
        let passing = arguments(self, number, node.kind()).filter(is_argument).filter_map(passes).collect();
        let mut found = self.best(number, denies, passing).map(|best| (best.0, vec![best]));
        if let Some(joined) = joined(self, number, node) {
            let needs_all = match operator(node) {
                Operator::And => !denies,
                Operator::Or | Operator::Xor => denies,
                Operator::Mean => true,
            };
            let parts = of_way(Way::Part);
            let parts =
                if needs_all { parts } else { self.best(number, denies, parts).into_iter().collect() };
            if found.as_ref().is_none_or(|(strength, _)| joined.side(denies) > *strength) {
                // A part without evidence adds nothing to a mean.
                let parts = parts.into_iter().filter(|(strength, ..)| *strength > 0.0).collect();
                found = Some((joined.side(denies), parts));
            }
        }
        let needs = of_way(Way::Need);
        let (strength, mut ways) = found.unwrap_or_default();
        if denies {
            // Whatever denies most: an argument, or one thing that is needed.
            if let Some(need) = self.best(number, denies, needs).filter(|need| need.0 > strength) {
                ways = vec![need];
            }
        } else {
            ways.extend(needs);
        }
        ways.into_iter().map(|(_, arc, side)| (arc, side)).collect()
    }

    /// The strongest of several ways; of equals one that settled before, so that no proof goes in a circle, and of
    /// these the first by kind and id: the order in which relations were added does not matter.
    fn best(&self, number: usize, denies: bool, ways: Vec<(f64, Arc, bool)>) -> Option<(f64, Arc, bool)> {
        let is_before = |way: &(f64, Arc, bool)| self.is_before((number, denies), (way.1.other(), way.2));
        let name = |way: &(f64, Arc, bool)| {
            let node = self.flow.node(way.1.other());
            (node.map(|node| (node.kind(), node.id())), self.flow.relation(way.1))
        };
        ways.into_iter().max_by(|one, other| {
            let by_rank = one.0.total_cmp(&other.0).then(is_before(one).cmp(&is_before(other)));
            by_rank.then_with(|| name(other).cmp(&name(one)))
        })
    }

    /// Whether one side of a node settled after that of another which stands before it.
    fn is_before(&self, here: (usize, bool), there: (usize, bool)) -> bool {
        match (self.settled.get(&here), self.settled.get(&there)) {
            (Some(here), Some(there)) => there < here,
            _ => true,
        }
    }
}
