//! What holds of every report: the same bytes, well-formed, and plain where no colour is wanted.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::report::text::{TextOptions, text};
use hoshin::strategies::plan;
use proptest::prelude::*;

use super::{cases, read};

/// What every ANSI code begins with.
const ESCAPE: char = '\u{1b}';

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_plan_is_always_reported_in_the_same_bytes(plan in plan()) {
        let report = |plan: &Plan| check(plan, &Settings::default()).to_json();
        let json = report(&plan);
        prop_assert_eq!(&json, &report(&plan));
        prop_assert_eq!(&json, &report(&plan.clone()));
        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(parsed["plan"]["nodes"].as_u64(), Some(plan.node_count() as u64));
    }

    #[test]
    fn a_report_without_colour_has_no_escape_code_at_any_width(plan in plan()) {
        for &format in Format::ALL {
            let plan = read(&plan.write(format), format).map_err(TestCaseError::fail)?;
            let report = check(&plan, &Settings::default());
            for width in [0, 40, 80, 200] {
                let options = TextOptions { color: false, width, notes: true, per_rule: None };
                let shown = text(&report, &plan, &options);
                prop_assert!(!shown.contains(ESCAPE));
                prop_assert!(shown.ends_with('\n'));
                let coloured = text(&report, &plan, &TextOptions { color: true, ..options });
                prop_assert!(coloured.len() >= shown.len());
            }
        }
    }
}
