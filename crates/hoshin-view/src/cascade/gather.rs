//! What stands in the cascade.

use std::collections::HashSet;

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::model::catchball::agreement;
use hoshin::sort::Arrange as _;

use super::{CascadeMap, HandOver, Post, Rung, word};
use crate::net::{Knot, Tie, named};
use crate::tree::above;
use crate::{Item, Sight};

/// The most nodes that are shown (our choice: more cannot be followed by eye).
const MOST: usize = 40;

const KINDS: [NodeKind; 3] = [NodeKind::Driver, NodeKind::Objective, NodeKind::Initiative];

pub(super) fn gathered(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> CascadeMap {
    let plan = sight.plan();
    let all = KINDS.into_iter().flat_map(|kind| plan.nodes_of_kind(kind)).filter(|node| node.is_active());
    let mut nodes: Vec<Node<'_>> = match of {
        None => all.collect(),
        Some(of) => {
            let near = around(sight, of);
            all.filter(|node| near.contains(&node.seq())).collect()
        }
    };
    nodes.arrange_by_key(|node| (sight.depth(*node), node.seq()));
    let all = nodes.len();
    // All of a step or nothing of it, as long as there is any: what is missing is counted at what it serves.
    let next = nodes.get(MOST).map(|node| sight.depth(*node)).filter(|depth| *depth > 0);
    let whole = next.map_or(MOST, |next| nodes.partition_point(|node| sight.depth(*node) < next));
    nodes.truncate(if whole > 0 { whole } else { MOST });
    let left_out = all - nodes.len();
    nodes.arrange_by_key(|node| (KINDS.iter().position(|kind| *kind == node.kind()), node.seq()));
    let shown: HashSet<u64> = nodes.iter().map(|node| node.seq()).collect();
    let mut levels =
        vec![rung(sight, None, nodes.iter().filter(|node| node.kind() == NodeKind::Driver), &shown)];
    let level = |node: &Node<'_>| node.level().map(|level| level.as_str().to_owned());
    let others = || nodes.iter().filter(|node| node.kind() != NodeKind::Driver);
    for name in plan.ladder() {
        let on = others().filter(|node| level(node).as_deref() == Some(name));
        levels.push(rung(sight, Some(name), on, &shown));
    }
    let ladder = plan.ladder();
    let off = others().filter(|node| !level(node).is_some_and(|level| ladder.contains(&level.as_str())));
    levels.push(rung(sight, None, off, &shown));
    levels.retain(|rung| !rung.posts.is_empty());
    let hand_overs = nodes.iter().flat_map(|node| hand_overs(sight, *node, &shown)).collect();
    CascadeMap {
        plan: plan.header().name.as_deref().map(str::to_owned),
        as_of: sight.as_of(),
        of: of.map(Item::from),
        levels,
        hand_overs,
        left_out,
    }
}

fn rung<'n, 'm: 'n>(
    sight: &Sight<'_, 'm>,
    level: Option<&str>,
    nodes: impl Iterator<Item = &'n Node<'m>>,
    shown: &HashSet<u64>,
) -> Rung {
    let post = |node: &Node<'m>| Post { knot: Knot::of(sight, *node), more: missing(*node, shown) };
    Rung { level: level.map(str::to_owned), posts: nodes.map(post).collect() }
}

/// How many serve a node, or a target of it, and are not shown.
fn missing(node: Node<'_>, shown: &HashSet<u64>) -> usize {
    let wholes = std::iter::once(node).chain(node.sources(RelationKind::Quantifies));
    let below = wholes
        .flat_map(|whole| whole.sources(RelationKind::Advances).chain(whole.sources(RelationKind::PartOf)));
    let below = below.filter(|below| KINDS.contains(&below.kind()) && below.is_active());
    below.map(Node::seq).filter(|below| !shown.contains(below)).collect::<HashSet<_>>().len()
}

/// What serves a node, and what it serves. Of an owner: that of all that they answer for.
fn around(sight: &Sight<'_, '_>, of: Node<'_>) -> HashSet<u64> {
    let starts: Vec<Node<'_>> = match of.kind() {
        NodeKind::Owner => {
            of.targets(RelationKind::Owns).filter(|node| KINDS.contains(&node.kind())).collect()
        }
        _ => vec![of],
    };
    let mut found = HashSet::new();
    for start in starts {
        found.extend(sight.serving(start));
        let mut next = vec![start];
        let mut seen = HashSet::from([start.seq()]);
        while let Some(node) = next.pop() {
            next.extend(above(node).filter(|up| seen.insert(up.seq())));
        }
        found.extend(seen);
    }
    found
}

/// What a node was handed, where both ends are shown. What serves a target serves its goal.
fn hand_overs(sight: &Sight<'_, '_>, node: Node<'_>, shown: &HashSet<u64>) -> Vec<HandOver> {
    let links = node.outgoing(RelationKind::Advances).chain(node.outgoing(RelationKind::PartOf));
    let mut found: Vec<HandOver> = Vec::new();
    for link in links {
        let to = match link.target().kind() {
            NodeKind::Target => link.target().targets(RelationKind::Quantifies).next(),
            _ => Some(link.target()),
        };
        let Some(to) = to.filter(|to| shown.contains(&to.seq()) && *to != node) else { continue };
        let agreement = agreement(node, link.target(), sight.as_of()).unwrap_or_default();
        let tie = Tie { to: named(to), ..Tie::of(link) };
        if !found.iter().any(|one| one.tie.to == tie.to) {
            found.push(HandOver { tie, catchball: word(agreement.standing), since: agreement.since });
        }
    }
    found
}
