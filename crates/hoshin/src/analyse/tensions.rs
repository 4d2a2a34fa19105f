//! Where a plan pulls apart: work that helps and harms the same, evidence for and against the same, and conflicts that
//! nobody sees since help and harm cancel.
//!
//! Each with what shows it: the walks, and the relations and measures without which it would not be there.

use super::conflicts::{Conflict, ConflictKind, conflicts, harmed_ends};
use super::evidence::{Evidence, Grade, Label, Proof};
use super::flow::strength_along;
use super::promise::to_digits;
use super::satisfaction::Satisfaction;
use super::strongest::Walk;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Where a plan pulls apart.
#[derive(Clone, Debug)]
pub struct Tensions<'m> {
    /// Who helps and harms the same, where it begins; the strongest first.
    pub structural: Vec<Structural<'m>>,
    /// Of what there is evidence for and against, the strongest first.
    pub contradictions: Vec<Contradiction<'m>>,
    /// How many more there are, beside [the first](MOST_PROOFS).
    pub more_contradictions: usize,
    /// How many ends of ways were not looked at, beside [the first](MOST_GOALS).
    pub goals_left_out: usize,
}

/// A node that helps and harms the same.
#[derive(Clone, Debug)]
pub struct Structural<'m> {
    /// Where the ways part.
    pub origin: Node<'m>,
    /// Where they meet again: what is really in dispute.
    pub over: Node<'m>,
    /// How it comes about.
    pub kind: ConflictKind,
    /// The strength of the weaker walk, 0..=1; 0 where an amount is unknown.
    pub strength: f64,
    /// The strongest walk that helps; that of no step where something undermines itself.
    pub helps: Walk<'m>,
    /// The strongest walk that harms.
    pub harms: Walk<'m>,
    /// The relations that show it, none too many.
    pub relations: Vec<Link<'m>>,
}

/// A node of which there is evidence for and against.
#[derive(Clone, Debug)]
pub struct Contradiction<'m> {
    /// The node.
    pub node: Node<'m>,
    /// The evidence.
    pub label: Label,
    /// How wholly it contradicts itself.
    pub grade: Grade,
    /// Why there is evidence for it.
    pub support: Option<Proof<'m>>,
    /// Why there is evidence against it.
    pub denial: Option<Proof<'m>>,
    /// What is deployed to it, where help and harm cancel so far that it looks as if nobody did anything: the conflict is
    /// masked. None where it can be seen.
    pub masked: Option<Cancelled>,
}

/// Help and harm that cancel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cancelled {
    /// What is left, from -100 to 100.
    pub deployed: f64,
    /// All help together.
    pub help: f64,
    /// All harm together, as a positive number.
    pub harm: f64,
    /// How far they cancel, from 0 not at all to 1 wholly.
    pub cancellation: f64,
}

/// From which strength on evidence that contradicts itself is told, unless another is asked for.
///
/// # Source
///
/// The specification's θ, our choice.
pub const THRESHOLD: f64 = 0.25;

/// So many ends of ways are looked at (our choice: sixteen looks over the plan).
pub const MOST_GOALS: usize = 1024;

/// So many contradictions are proved (our choice): those that follow mostly inherit from these.
pub const MOST_PROOFS: usize = 200;

/// From which share on help and harm count as cancelled, and up to which value as nothing (our choices).
const CANCELLED: f64 = 0.75;
const NOTHING: f64 = 10.0;

impl<'m> Tensions<'m> {
    /// Looks for everything that pulls apart, with evidence from a strength on.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and ways for each 64 ends, n log n for each end over which there is a conflict; linear in what
    /// stands below for each proof.
    pub fn of(satisfaction: &Satisfaction<'_, 'm>, threshold: f64) -> Self {
        let flow = satisfaction.flow();
        let goals = harmed_ends(flow);
        let goals_left_out = goals.len().saturating_sub(MOST_GOALS);
        let structural = structural(conflicts(flow, goals.into_iter().take(MOST_GOALS)));
        let evidence = Evidence::of(satisfaction);
        // What is not above nothing is no conflict.
        let found = evidence.conflicts(threshold.max(f64::MIN_POSITIVE));
        let more_contradictions = found.len().saturating_sub(MOST_PROOFS);
        let contradictions = found.into_iter().take(MOST_PROOFS).filter_map(|(node, label)| {
            Some(Contradiction {
                node,
                label,
                grade: label.grade()?,
                support: evidence.proof(node, false),
                denial: evidence.proof(node, true),
                masked: masked(satisfaction, node),
            })
        });
        Self { structural, contradictions: contradictions.collect(), more_contradictions, goals_left_out }
    }
}

