//! What `docs/coverage.md` says serves a row of the sources is there, and so is the test that shows it.

use std::collections::BTreeSet;
use std::fs;

use hoshin::check::Catalogue;
use hoshin::metamodel::{EventKind, NodeKind, RelationKind};
use xtask_library::docs::coverage::{KEYS, Row, rows, views};

use crate::places::root;

fn all() -> Vec<Row> {
    rows().unwrap_or_else(|error| panic!("docs/coverage.yaml: {error}"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn everything_that_serves_a_row_is_there() {
    let commands = text("crates/hoshin-cli/src/arguments.rs");
    let (_, commands) = commands.split_once("pub(crate) enum Command {").unwrap();
    let (commands, _) = commands.split_once("\n}").unwrap();
    let has_command = |name: &str| {
        let variant = name.replace('-', "");
        let is_it = |line: &str| {
            line.trim()
                .to_lowercase()
                .strip_prefix(&variant)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        commands.lines().any(is_it)
    };
    let is_there = |key: &str, name: &str| match key {
        "kinds" => name.parse::<NodeKind>().is_ok(),
        "relations" => name.parse::<RelationKind>().is_ok(),
        "events" => name.parse::<EventKind>().is_ok(),
        "rules" => Catalogue::standard().rule(name).is_some_and(|rule| rule.info.code == name),
        "commands" => has_command(name),
        "views" => views().contains(&name),
        "examples" => name.starts_with("examples/") && root().join(name).is_file(),
        _ => root().join(name).is_file(),
    };
    for row in all() {
        for key in KEYS {
            for name in row.named(key) {
                assert!(is_there(key, name), "{}: there is no {name} among the {key}", row.id);
            }
        }
    }
}

#[test]
fn every_test_that_shows_a_row_is_there() {
    for row in all() {
        for test in row.named("tests") {
            let (path, name) = test.split_once("::").unwrap_or_else(|| panic!("{}: {test}", row.id));
            let file = text(path);
            let declared = [format!("fn {name}("), format!("def {name}(")];
            let (before, _) = declared
                .iter()
                .find_map(|declared| file.split_once(declared.as_str()))
                .unwrap_or_else(|| panic!("{}: there is no {name} in {path}", row.id));
            let is_test = path.starts_with("bindings/python") || before.trim_end().ends_with("#[test]");
            assert!(is_test, "{}: {name} is no test", row.id);
        }
    }
}

#[test]
fn every_row_is_served_and_shown_or_says_what_is_open() {
    for row in all() {
        let is_covered = row.is_served() && row.is_shown();
        assert!(is_covered || row.open.is_some(), "{} is passed over in silence", row.id);
    }
}

#[test]
fn every_row_that_a_rule_cites_is_among_them() {
    let known: BTreeSet<String> = all().into_iter().map(|row| row.id).collect();
    let is_row = |cited: &&str| cited.starts_with('S') && cited.contains('.');
    for rule in Catalogue::standard().rules() {
        for cited in rule.info.source.split_whitespace().filter(is_row) {
            assert!(known.contains(cited), "{} cites {cited}", rule.info.code);
        }
    }
}
