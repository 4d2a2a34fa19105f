//! What is exported and imported again: the same plan up to what the notes declare, and from then on the same for ever.

use hoshin::{Plan, strategies};
use hoshin_exchange::{Format, export, import};
use proptest::prelude::*;

use crate::declared::{telling, undeclared};
use crate::facts::{facts, text};

/// The formats that are written and read, and tell what becomes of every field.
const LOSSLESS: &[Format] = &[Format::Stratml, Format::ArchimateExchange, Format::Pistar];

fn holds(plan: &Plan, format: Format) -> Result<(), TestCaseError> {
    let silent = undeclared(plan, format).map_err(TestCaseError::fail)?;
    prop_assert!(silent.is_empty(), "{format}:\n{}\nof\n{}", silent.join("\n"), text(plan));
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
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_silence(plan in strategies::plan(), at in any::<prop::sample::Index>()) {
        holds(&plan, *at.get(LOSSLESS))?;
    }

    #[test]
    fn once_through_is_for_ever(plan in strategies::plan(), at in any::<prop::sample::Index>()) {
        settles(&plan, *at.get(LOSSLESS))?;
    }
}

#[test]
fn the_examples_go_through_every_format() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/plans");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files.filter_map(Result::ok).map(|file| file.path()) {
        let Ok(plan) = Plan::load(&file, &hoshin::format::Limits::default()) else { continue };
        for format in LOSSLESS {
            let silent = undeclared(&plan, *format).unwrap();
            assert!(silent.is_empty(), "{}, {format}:\n{}", file.display(), silent.join("\n"));
        }
    }
}
