//! What one edit costs in a workspace, from the edit to the changed findings: medians and tails by sort of edit, and
//! what each rule has in it. `cargo bench --bench workspace -- 100000 2000` takes so many nodes and edits; with `rules`
//! behind, every rule is also measured alone; with `sorts`, every field, relation and kind.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot be made must stop, and tells what it measured"
)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use hoshin::check::{Catalogue, Settings};
use hoshin::format::Format;
use hoshin::generate::generate;
use hoshin::metamodel::{Common, NodeKind, Reading, RelationKind};
use hoshin::model::{Edit, Event, Node, RelationRef};
use hoshin::value::Role;
use hoshin::{Plan, Workspace};

/// The sorts of edits, each with its share in a hundred.
const SORTS: &[(&str, u64)] =
    &[("reading", 35), ("field", 35), ("relate", 10), ("unrelate", 10), ("add", 5), ("remove", 5)];

/// More than this judged again, and an edit is told apart.
const FAR: usize = 1000;

/// The usual numbers that only look random (an xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((u128::from(self.0) * bound as u128) >> 64) as usize
    }

    fn of<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

/// What edits are aimed at.
struct Stock {
    nodes: Vec<(NodeKind, Box<str>)>,
    kpis: Vec<Box<str>>,
    relations: Vec<RelationRef>,
}

impl Stock {
    fn of(plan: &Plan) -> Self {
        Self {
            nodes: plan.nodes().map(|node| (node.kind(), node.id().into())).collect(),
            kpis: plan.nodes_of_kind(NodeKind::Kpi).map(|kpi| kpi.id().into()).collect(),
            relations: plan.relations().map(hoshin::model::Link::to_ref).collect(),
        }
    }

    fn node<'p>(&self, plan: &'p Plan, random: &mut Random) -> Option<Node<'p>> {
        let (kind, id) = random.of(&self.nodes);
        plan.node(*kind, id)
    }

    /// Another node of a kind.
    fn other<'p>(&self, plan: &'p Plan, kind: NodeKind, random: &mut Random) -> Option<Node<'p>> {
        (0..1000).find_map(|_| {
            let (known, id) = random.of(&self.nodes);
            (*known == kind).then(|| plan.node(kind, id)).flatten()
        })
    }

    fn edit(&self, sort: &str, plan: &Plan, random: &mut Random) -> Option<Edit> {
        Some(match sort {
            "reading" => {
                let kpi = plan.node(NodeKind::Kpi, random.of::<Box<str>>(&self.kpis))?;
                let date = format!("2026-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28));
                let value = Some(random.below(100).to_string().parse().unwrap());
                let reading = Reading { date: Some(date.parse().unwrap()), value, source: None };
                Edit::Record { of: kpi.to_ref(), event: Event::Reading(reading) }
            }
            "field" => {
                let node = self.node(plan, random)?;
                let stated = node.kind().fields().iter().filter(|field| node.field(field.key).is_some());
                let keys: Vec<&'static str> = stated.map(|field| field.key).collect();
                if keys.is_empty() {
                    return None;
                }
                let key = *random.of::<&str>(&keys);
                // What another of its kind states there, mostly something else.
                let value = self.other(plan, node.kind(), random)?.field(key)?;
                Edit::Change { node: node.to_ref(), fields: vec![(key.into(), Some(value))] }
            }
            "relate" => {
                let like = random.of(&self.relations);
                let from = self.other(plan, like.from.kind, random)?.to_ref();
                let to = self.other(plan, like.to.kind, random)?.to_ref();
                let link = plan.node(like.from.kind, &like.from.id)?.outgoing(like.relation).next()?;
                Edit::Relate {
                    relation: RelationRef { from, relation: like.relation, to },
                    params: link.params(),
                }
            }
            "unrelate" => {
                let relation = random.of(&self.relations).clone();
                let link = plan.node(relation.from.kind, &relation.from.id)?.outgoing(relation.relation);
                let role = link
                    .filter(|link| *link.target().id() == *relation.to.id)
                    .map(hoshin::model::Link::role)
                    .next();
                let role = role.filter(|role: &Role| *role != Role::Accountable);
                Edit::Unrelate { relation, role }
            }
            "add" => {
                let like = self.node(plan, random)?;
                let relations = like
                    .all_outgoing()
                    .filter(|link| link.kind() != RelationKind::EscalatesTo)
                    .map(|link| (link.kind(), link.target().to_ref(), link.params()))
                    .collect();
                let id = format!("new-{}", random.below(1 << 40));
                let name = like.stated_name().map(|name| format!("{name} {id}").into());
                let common = Common { name, ..Common::default() };
                Edit::Add { id: id.into(), common, data: Box::new(like.data().to_owned()), relations }
            }
            _ => Edit::Remove { node: self.node(plan, random)?.to_ref() },
        })
    }
}

