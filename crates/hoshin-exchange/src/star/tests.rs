//! The tables against the page that tells of them.

use std::fmt::Write;

use hoshin::format::Format as Text;

use super::*;

const PAGE: &str = include_str!("../../../../docs/bi.md");

fn plan() -> Plan {
    Plan::read(include_str!("../../tests/fixtures/star.yaml"), Text::Yaml).unwrap()
}

#[test]
fn the_page_tells_of_every_table_and_column() {
    let mut wanted = String::new();
    for frame in frames(&plan(), &Options::default()) {
        assert!(frame.columns.iter().all(|(_, values)| values.len() == frame.rows()), "{}", frame.name);
        writeln!(wanted, "## {}", frame.name).unwrap();
        for (column, values) in &frame.columns {
            writeln!(wanted, "| `{column}` | {} |", values.sql_type()).unwrap();
        }
    }
    let told: Vec<String> = PAGE
        .lines()
        .filter_map(|line| {
            if let Some(name) = line.strip_prefix("## `") {
                return Some(format!("## {}", name.trim_end_matches('`')));
            }
            let mut cells = line.strip_prefix("| `")?.split(" | ");
            Some(format!("| `{} | {} |", cells.next()?, cells.next()?))
        })
        .collect();
    assert_eq!(told.join("\n") + "\n", wanted);
}

#[test]
fn the_same_plan_gives_the_same_archive() {
    let options = Options::default();
    #[cfg(feature = "parquet")]
    assert_eq!(export_parquet(&plan(), &options), export_parquet(&plan(), &options));
    let files = csv_files(&plan(), &options);
    let (_, status) = files.iter().find(|(name, _)| name == "status.csv").unwrap();
    assert!(
        String::from_utf8_lossy(status).contains("target:nps-75/nps,2026-03-05,true,"),
        "{}",
        String::from_utf8_lossy(status)
    );
}
