//! Frameworks that nothing joins to the rest of the plan.
//!
//! The rest is whatever is in another framework, and what is in none but everybody's: drivers, and objectives without a
//! framework. KPIs, problems and work without a framework belong to whatever they are joined to.

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

/// What a node is to the frameworks.
#[derive(Clone, PartialEq)]
enum Standing {
    /// It belongs to one. Without a word of its own what stands in a perspective belongs to the scorecard.
    Of(Framework),
    /// It belongs to one, and stands on the scorecard too.
    Shared(Framework),
    /// It is everybody's.
    Rest,
    /// It belongs to whatever it is joined to.
    Between,
}

impl Standing {
    fn of(node: Node<'_>) -> Self {
        let is_placed = || node.has_outgoing(RelationKind::Within);
        match (node.framework(), node.kind()) {
            (Some(framework), _) if framework != Framework::Bsc && is_placed() => Self::Shared(framework),
            (Some(framework), _) => Self::Of(framework),
            (None, NodeKind::Driver) => Self::Rest,
            (None, _) if is_placed() => Self::Of(Framework::Bsc),
            (None, NodeKind::Objective) => Self::Rest,
            (None, _) => Self::Between,
        }
    }

    fn is_of(&self, framework: &Framework) -> bool {
        match self {
            Self::Of(own) => own == framework,
            Self::Shared(own) => own == framework || *framework == Framework::Bsc,
            Self::Rest | Self::Between => false,
        }
    }
}

/// The frameworks from none of whose nodes any relations lead, either way and from near or far, to the rest; in the
/// order in which they are given.
///
/// # Complexity
///
/// Linear in nodes and relations at worst. Where every framework is joined to another by a single relation somewhere,
/// the search ends when these are found.
pub fn silos<'m>(plan: &'m Plan, frameworks: &[Framework]) -> Vec<Silo<'m>> {
    // The scorecard and Lean may be in use without any node of theirs: such a framework has nothing to join.
    let has_nodes = |framework: &&Framework| plan.nodes().any(|node| Standing::of(node).is_of(framework));
    let mut open: Vec<&Framework> = frameworks.iter().filter(has_nodes).collect();
    for link in joins(plan) {
        let [one, other] = [Standing::of(link.source()), Standing::of(link.target())];
        if one != other && ![&one, &other].contains(&&Standing::Between) {
            open.retain(|open| !one.is_of(open) && !other.is_of(open));
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
    // What stands in each part: one framework, or more than one thing.
    let mut held: BTreeMap<usize, Option<Framework>> = BTreeMap::new();
    for node in plan.nodes() {
        let alone = match Standing::of(node) {
            Standing::Between => continue,
            Standing::Of(framework) => Some(framework),
            Standing::Shared(_) | Standing::Rest => None,
        };
        let part = held.entry(parts.of(node.place())).or_insert_with(|| alone.clone());
        if *part != alone {
            *part = None;
        }
    }
    let silo = |framework: &&Framework| {
        let mut silo: Option<Silo<'m>> = None;
        for node in plan.nodes().filter(|node| Standing::of(*node).is_of(framework)) {
            if held.get(&parts.of(node.place())).is_none_or(Option::is_none) {
                return None;
            }
            let key = |node: Node<'m>| (node.kind(), node.id());
            let silo = silo.get_or_insert(Silo { framework: (*framework).clone(), count: 0, first: node });
            silo.count += 1;
            if key(node) < key(silo.first) {
                silo.first = node;
            }
        }
        silo
    };
    open.iter().filter_map(silo).collect()
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
        of(&format!("objectives: {{ a: {{ framework: okr }}, b: {{ framework: hoshin }} }}\n{text}"))
    }

    fn of(text: &str) -> Vec<String> {
        let text = format!("hoshin: 1\n{text}");
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
        let meeting = "routines: { r: { attended_by: [o] } }\nowners: { o: {} }\ndefaults: { owner: o }";
        assert_eq!(found(meeting), ["hoshin 1 b", "okr 1 a"]);
        assert_eq!(found("problems: { p: { prompts: [b], affects: [a] } }"), [""; 0]);
        assert_eq!(found("drivers: { d: {} }\nkpis: { k: { measures: [a, d] } }"), ["hoshin 1 b"]);
        assert_eq!(found("kpis: { k: { measures: [a], within: customer } }"), ["hoshin 1 b"]);
        assert_eq!(found("kpis: { k: { within: customer } }"), ["bsc 1 k", "hoshin 1 b", "okr 1 a"]);
        assert_eq!(found("initiatives: { i: { advances: a, framework: lean } }"), ["hoshin 1 b"]);
    }

    #[test]
    fn what_has_no_framework_of_its_own_is_of_the_scorecard_or_of_everybody() {
        let work = "initiatives: { i: { method: 5s, advances: o } }";
        assert_eq!(of(&format!("objectives: {{ o: {{ within: customer }} }}\n{work}")), [""; 0]);
        let both = "objectives: { o: { framework: okr, within: customer }, p: { framework: lean } }";
        assert_eq!(of(both), ["lean 1 p"]);
        let plain = "objectives: { o: { name: O }, p: { framework: okr } }";
        assert_eq!(of(&format!("{plain}\n{work}")), ["okr 1 p"]);
        let card = "objectives: { o: { framework: bsc, within: customer }, p: { framework: okr } }";
        assert_eq!(of(card), ["bsc 1 o", "okr 1 p"]);
    }
}
