//! Which reviews feed one conversation, and which items that belong together are kept apart by theirs.
//!
//! Routines that escalations join, near or far, are one conversation, as far as their cycles nest. Items belong
//! together that serve one goal, or are about one KPI. Each such group is held against one routine, so that a plan with
//! many meetings is not told of every pair of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::rhythm::cadence;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Cadence, Framework};

/// Two items of different frameworks that belong together, each with the routine that reviews it.
#[derive(Clone, Copy, Debug)]
pub struct Apart<'m> {
    /// The routines with the item that each reviews, the faster first.
    pub reviews: [(Node<'m>, Node<'m>); 2],
    /// Whether they are one conversation, in which only the cycles do not nest.
    pub is_joined: bool,
}

/// The routines of a plan, and which of them escalations join.
struct Conversations {
    /// By the routine's place, the place of one that stands for its whole conversation.
    roots: HashMap<usize, usize>,
    /// By a node's place, the conversation of the routines that review it by name.
    of_node: Vec<Which>,
    /// The conversations in which all cycles nest.
    sound: HashSet<usize>,
}

/// A conversation with more different cadences (our choice) is not looked at as a whole, but pair by pair.
const MOST_CADENCES: usize = 16;

/// Of several routines, in which conversation they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// There are none.
    None,
    /// All are in one, by its root.
    One(usize),
    Several,
}

impl Which {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, which) | (which, Self::None) => which,
            (one, other) if one == other => one,
            _ => Self::Several,
        }
    }
}

/// An item with what it is compared by.
struct Member<'m> {
    item: Node<'m>,
    framework: Framework,
    routines: Vec<Node<'m>>,
}

/// The pairs of routines that keep apart what belongs together, in order of their ids, each with the first pair of items.
///
/// # Complexity
///
/// Linear in nodes and relations, but for looking up routines.
pub fn apart(plan: &Plan) -> Vec<Apart<'_>> {
    if plan.count_of(NodeKind::Routine) < 2 {
        return Vec::new();
    }
    let conversations = Conversations::of(plan);
    if conversations.are_one_sound() {
        return Vec::new();
    }
    let mut found: BTreeMap<[&str; 2], Apart<'_>> = BTreeMap::new();
    let mut items = Vec::new();
    for kind in [NodeKind::Driver, NodeKind::Objective, NodeKind::Kpi] {
        for hub in plan.nodes_of_kind(kind) {
            items.clear();
            gather(hub, &mut items);
            if !are_of_several_frameworks(&items) || conversations.is_sound_for(&items) {
                continue;
            }
            for apart in conversations.apart(hub, &items) {
                let key = apart.reviews.map(|(routine, _)| routine.id());
                let kept = found.entry(key).or_insert(apart);
                if apart.key() < kept.key() {
                    *kept = apart;
                }
            }
        }
    }
    found.into_values().collect()
}

impl<'m> Apart<'m> {
    fn key(&self) -> [(NodeKind, &'m str); 2] {
        self.reviews.map(|(_, item)| (item.kind(), item.id()))
    }
}

/// The items that belong together because of a goal or a KPI: the goal, what advances it or its targets, is part of it
/// or drives it; the goals that a KPI judges, and the work that improves it.
fn gather<'m>(hub: Node<'m>, items: &mut Vec<Node<'m>>) {
    if hub.kind() == NodeKind::Kpi {
        items.extend(hub.targets(RelationKind::Measures));
        items.extend(
            hub.sources(RelationKind::Tracks).flat_map(|target| target.targets(RelationKind::Quantifies)),
        );
        items.extend(hub.sources(RelationKind::Improves));
    } else {
        items.push(hub);
        for relation in [RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives] {
            items.extend(hub.sources(relation));
        }
        let targets = hub.sources(RelationKind::Quantifies);
        items.extend(targets.flat_map(|target| target.sources(RelationKind::Advances)));
    }
    items
        .retain(|item| matches!(item.kind(), NodeKind::Objective | NodeKind::Initiative) && item.is_active());
}

