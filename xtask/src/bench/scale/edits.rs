//! Edits in a workspace: seven of ten a reading or a field, two a relation, one a node, anywhere in the plan; each is taken
//! back when its time is known, so that all meet the same plan.

use std::error::Error;
use std::time::Instant;

use hoshin::check::Settings;
use hoshin::metamodel::{Common, Initiative, NodeKind, Params, Reading, RelationKind};
use hoshin::model::{Edit, Event, NodeRef, RelationRef};
use hoshin::value::Strength;
use hoshin::value::datum::Datum;
use hoshin::{Plan, Workspace};

use crate::bench::random::Random;
use crate::bench::work::SEED;

/// How many edits are made (our choice: enough for the slowest in a hundred).
const EDITS: usize = 1000;

/// The middle time of an edit, and that which one in a hundred exceeds, in milliseconds.
pub(super) fn measure(plan: Plan) -> Result<Option<(f64, f64)>, Box<dyn Error>> {
    let names = |kind| -> Vec<NodeRef> { plan.nodes_of_kind(kind).map(|node| node.to_ref()).collect() };
    let (kpis, objectives) = (names(NodeKind::Kpi), names(NodeKind::Objective));
    let initiatives = names(NodeKind::Initiative);
    let mut workspace = Workspace::new(plan, Settings::default());
    let mut random = Random::of(SEED);
    let mut times = Vec::new();
    for number in 0..EDITS {
        let mut drawn = |nodes: &[NodeRef]| {
            let place = (!nodes.is_empty()).then(|| random.place_below(nodes.len()));
            place.and_then(|place| nodes.get(place)).cloned()
        };
        let Some(((kpi, objective), initiative)) =
            drawn(&kpis).zip(drawn(&objectives)).zip(drawn(&initiatives))
        else {
            return Ok(None);
        };
        let params = Params { strength: Some(Strength::MEDIUM), ..Params::default() };
        let edit = match number % 10 {
            0..4 => {
                let value = Some((number % 90).to_string().parse()?);
                let reading = Reading { date: Some("2026-03-04".parse()?), value, source: None };
                Edit::Record { of: kpi, event: Event::Reading(reading) }
            }
            4..7 => {
                let name = Datum::text(format!("Another name, the {number}th"));
                Edit::Change { node: objective, fields: vec![("name".into(), Some(name))] }
            }
            7..9 => {
                let relation =
                    RelationRef { from: initiative, relation: RelationKind::Advances, to: objective };
                Edit::Relate { relation, params }
            }
            _ => Edit::Add {
                id: format!("added-{number}").into(),
                common: Common {
                    name: Some(format!("Something new, the {number}th").into()),
                    ..Common::default()
                },
                data: Box::new(Initiative::default().into()),
                relations: vec![(RelationKind::Advances, objective, params)],
            },
        };
        let start = Instant::now();
        // A relation that is there already is no edit.
        let Ok(changes) = workspace.apply(&edit) else { continue };
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        workspace.undo(changes.undo)?;
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied();
    Ok(at(50).zip(at(99)))
}
