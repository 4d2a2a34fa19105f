//! The figures of the articles, as they stand in the plans.

use hoshin::format::write::to_json_line;
use hoshin::metamodel::NodeKind;

use super::load;
use crate::places::root;

/// A plan, a target, what it promises, and the row that asks for it.
const PROMISED: &[(&str, &str, &str, &str)] = &[
    ("manufacturer.yaml", "nps-75/nps", "from 60 to 75", "S0.18"),
    ("manufacturer.yaml", "fcr-80/fcr", r#"from "70 %" to "80 %""#, "S0.18"),
    ("complaints.yaml", "defects-50/defect-rate", r#"change "-50 %""#, "S0.17"),
    ("complaints.yaml", "complaints-20/complaints", r#"change "-20 %""#, "S1.18"),
    ("plastics.yaml", "defects/defect-rate-per-batch", r#"to "< 1 % per batch""#, "S1.14"),
    ("plastics.yaml", "on-time-rate/1", r#"to "98 %""#, "S1.14"),
    ("plastics.yaml", "suggestion-rate/1", r#"to "3 per person per year""#, "S1.14"),
    ("components.yaml", "production-costs/cost-per-unit", r#"change "-10 % per year""#, "S1.16"),
    ("components.yaml", "satisfaction/on-time-delivery", r#"to "98 %""#, "S1.16"),
    ("components.yaml", "waste/lead-time", r#"to "< 5 days""#, "S1.16"),
    ("components.yaml", "lean-capability/certified-in-lean", r#"to "80 %""#, "S1.16"),
    ("cascade.yaml", "lead-time-30/lead-time", r#"change "-30 %""#, "S1.29"),
    ("cascade.yaml", "setup-25/setup-time", r#"change "-25 %""#, "S1.29"),
    ("cascade.yaml", "smed-for-all/trained-in-smed", r#"to "100 %""#, "S1.29"),
    ("cascade.yaml", "monthly-kaizen/setup-kaizens", r#"to ">= 1 per month""#, "S1.29"),
    ("dashboard.yaml", "cost-per-unit/1", "to 4", "S1.36"),
    ("dashboard.yaml", "on-time-delivery/1", "to 98", "S1.36"),
    ("dashboard.yaml", "defect-rate/1", "to 1", "S1.36"),
    ("dashboard.yaml", "lean-training/1", "to 80", "S1.36"),
];

#[test]
fn the_plans_promise_what_the_articles_do() {
    for (plan, target, promised, row) in PROMISED {
        let plan_of_target = load(&root().join("examples/plans").join(plan));
        let node =
            plan_of_target.node(NodeKind::Target, target).unwrap_or_else(|| panic!("{plan}: {target}"));
        let said: Vec<String> = ["from", "to", "change"]
            .iter()
            .filter_map(|key| Some(format!("{key} {}", to_json_line(&node.field(key)?))))
            .collect();
        assert_eq!(said.join(" "), *promised, "{plan}: {target} ({row})");
    }
}

/// How far each KPI of the dashboard is from its target, relative to it, in row S1.36: amber, green, red, amber.
#[test]
fn the_dashboard_is_as_far_off_as_in_the_article() {
    let plan = load(&root().join("examples/plans/dashboard.yaml"));
    for (kpi, goal, gap) in [
        ("cost-per-unit", 4.0, 0.125),
        ("on-time-delivery", 98.0, 0.0204),
        ("defect-rate", 1.0, 0.8),
        ("lean-training", 80.0, 0.1),
    ] {
        let node = plan.node(NodeKind::Kpi, kpi).unwrap();
        let [reading] = node.readings() else { panic!("{kpi} has one reading") };
        let off: f64 = (reading.value.as_ref().unwrap().value - goal) / goal;
        assert!((off.abs() - gap).abs() < 0.0001, "{kpi}: {off}");
    }
}
