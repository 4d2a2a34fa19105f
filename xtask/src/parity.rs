//! What Rust answers, as files: the bytes that every other language has to give too.
//!
//! For each plan of the fixtures and examples there is a folder under `target/parity`, by the plan's path. It holds
//! `check.json`, `fix.json`, `suggested.json` (the fixes with the suggestions applied), `plan.yaml`, `plan.json` and
//! `plan.ndjson`, or, if the plan is refused, `problems.json` alone. What is read as text, where files are out of reach,
//! stands in `text` below it, with `asked.json`: what else the plan was asked, and what it answered. `index.json` lists
//! the paths.

mod asked;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hoshin_interop::{CheckOptions, OpenPlan, PlanFormat, PlanText, Problems};

use super::step::root;

/// Where the plans are.
const FOLDERS: &[&str] =
    &["examples/plans", "tests/fixtures/cases", "tests/fixtures/fixes", "tests/fixtures/refused"];

/// Writes every answer, and returns the folder with them. Plans are named by their path from the root of the
/// repository, which is therefore the folder to be in.
pub(crate) fn write() -> io::Result<PathBuf> {
    let (root, out) = (root(), root().join("target/parity"));
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    std::env::set_current_dir(&root)?;
    let mut index = Vec::new();
    for folder in FOLDERS {
        for path in files(Path::new(folder))? {
            answers(OpenPlan::load(&path), &out.join(&path))?;
            if let Ok(text) = fs::read_to_string(&path) {
                let name = Some(path.display().to_string());
                let format = match path.extension().and_then(|ending| ending.to_str()) {
                    Some("json") => PlanFormat::Json,
                    Some("ndjson") => PlanFormat::Ndjson,
                    _ => PlanFormat::Yaml,
                };
                let read = OpenPlan::read(&PlanText { text, format: Some(format), name });
                let folder = out.join(&path).join("text");
                answers(read.clone(), &folder)?;
                if let Ok(plan) = read {
                    let asked = asked::asked(&plan, path.starts_with("examples"));
                    fs::write(folder.join("asked.json"), serde_json::to_string_pretty(&asked)?)?;
                }
            }
            index.push(path.display().to_string());
        }
    }
    fs::write(out.join("index.json"), serde_json::to_string_pretty(&index)?)?;
    Ok(out)
}

fn answers(plan: Result<OpenPlan, Problems>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let options = CheckOptions::default();
    let told = plan.and_then(|plan| {
        let mut answers = vec![
            ("check.json", plan.check(&options)?.to_json()),
            ("fix.json", plan.fix(&options, false)?.to_json()),
            ("suggested.json", plan.fix(&options, true)?.to_json()),
        ];
        let forms = [
            ("plan.yaml", PlanFormat::Yaml),
            ("plan.json", PlanFormat::Json),
            ("plan.ndjson", PlanFormat::Ndjson),
        ];
        answers.extend(forms.map(|(name, format)| (name, plan.write(format))));
        Ok(answers)
    });
    let answers = told
        .unwrap_or_else(|problems| vec![("problems.json", Problems { text: None, ..problems }.to_json())]);
    answers.into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

/// The files of a folder and below, in order of their paths.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
