//! The head of a plan: what it says of itself, and the words that its nodes may use.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::pick;
use super::text::id;
use super::value::value;
use crate::metamodel::header::Header;
use crate::metamodel::{Fields, NodeKind, Practice};
use crate::model::Plan;
use crate::value::datum::Datum;
use crate::value::{Framework, Level, Switch};

/// A head to be. Its default owner is chosen when there are owners.
#[derive(Clone, Debug)]
pub(super) struct HeadSeed {
    pub(super) header: Header,
    pub(super) checks: Option<Datum<'static>>,
    words: Index,
    owner: Option<Index>,
}

/// A head with a third of its fields.
pub(super) fn head() -> impl Strategy<Value = HeadSeed> {
    let fields: Vec<_> = Header::FIELDS
        .iter()
        .map(|info| {
            let values = match info.key {
                "levels" => Just(Datum::list(["top", "no", "Team 1"].map(Datum::text))).boxed(),
                "practices" => keyed(select(Practice::WORDS).prop_map(str::to_owned), select(Switch::WORDS)),
                "frameworks" => registry(&info.shape),
                _ => value(&info.shape),
            };
            proptest::option::weighted(0.3, values.prop_map(|value| (info.key, value)))
        })
        .collect();
    let ignored = vec(select(&["HSN2", "unowned", "HSN105"][..]).prop_map(Datum::text), 1..3);
    let checks = proptest::option::weighted(0.2, ignored)
        .prop_map(|ignored| Some(Datum::map([("ignore", Datum::list(ignored?))])));
    (fields, checks, any::<Index>(), proptest::option::of(any::<Index>())).prop_map(
        |(fields, checks, words, owner)| {
            let mut header = Header::default();
            for (key, value) in fields.into_iter().flatten() {
                let _ = header.set(key, &value);
            }
            HeadSeed { header, checks, words, owner }
        },
    )
}

fn keyed(
    keys: impl Strategy<Value = String> + 'static,
    values: impl Strategy<Value = &'static str> + 'static,
) -> BoxedStrategy<Datum<'static>> {
    proptest::collection::btree_map(keys, values.prop_map(Datum::text), 1..3).prop_map(Datum::map).boxed()
}

/// Frameworks known and unknown, each with what it is for.
fn registry(shape: &'static crate::value::Shape) -> BoxedStrategy<Datum<'static>> {
    let crate::value::Shape::Map(entry) = shape else { return value(shape) };
    let known = select(Framework::WORDS).prop_map(str::to_owned);
    proptest::collection::btree_map(prop_oneof![known, id()], value(entry), 1..3).prop_map(Datum::map).boxed()
}

impl HeadSeed {
    /// The head, its defaults naming only what there is in the plan.
    pub(super) fn grown(&self, plan: &Plan) -> Header {
        let mut header = self.header.clone();
        if let Some(defaults) = &mut header.defaults {
            let owners: Vec<_> = plan.nodes_of_kind(NodeKind::Owner).collect();
            let owner = self.owner.and_then(|at| pick(&owners, at));
            defaults.owner = owner.map(|owner| owner.id().into());
            defaults.level = defaults.level.take().and(pick(&plan.ladder(), self.words)).map(Level::new);
            defaults.framework = defaults
                .framework
                .take()
                .and(pick(Framework::WORDS, self.words))
                .and_then(|word| word.parse().ok());
        }
        header
    }
}
