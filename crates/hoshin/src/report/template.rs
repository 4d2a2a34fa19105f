//! Sentences with places for values, so that a finding is data first and can be put into another language.

use std::collections::BTreeMap;

use super::finding::FindingValue;

/// Fills the braces of a template. A place without a value stays as it is, which a test of the catalogue forbids.
pub fn fill(template: &str, values: &BTreeMap<&'static str, FindingValue>) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((key, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some(value) = values.get(key) {
            filled.push_str(&value.to_string());
        } else {
            filled.push('{');
            filled.push_str(key);
            filled.push('}');
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}
