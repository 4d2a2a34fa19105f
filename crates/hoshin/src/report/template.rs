//! Sentences with places for values, so that a finding is data first and can be put into another language.

use std::collections::BTreeMap;

use super::finding::FindingValue;

/// Fills the braces of a template. A place without a value stays as it is, which a test of the catalogue forbids.
pub fn fill(template: &str, values: &BTreeMap<&'static str, FindingValue>) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((key, tail)) => {
                match values.get(key) {
                    Some(value) => filled.push_str(&value.to_string()),
                    None => {
                        filled.push('{');
                        filled.push_str(key);
                        filled.push('}');
                    }
                }
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
