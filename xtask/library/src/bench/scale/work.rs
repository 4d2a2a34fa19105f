//! What is measured on a plan, and which bytes each work must at least touch.

use std::error::Error;

use hoshin::analyse::{Alignment, Evidence, Flow, Satisfaction, Signs};
use hoshin::check::analysis::circles::with_circles;
use hoshin::check::{Settings, check};
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::{Plan, Workspace};

use super::row;
use crate::bench::clock::{Memory, Times};
use crate::bench::edits;
use crate::bench::rows::Row;
use crate::bench::work::NAME_RULES;

/// The analyses, of which the sum is told.
pub(super) const ANALYSES: [&str; 6] = [FLOW, SATISFACTION, EVIDENCE, SIGNS, ALIGNMENT, CYCLES];

const FLOW: &str = "flow of the plan";
const SATISFACTION: &str = "satisfaction";
const EVIDENCE: &str = "evidence";
const SIGNS: &str = "signed reach to 64 goals";
const ALIGNMENT: &str = "alignment to 8 goals";
const CYCLES: &str = "cycles";
const RULES: &str = "all rules";
const RULES_WITHOUT_NAMES: &str = "all rules but near names";
const EDIT: &str = "one edit";
const SLOW_EDIT: &str = "one edit, the slowest of a hundred";

/// Edits that are made at the most (our choice: enough for the slowest of a hundred).
const EDITS: usize = 1000;

/// The bytes of a way as the flow keeps it, and of a place where a node's ways begin.
const WAY: usize = 16;
const START: usize = 4;
/// What is known of a node's value at the least: measured and deployed.
const VALUE: usize = 16;

/// Measures one plan and tells each row when it is known.
pub(super) fn measure(
    nodes: usize,
    plan: &Plan,
    memory: Memory,
    tell: &mut dyn FnMut(Row),
) -> Result<(), Box<dyn Error>> {
    let time = |work: &mut dyn FnMut(&mut Times)| {
        let mut times = Times::default();
        work(&mut times);
        times.median()
    };
    // The drivers, and objectives at the top: there are fewer drivers than 64.
    let goals = |count: usize| -> Vec<Node<'_>> {
        let drivers = plan.nodes_of_kind(NodeKind::Driver);
        drivers.chain(plan.nodes_of_kind(NodeKind::Objective)).take(count).collect()
    };
    let (ends, relations) = (plan.node_count(), plan.relation_count());
    let found = time(&mut |times| drop(times.of(|| Flow::of(plan))));
    let flow = Flow::of(plan);
    let (n, ways) = (flow.len(), relations);
    // Every relation is read, and kept twice: into and out of nodes.
    tell(row(FLOW, nodes, found, Some(memory.floor(relations * 40, 2 * (ways * WAY + n * START)))));
    let as_of = plan.header().as_of;
    let found = time(&mut |times| drop(times.of(|| Satisfaction::of(&flow, as_of))));
    tell(row(SATISFACTION, nodes, found, Some(memory.floor(ways * WAY + n * START, n * VALUE))));
    let satisfaction = Satisfaction::of(&flow, as_of);
    let found = time(&mut |times| drop(times.of(|| Evidence::of(&satisfaction))));
    tell(row(EVIDENCE, nodes, found, Some(memory.floor(ways * WAY + n * (START + VALUE), n * 16))));
    drop(satisfaction);
    let found = time(&mut |times| drop(times.of(|| Signs::of(&flow, goals(64)))));
    tell(row(SIGNS, nodes, found, Some(memory.floor(ways * WAY + n * START, n * 16))));
    let found = time(&mut |times| drop(times.of(|| Alignment::of(&flow, goals(8)))));
    tell(row(ALIGNMENT, nodes, found, Some(memory.floor(ways * WAY + n * START, n * 8 * 16))));
    let found = time(&mut |times| drop(times.of(|| with_circles(plan))));
    tell(row(CYCLES, nodes, found, Some(memory.floor(relations * 12 + ends * START, ends * 4))));
    drop(flow);
    let found = time(&mut |times| drop(times.of(|| check(plan, &Settings::default()))));
    tell(row(RULES, nodes, found, None));
    let ignore = NAME_RULES.iter().map(|code| code.parse()).collect::<Result<_, _>>()?;
    let settings = Settings { ignore, ..Settings::default() };
    let found = time(&mut |times| drop(times.of(|| check(plan, &settings))));
    tell(row(RULES_WITHOUT_NAMES, nodes, found, None));
    let made = edits::make(&mut Workspace::new(plan.clone(), Settings::default()), EDITS);
    let near = || made.iter().filter(|edit| edit.is_near());
    tell(row(EDIT, nodes, edits::quantile(near(), 50), None));
    tell(row(SLOW_EDIT, nodes, edits::quantile(near(), 99), None));
    Ok(())
}
