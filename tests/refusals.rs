//! Every way of being refused has a fixture, named for its code, and says where, why and what to do.

use std::collections::{BTreeMap, BTreeSet};

use hoshin::format::{Limits, ReadError};
use hoshin::{BuildError, Plan};

use crate::places::{fixtures, root};

/// The limits under which the fixtures are read: small, so that a small file can break them.
fn limits() -> Limits {
    Limits { bytes: 20_000, depth: 20, items: 2_000, aliases: 500, include_files: 3, nodes: 50 }
}

fn refused() -> Vec<(String, ReadError)> {
    fixtures("refused")
        .into_iter()
        .filter(|path| !path.parent().unwrap().ends_with("parts"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let error = Plan::load(&path, &limits()).err().unwrap_or_else(|| panic!("{name} is not refused"));
            (name, error)
        })
        .collect()
}

#[test]
fn every_fixture_is_refused_for_what_its_name_says() {
    for (name, error) in refused() {
        let code = name.split('.').next().unwrap().split('+').next().unwrap();
        assert!(error.faults().iter().any(|fault| fault.code == code), "{name}: {:?}", error.faults());
        for fault in error.faults() {
            assert!(fault.location.is_some() && !fault.help.is_empty(), "{name}: {fault:?}");
            assert!(
                !fault.message.ends_with('.') && !fault.message.contains('\n'),
                "{name}: {}",
                fault.message
            );
        }
    }
}

#[test]
fn every_code_of_a_file_has_a_fixture() {
    let seen: BTreeSet<&'static str> =
        refused().iter().flat_map(|(_, error)| error.faults().iter().map(|fault| fault.code)).collect();
    let missing: Vec<_> = ReadError::codes().into_iter().filter(|code| !seen.contains(code)).collect();
    assert!(missing.is_empty(), "no fixture for {missing:?}");
}

#[test]
fn what_is_said_of_each_stays_as_it_is() {
    let said: BTreeMap<String, Vec<String>> = refused()
        .into_iter()
        .map(|(name, error)| {
            let line = |fault: &hoshin::format::Fault| {
                let place = fault
                    .location
                    .as_ref()
                    .map(|place| format!("{}:{}", place.line, place.column))
                    .unwrap_or_default();
                let text = format!("{place} [{}] {}; {}", fault.code, fault.message, fault.help);
                text.replace(root().to_str().unwrap(), "")
            };
            (name, error.faults().iter().map(line).collect())
        })
        .collect();
    let text: Vec<String> =
        said.into_iter().map(|(name, lines)| format!("{name}\n  {}", lines.join("\n  "))).collect();
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn several_faults_are_told_at_once() {
    let text = "hoshin: 1\nkpis:\n  nps: { unit: score, directoin: increase }\nobjectives:\n  a: { perod: 2026 }\n  b: { advances: nobody }";
    let error = Plan::read(text, hoshin::format::Format::Yaml).unwrap_err();
    let told: Vec<(&str, usize)> =
        error.faults().iter().map(|fault| (fault.code, fault.location.as_ref().unwrap().line)).collect();
    assert_eq!(told, [("unknown-field", 3), ("unknown-field", 5), ("unknown-node", 6)]);
}

#[test]
fn errors_of_the_builder_have_codes_of_their_own() {
    let error = BuildError::StaleHandle;
    assert_eq!(error.code(), "stale-handle");
    assert!(!error.help().is_empty());
}
