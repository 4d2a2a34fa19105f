//! What holds of every check: it does not depend on order, and it speaks of what is there.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::metamodel::RelationKind;
use hoshin::model::Node;
use hoshin::report::Finding;
use hoshin::strategies::plan;
use hoshin::value::Role;
use proptest::prelude::*;

use super::formats::shuffled;
use super::{cases, read};

/// What is found, apart from where it stands.
fn found(plan: &Plan, settings: &Settings) -> Vec<(&'static str, String)> {
    let report = check(plan, settings);
    let unplaced = |finding: &Finding| Finding { location: None, fixes: Vec::new(), ..finding.clone() };
    let told = |finding: &Finding| serde_json::to_string(&unplaced(finding)).unwrap();
    report.findings().iter().map(|finding| (finding.rule.code, told(finding))).collect()
}

/// That two plans have the same findings; else tells the first that differs.
fn are_same(one: &Plan, other: &Plan) -> Result<(), TestCaseError> {
    let (one_found, other_found) = (found(one, &Settings::default()), found(other, &Settings::default()));
    let pairs = one_found.iter().zip(&other_found);
    if let Some(((_, left), (_, right))) = pairs.into_iter().find(|(left, right)| left != right) {
        let (one, other) = (one.write(Format::Ndjson), other.write(Format::Ndjson));
        return Err(TestCaseError::fail(format!("{left}\n{right}\n\n{one}\n{other}")));
    }
    prop_assert_eq!(one_found.len(), other_found.len());
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_check_does_not_depend_on_the_order_of_nodes_and_relations((plan, order) in (plan(), any::<u64>())) {
        // Of several who answer for one thing the first counts, and the plan is told so: there order matters.
        let has_one = |node: Node<'_>| node.owners(Role::Accountable).count() <= 1;
        prop_assume!(plan.nodes().all(has_one));
        let text = plan.write(Format::Ndjson);
        let one = read(&text, Format::Ndjson).map_err(TestCaseError::fail)?;
        let other = read(&shuffled(&text, order), Format::Ndjson).map_err(TestCaseError::fail)?;
        are_same(&one, &other)?;
    }

    #[test]
    fn a_check_does_not_depend_on_the_format(plan in plan()) {
        for &format in Format::ALL {
            let again = read(&plan.write(format), format).map_err(TestCaseError::fail)?;
            are_same(&plan, &again)?;
        }
    }

    #[test]
    fn every_finding_speaks_of_nodes_and_relations_of_the_plan(plan in plan()) {
        let report = check(&plan, &Settings::default());
        for finding in report.findings() {
            for node in &finding.nodes {
                prop_assert!(plan.node(node.kind, &node.id).is_some(), "{:#?}", finding);
            }
            for relation in &finding.relations {
                prop_assert!(plan.relations().any(|link| link.to_ref() == *relation), "{:#?}", finding);
            }
            prop_assert!(!finding.message.contains(['{', '\n']) || is_quoted(&finding.message), "{:#?}", finding);
        }
    }

    #[test]
    fn every_circle_comes_back_to_where_it_began(plan in plan()) {
        let report = check(&plan, &Settings::default());
        for finding in report.findings().iter().filter(|finding| finding.rule.code == "HSN105") {
            // A quantified goal comes after its target, as what waits comes after what it waits for.
            let step = |at: usize| {
                let relation = &finding.relations[at];
                match relation.relation {
                    RelationKind::DependsOn => (&relation.to, &relation.from),
                    _ => (&relation.from, &relation.to),
                }
            };
            prop_assert!(finding.relations.len() >= 2, "{:#?}", finding);
            for at in 0..finding.relations.len() {
                let next = (at + 1) % finding.relations.len();
                prop_assert_eq!(step(at).1, step(next).0, "{:#?}", finding);
            }
        }
    }

    #[test]
    fn ignoring_a_rule_takes_out_its_findings_and_no_others((plan, at) in (plan(), any::<prop::sample::Index>())) {
        let all = found(&plan, &Settings::default());
        prop_assume!(!all.is_empty());
        let code = at.get(&all).0;
        let settings = Settings { ignore: vec![code.parse().unwrap()], ..Settings::default() };
        // An allowance of a rule that is not run is neither used nor unused.
        let rest = |findings: Vec<(&'static str, String)>| -> Vec<(&'static str, String)> {
            findings.into_iter().filter(|(of, _)| ![code, "HSN901"].contains(of)).collect()
        };
        let left = found(&plan, &settings);
        prop_assert!(left.iter().all(|(of, _)| *of != code));
        prop_assert_eq!(rest(left), rest(all));
    }
}

/// Whether what looks like a slip may come from an id or a name, which are shown as they are.
fn is_quoted(message: &str) -> bool {
    message.contains('`')
}
