//! Which names may be one as far as they are spelled: all that hangs on the words alone, and not on what is known of
//! the nodes beside their names.

use super::alike::{alike, first_pair, is_crowded};
use super::apart::Apart;
use super::crowd::Crowds;
use super::lexicon::Lexicon;
use super::near::{near, similarity};
use super::sets::{Entry, SetId, Sets};
use super::slips::Slips;
use super::subsets::{single_words, subsets};
use super::{Found, NamePair, Named, Nearness, in_order};
use crate::metamodel::NodeKind;
use crate::model::{Node, Plan};

/// Names that may be one as far as they are spelled. They do not borrow the plan.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    whose: Named,
    /// The nodes that are compared, by their internal places.
    nodes: Vec<usize>,
    sets: Sets,
    words: Vec<Box<str>>,
    between: Vec<Between>,
    pub(super) crowds: Crowds,
    /// Whether the name of a node may be another's too, by internal place.
    is_shared: Vec<bool>,
}

/// Two sets of words that may be one.
#[derive(Clone, Copy, Debug)]
struct Between {
    one: SetId,
    other: SetId,
    nearness: Nearness,
    similarity: f64,
    /// What two names must keep besides.
    condition: Condition,
}

#[derive(Clone, Copy, Debug)]
enum Condition {
    /// Of objectives: to be in one scope.
    Scope,
    /// That, and to say that they go one way: what both say to reduce, raise or better is the second word.
    Way,
}

impl Candidates {
    /// Compares the names of all KPIs or objectives.
    pub(crate) fn of(plan: &Plan, whose: Named) -> Self {
        let kind = match whose {
            Named::Kpis => NodeKind::Kpi,
            Named::Objectives => NodeKind::Objective,
        };
        let nodes: Vec<Node<'_>> = plan.nodes_of_kind(kind).collect();
        let mut lexicon = Lexicon::default();
        let sets = Sets::of(&nodes, whose, &mut lexicon);
        let mut frequency = vec![0_u32; lexicon.len()];
        for word in sets.all().flat_map(|set| sets.words(set)) {
            frequency.get_mut(*word as usize).into_iter().for_each(|count| *count += 1);
        }
        let mut crowds = Crowds::default();
        for set in sets.all().filter(|set| sets.entries(*set).len() > 1) {
            if is_crowded(sets.entries(set)) {
                crowds.add(sets.entries(set).len(), sets.words(set), &lexicon);
            }
        }
        let slips = Slips::of(&lexicon, &frequency, &mut crowds);
        let mut between: Vec<Between> = Vec::new();
        between.extend(near(&sets, &lexicon, &slips, &mut crowds).into_iter().map(|pair| Between {
            one: pair.one,
            other: pair.other,
            nearness: Nearness::Near,
            similarity: similarity(&sets, &lexicon, pair),
            condition: Condition::Scope,
        }));
        let within = |condition: Condition| {
            move |(one, other): (SetId, SetId)| {
                let nearness = Nearness::Within;
                Between { one, other, nearness, similarity: 1.0, condition }
            }
        };
        let parts = subsets(&sets, &lexicon, &frequency, &mut crowds);
        between.extend(parts.into_iter().map(within(Condition::Scope)));
        if whose == Named::Objectives {
            between.extend(single_words(&sets, &lexicon).into_iter().map(within(Condition::Way)));
        }
        let places = nodes.iter().map(|node| node.place()).collect();
        let (words, is_shared) = (lexicon.into_texts(), vec![false; plan.bound()]);
        let mut all = Self { whose, nodes: places, sets, words, between, crowds, is_shared };
        all.mark_shared();
        all
    }

    fn mark_shared(&mut self) {
        let several = self.sets.all().filter(|set| self.sets.entries(*set).len() > 1);
        let both = self.between.iter().flat_map(|between| [between.one, between.other]);
        for entry in several.chain(both).flat_map(|set| self.sets.entries(set)) {
            let place = self.nodes.get(entry.node as usize).copied().unwrap_or(usize::MAX);
            self.is_shared.get_mut(place).into_iter().for_each(|is_shared| *is_shared = true);
        }
    }

    /// Whether the name of a node, given by its internal place, may be another's too.
    pub(crate) fn is_shared(&self, place: usize) -> bool {
        self.is_shared.get(place).copied().unwrap_or(false)
    }

    /// Those of which nothing beside the names tells that they are two.
    pub(super) fn pairs<'m>(&self, plan: &'m Plan) -> Vec<NamePair<'m>> {
        let nodes: Vec<Node<'m>> = self.nodes.iter().map(|place| plan.node_at(*place)).collect();
        let apart = Apart::new(plan, self.whose, &nodes);
        let mut found: Vec<Found> = Vec::new();
        for set in self.sets.all().filter(|set| self.sets.entries(*set).len() > 1) {
            let pairs = alike(&apart, self.sets.entries(set)).into_iter();
            found.extend(pairs.map(|(one, other, nearness)| Found::new(one, other, nearness, set)));
        }
        let is_scoped = self.whose == Named::Objectives;
        let in_scope = |one: &Entry, other: &Entry| !is_scoped || apart.are_in_one_scope(one, other);
        for between in &self.between {
            let goes_one_way = |one: &Entry, other: &Entry| match between.condition {
                Condition::Scope => true,
                Condition::Way => one.marks.polarity.is_some() && one.marks.polarity == other.marks.polarity,
            };
            let keeps = |one: &Entry, other: &Entry| goes_one_way(one, other) && in_scope(one, other);
            let pair =
                first_pair(&apart, self.sets.entries(between.one), self.sets.entries(between.other), keeps);
            found.extend(pair.map(|(one, other)| Found {
                similarity: between.similarity,
                ..Found::new(one, other, between.nearness, between.one)
            }));
        }
        in_order(found, &nodes, |set| self.sets.text(set, &self.words))
    }
}
