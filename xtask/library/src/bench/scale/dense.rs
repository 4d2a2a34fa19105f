//! A plan of four relations a node: a generated organisation, and between its goals, figures and initiatives as many more
//! relations as are lacking, to anywhere that good order allows. A plan that is in use is kept in order: one with findings
//! in the hundred thousands would measure how long it takes to write them.

use std::collections::HashSet;
use std::error::Error;

use hoshin::Plan;
use hoshin::check::analysis::chain::rank;
use hoshin::check::{Context, Settings};
use hoshin::format::Format;
use hoshin::format::limits::Limits;
use hoshin::generate::generate;
use hoshin::metamodel::{NodeKind, Params, RelationKind};
use hoshin::value::Strength;

use crate::bench::random::Random;
use crate::bench::records::Records;
use crate::bench::work::SEED;

/// What is added: of which kind from which to which kind, and how often in a hundred. Between two of a kind it leads from
/// the later to the earlier one, so that no circles come about, and never from a perspective to one that comes before it.
const ADDED: [(NodeKind, RelationKind, NodeKind, u64); 3] = [
    (NodeKind::Initiative, RelationKind::Improves, NodeKind::Kpi, 45),
    (NodeKind::Objective, RelationKind::Drives, NodeKind::Objective, 30),
    (NodeKind::Kpi, RelationKind::Drives, NodeKind::Kpi, 25),
];
const STRENGTHS: [Strength; 3] = [Strength::STRONG, Strength::MEDIUM, Strength::WEAK];
/// Relations for each node.
const DENSITY: usize = 4;
/// Draws for each relation that is wanted: not every one fits.
const DRAWS: usize = 4;

/// Makes it. The same number of nodes gives the same plan.
pub(super) fn plan(nodes: usize) -> Result<Plan, Box<dyn Error>> {
    let mut text = Vec::new();
    generate(nodes, SEED, &mut text)?;
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let plan = Plan::read_named(std::str::from_utf8(&text)?, Format::Ndjson, "plan", &limits)?;
    drop(text);
    let mut records = Records::of(&plan);
    let ranks = ranks(&plan);
    drop(plan);
    let of_kind = |kind| records.of_kind(kind);
    let places: Vec<(Vec<usize>, Vec<usize>)> =
        ADDED.iter().map(|(source, _, target, _)| (of_kind(*source), of_kind(*target))).collect();
    let mut random = Random::of(SEED);
    // Two that are related once are not related again.
    let mut related: HashSet<(usize, usize)> = records.ends().collect();
    for _ in 0..nodes * DENSITY * DRAWS {
        if related.len() >= nodes * DENSITY {
            break;
        }
        let mut lot = random.below(100);
        let drawn = ADDED.iter().zip(&places).find(|((.., share), _)| {
            let is_it = lot < *share;
            lot = lot.wrapping_sub(*share);
            is_it
        });
        let Some(((source, relation, target, _), (from, to))) = drawn else { continue };
        let at = random.place_below(from.len());
        let most = if source == target { at } else { to.len() };
        if most == 0 {
            continue;
        }
        let ends = from.get(at).zip(to.get(random.place_below(most)));
        let rank = |place: usize| ranks.get(place).copied().flatten();
        let is_in_order = |(from, to): &(&usize, &usize)| {
            *relation != RelationKind::Drives
                || rank(**from).zip(rank(**to)).is_none_or(|(from, to)| from <= to)
        };
        let is_new = |(from, to): &(&usize, &usize)| related.insert((**from, **to));
        let Some((from, to)) = ends.filter(is_in_order).filter(is_new) else { continue };
        let strength = STRENGTHS.get(random.place_below(3)).copied();
        records.relate(*from, *relation, Params { strength, ..Params::default() }, *to);
    }
    records.build()
}

/// The place of each node's perspective in the order of causes, in the order of the nodes.
fn ranks(plan: &Plan) -> Vec<Option<f64>> {
    let settings = Settings::default();
    let context = Context::new(plan, &settings);
    plan.nodes().map(|node| context.perspective(node).and_then(rank)).collect()
}
