//! Whole plans, and what is said of them: text and JSON as people and programs see them.

use hoshin::Plan;
use hoshin::check::{Catalogue, Settings, check};
use hoshin::fix::add_fixes;
use hoshin::format::Limits;
use hoshin::report::Report;
use hoshin::report::text::{TextOptions, text};

use crate::places::{fixtures, root};

/// Each case with its name, its plan and its report.
pub(crate) fn cases() -> Vec<(String, Plan, Report)> {
    fixtures("cases")
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let plan =
                Plan::load(&path, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
            let settings = Settings::default().for_plan(&plan, &Catalogue::standard()).unwrap();
            let mut report = check(&plan, &settings);
            add_fixes(&mut report, &plan);
            (name, plan, report)
        })
        .collect()
}

/// Paths of this machine do not belong into a snapshot.
pub(crate) fn portable(text: &str) -> String {
    text.replace(&format!("{}/", root().display()), "")
}

#[test]
fn each_report_reads_as_it_did() {
    for (name, plan, report) in cases() {
        let options = TextOptions { notes: true, ..TextOptions::default() };
        insta::assert_snapshot!(format!("text_{name}"), portable(&text(&report, &plan, &options)));
    }
}

#[test]
fn each_report_says_the_same_to_programs() {
    for (name, _, report) in cases() {
        insta::assert_snapshot!(format!("json_{name}"), portable(&report.to_json()));
    }
}

#[test]
fn two_runs_print_the_same_bytes() {
    for ((_, _, one), (_, _, other)) in cases().into_iter().zip(cases()) {
        assert_eq!(one.to_json(), other.to_json());
    }
}
