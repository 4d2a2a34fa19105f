//! What holds of every fix: it mends what it is for, it changes nothing else, and comments outlast it.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::fix::{Mended, Wanted, add_fixes, mend};
use hoshin::format::Format;
use hoshin::format::edit::{apply, text_hash};
use hoshin::metamodel::NodeKind;
use hoshin::report::{Finding, Fix, Remedy};
use hoshin::strategies::plan;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{cases, content, read};

fn mended(plan: &Plan, suggested: bool) -> Mended {
    mend(plan, Wanted { suggested }, |plan| check(plan, &Settings::default()))
}

/// A plan as YAML with a comment above every line where one may stand, or as JSON.
fn text(plan: &Plan, format: Format) -> String {
    let text = plan.write(format);
    if format == Format::Json || text.contains(['|', '>']) {
        return text;
    }
    text.lines()
        .enumerate()
        .flat_map(|(number, line)| [format!("# comment {number}\n"), format!("{line}\n")])
        .collect()
}

/// The fixes of a plan, each with its finding.
fn fixes(plan: &Plan) -> Vec<(Finding, Fix)> {
    let mut report = check(plan, &Settings::default());
    add_fixes(&mut report, plan);
    let each = |finding: &Finding| {
        finding.fixes.iter().map(|fix| (finding.clone(), fix.clone())).collect::<Vec<_>>()
    };
    report.findings().iter().flat_map(each).collect()
}

/// The lines that one plan has and the other has not.
fn differences(one: &Plan, other: &Plan) -> Vec<String> {
    let (one, other): (BTreeSet<String>, BTreeSet<String>) =
        (content(one).into_iter().collect(), content(other).into_iter().collect());
    one.symmetric_difference(&other).cloned().collect()
}

/// A plan in which there is something to mend: two KPIs have one name, something is allowed in vain, a span is reversed.
fn faulty() -> impl Strategy<Value = Plan> {
    (plan(), any::<[bool; 4]>()).prop_map(|(plan, [has_twins, is_reversed, is_idle, names_second])| {
        let twin = |id: &str| json!({ "node": "kpi", "id": id, "name": "Net Promoter Score", "unit": "score" });
        let reversed = json!({ "node": "driver", "id": "made-3", "name": "Made", "horizon": "2030..2026" });
        let idle = json!({ "node": "owner", "id": "made-4", "name": "Idle", "allow": [{ "rule": "HSN905", "reason": "x" }] });
        let mut added: Vec<Value> = [(is_reversed, reversed), (is_idle, idle)]
            .into_iter()
            .filter_map(|(is_wanted, line)| is_wanted.then_some(line))
            .collect();
        if has_twins {
            added.extend([twin("made-1"), twin("made-2")]);
            let kpi = json!({ "kind": "kpi", "id": if names_second { "made-2" } else { "made-1" } });
            added.extend(plan.nodes_of_kind(NodeKind::Initiative).map(|initiative| {
                json!({ "relation": "improves", "from": { "kind": "initiative", "id": initiative.id() }, "to": kpi })
            }));
        }
        let lines: Vec<String> = added.iter().map(|line| format!("{line}\n")).collect();
        Plan::read(&(plan.write(Format::Ndjson) + &lines.concat()), Format::Ndjson).unwrap_or(plan)
    })
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn to_mend_twice_is_to_mend_once((plan, suggested) in (faulty(), any::<bool>())) {
        for format in [Format::Yaml, Format::Json] {
            let plan = read(&plan.write(format), format).map_err(TestCaseError::fail)?;
            let once = mended(&plan, suggested);
            let twice = mended(&once.plan, suggested);
            prop_assert_eq!(&twice.applied, &Vec::new());
            prop_assert_eq!(&twice.files, &Vec::new());
            let left = once.report.findings().iter().flat_map(|finding| &finding.fixes);
            let left: Vec<_> = left.filter(|fix| fix.is_safe || suggested).collect();
            prop_assert!(left.is_empty(), "{:#?}\n{}", left, plan.write(format));
        }
    }

    #[test]
    fn each_fix_leaves_a_plan_without_its_finding(plan in faulty()) {
        for format in [Format::Yaml, Format::Json] {
            let text = text(&plan, format);
            let plan = read(&text, format).map_err(TestCaseError::fail)?;
            for (finding, fix) in fixes(&plan) {
                prop_assert_eq!(fix.files.len(), 1);
                prop_assert_eq!(fix.files[0].hash, text_hash(&text));
                let changed = apply(&text, &fix.files[0].edits, text_hash(&text));
                prop_assert!(changed.is_ok(), "{:?}: {:?}", fix, changed);
                let changed = changed.unwrap();
                let told = |why: &str| TestCaseError::fail(format!("{why}\n{}\n{text}\n---\n{changed}", fix.title));
                let after = read(&changed, format).map_err(|error| told(&error))?;
                let report = check(&after, &Settings::default());
                let is_left = |left: &&Finding| {
                    left.fingerprint() == finding.fingerprint() && left.message == finding.message
                };
                let before = check(&plan, &Settings::default());
                let count = |report: &hoshin::report::Report| report.findings().iter().filter(is_left).count();
                if count(&report) >= count(&before) {
                    return Err(told("the finding is still there"));
                }
            }
        }
    }

    #[test]
    fn each_fix_changes_what_it_names_and_nothing_else(plan in faulty()) {
        for format in [Format::Yaml, Format::Json] {
            let text = text(&plan, format);
            let plan = read(&text, format).map_err(TestCaseError::fail)?;
            for (finding, fix) in fixes(&plan) {
                let changed = apply(&text, &fix.files[0].edits, text_hash(&text)).unwrap();
                let after = read(&changed, format).map_err(TestCaseError::fail)?;
                let ids: Vec<String> =
                    finding.nodes.iter().map(|node| json!(node.id).to_string()).collect();
                for line in differences(&plan, &after) {
                    prop_assert!(ids.iter().any(|id| line.contains(id)), "{}\n{}\n{}\n---\n{}", fix.title, line, text, changed);
                }
                let lost = differences(&plan, &after).len();
                if finding.remedy != Some(Remedy::Merge) {
                    prop_assert!(lost <= 2, "{}\n{}\n---\n{}", fix.title, text, changed);
                }
            }
        }
    }

    #[test]
    fn comments_outlast_what_they_stand_above(plan in faulty()) {
        let text = text(&plan, Format::Yaml);
        let plan = read(&text, Format::Yaml).map_err(TestCaseError::fail)?;
        let comments: BTreeSet<(&str, &str)> =
            text.lines().zip(text.lines().skip(1)).filter(|(line, _)| line.starts_with("# comment")).collect();
        for (_, fix) in fixes(&plan) {
            let changed = apply(&text, &fix.files[0].edits, text_hash(&text)).unwrap();
            let lines: Vec<&str> = changed.lines().collect();
            for (comment, below) in &comments {
                // What stands between the lines of what goes may go with it.
                let is_kept = lines.contains(comment) || !lines.contains(below) || text.matches(below).count() > 1;
                prop_assert!(is_kept, "{}: {}\n{}\n---\n{}", fix.title, comment, text, changed);
            }
        }
    }
}
