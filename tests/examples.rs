//! The examples: plans that are checked as their README says. Programs are run by the tests of their own package.

mod figures;
mod findings;

use std::path::{Path, PathBuf};

use hoshin::Plan;
use hoshin::check::{Catalogue, Settings, check};
use hoshin::format::schema::schema;
use hoshin::format::{Format, Limits};
use hoshin::report::Report;
use serde_json::Value;

use crate::places::{files, root};

fn plans() -> Vec<PathBuf> {
    files(&root().join("examples/plans"))
}

fn load(path: &Path) -> Plan {
    Plan::load(path, &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn report(path: &Path) -> Report {
    let plan = load(path);
    let settings = Settings::default().for_plan(&plan, &Catalogue::standard()).unwrap();
    check(&plan, &settings)
}

#[test]
fn every_example_is_valid_by_the_schema_and_so_is_what_is_written_back() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    for path in plans().into_iter().chain(crate::places::fixtures("cases")) {
        if Format::of_path(&path) == Some(Format::Ndjson) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let datum = hoshin::format::yaml::parse(&text, &Limits::default()).unwrap();
        let written: Value = serde_json::from_str(&load(&path).write(Format::Json)).unwrap();
        let read: Value = serde_json::from_str(&hoshin::format::write::to_json(&datum)).unwrap();
        for value in [read, written] {
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    for text in [
        r#"{"hoshin":1,"kpis":{"nps":{"directoin":"increase"}}}"#,
        r#"{"hoshin":1,"initatives":{}}"#,
        r#"{"hoshin":1,"kpis":{"nps":{"direction":"up"}}}"#,
        r#"{"hoshin":1,"kpis":["nps"]}"#,
        r#"{"hoshin":2}"#,
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(text).unwrap()), "{text}");
        assert!(Plan::read(text, Format::Json).is_err(), "{text}");
    }
}
