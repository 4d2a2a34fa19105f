//! Readings of the rules on the practice of kaizen.

use super::{found, is_silent, messages, speaks};

#[test]
fn one_effect_on_both_sides_is_enough() {
    let plan = |fields: &str| format!("kpis: {{ k: {{}}, l: {{}} }}\ninitiatives: {{ i: {{ {fields} }} }}");
    let event = |more: &str| plan(&format!("method: kaizen-event, {more}"));
    speaks("unmeasured-kaizen", &event("stage: closed"));
    speaks("unmeasured-kaizen", &event("stage: closed, effect: { k: { before: 1 }, l: { after: 2 } }"));
    is_silent(
        "unmeasured-kaizen",
        &event("stage: closed, effect: { k: { before: 1 }, l: { before: 0, after: 2 } }"),
    );
    is_silent("unmeasured-kaizen", &event("stage: dropped"));
    is_silent("unmeasured-kaizen", &event("stage: act"));
    is_silent("unmeasured-kaizen", &plan("method: 5s, stage: closed"));
}

#[test]
fn a_loop_is_open_from_containment_until_the_cause_is_known() {
    let plan = |problem: &str, work: &str| {
        format!("as_of: 2026-03-05\nproblems: {{ p: {{ {problem} }} }}\ninitiatives: {{ i: {{ {work} }} }}")
    };
    let problem = |fields: &str| plan(fields, "");
    speaks("unclosed-loop", &problem("contained: 2026-03-05"));
    speaks("unclosed-loop", &problem("contained: 2026-03-05, root_cause: \" \""));
    is_silent("unclosed-loop", &problem("contained: 2026-03-06"));
    is_silent("unclosed-loop", &problem("found: 2026-03-01"));
    is_silent("unclosed-loop", &problem("contained: 2026-03-05, stage: dropped"));
    speaks("unclosed-loop", &problem("closed: 2026-03-05"));
    speaks("unclosed-loop", &problem("stage: closed"));
    is_silent("unclosed-loop", &problem("stage: closed, origin: voice-of-customer"));
    speaks("unclosed-loop", &problem("contained: 2026-03-01, origin: voice-of-customer"));
    // Somebody is at it.
    let sought = |work: &str| plan("contained: 2026-03-01", &format!("resolves: p, {work}"));
    is_silent("unclosed-loop", &sought("method: a3"));
    is_silent("unclosed-loop", &sought("method: root-cause-analysis, stage: do"));
    speaks("unclosed-loop", &sought("method: a3, stage: check, standard: S"));
    speaks("unclosed-loop", &sought("method: poka-yoke"));
    // What was done is kept, or looked at again.
    let done = |work: &str| plan("root_cause: R", work);
    for stage in ["check", "act", "closed"] {
        speaks("unclosed-loop", &done(&format!("resolves: p, stage: {stage}")));
        is_silent("unclosed-loop", &done(&format!("resolves: p, stage: {stage}, standard: S")));
        is_silent("unclosed-loop", &done(&format!("resolves: p, stage: {stage}, follow_up: 2026-04-01")));
        is_silent("unclosed-loop", &done(&format!("stage: {stage}")));
    }
    is_silent("unclosed-loop", &done("resolves: p, stage: do"));
    is_silent("unclosed-loop", &done("resolves: p, stage: dropped"));
}

/// A closed improvement of `k` by `a`, who reports to `boss`.
fn improvement(work: &str, rest: &str) -> String {
    format!(
        "kpis: {{ k: {{ direction: decrease, owner: a, {rest}
initiatives:
  i: {{ method: smed, stage: closed, owner: a, improves: [k], {work} }}
"
    )
}

