//! Writes exports into a folder, for other programs to read: those of the plans of the examples, and of strange plans that
//! are made up, the same ones always. `sizes.json` has the nodes and relations of each plan.
//!
//! `cargo run --package hoshin-exchange --example exports -- FOLDER`

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use hoshin::{Plan, strategies};
use hoshin_exchange::{Format, Options, export};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many plans are made up (our choice).
const MADE_UP: usize = 60;

const FORMATS: &[Format] = &[Format::Stratml, Format::StratmlPart1, Format::GraphMl, Format::NodeLink];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write into")?);
    let mut sizes = BTreeMap::new();
    for (name, plan) in plans()? {
        for format in FORMATS {
            let Ok(exported) = export(*format, &plan, &Options::default()) else { continue };
            let kept = folder.join(format.as_str());
            fs::create_dir_all(&kept)?;
            let ending = format.endings().first().ok_or("every format has an ending")?;
            fs::write(kept.join(format!("{name}.{ending}")), exported.bytes)?;
        }
        sizes.insert(name, [plan.nodes().count(), plan.relations().count()]);
    }
    fs::write(folder.join("sizes.json"), serde_json::to_string_pretty(&sizes)?)?;
    Ok(())
}

fn plans() -> Result<Vec<(String, Plan)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/plans");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    let mut plans = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml")) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        plans.push((name, Plan::load(file, &hoshin::format::Limits::default())?));
    }
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    for number in 0..MADE_UP {
        let plan = strategies::plan().new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
        plans.push((format!("made-up-{number:02}"), plan));
    }
    Ok(plans)
}
