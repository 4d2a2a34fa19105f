//! A plan built in code: the compiler holds the grammar, the builder the rest.
#![expect(clippy::print_stdout, reason = "an example prints")]

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::metamodel::relation::{Advances, Improves, Owns, ReportsTo, Tracks};
use hoshin::metamodel::{Driver, Initiative, Kpi, Objective, Owner, Target};
use hoshin::value::{Direction, Quantity};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut plan = Plan::builder();
    let horizon = Some("2026..2030".parse()?);
    let driver = plan.add("market-leader", "Lead the market", Driver { horizon, ..Driver::default() })?;
    let period = Some("2026".parse()?);
    let objective = plan.add("nps-75", "Improve NPS", Objective { period, ..Objective::default() })?;
    plan.relate(objective, Advances::strong().because("satisfied customers stay"), driver)?;

    let (unit, direction) = (Some("score".parse()?), Some(Direction::Increase));
    let kpi = plan.add("nps", "Net Promoter Score", Kpi { unit, direction, ..Kpi::default() })?;
    let (baseline, to) = (Some(Quantity::plain(60.0)), Some(">= 75".parse()?));
    let fields = Target { baseline, to, ..Target::default() };
    let target = plan.add_target(objective, "nps", "NPS from 60 to 75", fields)?;
    plan.relate(target, Tracks::default(), kpi)?;

    let routing = plan.add("routing", "Redesign call routing", Initiative::default())?;
    plan.relate(routing, Advances::medium(), objective)?;
    plan.relate(routing, Improves::medium(), kpi)?;
    // plan.relate(driver, Advances::strong(), objective)?; does not compile: a driver advances nothing

    let ceo = plan.add("ceo", "Chief Executive Officer", Owner::default())?;
    let coo = plan.add("coo", "Chief Operating Officer", Owner::default())?;
    plan.relate(coo, ReportsTo::default(), ceo)?;
    plan.relate(ceo, Owns::accountable(), driver)?;
    plan.relate(coo, Owns::accountable(), objective)?;
    plan.relate(coo, Owns::responsible(), routing)?;

    let plan = plan.build()?;
    println!("{} nodes, {} relations", plan.node_count(), plan.relation_count());
    for finding in check(&plan, &Settings::default()).findings() {
        println!("{}: {} [{}]", finding.severity, finding.message, finding.rule.name);
    }
    Ok(())
}
