//! What is exported and imported again: the same plan up to what the notes declare, and from then on the same for ever.

use hoshin::{Plan, strategies};
use hoshin_exchange::okr::TableOptions;
use hoshin_exchange::{Format, Options, export, import};
use proptest::prelude::*;

use crate::declared::{telling, undeclared};
use crate::facts::{facts, text};

/// The formats that are written and read.
fn both_ways() -> impl Iterator<Item = Format> {
    Format::readable().filter(|format| Format::writable().any(|other| other == *format))
}

fn holds(plan: &Plan, format: Format, options: &Options) -> Result<(), TestCaseError> {
    let silent = undeclared(plan, format, options).map_err(TestCaseError::fail)?;
    prop_assert!(silent.is_empty(), "{format}:\n{}\nof\n{}", silent.join("\n"), text(plan));
    Ok(())
}

/// A plan of which the exporter has nothing to tell comes back the same, and the importer has nothing to tell either.
fn fits(plan: &Plan, format: Format) -> Result<(), TestCaseError> {
    let Ok(first) = export(format, plan, &telling()) else { return Ok(()) };
    if !first.notes.is_empty() {
        return Ok(());
    }
    let again =
        import(format, &first.bytes, &telling()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(again.notes.is_empty(), "{format}: {:?}\nof\n{}", again.notes, text(plan));
    prop_assert_eq!(facts(&again.plan), facts(plan), "{}", format);
    Ok(())
}

/// What has been through a format once goes through it again unchanged.
fn settles(plan: &Plan, format: Format) -> Result<(), TestCaseError> {
    let Ok(first) = export(format, plan, &telling()) else { return Ok(()) };
    let Ok(once) = import(format, &first.bytes, &telling()) else { return Ok(()) };
    let Ok(second) = export(format, &once.plan, &telling()) else { return Ok(()) };
    let twice =
        import(format, &second.bytes, &telling()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(facts(&once.plan), facts(&twice.plan), "{}", format);
    let again = export(format, &once.plan, &telling()).map(|exported| exported.bytes);
    prop_assert!(again == Ok(second.bytes), "{format}: one plan, two files");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_silence(plan in strategies::plan()) {
        both_ways().try_for_each(|format| holds(&plan, format, &telling()).and_then(|()| fits(&plan, format)))?;
    }

    #[test]
    fn nothing_of_wide_tables_is_lost_in_silence(plan in strategies::plan()) {
        let wide = TableOptions { wide: true, ..TableOptions::default() };
        holds(&plan, Format::ReadingsCsv, &telling().tables(wide))?;
    }

    #[test]
    fn once_through_is_for_ever(plan in strategies::plan()) {
        both_ways().try_for_each(|format| settles(&plan, format))?;
    }
}

#[test]
fn the_examples_go_through_every_format() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/plans");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files.filter_map(Result::ok).map(|file| file.path()) {
        let Ok(plan) = Plan::load(&file, &hoshin::format::Limits::default()) else { continue };
        for format in both_ways() {
            let silent = undeclared(&plan, format, &telling()).unwrap();
            assert!(silent.is_empty(), "{}, {format}:\n{}", file.display(), silent.join("\n"));
        }
    }
}
