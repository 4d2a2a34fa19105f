//! What holds of a plan that is being edited: whatever is judged again or not, everything is as a full check has it.

use std::collections::BTreeMap;

use hoshin::analyse::{Flow, Satisfaction};
use hoshin::check::{Catalogue, Settings, check};
use hoshin::format::Format;
use hoshin::metamodel::RelationKind;
use hoshin::model::{Edit, NodeRef};
use hoshin::report::Finding;
use hoshin::strategies::{edits, plan};
use hoshin::workspace::{Changes, Values};
use hoshin::{Plan, Workspace};
use proptest::prelude::*;

use super::cases;

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| serde_json::to_string(finding).unwrap()).collect()
}

/// That what a workspace reports is what a full check does; else tells the first that differs.
fn is_as_checked(workspace: &Workspace, after: &str) -> Result<(), TestCaseError> {
    // What a plan keeps beside its tables to be read fast is made anew when its head is set.
    let mut anew = workspace.plan().clone();
    anew.set_header(anew.header().clone()).unwrap();
    let whole = check(&anew, workspace.settings());
    let kept = workspace.report();
    let (whole_told, kept_told) = (told(whole.findings()), told(kept.findings()));
    for finding in &whole_told {
        prop_assert!(
            kept_told.contains(finding),
            "missing after {after}: {finding}\n{}",
            text(workspace.plan())
        );
    }
    for finding in &kept_told {
        prop_assert!(
            whole_told.contains(finding),
            "stale after {after}: {finding}\n{}",
            text(workspace.plan())
        );
    }
    prop_assert_eq!(whole.to_json(), kept.to_json(), "{}", after);
    prop_assert_eq!(whole.silent, kept.silent);
    let plan = &anew;
    let flow = Flow::of(plan);
    let all = Satisfaction::of(&flow, plan.header().as_of);
    for node in plan.nodes() {
        let kept = workspace.values(workspace.plan().node(node.kind(), node.id()).unwrap());
        let value = all.of_node(node);
        let value = Values { measured: value.measured.ok(), deployed: value.deployed.ok() };
        prop_assert_eq!(
            bits(value),
            bits(kept),
            "{:?}: {:?} for {:?} after {}\n{}",
            node,
            kept,
            value,
            after,
            text(plan)
        );
    }
    Ok(())
}

fn bits(values: Values) -> [Option<u64>; 2] {
    [values.measured, values.deployed].map(|value| value.map(f64::to_bits))
}

/// The values of all nodes, by their names.
fn values(workspace: &Workspace) -> BTreeMap<NodeRef, [Option<u64>; 2]> {
    workspace.plan().nodes().map(|node| (node.to_ref(), bits(workspace.values(node)))).collect()
}

/// That an edit told of all nodes whose values it changed, and of no others.
fn are_told(
    before: &BTreeMap<NodeRef, [Option<u64>; 2]>,
    changes: &Changes,
    workspace: &Workspace,
) -> Result<(), TestCaseError> {
    let mut told: Vec<&NodeRef> = Vec::new();
    for change in &changes.values {
        prop_assert_eq!(bits(change.before), before.get(&change.node).copied().unwrap_or_default());
        told.push(&change.node);
    }
    for (node, now) in values(workspace) {
        prop_assert_eq!(
            told.contains(&&node),
            before.get(&node).copied().unwrap_or_default() != now,
            "{}",
            node
        );
    }
    Ok(())
}

fn text(plan: &Plan) -> String {
    plan.write(Format::Ndjson)
}

