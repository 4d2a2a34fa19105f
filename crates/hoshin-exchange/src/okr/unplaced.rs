//! Cells that say something which has no place at what their row became: they are told, not dropped.

use std::collections::HashSet;

use super::{Column, Entry, EntryKind};
use crate::Notes;

use Column as C;

/// Tells of every cell of an entry that nothing was made of.
pub(super) fn tell(entry: &Entry, kind: EntryKind, notes: &mut Notes) {
    let filled = || entry.fields.iter().filter(|(_, cell, _)| !cell.is_empty());
    let there: HashSet<Column> = filled().map(|(column, ..)| *column).collect();
    for (column, cell, place) in filled().filter(|(column, ..)| !holds(kind, *column, &there)) {
        let shown: String = cell.text().chars().take(60).collect();
        let text = format!("`{shown}` under `{}` has no place at {}", column.heading(), called(kind));
        notes.lost("unplaced-cell", place.clone(), text);
    }
}

/// Whether something is made of a column at an entry of a kind, which has those other columns.
fn holds(kind: EntryKind, column: Column, there: &HashSet<Column>) -> bool {
    use EntryKind::{Driver, Initiative, KeyResult, Kpi, Objective};
    let has = |column| there.contains(&column);
    // An objective with values of its own has a key result made of them.
    let is_promise =
        kind == KeyResult || kind == Objective && (has(C::Goal) || has(C::Metric) && has(C::Baseline));
    let has_value =
        || has(C::Goal) || has(C::Baseline) || has(C::Stretch) || has(C::Current) || has(C::Metric);
    match column {
        C::Scope => kind == Objective,
        C::Strength => !matches!(kind, Driver | KeyResult),
        C::Stage | C::Confidence => matches!(kind, Objective | KeyResult | Initiative),
        C::Framework => matches!(kind, Objective | Initiative),
        C::Perspective => matches!(kind, Driver | Objective | Kpi),
        C::Weight | C::Period => kind != Kpi,
        C::Start => matches!(kind, Driver | Objective | Initiative) && !has(C::Period),
        C::Due if is_promise => true,
        C::Due => matches!(kind, Driver | Objective | Initiative) && has(C::Start) && !has(C::Period),
        C::Metric | C::Baseline | C::Goal | C::Stretch | C::Progress => is_promise,
        C::Current => is_promise || kind == Kpi,
        C::Unit | C::Direction => is_promise && has_value() || kind == Kpi,
        _ => true,
    }
}

const fn called(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Driver => "a driver",
        EntryKind::Objective => "an objective",
        EntryKind::KeyResult => "a key result",
        EntryKind::Initiative => "an initiative",
        EntryKind::Kpi => "a KPI",
    }
}

#[cfg(test)]
mod tests {
    use hoshin::format::Format;
    use hoshin::value::Date;

    use crate::okr::{TableOptions, csv};
    use crate::{Options, okr::Column};

    /// A heading, and what may stand below it.
    const CELLS: &[(Column, &str)] = &[
        (Column::Description, "why we do it"),
        (Column::Strength, "strong"),
        (Column::Owner, "Zed"),
        (Column::Contributors, "Yan"),
        (Column::Team, "Sales"),
        (Column::Scope, "Tribe"),
        (Column::Period, "Q1 2027"),
        (Column::Start, "2027-02-03"),
        (Column::Due, "2027-03-04"),
        (Column::Metric, "Calls"),
        (Column::Unit, "EUR"),
        (Column::Direction, "decrease"),
        (Column::Baseline, "11.5"),
        (Column::Goal, "12.5"),
        (Column::Stretch, "13.5"),
        (Column::Current, "14.5"),
        (Column::Progress, "37%"),
        (Column::Confidence, "73%"),
        (Column::Weight, "0.37"),
        (Column::Stage, "done"),
        (Column::Tags, "growth"),
        (Column::Framework, "bsc"),
        (Column::Perspective, "Customer"),
    ];

    /// The plan of a row of a kind below an objective, and how much was told of cells.
    fn read(kind: &str, cells: &[(Column, &str)]) -> (String, u64) {
        let headings: Vec<&str> = cells.iter().map(|(column, _)| column.heading()).collect();
        let values: Vec<&str> = cells.iter().map(|(_, cell)| *cell).collect();
        let (headings, values) = (headings.join(","), values.join(","));
        let text = format!("Id,Type,Title,Parent,{headings}\n1,Objective,Top\n2,{kind},Child,1,{values}\n");
        let tables = TableOptions { as_of: Some(Date::constant(2027, 1, 1)), ..TableOptions::default() };
        let imported = csv::import(text.as_bytes(), &Options::default().tables(tables)).unwrap();
        let told = imported.notes.iter().filter(|note| note.code != "kind").map(|note| note.times).sum();
        (imported.plan.write(Format::Yaml), told)
    }

    #[test]
    fn no_cell_is_lost_in_silence() {
        let mut silent = Vec::new();
        for kind in ["Driver", "Objective", "Key result", "Initiative", "KPI"] {
            for cell in CELLS {
                for among in [std::slice::from_ref(cell), CELLS] {
                    let without: Vec<_> = among.iter().filter(|other| other.0 != cell.0).copied().collect();
                    if read(kind, among) == read(kind, &without) {
                        silent.push(format!("{kind}: {} among {}", cell.0.heading(), among.len()));
                    }
                }
            }
        }
        assert!(silent.is_empty(), "{}", silent.join("\n"));
    }
}