struct Measured {
    /// The sort, and of fields which.
    sort: String,
    took: Duration,
    judged: usize,
}

/// Makes so many edits, the same for the same plan, and tells what each took.
fn measure(workspace: &mut Workspace, edits: usize) -> Vec<Measured> {
    let stock = Stock::of(workspace.plan());
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut found = Vec::new();
    while found.len() < edits {
        let mut left = random.below(100) as u64;
        let sort = SORTS.iter().find(|(_, share)| {
            let is_it = left < *share;
            left = left.saturating_sub(*share);
            is_it
        });
        let sort = sort.unwrap().0;
        let Some(edit) = stock.edit(sort, workspace.plan(), &mut random) else { continue };
        let sort = match &edit {
            Edit::Change { node, fields } => format!("{sort} {} {}", node.kind, fields[0].0),
            Edit::Relate { relation, .. } | Edit::Unrelate { relation, .. } => {
                format!("{sort} {} {}", relation.from.kind, relation.relation)
            }
            Edit::Add { data, .. } => format!("{sort} {}", data.kind()),
            Edit::Remove { node } => format!("{sort} {}", node.kind),
            Edit::Record { .. } => sort.to_owned(),
        };
        let start = Instant::now();
        let Ok(changes) = workspace.apply(&edit) else { continue };
        found.push(Measured { sort, took: start.elapsed(), judged: changes.judged });
    }
    found
}

fn micros(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let at = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

fn tell(what: &str, mut times: Vec<Duration>) {
    let (middle, high, last) = (micros(&mut times, 0.5), micros(&mut times, 0.99), micros(&mut times, 1.0));
    println!(
        "{what:<28} {:>6} edits  median {middle:>9.1} us  p99 {high:>10.1} us  most {last:>10.1} us",
        times.len()
    );
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let nodes = numbers.first().copied().unwrap_or(100_000);
    let edits = numbers.get(1).copied().unwrap_or(2_000);
    let mut text = Vec::new();
    generate(nodes, 7, &mut text).unwrap();
    let plan = Plan::read(&String::from_utf8(text).unwrap(), Format::Ndjson).unwrap();
    let start = Instant::now();
    let mut workspace = Workspace::new(plan.clone(), Settings::default());
    println!(
        "{} nodes, {} relations, first check {:?}",
        plan.node_count(),
        plan.relation_count(),
        start.elapsed()
    );
    let found = measure(&mut workspace, edits);
    for (sort, _) in SORTS {
        tell(sort, found.iter().filter(|one| one.sort.starts_with(sort)).map(|one| one.took).collect());
    }
    tell("all", found.iter().map(|one| one.took).collect());
    tell("all but far", found.iter().filter(|one| one.judged <= FAR).map(|one| one.took).collect());
    tell("far", found.iter().filter(|one| one.judged > FAR).map(|one| one.took).collect());
    let far = found.iter().filter(|one| one.judged > FAR);
    let (judged, took) =
        far.fold((0, 0.0), |(judged, took), one| (judged + one.judged, took + one.took.as_secs_f64()));
    println!("far: {:.3} us a judgement", took * 1e6 / (judged as f64).max(1.0));
    if std::env::args().any(|argument| argument == "sorts") {
        let mut sorts: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
        for one in &found {
            sorts.entry(&one.sort).or_default().push(one.took);
        }
        for (sort, times) in sorts {
            tell(sort, times);
        }
    }
    if !std::env::args().any(|argument| argument == "rules") {
        return;
    }
    let mut alone: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    let none = Settings { select: vec!["HSN000".parse().unwrap()], ..Settings::default() };
    let base: f64 = total(&measure(&mut Workspace::new(plan.clone(), none), edits));
    for rule in Catalogue::standard().rules() {
        let settings = Settings { select: vec![rule.info.code.parse().unwrap()], ..Settings::default() };
        let found = measure(&mut Workspace::new(plan.clone(), settings), edits);
        let mean = (total(&found) - base) / edits as f64;
        let mut times: Vec<Duration> = found.iter().map(|one| one.took).collect();
        let told = format!(
            "{} {:<26} mean {mean:>9.2} us  median {:>8.1}  p99 {:>9.1}",
            rule.info.code,
            rule.info.name,
            micros(&mut times, 0.5),
            micros(&mut times, 0.99)
        );
        alone.entry((mean.max(0.0) * 1e3) as u64).or_default().push(told);
    }
    println!("no rule: mean {:.2} us", base / edits as f64);
    alone.values().rev().flatten().for_each(|told| println!("{told}"));
}

fn total(found: &[Measured]) -> f64 {
    found.iter().map(|one| one.took.as_secs_f64() * 1e6).sum()
}