/// That the changes of an edit make of the report before the one after.
fn lead_from(before: &[Finding], changes: &Changes, after: &[Finding]) -> Result<(), TestCaseError> {
    let fingerprints = |findings: &[Finding]| {
        let mut all: Vec<String> = findings.iter().map(Finding::fingerprint).collect();
        all.sort_unstable();
        all
    };
    let mut made = fingerprints(before);
    for gone in fingerprints(&changes.removed) {
        let at = made.iter().position(|known| *known == gone);
        prop_assert!(at.is_some(), "{gone} was not there");
        made.remove(at.unwrap());
    }
    made.extend(fingerprints(&changes.added));
    made.sort_unstable();
    prop_assert_eq!(made, fingerprints(after));
    let (before, after) = (told(before), told(after));
    let new = told(&changes.added).into_iter().chain(told(&changes.changed)).collect::<Vec<_>>();
    for finding in &new {
        prop_assert!(after.contains(finding) && !before.contains(finding), "{finding} is not new");
    }
    for finding in after.iter().filter(|finding| !before.contains(finding)) {
        prop_assert!(new.contains(finding), "{finding} is new");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_workspace_reports_what_a_full_check_does((plan, edits) in (plan(), prop::collection::vec(edits(), 1..6))) {
        let mut workspace = Workspace::new(plan, Settings::default());
        is_as_checked(&workspace, "nothing")?;
        let mut done = Vec::new();
        for seed in edits.into_iter().flatten() {
            let Some(edit) = seed.against(workspace.plan()) else { continue };
            let before = workspace.report();
            let values_before = values(&workspace);
            let written = text(workspace.plan());
            let Ok(changes) = workspace.apply(&edit) else {
                prop_assert_eq!(text(workspace.plan()), written);
                continue;
            };
            is_as_checked(&workspace, &format!("{edit:?}\nof\n{written}"))?;
            lead_from(before.findings(), &changes, workspace.report().findings())?;
            are_told(&values_before, &changes, &workspace)?;
            done.push((changes.undo, written, before, edit));
        }
        // All the way back, and at each step there and back again.
        while let Some((undo, written, before, edit)) = done.pop() {
            let (after, report_after) = (text(workspace.plan()), workspace.report());
            let changes = workspace.undo(undo).unwrap();
            prop_assert_eq!(text(workspace.plan()), written.clone(), "{:?} taken back", edit);
            prop_assert_eq!(workspace.report().to_json(), before.to_json(), "{:?} taken back", edit);
            let changes = workspace.undo(changes.undo).unwrap();
            prop_assert_eq!(text(workspace.plan()), after, "{:?} made again", edit);
            prop_assert_eq!(workspace.report().to_json(), report_after.to_json(), "{:?} made again", edit);
            workspace.undo(changes.undo).unwrap();
        }
        is_as_checked(&workspace, "all the way back")?;
    }

    #[test]
    fn only_the_last_edit_is_taken_back((plan, edits) in (plan(), edits())) {
        let mut workspace = Workspace::new(plan, Settings::default());
        let edits: Vec<Edit> = edits.iter().filter_map(|seed| seed.against(workspace.plan())).collect();
        let mut undos = Vec::new();
        for edit in edits {
            undos.extend(workspace.apply(&edit).map(|changes| changes.undo));
        }
        prop_assume!(undos.len() > 1);
        let first = undos.remove(0);
        let before = workspace.report();
        prop_assert_eq!(workspace.undo(first).unwrap_err().code(), "stale-undo");
        prop_assert_eq!(workspace.report(), before);
    }
}

/// Every small step from a plan: a field, a relation or a node less.
fn steps(plan: &Plan) -> Vec<Edit> {
    let fields = plan.nodes().flat_map(|node| {
        let stated = node.kind().fields().iter().filter(move |info| node.field(info.key).is_some());
        stated.map(move |info| Edit::Change { node: node.to_ref(), fields: vec![(info.key.into(), None)] })
    });
    let role = |link: hoshin::model::Link<'_>| (link.kind() == RelationKind::Owns).then(|| link.role());
    let relations = plan.relations().map(|link| Edit::Unrelate { relation: link.to_ref(), role: role(link) });
    let nodes = plan.nodes().map(|node| Edit::Remove { node: node.to_ref() });
    fields.chain(relations).chain(nodes).collect()
}

#[test]
fn each_example_of_a_manual_is_followed_in_every_small_step() {
    for rule in Catalogue::standard().rules() {
        for example in rule.info.examples("fires").into_iter().chain(rule.info.examples("passes")) {
            let plan = Plan::read(&example, Format::Yaml).unwrap();
            let steps = steps(&plan);
            let mut workspace = Workspace::new(plan, Settings::default());
            let before = workspace.report().to_json();
            for step in steps {
                // What a node cannot do without it keeps.
                let Ok(changes) = workspace.apply(&step) else { continue };
                let after = format!("{step:?}\nof\n{example}");
                is_as_checked(&workspace, &after).unwrap_or_else(|error| panic!("{error}"));
                workspace.undo(changes.undo).unwrap();
                assert_eq!(workspace.report().to_json(), before, "back from {after}");
            }
        }
    }
}
