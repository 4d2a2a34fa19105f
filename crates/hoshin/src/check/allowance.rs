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

/// The allowances that silence a finding: each by its node, and its place in the node's list.
pub(crate) fn silencing<'m>(entry: &Entry<'m>) -> impl Iterator<Item = (Node<'m>, usize)> {
    let rule = entry.finding.rule;
    let silences = |(_, allow): &(usize, &Allow)| RuleSelector::matches_text(&allow.rule, rule);
    entry.nodes.iter().flat_map(move |node| {
        node.allowances().iter().enumerate().filter(silences).map(|(number, _)| (*node, number))
    })
}

/// Takes out the findings that a node at fault allows, and tells which allowances were used.
pub(super) fn silence(entries: &mut Vec<Entry<'_>>) -> BTreeSet<(u64, usize)> {
    let mut used = BTreeSet::new();
    entries.retain(|entry| {
        let mut is_silenced = false;
        for (node, number) in silencing(entry) {
            used.insert((node.seq(), number));
            is_silenced = true;
        }
        !is_silenced
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
