//! `cargo xtask bench web`: the npm package in Node and in a browser, beside the same work natively.
//!
//! It measures what `cargo xtask wasm` built last.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::generate::generate;
use hoshin_interop::{CheckOptions, EditRequest, LookOptions, OpenPlan, OpenWorkspace, PlanFormat, PlanText};
use serde_json::{Value, from_value, json};

use super::Options;
use super::clock::Times;
use super::rows::{machine, shown, table, write_part};
use super::work::SEED;
use xtask::browser;
use xtask::step::root;
use xtask::wasm::node;

/// How many nodes are read, checked and shown, and how many the plan has that is edited.
const SMALL: usize = 1_000;
const LARGE: usize = 10_000;

/// What is measured, by its name in `measure.mjs`, with its budget in a browser in milliseconds.
const WORKS: &[(&str, &str, Option<f64>)] = &[
    ("read", "read 1,000 nodes of YAML", None),
    ("check", "check them, with all findings", None),
    ("show", "show the X-matrix as SVG", None),
    ("all", "read, check and show", Some(60.0)),
    ("reading", "record a reading in 10,000 nodes, with what it changed", Some(1000.0 / 60.0)),
    ("field", "name a KPI in 10,000 nodes, with what it changed", Some(1000.0 / 60.0)),
];

/// Measures, prints a table, and puts it into the page.
pub(super) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let (small, large) = plans()?;
    let tests = root().join("bindings/wasm/tests");
    if !tests.join("node_modules/hoshin").is_dir() {
        return Err("there is no package yet: run `cargo xtask wasm` first".into());
    }
    let own = native(&fs::read_to_string(&small)?, &fs::read_to_string(&large)?)?;
    let measured = |script: &str, before: &[&Path]| -> Result<Value, Box<dyn Error>> {
        let mut node = Command::new("node");
        node.arg(tests.join("bench").join(script)).args(before).args([&small, &large]);
        let output = node.output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    };
    let mut others = vec![measured("node.mjs", &[])?];
    let tools = root().join("crates/hoshin-view/tests/browser");
    node::install(&tools).map_err(|trouble| trouble.to_string())?;
    match browser::browser(&tools) {
        Some(browser) => others.push(measured("browser.mjs", &[&tools, Path::new(&browser)])?),
        None => println!("no browser: {}", browser::REMEDY),
    }
    let text = page(&own, &others);
    println!("{text}");
    write_part("web", &format!("{}.\n\n{text}", machine(options.date.as_deref())))
}

/// Writes both plans.
fn plans() -> Result<(PathBuf, PathBuf), Box<dyn Error>> {
    let folder = root().join("target/bench-web");
    fs::create_dir_all(&folder)?;
    let lines = |nodes| -> Result<String, Box<dyn Error>> {
        let mut lines = Vec::new();
        generate(nodes, SEED, &mut lines)?;
        Ok(String::from_utf8(lines)?)
    };
    let (small, large) = (folder.join("small.yaml"), folder.join("large.ndjson"));
    fs::write(&small, Plan::read(&lines(SMALL)?, Format::Ndjson)?.write(Format::Yaml))?;
    fs::write(&large, lines(LARGE)?)?;
    Ok((small, large))
}

/// The same as `measure.mjs`, in the same order.
fn native(small: &str, large: &str) -> Result<Vec<Option<f64>>, Box<dyn Error>> {
    let read = |text: &str, format| {
        OpenPlan::read(&PlanText { text: text.to_owned(), format: Some(format), name: None })
    };
    let check = |plan: &OpenPlan| {
        let report = plan.check(&CheckOptions::default())?;
        Ok::<_, hoshin_interop::Problems>(
            (0..report.len()).filter_map(|at| report.finding(at)).collect::<Vec<_>>(),
        )
    };
    let show = |plan: &OpenPlan| plan.show("x-matrix", "svg", &LookOptions::default());
    let plan = read(small, PlanFormat::Yaml)?;
    let mut times: Vec<Times> = WORKS.iter().map(|_| Times::default()).collect();
    let [reading, checking, showing, all, recording, naming] = times.as_mut_slice() else {
        return Err("there is another number of works".into());
    };
    reading.of(|| read(small, PlanFormat::Yaml))?;
    checking.of(|| check(&plan))?;
    showing.of(|| show(&plan))?;
    all.of(|| {
        let plan = read(small, PlanFormat::Yaml)?;
        check(&plan)?;
        show(&plan)
    })?;
    let opened = read(large, PlanFormat::Ndjson)?;
    let written: Value = serde_json::from_str(&opened.write(PlanFormat::Json))?;
    let kpis: Vec<&String> =
        written.get("kpis").and_then(Value::as_object).into_iter().flat_map(|kpis| kpis.keys()).collect();
    let as_of = CheckOptions { as_of: Some("2026-06-30".to_owned()), ..CheckOptions::default() };
    let mut workspace = OpenWorkspace::new(&opened, &as_of)?;
    let mut made = |times: &mut Times, edit: fn(&str, usize) -> Value| {
        let mut next = kpis.iter().enumerate();
        times.with(
            || next.next().map_or(Value::Null, |(at, kpi)| edit(kpi, at)),
            |edit| -> Result<String, Box<dyn Error>> {
                Ok(workspace.apply(&from_value::<EditRequest>(edit)?)?.to_json())
            },
        )
    };
    made(recording, |kpi, at| {
        let fields = json!({ "date": format!("2026-05-{}", 10 + at % 19), "value": at });
        json!({ "edit": "record", "node": format!("kpi:{kpi}"), "event": "reading", "fields": fields })
    })?;
    made(
        naming,
        |kpi, at| json!({ "edit": "change", "node": format!("kpi:{kpi}"), "fields": { "name": format!("KPI {at}") } }),
    )?;
    Ok(times.iter().map(Times::median).collect())
}

fn page(own: &[Option<f64>], others: &[Value]) -> String {
    let names: Vec<&str> = others.iter().filter_map(|told| told["runtime"].as_str()).collect();
    let mut head = vec!["work", "native"];
    for name in &names {
        head.extend([*name, "times native"]);
    }
    head.push("budget in the browser");
    let rows = WORKS.iter().zip(own).map(|((key, work, budget), own)| {
        let mut cells = vec![(*work).to_owned(), shown(*own)];
        for told in others {
            let time = told[*key].as_f64();
            let ratio = time.zip(*own).map_or(String::new(), |(time, own)| format!("{:.1}", time / own));
            cells.extend([shown(time), ratio]);
        }
        let last = others.last().and_then(|told| told[*key].as_f64());
        let verdict = budget.map(|budget| {
            let is_kept = last.is_some_and(|time| time <= budget);
            format!("{}: {}", shown(Some(budget)), if is_kept { "kept" } else { "missed" })
        });
        cells.push(verdict.unwrap_or_default());
        cells
    });
    table(&head, rows)
}
