//! Nodes: an id, fields by key, and for a target where it stands.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;

use super::pick;
use super::text::{id, text};
use super::value::value;
use crate::metamodel::{Common, FieldInfo, Fields, NodeData, NodeKind};
use crate::model::Plan;
use crate::value::Framework;
use crate::value::datum::Datum;

/// A node to be, whatever else is in its plan.
#[derive(Clone, Debug)]
pub(super) struct NodeSeed {
    pub(super) id: String,
    kind: NodeKind,
    fields: Vec<(&'static str, Datum<'static>)>,
    /// Which of the frameworks and levels that the plan knows.
    words: Index,
}

/// A target to be, and what it stands under.
#[derive(Clone, Debug)]
pub(super) struct TargetSeed {
    pub(super) node: NodeSeed,
    /// Which driver, objective or KPI.
    pub(super) parent: Index,
    /// Whether its id says so.
    pub(super) is_nested: bool,
    pub(super) listed: bool,
    pub(super) key_result: bool,
    /// The KPI that it tracks under something else.
    pub(super) kpi: Option<Index>,
}

/// The ways to state the goal of a target, of which there is exactly one.
const GOALS: [&str; 4] = ["to", "change", "band", "scale"];

/// A node of any kind but a target.
pub(super) fn node() -> impl Strategy<Value = NodeSeed> {
    let kinds = NodeKind::ALL.iter().filter(|kind| **kind != NodeKind::Target);
    Union::new(kinds.map(|kind| of_kind(*kind, some_fields(*kind).boxed())))
}

/// A target.
pub(super) fn target() -> impl Strategy<Value = TargetSeed> {
    let goal = Union::new(
        NodeKind::Target.fields().iter().filter(|info| GOALS.contains(&info.key)).map(|info| field(info)),
    );
    let fields = (goal, some_fields(NodeKind::Target)).prop_map(|(goal, mut fields)| {
        fields.push(goal);
        fields
    });
    let node = of_kind(NodeKind::Target, fields.boxed());
    let place = (any::<Index>(), prop::bool::weighted(0.8), any::<bool>(), any::<bool>());
    (node, place, proptest::option::of(any::<Index>())).prop_map(
        |(node, (parent, is_nested, listed, key_result), kpi)| TargetSeed {
            node,
            parent,
            is_nested,
            listed,
            key_result,
            kpi,
        },
    )
}

/// A field of a kind of node with a value that mostly suits it.
pub(super) fn any_field() -> impl Strategy<Value = (&'static str, Datum<'static>)> {
    let own = NodeKind::ALL.iter().flat_map(|kind| kind.fields());
    Union::new(own.chain(Common::FIELDS).map(field))
}

fn of_kind(
    kind: NodeKind,
    fields: BoxedStrategy<Vec<(&'static str, Datum<'static>)>>,
) -> BoxedStrategy<NodeSeed> {
    (id(), fields, any::<Index>())
        .prop_map(move |(id, fields, words)| NodeSeed { id, kind, fields, words })
        .boxed()
}

/// A name for most, and a third of what else the kind has.
fn some_fields(kind: NodeKind) -> impl Strategy<Value = Vec<(&'static str, Datum<'static>)>> {
    let others = Common::FIELDS.iter().chain(kind.fields());
    let others: Vec<_> = others
        .filter(|info| !GOALS.contains(&info.key) && info.key != "name")
        .map(|info| proptest::option::weighted(0.3, field(info)))
        .collect();
    let name = proptest::option::weighted(0.8, text().prop_map(|name| ("name", Datum::text(name))));
    (name, others).prop_map(|(name, others)| name.into_iter().chain(others.into_iter().flatten()).collect())
}

fn field(info: &'static FieldInfo) -> BoxedStrategy<(&'static str, Datum<'static>)> {
    let values = match info.key {
        "allow" => vec(allowance(), 1..3).prop_map(Datum::list).boxed(),
        _ => value(&info.shape),
    };
    values.prop_map(|value| (info.key, value)).boxed()
}

/// An allowance of some rule that often speaks, or of none.
fn allowance() -> impl Strategy<Value = Datum<'static>> {
    let rule =
        select(&["HSN105", "unowned", "all", "unaligned-objective", "opposing-targets", "HSN2", "no"][..]);
    (rule, proptest::option::of(text())).prop_map(|(rule, reason)| {
        let reason = reason.map(|reason| ("reason", Datum::text(reason)));
        Datum::map([("rule", Datum::text(rule))].into_iter().chain(reason))
    })
}

impl NodeSeed {
    /// Its fields, with only such words and ids as the plan knows.
    pub(super) fn grown(&self, plan: &Plan) -> (Common, NodeData) {
        let (mut common, mut data) = (Common::default(), NodeData::empty(self.kind));
        for (key, value) in &self.fields {
            let Some(value) = known(plan, key, value, self.words) else { continue };
            // What the type refuses is left out.
            let _ = common.set(key, &value).or_else(|| data.set(key, &value));
        }
        (common, data)
    }
}

/// The value, where it names something of the plan replaced by such as there is.
pub(super) fn known(plan: &Plan, key: &str, value: &Datum<'static>, at: Index) -> Option<Datum<'static>> {
    match key {
        "level" => pick(&plan.ladder(), at).map(|level| Datum::text(level.to_owned())),
        "framework" => pick(&frameworks(plan), at).map(|framework| Datum::text(framework.to_owned())),
        "effect" => {
            let kpis: Vec<&str> = plan.nodes_of_kind(NodeKind::Kpi).map(crate::model::Node::id).collect();
            let kpi = pick(&kpis, at)?.to_owned();
            let after = ["", "1", "5"].get(at.index(3)).copied().filter(|after| !after.is_empty());
            let after = after.map(|after| ("after", Datum::text(after)));
            let change = [("before", Datum::text("3"))].into_iter().chain(after);
            Some(Datum::map([(kpi, Datum::map(change))]))
        }
        _ => Some(value.clone()),
    }
}

fn frameworks(plan: &Plan) -> Vec<&str> {
    let registered = plan.header().frameworks.iter().map(|(id, _)| id);
    Framework::WORDS.iter().copied().chain(registered).collect()
}
