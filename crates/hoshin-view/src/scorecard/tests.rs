//! The scorecard of the published dashboard, and large ones.

use super::*;
use crate::tests::{narrowed, read, shown};
use crate::{Shown, View};

fn texts(table: &Table) -> Vec<Vec<String>> {
    let head = table.columns.iter().map(|column| column.name.clone()).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect());
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn the_dashboard_of_the_lean_plant_is_the_published_table() {
    let Shown::Scorecard(card) = shown("dashboard", View::Scorecard, None) else { panic!("no scorecard") };
    let published = [
        ["Perspective", "KPI", "Current", "Target", "Status", "Action"],
        [
            "Financial",
            "Cost per unit",
            "4.50 USD per unit",
            "4.00 USD per unit",
            "amber",
            "Kaizen to reduce scrap",
        ],
        ["Customer", "On-time delivery", "96 %", "98 %", "green", "Maintain"],
        ["Internal Process", "Defect rate", "1.8 %", "1.0 %", "red", "Root cause analysis in progress"],
        [
            "Learning and Growth",
            "Lean training completion",
            "72 %",
            "80 %",
            "amber",
            "Schedule refresher sessions",
        ],
    ];
    let told = texts(&card.table());
    let told: Vec<&[String]> = told.iter().map(|row| &row[..6]).collect();
    assert_eq!(told, published);
}

fn rows(shown: Shown) -> Vec<String> {
    let Shown::Scorecard(card) = shown else { panic!("no scorecard") };
    let name = |row: &Row| row.kpi.as_ref().or(row.goal.as_ref()).map(|item| item.id.clone());
    card.rows.iter().filter_map(name).collect()
}

#[test]
fn it_can_be_narrowed_to_a_perspective_a_goal_or_an_owner() {
    let asked = |of: &str| rows(shown("manufacturer", View::Scorecard, Some(of)));
    assert_eq!(asked("financial"), ["cost-per-contact", "cost-per-contact"]);
    assert_eq!(asked("nps-75").len(), 4, "its own, and those of what serves it");
    assert_eq!(asked("agents"), Vec::<String>::new());
    assert_eq!(asked("customer-service").len(), 2);
}

#[test]
fn a_goal_that_nothing_tells_of_is_seen_and_a_large_card_counts_what_it_leaves_out() {
    let blank = read("objectives: { o: { name: Nothing tells of it } }");
    assert_eq!(rows(narrowed(&blank, View::Scorecard, None)), ["o"]);
    let above = |number: usize| if number < 100 { "top" } else { "o0" };
    let below: Vec<String> =
        (0..900).map(|number| format!("  o{number}: {{ advances: [{}] }}\n", above(number))).collect();
    let below = below.concat();
    let plan = read(&format!("objectives:\n  top: {{}}\n{below}"));
    let Shown::Scorecard(card) = narrowed(&plan, View::Scorecard, None) else { panic!("no scorecard") };
    assert_eq!((card.rows.len(), card.left_out), (400, 501));
    assert!(card.rows.iter().any(|row| row.goal.as_ref().is_some_and(|goal| goal.id == "o99")));
}
