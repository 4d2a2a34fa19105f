//! Plans from tables and back.

use std::path::Path;
use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, DictionaryArray, Float64Array, Int64Array, LargeStringArray, RecordBatch, StringArray,
    StringViewArray, TimestampMillisecondArray, types::Int32Type,
};
use arrow_schema::{Field, Schema};

use crate::tables::{Frame, PlanTables, Table};
use crate::{OpenPlan, PlainData, PlanFormat, Problem};

fn frame(table: &Table) -> Frame {
    Frame { schema: table.batch().schema(), batches: vec![table.batch().clone()] }
}

fn of(columns: Vec<(&str, ArrayRef)>) -> Frame {
    let fields: Vec<Field> =
        columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    Frame { schema: schema.clone(), batches: vec![RecordBatch::try_new(schema, arrays).unwrap()] }
}

fn texts<const N: usize>(texts: [&str; N]) -> ArrayRef {
    Arc::new(StringArray::from_iter(texts.map(|text| (!text.is_empty()).then_some(text))))
}

fn bare(nodes: Frame) -> PlanTables {
    PlanTables { nodes, relations: None, readings: None, events: None, head: None, name: None }
}

/// The tables of a plan, from which it is to be read again.
fn tables(plan: &OpenPlan) -> PlanTables {
    let head: serde_json::Value = serde_json::from_str(&plan.head()).unwrap();
    PlanTables {
        nodes: frame(&plan.nodes()),
        relations: Some(frame(&plan.relations())),
        readings: Some(frame(&plan.readings())),
        events: Some(frame(&plan.events())),
        head: Some(PlainData::of(&&head).unwrap()),
        name: Some(plan.name().to_owned()),
    }
}

fn refused(tables: &PlanTables) -> Vec<Problem> {
    OpenPlan::from_tables(tables).unwrap_err().errors
}

fn places(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|one| (one.code.as_str(), one.path.as_deref().unwrap_or_default())).collect()
}

