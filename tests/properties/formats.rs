//! What is written reads back as the same plan, in every format.

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::metamodel::{NodeKind, allows};
use hoshin::strategies::plan;
use proptest::prelude::*;

use super::{cases, content, read};

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn what_is_written_reads_back_as_the_same_plan(plan in plan()) {
        for &format in Format::ALL {
            let text = plan.write(format);
            let again = read(&text, format).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&text, &again.write(format), "{}", format);
            prop_assert_eq!(content(&plan), content(&again), "{}\n{}", format, text);
        }
    }

    #[test]
    fn a_plan_goes_through_all_formats_unchanged(plan in plan()) {
        let mut passed = Plan::builder().build().unwrap();
        let mut text = plan.write(Format::Yaml);
        let mut format = Format::Yaml;
        for next in [Format::Ndjson, Format::Json, Format::Yaml, Format::Json, Format::Ndjson] {
            passed = read(&text, format).map_err(TestCaseError::fail)?;
            (text, format) = (passed.write(next), next);
        }
        prop_assert_eq!(content(&plan), content(&passed));
    }

    #[test]
    fn whatever_the_builder_accepts_the_grammar_has(plan in plan()) {
        for link in plan.relations() {
            prop_assert!(allows(link.source().kind(), link.kind(), link.target().kind()), "{:?}", link);
            prop_assert!(link.params().stated().all(|param| link.kind().params().contains(&param)), "{:?}", link);
            prop_assert!(link.source() != link.target());
        }
        for kind in NodeKind::ALL {
            let ids: Vec<&str> = plan.nodes_of_kind(*kind).map(hoshin::model::Node::id).collect();
            let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
            prop_assert_eq!(ids.len(), once.len());
        }
    }

    #[test]
    fn lines_may_stand_in_any_order((plan, order) in (plan(), any::<u64>())) {
        let text = plan.write(Format::Ndjson);
        let again = read(&shuffled(&text, order), Format::Ndjson).map_err(TestCaseError::fail)?;
        prop_assert_eq!(content(&plan), content(&again));
    }
}

/// A law that is tried on little tells little.
#[test]
fn random_plans_use_the_whole_language() {
    use hoshin::metamodel::{EventKind, RelationKind};
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let plans: Vec<Plan> = (0..400).map(|_| plan().new_tree(&mut runner).unwrap().current()).collect();
    let uses = |what: &str| plans.iter().filter(|plan| plan.write(Format::Ndjson).contains(what)).count();
    for kind in NodeKind::ALL {
        assert!(uses(&format!("{{\"node\":\"{kind}\"")) >= 20, "{kind}");
    }
    for kind in RelationKind::ALL {
        assert!(uses(&format!("{{\"relation\":\"{kind}\"")) >= 5, "{kind}");
    }
    for kind in EventKind::ALL {
        assert!(uses(&format!("{{\"event\":\"{kind}\"")) >= 5, "{kind}");
    }
}

/// The lines after the head in another order. Events of one day keep theirs, which tells what came first.
pub(super) fn shuffled(text: &str, mut order: u64) -> String {
    let (head, lines) = text.split_once('\n').unwrap();
    let is_event = |line: &&str| line.starts_with("{\"event\"");
    let mut events = lines.lines().filter(is_event);
    let mut lines: Vec<&str> = lines.lines().collect();
    for last in (1..lines.len()).rev() {
        // Knuth's constants for a linear congruential generator.
        order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        lines.swap(last, usize::try_from(order >> 33).unwrap() % (last + 1));
    }
    for line in &mut lines {
        if is_event(line) {
            *line = events.next().unwrap();
        }
    }
    let lines: Vec<&str> = std::iter::once(head).chain(lines).collect();
    lines.join("\n") + "\n"
}
