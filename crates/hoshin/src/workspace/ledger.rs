//! Every finding, by the rule and the node that was judged, so that judging again replaces just its own; those that are
//! accepted where they stand among them, for they may be no longer.

use hashbrown::{HashMap, HashSet};
use smallvec::SmallVec;

use super::changes::Delta;
use crate::check::allowance::silencing;
use crate::check::run::told;
use crate::check::settings::RuleSelector;
use crate::check::sink::Entry;
use crate::check::{Judge, Rule, Settings};
use crate::format::locate::Locator;
use crate::model::{Node, Plan};
use crate::report::Finding;
use crate::sort::Arrange as _;

/// An allowance, by the internal place of its node and its place in the node's list.
type Allowance = (usize, usize);

/// Every finding.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    rules: Vec<OfRule>,
    /// How many findings each allowance silences.
    uses: HashMap<Allowance, usize>,
    /// The nodes of which an allowance silences more or fewer findings than before.
    flipped: Vec<usize>,
    /// The nodes that have allowances, by their internal places.
    allowing: HashSet<usize>,
}

/// The findings of a rule.
#[derive(Clone, Debug)]
struct OfRule {
    code: &'static str,
    /// Whether it speaks of the allowances themselves, which allow nothing of that.
    is_last: bool,
    whole: Vec<Kept>,
    by_node: HashMap<usize, Vec<Kept>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    finding: Finding,
    /// The nodes at fault, by their internal places.
    nodes: SmallVec<[usize; 3]>,
    silenced_by: SmallVec<[Allowance; 1]>,
}

impl Ledger {
    pub(super) fn new(rules: impl Iterator<Item = &'static Rule>) -> Self {
        let of_rule = |rule: &'static Rule| OfRule {
            code: rule.info.code,
            is_last: matches!(rule.judge, Judge::Allowances { .. }),
            whole: Vec::new(),
            by_node: HashMap::new(),
        };
        Self {
            rules: rules.map(of_rule).collect(),
            uses: HashMap::new(),
            flipped: Vec::new(),
            allowing: HashSet::new(),
        }
    }

    /// Takes everything that was found where nothing was known.
    pub(super) fn fill(&mut self, entries: Vec<Entry<'_>>, settings: &Settings, locator: &mut Locator<'_>) {
        for entry in entries {
            let code = entry.finding.rule.code;
            let Ok(at) = self.rules.binary_search_by(|rule| rule.code.cmp(code)) else { continue };
            let unit = entry.unit.map(Node::place);
            let Some(rule) = self.rules.get_mut(at) else { continue };
            let kept = Kept::of(entry, rule.is_last, settings, locator);
            kept.silenced_by.iter().for_each(|allowance| *self.uses.entry(*allowance).or_default() += 1);
            match unit {
                Some(place) => rule.by_node.entry(place).or_default().push(kept),
                None => rule.whole.push(kept),
            }
        }
    }

    /// What is not accepted where it stands, in the order of a report.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let kept = self.rules.iter().flat_map(|rule| rule.by_node.values().flatten().chain(&rule.whole));
        let mut found: Vec<&Finding> = kept.filter(|kept| kept.is_told()).map(|kept| &kept.finding).collect();
        found.arrange_by(|one, other| one.order(other));
        found.into_iter().cloned().collect()
    }

    /// Replaces what a rule says of a node; of the plan as a whole, if none.
    pub(super) fn put(&mut self, rule: usize, unit: Option<usize>, new: Vec<Kept>, delta: &mut Delta) {
        let Some(of_rule) = self.rules.get_mut(rule) else { return };
        let old = match unit {
            None => std::mem::take(&mut of_rule.whole),
            Some(place) => of_rule.by_node.remove(&place).unwrap_or_default(),
        };
        if old.is_empty() && new.is_empty() {
            return;
        }
        note(&mut self.uses, &mut self.flipped, &old, &new, delta);
        match unit {
            None => of_rule.whole = new,
            Some(_) if new.is_empty() => {}
            Some(place) => {
                of_rule.by_node.insert(place, new);
            }
        }
    }

    /// Replaces everything that a rule says of the nodes which it judged.
    pub(super) fn put_all(
        &mut self,
        rule: usize,
        mut new: HashMap<usize, Vec<Kept>>,
        is_judged: impl Fn(usize) -> bool,
        delta: &mut Delta,
    ) {
        let Some(of_rule) = self.rules.get_mut(rule) else { return };
        let old: Vec<(usize, Vec<Kept>)> = of_rule.by_node.extract_if(|place, _| is_judged(*place)).collect();
        for (place, old) in old {
            let now = new.get(&place).map_or(&[][..], Vec::as_slice);
            note(&mut self.uses, &mut self.flipped, &old, now, delta);
            if !now.is_empty() {
                of_rule.by_node.insert(place, new.remove(&place).unwrap_or_default());
            }
        }
        for (place, now) in new {
            note(&mut self.uses, &mut self.flipped, &[], &now, delta);
            of_rule.by_node.insert(place, now);
        }
    }

    /// Takes out everything that a rule says.
    pub(super) fn clear(&mut self, rule: usize, delta: &mut Delta) {
        self.put(rule, None, Vec::new(), delta);
        self.put_all(rule, HashMap::new(), |_| true, delta);
    }

    /// Puts in order what is accepted on a node, whose allowances have changed.
    pub(super) fn silence_again(&mut self, plan: &Plan, place: usize, delta: &mut Delta) {
        let allowances = plan.node_at(place).allowances();
        for rule in self.rules.iter_mut().filter(|rule| !rule.is_last) {
            let kept = rule.by_node.values_mut().flatten().chain(&mut rule.whole);
            for kept in kept.filter(|kept| kept.nodes.contains(&place)) {
                let before = kept.clone();
                kept.silenced_by.retain(|(node, _)| *node != place);
                for (number, allow) in allowances.iter().enumerate() {
                    if RuleSelector::matches_text(&allow.rule, kept.finding.rule) {
                        kept.silenced_by.push((place, number));
                    }
                }
                let after = std::slice::from_ref(&*kept);
                note(&mut self.uses, &mut self.flipped, &[before], after, delta);
            }
        }
        self.flipped.push(place);
    }

    /// How many findings an allowance silences.
    pub(super) fn uses(&self, allowance: Allowance) -> usize {
        self.uses.get(&allowance).copied().unwrap_or_default()
    }

    /// The nodes that have allowances: of a whole plan, once.
    pub(super) fn allowing(&mut self, plan: &Plan) -> Vec<usize> {
        let allowing = plan.nodes().filter(|node| !node.allowances().is_empty());
        self.allowing = allowing.map(Node::place).collect();
        self.allowing.iter().copied().collect()
    }

    /// The nodes whose allowances have to be judged again, as some silence more or less than before, or all have to.
    pub(super) fn judged_anew(
        &mut self,
        plan: &Plan,
        touched: &[usize],
        gone: &[usize],
        all: bool,
    ) -> Vec<usize> {
        let mut places = std::mem::take(&mut self.flipped);
        for place in touched {
            if plan.node_at(*place).allowances().is_empty() {
                if self.allowing.remove(place) {
                    places.push(*place);
                }
            } else {
                self.allowing.insert(*place);
                places.push(*place);
            }
        }
        for place in gone {
            self.allowing.remove(place);
        }
        if all {
            places.extend(&self.allowing);
        }
        places.retain(|place| plan.has_node_at(*place));
        places.arrange();
        places.dedup();
        places
    }

    /// A finding as it is kept.
    pub(super) fn kept(
        &self,
        rule: usize,
        entry: Entry<'_>,
        settings: &Settings,
        locator: &mut Locator<'_>,
    ) -> Kept {
        Kept::of(entry, self.rules.get(rule).is_some_and(|rule| rule.is_last), settings, locator)
    }
}

