//! Questions about one node, or about two plans, as a shell sees their answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot start its command has failed")]

#[path = "shell/command.rs"]
mod shell;

use std::fs;

use shell::run;

const PLAN: &str = "hoshin: 1
name: Northgate
as_of: 2026-03-31
drivers:
  loyal: { name: Customers who stay, owner: ceo }
  cheap: { name: Lower cost to serve, owner: ceo }
kpis:
  nps: { unit: score, direction: increase, owner: coo, readings: { 2026-03-31: 66 } }
  cost: { unit: EUR, direction: decrease, owner: coo, readings: { 2026-03-31: 5 } }
objectives:
  service:
    name: Serve customers better
    owner: coo
    advances: { loyal: strong, cheap: weak }
    targets: { nps: { kpi: nps, from: 60, to: 75, by: 2026-12-31 }, cost: { kpi: cost, from: 6, to: 4 } }
  thrift: { name: Spend less on calls, owner: coo, advances: { cheap: strong } }
  idle: { name: Nobody works on this, part_of: service, owner: coo }
initiatives:
  routing: { name: Route calls, owner: crew, advances: { service: medium, thrift: -strong }, check_ins: [ { date: 2026-03-01, who: crew, confidence: 80 % } ] }
owners: { ceo: {}, coo: { name: Chief Operating Officer, reports_to: ceo }, crew: { reports_to: coo } }
";

/// The plan, and what became of it.
fn folder() -> tempfile::TempDir {
    let later = PLAN
        .replace("66", "61")
        .replace("service: medium", "service: strong")
        .replace("name: Nobody works on this, ", "")
        .replace(
            "  cheap: { name: Lower cost to serve, owner: ceo }\n",
            "  cheap: { name: Lower cost to serve }\n",
        );
    shell::folder(&[("plan.yaml", PLAN), ("later/plan.yaml", &later)])
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_node_is_traced_up_and_down() {
    let folder = folder();
    let (code, out, err) = run(folder.path(), &["trace", "service", "plan.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""));
    insta::assert_snapshot!(out);
    let (_, out, _) = run(folder.path(), &["trace", "crew", "plan.yaml", "--format", "json"]);
    let answer = json(&out);
    assert_eq!(answer["holdings"][0]["role"], "accountable");
    assert_eq!(answer["drivers"][1]["harms"]["strength"], 1);
}

#[test]
fn who_is_meant_is_asked_back() {
    let folder = folder();
    let (code, out, err) = run(folder.path(), &["trace", "servcie", "plan.yaml"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("did you mean `service`?"), "{err}");
    let (code, _, err) = run(folder.path(), &["impact", "coo", "plan.yaml"]);
    assert!(
        code == 2 && err.contains("there is no driver, objective, target, kpi or initiative `coo`"),
        "{err}"
    );
    let both = PLAN.replace("  idle:", "  nps:");
    fs::write(folder.path().join("plan.yaml"), both).unwrap();
    let (code, out, _) = run(folder.path(), &["trace", "nps", "plan.yaml", "--format", "json"]);
    let problem = &json(&out)["errors"][0];
    assert_eq!((code, &problem["code"]), (2, &json("\"ambiguous-node\"")));
    assert!(problem["message"].as_str().unwrap().contains("`kpi:nps`"), "{problem}");
    assert_eq!(run(folder.path(), &["trace", "kpi:nps", "plan.yaml"]).0, 0);
}

#[test]
fn the_impact_of_a_point_is_told() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["impact", "kpi:nps", "plan.yaml"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out);
}

#[test]
fn other_readings_are_set_beside_the_present_ones() {
    let folder = folder();
    let (code, out, _) =
        run(folder.path(), &["what-if", "plan.yaml", "--set", "nps=75", "--set", "cost=6 EUR"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out);
    let refused = |set: &str| {
        let (code, _, err) = run(folder.path(), &["what-if", "plan.yaml", "--set", set]);
        assert_eq!(code, 2, "{err}");
        err
    };
    assert!(refused("nps=3 days").contains("`3 days` does not convert"));
    assert!(refused("nsp=3").contains("did you mean `nps`?"));
    assert!(refused("nps").contains("`--set nps=75`"));
    assert!(refused("nps=soon").contains("error[invalid-value]"));
}

#[test]
fn advice_is_the_fewest_moves_or_a_reason() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["advise", "cheap", "plan.yaml"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out);
    let (code, out, _) = run(folder.path(), &["advise", "idle", "plan.yaml"]);
    let expected = "objective `idle`: Nobody works on this
it is unknown (none of the parts is known) on 2026-03-31, by the policy `default`

no advice: no target decides its status
";
    assert_eq!((code, out.as_str()), (1, expected));
    let (code, out, _) = run(folder.path(), &["advise", "service", "plan.yaml", "--want", "red"]);
    assert_eq!((code, out.as_str()), (2, ""));
    let (_, out, _) = run(folder.path(), &["advise", "kpi:nps", "plan.yaml", "--format", "json"]);
    assert_eq!(json(&out)["moves"][0]["to"], json("75"));
}

#[test]
fn plans_are_compared_and_what_is_worse_fails() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["diff", "plan.yaml", "later/plan.yaml"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out);
    let (code, out, _) = run(folder.path(), &["diff", "plan.yaml", "plan.yaml"]);
    assert_eq!((code, out.as_str()), (0, "plan.yaml → plan.yaml\nnothing is stated otherwise\n"));
    let never = ["diff", "plan.yaml", "later/plan.yaml", "--fail-on", "never", "--format", "json"];
    let (code, out, _) = run(folder.path(), &never);
    assert_eq!(code, 0);
    assert_eq!(
        json(&out)["altered"][0]["fields"][0],
        json(r#"{ "key": "strength", "before": "medium", "after": "strong" }"#)
    );
    assert_eq!(run(folder.path(), &["diff", "later/plan.yaml", "plan.yaml"]).0, 0);
    assert_eq!(run(folder.path(), &["diff", "plan.yaml", "nowhere.yaml"]).0, 2);
}