#[cfg(feature = "files")]
#[test]
fn every_plan_of_the_repository_is_read_again_from_its_tables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut count = 0;
    for folder in ["examples/plans", "tests/fixtures/cases", "tests/fixtures/fixes"] {
        let mut folders = vec![root.join(folder)];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let Ok(plan) = OpenPlan::load(&path) else { continue };
                if !plan.plan().orphans().is_empty() {
                    continue;
                }
                let again = OpenPlan::from_tables(&tables(&plan))
                    .unwrap_or_else(|problems| panic!("{}: {problems}", path.display()));
                let (again, whole) = (again.write(PlanFormat::Ndjson), plan.write(PlanFormat::Ndjson));
                assert_eq!(again.lines().count(), whole.lines().count(), "{}", path.display());
                // This way of reading JSON does not keep the order of the keys of the head.
                let head = |text: &str| -> serde_json::Value {
                    serde_json::from_str(text.lines().next().unwrap()).unwrap()
                };
                assert_eq!(head(&again), head(&whole), "{}", path.display());
                for (again, line) in again.lines().zip(whole.lines()).skip(1) {
                    assert_eq!(again, line, "{}", path.display());
                }
                count += 1;
            }
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn columns_of_many_types_are_read() {
    let kinds: DictionaryArray<Int32Type> = ["kpi", "owner", "kpi"].into_iter().collect();
    let nodes = of(vec![
        ("kind", Arc::new(kinds)),
        ("id", Arc::new(LargeStringArray::from(vec!["nps", "cx", "7"]))),
        ("name", Arc::new(StringViewArray::from(vec![Some("NPS"), None, Some("Seven")]))),
        ("unit", texts(["score", "", "days"])),
        ("aliases", texts([r#"["Promoters", {"name": "Net", "source": "crm"}]"#, "", "one"])),
    ]);
    let relations = of(vec![
        ("from", texts(["cx", "owner:cx"])),
        ("relation", texts(["owns", "owns"])),
        ("to", Arc::new(StringViewArray::from(vec!["nps", "kpi:7"]))),
        ("effort", Arc::new(Float64Array::from(vec![Some(0.5), None]))),
    ]);
    let readings = of(vec![
        ("kpi", texts(["nps", "7", "nps"])),
        ("date", Arc::new(TimestampMillisecondArray::from(vec![Some(1_772_236_800_000), None, None]))),
        ("period", texts(["", "2026-03", "2026-Q2"])),
        ("value", Arc::new(Int64Array::from(vec![61, 3, 70]))),
        ("unit", texts(["", "weeks", ""])),
    ]);
    let tables = PlanTables { relations: Some(relations), readings: Some(readings), ..bare(nodes) };
    let yaml = OpenPlan::from_tables(&tables).unwrap().write(PlanFormat::Yaml);
    for part in [
        "readings: { 2026-02-28: 61, 2026-Q2: 70 }",
        "2026-03: 3 weeks",
        "- { name: Net, source: crm }",
        "effort: 0.5",
        "\"7\":",
    ] {
        assert!(yaml.contains(part), "{part}: {yaml}");
    }
}

#[test]
fn columns_that_cannot_be_are_told_all_at_once() {
    let nodes = of(vec![
        ("kind", texts(["kpi"])),
        ("owner", texts(["cx"])),
        ("readings", texts(["1"])),
        ("unti", texts(["x"])),
        ("unit", Arc::new(arrow_array::BinaryArray::from(vec![&b"x"[..]]))),
    ]);
    let relations = Some(of(vec![("from", texts([])), ("relation", texts([]))]));
    let problems = refused(&PlanTables { relations, ..bare(nodes) });
    assert_eq!(
        places(&problems),
        [
            ("unknown-column", "nodes.owner"),
            ("unknown-column", "nodes.readings"),
            ("unknown-column", "nodes.unti"),
            ("wrong-type", "nodes.unit"),
            ("missing-column", "nodes.id"),
            ("missing-column", "relations.to"),
        ]
    );
    assert!(problems[0].help.contains("`relations`") && problems[1].help.contains("`readings`"));
}

#[test]
fn a_row_that_cannot_be_is_named_with_its_column() {
    let nodes = of(vec![
        ("kind", texts(["kpi", "kpy", "kpi", "kpi", "objective", ""])),
        ("id", texts(["a", "b", "", "a", "o", "p"])),
        ("direction", texts(["up", "", "", "", "", ""])),
        ("period", texts(["", "", "", "2026", "soon", ""])),
        ("level", texts(["", "", "", "", "cellar", ""])),
    ]);
    let problems = refused(&bare(nodes));
    assert_eq!(
        places(&problems),
        [
            ("invalid-value", "nodes[0].direction"),
            ("invalid-value", "nodes[1].kind"),
            ("missing-value", "nodes[2].id"),
            ("unknown-field", "nodes[3].period"),
            ("duplicate-node", "nodes[3]"),
            ("invalid-value", "nodes[4].period"),
            ("missing-value", "nodes[5].kind"),
        ]
    );
    let nodes = of(vec![("kind", texts(["objective"])), ("id", texts(["o"])), ("level", texts(["cellar"]))]);
    assert_eq!(places(&refused(&bare(nodes))), [("unknown-level", "nodes[0].level")]);
}

#[test]
fn rows_that_tell_the_kinds_of_their_ends_are_judged_alike() {
    let nodes = of(vec![("kind", texts(["kpi", "owner", "kpi"])), ("id", texts(["nps", "cx", "calls"]))]);
    let told = |relation: [&str; 3], strength: &str| {
        let [from, word, to] = relation.map(|text| text.split_once(':').unwrap_or(("", text)));
        let relations = of(vec![
            ("from_kind", texts([from.0])),
            ("from", texts([from.1])),
            ("relation", texts([word.1])),
            ("to_kind", texts([to.0])),
            ("to", texts([to.1])),
            ("strength", texts([strength])),
        ]);
        let tables = PlanTables { relations: Some(relations), ..bare(nodes.clone()) };
        let read = OpenPlan::from_tables(&tables).map(|plan| plan.write(PlanFormat::Yaml));
        read.map_err(|problems| (problems.errors[0].code.clone(), problems.errors[0].path.clone().unwrap()))
    };
    let refusal = |code: &str, path: &str| Err((code.to_owned(), path.to_owned()));
    let read = told(["kpi:calls", "drives", "kpi:nps"], "strong").unwrap();
    assert!(read.contains("drives: { nps: strong }"), "{read}");
    // What one does not say is found.
    assert_eq!(told(["calls", "drives", "kpi:nps"], "strong"), Ok(read));
    assert_eq!(told(["kpi:nobody", "drives", "kpi:nps"], ""), refusal("unknown-node", "relations[0].from"));
    assert_eq!(told(["kpi:calls", "drives", "kpi:nobody"], ""), refusal("unknown-node", "relations[0].to"));
    assert_eq!(told(["owner:cx", "drives", "kpi:nps"], ""), refusal("forbidden-relation", "relations[0]"));
    assert_eq!(
        told(["owner:cx", "owns", "kpi:nps"], "strong"),
        refusal("unknown-field", "relations[0].strength")
    );
    assert_eq!(told(["kpi:nps", "drives", "kpi:nps"], ""), refusal("self-relation", "relations[0]"));
}

#[test]
fn what_rows_name_must_be_there() {
    let nodes = || of(vec![("kind", texts(["kpi", "owner"])), ("id", texts(["nps", "cx"]))]);
    let relations = of(vec![
        ("from", texts(["cx", "cy", "cx", "cx", "cx"])),
        ("relation", texts(["owns", "owns", "advances", "owns", "owns"])),
        ("to", texts(["nps", "nps", "nps", "npx", "nps"])),
        ("strength", texts(["", "", "", "", "strong"])),
    ]);
    let problems = refused(&PlanTables { relations: Some(relations), ..bare(nodes()) });
    let told = places(&problems);
    assert_eq!(told[0], ("unknown-node", "relations[1].from"));
    assert!(told.contains(&("unknown-node", "relations[3].to")), "{told:?}");
    assert!(told.contains(&("unknown-field", "relations[4].strength")), "{told:?}");
    let readings = of(vec![
        ("kpi", texts(["nps", "npx", "nps", "nps", "nps"])),
        ("date", texts(["2026-13-01", "2026-01-01", "2026-01-01", "2026-03-30", ""])),
        ("period", texts(["", "", "", "2026-03", ""])),
        ("value", Arc::new(Float64Array::from(vec![1.0, 1.0, f64::NAN, 1.0, 1.0]))),
    ]);
    let problems = refused(&PlanTables { readings: Some(readings), ..bare(nodes()) });
    assert_eq!(
        places(&problems),
        [
            ("invalid-value", "readings[0].date"),
            ("unknown-node", "readings[1].kpi"),
            ("invalid-value", "readings[2].value"),
            ("invalid-value", "readings[3].date"),
            ("incomplete-event", "readings[4].date"),
        ]
    );
    let head = serde_json::json!({ "hoshin": 1, "as_of": "soon", "kpis": {} });
    let head = Some(PlainData::of(&&head).unwrap());
    assert_eq!(
        places(&refused(&PlanTables { head, ..bare(nodes()) })),
        [("invalid-value", "head.as_of"), ("unknown-field", "head.kpis")]
    );
}
