//! A plan before it is one: lists that shrink well, in which numbers stand for what is chosen when the plan is made.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::values::{date, id, mapping, text, value};
use crate::metamodel::header::{FrameworkEntry, Header};
use crate::metamodel::{
    CheckIn, Common, FieldInfo, Fields, GRAMMAR, Held, NodeKind, Param, Practice, Reading, Round,
};
use crate::value::datum::Datum;
use crate::value::field::{FieldType, Shape};
use crate::value::{Duration, Move, NonNegative, Part, Quantity, Role, Strength, Switch};

/// Fields by key.
pub(super) type Values = Vec<(&'static str, Datum<'static>)>;

#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) header: Values,
    /// The framework, period, owner and level that nodes may leave out.
    pub(super) defaults: Option<(Index, Index, Index)>,
    pub(super) nodes: Vec<NodeDraft>,
    pub(super) relations: Vec<RelationDraft>,
    pub(super) events: Vec<EventDraft>,
    pub(super) games: Vec<Game>,
    pub(super) has_orphan: bool,
    pub(super) has_checks: bool,
}

#[derive(Clone, Debug)]
pub(super) struct NodeDraft {
    pub(super) kind: NodeKind,
    pub(super) id: String,
    pub(super) values: Values,
    pub(super) framework: Option<Index>,
    pub(super) level: Option<Index>,
    /// A KPI with its values before and after, for initiatives.
    pub(super) effect: Option<(Index, Datum<'static>)>,
    /// What a target promises.
    pub(super) goal: (&'static str, Datum<'static>),
    /// Where a target stands: under the node of this number.
    pub(super) seat: Index,
    pub(super) is_listed: bool,
    pub(super) is_key_result: bool,
    pub(super) is_nested: bool,
}

#[derive(Clone, Debug)]
pub(super) struct RelationDraft {
    pub(super) line: Index,
    pub(super) source: Index,
    pub(super) target: Index,
    pub(super) params: Vec<(Param, Datum<'static>)>,
    pub(super) accepted_by: Option<Index>,
}

#[derive(Clone, Debug)]
pub(super) enum EventDraft {
    Reading(Index, Values),
    CheckIn(Index, Values, Option<Index>),
    Held(Index, Values),
}

/// A catchball over a node that serves another.
#[derive(Clone, Debug)]
pub(super) struct Game {
    pub(super) node: Index,
    pub(super) parent: Index,
    pub(super) rounds: Vec<(Move, bool, Index, Values)>,
}

/// What is chosen when the plan is made, since it names something, or since there must be exactly one.
const CHOSEN: &[&str] = &["framework", "level", "effect", "to", "change", "band", "scale"];
const GOALS: &[&str] = &["to", "change", "band", "scale"];
/// What an event chooses then: the owners that it names.
const NAMES: &[&str] = &["who", "to", "with", "move"];

pub(super) fn drafts(nodes: usize) -> impl Strategy<Value = Draft> {
    let graph = (
        vec(node(), 0..=nodes),
        vec(relation(), 0..=3 * nodes),
        vec(event(), 0..=nodes),
        vec(game(), 0..=nodes),
    );
    let defaults = weighted(0.3, any::<(Index, Index, Index)>());
    (header(), defaults, graph, prop::bool::weighted(0.1), prop::bool::weighted(0.1)).prop_map(
        |(header, defaults, (nodes, relations, events, games), has_orphan, has_checks)| Draft {
            header,
            defaults,
            nodes,
            relations,
            events,
            games,
            has_orphan,
            has_checks,
        },
    )
}

/// Some of these fields.
fn some(infos: impl Iterator<Item = &'static FieldInfo>, chance: f64) -> BoxedStrategy<Values> {
    infos
        .map(|info| {
            let key = info.key;
            let value = match key {
                // Keys that mean something.
                "milestones" => mapping(date().boxed(), &<Quantity as FieldType>::SHAPE),
                _ => value(&info.shape),
            };
            let value =
                if chance < 1.0 { weighted(chance, value).boxed() } else { value.prop_map(Some).boxed() };
            value.prop_map(move |value| Some((key, value?)))
        })
        .collect::<Vec<_>>()
        .prop_map(|values| values.into_iter().flatten().collect())
        .boxed()
}

fn without(
    infos: &'static [FieldInfo],
    keys: &'static [&'static str],
) -> impl Iterator<Item = &'static FieldInfo> {
    infos.iter().filter(move |info| !keys.contains(&info.key))
}

fn header() -> impl Strategy<Value = Values> {
    let plain = some(without(Header::FIELDS, &["levels", "frameworks", "defaults", "practices"]), 0.4);
    let levels = btree_set(id(), 0..4).prop_map(|levels| Datum::list(levels.into_iter().map(Datum::text)));
    let frameworks = btree_map(
        prop_oneof![select(crate::value::Framework::WORDS).prop_map(str::to_owned), id()],
        value(&<FrameworkEntry as FieldType>::SHAPE),
        0..4,
    );
    let practices = btree_map(select(Practice::WORDS), value(&<Switch as FieldType>::SHAPE), 0..3);
    (plain, levels, frameworks, practices).prop_map(|(mut values, levels, frameworks, practices)| {
        values.push(("levels", levels));
        values.push(("frameworks", Datum::map(frameworks)));
        values.push(("practices", Datum::map(practices)));
        values
    })
}

