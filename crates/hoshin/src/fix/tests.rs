//! Remedies over small plans, in several files too.

use super::*;
use crate::format::Format;
use crate::format::Limits;
use crate::format::edit::{apply, text_hash};
use crate::metamodel::{NodeKind, RelationKind};
use crate::report::{RuleInfo, Severity};

static ANY: RuleInfo = RuleInfo {
    code: "ANY1",
    name: "any",
    severity: Severity::Note,
    since: "0.1.0",
    summary: "",
    docs: "",
    source: "our choice",
    practice: None,
    parameters: &[],
    messages: &[],
    file: "",
};

/// A report with one finding, about these nodes and what the first of them drives.
fn report_of(plan: &Plan, kind: NodeKind, ids: &[&str], remedy: Remedy) -> Report {
    let Some(first) = plan.node(kind, ids[0]) else { return Report::default() };
    let nodes: Vec<NodeRef> = ids.iter().map(|id| NodeRef::new(kind, id)).collect();
    let finding = Finding {
        rule: &ANY,
        severity: Severity::Note,
        message: String::new(),
        help: String::new(),
        nodes,
        relations: first.outgoing(RelationKind::Drives).map(Link::to_ref).collect(),
        values: std::collections::BTreeMap::new(),
        location: None,
        remedy: Some(remedy),
        fixes: Vec::new(),
    };
    Report { findings: vec![finding], ..Report::default() }
}

/// The text of a plan after a fix, with whether that is safe.
fn fixed(text: &str, kind: NodeKind, ids: &[&str], remedy: Remedy) -> Option<(String, bool)> {
    let plan = Plan::read(text, Format::Yaml).unwrap();
    let mut report = report_of(&plan, kind, ids, remedy);
    add_fixes(&mut report, &plan);
    let fix = report.findings.remove(0).fixes.pop()?;
    let changed = apply(text, &fix.files[0].edits, text_hash(text)).unwrap();
    Plan::read(&changed, Format::Yaml).unwrap();
    Some((changed, fix.is_safe))
}

#[test]
fn objectives_of_one_name_are_merged() {
    let merged = |text: &str| fixed(text, NodeKind::Objective, &["b", "a"], Remedy::Merge);
    let text = "hoshin: 1\nobjectives:\n  a: { name: Halve scrap }\n  b: { name: Halve Scrap } # twice\n  \
                c: { advances: { b: strong } }\nkpis: { k: { measures: [b] } }\n";
    let expected = "hoshin: 1\nobjectives:\n  a: { name: Halve scrap }\n  c: { advances: { a: strong } }\n\
                    kpis: { k: { measures: [a] } }\n";
    assert_eq!(merged(text), Some((expected.into(), true)));
    let near = text.replace("Halve Scrap", "Halve all scrap");
    assert_eq!(merged(&near), Some((expected.into(), false)));
    let served = "hoshin: 1\nobjectives:\n  a: { name: A, owner: x }\n  b: { name: A, part_of: c }\n  c: {}\nowners: { x: {} }\n";
    let (text, is_safe) = merged(served).unwrap();
    assert!(!is_safe && text.contains("  a: { name: A, owner: x, part_of: c }\n  c: {}\n"), "{text}");
    let promised =
        "hoshin: 1\nobjectives:\n  a: { targets: [ { to: done } ] }\n  b: { targets: [ { to: done } ] }\n";
    assert_eq!(merged(promised), None);
}

#[test]
fn the_one_whose_going_is_safe_goes() {
    let text = "hoshin: 1\nkpis:\n  a: { name: NPS }\n  b: { name: NPS, formula: x }\n";
    let (text, is_safe) = fixed(text, NodeKind::Kpi, &["b", "a"], Remedy::Merge).unwrap();
    assert!(is_safe && text.contains("  b: { name: NPS, formula: x }\n") && !text.contains("  a:"), "{text}");
}

#[test]
fn an_arrow_is_turned_round_with_what_it_carries() {
    let turned = |text: &str| fixed(text, NodeKind::Kpi, &["a"], Remedy::TurnRound).map(|(text, _)| text);
    let text = "hoshin: 1\nkpis:\n  a: { name: A, drives: { b: weak, c: strong } } # lagging\n  b: { name: B }\n  c: {}\n";
    let expected = "hoshin: 1\nkpis:\n  a: { name: A, drives: { c: strong } } # lagging\n  b: { name: B, drives: { a: weak } }\n  c: {}\n";
    assert_eq!(turned(text).as_deref(), Some(expected));
    assert_eq!(
        turned("hoshin: 1\nkpis:\n  a: { drives: b }\n  b: { drives: c }\n  c: {}\n").as_deref(),
        Some("hoshin: 1\nkpis:\n  a: {}\n  b: { drives: [c, a] }\n  c: {}\n")
    );
    assert_eq!(turned("hoshin: 1\nkpis:\n  a: { drives: b }\n  b: { drives: a }\n"), None);
}

#[test]
fn a_fix_reaches_into_included_files() {
    let folder = std::env::temp_dir().join(format!("hoshin-fix-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let root =
        "hoshin: 1\ninclude: kpis.yaml\nobjectives: { o: { measured_by: b } }\nkpis: { a: { name: NPS } }\n";
    std::fs::write(folder.join("plan.yaml"), root).unwrap();
    std::fs::write(folder.join("kpis.yaml"), "# ours\nhoshin: 1\nkpis:\n  b: { name: NPS }\n").unwrap();
    let plan = Plan::load(folder.join("plan.yaml"), &Limits::default()).unwrap();
    let check = |plan: &Plan| report_of(plan, NodeKind::Kpi, &["b", "a"], Remedy::Merge);
    let mended = mend(&plan, Wanted::default(), check);
    let texts: Vec<&str> = mended.files.iter().map(|file| file.text.as_str()).collect();
    assert_eq!(texts, [root.replace("measured_by: b", "measured_by: a").as_str(), "# ours\nhoshin: 1\n"]);
    std::fs::remove_dir_all(&folder).unwrap();
}
