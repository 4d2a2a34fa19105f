//! Edits drawn at random, as people make them: what is set is mostly what another of its kind has there.

use hoshin::Plan;
use hoshin::metamodel::{Common, NodeKind, Reading, RelationKind};
use hoshin::model::{Edit, Event, Link, Node, RelationRef};
use hoshin::value::Role;

use crate::bench::random::Random;

/// A sort of edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Reading,
    Field,
    Relate,
    Unrelate,
    Add,
    Remove,
}

impl Sort {
    /// All, with their shares in a hundred.
    pub(super) const ALL: [(Self, u64); 6] = [
        (Self::Reading, 35),
        (Self::Field, 35),
        (Self::Relate, 10),
        (Self::Unrelate, 10),
        (Self::Add, 5),
        (Self::Remove, 5),
    ];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Field => "field",
            Self::Relate => "relate",
            Self::Unrelate => "unrelate",
            Self::Add => "add",
            Self::Remove => "remove",
        }
    }

    pub(super) fn drawn(random: &mut Random) -> Self {
        let mut left = random.below(100);
        let drawn = Self::ALL.into_iter().find(|(_, share)| {
            let is_it = left < *share;
            left = left.saturating_sub(*share);
            is_it
        });
        drawn.map_or(Self::Remove, |(sort, _)| sort)
    }
}

/// What edits are aimed at: what the plan had in the beginning, some of which may be gone.
pub(super) struct Stock {
    nodes: Vec<(NodeKind, Box<str>)>,
    kpis: Vec<Box<str>>,
    relations: Vec<RelationRef>,
}

fn drawn<'i, T>(random: &mut Random, items: &'i [T]) -> Option<&'i T> {
    if items.is_empty() { None } else { items.get(random.place_below(items.len())) }
}

impl Stock {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            nodes: plan.nodes().map(|node| (node.kind(), node.id().into())).collect(),
            kpis: plan.nodes_of_kind(NodeKind::Kpi).map(|kpi| kpi.id().into()).collect(),
            relations: plan.relations().map(Link::to_ref).collect(),
        }
    }

    fn node<'p>(&self, plan: &'p Plan, random: &mut Random) -> Option<Node<'p>> {
        let (kind, id) = drawn(random, &self.nodes)?;
        plan.node(*kind, id)
    }

    /// Another node of a kind.
    fn other<'p>(&self, plan: &'p Plan, kind: NodeKind, random: &mut Random) -> Option<Node<'p>> {
        (0..1000).find_map(|_| {
            let (known, id) = drawn(random, &self.nodes)?;
            (*known == kind).then(|| plan.node(kind, id)).flatten()
        })
    }

    /// The next one of a sort; none if what was drawn does not go together.
    pub(super) fn edit(&self, sort: Sort, plan: &Plan, random: &mut Random) -> Option<Edit> {
        Some(match sort {
            Sort::Reading => {
                let kpi = plan.node(NodeKind::Kpi, drawn(random, &self.kpis)?)?;
                let date =
                    format!("2026-{:02}-{:02}", 1 + random.place_below(12), 1 + random.place_below(28));
                let value = Some(random.place_below(100).to_string().parse().ok()?);
                let reading = Reading { date: Some(date.parse().ok()?), value, source: None };
                Edit::Record { of: kpi.to_ref(), event: Event::Reading(reading) }
            }
            Sort::Field => {
                let node = self.node(plan, random)?;
                let stated = node.kind().fields().iter().filter(|field| node.field(field.key).is_some());
                let keys: Vec<&'static str> = stated.map(|field| field.key).collect();
                let key = *drawn(random, &keys)?;
                // What another of its kind states there, mostly something else.
                let value = self.other(plan, node.kind(), random)?.field(key)?;
                Edit::Change { node: node.to_ref(), fields: vec![(key.into(), Some(value))] }
            }
            Sort::Relate => {
                let like = drawn(random, &self.relations)?;
                let from = self.other(plan, like.from.kind, random)?.to_ref();
                let to = self.other(plan, like.to.kind, random)?.to_ref();
                let link = plan.node(like.from.kind, &like.from.id)?.outgoing(like.relation).next()?;
                Edit::Relate {
                    relation: RelationRef { from, relation: like.relation, to },
                    params: link.params(),
                }
            }
            Sort::Unrelate => {
                let relation = drawn(random, &self.relations)?.clone();
                let link = plan.node(relation.from.kind, &relation.from.id)?.outgoing(relation.relation);
                let role = link.filter(|link| *link.target().id() == *relation.to.id).map(Link::role).next();
                let role = role.filter(|role: &Role| *role != Role::Accountable);
                Edit::Unrelate { relation, role }
            }
            Sort::Add => {
                let like = self.node(plan, random)?;
                let relations = like
                    .all_outgoing()
                    .filter(|link| link.kind() != RelationKind::EscalatesTo)
                    .map(|link| (link.kind(), link.target().to_ref(), link.params()))
                    .collect();
                let id = format!("new-{}", random.place_below(1 << 40));
                let name = like.stated_name().map(|name| format!("{name} {id}").into());
                let common = Common { name, ..Common::default() };
                Edit::Add { id: id.into(), common, data: Box::new(like.data().to_owned()), relations }
            }
            Sort::Remove => Edit::Remove { node: self.node(plan, random)?.to_ref() },
        })
    }
}
