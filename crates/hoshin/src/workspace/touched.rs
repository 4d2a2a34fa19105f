//! What a step has touched: nodes, the kinds of nodes and relations that came or went, and fields.

use hashbrown::HashSet;

use super::formulas::Formulas;
use crate::check::Fact;
use crate::check::analyses::Moved;
use crate::check::reach::{AnalysisKind, Parts};
use crate::metamodel::{EventKind, NodeKind, RelationKind};
use crate::model::adjacency::Kinds;
use crate::model::undo::Step;
use crate::model::{Node, NodeRef, Plan, RelationRef};
use crate::sort::Arrange as _;

/// What a step has touched.
#[derive(Debug, Default)]
pub(super) struct Touched<'s> {
    /// The nodes that it touched and that are there, by their internal places, sorted: those that came, changed or
    /// have an event more or less, and both ends of every relation that came or went.
    pub(super) nodes: Vec<usize>,
    /// The internal places of the nodes that went.
    pub(super) gone: Vec<usize>,
    is_removal: bool,
    /// The kinds of which nodes came or went.
    kinds: Vec<NodeKind>,
    /// The kinds of which relations came or went.
    relations: Kinds,
    /// The relations that came or went, by the internal places of their ends, as far as these are there.
    pub(super) links: Vec<Moved>,
    /// The kind of the node whose fields or events changed, and which.
    fields: Option<(NodeKind, Vec<&'s str>)>,
}

impl<'s> Touched<'s> {
    /// What a step has touched, of which `plan` is what came out.
    pub(super) fn by(step: &'s Step, plan: &Plan) -> Self {
        let is_removal = matches!(step, Step::Removed(_) | Step::Unrelated(_));
        let mut touched = Self { is_removal, ..Self::default() };
        match step {
            Step::Added(nodes) => {
                for node in nodes.iter().filter_map(|node| plan.node(node.kind, &node.id)) {
                    touched.kinds.push(node.kind());
                    touched.nodes.push(node.place());
                    for link in node.all_outgoing().chain(node.all_incoming()) {
                        touched.link(link.kind(), Some(link.source().place()), Some(link.target().place()));
                    }
                }
            }
            Step::Removed(taken) => {
                for taken in taken {
                    touched.kinds.push(taken.node().kind);
                    touched.gone.push(taken.place());
                    taken.relations.iter().for_each(|parted| touched.between(plan, &parted.relation));
                }
            }
            Step::Changed(was) => {
                touched.node(plan, &was.node);
                touched.fields = Some((was.node.kind, was.keys.iter().map(|key| &**key).collect()));
            }
            Step::Related(relation, _) => {
                touched.between(plan, relation);
            }
            Step::Unrelated(parted) => touched.between(plan, &parted.relation),
            Step::Recorded(of, kind, _) => touched.event(plan, of, kind.key()),
            Step::Erased(of, _, event) => touched.event(plan, of, event.kind().key()),
        }
        touched.nodes.arrange();
        touched.nodes.dedup();
        touched
    }

    fn node(&mut self, plan: &Plan, node: &NodeRef) {
        self.nodes.extend(plan.node(node.kind, &node.id).map(Node::place));
    }

    fn between(&mut self, plan: &Plan, relation: &RelationRef) {
        let place = |node: &NodeRef| plan.node(node.kind, &node.id).map(Node::place);
        self.link(relation.relation, place(&relation.from), place(&relation.to));
    }

    fn link(&mut self, kind: RelationKind, from: Option<usize>, to: Option<usize>) {
        self.relations.set(kind, true);
        self.nodes.extend([from, to].into_iter().flatten());
        self.links.push(Moved { kind, from, to });
    }

    fn event(&mut self, plan: &Plan, of: &NodeRef, key: &'s str) {
        self.node(plan, of);
        self.fields = Some((of.kind, vec![key]));
    }

    /// Whether it touched relations of a kind.
    pub(super) fn has_relation(&self, kind: RelationKind) -> bool {
        self.relations.has(kind)
    }