#[test]
fn only_what_made_things_better_is_worth_passing_on() {
    let owners =
        "} }\nowners: { boss: {}, a: { kind: team, reports_to: boss }, b: { kind: team, reports_to: boss } }";
    let plan = |work: &str| improvement(work, owners);
    let better = "effect: { k: { before: 5, after: 3 } }";
    speaks("unshared-practice", &plan(better));
    is_silent("unshared-practice", &plan("effect: { k: { before: 3, after: 5 } }"));
    is_silent("unshared-practice", &plan("effect: { k: { before: 3, after: 3 } }"));
    is_silent("unshared-practice", &plan("effect: { k: { before: 5 } }"));
    is_silent("unshared-practice", &plan(""));
    speaks("unshared-practice", &plan("benefit: { realised: 1_000 EUR }"));
    is_silent("unshared-practice", &plan("benefit: { planned: 1_000 EUR }"));
    is_silent(
        "unshared-practice",
        &plan("effect: { k: { before: 3, after: 5 } }, benefit: { realised: 1_000 EUR }"),
    );
    is_silent("unshared-practice", &plan(better).replace("closed", "act"));
    for shared in ["  j: { replicates: i }", "  j: { replicates: i, stage: dropped }"] {
        is_silent("unshared-practice", &format!("{}{shared}", plan(better)));
    }
    // A copy is not what is to be passed on.
    is_silent("unshared-practice", &format!("{}  j: {{}}", plan(&format!("{better}, replicates: j"))));
    let told = messages("unshared-practice", &plan(better));
    assert!(told[0].contains("brought `k` from 5 to 3, and `b`, who"), "{told:?}");
}

#[test]
fn units_are_alike_by_a_common_kpi_else_by_where_they_stand() {
    let plan = |owners: &str| {
        improvement(
            "effect: { k: { before: 5, after: 3 } }",
            &format!("}} }}\nowners: {{ boss: {{}}, {owners} }}"),
        )
    };
    let two = |one: &str, other: &str| {
        plan(&format!("a: {{ reports_to: boss, {one} }}, b: {{ reports_to: boss, {other} }}"))
    };
    for standing in ["kind: unit", "kind: team, level: plant", "level: plant"] {
        speaks("unshared-practice", &two(standing, standing));
    }
    is_silent("unshared-practice", &two("", ""));
    is_silent("unshared-practice", &two("kind: role, level: plant", "kind: role, level: plant"));
    is_silent("unshared-practice", &two("kind: unit, level: plant", "kind: unit, level: department"));
    is_silent("unshared-practice", &two("kind: unit, level: plant", "kind: team, level: plant"));
    is_silent("unshared-practice", &plan("a: { kind: unit, reports_to: boss }, b: { kind: unit }"));
    let crowd = (0..50).map(|n| format!("m{n}: {{ kind: unit, reports_to: boss }}")).collect::<Vec<_>>();
    let all =
        |crowd: &[String]| plan(&format!("a: {{ kind: unit, reports_to: boss }}, {}", crowd.join(", ")));
    speaks("unshared-practice", &all(&crowd[1..]));
    is_silent("unshared-practice", &all(&crowd));
    // Whoever has the same number is alike, and nobody else.
    let sister = |owner: &str| {
        improvement(
            "effect: { k: { before: 5, after: 3 } }",
            &format!(
                "part_of: w }}, w: {{}}, s: {{ part_of: w, owner: {owner} }} }}
owners: {{ boss: {{}}, a: {{ kind: unit, reports_to: boss }}, b: {{ kind: unit, reports_to: boss }}, c: {{}} }}"
            ),
        )
    };
    assert!(messages("unshared-practice", &sister("c"))[0].contains("and `c`, who"));
    assert!(messages("unshared-practice", &sister("a"))[0].contains("and `b`, who"));
}

