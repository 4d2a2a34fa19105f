use super::*;
use crate::tests::shown;
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
