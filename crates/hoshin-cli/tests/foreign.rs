//! Other people's formats in and out, as a shell sees them.

#![expect(clippy::unwrap_used, reason = "a test that cannot start its command has failed")]

#[path = "shell/command.rs"]
mod shell;

use std::fs;

use shell::{folder, hoshin, run};

const PLAN: &str = "hoshin: 1
name: Homes
as_of: 2026-03-31
drivers:
  everyone-has-home: { name: Everyone has a home }
objectives:
  halve-rough-sleeping:
    name: Halve rough sleeping
    owner: outreach
    advances: { everyone-has-home: strong }
    targets: [ { id: t, kpi: nights, from: 420, to: 210, by: 2026-12-31 } ]
kpis:
  nights: { name: Nights in the open, readings: { 2026-01: 400, 2026-02: 380 } }
initiatives:
  case-conference: { name: Case conference, owner: outreach, advances: { halve-rough-sleeping: strong } }
owners:
  outreach: { name: Outreach }
";

/// A table under headings of its own.
const TABLE: &str = "What;Who;Now;Wert\nWin back readers;Ann;;\nReaders;Ann;1.350;1.800\n";

const STRATML: &str = "<StrategicPlan>\n<Name>Growth</Name><Goal><Name>Lead the market</Name><Mood>fine</Mood></Goal></StrategicPlan>";

