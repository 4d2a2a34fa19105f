//! What the checks find in each plan, to the finding, and what the README tells of it.

use std::collections::BTreeMap;

use hoshin::report::Finding;

use super::{load, plans, report};
use crate::places::root;

/// The codes that are found in a plan, and how often. A plan that is not here is found out.
#[rustfmt::skip]
const FOUND: &[(&str, &[(u16, usize)])] = &[
    ("cascade.yaml", &[(306, 2)]),
    ("complaints.yaml", &[(113, 1), (306, 2), (323, 2), (501, 1), (801, 1), (809, 1), (811, 1)]),
    ("components.yaml", &[(306, 2), (811, 1)]),
    ("dashboard.yaml", &[(306, 2)]),
    ("esdc-it.yaml", &[(101, 11), (102, 19), (103, 4), (104, 4), (107, 4), (108, 3), (113, 1), (201, 50), (202, 21), (208, 1), (301, 6), (305, 2), (306, 2), (307, 8), (308, 8), (312, 2), (324, 4), (601, 21), (602, 1), (604, 1)]),
    ("hospital.yaml", &[(305, 4), (811, 1)]),
    ("manufacturer.yaml", &[]),
    ("office.yaml", &[(305, 4), (811, 1)]),
    ("pitfalls.yaml", &[(107, 1), (202, 1), (206, 1), (303, 1), (304, 2), (305, 4), (308, 1), (413, 1), (503, 2), (504, 1), (508, 4), (601, 2), (602, 5), (603, 2), (605, 1), (701, 1), (702, 1), (703, 1), (801, 1)]),
    ("plastics.yaml", &[(101, 1), (102, 2), (104, 5), (112, 1), (113, 1), (115, 1), (201, 13), (202, 8), (301, 1), (303, 1), (305, 5), (306, 1), (307, 8), (308, 1), (324, 1), (701, 1), (811, 1)]),
    ("team.yaml", &[]),
];

/// Findings that must be there whatever else is: the plan, the code, and the nodes, the culprit first.
const AT: &[(&str, u16, &[&str])] = &[
    // One step of building a scorecard does not fit the next.
    ("plastics.yaml", 301, &["objective:production-efficiency"]),
    ("plastics.yaml", 101, &["objective:profitability"]),
    ("plastics.yaml", 102, &["initiative:gemba-walks"]),
    ("plastics.yaml", 102, &["initiative:vsm"]),
    ("plastics.yaml", 303, &["kpi:defect-rate-per-batch", "kpi:defect-rate"]),
    ("plastics.yaml", 115, &["objective:quality-defects", "objective:defects"]),
    ("plastics.yaml", 104, &["objective:quality-defects"]),
    // Three pitfalls of joining frameworks.
    ("pitfalls.yaml", 303, &["kpi:nps-of-callers", "kpi:nps"]),
    ("pitfalls.yaml", 701, &[]),
    ("pitfalls.yaml", 702, &[]),
    ("pitfalls.yaml", 703, &["owner:service"]),
    ("pitfalls.yaml", 603, &["routine:okr-review", "routine:scorecard-review"]),
    ("pitfalls.yaml", 603, &["routine:lean-review", "routine:scorecard-review"]),
    // Five mistakes of the scorecard: metrics, ownership, leading indicators, cadence, communication.
    ("pitfalls.yaml", 304, &["objective:quick-answers"]),
    ("pitfalls.yaml", 107, &["kpi:smile-index"]),
    ("pitfalls.yaml", 202, &["kpi:cost-per-contact"]),
    ("pitfalls.yaml", 503, &["objective:keep-customers"]),
    ("pitfalls.yaml", 602, &["objective:delight-customers"]),
    ("pitfalls.yaml", 602, &["objective:quick-answers"]),
    ("pitfalls.yaml", 605, &[]),
    ("pitfalls.yaml", 308, &["kpi:smile-index"]),
    // Its four challenges: data, culture, incentives, leadership.
    ("pitfalls.yaml", 413, &["owner:service"]),
    ("pitfalls.yaml", 304, &["owner:analyst"]),
    ("pitfalls.yaml", 801, &["objective:quick-answers"]),
    ("pitfalls.yaml", 206, &["owner:coo"]),
];

fn findings(plan: &str) -> Vec<Finding> {
    report(&root().join("examples/plans").join(plan)).findings().to_vec()
}

fn names() -> Vec<String> {
    plans().iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn each_plan_is_found_as_it_is() {
    assert_eq!(names(), FOUND.iter().map(|(plan, _)| *plan).collect::<Vec<_>>());
    for (plan, expected) in FOUND {
        let mut counts = BTreeMap::<String, usize>::new();
        for finding in findings(plan) {
            *counts.entry(finding.rule.code.to_owned()).or_default() += 1;
        }
        let expected: BTreeMap<String, usize> =
            expected.iter().map(|(code, count)| (format!("HSN{code}"), *count)).collect();
        assert_eq!(counts, expected, "{plan}");
    }
}

#[test]
fn what_must_be_found_is_found_where_it_is() {
    for (plan, code, nodes) in AT {
        let found = findings(plan);
        let is_there =
            found.iter().filter(|finding| finding.rule.code == format!("HSN{code}")).any(|finding| {
                let at: Vec<String> = finding.nodes.iter().map(ToString::to_string).collect();
                nodes.iter().all(|node| at.iter().any(|at| at == node))
                    && nodes.first().is_none_or(|first| at.first().is_some_and(|at| at == first))
            });
        assert!(is_there, "{plan}: no HSN{code} on {nodes:?}");
    }
}

/// A comment that says which rule finds what stands beside it must not say what is not so.
#[test]
fn the_plans_name_no_rule_that_finds_nothing_in_them() {
    for (name, path) in names().iter().zip(plans()) {
        let found = findings(name);
        for code in codes(&std::fs::read_to_string(path).unwrap()) {
            assert!(found.iter().any(|finding| finding.rule.code == code), "{name}: {code}");
        }
    }
}

#[test]
fn the_readme_tells_what_is_found_in_each_plan() {
    let readme = std::fs::read_to_string(root().join("examples/README.md")).unwrap();
    for name in names() {
        let found = findings(&name);
        let section = readme
            .split("\n## ")
            .find(|section| section.lines().next().is_some_and(|title| title.contains(&name)))
            .unwrap_or_default();
        let mut rows = BTreeMap::<String, usize>::new();
        for finding in &found {
            let rule = finding.rule;
            *rows.entry(format!("| {} `{}` | {} |", rule.code, rule.name, finding.severity)).or_default() +=
                1;
        }
        let told = section.lines().filter(|line| line.starts_with("| HSN")).count();
        assert_eq!(told, rows.len(), "examples/README.md on {name}");
        for (row, count) in rows {
            let row = format!("{row} {count} |");
            assert!(
                section.lines().any(|line| line.starts_with(&row)),
                "examples/README.md on {name}: {row}"
            );
        }
    }
    for quoted in readme.lines().filter_map(|line| line.strip_prefix("> ")) {
        let is_said = names().iter().any(|name| {
            findings(name)
                .iter()
                .any(|finding| format!("{} {}", finding.rule.code, finding.message) == quoted)
        });
        assert!(is_said, "examples/README.md quotes what nobody says: {quoted}");
    }
}

#[test]
fn every_example_states_its_date() {
    for path in plans() {
        assert!(load(&path).header().as_of.is_some(), "{}", path.display());
    }
}

/// Codes of rules in a text.
fn codes(text: &str) -> Vec<&str> {
    text.match_indices("HSN").filter_map(|(at, _)| text.get(at..at + 6)).collect()
}
