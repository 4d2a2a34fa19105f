//! Laws of the evaluations that other tools have.

use std::collections::BTreeMap;

use hoshin::analyse::compat::grl::{self, Range, Settings, Strength};
use hoshin::analyse::compat::qualitative::{self, Label};
use hoshin::analyse::compat::tropos::{self, Algebra, GoalGraph, Operator, Rule};
use hoshin::analyse::compat::{Decomposition, Effect, GoalId, GoalModel, Link};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::cases;

/// The goals of a random model: how they decompose, how important they are, and what is given, in -100..=100.
type Goals = Vec<(Decomposition, i32, Option<i32>)>;
type Links = Vec<(Index, Index, Link)>;

fn models() -> impl Strategy<Value = (Goals, Links)> {
    let operator = select(vec![Decomposition::And, Decomposition::Or, Decomposition::Xor]);
    let goal = (operator, 0..=100, prop::option::weighted(0.3, -100..=100));
    let link = prop_oneof![
        (-100..=100, select(Effect::ALL.to_vec()))
            .prop_map(|(weight, effect)| Link::Contribution { weight, effect }),
        Just(Link::Decomposition),
        Just(Link::Dependency),
    ];
    let links = prop::collection::vec((any::<Index>(), any::<Index>(), link), 0..40);
    (prop::collection::vec(goal, 1..20), links)
}

/// A model with its goals and links added in the order that is told, the goals by their old numbers, and what is given.
fn build(
    (goals, links): &(Goals, Links),
    places: &[usize],
) -> (GoalModel, Vec<GoalId>, BTreeMap<GoalId, i32>) {
    let mut model = GoalModel::default();
    let actor = model.actor(50, None).unwrap();
    let mut ids = BTreeMap::new();
    let mut given = BTreeMap::new();
    for &place in places {
        let (decomposition, importance, value) = goals[place];
        let id = model.goal(decomposition, importance, Some(actor)).unwrap();
        ids.insert(place, id);
        given.extend(value.map(|value| (id, value)));
    }
    let ids: Vec<GoalId> = ids.into_values().collect();
    let mut links: Vec<_> = links.iter().collect();
    // Turned about wherever the goals are.
    if places.first() != Some(&0) {
        links.reverse();
    }
    for (from, to, link) in links {
        model.link(ids[from.index(ids.len())], ids[to.index(ids.len())], *link).unwrap();
    }
    (model, ids, given)
}

/// The goals of a random graph, by what speaks for and against them in eighths, and relations between them.
type Labels = Vec<(u8, u8)>;
type Relations = Vec<(Vec<Index>, Index, u8, u8)>;

fn graphs() -> impl Strategy<Value = (Labels, Relations)> {
    let relation = (prop::collection::vec(any::<Index>(), 1..4), any::<Index>(), 0..6_u8, 0..=8_u8);
    (prop::collection::vec((0..=8_u8, 0..=8_u8), 1..12), prop::collection::vec(relation, 0..24))
}

fn eighths(count: u8) -> f32 {
    f32::from(count) / 8.0
}

fn graph((labels, relations): &(Labels, Relations), places: &[usize]) -> (GoalGraph, Vec<GoalId>) {
    let mut graph = GoalGraph::default();
    let mut ids = BTreeMap::new();
    for &place in places {
        let (satisfied, denied) = labels[place];
        ids.insert(place, graph.goal(tropos::Label::new(eighths(satisfied), eighths(denied)).unwrap()));
    }
    let ids: Vec<GoalId> = ids.into_values().collect();
    let mut relations: Vec<_> = relations.iter().collect();
    if places.first() != Some(&0) {
        relations.reverse();
    }
    for (from, to, kind, weight) in relations {
        let to = ids[to.index(ids.len())];
        let from: Vec<GoalId> = from.iter().map(|from| ids[from.index(ids.len())]).collect();
        let rules = [Rule::PlusS, Rule::MinusS, Rule::PlusD, Rule::MinusD];
        match (kind, rules.get(usize::from(*kind))) {
            (_, Some(rule)) => graph.contributes(from[0], to, *rule, eighths(*weight)),
            (4, _) => graph.decomposes(to, Operator::And, &from),
            _ => graph.decomposes(to, Operator::Or, &from),
        }
        .unwrap();
    }
    (graph, ids)
}

fn in_order(count: usize) -> [Vec<usize>; 2] {
    [(0..count).collect(), (0..count).rev().collect()]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn grl_stays_in_its_range_and_does_not_mind_the_order(
        random in models(),
        strength in select(vec![Strength::Weight, Strength::Effect]),
        range in select(vec![Range::Signed, Range::Positive]),
        tolerance in select(vec![0, 10, 100]),
    ) {
        let found = in_order(random.0.len()).map(|places| {
            let (model, ids, mut given) = build(&random, &places);
            for value in given.values_mut() {
                *value = (*value).max(range.least());
            }
            let found = grl::evaluate(&model, &given, Settings { strength, range, tolerance }).unwrap();
            ids.into_iter().map(|id| found.value(id)).collect::<Vec<_>>()
        });
        prop_assert!(found[0].iter().flatten().all(|value| (range.least()..=100).contains(value)));
        prop_assert_eq!(&found[0], &found[1]);
    }

    #[test]
    fn labels_of_grl_do_not_mind_the_order(random in models()) {
        let found = in_order(random.0.len()).map(|places| {
            let (model, ids, given) = build(&random, &places);
            let given = given.into_iter().map(|(goal, value)| (goal, Label::of_value(value))).collect();
            let found = qualitative::evaluate(&model, &given).unwrap();
            ids.into_iter().map(|id| found.value(id)).collect::<Vec<_>>()
        });
        prop_assert_eq!(&found[0], &found[1]);
    }

    #[test]
    fn what_tropos_knows_only_grows(
        random in graphs(),
        algebra in select(vec![Algebra::MinMax, Algebra::Probabilistic]),
        more in any::<Index>(),
    ) {
        let at_least = |one: tropos::Label, other: tropos::Label| {
            one.satisfied() >= other.satisfied() && one.denied() >= other.denied()
        };
        let [forth, back] = in_order(random.0.len()).map(|places| {
            let (graph, ids) = graph(&random, &places);
            // With every pass, from the first labels on.
            let passes: Vec<_> = (0..8).map(|passes| graph.propagate(algebra, passes)).collect();
            ids.iter().map(|id| passes.iter().map(|found| found.label(*id).unwrap()).collect::<Vec<_>>()).collect::<Vec<_>>()
        });
        prop_assert_eq!(&forth, &back);
        for labels in &forth {
            prop_assert!(labels.windows(2).all(|pair| at_least(pair[1], pair[0])));
            prop_assert!(labels.iter().all(|label| label.satisfied() <= 1.0 && label.denied() <= 1.0));
        }
        // And with more to begin with, in the exact algebra: rounding may take back a hair in the other.
        let mut fuller = random.clone();
        let place = more.index(fuller.0.len());
        fuller.0[place] = (8, 8);
        let [less, more] = [&random, &fuller].map(|random| {
            let (graph, ids) = graph(random, &in_order(random.0.len())[0]);
            let found = graph.propagate(Algebra::MinMax, 1_000);
            assert!(found.is_settled);
            ids.into_iter().map(|id| found.label(id).unwrap()).collect::<Vec<_>>()
        });
        prop_assert!(more.iter().zip(&less).all(|(more, less)| at_least(*more, *less)));
    }
}
