//! The command line as a shell sees it: what it prints, where, and with which exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot start its command has failed")]

#[path = "shell/command.rs"]
mod shell;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use shell::{hoshin, run, told};

const CLEAN: &str = "hoshin: 1\nname: Flow\nas_of: 2026-03-05\n";
const FAULTY: &str = "hoshin: 1\nas_of: 2026-03-05\nobjectives:\n  nps: { name: Raise NPS }\n";
const BROKEN: &str = "hoshin: 1\nobjectives: { nps: { nmae: Raise NPS } }\n";

fn piped(folder: &Path, arguments: &[&str], text: &str) -> (i32, String, String) {
    let mut child = hoshin(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    told(&child.wait_with_output().unwrap())
}

/// A folder with a plan that is clean, one that is not, one that cannot be read, and files that are no plans.
fn folder() -> tempfile::TempDir {
    shell::folder(&[
        ("clean.yaml", CLEAN),
        ("plans/faulty.yml", FAULTY),
        (".hidden/broken.yaml", BROKEN),
        ("package.json", "{ \"dependencies\": { \"hoshin\": \"1\" } }"),
        ("broken.txt", BROKEN),
    ])
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_exit_code_tells_what_was_found() {
    let folder = folder();
    let at = |arguments: &[&str]| run(folder.path(), arguments).0;
    assert_eq!(at(&["check", "clean.yaml", "--select", "HSN301"]), 0);
    assert_eq!(at(&["check", "plans/faulty.yml"]), 1);
    assert_eq!(at(&["check", "plans/faulty.yml", "--fail-on", "never"]), 0);
    assert_eq!(
        at(&["check", "plans/faulty.yml", "--select", "HSN301", "--ignore", "unmeasured-objective"]),
        0
    );
    assert_eq!(at(&["check", ".hidden/broken.yaml"]), 2);
    assert_eq!(at(&["check", "nowhere.yaml"]), 2);
    assert_eq!(at(&["check", ".hidden"]), 2);
    assert_eq!(at(&["check", "--as-of", "soon", "clean.yaml"]), 2);
    assert_eq!(at(&["check", "--config", "nowhere.toml", "clean.yaml"]), 2);
    assert_eq!(at(&["chekc"]), 2);
    assert_eq!(at(&["--help"]), 0);
}

#[test]
fn text_shows_the_line_and_no_colours_unless_asked() {
    let folder = folder();
    let arguments = ["check", "plans/faulty.yml", "--select", "HSN301"];
    let (code, out, err) = run(folder.path(), &arguments);
    let expected = "\
error[HSN301 unmeasured-objective]: objective `nps` has neither a target nor a KPI
 --> plans/faulty.yml:4:3
  |
4 |   nps: { name: Raise NPS }
  |   ^^^
  |
  = help: add a target under it, or a KPI that measures it

plans/faulty.yml: 1 node, 0 relations: 1 error, no warnings
";
    assert_eq!((code, out.as_str(), err.as_str()), (1, expected, ""));
    let (_, out, _) = run(folder.path(), &[&arguments[..], &["--color", "always"]].concat());
    assert!(out.contains("\u{1b}["));
}

#[test]
fn json_is_one_object_for_one_plan_and_a_list_for_several() {
    let folder = folder();
    let (code, out, _) =
        run(folder.path(), &["check", "--format", "json", "plans/faulty.yml", "--select", "HSN301"]);
    assert_eq!(code, 1);
    let head = "{\n  \"version\": 1,\n  \"plan\": {\n    \"nodes\": 1,\n    \"relations\": 0\n  },\n  \"summary\": {\n    \
                \"errors\": 1,";
    assert!(out.starts_with(head), "{out}");
    let finding = &json(&out)["findings"][0];
    assert_eq!(finding["nodes"], json(r#"[{ "kind": "objective", "id": "nps" }]"#));
    assert_eq!(
        finding["location"],
        json(r#"{ "file": "plans/faulty.yml", "line": 4, "column": 3, "span": [42, 45] }"#)
    );

    let (code, out, _) = run(folder.path(), &["check", "--format", "json", ".hidden/broken.yaml"]);
    assert_eq!(code, 2);
    let errors = &json(&out)["errors"];
    assert_eq!(
        (&errors[0]["code"], &errors[0]["help"]),
        (&json("\"unknown-field\""), &json("\"did you mean `name`?\""))
    );

    let (_, out, _) = run(folder.path(), &["check", "--format", "json", "clean.yaml", ".hidden/broken.yaml"]);
    let plans = &json(&out)["plans"];
    assert_eq!((&plans[0]["path"], &plans[0]["plan"]["nodes"]), (&json("\"clean.yaml\""), &json("0")));
    assert_eq!(plans[1]["errors"][0]["location"]["line"], json("2"));

    let (code, out, _) =
        run(folder.path(), &["check", "--format", "json", "--select", "HSN30x", "clean.yaml"]);
    assert_eq!((code, &json(&out)["errors"][0]["code"]), (2, &json("\"invalid-settings\"")));
}

#[test]
fn plans_come_from_folders_and_from_pipes() {
    let folder = folder();
    let (_, out, _) = run(folder.path(), &["check"]);
    assert!(
        out.contains("\nclean.yaml ") && out.contains("plans/faulty.yml: ") && out.contains("\n2 plans: "),
        "{out}"
    );
    assert!(!out.contains("broken") && !out.contains("package"), "{out}");

    let (code, out, _) = piped(folder.path(), &["check", "--select", "HSN301"], FAULTY);
    assert_eq!(code, 1);
    assert!(out.contains("--> <stdin>:4:3"), "{out}");
    let record = "{\"hoshin\":1}\n{\"node\":\"objective\",\"id\":\"nps\",\"name\":\"Raise NPS\"}\n";
    assert_eq!(piped(folder.path(), &["check", "-", "--stdin-format", "ndjson"], record).0, 1);
    assert_eq!(piped(folder.path(), &["check", "-"], record).0, 1);
    assert_eq!(piped(folder.path(), &["check", "-", "--stdin-format", "json"], record).0, 2);
}

#[test]
fn settings_are_found_above_the_plan() {
    let folder = folder();
    fs::write(folder.path().join("hoshin.toml"), "[checks]\nseverity = { unmeasured-objective = 'note' }\n")
        .unwrap();
    let select = ["check", "plans/faulty.yml", "--select", "HSN301"];
    let (code, out, _) = run(folder.path(), &select);
    assert!(code == 0 && out.ends_with("no errors, no warnings (1 note: --notes shows it)\n"), "{out}");
    assert_eq!(run(folder.path(), &[&select[..], &["--fail-on", "note"]].concat()).0, 1);
    fs::write(folder.path().join("hoshin.toml"), "[checks]\nignore = ['unmeasured-objectives']\n").unwrap();
    let (code, out, _) = run(folder.path(), &select);
    assert_eq!(code, 2);
    assert!(
        out.contains("--> hoshin.toml:2:") && out.contains("did you mean `unmeasured-objective`?"),
        "{out}"
    );
}

#[test]
fn fixes_are_told_shown_and_made() {
    let folder = folder();
    let path = folder.path().join("plans/idle.yaml");
    let text = "hoshin: 1 # ours\nowners:\n  coo: { name: Coo, allow: [{ rule: empty-name, reason: soon }] }\n\
                drivers: { lead: { name: Lead, horizon: 2030..2026, owner: coo } }\n";
    fs::write(&path, text).unwrap();
    let at = |arguments: &[&str]| run(folder.path(), &[&["fix", "plans/idle.yaml"], arguments].concat());
    let (code, out, _) = at(&[]);
    let expected = "\
fix[HSN901 unused-allow]: take the allowance of `empty-name` out
 --> plans/idle.yaml:3:28
 = owner `coo` allows `empty-name`, which finds nothing here

suggested[HSN904 reversed-period]: exchange its ends: `2026..2030`
 --> plans/idle.yaml:4:41
 = the horizon of driver `lead` ends before it starts: 2026-12-31 lies before
   2030-01-01

plans/idle.yaml: 1 fix, 1 suggestion
--diff shows the changes, --apply makes them; --unsafe takes suggestions too
";
    assert_eq!((code, out.as_str()), (1, expected));
    let (code, out, _) = at(&["--diff"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("\n-  coo: { name: Coo, allow: [") && out.contains("\n+  coo: { name: Coo }\n"),
        "{out}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(at(&["--select", "HSN904"]).0, 0);
    assert_eq!(at(&["--diff", "--apply"]).0, 2);

    let (code, out, _) = at(&["--apply", "--unsafe"]);
    assert_eq!((code, out.lines().last().unwrap()), (0, "plans/idle.yaml: 1 fix, 1 suggestion made"));
    let mended =
        text.replace(", allow: [{ rule: empty-name, reason: soon }]", "").replace("2030..2026", "2026..2030");
    assert_eq!(fs::read_to_string(&path).unwrap(), mended);
    assert_eq!(at(&["--unsafe"]).1, "plans/idle.yaml: nothing to mend\n");
    assert_eq!(run(folder.path(), &["fix", ".hidden/broken.yaml"]).0, 2);
    assert_eq!(run(folder.path(), &["fix", "-"]).0, 2);
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["explain", "hsn301"]);
    assert!(code == 0 && out.starts_with("HSN301 unmeasured-objective (error, since"), "{out}");
    assert!(out.contains("\nWhy it matters\n") && out.contains("\n    hoshin: 1\n"), "{out}");
    let (code, out, err) = run(folder.path(), &["explain", "unmeasured-objectiv"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("did you mean `unmeasured-objective`?"), "{err}");
    assert!(run(folder.path(), &["rules"]).1.contains("HSN301 error   unmeasured-objective"));
    let (_, out, _) = run(folder.path(), &["rules", "--format", "json"]);
    assert!(
        json(&out)["rules"].as_array().unwrap().iter().any(|rule| rule["name"] == "unmeasured-objective")
    );
}

#[test]
fn plans_are_made_up_and_schemas_and_completions_written() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["generate", "--nodes", "50", "--seed", "7"]);
    assert_eq!((code, out.lines().filter(|line| line.contains("\"node\"")).count()), (0, 50));
    let (code, nothing, _) =
        run(folder.path(), &["generate", "--nodes", "50", "--seed", "7", "--output", "made.ndjson"]);
    assert_eq!((code, nothing.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(folder.path().join("made.ndjson")).unwrap(), out);
    assert!(run(folder.path(), &["check", "made.ndjson"]).0 < 2);

    let faulty = [
        "generate",
        "--nodes",
        "150",
        "--faults",
        "--expected",
        "expected.ndjson",
        "--output",
        "faulty.ndjson",
    ];
    assert_eq!(run(folder.path(), &faulty).0, 0);
    let (_, report, _) = run(folder.path(), &["check", "faulty.ndjson", "--format", "json"]);
    let expected = fs::read_to_string(folder.path().join("expected.ndjson")).unwrap();
    assert_eq!(json(&report)["findings"].as_array().unwrap().len(), expected.lines().count());
    assert!(expected.starts_with("{\"code\":\"HSN"), "{expected}");

    assert!(json(&run(folder.path(), &["schema"]).1)["$schema"].is_string());
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (code, out, _) = run(folder.path(), &["completions", shell]);
        assert!(code == 0 && out.contains("stdin-format"), "{shell}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_problem() {
    let folder = folder();
    let mut child = hoshin(folder.path(), &["generate", "--nodes", "20000", "--seed", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let (code, _, err) = told(&child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
}
