//! First plans: whatever is asked for, the checks have nothing to warn of; valid by the schema, and as they were.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::{Format, Limits, schema::schema};
use hoshin::metamodel::Driver;
use hoshin::report::{Finding, Severity};
use hoshin::starter::{Starter, StarterKind};
use hoshin::value::date::parse;

fn written(kind: StarterKind) -> String {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let starter = Starter {
        kind,
        name: Some("Nordtor: \"AG\"".into()),
        vision: None,
        drivers: names(&["顧客満足度を世界一にする", "Lead the market, always"]),
        owners: names(&["Ada", "Blaise: Sales"]),
        date: parse("2026-05-15").unwrap(),
    };
    starter.write().unwrap()
}

#[test]
fn first_plans_are_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    for &kind in StarterKind::ALL {
        let text = written(kind);
        let datum = hoshin::format::yaml::parse(&text, &Limits::default()).unwrap();
        let value = serde_json::from_str(&hoshin::format::write::to_json(&datum)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn first_plans_read_as_they_did() {
    for kind in [StarterKind::Okr, StarterKind::All] {
        insta::assert_snapshot!(format!("{kind}"), written(kind));
    }
}

fn starter(kind: StarterKind, date: &str) -> Starter {
    Starter {
        kind,
        name: None,
        vision: None,
        drivers: Vec::new(),
        owners: Vec::new(),
        date: parse(date).unwrap(),
    }
}

/// What the checks find in a plan, looked at on the day that it was written; notes only where they are asked for.
fn found(starter: &Starter, least: Severity) -> Vec<String> {
    let text = starter.write().unwrap();
    let plan = Plan::read(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let report = check(&plan, &Settings { as_of: Some(starter.date), ..Settings::default() });
    let said = |finding: &Finding| format!("{} {}", finding.rule.code, finding.message);
    report.findings().iter().filter(|finding| finding.severity >= least).map(said).collect()
}

fn names(words: &[&str], number: usize) -> Vec<String> {
    words.iter().take(number).map(|word| (*word).to_owned()).collect()
}

const DRIVERS: [&str; 7] = [
    "Lead: \"the\" market",
    "顧客満足度を世界一にする",
    "- 100 % on time, always",
    "yes",
    "2026",
    "Être {là} [toujours] #1",
    "השוק הראשון",
];

#[test]
fn every_framework_is_clean_on_every_kind_of_day() {
    for &kind in StarterKind::ALL {
        for date in ["2026-01-01", "2026-02-28", "2026-03-31", "2026-05-15", "2026-06-30", "2026-08-31"]
            .into_iter()
            .chain(["2026-09-30", "2026-10-01", "2026-11-21", "2026-12-31", "2028-02-29"])
        {
            assert_eq!(found(&starter(kind, date), Severity::Warning), Vec::<String>::new(), "{kind} {date}");
        }
    }
}

#[test]
fn any_number_of_drivers_and_owners_is_clean() {
    let people = ["A: b", "\"Q\"", "李", "null", "Zoë", "x", "y", "z", "u", "v", "w", "t"];
    for &kind in StarterKind::ALL {
        for (drivers, owners) in [(1, 1), (1, 12), (2, 1), (3, 2), (5, 3), (7, 0), (7, 12)] {
            let asked = Starter {
                drivers: names(&DRIVERS, drivers),
                owners: names(&people, owners),
                ..starter(kind, "2026-05-15")
            };
            let found = found(&asked, Severity::Warning);
            assert_eq!(found, Vec::<String>::new(), "{kind} {drivers} {owners}\n{}", asked.write().unwrap());
        }
    }
}

#[test]
fn a_first_plan_has_no_notes_either() {
    for &kind in StarterKind::ALL {
        assert_eq!(found(&starter(kind, "2026-05-15"), Severity::Note), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn names_are_written_as_they_were_named() {
    let asked = Starter {
        name: Some("#1: \"Ours\"".into()),
        drivers: names(&DRIVERS, 7),
        ..starter(StarterKind::Okr, "2026-05-15")
    };
    let plan = Plan::read(&asked.write().unwrap(), Format::Yaml).unwrap();
    assert_eq!(plan.header().name.as_deref(), Some("#1: \"Ours\""));
    let drivers: Vec<&str> = plan.nodes_of::<Driver>().map(|driver| driver.name()).collect();
    assert_eq!(drivers, DRIVERS);
    let refused = |change: Starter| change.write().unwrap_err().message;
    let usual = starter(StarterKind::Okr, "2026-05-15");
    assert_eq!(refused(Starter { name: Some(" ".into()), ..usual.clone() }), "the name is blank");
    assert_eq!(
        refused(Starter { drivers: vec!["a\nb".into()], ..usual.clone() }),
        "the driver has a control character"
    );
    assert_eq!(
        refused(Starter { drivers: vec!["a".into(); 8], ..usual }),
        "there are 8 drivers; the limit is 7"
    );
}
