//! Reports in every form, folders of plans, baselines and first plans, as a shell sees them.

#![expect(clippy::unwrap_used, reason = "a test that cannot start its command has failed")]

#[path = "shell/command.rs"]
mod shell;

use std::fs;

use shell::{folder, run};

const CLEAN: &str = "hoshin: 1\nname: Flow\nas_of: 2026-03-05\n";
const FAULTY: &str = "hoshin: 1\nas_of: 2026-03-05\nobjectives:\n  nps: { name: Raise NPS }\n";
const BROKEN: &str = "hoshin: 1\nobjectives: { nps: { nmae: Raise NPS } }\n";

#[test]
fn several_plans_end_with_a_table_that_has_the_worst_first() {
    let folder = folder(&[("a/clean.yaml", CLEAN), ("b/faulty.yaml", FAULTY), ("broken.yaml", BROKEN)]);
    let (code, out, _) = run(folder.path(), &["check", "--select", "HSN301"]);
    let expected = "
plan           nodes  errors  warnings  notes
broken.yaml              not checked: 1 fault
b/faulty.yaml      1       1         0      0
a/clean.yaml       0       0         0      0

3 plans: 1 error, 0 warnings, 0 notes, 1 not checked
";
    assert!(code == 2 && out.ends_with(expected), "{out}");
}

#[test]
fn a_report_goes_into_a_file_whole() {
    let folder = folder(&[("plan.yaml", FAULTY)]);
    for (format, opening) in [
        ("text", "error[HSN"),
        ("json", "{\n  \"version\": 1"),
        ("sarif", "{\n  \"$schema\""),
        ("github", "::error file=plan.yaml,line=4"),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "### hoshin: "),
    ] {
        let arguments = ["check", "plan.yaml", "--format", format];
        let (code, out, _) = run(folder.path(), &arguments);
        assert!(code == 1 && out.starts_with(opening), "{out}");
        let to_file = [&arguments[..], &["--output", "report", "--color", "always"]].concat();
        let (code, nothing, err) = run(folder.path(), &to_file);
        assert_eq!((code, nothing.as_str()), (1, ""), "{format}");
        assert!(err.starts_with("report: 1 plan, "), "{err}");
        assert_eq!(fs::read_to_string(folder.path().join("report")).unwrap(), out, "{format}");
    }
    let (code, _, err) = run(folder.path(), &["check", "plan.yaml", "--output", "plan.yaml"]);
    assert!(code == 2 && err.contains("`plan.yaml` is a plan, and is not overwritten"), "{err}");
    fs::remove_file(folder.path().join("report")).unwrap();
    assert_eq!(run(folder.path(), &["check", "nowhere", "--output", "report", "--config", "no.toml"]).0, 2);
    assert!(!folder.path().join("report").exists());
}

#[test]
fn what_a_baseline_knows_is_left_out_and_counted() {
    let folder = folder(&[("plans/faulty.yaml", FAULTY), ("plans/other.yaml", FAULTY)]);
    let write = ["check", "plans", "--select", "HSN301,HSN201", "--write-baseline", "known.json"];
    let (code, out, err) = run(folder.path(), &write);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("wrote 4 findings of 2 plans to `known.json`"), "{err}");
    let expected = "{
  \"hoshinBaseline\": 1,
  \"plans\": {
    \"plans/faulty.yaml\": {
      \"HSN201|objective:nps\": 1,
      \"HSN301|objective:nps\": 1
    },
    \"plans/other.yaml\": {
      \"HSN201|objective:nps\": 1,
      \"HSN301|objective:nps\": 1
    }
  }
}
";
    assert_eq!(fs::read_to_string(folder.path().join("known.json")).unwrap(), expected);

    let known = ["check", "plans", "--select", "HSN301,HSN201", "--baseline", "known.json"];
    let (code, out, _) = run(folder.path(), &known);
    assert!(code == 0 && out.ends_with("\n4 known from the baseline\n"), "{out}");
    // It moves with its folder, and from wherever it is looked at.
    let below = ["check", "other.yaml", "--select", "HSN301,HSN201", "--baseline", "../known.json"];
    let (code, out, _) = run(&folder.path().join("plans"), &below);
    assert!(code == 0 && out.ends_with("\n2 known from the baseline\n"), "{out}");

    let more = "hoshin: 1\nobjectives:\n  nps: { name: Raise NPS, owner: a }\n  new: { name: New, owner: a }\nowners: { a: { name: Ada } }\n";
    fs::write(folder.path().join("plans/faulty.yaml"), more).unwrap();
    fs::remove_file(folder.path().join("plans/other.yaml")).unwrap();
    let (code, out, _) = run(folder.path(), &known);
    assert!(code == 1 && out.contains("objective `new`") && !out.contains("objective `nps`"), "{out}");
    let expected = "1 known from the baseline; 3 of the baseline are gone: write it anew with\n\
                    `--write-baseline known.json`\n";
    assert!(out.ends_with(expected), "{out}");
    // Of rules that are not run, nothing is gone; in JSON the line stands apart.
    let (code, _, err) = run(
        folder.path(),
        &["check", "plans", "--select", "HSN102", "--baseline", "known.json", "--format", "json"],
    );
    assert_eq!(
        (code, err.as_str()),
        (
            0,
            "0 known from the baseline; 2 of the baseline are gone: write it anew with `--write-baseline known.json`\n"
        )
    );
}

