//! Relations: a line of the grammar, two nodes that fit it, and parameters.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;
use std::str::FromStr;

use super::pick;
use super::text::text;
use crate::metamodel::{GRAMMAR, NodeKind, Param, Params, RelationKind, Signature};
use crate::model::{Node, Plan};
use crate::value::{Duration, NonNegative, Part, Role, Strength};

/// A relation to be.
#[derive(Clone, Debug)]
pub(super) struct RelationSeed {
    pub(super) signature: Signature,
    pub(super) source: Index,
    pub(super) target: Index,
    params: Params,
    accepted_by: Option<Index>,
}

/// A relation that the grammar has; ownership more often than others, because much hangs on it.
pub(super) fn relation() -> impl Strategy<Value = RelationSeed> {
    let lines_of = |kind: RelationKind| -> Vec<Signature> {
        GRAMMAR.iter().filter(|line| line.relation == kind).copied().collect()
    };
    let each = Union::new(RelationKind::ALL.iter().map(|kind| select(lines_of(*kind))));
    let line = prop_oneof![3 => each, 1 => select(lines_of(RelationKind::Owns))];
    (line, any::<[Index; 2]>(), params(), proptest::option::of(any::<Index>())).prop_map(
        |(signature, [source, target], params, accepted_by)| RelationSeed {
            signature,
            source,
            target,
            params,
            accepted_by,
        },
    )
}

/// Every parameter that there is, each stated or not.
fn params() -> impl Strategy<Value = Params> {
    let text = || proptest::option::weighted(0.2, text().prop_map(Box::from));
    let numbers = (
        some(&["strong", "medium", "-weak", "0.5", "-1", "0.333"]),
        some(&["0", "0.6", "2", "1e-3"]),
        some(&["0.5", "1"]),
        some(&["2 months", "1 quarter", "10 days"]),
    );
    (numbers, some(Role::WORDS), some(Part::WORDS), text(), text()).prop_map(
        |((strength, weight, effort, lag), role, part, rationale, resolution)| Params {
            strength: parsed::<Strength>(strength),
            weight: parsed::<f64>(weight).and_then(|weight| NonNegative::new(weight).ok()),
            effort: parsed::<f64>(effort).and_then(|effort| NonNegative::new(effort).ok()),
            lag: parsed::<Duration>(lag),
            role: parsed(role),
            part: parsed(part),
            rationale,
            resolution,
            accepted_by: None,
        },
    )
}

fn some(words: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(select(words))
}

fn parsed<T: FromStr>(word: Option<&str>) -> Option<T> {
    word.and_then(|word| word.parse().ok())
}

impl RelationSeed {
    /// The nodes of a plan that it joins; none if the plan has no such kinds.
    pub(super) fn ends<'m>(&self, plan: &'m Plan) -> Option<(Node<'m>, Node<'m>)> {
        let of_kind = |kind, at| pick(&plan.nodes_of_kind(kind).collect::<Vec<_>>(), at);
        Some((of_kind(self.signature.source, self.source)?, of_kind(self.signature.target, self.target)?))
    }

    /// The parameters that the relation carries, with an owner of the plan if they name one.
    pub(super) fn params(&self, plan: &Plan) -> Params {
        let mut params = self.params.clone();
        for param in Param::ALL.iter().filter(|param| !self.signature.relation.params().contains(param)) {
            match param {
                Param::Strength => params.strength = None,
                Param::Weight => params.weight = None,
                Param::Role => params.role = None,
                Param::Part => params.part = None,
                Param::Effort => params.effort = None,
                Param::Lag => params.lag = None,
                Param::Rationale => params.rationale = None,
                Param::Resolution => params.resolution = None,
                Param::AcceptedBy => {}
            }
        }
        if self.signature.relation.params().contains(&Param::AcceptedBy)
            && let Some(at) = self.accepted_by
        {
            let owners: Vec<_> = plan.nodes_of_kind(NodeKind::Owner).collect();
            params.accepted_by = pick(&owners, at).map(|owner| owner.id().into());
        }
        params
    }
}
