//! Balance of signed links without direction: whether all can be in one of two camps that help within and harm across.

use std::collections::VecDeque;

use super::unknown::Unknown;

/// Whether two help or harm each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// They help each other.
    Plus,
    /// They harm each other.
    Minus,
}

/// Whether signed links are in balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Balance {
    /// They are: for each node whether it is in the other camp than the first node of its connected part.
    Balanced(Vec<bool>),
    /// They are not: the places of links that make up a cycle with an odd number of minus signs, in cyclic order.
    Unbalanced(Vec<usize>),
}

/// The product of signs.
pub fn cycle_sign(signs: &[Sign]) -> Sign {
    let minus = signs.iter().filter(|sign| **sign == Sign::Minus).count();
    if minus % 2 == 0 { Sign::Plus } else { Sign::Minus }
}

/// The camp of a node, the link by which it was reached, and the steps from the first node of its part.
#[derive(Clone, Copy)]
struct Place {
    camp: bool,
    by: Option<(usize, usize)>,
    steps: usize,
}

/// Puts nodes into two camps, or finds a cycle that forbids it. Links join any two nodes; one that joins a node to
/// itself is a cycle of its own.
///
/// # Order
///
/// Nodes are numbered from 0. Which cycle is found depends on the order of links; whether one is, does not.
///
/// # Errors
///
/// [`Unknown::NoSuchPart`] where a link names a node beyond `nodes`.
///
/// # Complexity
///
/// Linear in nodes and links.
///
/// # Source
///
/// Heider 1946; Cartwright and Harary 1956: in balance is what has only cycles with an even number of minus signs.
pub fn balance(nodes: usize, links: &[(usize, usize, Sign)]) -> Result<Balance, Unknown> {
    let mut beside: Vec<Vec<(usize, usize, Sign)>> = vec![Vec::new(); nodes];
    for (link, (one, other, sign)) in links.iter().enumerate() {
        for (from, to) in [(*one, *other), (*other, *one)] {
            beside.get_mut(from).ok_or(Unknown::NoSuchPart)?.push((to, link, *sign));
        }
    }
    let mut places: Vec<Option<Place>> = vec![None; nodes];
    let place = |places: &[Option<Place>], node: usize| places.get(node).copied().flatten();
    for first in 0..nodes {
        if place(&places, first).is_some() {
            continue;
        }
        let mut waiting = VecDeque::from([(first, Place { camp: false, by: None, steps: 0 })]);
        while let Some((node, at)) = waiting.pop_front() {
            match places.get_mut(node) {
                Some(slot) if slot.is_none() => *slot = Some(at),
                _ => continue,
            }
            for (to, link, sign) in beside.get(node).into_iter().flatten() {
                let camp = at.camp != (*sign == Sign::Minus);
                match place(&places, *to) {
                    None => {
                        waiting
                            .push_back((*to, Place { camp, by: Some((node, *link)), steps: at.steps + 1 }));
                    }
                    Some(there) if there.camp != camp => {
                        return Ok(Balance::Unbalanced(cycle(&places, node, *to, *link)));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    Ok(Balance::Balanced(places.into_iter().map(|place| place.is_some_and(|place| place.camp)).collect()))
}

/// The links from two nodes down to where their ways meet, closed by the link between the two.
fn cycle(places: &[Option<Place>], mut one: usize, mut other: usize, link: usize) -> Vec<usize> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let place = |node: usize| places.get(node).copied().flatten();
    while one != other {
        let (Some(here), Some(there)) = (place(one), place(other)) else { break };
        let (end, side, by) = if here.steps >= there.steps {
            (&mut one, &mut left, here.by)
        } else {
            (&mut other, &mut right, there.by)
        };
        let Some((before, via)) = by else { break };
        *end = before;
        side.push(via);
    }
    // Over the link to its far end, from there to where the ways meet, and back.
    [link].into_iter().chain(right).chain(left.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn signs(links: &[(usize, usize, Sign)], places: &[usize]) -> Vec<Sign> {
        places.iter().map(|place| links[*place].2).collect()
    }

    #[test]
    fn camps_or_a_cycle() {
        let links = [(0, 1, Sign::Minus), (1, 2, Sign::Minus), (2, 0, Sign::Plus)];
        assert_eq!(balance(4, &links), Ok(Balance::Balanced(vec![false, true, false, false])));
        let own = [(1, 1, Sign::Minus)];
        assert_eq!(balance(2, &own), Ok(Balance::Unbalanced(vec![0])));
        assert_eq!(balance(1, &[(0, 1, Sign::Plus)]), Err(Unknown::NoSuchPart));
    }

    proptest! {
        #[test]
        fn a_verdict_proves_itself(
            links in prop::collection::vec((0..8_usize, 0..8_usize, any::<bool>()), 0..14),
        ) {
            let links: Vec<_> = links
                .into_iter()
                .map(|(one, other, helps)| (one, other, if helps { Sign::Plus } else { Sign::Minus }))
                .collect();
            match balance(8, &links).unwrap() {
                Balance::Balanced(camps) => {
                    for (one, other, sign) in links {
                        prop_assert_eq!(camps[one] != camps[other], sign == Sign::Minus);
                    }
                }
                Balance::Unbalanced(cycle) => {
                    prop_assert_eq!(cycle_sign(&signs(&links, &cycle)), Sign::Minus);
                    let mut degree = [0; 8];
                    for link in &cycle {
                        degree[links[*link].0] += 1;
                        degree[links[*link].1] += 1;
                    }
                    prop_assert!(degree.iter().all(|count| [0, 2].contains(count)), "{:?}", cycle);
                    for (place, link) in cycle.iter().enumerate() {
                        let next = links[cycle[(place + 1) % cycle.len()]];
                        let here = links[*link];
                        let touch = [here.0, here.1].iter().any(|node| [next.0, next.1].contains(node));
                        prop_assert!(touch, "{:?}", cycle);
                    }
                }
            }
        }
    }
}
