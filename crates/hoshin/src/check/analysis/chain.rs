//! From which objectives causes lead up through the perspectives, to customers or to money.

use crate::metamodel::perspective::built_in;
use crate::metamodel::{NodeKind, Perspective, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::sort::Arrange as _;
use crate::value::NonNegative;

/// The rank from which on a perspective is an end: that of customers, and of finance above it.
pub const END: f64 = 3.0;

/// The place of a perspective in the causal order, 1 the deepest cause: stated, else as built in.
pub fn rank(perspective: Node<'_>) -> Option<f64> {
    let stated = perspective.fields::<Perspective>()?.rank.map(NonNegative::value);
    stated.or_else(|| built_in(perspective.id()).map(|known| f64::from(known.rank)))
}

/// Those of some objectives from which no cause reaches an end, in their order.
///
/// A cause leads along drives, advances and part-of. What an objective is measured by, or promises about, stands for
/// it: its KPIs may be the causes, and the effect as well.
///
/// # Complexity
///
/// Linear in what is reached from the objectives, and in its relations.
pub fn broken<'m>(plan: &Plan, objectives: &[Node<'m>], is_end: impl Fn(Node<'m>) -> bool) -> Vec<Node<'m>> {
    let mut number: Vec<Option<u32>> = vec![None; plan.bound()];
    let mut met: Vec<Node<'m>> = Vec::new();
    let mut number_of = |node: Node<'m>, met: &mut Vec<Node<'m>>| -> Option<u32> {
        let slot = number.get_mut(node.place())?;
        if slot.is_none() {
            *slot = u32::try_from(met.len()).ok();
            met.push(node);
        }
        *slot
    };
    for objective in objectives {
        number_of(*objective, &mut met);
    }
    // Who comes before whom, as they are met, and who is an end.
    let (mut steps, mut reaches) = (Vec::new(), Vec::new());
    let mut ends = Vec::new();
    while let Some(&node) = met.get(reaches.len()) {
        let Ok(here) = u32::try_from(reaches.len()) else { break };
        let is_one = is_end(node);
        reaches.push(is_one);
        if is_one {
            ends.push(here);
        } else {
            for next in onward(node) {
                steps.extend(number_of(next, &mut met).map(|next| (next, here)));
            }
        }
    }
    steps.arrange();
    while let Some(end) = ends.pop() {
        let from = steps.partition_point(|(next, _)| *next < end);
        for (_, before) in steps.iter().skip(from).take_while(|(next, _)| *next == end) {
            if let Some(reached) = reaches.get_mut(*before as usize)
                && !std::mem::replace(reached, true)
            {
                ends.push(*before);
            }
        }
    }
    objectives.iter().zip(reaches).filter(|(_, reaches)| !reaches).map(|(objective, _)| *objective).collect()
}

/// What is next on the way from a node to what comes of it. A driver is a direction, and nothing comes after it.
fn onward(node: Node<'_>) -> Vec<Node<'_>> {
    let effects: &[RelationKind] = match node.kind() {
        NodeKind::Objective => &[RelationKind::Drives, RelationKind::Advances, RelationKind::PartOf],
        NodeKind::Kpi => &[RelationKind::Drives, RelationKind::PartOf, RelationKind::Measures],
        NodeKind::Target => &[RelationKind::Quantifies, RelationKind::Advances, RelationKind::Tracks],
        _ => &[],
    };
    let measures: &[RelationKind] = match node.kind() {
        NodeKind::Objective => &[RelationKind::Measures, RelationKind::Quantifies],
        NodeKind::Kpi => &[RelationKind::Tracks],
        _ => &[],
    };
    let helps = |link: &Link<'_>| !link.is_against();
    let effects = effects.iter().flat_map(|&kind| node.outgoing(kind)).filter(helps).map(Link::target);
    effects.chain(measures.iter().flat_map(|&kind| node.sources(kind))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn causes_lead_on_through_objectives_and_their_measures() {
        let text = "hoshin: 1
drivers: { d: { within: financial }, e: { within: learning } }
objectives:
  skills: { drives: { flow: strong } }
  flow: { measured_by: [scrap] }
  loop: { drives: [back], advances: [e] }
  back: { drives: [loop, harm] }
  harm: { drives: { money: -weak } }
  save: { advances: [d] }
  money: {}
kpis:
  scrap: { drives: [cost] }
  cost: { within: financial }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let all: Vec<Node<'_>> = plan.nodes_of_kind(NodeKind::Objective).collect();
        let is_end = |node: Node<'_>| ["d", "money", "cost"].contains(&node.id());
        let broken: Vec<&str> = broken(&plan, &all, is_end).into_iter().map(Node::id).collect();
        assert_eq!(broken, ["loop", "back", "harm"]);
    }
}
