//! Numbers that others have printed, run through this library: every file of a folder with `grl`, `tropos` and
//! `scoring` in it, and no mismatch.
//!
//! The folder is `fixtures/oracles`, and beside it `../shared/oracles` next to the repository, where that is there; or
//! the one folder that the variable `HOSHIN_ORACLES` names. The test ends with a line that counts: cases, values,
//! mismatches.

mod giorgini;
mod grl;
mod scoring;
mod tropos;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::places::{files, root};

/// Judges one file.
type Judge = fn(&mut Tally, &Value);

/// The folders' parts, and who judges the files in them.
const PARTS: [(&str, Judge); 3] =
    [("grl", grl::judge), ("tropos", tropos::judge), ("scoring", scoring::judge)];

/// How far a number may be from the expected one where the case says nothing (our choice).
const TOLERANCE: f64 = 1e-9;

/// What has been compared so far, and what did not agree.
#[derive(Debug, Default)]
struct Tally {
    file: String,
    case: String,
    cases: usize,
    values: usize,
    mismatches: Vec<String>,
}

impl Tally {
    fn case(&mut self, name: impl Into<String>) {
        self.case = name.into();
        self.cases += 1;
    }

    fn mismatch(&mut self, id: &str, expected: &dyn std::fmt::Debug, got: &dyn std::fmt::Debug) {
        let Self { file, case, .. } = self;
        self.mismatches.push(format!("{file}, {case}, {id}: expected {expected:?}, got {got:?}"));
    }

    /// Compares one value.
    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, id: &str, expected: &T, got: &T) {
        self.values += 1;
        if expected != got {
            self.mismatch(id, expected, got);
        }
    }

    /// Compares one number, up to a tolerance.
    fn near(&mut self, id: &str, expected: f64, got: f64, tolerance: f64) {
        self.values += 1;
        let gap = (expected - got).abs();
        if gap.is_nan() || gap > tolerance {
            self.mismatch(id, &expected, &got);
        }
    }

    /// Compares every part of what is expected with what came out: numbers up to a tolerance, all else exactly.
    fn alike(&mut self, id: &str, expected: &Value, got: &Value, tolerance: f64) {
        match (expected, got) {
            (Value::Object(expected), _) => {
                for (key, expected) in expected {
                    self.alike(key, expected, got.get(key).unwrap_or(&Value::Null), tolerance);
                }
            }
            (Value::Array(parts), Value::Array(others)) if parts.len() == others.len() => {
                for (place, (expected, got)) in parts.iter().zip(others).enumerate() {
                    self.alike(&format!("{id}[{place}]"), expected, got, tolerance);
                }
            }
            (Value::Number(expected), Value::Number(got)) => {
                let [expected, got] = [expected, got].map(|number| number.as_f64().unwrap_or(f64::NAN));
                self.near(id, expected, got, tolerance);
            }
            _ => self.equal(id, expected, got),
        }
    }
}

/// The oracles' folders: one that is named, or the fixtures and what lies beside the repository.
fn folders() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("HOSHIN_ORACLES") {
        return vec![root().join(named)];
    }
    let beside = root().join("../shared/oracles");
    let mut folders = vec![root().join("tests/fixtures/oracles")];
    if beside.is_dir() {
        folders.push(beside);
    } else {
        println!("passed over: there is no folder ../shared/oracles beside the repository");
    }
    folders
}

/// The cases of a file: those in its list, or itself.
fn cases(file: &Value) -> &[Value] {
    file.get("cases").map_or(std::slice::from_ref(file), |cases| cases.as_array().map_or(&[], Vec::as_slice))
}

#[test]
fn every_published_number_comes_out() {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for folder in folders() {
        for (part, judge) in PARTS {
            let inside = folder.join(part);
            let found = if inside.is_dir() { files(&inside) } else { Vec::new() };
            for path in found.iter().filter(|path| path.extension() == Some("json".as_ref())) {
                let text =
                    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                // What lies in both folders counts once.
                if seen.contains(&text) {
                    continue;
                }
                let file =
                    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                tally.file = format!("{part}/{}", path.file_name().unwrap_or_default().to_string_lossy());
                judge(&mut tally, &file);
                seen.insert(text);
            }
        }
    }
    for mismatch in &tally.mismatches {
        println!("{mismatch}");
    }
    let Tally { cases, values, mismatches, .. } = &tally;
    // Past the test harness, which keeps what passing tests print to itself.
    writeln!(std::io::stdout(), "oracles: {cases} cases, {values} values, {} mismatches", mismatches.len())
        .expect("standard output takes a line");
    assert!(*cases > 0 && mismatches.is_empty(), "{} mismatches", mismatches.len());
}
