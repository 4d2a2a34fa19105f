//! Laws over random plans: what is written reads back, in whatever order it stands, and every plan can be checked.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::strategies::plans;
use proptest::prelude::*;

/// Everything that a plan says, in no order of its parts.
fn essence(plan: &Plan) -> Vec<String> {
    let mut lines: Vec<String> = plan.write(Format::Ndjson).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// What is wrong with a plan, in no order and without its places.
fn findings(plan: &Plan) -> Vec<(&'static str, Vec<String>)> {
    let report = check(plan, &Settings::default());
    let found = report.findings().iter();
    let mut found: Vec<_> = found
        .map(|finding| {
            let mut nodes: Vec<String> = finding.nodes.iter().map(ToString::to_string).collect();
            nodes.sort();
            (finding.rule.code, nodes)
        })
        .collect();
    found.sort();
    found
}

fn reread(text: &str, format: Format) -> Result<Plan, TestCaseError> {
    Plan::read(text, format).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(plan in plans(10)) {
        for &format in Format::ALL {
            let text = plan.write(format);
            let back = reread(&text, format)?;
            prop_assert_eq!(back.write(format), text.clone(), "{}", format);
            prop_assert_eq!(essence(&back), essence(&plan), "{}: {}", format, text);
        }
    }

    #[test]
    fn findings_do_not_depend_on_the_format(plan in plans(16)) {
        let expected = findings(&plan);
        for &format in Format::ALL {
            let text = plan.write(format);
            prop_assert_eq!(findings(&reread(&text, format)?), expected.clone(), "{}: {}", format, text);
        }
    }

    #[test]
    fn lines_may_stand_in_any_order(
        (plan, nodes) in plans(16).prop_flat_map(|plan| {
            let text = plan.write(Format::Ndjson);
            let nodes = text.lines().filter(|line| line.starts_with("{\"node\"")).map(str::to_owned);
            let nodes = Just(nodes.collect::<Vec<_>>()).prop_shuffle();
            (Just(plan), nodes)
        }),
    ) {
        let text = plan.write(Format::Ndjson);
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("{\"node\"")).collect();
        lines.extend(nodes.iter().map(String::as_str));
        let shuffled = reread(&lines.join("\n"), Format::Ndjson)?;
        prop_assert_eq!(essence(&shuffled), essence(&plan));
        prop_assert_eq!(findings(&shuffled), findings(&plan), "{}", text);
    }
}
