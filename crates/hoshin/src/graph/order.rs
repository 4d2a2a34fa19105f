//! Numbers for nodes such that edges lead from lower to higher numbers, but within circles; and that what is read
//! together lies together.
//!
//! Nodes are numbered from the far end: first those from which no edge leads on, then what leads to these alone, and
//! so on, as in a search in breadth. So those that lead to one node get numbers side by side, and a pass over all
//! reads memory nearly in a row. INVARIANTS: only members of one knot have edges to lower or the same numbers; no edge
//! joins two nodes of one level but within a knot.

use std::ops::Range;

use super::Csr;
use super::components::{Components, components};

/// The numbers of nodes, and where circles and levels are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    /// By number: the node.
    pub(crate) places: Vec<u32>,
    /// By node: its number, or [`NOBODY`].
    pub(crate) numbers: Vec<u32>,
    /// Ranges of numbers in which every node reaches every other, in order; their members in the order of the nodes.
    pub(crate) knots: Vec<Range<usize>>,
    /// Where levels begin, in order, and the number of nodes at the end.
    pub(crate) levels: Vec<usize>,
}

/// A range of numbers that is looked at in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Nobody leads to another.
    Level(Range<usize>),
    /// Everybody leads to everybody.
    Knot(Range<usize>),
}

impl Order {
    /// All numbers, in order.
    pub(crate) fn stretches(&self) -> impl DoubleEndedIterator<Item = Stretch> {
        let mut stretches = Vec::with_capacity(self.levels.len() + 2 * self.knots.len());
        let mut knots = self.knots.iter().peekable();
        for bounds in self.levels.windows(2) {
            let &[mut start, end] = bounds else { continue };
            while let Some(knot) = knots.next_if(|knot| knot.end <= end) {
                stretches.push(Stretch::Level(start..knot.start));
                stretches.push(Stretch::Knot(knot.clone()));
                start = knot.end;
            }
            stretches.push(Stretch::Level(start..end));
        }
        stretches.into_iter()
    }
}

/// The number of who has none.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Numbers the nodes that are let in. `sources` tells for each node from where edges come, and no edge may come from or
/// go to one that is not let in.
///
/// # Complexity
///
/// Linear in nodes and edges, which are gone through twice, and twice more for what leads to circles.
pub(crate) fn order(sources: &Csr, is_in: impl Fn(usize) -> bool) -> Order {
    let nodes = sources.len();
    let mut waiting = vec![0_u32; nodes];
    for node in 0..nodes {
        for source in sources.neighbours(node) {
            add(&mut waiting, *source);
        }
    }
    let members = (0..nodes).filter(|node| is_in(*node)).count();
    let mut found: Vec<u32> = Vec::with_capacity(members);
    let free = (0..NOBODY).zip(&waiting).filter(|(node, count)| **count == 0 && is_in(*node as usize));
    found.extend(free.map(|(node, _)| node));
    let mut levels = Vec::new();
    let (mut at, mut end) = (0, found.len());
    while at < end {
        levels.push(end);
        while at < end {
            let Some(&node) = found.get(at) else { break };
            at += 1;
            for &source in sources.neighbours(node as usize) {
                if take(&mut waiting, source) {
                    found.push(source);
                }
            }
        }
        end = found.len();
    }
    let mut knots = Vec::new();
    if found.len() < members {
        let is_left = |node: u32| waiting.get(node as usize).is_some_and(|count| *count > 0);
        let circles = components(sources, is_left);
        add_circles(sources, &circles, &mut found, &mut levels, &mut knots);
    }
    found.reverse();
    let turned = |place: usize| members - place;
    let mut numbers = vec![NOBODY; nodes];
    for (number, node) in (0..NOBODY).zip(&found) {
        if let Some(slot) = numbers.get_mut(*node as usize) {
            *slot = number;
        }
    }
    let mut starts: Vec<usize> = levels.into_iter().rev().map(turned).collect();
    starts.push(members);
    let knots =
        knots.into_iter().rev().map(|knot: Range<usize>| turned(knot.end)..turned(knot.start)).collect();
    Order { places: found, numbers, knots, levels: starts }
}

/// Adds what stands in circles or before them, component by component, and notes circles and levels.
fn add_circles(
    sources: &Csr,
    components: &Components,
    found: &mut Vec<u32>,
    levels: &mut Vec<usize>,
    knots: &mut Vec<Range<usize>>,
) {
    let component = |node: u32| components.of.get(node as usize).copied().unwrap_or(NOBODY);
    let inside = || (0..NOBODY).zip(&components.of).filter(|(_, of)| **of != NOBODY);
    // The greatest first, since the numbers are turned round in the end.
    let members = Csr::new(components.count, inside().map(|(node, of)| (*of as usize, node as usize)));
    let from = |of: u32| {
        let nodes = members.neighbours(of as usize).iter();
        let sources = nodes.flat_map(|node| sources.neighbours(*node as usize));
        sources.map(|source| component(*source)).filter(move |source| *source != of)
    };
    let all = 0..u32::try_from(components.count).unwrap_or(NOBODY);
    let mut waiting = vec![0_u32; components.count];
    for of in all.clone() {
        from(of).for_each(|source| add(&mut waiting, source));
    }
    let mut queue: Vec<u32> = all.filter(|of| waiting.get(*of as usize) == Some(&0)).collect();
    let (mut at, mut end) = (0, queue.len());
    while at < end {
        for of in queue.get(at..end).unwrap_or_default() {
            let start = found.len();
            found.extend(members.neighbours(*of as usize).iter().rev());
            if found.len() - start > 1 {
                knots.push(start..found.len());
            }
        }
        levels.push(found.len());
        while at < end {
            let Some(&of) = queue.get(at) else { break };
            at += 1;
            for source in from(of) {
                if take(&mut waiting, source) {
                    queue.push(source);
                }
            }
        }
        end = queue.len();
    }
}

fn add(waiting: &mut [u32], node: u32) {
    if let Some(count) = waiting.get_mut(node as usize) {
        *count += 1;
    }
}

/// Takes one off, and says whether none is left.
#[inline]
fn take(waiting: &mut [u32], node: u32) -> bool {
    let Some(count) = waiting.get_mut(node as usize) else { return false };
    *count -= 1;
    *count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(nodes: usize, edges: &[(usize, usize)]) -> Order {
        order(&Csr::new(nodes, edges.iter().map(|(from, to)| (*to, *from))), |node| node != 0)
    }

    #[test]
    fn edges_lead_to_higher_numbers_and_levels_but_in_circles() {
        let edges = [(1, 2), (2, 3), (3, 2), (3, 4), (5, 4), (6, 5), (6, 1), (4, 7)];
        let order = ordered(9, &edges);
        assert_eq!((order.places.len(), order.numbers[0]), (8, NOBODY));
        let number = |node: usize| order.numbers[node] as usize;
        assert!((1..9).all(|node| order.places[number(node)] as usize == node));
        assert_eq!(order.knots.len(), 1);
        let level = |node| order.levels.partition_point(|start| *start <= number(node));
        for (from, to) in edges {
            let is_circle =
                order.knots.iter().any(|knot| knot.contains(&number(from)) && knot.contains(&number(to)));
            assert!(is_circle || level(from) < level(to), "{from} {to}");
        }
        assert_eq!((order.levels[0], *order.levels.last().unwrap()), (0, 8));
        let numbers = order.stretches().flat_map(|stretch| match stretch {
            Stretch::Level(numbers) | Stretch::Knot(numbers) => numbers,
        });
        assert!(numbers.eq(0..8));
    }
}
