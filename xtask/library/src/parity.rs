//! What Rust answers, as files: the bytes that every other language has to give too.
//!
//! For each plan of the fixtures and examples there is a folder under `target/parity`, by the plan's path. It holds
//! `check.json`, `fix.json`, `suggested.json` (the fixes with the suggestions applied), `plan.yaml`, `plan.json` and
//! `plan.ndjson`, or, if the plan is refused, `problems.json` alone. What is read as text, where files are out of reach,
//! stands in `text` below it. `index.json` lists the paths.
//!
//! Files in other people's formats, which `foreign.json` lists, have such folders too: with `plan.json`, the plan that came
//! of the file, `notes.json`, what it lacks, and, by the names of formats, what that plan is written as, each with its notes.
//!
//! Questions and views have a file each: `status.json`, `x-matrix.view.json`; what is refused there is told in the same
//! file. Those that are about a node are asked of the first objective and the first KPI, which `asked.json` names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hoshin_interop::{
    AdviseOptions, AskOptions, CascadeOptions, CheckOptions, ConflictsOptions, DiffOptions, ExportOptions,
    FindingFilter, ImpactOptions, ImportOptions, LookOptions, OpenPlan, PlanFormat, PlanText, Problems,
    SayDoOptions, StatusOptions, TraceOptions, WhatIfOptions, foreign_formats, views,
};
use serde_json::{Value, json};

use xtask::step::root;

/// Where the plans are.
const FOLDERS: &[&str] =
    &["examples/plans", "tests/fixtures/cases", "tests/fixtures/fixes", "tests/fixtures/refused"];

/// Where files in other people's formats are.
const FOREIGN: &str = "crates/hoshin-exchange/tests/fixtures";

/// Writes every answer, as the chores of the languages do before they compare.
pub(crate) fn run(_: &[String]) -> bool {
    write().inspect_err(|error| eprintln!("error: {error}")).is_ok()
}

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
                answers(read, &out.join(&path).join("text"))?;
            }
            index.push(path.display().to_string());
        }
    }
    fs::write(out.join("index.json"), serde_json::to_string_pretty(&index)?)?;
    let foreign =
        files(Path::new(FOREIGN))?.into_iter().filter(|path| path.extension().is_none_or(|it| it != "yaml"));
    let foreign: Vec<PathBuf> = foreign.collect();
    foreign.iter().try_for_each(|path| exchanged(path, &out.join(path)))?;
    fs::write(out.join("foreign.json"), serde_json::to_string_pretty(&foreign)?)?;
    Ok(out)
}

/// What a foreign file becomes, and what becomes of that in every format.
fn exchanged(path: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = Some(path.display().to_string());
    let options = ImportOptions { name, ..ImportOptions::default() };
    let plan = match OpenPlan::import(None, &fs::read(path)?, &options) {
        Ok(imported) => {
            let (plan, told) = imported.into_parts();
            fs::write(folder.join("notes.json"), serde_json::to_string_pretty(&told.notes)?)?;
            plan
        }
        Err(problems) => return fs::write(folder.join("problems.json"), bare(problems)),
    };
    fs::write(folder.join("plan.json"), plan.write(PlanFormat::Json))?;
    for format in foreign_formats().into_iter().filter(|format| format.writes) {
        match plan.export(&format.name, &ExportOptions::default()) {
            Ok(exported) => {
                fs::write(folder.join(&format.name), exported.content)?;
                let notes = serde_json::to_string_pretty(&exported.notes)?;
                fs::write(folder.join(format!("{}.notes.json", format.name)), notes)?;
            }
            Err(problems) => {
                fs::write(folder.join(format!("{}.problems.json", format.name)), bare(problems))?;
            }
        }
    }
    Ok(())
}

/// Problems as every language tells them: without the text that stands at a terminal.
fn bare(problems: Problems) -> String {
    Problems { text: None, ..problems }.to_json()
}