#[test]
fn skills_are_built_by_goals_of_learning_by_training_and_by_name() {
    let plan = |more: &str| format!("initiatives:\n  i: {{ method: smed }}\n{more}");
    speaks("no-learning-objective", &plan(""));
    is_silent("no-learning-objective", &plan("").replace("smed", "smed, stage: closed"));
    is_silent("no-learning-objective", &plan("").replace("method: smed", "framework: lean"));
    is_silent("no-learning-objective", &plan("  j: { method: training }"));
    is_silent("no-learning-objective", &plan("  j: { method: training, stage: closed }"));
    speaks("no-learning-objective", &plan("  j: { method: training, stage: dropped }"));
    is_silent("no-learning-objective", &plan("  j: { name: Coach the setters }"));
    is_silent("no-learning-objective", &plan("objectives: { o: { name: Certified setters } }"));
    is_silent("no-learning-objective", &plan("objectives: { o: { within: learning } }"));
    is_silent(
        "no-learning-objective",
        &plan("drivers: { d: { within: learning } }\nobjectives: { o: { advances: d } }"),
    );
    is_silent(
        "no-learning-objective",
        &plan("perspectives: { crew: { rank: 1 } }\nobjectives: { o: { within: crew } }"),
    );
    speaks(
        "no-learning-objective",
        &plan("kpis: { k: { within: learning } }\nobjectives: { o: { within: customer } }"),
    );
}

#[test]
fn a_priority_is_lived_if_a_routine_looks_at_it_or_anywhere_below() {
    let plan = |reviews: &str| {
        format!(
            "as_of: 2026-03-05
drivers: {{ d: {{}} }}
objectives: {{ o: {{ period: 2026, advances: d, targets: [ {{ id: t, kpi: k, to: 1 }} ] }}, below: {{ part_of: o }} }}
kpis: {{ k: {{}}, cause: {{ drives: [k] }} }}
initiatives: {{ i: {{ improves: [cause] }} }}
problems: {{ p: {{ affects: [below] }}, q: {{}} }}
routines: {{ r: {{ reviews: [{reviews}] }} }}"
        )
    };
    for reviewed in ["o", "below", "o/t", "k", "cause", "i", "p"] {
        is_silent("routine-free-priority", &plan(reviewed));
    }
    let ids = |text: &str| -> Vec<String> {
        found("routine-free-priority", text).iter().map(|found| found.nodes[0].to_string()).collect()
    };
    assert_eq!(ids(&plan("q")), ["driver:d"]);
    assert_eq!(ids(&plan("d")), ["objective:o"]);
    let beside = "routines: { r: { reviews: [x] } }\ndrivers: { d: {} }\nobjectives:\n  x: { advances: d }\n";
    let with = |fields: &str| format!("as_of: 2026-03-05\n{beside}  o: {{ advances: d, {fields} }}");
    assert_eq!(ids(&with("")), ["objective:o"]);
    assert_eq!(ids(&with("period: 2026")), ["objective:o"]);
    assert_eq!(ids(&with("period: 2026-Q1")), Vec::<String>::new());
    assert_eq!(ids(&with("period: 2025")), Vec::<String>::new());
    assert_eq!(ids(&with("stage: closed")), Vec::<String>::new());
    // A driver that nothing serves is starved, which another rule tells.
    is_silent("routine-free-priority", "drivers: { d: {} }\nroutines: { r: {} }");
}

#[test]
fn one_answer_to_a_problem_is_an_ear() {
    let plan = |problem: &str, work: &str| {
        format!(
            "objectives: {{ o: {{}} }}\nproblems: {{ p: {{ {problem} }} }}\ninitiatives: {{ i: {{ {work} }} }}"
        )
    };
    speaks("deaf-strategy", &plan("", ""));
    speaks("deaf-strategy", &plan("affects: [o]", ""));
    is_silent("deaf-strategy", &plan("prompts: [o]", ""));
    is_silent("deaf-strategy", &plan("prompts: [i], stage: dropped", ""));
    is_silent("deaf-strategy", &plan("", "resolves: [p]"));
    is_silent("deaf-strategy", &plan("", "").replace("objectives: { o: {} }\n", ""));
    is_silent("deaf-strategy", "objectives: { o: {} }\ninitiatives: { i: { method: project } }");
}