fn fixture(name: &str) -> String {
    format!("{}/../hoshin-exchange/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_format_that_is_read_becomes_a_plan() {
    let folder = folder(&[]);
    for (format, name, node) in [
        ("stratml", "plan.stratml", "drivers:"),
        ("stratml-part-1", "plan-part-1.stratml", "win-back-readers"),
        ("archimate", "model.archimate", "drivers:"),
        ("archimate-exchange", "model-exchange.xml", "objectives:"),
        ("grl", "model.jucm", "objectives:"),
        ("istarml", "model.istarml", "objectives:"),
        ("pistar", "model.pistar.json", "objectives:"),
        ("okr-csv", "okrs.csv", "win-back-readers"),
        ("okr-xlsx", "okrs.xlsx", "win-back-readers"),
        ("okr-markdown", "okrs.md", "win-back-readers"),
        ("x-matrix", "x-matrix.xlsx", "win-back-readers"),
        ("readings-csv", "readings.csv", "weekly-readers"),
        ("readings-parquet", "readings.parquet", "weekly-readers"),
    ] {
        let plan = format!("{format}.yaml");
        let (code, out, err) = run(folder.path(), &["import", format, &fixture(name), "-o", &plan]);
        assert_eq!((code, out.as_str()), (0, ""), "{format}: {err}");
        assert!(err.contains(" nodes and ") && err.contains(" relations of "), "{err}");
        let text = fs::read_to_string(folder.path().join(&plan)).unwrap();
        assert!(text.starts_with("hoshin: 1\n") && text.contains(node), "{format}: {text}");
        let (code, out, err) = run(folder.path(), &["check", &plan]);
        assert!(code < 2 && !out.is_empty(), "{format}: {out}{err}");
        // Whatever takes a plan takes the file itself, and tells the format by its content.
        let (code, of_file, of_check) = run(folder.path(), &["check", &fixture(name)]);
        assert!(code < 2 && !of_file.is_empty(), "{format}: {of_file}{of_check}");
        // What the import tells is told there too.
        let notes = |err: &str| err.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        let (_, _, of_import) = run(folder.path(), &["import", "auto", &fixture(name)]);
        assert!(of_check.lines().next().is_some_and(|line| line.contains(" is read as ")), "{of_check}");
        // How to see the others is said in other words.
        let (of_check, of_import) = (notes(&of_check), notes(&of_import));
        assert_eq!(
            of_check.iter().take(20).collect::<Vec<_>>(),
            of_import.iter().take(20).collect::<Vec<_>>()
        );
        assert_eq!(of_check.len(), of_import.len(), "{format}");
    }
}

#[test]
fn every_format_that_is_written_comes_of_a_plan() {
    let folder = folder(&[("plan.yaml", PLAN)]);
    for (format, opening) in [
        ("stratml", "<?xml"),
        ("stratml-part-1", "<?xml"),
        ("archimate-exchange", "<?xml"),
        ("pistar", "{"),
        ("okr-csv", "Id,Type,Title"),
        ("okr-markdown", "<!-- okr-markdown"),
        ("okr-xlsx", "PK"),
        ("x-matrix", "PK"),
        ("readings-csv", "kpi,name,date"),
        ("readings-parquet", "PAR1"),
        ("graphml", "<?xml"),
        ("node-link", "{"),
        ("star-csv", "PK"),
        ("star-parquet", "PK"),
    ] {
        let printed = hoshin(folder.path(), &["export", format, "plan.yaml"]).output().unwrap();
        assert!(
            printed.status.success() && printed.stdout.starts_with(opening.as_bytes()),
            "{format}: {printed:?}"
        );
        let file = format!("{format}.zip");
        let (code, nothing, err) = run(folder.path(), &["export", format, "plan.yaml", "-o", &file]);
        assert_eq!((code, nothing.len()), (0, 0), "{format}: {err}");
        assert_eq!(fs::read(folder.path().join(&file)).unwrap(), printed.stdout, "{format}");
        assert!(err.contains(&format!("{} bytes of {format}", printed.stdout.len())), "{err}");
    }
    // Nothing half-written is left beside what was written.
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    assert!(fs::read_dir(folder.path()).unwrap().all(|entry| !hidden(&entry.unwrap().file_name())));
}

#[test]
fn a_plan_goes_to_the_output_and_notes_beside_it() {
    let folder = folder(&[("growth.xml", STRATML)]);
    let (code, out, err) = run(folder.path(), &["import", "auto", "growth.xml"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "hoshin: 1\nname: Growth\ndrivers:\n  lead-market: { name: Lead the market }\n")
    );
    assert_eq!(
        err,
        "1 nodes and 0 relations of stratml\nlost: text that no known element holds, within a goal, line 2, column 60\n"
    );
    let (code, out, _) = run(folder.path(), &["import", "stratml", "growth.xml", "-o", "plan.json"]);
    assert_eq!((code, out.as_str()), (0, ""));
    let text = fs::read_to_string(folder.path().join("plan.json")).unwrap();
    assert!(text.trim_start().starts_with('{'), "{text}");
    // What is there stays, unless told otherwise.
    let again = ["import", "stratml", "growth.xml", "-o", "plan.json"];
    let (code, _, err) = run(folder.path(), &again);
    assert!(code == 2 && err.contains("`plan.json` is there already, and is not overwritten"), "{err}");
    assert_eq!(run(folder.path(), &[&again[..], &["--force"]].concat()).0, 0);
    let (code, _, err) = run(folder.path(), &["export", "okr-csv", "plan.json", "-o", "plan.json"]);
    assert!(code == 2 && err.contains("`plan.json` is a plan, and is not overwritten"), "{err}");
}

#[test]
fn whatever_takes_a_foreign_file_tells_what_of_it_became_no_plan() {
    let folder = folder(&[("growth.xml", STRATML), ("plan.yaml", PLAN)]);
    let told = "`growth.xml` is read as stratml\nlost: text that no known element holds, within a goal, line 2, column 60\n";
    let plain = ["text", "github", "markdown", "html"];
    for form in plain.iter().chain(&["json", "sarif"]) {
        let (code, out, err) = run(folder.path(), &["check", "growth.xml", "--format", form]);
        assert_eq!((code < 2, err.as_str()), (true, told), "{form}");
        let data = serde_json::from_str::<serde_json::Value>(&out);
        assert!(plain.contains(form) || data.is_ok(), "{form}: {out}");
        assert!(!out.contains("no known element"), "{form}: {out}");
    }
    for command in [
        &["status", "growth.xml"][..],
        &["status", "growth.xml", "--format", "json"],
        &["ask", "growth.xml"],
        &["trace", "lead-market", "growth.xml"],
        &["impact", "lead-market", "growth.xml"],
        &["show", "strategy-map", "growth.xml"],
        &["diff", "plan.yaml", "growth.xml"],
        &["export", "node-link", "growth.xml"],
        &["fix", "growth.xml"],
    ] {
        let (code, out, err) = run(folder.path(), command);
        assert!(code < 2 && err.starts_with(told), "{command:?}: {out}{err}");
        assert!(!out.contains("no known element"), "{command:?}: {out}");
    }
    // A plan was not imported, and a broken file is refused alone.
    assert_eq!(run(folder.path(), &["status", "plan.yaml"]).2, "");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let broken = "<StrategicPlan>\n<Goal><Name>Lead</Name>";
    let folder = folder(&[("broken.xml", broken), ("notes.txt", "Buy bread.\n"), ("plan.yaml", PLAN)]);
    let refused = |arguments: &[&str], parts: &[&str]| {
        let (code, out, err) = run(folder.path(), arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        for part in parts {
            assert!(err.contains(part), "{part}: {err}");
        }
    };
    refused(
        &["import", "stratml", "broken.xml", "-o", "new.yaml"],
        &["error[malformed]: the file ends within `Goal`", "--> broken.xml:2:24", "= help: mend the file"],
    );
    assert!(!folder.path().join("new.yaml").exists());
    refused(
        &["import", "grl", "broken.xml"],
        &["error[foreign-format]: this is no `grl`", "leave the format out"],
    );
    refused(&["import", "auto", "notes.txt"], &["error[unrecognised-format]", "name the format: `stratml`"]);
    refused(&["import", "stratlm", "broken.xml"], &["'stratlm'", "stratml"]);
    refused(&["import", "graphml", "broken.xml"], &["'graphml'"]);
    refused(&["export", "grl", "plan.yaml"], &["'grl'"]);
    refused(&["import", "auto", "nowhere.xml"], &["error[input]: the file cannot be read", "nowhere.xml"]);
    // As far as it goes, and what was done about it.
    let (code, out, err) = run(folder.path(), &["import", "stratml", "broken.xml", "--lenient"]);
    assert!(code == 0 && out.contains("lead: { name: Lead }"), "{out}{err}");
    assert!(err.contains("lost: the file is read up to here"), "{err}");
}

#[test]
fn tables_are_read_as_they_are_told_to_be() {
    let folder = folder(&[("table.csv", TABLE), ("growth.xml", STRATML)]);
    let import = ["import", "okr-csv", "table.csv"];
    let (code, _, err) = run(folder.path(), &import);
    assert!(code == 2 && err.contains("error[no-heading]") && err.contains("`--column title=What`"), "{err}");
    let columns = [
        "--column",
        "title=What",
        "--column",
        "owner=Who",
        "--column",
        "current=Now",
        "--column",
        "goal=Wert",
    ];
    let (code, out, err) =
        run(folder.path(), &[&import[..], &columns, &["--as-of", "2026-02-28", "--locale", "de"]].concat());
    assert!(code == 0 && out.contains("to: 1800") && out.contains("{ 2026-02-28: 1350 }"), "{out}{err}");
    assert!(!err.contains("is read as"), "{err}");
    let (_, out, _) = run(
        folder.path(),
        &[&import[..], &columns, &["--locale", "en-US", "--as-of", "2026-02-28"]].concat(),
    );
    assert!(out.contains("to: 1.8"), "{out}");

    for (more, parts) in [
        (
            ["--column", "titel=What"],
            ["error[unknown-column]: there is no column `titel`", "did you mean `title`?"],
        ),
        (
            ["--locale", "dd"],
            ["error[unknown-locale]: there is no locale `dd`", "the locales are `en`, `en-US`"],
        ),
        (["--preset", "viva"], ["'viva'", "--preset"]),
        (["--as-of", "soon"], ["`asOf`", "soon"]),
        (
            ["--sheet", "Two"],
            ["error[idle-option]: the option `sheet` says nothing to `okr-csv`", "`x-matrix`"],
        ),
        (["--column", "What"], ["title=What", "--column"]),
    ] {
        let (code, out, err) = run(folder.path(), &[&import[..], &more].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(parts.iter().all(|part| err.contains(part)), "{err}");
    }
    let (_, _, err) = run(folder.path(), &[&import[..], &columns, &["--column", "due=Bis"]].concat());
    assert!(err.contains("lost: no column is called `Bis`, which was to be `due`"), "{err}");
    let (_, help, _) = run(folder.path(), &["import", "--help"]);
    assert!(help.contains("viva-goals") && help.contains("current-date") && help.contains("en-GB"), "{help}");
}

#[test]
fn readings_are_wide_and_stars_are_folders_where_that_is_asked_for() {
    let folder = folder(&[("plan.yaml", PLAN)]);
    let (code, out, _) = run(folder.path(), &["export", "readings-csv", "plan.yaml", "--wide"]);
    assert_eq!((code, out.lines().next()), (0, Some("kpi,name,unit,2026-01,2026-02")));
    let (code, _, err) = run(folder.path(), &["export", "okr-csv", "plan.yaml", "--wide"]);
    assert!(code == 2 && err.contains("the option `wide` says nothing to `okr-csv`"), "{err}");
    for format in ["star-csv", "star-parquet"] {
        let (code, out, err) =
            run(folder.path(), &["export", format, "plan.yaml", "-o", format, "--as-of", "2026-02-28"]);
        assert_eq!(
            (code, out.as_str(), err.lines().next()),
            (0, "", Some(&*format!("9 files of {format} in `{format}`")))
        );
        let mut names: Vec<_> = fs::read_dir(folder.path().join(format))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        let ending = format.trim_start_matches("star-");
        assert_eq!((names.len(), names[0].to_str()), (9, Some(&*format!("alignment.{ending}"))));
    }
    let status = fs::read_to_string(folder.path().join("star-csv/status.csv")).unwrap();
    assert!(status.contains("2026-02-28") && !status.contains("2026-03-31"), "{status}");
}