fn answers(plan: Result<OpenPlan, Problems>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let options = CheckOptions::default();
    let told = plan.and_then(|plan| {
        let mut answers = vec![
            ("check.json".to_owned(), plan.check(&options)?.to_json()),
            ("fix.json".to_owned(), plan.fix(&options, false)?.to_json()),
            ("suggested.json".to_owned(), plan.fix(&options, true)?.to_json()),
        ];
        let forms = [
            ("plan.yaml", PlanFormat::Yaml),
            ("plan.json", PlanFormat::Json),
            ("plan.ndjson", PlanFormat::Ndjson),
        ];
        answers.extend(forms.map(|(name, format)| (name.to_owned(), plan.write(format))));
        let asked = first_nodes(&plan.write(PlanFormat::Ndjson));
        let questions =
            questions(&plan, &asked).into_iter().map(|(name, told)| (format!("{name}.json"), told));
        let look = LookOptions::default();
        let views = views().into_iter().map(|view| {
            let told = plan.look_at(&view.name, &look).and_then(|view| view.write("json"));
            (format!("{}.view.json", view.name), told)
        });
        let told = questions.chain(views).map(|(name, told)| (name, told.unwrap_or_else(bare)));
        answers.extend(told);
        answers.push(("asked.json".to_owned(), asked.to_string()));
        Ok(answers)
    });
    let answers = told.unwrap_or_else(|problems| vec![("problems.json".to_owned(), bare(problems))]);
    answers.into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

/// The first objective and the first KPI, if there are such, by their kinds.
fn first_nodes(lines: &str) -> Value {
    let nodes = || lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let first = |kind: &str| {
        let node = nodes().find(|record| record.get("node").and_then(Value::as_str) == Some(kind));
        node.and_then(|node| node.get("id").cloned()).unwrap_or_default()
    };
    json!({ "objective": first("objective"), "kpi": first("kpi") })
}

/// Every question with its answer.
fn questions(plan: &OpenPlan, asked: &Value) -> Vec<(&'static str, Result<String, Problems>)> {
    let mut told = vec![
        ("status", plan.status(&StatusOptions::default()).map(|answer| answer.to_json())),
        ("ask", plan.ask(&AskOptions::default()).map(|answer| answer.to_json())),
        ("say-do", plan.say_do(&SayDoOptions::default()).map(|answer| answer.to_json())),
        ("benefits", Ok(plan.benefits().to_json())),
        ("alignment", Ok(plan.alignment().to_json())),
        ("conflicts", plan.conflicts(&ConflictsOptions::default()).map(|answer| answer.to_json())),
        ("cascade", plan.cascade(&CascadeOptions::default()).map(|answer| answer.to_json())),
    ];
    let look = LookOptions::default();
    told.push(("agenda", plan.agenda(Some("2026-03-02"), "json", &look)));
    let wanted = FindingFilter { severities: vec!["warning".into()], ..FindingFilter::default() };
    let report = plan.check(&CheckOptions::default()).and_then(|report| report.filter(&wanted));
    told.push(("filtered", report.map(|report| report.to_json())));
    let text = PlanText { text: "hoshin: 1".into(), format: Some(PlanFormat::Yaml), name: None };
    let diff = OpenPlan::read(&text).and_then(|empty| plan.diff(&empty, &DiffOptions::default()));
    told.push(("diff", diff.map(|answer| answer.to_json())));
    if let Some(id) = asked.get("objective").and_then(Value::as_str) {
        let node = format!("objective:{id}");
        let impact = ImpactOptions { node: node.clone(), as_of: None, today: None };
        let advise = AdviseOptions { node: node.clone(), want: None, as_of: None, today: None, policy: None };
        told.push(("trace", plan.trace(&TraceOptions { node }).map(|answer| answer.to_json())));
        told.push(("impact", plan.impact(&impact).map(|answer| answer.to_json())));
        told.push(("advise", plan.advise(&advise).map(|answer| answer.to_json())));
    }
    if let Some(id) = asked.get("kpi").and_then(Value::as_str) {
        let set = [(format!("kpi:{id}"), "1".to_owned())].into();
        let what_if = WhatIfOptions { set, ..WhatIfOptions::default() };
        told.push(("what-if", plan.what_if(&what_if).map(|answer| answer.to_json())));
    }
    told
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
