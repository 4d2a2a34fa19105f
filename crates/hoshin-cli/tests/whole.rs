//! Questions about a whole plan, as a shell sees their answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot start its command has failed")]

use std::io::Write;
use std::process::{Command, Stdio};

/// A plan in which something of everything is right, wrong and unknown.
const PLAN: &str = "hoshin: 1
name: Northgate
vision: First choice of customers
as_of: 2026-06-30
drivers:
  lead: { name: Lead in satisfaction, owner: ceo, importance: 3 }
  grow: { name: Grow profitably, owner: ceo }
kpis:
  nps: { unit: score, direction: increase, within: customer, readings: { 2026-03-31: 65, 2026-06-30: 66 } }
  margin: { unit: '%', direction: increase, within: financial }
  cost: { unit: EUR, direction: decrease, within: internal, drives: { margin: strong }, readings: { 2026-06-30: 4.5 } }
  units: { unit: count, direction: increase, aggregation: sum }
  north: { unit: count, direction: increase, part_of: units }
  south: { unit: count, direction: increase, part_of: units }
objectives:
  loyal:
    name: Customers who stay
    period: 2026
    owner: coo
    advances: { lead: strong }
    targets:
      first: { kpi: nps, from: 60, to: 65, by: 2026-03-31 }
      second: { kpi: nps, from: 60, to: 75, by: 2026-06-30 }
      opinion: { to: done, by: 2026-05-31 }
  cheap:
    name: Lower the cost of serving
    period: 2026
    owner: coo
    advances: { grow: 0.8, lead: -0.4 }
    targets: [ { id: t, kpi: cost, from: 6, to: 4, by: 2026-12-31 }, { id: more, kpi: units, from: 0, to: 100 } ]
  help:
    name: Help at once
    period: 2026-Q2
    owner: crew
    advances: { loyal: strong, cheap: 0.5 }
    targets: [ { id: n, kpi: north, from: 0, to: 40 }, { id: s, kpi: south, from: 0, to: 30 } ]
  idle: { name: Nobody works on this, period: 2026 }
initiatives:
  routing:
    owner: crew
    cost: 20_000 EUR
    benefit: { planned: 30_000 EUR, realised: 12_000 EUR }
    advances: { help: strong }
    improves: { cost: strong }
    check_ins: [ { date: 2026-06-15, who: crew, confidence: 0.9 } ]
  lounge: { owner: crew, cost: 5_000 EUR, benefit: { planned: 2_000 EUR per year } }
owners:
  ceo: { level: corporate }
  coo: { level: corporate, reports_to: ceo }
  crew: { level: team, reports_to: coo }
";

fn asked(arguments: &[&str], text: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hoshin"))
        .current_dir(folder.path())
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

macro_rules! answers {
    ($($name:ident: $($argument:literal)+;)+) => {$(
        #[test]
        fn $name() {
            let (code, out, err) = asked(&[$($argument),+, "-"], PLAN);
            assert_eq!((code, err.as_str()), (0, ""));
            insta::assert_snapshot!(out);
            let (code, out, _) = asked(&[$($argument),+, "-", "--format", "json"], PLAN);
            let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
            assert_eq!((code, &answer["version"]), (0, &1.into()));
        }
    )+};
}

answers! {
    status: "status";
    status_by_another_policy: "status" "--policy" "servicenow" "--as-of" "2026-03-31";
    policies: "status" "--compare-policies";
    four_questions: "ask";
    alignment: "alignment";
    alignment_with_one_driver: "alignment" "--driver" "lead";
    conflicts: "conflicts" "--threshold" "0.1";
    say_do: "say-do";
    benefits: "benefits";
    cascade: "cascade";
}

#[test]
fn an_empty_plan_has_answers_too() {
    for question in ["status", "ask", "alignment", "conflicts", "say-do", "benefits", "cascade"] {
        let (code, out, err) = asked(&[question, "-"], "hoshin: 1");
        assert_eq!((code, err.as_str()), (0, ""), "{question}");
        assert!(!out.is_empty() && !out.contains("NaN"), "{question}: {out}");
    }
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let refused = |arguments: &[&str], what: &str| {
        let (code, out, err) = asked(arguments, PLAN);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(what), "{arguments:?}: {err}");
    };
    refused(&["status", "-", "--policy", "service-now"], "unknown-policy");
    refused(&["status", "-", "--as-of", "soon"], "asOf");
    refused(&["alignment", "-", "--driver", "led"], "`lead`, `grow`");
    refused(&["conflicts", "-", "--threshold", "2"], "from 0 to 1");
    refused(&["cascade", "-", "--tolerance", "-1"], "unexpected argument");
    refused(&["ask", "nowhere.yaml"], "nowhere.yaml");
    let (code, out, _) = asked(&["status", "-", "--policy", "x", "--format", "json"], PLAN);
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &answer["errors"][0]["code"]), (2, &"unknown-policy".into()));
}

#[test]
fn colours_are_for_terminals() {
    let (_, plain, _) = asked(&["status", "-"], PLAN);
    let (_, coloured, _) = asked(&["status", "-", "--color", "always"], PLAN);
    assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[31mred"));
}