fn node() -> impl Strategy<Value = NodeDraft> {
    select(NodeKind::ALL).prop_flat_map(|kind| {
        let own = some(Common::FIELDS.iter().chain(without(kind.fields(), CHOSEN)), 0.3);
        let goal = select(GOALS).prop_flat_map(|key| (Just(key), goal(key)));
        let before_and_after = value(&<crate::metamodel::node::EffectOn as FieldType>::SHAPE);
        let choices = (
            any::<Option<Index>>(),
            any::<Option<Index>>(),
            weighted(0.3, (any::<Index>(), before_and_after)),
        );
        (id(), own, choices, goal, any::<(Index, bool, bool, bool)>()).prop_map(
            move |(
                id,
                values,
                (framework, level, effect),
                goal,
                (seat, is_listed, is_key_result, is_nested),
            )| NodeDraft {
                kind,
                id,
                values,
                framework,
                level,
                effect,
                goal,
                seat,
                is_listed,
                is_key_result,
                is_nested,
            },
        )
    })
}

fn goal(key: &'static str) -> BoxedStrategy<Datum<'static>> {
    let infos = NodeKind::Target.fields();
    match key {
        "scale" => {
            let worths = &["commit", "0.5", "target", "0.9", "stretch"];
            btree_map(select(worths), text().prop_map(Datum::text), 1..4).prop_map(Datum::map).boxed()
        }
        // Two levels, neither more nor less.
        "band" => vec(value(&<Quantity as FieldType>::SHAPE), 2).prop_map(Datum::list).boxed(),
        _ => infos
            .iter()
            .find(|info| info.key == key)
            .map_or(Just(Datum::text("done")).boxed(), |info| value(&info.shape)),
    }
}

fn relation() -> impl Strategy<Value = RelationDraft> {
    let params = Param::ALL
        .iter()
        .filter(|param| **param != Param::AcceptedBy)
        .map(|&param| weighted(0.4, value(shape_of(param))).prop_map(move |value| Some((param, value?))))
        .collect::<Vec<_>>()
        .prop_map(|params| params.into_iter().flatten().collect());
    (any::<(Index, Index, Index)>(), params, any::<Option<Index>>()).prop_map(
        |((line, source, target), params, accepted_by)| RelationDraft {
            line,
            source,
            target,
            params,
            accepted_by,
        },
    )
}

const fn shape_of(param: Param) -> &'static Shape {
    match param {
        Param::Strength => &<Strength as FieldType>::SHAPE,
        Param::Weight | Param::Effort => &<NonNegative as FieldType>::SHAPE,
        Param::Role => &<Role as FieldType>::SHAPE,
        Param::Part => &<Part as FieldType>::SHAPE,
        Param::Lag => &<Duration as FieldType>::SHAPE,
        Param::Rationale | Param::Resolution | Param::AcceptedBy => &Shape::Text,
    }
}

fn event() -> impl Strategy<Value = EventDraft> {
    let required = |infos: &'static [FieldInfo], keys: &'static [&'static str]| {
        let optional = some(
            infos.iter().filter(move |info| !keys.contains(&info.key) && !NAMES.contains(&info.key)),
            0.4,
        );
        let needed = some(infos.iter().filter(move |info| keys.contains(&info.key)), 1.0);
        (needed, optional)
            .prop_map(|(needed, optional)| needed.into_iter().chain(optional).collect::<Values>())
    };
    prop_oneof![
        2 => (any::<Index>(), required(Reading::FIELDS, &["date", "value"])).prop_map(|(of, values)| EventDraft::Reading(of, values)),
        2 => (any::<Index>(), required(CheckIn::FIELDS, &["date"]), any::<Option<Index>>())
            .prop_map(|(of, values, who)| EventDraft::CheckIn(of, values, who)),
        1 => (any::<Index>(), required(Held::FIELDS, &["date"])).prop_map(|(of, values)| EventDraft::Held(of, values)),
    ]
}

fn game() -> impl Strategy<Value = Game> {
    let terms = some(without(Round::FIELDS, NAMES).filter(|info| info.key != "date"), 0.4);
    let round = (select(Move::ALL), any::<bool>(), any::<Index>(), terms);
    (any::<Index>(), any::<Index>(), vec(round, 1..6)).prop_map(|(node, parent, rounds)| Game {
        node,
        parent,
        rounds,
    })
}

/// One of the lines of the grammar.
pub(super) fn line(index: Index) -> crate::metamodel::Signature {
    *index.get(GRAMMAR)
}
