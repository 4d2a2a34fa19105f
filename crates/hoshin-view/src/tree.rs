//! Goals as a tree, below what they serve.

use std::collections::{HashMap, HashSet};

use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::model::catchball::parents;

/// What an objective or a piece of work serves: a driver, an objective, or work. Of a target, what it quantifies.
pub fn above(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    parents(node).filter_map(|parent| match parent.kind() {
        NodeKind::Target => parent.targets(RelationKind::Quantifies).next(),
        _ => Some(parent),
    })
}

/// Some nodes in the order of a tree, each with how deep it stands: below the first of them that it serves. Those that
/// serve none of them stand on top, and of a circle the first.
///
/// # Order
///
/// Those below one in the order given.
pub fn forest<'m>(nodes: &[Node<'m>]) -> Vec<(Node<'m>, usize)> {
    let known: HashSet<u64> = nodes.iter().map(|node| node.seq()).collect();
    let mut below: HashMap<u64, Vec<Node<'m>>> = HashMap::new();
    let mut tops = Vec::new();
    for node in nodes {
        match above(*node).find(|parent| parent != node && known.contains(&parent.seq())) {
            Some(parent) => below.entry(parent.seq()).or_default().push(*node),
            None => tops.push(*node),
        }
    }
    let mut seen = HashSet::new();
    let mut found = Vec::with_capacity(nodes.len());
    for top in tops.iter().chain(nodes) {
        let mut next = vec![(*top, 0)];
        while let Some((node, depth)) = next.pop() {
            if seen.insert(node.seq()) {
                found.push((node, depth));
                let children = below.get(&node.seq()).into_iter().flatten();
                next.extend(children.rev().map(|child| (*child, depth + 1)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::read;

    #[test]
    fn everything_stands_once_and_circles_end() {
        let plan = read(
            "objectives:\n  b: { advances: [a] }\n  a: {}\n  c: { advances: [b, a] }\n  x: { advances: [y] }\n  y: { advances: [x] }\n",
        );
        let nodes: Vec<Node<'_>> = plan.nodes_of_kind(NodeKind::Objective).collect();
        let told: Vec<(&str, usize)> =
            forest(&nodes).iter().map(|(node, depth)| (node.id(), *depth)).collect();
        assert_eq!(told, [("a", 0), ("b", 1), ("c", 2), ("x", 0), ("y", 1)]);
    }
}
