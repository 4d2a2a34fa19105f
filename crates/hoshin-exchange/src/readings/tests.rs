//! Tables of readings in their three layouts, and what becomes of plans that go out and come back.

use hoshin::format::Format as Text;
use proptest::prelude::*;

use super::*;
use crate::okr::TableOptions;

fn read(text: &str) -> (String, Vec<String>) {
    let imported = import_csv(text.as_bytes(), &Options::default()).unwrap();
    (imported.plan.write(Text::Yaml), imported.notes.iter().map(ToString::to_string).collect())
}

#[test]
fn three_layouts_tell_the_same() {
    let wanted = "hoshin: 1
kpis:
  nps:
    name: NPS
    readings: { 2026-01: 61, 2026-02: 63.5 }
  churn:
    name: Churn
    readings: { 2026-01: 4 %, 2026-02: 3 % }
";
    for text in [
        "Metric;Month;Value\nNPS;2026-01;61\nNPS;Feb 2026;63,5\nChurn;2026-01;4 %\nChurn;2026-02;3 %\n",
        "Metric,Jan 2026,2026-02\nNPS,61,63.5\nChurn,4%,3%\n",
        "Month,NPS,Churn\n2026-01,61,4%\n2026-02,63.5,3%\n",
    ] {
        assert_eq!(read(text).0, wanted, "{text}");
        assert_eq!(Format::recognise(text.as_bytes()), Some(Format::ReadingsCsv), "{text}");
    }
    let (_, notes) = read("kpi,date,value,mood\na,3/4/2026,1,x\na,soon,2,\na,2026-01-01,many,\n");
    for part in
        ["`3/4/2026` is read as 2026-04-03", "`soon` is no date", "`many` is no value", "column `mood`"]
    {
        assert!(notes.iter().any(|note| note.contains(part)), "{part}: {notes:?}");
    }
}

fn comes_back(
    plan: &Plan,
    exported: &Exported,
    read: fn(&[u8], &Options) -> Result<Imported, ImportError>,
) -> Result<(), TestCaseError> {
    let again =
        read(&exported.bytes, &Options::default()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let of = |plan: &Plan| {
        plan.nodes_of_kind(hoshin::metamodel::NodeKind::Kpi).map(|kpi| kpi.readings().len()).sum::<usize>()
    };
    if exported.notes.iter().all(|note| note.code != "event") {
        prop_assert_eq!(of(&again.plan), of(plan), "{}", String::from_utf8_lossy(&exported.bytes));
    }
    Ok(())
}

#[test]
fn readings_alone_come_back_whole() {
    let text = "hoshin: 1\nkpis:\n  nps: { name: NPS, unit: score, readings: { 2026-01-31: 61, 2026-02: 63 } }\n  \"=a\": { readings: { 2026: -5 } }\n";
    let plan = Plan::read(text, Text::Yaml).unwrap();
    let long = export_csv(&plan, &Options::default()).unwrap();
    let wide = Options::default().tables(TableOptions { wide: true, ..TableOptions::default() });
    for exported in [long, export_csv(&plan, &wide).unwrap()] {
        assert_eq!(exported.notes, []);
        comes_back(&plan, &exported, import_csv).unwrap();
    }
    #[cfg(feature = "parquet")]
    comes_back(&plan, &export_parquet(&plan, &Options::default()).unwrap(), import_parquet).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_readings_go_out_and_come_back(plan in hoshin::strategies::plan()) {
        if let Ok(exported) = export_csv(&plan, &Options::default()) {
            comes_back(&plan, &exported, import_csv)?;
        }
        #[cfg(feature = "parquet")]
        if let Ok(exported) = export_parquet(&plan, &Options::default()) {
            comes_back(&plan, &exported, import_parquet)?;
        }
    }

    #[test]
    fn no_table_makes_the_reader_panic(text in "(kpi|date|value|unit|[,;\n]|2026-01|1[.,]5|[a-z% ]){0,60}") {
        let _ = import_csv(text.as_bytes(), &Options::default());
    }
}
