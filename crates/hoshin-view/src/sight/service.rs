//! Who serves whom: what stands below a goal, and how far down anything stands.

use std::collections::{HashMap, HashSet, VecDeque};

use hoshin::metamodel::RelationKind;
use hoshin::model::Node;
use hoshin::model::catchball::parents;

use super::Sight;

/// The relations by which one goal or piece of work serves another.
const SERVICE: [RelationKind; 2] = [RelationKind::Advances, RelationKind::PartOf];

impl<'m> Sight<'_, 'm> {
    /// A node and all that serve it, directly or through others, by their numbers.
    ///
    /// # Complexity
    ///
    /// Linear in what is found and its relations.
    pub fn serving(&self, node: Node<'_>) -> HashSet<u64> {
        let mut found = HashSet::from([node.seq()]);
        let mut next = vec![node];
        while let Some(above) = next.pop() {
            next.extend(servants(above).filter(|below| found.insert(below.seq())));
        }
        found
    }

    /// How many steps below something that serves nothing a node stands; 0 for what serves nothing, and for what serves
    /// itself alone.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations when it is first asked.
    pub fn depth(&self, node: Node<'_>) -> usize {
        let depths = self.depths.get_or_init(|| {
            let mut depths = HashMap::new();
            let mut next: VecDeque<(Node<'m>, usize)> = self
                .plan()
                .nodes()
                .filter(|node| parents(*node).next().is_none())
                .map(|node| (node, 0))
                .collect();
            while let Some((above, depth)) = next.pop_front() {
                if depths.contains_key(&above.seq()) {
                    continue;
                }
                depths.insert(above.seq(), depth);
                next.extend(servants(above).map(|below| (below, depth + 1)));
            }
            depths
        });
        depths.get(&node.seq()).copied().unwrap_or_default()
    }
}

/// Those that serve a node directly.
fn servants(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    SERVICE.into_iter().flat_map(move |kind| node.sources(kind))
}
