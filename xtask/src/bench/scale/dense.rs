//! A plan of four relations a node: a generated organisation, and between its goals, figures and initiatives as many more
//! relations as are lacking, to anywhere.

use std::collections::HashSet;
use std::error::Error;

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::format::limits::Limits;
use hoshin::generate::generate;
use hoshin::metamodel::{NodeKind, Params, RelationKind};
use hoshin::value::Strength;

use crate::bench::random::Random;
use crate::bench::records::Records;
use crate::bench::work::SEED;

/// What is added: of which kind from which to which kind, and how often in a hundred. Between two of a kind it leads from
/// the later to the earlier one, so that no circles come about.
const ADDED: [(NodeKind, RelationKind, NodeKind, u64); 5] = [
    (NodeKind::Initiative, RelationKind::Advances, NodeKind::Objective, 35),
    (NodeKind::Objective, RelationKind::Drives, NodeKind::Objective, 25),
    (NodeKind::Kpi, RelationKind::Drives, NodeKind::Kpi, 15),
    (NodeKind::Initiative, RelationKind::Improves, NodeKind::Kpi, 15),
    (NodeKind::Kpi, RelationKind::Measures, NodeKind::Objective, 10),
];
const STRENGTHS: [Strength; 3] = [Strength::STRONG, Strength::MEDIUM, Strength::WEAK];
/// Relations for each node.
const DENSITY: usize = 4;

/// Makes it. The same number of nodes gives the same plan.
pub(super) fn plan(nodes: usize) -> Result<Plan, Box<dyn Error>> {
    let mut text = Vec::new();
    generate(nodes, SEED, &mut text)?;
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let plan = Plan::read_named(std::str::from_utf8(&text)?, Format::Ndjson, "plan", &limits)?;
    drop(text);
    let mut records = Records::of(&plan);
    drop(plan);
    let of_kind = |kind| records.of_kind(kind);
    let places: Vec<(Vec<usize>, Vec<usize>)> =
        ADDED.iter().map(|(source, _, target, _)| (of_kind(*source), of_kind(*target))).collect();
    let mut random = Random::of(SEED);
    // Two that are related once are not related again.
    let mut related: HashSet<(usize, usize)> = records.ends().collect();
    for _ in 0..nodes * DENSITY {
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
        let Some((from, to)) = ends.filter(|(from, to)| related.insert((**from, **to))) else { continue };
        let strength = STRENGTHS.get(random.place_below(3)).copied();
        records.relate(*from, *relation, Params { strength, ..Params::default() }, *to);
    }
    records.build()
}
