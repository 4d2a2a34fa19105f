//! Findings that were weighed and accepted where they stand.

use std::collections::BTreeSet;

use super::settings::RuleSelector;
use super::sink::Entry;
use crate::metamodel::Allow;
use crate::model::{Node, Plan};

/// An allowance, with what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a, 'm> {
    /// The node that it stands on.
    pub node: Node<'m>,
    /// The allowance.
    pub allow: &'a Allow,
    /// Its place in the node's list.
    pub number: usize,
    /// Whether it silenced a finding.
    pub is_used: bool,
    /// Whether its rule was run at all, so that not being used means something.
    pub has_rule_run: bool,
}

/// Takes out the findings that a node at fault allows, and tells which allowances were used.
pub(super) fn silence(entries: &mut Vec<Entry<'_>>) -> BTreeSet<(u64, usize)> {
    let mut used = BTreeSet::new();
    entries.retain(|entry| {
        let rule = entry.finding.rule;
        let mut silenced = false;
        for node in &entry.nodes {
            for (number, allow) in node.allowances().iter().enumerate() {
                if RuleSelector::matches_text(&allow.rule, rule) {
                    used.insert((node.seq(), number));
                    silenced = true;
                }
            }
        }
        !silenced
    });
    used
}

/// Every allowance of a plan, with what became of it.
pub(super) fn judged<'m>(
    plan: &'m Plan,
    used: &BTreeSet<(u64, usize)>,
    was_judged: impl Fn(&str) -> bool,
) -> Vec<Judged<'m, 'm>> {
    plan.nodes()
        .flat_map(|node| {
            node.allowances().iter().enumerate().map(move |(number, allow)| (node, number, allow))
        })
        .map(|(node, number, allow)| Judged {
            node,
            allow,
            number,
            is_used: used.contains(&(node.seq(), number)),
            has_rule_run: was_judged(&allow.rule),
        })
        .collect()
}
