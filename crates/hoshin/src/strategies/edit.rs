//! Edits of every sort, legal ones and others.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::event::{EventSeed, event};
use super::node::{NodeSeed, any_field, known, node, target};
use super::pick;
use super::relation::{RelationSeed, relation};
use super::text::id;
use crate::metamodel::{NodeKind, Params, RelationKind};
use crate::model::{Edit, Node, NodeRef, Plan, RelationRef};
use crate::value::Role;
use crate::value::datum::Datum;

/// An edit to be, whatever plan it is made to.
#[derive(Clone, Debug)]
pub struct EditSeed {
    sort: Sort,
    at: Index,
}

#[derive(Clone, Debug)]
enum Sort {
    Add(Box<NodeSeed>, Vec<RelationSeed>),
    Change(Vec<(&'static str, Option<Datum<'static>>)>),
    Remove,
    RemoveUnknown(String),
    Relate(Box<RelationSeed>),
    /// A relation between any two nodes, which the grammar mostly has not.
    RelateAny(RelationKind, Index),
    Unrelate(Option<Role>),
    Record(Box<EventSeed>),
    /// An event on any node.
    RecordAny(Box<EventSeed>),
}

/// One to six edits, to be made one after the other; resolve each by [`EditSeed::against`].
pub fn edits() -> impl Strategy<Value = Vec<EditSeed>> {
    vec((sort(), any::<Index>()).prop_map(|(sort, at)| EditSeed { sort, at }), 1..=6)
}

fn sort() -> impl Strategy<Value = Sort> {
    let added = prop_oneof![2 => node(), 1 => target().prop_map(|target| target.node)];
    let fields = vec(any_field(), 1..3).prop_flat_map(|fields| {
        let empties = vec(prop::bool::weighted(0.2), fields.len());
        (Just(fields), empties).prop_map(|(fields, empties)| {
            let each = fields.into_iter().zip(empties);
            each.map(|((key, value), is_emptied)| (key, (!is_emptied).then_some(value))).collect()
        })
    });
    let role = proptest::option::of(select(Role::ALL));
    prop_oneof![
        3 => (added, vec(relation(), 0..4)).prop_map(|(node, relations)| Sort::Add(Box::new(node), relations)),
        3 => fields.prop_map(Sort::Change),
        3 => Just(Sort::Remove),
        1 => id().prop_map(Sort::RemoveUnknown),
        4 => relation().prop_map(|relation| Sort::Relate(Box::new(relation))),
        1 => (select(RelationKind::ALL), any::<Index>()).prop_map(|(kind, to)| Sort::RelateAny(kind, to)),
        3 => role.prop_map(Sort::Unrelate),
        3 => event().prop_map(|event| Sort::Record(Box::new(event))),
        1 => event().prop_map(|event| Sort::RecordAny(Box::new(event))),
    ]
}

impl EditSeed {
    /// The edit, aimed at what there is in a plan. None where the plan has nothing to aim at.
    pub fn against(&self, plan: &Plan) -> Option<Edit> {
        let node = || pick(&plan.nodes().collect::<Vec<_>>(), self.at);
        Some(match &self.sort {
            Sort::Add(seed, relations) => self.addition(plan, seed, relations),
            Sort::Change(fields) => {
                // Half the time a node that has the field, if there is one.
                let key = fields.first()?.0;
                let has = |node: &Node<'_>| node.kind().fields().iter().any(|info| info.key == key);
                let fitting: Vec<_> = plan.nodes().filter(has).collect();
                let node = pick(&fitting, self.at).or_else(node)?.to_ref();
                let aimed = |(key, value): &(&'static str, Option<Datum<'static>>)| {
                    let value = value.as_ref().and_then(|value| known(plan, key, value, self.at));
                    (Box::from(*key), value)
                };
                Edit::Change { node, fields: fields.iter().map(aimed).collect() }
            }
            Sort::Remove => Edit::Remove { node: node()?.to_ref() },
            Sort::RemoveUnknown(id) => Edit::Remove { node: NodeRef::new(NodeKind::Routine, id) },
            Sort::Relate(seed) => {
                let (from, to) = seed.ends(plan)?;
                let relation = seed.signature.relation;
                let relation = RelationRef { from: from.to_ref(), relation, to: to.to_ref() };
                Edit::Relate { relation, params: seed.params(plan) }
            }
            Sort::RelateAny(relation, to) => {
                let to = pick(&plan.nodes().collect::<Vec<_>>(), *to)?.to_ref();
                let relation = RelationRef { from: node()?.to_ref(), relation: *relation, to };
                Edit::Relate { relation, params: Params::default() }
            }
            Sort::Unrelate(role) => {
                let link = pick(&plan.relations().collect::<Vec<_>>(), self.at)?;
                let role = role.or_else(|| (link.kind() == RelationKind::Owns).then(|| link.role()));
                Edit::Unrelate { relation: link.to_ref(), role }
            }
            Sort::Record(seed) => Edit::Record { of: seed.of(plan)?.to_ref(), event: seed.grown(plan) },
            Sort::RecordAny(seed) => Edit::Record { of: node()?.to_ref(), event: seed.grown(plan) },
        })
    }

    /// A node with those of the relations that could start at it.
    fn addition(&self, plan: &Plan, seed: &NodeSeed, relations: &[RelationSeed]) -> Edit {
        let (common, data) = seed.grown(plan);
        let kind = data.kind();
        let related = |seed: &RelationSeed| {
            let of_kind: Vec<_> = plan.nodes_of_kind(seed.signature.target).collect();
            let target = pick(&of_kind, seed.target)?.to_ref();
            (seed.signature.source == kind).then(|| (seed.signature.relation, target, seed.params(plan)))
        };
        let mut relations: Vec<_> = relations.iter().filter_map(related).collect();
        let kpis: Vec<_> = plan.nodes_of_kind(NodeKind::Kpi).collect();
        if kind == NodeKind::Target
            && let Some(kpi) = pick(&kpis, self.at)
        {
            relations.push((RelationKind::Tracks, kpi.to_ref(), Params::default()));
        }
        Edit::Add { id: seed.id.as_str().into(), common, data: Box::new(data), relations }
    }
}