#[test]
fn a_baseline_neither_reads_nor_overwrites_what_is_none() {
    let folder = folder(&[("plan.yaml", FAULTY), ("other.json", "{}"), ("broken.yaml", BROKEN)]);
    let (code, _, err) = run(folder.path(), &["check", "plan.yaml", "--baseline", "other.json"]);
    assert!(code == 2 && err.contains("`other.json` is no baseline"), "{err}");
    let (code, _, err) = run(folder.path(), &["check", "plan.yaml", "--write-baseline", "other.json"]);
    assert!(code == 2 && err.contains("`other.json` is not overwritten"), "{err}");
    let (code, out, err) = run(folder.path(), &["check", "--write-baseline", "known.json"]);
    assert!(
        code == 2 && out.contains("unknown-field") && err.contains("the baseline is not written"),
        "{err}"
    );
    assert!(!folder.path().join("known.json").exists());
    assert_eq!(run(folder.path(), &["check", "--write-baseline", "a", "--baseline", "b"]).0, 2);
}

#[test]
fn a_first_plan_is_clean_and_overwrites_nothing() {
    let folder = folder(&[]);
    let asked = [
        "new",
        "--framework",
        "hoshin",
        "--name",
        "A: \"b\"",
        "--vision",
        "近い未来",
        "--driver",
        "Lead: all",
        "--driver",
        "顧客",
    ];
    let asked = [&asked[..], &["--owner", "Ada", "--output", "my.yaml", "--as-of", "2026-03-05"]].concat();
    let (code, out, err) = run(folder.path(), &asked);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "", "wrote my.yaml; `hoshin check my.yaml` checks it\n")
    );
    let (code, out, _) =
        run(folder.path(), &["check", "my.yaml", "--as-of", "2026-03-05", "--fail-on", "warning"]);
    assert_eq!(code, 0, "{out}");
    let text = fs::read_to_string(folder.path().join("my.yaml")).unwrap();
    assert!(text.contains("name: \"A: \\\"b\\\"\"\nvision: 近い未来\n"), "{text}");
    let (code, _, err) = run(folder.path(), &asked);
    assert!(code == 2 && err.contains("`my.yaml` is there already, and is not overwritten"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("my.yaml")).unwrap(), text);
    let (code, out, _) = run(folder.path(), &["new", "--output", "-"]);
    assert!(code == 0 && out.starts_with("# Hoshin Kanri, OKR, the balanced scorecard and lean"), "{out}");
    assert_eq!(run(folder.path(), &["new", "--driver", " "]).0, 2);
}

#[test]
fn the_agenda_of_a_day_is_handed_out_in_every_format() {
    let plan = "hoshin: 1
as_of: 2026-03-05
owners: { ann: {} }
problems: { burrs: { name: Burrs, owner: ann, found: 2026-02-25 } }
routines: { weekly: { name: Weekly, cadence: weekly, first: 2026-02-02, led_by: ann, reviews: [burrs] } }
";
    let folder = folder(&[("plan.yaml", plan)]);
    let agenda = |more: &[&str]| run(folder.path(), &[&["calendar", "plan.yaml", "--agenda"], more].concat());
    let (code, out, _) = agenda(&["--on", "2026-03-09"]);
    assert!(
        code == 0 && out.contains("## Agenda: Weekly") && out.contains("| Burrs | 2026-02-25 |"),
        "{out}"
    );
    let (code, out, _) = agenda(&[]);
    assert!(code == 0 && out.contains("No routine meets on this day. Next: 2026-03-09, Weekly."), "{out}");
    let (code, out, _) = agenda(&["--on", "2026-03-09", "--for", "ann", "--format", "json"]);
    assert!(code == 0 && out.contains("\"problems\": [\n        {"), "{out}");
    let (code, out, _) = agenda(&["--on", "2026-03-09", "-o", "agenda.html"]);
    let page = fs::read_to_string(folder.path().join("agenda.html")).unwrap();
    assert!(
        code == 0 && out.is_empty() && page.starts_with("<!DOCTYPE html>") && page.contains("Agenda: Weekly")
    );
    let (code, _, err) = agenda(&["--on", "2026-03-09", "--format", "dot"]);
    assert!(code == 2 && err.contains("cannot be written as `dot`"), "{err}");
    let (code, _, err) = agenda(&["--on", "soon"]);
    assert!(code == 2 && err.contains("`on`"), "{err}");
    let (code, _, _) = run(folder.path(), &["calendar", "plan.yaml", "--on", "2026-03-09"]);
    assert_eq!(code, 2, "a day without an agenda");
}
