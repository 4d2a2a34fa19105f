//! Goals of which one thing is known for and another against, where it first comes together: among their own measures, or
//! among what contributes to them.
//!
//! That measures and contributors disagree with each other is another matter: see [`hypothesis`](super::hypothesis).

use crate::analyse::Evidence;
use crate::analyse::evidence::{Grade, Label};
use crate::analyse::flow::{Flow, Way};
use crate::check::Context;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

/// What speaks for and against a goal.
#[derive(Clone, Debug)]
pub struct Dispute<'m> {
    /// For it.
    pub support: Side<'m>,
    /// Against it.
    pub denial: Side<'m>,
}

/// What speaks on one side.
#[derive(Clone, Debug)]
pub struct Side<'m> {
    /// How strongly, 0..=1.
    pub strength: f64,
    /// The node from which it comes to the goal.
    pub by: Node<'m>,
    /// The relations that it hangs on, in order of their names.
    pub links: Vec<Link<'m>>,
    /// What it rests on, in order of kinds and ids.
    pub grounds: Vec<Node<'m>>,
}

/// One side of what comes to a goal along a way.
type Argument<'m> = (f64, Node<'m>, Link<'m>, bool);

impl<'m> Dispute<'m> {
    /// The dispute over a goal, if it begins there: whoever passes something on has not both sides by itself.
    pub fn over(
        evidence: &Evidence<'_, '_, 'm>,
        flow: &Flow<'m>,
        goal: Node<'m>,
        threshold: f64,
    ) -> Option<Self> {
        let number = flow.number(goal)?;
        let mut best: [[Option<Argument<'m>>; 2]; 2] = Default::default();
        for arc in flow.into(number).filter(|arc| arc.way != Way::Need) {
            let (Some(by), Some(strength)) = (flow.node(arc.other()), arc.strength()) else { continue };
            let (label, link) = (evidence.of_node(by), flow.plan().link_at(arc.link as usize));
            // Measures speak of the goal itself, contributors of what is done for it.
            let is_measure = arc.way == Way::Evidence || by.kind() == NodeKind::Kpi;
            let Some(group) = best.get_mut(usize::from(is_measure)) else { continue };
            if label.conflict() >= threshold {
                continue;
            }
            for (denies, slot) in [false, true].into_iter().zip(group) {
                let side = denies != arc.is_against();
                let argument = (strength.abs() * label.side(side), by, link, side);
                if argument.0 >= threshold
                    && slot.as_ref().is_none_or(|known| order(&argument, known).is_gt())
                {
                    *slot = Some(argument);
                }
            }
        }
        let [contributors, measures] = best;
        let both = |[support, denial]: [Option<Argument<'m>>; 2]| support.zip(denial);
        let (support, denial) = both(contributors).or_else(|| both(measures))?;
        Some(Self { support: Side::of(evidence, support), denial: Side::of(evidence, denial) })
    }

    /// How wholly the two contradict each other.
    pub fn grade(&self) -> Option<Grade> {
        Label { support: self.support.strength, denial: self.denial.strength }.grade()
    }
}

impl<'m> Side<'m> {
    fn of(evidence: &Evidence<'_, '_, 'm>, (strength, by, link, side): Argument<'m>) -> Self {
        let proof = evidence.proof(by, side);
        let (mut links, mut grounds) = proof.map(|proof| (proof.links, proof.grounds)).unwrap_or_default();
        links.push(link);
        links.arrange_by_key(|link| name(*link));
        links.dedup();
        grounds.arrange_by_key(|node| (node.kind(), node.id()));
        Self { strength, by, links, grounds }
    }
}

/// By strength; of equals the one whose name comes first is more.
fn order(one: &Argument<'_>, other: &Argument<'_>) -> std::cmp::Ordering {
    one.0.total_cmp(&other.0).then_with(|| name(other.2).cmp(&name(one.2)))
}

fn name(link: Link<'_>) -> (NodeKind, &str, RelationKind, NodeKind, &str) {
    let (source, target) = (link.source(), link.target());
    (source.kind(), source.id(), link.kind(), target.kind(), target.id())
}

/// Whether there can be anything against a goal at all: some target is worse than where it started, or some way harms.
/// Most plans are told apart by this, and nothing has to be worked out.
pub fn may_be_denied(context: &Context<'_>) -> bool {
    if context.as_of().is_none() {
        return false;
    }
    let mut targets = context.plan().nodes_of_kind(NodeKind::Target);
    targets.any(|target| context.looks(target).is_denied) || context.flow().has_harm()
}
