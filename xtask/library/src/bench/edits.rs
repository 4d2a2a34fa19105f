//! `cargo xtask bench edits`: what one edit costs in a workspace, from the edit to the changed findings, by sort of edit.
//! `bench edits 100000 2000` takes so many nodes and edits; with `sorts`, every field, relation and kind is told; with
//! `rules`, every rule is measured alone.

mod stock;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use hoshin::check::{Catalogue, Settings};
use hoshin::format::Format;
use hoshin::generate::generate;
use hoshin::model::Edit;
use hoshin::{Plan, Workspace};

use self::stock::{Sort, Stock};
use super::random::Random;
use super::work::SEED;

/// More nodes than this judged again, and an edit is told apart.
const FAR: usize = 1000;
/// The time after which no further edit is made (our choice).
const PATIENCE: Duration = Duration::from_secs(20);

/// An edit that was made.
pub(super) struct Made {
    sort: Sort,
    /// The sort, and which field, relation or kind.
    what: String,
    took: Duration,
    judged: usize,
}

impl Made {
    /// Whether it reached no more than edits mostly do.
    pub(super) fn is_near(&self) -> bool {
        self.judged <= FAR
    }
}

/// The time that a share of some edits does not exceed, in milliseconds.
pub(super) fn quantile<'e>(edits: impl Iterator<Item = &'e Made>, hundredths: usize) -> Option<f64> {
    let mut times: Vec<Duration> = edits.map(|edit| edit.took).collect();
    times.sort_unstable();
    times.get(times.len() * hundredths / 100).map(|time| time.as_secs_f64() * 1000.0)
}

/// Makes at most so many edits, the same for the same plan.
pub(super) fn make(workspace: &mut Workspace, most: usize) -> Vec<Made> {
    let stock = Stock::of(workspace.plan());
    let mut random = Random::of(SEED);
    let mut made = Vec::new();
    let begin = Instant::now();
    while made.len() < most && begin.elapsed() < PATIENCE {
        let sort = Sort::drawn(&mut random);
        let Some(edit) = stock.edit(sort, workspace.plan(), &mut random) else { continue };
        let what = match &edit {
            Edit::Change { node, fields } => {
                format!("{} {}", node.kind, fields.first().map_or("", |(field, _)| field))
            }
            Edit::Relate { relation, .. } | Edit::Unrelate { relation, .. } => {
                format!("{} {}", relation.from.kind, relation.relation)
            }
            Edit::Add { data, .. } => data.kind().to_string(),
            Edit::Remove { node } => node.kind.to_string(),
            Edit::Record { .. } => String::new(),
        };
        let start = Instant::now();
        let Ok(changes) = workspace.apply(&edit) else { continue };
        made.push(Made { sort, what, took: start.elapsed(), judged: changes.judged });
    }
    made
}

/// Measures and prints.
pub(super) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<usize>().ok());
    let (nodes, edits) = (numbers.next().unwrap_or(100_000), numbers.next().unwrap_or(2000));
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let mut text = Vec::new();
    generate(nodes, SEED, &mut text)?;
    let plan = Plan::read(std::str::from_utf8(&text)?, Format::Ndjson)?;
    println!("{} nodes, {} relations", plan.node_count(), plan.relation_count());
    let made = make(&mut Workspace::new(plan.clone(), Settings::default()), edits);
    let of = |is_it: &dyn Fn(&Made) -> bool| made.iter().filter(|edit| is_it(edit)).collect::<Vec<_>>();
    for (sort, _) in Sort::ALL {
        tell(sort.as_str(), &of(&|edit| edit.sort == sort));
    }
    tell("all", &of(&|_| true));
    tell("all but far", &of(&Made::is_near));
    tell("far", &of(&|edit| !edit.is_near()));
    if has("sorts") {
        let mut sorts: BTreeMap<(&str, &str), Vec<&Made>> = BTreeMap::new();
        for edit in &made {
            sorts.entry((edit.sort.as_str(), &edit.what)).or_default().push(edit);
        }
        for ((sort, what), edits) in sorts {
            tell(&format!("{sort} {what}"), &edits);
        }
    }
    if has("rules") {
        alone(&plan, edits)?;
    }
    Ok(())
}

/// What each rule takes when it is the only one, beside what an edit takes without any.
fn alone(plan: &Plan, edits: usize) -> Result<(), Box<dyn Error>> {
    let mean = |code: &str| -> Result<f64, Box<dyn Error>> {
        let settings = Settings { select: vec![code.parse()?], ..Settings::default() };
        let made = make(&mut Workspace::new(plan.clone(), settings), edits);
        #[expect(clippy::cast_precision_loss, reason = "a number of edits")]
        let count = made.len().max(1) as f64;
        Ok(made.iter().map(|edit| edit.took.as_secs_f64() * 1e6).sum::<f64>() / count)
    };
    let base = mean("HSN000")?;
    println!("no rule: mean {base:.2} us");
    let mut rows = Vec::new();
    for rule in Catalogue::standard().rules() {
        rows.push((mean(rule.info.code)? - base, rule.info.code, rule.info.name));
    }
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (mean, code, name) in rows {
        println!("{code} {name:<28} mean {mean:>10.2} us more");
    }
    Ok(())
}

fn tell(what: &str, edits: &[&Made]) {
    let micros = |hundredths| quantile(edits.iter().copied(), hundredths).unwrap_or_default() * 1000.0;
    let (middle, high) = (micros(50), micros(99));
    println!("{what:<30} {:>6} edits  median {middle:>9.1} us  p99 {high:>10.1} us", edits.len());
}
