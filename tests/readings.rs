//! How far a rule's words reach: the cases that the examples of its manual do not show.
//!
//! Each test is a condition of a rule, tried from both sides.

mod alignment;
mod kaizen;
mod measures;
mod ownership;

use hoshin::Plan;
use hoshin::check::{Catalogue, Settings, check};
use hoshin::format::Format;
use hoshin::report::Finding;

/// What one rule finds in a plan, whose first line is not written.
fn found(rule: &str, text: &str) -> Vec<Finding> {
    let text = format!("hoshin: 1\n{text}");
    let plan = Plan::read(&text, Format::Yaml).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let settings = Settings { select: vec![rule.parse().unwrap()], ..Settings::default() };
    let settings = settings.for_plan(&plan, &Catalogue::standard()).unwrap();
    check(&plan, &settings).findings().to_vec()
}

/// The messages of a rule, in their order.
fn messages(rule: &str, text: &str) -> Vec<String> {
    found(rule, text).into_iter().map(|finding| finding.message).collect()
}

#[track_caller]
fn speaks(rule: &str, text: &str) {
    assert!(!found(rule, text).is_empty(), "{rule} is silent:\n{text}");
}

#[track_caller]
fn is_silent(rule: &str, text: &str) {
    assert_eq!(messages(rule, text), Vec::<String>::new(), "{text}");
}

/// So many nodes of a section, each with the same fields: `  o1: { fields }`.
fn many(prefix: &str, count: usize, fields: &str) -> String {
    let node = |number: usize| format!("  {prefix}{number}: {{ {fields} }}\n");
    (1..=count).map(node).collect::<Vec<_>>().concat()
}
