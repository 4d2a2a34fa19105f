//! What stands in the cascade.

use std::collections::HashSet;

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::model::catchball::agreement;

use super::{CascadeMap, HandOver, Rung, word};
use crate::net::{Knot, Tie, named};
use crate::tree::above;
use crate::{Item, Sight};

/// The most nodes that are shown (our choice: more cannot be followed by eye).
const MOST: usize = 70;

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
    nodes.sort_by_key(|node| (sight.depth(*node), node.seq()));
    let left_out = nodes.len().saturating_sub(MOST);
    nodes.truncate(MOST);
    nodes.sort_by_key(|node| (KINDS.iter().position(|kind| *kind == node.kind()), node.seq()));
    let shown: HashSet<u64> = nodes.iter().map(|node| node.seq()).collect();
    let mut levels = vec![rung(sight, None, nodes.iter().filter(|node| node.kind() == NodeKind::Driver))];
    let level = |node: &Node<'_>| node.level().map(|level| level.as_str().to_owned());
    let others = || nodes.iter().filter(|node| node.kind() != NodeKind::Driver);
    for name in plan.ladder() {
        let on = others().filter(|node| level(node).as_deref() == Some(name));
        levels.push(rung(sight, Some(name), on));
    }
    let ladder = plan.ladder();
    let off = others().filter(|node| !level(node).is_some_and(|level| ladder.contains(&level.as_str())));
    levels.push(rung(sight, None, off));
    levels.retain(|rung| !rung.knots.is_empty());
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
) -> Rung {
    Rung { level: level.map(str::to_owned), knots: nodes.map(|node| Knot::of(sight, *node)).collect() }
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
