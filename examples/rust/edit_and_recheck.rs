//! A plan changed and checked again: what the edits mended, and what they broke.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::collections::BTreeMap;

use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::metamodel::relation::Advances;
use hoshin::metamodel::{CheckIn, NodeKind, RelationKind};
use hoshin::model::{Edit, Event, NodeRef, RelationRef};
use hoshin::value::datum::Datum;
use hoshin::{Plan, value::Share};

const PLAN: &str = "
hoshin: 1
drivers: { lead: { name: Lead the market, owner: ceo } }
objectives:
  loyal: { name: Keep customers, owner: ceo, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 points } ] }
kpis: { nps: { name: Net Promoter Score, direction: increase, owner: ceo } }
owners: { ceo: { name: Chief Executive Officer } }
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut plan = Plan::read(PLAN, Format::Yaml)?;
    let before = findings(&plan);

    let loyal = NodeRef::new(NodeKind::Objective, "loyal");
    let lead = NodeRef::new(NodeKind::Driver, "lead");
    let relation = RelationRef { from: loyal.clone(), relation: RelationKind::Advances, to: lead };
    let said = CheckIn {
        date: Some("2026-03-02".parse()?),
        who: Some("ceo".into()),
        confidence: Some(Share::new(0.7)?),
        ..CheckIn::default()
    };
    plan.apply(&Edit::Relate { relation, params: Advances::strong().into() })?;
    plan.apply(&Edit::Record { of: loyal, event: Event::CheckIn(said) })?;
    let node = NodeRef::new(NodeKind::Kpi, "nps");
    // A field is set by its key, and emptied by none. This one is a slip: the promise is in points.
    plan.apply(&Edit::Change { node, fields: vec![("unit".into(), Some(Datum::text("percent")))] })?;

    let after = findings(&plan);
    for (_, message) in before.iter().filter(|(print, _)| !after.contains_key(*print)) {
        println!("mended: {message}");
    }
    for (_, message) in after.iter().filter(|(print, _)| !before.contains_key(*print)) {
        println!("broken: {message}");
    }
    Ok(())
}

/// The findings by what tells one from another across runs.
fn findings(plan: &Plan) -> BTreeMap<String, String> {
    let report = check(plan, &Settings::default());
    report.findings().iter().map(|finding| (finding.fingerprint(), finding.message.clone())).collect()
}
