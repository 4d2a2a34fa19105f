//! The two walks of a conflict up to where they first meet: from there on they are one.

use std::cmp::Ordering;

use super::Conflict;
use crate::analyse::flow::strength_along;
use crate::analyse::strongest::Walk;
use crate::model::Node;

/// What is really in dispute: the nearest node that is helped and harmed.
#[derive(Clone, Debug)]
pub struct Arms<'m> {
    /// Where the two meet: the goal, or something before it.
    pub meeting: Node<'m>,
    /// The walk that helps it.
    pub helps: Walk<'m>,
    /// The walk that harms it.
    pub harms: Walk<'m>,
}

impl<'m> Arms<'m> {
    pub(super) fn of(conflict: &Conflict<'m>) -> Self {
        let (one, other) = (&conflict.helps, &conflict.harms);
        let met = one.nodes.iter().enumerate().skip(1).find_map(|(at, node)| {
            let there = other.nodes.iter().skip(1).position(|known| known == node)?;
            Some((*node, at, there + 1))
        });
        let whole = || Self { meeting: conflict.goal, helps: one.clone(), harms: other.clone() };
        let Some((meeting, first, second)) = met else { return whole() };
        let (first, second) = (cut(one, first), cut(other, second));
        // In a circle the two may meet with one sign, and part again.
        match first.harms.cmp(&second.harms) {
            Ordering::Less => Self { meeting, helps: first, harms: second },
            Ordering::Greater => Self { meeting, helps: second, harms: first },
            Ordering::Equal => whole(),
        }
    }

    /// The strength of the weaker of the two, 0..=1; 0 where an amount is unknown.
    pub fn strength(&self) -> f64 {
        self.helps.strength.min(self.harms.strength)
    }
}

/// The first steps of a walk.
fn cut<'m>(walk: &Walk<'m>, steps: usize) -> Walk<'m> {
    let links = walk.links.iter().take(steps);
    Walk {
        strength: links
            .clone()
            .rev()
            .fold(1.0, |product, link| product * strength_along(*link).unwrap_or(0.0).abs()),
        harms: links.clone().filter(|link| link.is_against()).count() % 2 == 1,
        nodes: walk.nodes.iter().take(steps + 1).copied().collect(),
        links: links.copied().collect(),
    }
}