fn are_of_several_frameworks(items: &[Node<'_>]) -> bool {
    let mut frameworks = items.iter().filter_map(|item| item.framework());
    frameworks.next().is_some_and(|first| frameworks.any(|other| other != first))
}

impl Conversations {
    fn of(plan: &Plan) -> Self {
        let mut all = Self { roots: HashMap::new(), of_node: Vec::new(), sound: HashSet::new() };
        let routines = || plan.nodes_of_kind(NodeKind::Routine).map(Node::place);
        for routine in plan.nodes_of_kind(NodeKind::Routine) {
            for above in routine.targets(RelationKind::EscalatesTo) {
                let (one, other) = (all.root(routine.place()), all.root(above.place()));
                if one != other {
                    all.roots.insert(one, other);
                }
            }
        }
        all.roots = routines().map(|routine| (routine, all.root(routine))).collect();
        all.look_at(plan);
        all
    }

    /// Looks which conversations are sound, and to which one each node belongs.
    fn look_at(&mut self, plan: &Plan) {
        self.of_node = vec![Which::None; plan.bound()];
        let mut cadences: HashMap<usize, Vec<Cadence>> = HashMap::new();
        for routine in plan.nodes_of_kind(NodeKind::Routine) {
            let Some(&root) = self.roots.get(&routine.place()) else { continue };
            let known = cadences.entry(root).or_default();
            if known.len() <= MOST_CADENCES {
                known.extend(cadence(routine).filter(|cadence| !known.contains(cadence)));
            }
            for reviewed in routine.targets(RelationKind::Reviews) {
                if let Some(which) = self.of_node.get_mut(reviewed.place()) {
                    *which = which.with(Which::One(root));
                }
            }
        }
        let do_nest = |cadences: &[Cadence]| {
            cadences.len() <= MOST_CADENCES
                && cadences.iter().all(|one| cadences.iter().all(|other| one.nests_with(*other)))
        };
        self.sound =
            cadences.iter().filter(|(_, cadences)| do_nest(cadences)).map(|(root, _)| *root).collect();
    }

    /// Whether there is but one, in which all cycles nest: then nothing can be apart.
    fn are_one_sound(&self) -> bool {
        let one = self.sound.len() == 1;
        one && self.roots.values().all(|root| self.sound.contains(root))
    }

    /// Whether all items that are reviewed are so in one conversation, in which all cycles nest.
    fn is_sound_for(&self, items: &[Node<'_>]) -> bool {
        let by_name = |node: Node<'_>| self.of_node.get(node.place()).copied().unwrap_or(Which::None);
        let mut all = Which::None;
        for item in items {
            all = item.covered_by().map(by_name).fold(all.with(by_name(*item)), Which::with);
            if all == Which::Several {
                return false;
            }
        }
        match all {
            Which::None => true,
            Which::One(root) => self.sound.contains(&root),
            Which::Several => false,
        }
    }

    /// The root of a routine; what is passed on the way is hung nearer to it.
    fn root(&mut self, routine: usize) -> usize {
        let mut at = routine;
        while let Some(&above) = self.roots.get(&at) {
            if let Some(&next) = self.roots.get(&above) {
                self.roots.insert(at, next);
            }
            at = above;
        }
        at
    }

    fn are_joined(&self, one: Node<'_>, other: Node<'_>) -> bool {
        self.roots.get(&one.place()) == self.roots.get(&other.place())
    }

    /// The items that are kept apart from the routine in which the group is at home: that of the goal, else the one that
    /// reviews most of them.
    fn apart<'m>(&self, hub: Node<'m>, items: &[Node<'m>]) -> Vec<Apart<'m>> {
        let mut members: Vec<Member<'m>> = items.iter().filter_map(|item| Member::of(*item)).collect();
        members.arrange_by_key(|member| (member.item.kind(), member.item.id()));
        members.dedup_by_key(|member| member.item.place());
        let Some(home) = home(hub, &members) else { return Vec::new() };
        // Two are enough to find one of another framework for any member.
        let mut at_home = members.iter().filter(|member| member.routines.contains(&home));
        let Some(first) = at_home.next() else { return Vec::new() };
        let second = at_home.find(|member| member.framework != first.framework);
        let mut found = Vec::new();
        for member in &members {
            let differs = |other: &&Member<'m>| other.framework != member.framework;
            let Some(other) = [Some(first), second].into_iter().flatten().find(differs) else { continue };
            let pairs = || {
                let with = |routine: Node<'m>| other.routines.iter().map(move |its| (routine, *its));
                member.routines.iter().copied().flat_map(with)
            };
            let are_one = |(one, other): (Node<'_>, Node<'_>)| one == other || self.are_joined(one, other);
            if !pairs().any(|pair| are_one(pair) && do_nest(pair)) {
                let joined = pairs().find(|pair| are_one(*pair));
                let Some((routine, its)) = joined.or_else(|| Some((*member.routines.first()?, home))) else {
                    continue;
                };
                let mut reviews = [(routine, member.item), (its, other.item)];
                reviews.arrange_by(|(one, _), (other, _)| {
                    pace(*one).total_cmp(&pace(*other)).then(one.id().cmp(other.id()))
                });
                found.push(Apart { reviews, is_joined: joined.is_some() });
            }
        }
        found
    }
}

impl<'m> Member<'m> {
    /// An item of a framework that is reviewed, with its routines, the fastest first.
    fn of(item: Node<'m>) -> Option<Self> {
        let framework = item.framework()?;
        let reviewing = |node: Node<'m>| node.sources(RelationKind::Reviews);
        let mut routines: Vec<Node<'m>> =
            reviewing(item).chain(item.covered_by().flat_map(reviewing)).collect();
        routines.arrange_by(|one, other| pace(*one).total_cmp(&pace(*other)).then(one.id().cmp(other.id())));
        routines.dedup();
        (!routines.is_empty()).then_some(Self { item, framework, routines })
    }
}

fn home<'m>(hub: Node<'m>, members: &[Member<'m>]) -> Option<Node<'m>> {
    if let Some(goal) = members.iter().find(|member| member.item == hub) {
        return goal.routines.first().copied();
    }
    let mut reviewed: BTreeMap<&str, (usize, Node<'m>)> = BTreeMap::new();
    for routine in members.iter().flat_map(|member| &member.routines) {
        reviewed.entry(routine.id()).or_insert((0, *routine)).0 += 1;
    }
    let most = reviewed.values().map(|(count, _)| *count).max()?;
    reviewed.into_values().find(|(count, _)| *count == most).map(|(_, routine)| routine)
}

/// The days from one meeting to the next; a routine without a cadence counts as the slowest.
fn pace(routine: Node<'_>) -> f64 {
    cadence(routine).map_or(f64::INFINITY, Cadence::approximate_days)
}

/// Whether the cycles of two routines nest; where one has none, nobody can say that they do not.
fn do_nest((one, other): (Node<'_>, Node<'_>)) -> bool {
    cadence(one).zip(cadence(other)).is_none_or(|(one, other)| one.nests_with(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn pairs(routines: &str) -> Vec<String> {
        let text = format!(
            "hoshin: 1\ndrivers: {{ d: {{}} }}\nobjectives:
  a: {{ framework: okr, advances: [d] }}
  b: {{ framework: hoshin, advances: [d] }}
  c: {{ framework: bsc, advances: [d] }}
initiatives: {{ i: {{ framework: lean, advances: [a] }} }}
routines: {{ {routines} }}"
        );
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let told = |apart: &Apart<'_>| {
            let [(one, item), (other, with)] = apart.reviews;
            let between = if apart.is_joined { "~" } else { "|" };
            format!("{} {} {between} {} {}", one.id(), item.id(), other.id(), with.id())
        };
        apart(&plan).iter().map(told).collect()
    }

    #[test]
    fn what_belongs_together_is_apart_unless_escalation_joins_its_reviews() {
        let apart = "y: { cadence: weekly, reviews: [a] }, x: { cadence: monthly, reviews: [b, c] }";
        assert_eq!(pairs(apart), ["y a | x b"]);
        let joined = "y: { cadence: weekly, reviews: [a], escalates_to: z }, z: { cadence: annual },
            x: { cadence: monthly, reviews: [b, c], escalates_to: z }";
        assert_eq!(pairs(joined), Vec::<String>::new());
        let odd = "y: { cadence: every 10 days, reviews: [a], escalates_to: x }, x: { cadence: monthly, reviews: [b, c] }";
        assert_eq!(pairs(odd), ["y a ~ x b"]);
        assert_eq!(pairs("y: { reviews: [a] }, x: { reviews: [a, b, c] }"), Vec::<String>::new());
        assert_eq!(pairs("y: { reviews: [a] }, x: { cadence: daily, reviews: [i] }"), Vec::<String>::new());
    }
}
