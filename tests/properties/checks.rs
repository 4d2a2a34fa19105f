//! What holds of every check: it does not depend on order, and it speaks of what is there.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::metamodel::RelationKind;
use hoshin::report::Finding;
use hoshin::strategies::plan;
use proptest::prelude::*;

use super::formats::shuffled;
use super::{cases, read};

/// What is found, apart from where it stands.
fn found(plan: &Plan, settings: &Settings) -> Vec<Finding> {
    let report = check(plan, settings);
    let unplaced = |finding: &Finding| Finding { location: None, fixes: Vec::new(), ..finding.clone() };
    report.findings().iter().map(unplaced).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_check_does_not_depend_on_the_order_of_nodes_and_relations((plan, order) in (plan(), any::<u64>())) {
        let text = plan.write(Format::Ndjson);
        let one = read(&text, Format::Ndjson).map_err(TestCaseError::fail)?;
        let other = read(&shuffled(&text, order), Format::Ndjson).map_err(TestCaseError::fail)?;
        let settings = Settings::default();
        let (one, other) = (found(&one, &settings), found(&other, &settings));
        if let Some((one, other)) = one.iter().zip(&other).find(|(one, other)| one != other) {
            prop_assert!(false, "{one:#?}\n{other:#?}\n{text}");
        }
        prop_assert_eq!(one.len(), other.len());
    }

    #[test]
    fn a_check_does_not_depend_on_the_format(plan in plan()) {
        let first = found(&plan, &Settings::default());
        for &format in Format::ALL {
            let again = read(&plan.write(format), format).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&first, &found(&again, &Settings::default()));
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
        let code = at.get(&all).rule.code;
        let settings = Settings { ignore: vec![code.parse().unwrap()], ..Settings::default() };
        // An allowance of a rule that is not run is neither used nor unused.
        let rest = |findings: Vec<Finding>| -> Vec<Finding> {
            findings.into_iter().filter(|finding| ![code, "HSN901"].contains(&finding.rule.code)).collect()
        };
        let left = found(&plan, &settings);
        prop_assert!(left.iter().all(|finding| finding.rule.code != code));
        prop_assert_eq!(rest(left), rest(all));
    }
}

/// Whether what looks like a slip may come from an id or a name, which are shown as they are.
fn is_quoted(message: &str) -> bool {
    message.contains('`')
}
