//! The made-up plans are plans: they are read, hold as many nodes as they say, and give no errors.

use std::collections::BTreeMap;

use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::report::Severity;
use hoshin::{Plan, generate::generate};

fn read(nodes: usize, seed: u64) -> Plan {
    let mut text = Vec::new();
    generate(nodes, seed, &mut text).unwrap();
    match Plan::read(std::str::from_utf8(&text).unwrap(), Format::Ndjson) {
        Ok(plan) => plan,
        Err(error) => panic!("{nodes} nodes: {error}"),
    }
}

#[test]
fn every_size_is_read_and_has_no_errors() {
    for nodes in (2..=140).chain([256, 1000, 4000]) {
        let plan = read(nodes, 7);
        assert_eq!(plan.node_count(), nodes);
        assert!(plan.orphans().is_empty());
        let report = check(&plan, &Settings::default());
        let errors: Vec<_> =
            report.findings().iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{nodes} nodes: {errors:#?}");
    }
}

/// What a plan of the usual size says when it is looked at closely. Bless it when rules or the generator change.
#[test]
fn few_rules_have_anything_to_say() {
    let report = check(&read(1000, 7), &Settings::default());
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.findings() {
        *found.entry(finding.rule.name).or_default() += 1;
    }
    assert_eq!(format!("{found:?}"), r#"{"lone-key-result": 122}"#);
}
