//! Frameworks that nothing joins to the rest of the plan.

use std::collections::BTreeMap;

use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::value::Framework;

/// A framework that shares nothing with the rest.
#[derive(Clone, Debug)]
pub struct Silo<'m> {
    /// The framework.
    pub framework: Framework,
    /// How many nodes it has.
    pub count: usize,
    /// The first of them, by kind and id.
    pub first: Node<'m>,
}

/// Relations that join what is done. People and perspectives are everybody's, and join nothing.
const JOINS: &[RelationKind] = &[
    RelationKind::Advances,
    RelationKind::Improves,
    RelationKind::Quantifies,
    RelationKind::Tracks,
    RelationKind::Measures,
    RelationKind::Drives,
    RelationKind::PartOf,
    RelationKind::DependsOn,
    RelationKind::Reviews,
    RelationKind::EscalatesTo,
    RelationKind::Affects,
    RelationKind::Prompts,
    RelationKind::Resolves,
    RelationKind::Replicates,
    RelationKind::ConflictsWith,
];

/// The frameworks from none of whose nodes any relations lead, either way and from near or far, to a node of another
/// framework or to a driver; in order of their names.
///
/// # Complexity
///
/// Linear in nodes and relations at worst. Where every framework is joined to another by a single relation somewhere,
/// the search ends when these are found.
pub fn silos<'m>(plan: &'m Plan, frameworks: &[Framework]) -> Vec<Silo<'m>> {
    // The scorecard and Lean may be in use without any node that names them: such a framework has nothing to join.
    let is_named =
        |framework: &&Framework| plan.nodes().any(|node| node.framework().as_ref() == Some(framework));
    let mut open: Vec<&Framework> = frameworks.iter().filter(is_named).collect();
    for link in joins(plan) {
        let ends = [link.source(), link.target()];
        let [one, other] = ends.map(Node::framework);
        let is_direct = |node: Node<'_>| node.kind() == NodeKind::Driver;
        if (one.is_some() && other.is_some() && one != other) || ends.into_iter().any(is_direct) {
            open.retain(|open| ![&one, &other].into_iter().flatten().any(|joined| joined == *open));
            if open.is_empty() {
                return Vec::new();
            }
        }
    }
    apart(plan, &open)
}

fn joins(plan: &Plan) -> impl Iterator<Item = Link<'_>> {
    plan.relations().filter(|link| JOINS.contains(&link.kind()))
}

/// Those of `open` whose nodes stand in parts of the plan where nothing else is.
fn apart<'m>(plan: &'m Plan, open: &[&Framework]) -> Vec<Silo<'m>> {
    let mut parts = Parts::new(plan.bound());
    for link in joins(plan) {
        parts.join(link.source().place(), link.target().place());
    }
    // What stands in each part: a framework alone, or more than one thing.
    let mut held: BTreeMap<usize, Option<Framework>> = BTreeMap::new();
    for node in plan.nodes() {
        let framework = node.framework();
        if framework.is_some() || node.kind() == NodeKind::Driver {
            let part = parts.of(node.place());
            held.entry(part)
                .and_modify(|held| *held = held.take().filter(|held| Some(held) == framework.as_ref()))
                .or_insert(framework);
        }
    }
    let mut silos: Vec<(Option<Silo<'m>>, bool)> = open.iter().map(|_| (None, true)).collect();
    for node in plan.nodes() {
        let Some(framework) = node.framework() else { continue };
        let slot = open.iter().position(|open| **open == framework).and_then(|at| silos.get_mut(at));
        let Some((silo, is_alone)) = slot else { continue };
        *is_alone &= held.get(&parts.of(node.place())).is_some_and(Option::is_some);
        match silo {
            Some(silo) => {
                silo.count += 1;
                if (node.kind(), node.id()) < (silo.first.kind(), silo.first.id()) {
                    silo.first = node;
                }
            }
            None => *silo = Some(Silo { framework, count: 1, first: node }),
        }
    }
    silos.into_iter().filter(|(_, is_alone)| *is_alone).filter_map(|(silo, _)| silo).collect()
}

/// Parts of a graph that grow together.
struct Parts(Vec<usize>);

impl Parts {
    fn new(nodes: usize) -> Self {
        Self((0..nodes).collect())
    }

    fn of(&mut self, mut node: usize) -> usize {
        while let Some(&above) = self.0.get(node).filter(|above| **above != node) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(node) {
                *slot = next;
            }
            node = next;
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::practice::frameworks_in_use;
    use crate::format::Format;

    fn found(text: &str) -> Vec<String> {
        let text = format!(
            "hoshin: 1\nobjectives: {{ a: {{ framework: okr }}, b: {{ framework: hoshin }} }}\n{text}"
        );
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let silos = silos(&plan, &frameworks_in_use(&plan));
        silos.iter().map(|silo| format!("{} {} {}", silo.framework, silo.count, silo.first.id())).collect()
    }

    #[test]
    fn a_shared_kpi_a_shared_driver_or_a_review_from_outside_joins_frameworks() {
        assert_eq!(found(""), ["hoshin 1 b", "okr 1 a"]);
        assert_eq!(found("kpis: { k: { measures: [a, b] } }"), [""; 0]);
        assert_eq!(found("kpis: { k: { measures: [a] }, l: { measures: [b] } }"), ["hoshin 1 b", "okr 1 a"]);
        assert_eq!(found("routines: { r: { framework: okr, reviews: [b] } }"), [""; 0]);
        assert_eq!(found("routines: { r: { framework: okr, reviews: [a] } }"), ["hoshin 1 b", "okr 2 a"]);
        assert_eq!(
            found("owners: { o: { owns: {} } }".replace("owns: {} ", "").as_str()),
            ["hoshin 1 b", "okr 1 a"]
        );
        let driven = "drivers: { d: { name: D } }\nproblems: { p: { prompts: [b], affects: [] } }\n";
        assert_eq!(found(driven), ["hoshin 1 b", "okr 1 a"]);
    }
}
