//! Every rule does what its manual says.

use hoshin::Plan;
use hoshin::check::{Catalogue, Judge, Rule, Settings, check};
use hoshin::format::Format;
use hoshin::report::Report;

fn report(rule: &Rule, text: &str) -> (Plan, Report) {
    let plan =
        Plan::read(text, Format::Yaml).unwrap_or_else(|error| panic!("{}: {error}\n{text}", rule.info.code));
    let settings = Settings::default().for_plan(&plan, &Catalogue::standard()).unwrap();
    let report = check(&plan, &settings);
    (plan, report)
}

/// Whether the rule has something to say. That of 907 is a line of the report, not a finding.
fn speaks(rule: &Rule, report: &Report) -> bool {
    match rule.judge {
        Judge::Report => !report.silent.is_empty(),
        _ => report.findings().iter().any(|finding| finding.rule.code == rule.info.code),
    }
}

#[test]
fn every_example_behaves_as_documented() {
    for rule in Catalogue::standard().rules() {
        let (fires, passes) = (rule.info.examples("fires"), rule.info.examples("passes"));
        assert!(!fires.is_empty() && !passes.is_empty(), "{} lacks an example", rule.info.code);
        for text in fires {
            assert!(speaks(rule, &report(rule, &text).1), "{} is silent:\n{text}", rule.info.code);
        }
        for text in passes {
            let (_, report) = report(rule, &text);
            let said: Vec<_> = report.findings().iter().filter(|f| f.rule.code == rule.info.code).collect();
            assert!(!speaks(rule, &report), "{} speaks:\n{text}\n{said:#?}", rule.info.code);
        }
    }
}

#[test]
fn findings_name_nodes_of_the_plan_and_fill_their_sentences() {
    for rule in Catalogue::standard().rules() {
        for text in rule.info.examples("fires") {
            let (plan, report) = report(rule, &text);
            for finding in report.findings() {
                let text = format!("{} {}", finding.message, finding.help);
                let unfilled = finding
                    .rule
                    .messages
                    .iter()
                    .flat_map(|message| places(message.text).chain(places(message.help)));
                for place in unfilled {
                    assert!(!text.contains(&place), "{}: {text}", finding.rule.code);
                }
                for node in &finding.nodes {
                    assert!(plan.node(node.kind, &node.id).is_some(), "{}: {node}", finding.rule.code);
                }
                for relation in &finding.relations {
                    let from =
                        plan.node(relation.from.kind, &relation.from.id).expect("a relation of the plan");
                    let is_there = from.outgoing(relation.relation).any(|link| link.to_ref() == *relation);
                    assert!(is_there, "{}: {relation}", finding.rule.code);
                }
                assert!(
                    finding.location.is_some() || finding.nodes.is_empty(),
                    "{}: nowhere",
                    finding.rule.code
                );
            }
        }
    }
}

/// The places for values in a template, as they stand in it.
fn places(template: &str) -> impl Iterator<Item = String> + '_ {
    template.split('{').skip(1).filter_map(|part| Some(format!("{{{}}}", part.split_once('}')?.0)))
}

#[test]
fn ignoring_a_rule_removes_exactly_its_findings() {
    for rule in Catalogue::standard().rules().filter(|rule| !matches!(rule.judge, Judge::Report)) {
        for text in rule.info.examples("fires") {
            let (plan, all) = report(rule, &text);
            // An allowance of an ignored rule is not judged, so that rule alone may fall silent with it.
            let without = Settings { ignore: vec![rule.info.code.parse().unwrap()], ..Settings::default() };
            let expected: Vec<_> = all
                .findings()
                .iter()
                .filter(|finding| ![rule.info.code, "HSN901"].contains(&finding.rule.code))
                .cloned()
                .collect();
            let left: Vec<_> = check(&plan, &without)
                .findings()
                .iter()
                .filter(|f| f.rule.code != "HSN901")
                .cloned()
                .collect();
            assert_eq!(left, expected, "{}", rule.info.code);
        }
    }
}