    /// Adds the KPIs whose values are made of those that were touched, or whose readings were told: by what they are
    /// whole of, and by formula, near or far.
    pub(super) fn spread(&mut self, plan: &Plan, formulas: &mut Formulas) {
        let facts = [Fact::Fields(&[NodeKind::Kpi], &["formula"]), Fact::Relations(&[RelationKind::PartOf])];
        if self.touches(&facts, &|_| false) {
            formulas.look_again(plan, &self.nodes);
        }
        let of_kpi = |node: Node<'_>| match node.kind() {
            NodeKind::Kpi => Some(node.place()),
            NodeKind::Target => node.kpi().map(Node::place),
            _ => None,
        };
        let mut kpis: Vec<usize> =
            self.nodes.iter().filter_map(|place| of_kpi(plan.node_at(*place))).collect();
        let is_one_gone = !self.gone.is_empty() && self.kinds.contains(&NodeKind::Kpi);
        if kpis.is_empty() && !is_one_gone {
            return;
        }
        if is_one_gone {
            kpis.extend(formulas.all());
        }
        let mut seen: HashSet<usize> = kpis.iter().copied().collect();
        let mut at = 0;
        while let Some(place) = kpis.get(at).copied() {
            at += 1;
            let wholes = plan.node_at(place).targets(RelationKind::PartOf).map(Node::place);
            kpis.extend(wholes.chain(formulas.naming(place)).filter(|made| seen.insert(*made)));
        }
        self.nodes.extend(kpis);
        self.nodes.arrange();
        self.nodes.dedup();
    }

    /// The nodes that state something else than before, or have an event more or less.
    pub(super) fn stated(&self) -> &[usize] {
        if self.fields.is_some() { &self.nodes } else { &[] }
    }

    /// Whether nodes or relations went, and none came.
    pub(super) fn is_removal(&self) -> bool {
        self.is_removal
    }

    /// Whether nothing changed of any owner but what they own.
    pub(super) fn is_ownership_alone(&self) -> bool {
        let mut others = self.relations;
        others.set(RelationKind::Owns, false);
        others == Kinds::default() && self.fields.is_none() && !self.kinds.contains(&NodeKind::Owner)
    }

    /// Whether it touched what findings are accepted on a node that stays.
    pub(super) fn has_allowances(&self) -> bool {
        self.fields.as_ref().is_some_and(|(_, keys)| keys.contains(&"allow"))
    }

    /// Whether it touched any of what a rule reads; `changed` tells of analyses.
    pub(super) fn touches_parts(&self, parts: Parts<'_>, changed: &impl Fn(AnalysisKind) -> bool) -> bool {
        match parts {
            Parts::Facts(facts) => self.touches(facts, changed),
            Parts::Relations(kinds) => kinds.iter().any(|kind| self.has_relation(*kind)),
        }
    }

    /// Whether it touched any of these; `changed` tells of analyses.
    pub(super) fn touches(&self, facts: &[Fact], changed: &impl Fn(AnalysisKind) -> bool) -> bool {
        let came = |kinds: &[NodeKind]| self.kinds.iter().any(|kind| kinds.contains(kind));
        facts.iter().any(|fact| match fact {
            Fact::Nodes(kinds) => came(kinds),
            Fact::Fields(kinds, keys) => {
                came(kinds)
                    || self.fields.as_ref().is_some_and(|(kind, changed)| {
                        kinds.contains(kind) && changed.iter().any(|key| keys.contains(key))
                    })
            }
            Fact::Stated(kinds) => {
                let is_field = |key: &&str| !EventKind::ALL.iter().any(|event| event.key() == *key);
                came(kinds)
                    || self
                        .fields
                        .as_ref()
                        .is_some_and(|(kind, changed)| kinds.contains(kind) && changed.iter().any(is_field))
            }
            Fact::Relations(kinds) => kinds.iter().any(|kind| self.has_relation(*kind)),
            Fact::Analysis(kind) => changed(*kind),
            Fact::All(facts) => self.touches(facts, changed),
        })
    }
}