impl Kept {
    fn of(entry: Entry<'_>, is_last: bool, settings: &Settings, locator: &mut Locator<'_>) -> Self {
        let silenced_by = if is_last {
            SmallVec::new()
        } else {
            silencing(&entry).map(|(node, number)| (node.place(), number)).collect()
        };
        let nodes = entry.nodes.iter().map(|node| node.place()).collect();
        Self { finding: told(entry, settings, locator), nodes, silenced_by }
    }

    fn is_told(&self) -> bool {
        self.silenced_by.is_empty()
    }
}

/// Takes note of what changed between what was and what is said of one thing.
fn note(
    uses: &mut HashMap<Allowance, usize>,
    flipped: &mut Vec<usize>,
    old: &[Kept],
    new: &[Kept],
    delta: &mut Delta,
) {
    // What is said comes in one order: mostly all but a little is as it was.
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (old.get(same..).unwrap_or_default(), new.get(same..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, new) =
        (old.get(..old.len() - tail).unwrap_or_default(), new.get(..new.len() - tail).unwrap_or_default());
    for kept in old {
        for allowance in &kept.silenced_by {
            flipped.push(allowance.0);
            uses.entry(*allowance).and_modify(|count| *count = count.saturating_sub(1));
        }
        if kept.is_told() {
            delta.was(kept.finding.clone());
        }
    }
    for kept in new {
        for allowance in &kept.silenced_by {
            flipped.push(allowance.0);
            *uses.entry(*allowance).or_default() += 1;
        }
        if kept.is_told() {
            delta.is(kept.finding.clone());
        }
    }
}