/// Conflicts of what goes on, each origin once over what it is really in dispute about.
fn structural(found: Vec<Conflict<'_>>) -> Vec<Structural<'_>> {
    let name = |node: Node<'_>| (node.kind(), node.id().to_owned());
    let mut told = BTreeSet::new();
    let mut all: Vec<Structural<'_>> = Vec::new();
    for conflict in found {
        let arms = conflict.arms();
        let goes_on = |walk: &Walk<'_>| walk.nodes.iter().all(|node| node.is_active());
        let is_new = goes_on(&arms.helps)
            && goes_on(&arms.harms)
            && told.insert((name(conflict.origin), name(arms.meeting)));
        if is_new {
            all.push(Structural {
                origin: conflict.origin,
                over: arms.meeting,
                kind: conflict.kind,
                strength: arms.strength(),
                relations: conflict.explanation(),
                helps: arms.helps,
                harms: arms.harms,
            });
        }
    }
    all.arrange_by(|one, other| {
        let names = |conflict: &Structural<'_>| (name(conflict.origin), name(conflict.over));
        other.strength.total_cmp(&one.strength).then_with(|| names(one).cmp(&names(other)))
    });
    all
}

fn masked<'m>(satisfaction: &Satisfaction<'_, 'm>, node: Node<'m>) -> Option<Cancelled> {
    let value = satisfaction.of_node(node);
    let deployed = value.deployed.ok()?;
    let cancellation = value.cancellation();
    let is_masked =
        value.help > 0.0 && value.harm > 0.0 && cancellation >= CANCELLED && deployed.abs() <= NOTHING;
    is_masked.then_some(Cancelled { deployed, help: value.help, harm: value.harm, cancellation })
}

impl Structural<'_> {
    /// What it does for it and against it, a sentence each: `` `x` supports `g`: x → m (+1) → g (+0.75) = +0.75 ``. The
    /// first is missing where something undermines itself.
    pub fn sentences(&self) -> Vec<String> {
        let (origin, over) = (self.origin.id(), self.over.id());
        let sentence = |verb: &str, walk: &Walk<'_>| {
            (!walk.links.is_empty()).then(|| format!("`{origin}` {verb} `{over}`: {}", in_words(walk)))
        };
        let both = [sentence("supports", &self.helps), sentence("undermines", &self.harms)];
        both.into_iter().flatten().collect()
    }
}

/// A walk step by step, with the strength of each step and of all of it. A step of unknown amount has a sign alone.
fn in_words(walk: &Walk<'_>) -> String {
    let mut out = walk.nodes.first().map(|node| node.id().to_owned()).unwrap_or_default();
    let mut is_known = true;
    for (link, node) in walk.links.iter().zip(walk.nodes.iter().skip(1)) {
        let sign = if link.is_against() { '-' } else { '+' };
        let strength = strength_along(*link).map(|strength| short(strength.abs()));
        is_known &= strength.is_some();
        let strength = strength.unwrap_or_else(|| "?".to_owned());
        // Writing into a string cannot fail.
        let _ = write!(out, " → {} ({sign}{strength})", node.id());
    }
    let sign = if walk.harms { '-' } else { '+' };
    let whole = if is_known { short(walk.strength) } else { "?".to_owned() };
    let _ = write!(out, " = {sign}{whole}");
    out
}

/// Two digits that tell are enough of a strength.
fn short(strength: f64) -> String {
    to_digits(strength, 2).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::Flow;
    use crate::format::Format;
    use crate::model::Plan;

    const MASKED: &str = "hoshin: 1
drivers: { g: {} }
objectives:
  m: { advances: { g: 0.75 } }
  n: { advances: { g: -0.75 } }
  x: { advances: { m: strong, n: strong }, targets: [ { to: done, check_ins: [ { date: 2026-01-01, reached: done } ] } ] }
  y: { advances: { x: strong } }
";

    fn tensions(text: &str, told: impl FnOnce(&Tensions<'_>)) {
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        told(&Tensions::of(&Satisfaction::of(&flow, None), THRESHOLD));
    }

    #[test]
    fn a_masked_conflict_is_seen_with_its_origin_its_arms_and_its_proofs() {
        tensions(MASKED, |tensions| {
            let [conflict] = &tensions.structural[..] else { panic!("{tensions:?}") };
            assert_eq!((conflict.origin.id(), conflict.over.id(), conflict.strength), ("x", "g", 0.75));
            let sentences = [
                "`x` supports `g`: x → m (+1) → g (+0.75) = +0.75",
                "`x` undermines `g`: x → n (+1) → g (-0.75) = -0.75",
            ];
            assert_eq!(
                (conflict.sentences(), conflict.relations.len()),
                (sentences.map(str::to_owned).to_vec(), 4)
            );
            let [found] = &tensions.contradictions[..] else { panic!("{tensions:?}") };
            assert_eq!((found.node.id(), found.grade), ("g", Grade::Weak));
            let whole = Cancelled { deployed: 0.0, help: 75.0, harm: 75.0, cancellation: 1.0 };
            assert_eq!((found.label.conflict(), found.masked), (0.75, Some(whole)));
            for proof in [&found.support, &found.denial] {
                let proof = proof.as_ref().unwrap();
                assert_eq!((proof.links.len(), proof.grounds.len()), (2, 1));
            }
        });
    }

    #[test]
    fn what_was_given_up_pulls_nowhere() {
        tensions(&MASKED.replace("n: {", "n: { stage: dropped,"), |tensions| {
            assert!(tensions.structural.is_empty() && tensions.contradictions.is_empty(), "{tensions:?}");
        });
        tensions(&MASKED.replace("g: -0.75", "g: -0.1"), |tensions| {
            assert_eq!((tensions.structural.len(), tensions.contradictions.len()), (1, 0));
        });
    }
}
