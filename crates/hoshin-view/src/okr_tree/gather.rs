//! Which objectives stand in the tree, and what is told of each.

use hoshin::analyse::score::{Part, Policy, weighted_mean};
use hoshin::metamodel::{self, NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::sort::Arrange as _;
use hoshin::value::{Date, Framework, Share, Stage};

use super::{CheckIn, KeyResult, Objective, OkrTree};
use crate::promised::Promised;
use crate::tree::{above, forest};
use crate::{Figure, Item, Sight};

/// The most objectives that are shown (our choice).
const MOST: usize = 200;

pub(super) fn tree(sight: &Sight<'_, '_>, of: Option<Node<'_>>) -> OkrTree {
    let policy = scoring(sight.standing().policy());
    let mut nodes = objectives(sight);
    if let Some(of) = of {
        let serving = sight.serving(of);
        nodes.retain(|node| match of.kind() {
            NodeKind::Owner => {
                node.accountable().is_some_and(|owner| owner.and_above().any(|above| above == of))
            }
            _ => serving.contains(&node.seq()),
        });
    }
    let mut found = forest(&nodes);
    let left_out = found.len().saturating_sub(MOST);
    if left_out > 0 {
        let mut depths: Vec<usize> = found.iter().map(|(_, depth)| *depth).collect();
        depths.arrange();
        let deepest = depths.get(MOST).copied().unwrap_or_default();
        found.retain(|(_, depth)| *depth <= deepest);
        found.truncate(MOST);
    }
    OkrTree {
        plan: sight.name(),
        as_of: sight.as_of(),
        of: of.map(Item::from),
        scoring: policy.name,
        full: policy.full,
        objectives: found.into_iter().map(|(node, depth)| objective(sight, policy, node, depth)).collect(),
        left_out,
    }
}

/// The policy that scores: the one that colours, or that of re:Work where the default colours by pace, which is no score.
fn scoring(policy: &Policy) -> &Policy {
    if policy.name == Policy::DEFAULT.name { &Policy::GOOGLE } else { policy }
}

/// The objectives of OKR; all with targets where the plan has none of these.
fn objectives<'m>(sight: &Sight<'_, 'm>) -> Vec<Node<'m>> {
    let all = || {
        sight.plan().nodes_of_kind(NodeKind::Objective).filter(|node| node.stage() != Some(Stage::Dropped))
    };
    let of_okr: Vec<Node<'m>> = all().filter(|node| node.framework() == Some(Framework::Okr)).collect();
    if of_okr.is_empty() {
        all().filter(|node| node.has_incoming(RelationKind::Quantifies)).collect()
    } else {
        of_okr
    }
}

fn objective<'m>(sight: &Sight<'_, 'm>, policy: &Policy, node: Node<'m>, depth: usize) -> Objective {
    let links: Vec<_> = node.incoming(RelationKind::Quantifies).collect();
    let targets: Vec<_> = links.iter().filter(|link| link.source().stage() != Some(Stage::Dropped)).collect();
    let key_results: Vec<KeyResult> =
        targets.iter().map(|link| key_result(sight, policy, link.source())).collect();
    let parts: Vec<Part> = targets
        .iter()
        .zip(&key_results)
        .filter_map(|(link, result)| {
            Some(Part::known(result.score?, link.weight().map_or(1.0, hoshin::value::NonNegative::value)))
        })
        .collect();
    Objective {
        item: node.into(),
        depth,
        serves: above(node).map(Item::from).collect(),
        period: node.period().map(|period| period.to_string()),
        commitment: node.fields::<metamodel::Objective>().and_then(|fields| fields.commitment),
        owner: node.accountable().map(Item::from),
        mark: sight.mark(node),
        why: sight.reason(node).map(|reason| reason.to_string()),
        score: weighted_mean(&parts).value.ok(),
        confidence: told(sight, node).find_map(|told| told.confidence).map(Share::value),
        key_results,
    }
}

fn key_result<'m>(sight: &Sight<'_, 'm>, policy: &Policy, target: Node<'m>) -> KeyResult {
    let figures = sight.figures(target);
    let value = target.kpi().and_then(|kpi| sight.value_of(kpi).ok());
    let check_ins = told(sight, target).map(|said| CheckIn {
        date: said.date,
        who: said.who.as_deref().and_then(|who| sight.owner(who)).map(Item::from),
        confidence: said.confidence.map(Share::value),
        reached: said.reached.as_deref().map(str::to_owned),
        note: said.note.as_deref().map(str::to_owned),
    });
    let check_ins: Vec<CheckIn> = check_ins.collect();
    KeyResult {
        item: target.into(),
        kpi: target.kpi().map(Item::from),
        owner: target.accountable().map(Item::from),
        current: value.map(|value| Figure::new(value.value, value.unit)),
        promised: Promised::of(sight, target),
        progress: figures.and_then(|figures| figures.progress.ok()).map(|progress| progress.share),
        score: figures.and_then(|figures| figures.appraisal.judge(policy).score.ok()),
        confidence: check_ins.iter().find_map(|told| told.confidence),
        mark: sight.mark(target),
        why: sight.reason(target).map(|reason| reason.to_string()),
        check_ins,
    }
}

/// What was told of a node up to the day, the latest first.
fn told<'m>(sight: &Sight<'_, 'm>, node: Node<'m>) -> impl Iterator<Item = &'m metamodel::CheckIn> {
    let as_of = sight.as_of().unwrap_or(Date::MAX);
    node.check_ins().iter().rev().filter(move |said| said.date.is_none_or(|date| date <= as_of))
}
