//! Exports against the official schemas, where those and a validator are at hand.

use std::process::Command;

use hoshin_exchange::{Format, Options, export};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::python::python;
use crate::real_files::folder;

/// Whether files are valid against a schema, told by `xmllint` or by Python's `lxml`; none where neither is at hand.
fn complaints(schema: &std::path::Path, files: &[std::path::PathBuf]) -> Option<String> {
    let lint =
        Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(files).output();
    let program = "import sys\nfrom lxml import etree\ns=etree.XMLSchema(etree.parse(sys.argv[1]))\nfor f in sys.argv[2:]:\n d=etree.parse(f)\n if not s.validate(d): print(f, s.error_log)\n";
    if let Ok(output) = lint {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        return Some(if output.status.success() { String::new() } else { text });
    }
    let output = Command::new(python("lxml")?).args(["-c", program]).arg(schema).args(files).output().ok()?;
    Some(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn stratml_is_valid_by_the_official_schemas() {
    let Some(folder) = folder() else { return };
    let place = tempfile::tempdir().unwrap();
    for (format, schema) in [
        (Format::Stratml, "PerformancePlanOrReport20160216.xsd"),
        (Format::StratmlPart1, "StrategicPlanISOVersion20140401.xsd"),
    ] {
        let schema = folder.join("stratml").join(schema);
        if !schema.is_file() {
            eprintln!("skipped: no schema {}", schema.display());
            continue;
        }
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let mut files = Vec::new();
        for number in 0..100 {
            let plan = hoshin::strategies::plan().new_tree(&mut runner).unwrap().current();
            let Ok(exported) = export(format, &plan, &Options::default()) else { continue };
            let file = place.path().join(format!("{format}-{number}.xml"));
            std::fs::write(&file, exported.bytes).unwrap();
            files.push(file);
        }
        match complaints(&schema, &files) {
            Some(said) => assert_eq!(said, "", "{format}"),
            None => eprintln!("skipped: neither xmllint nor a Python with lxml is at hand"),
        }
    }
}
