//! The evidence of one node, by what stands before it: the rules of the propagation.

use super::Label;
use crate::analyse::flow::{Arc, Way};
use crate::analyse::satisfaction::{Satisfaction, operator};
use crate::analyse::score::sum;
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::{NonNegative, Operator};

/// What the evidence of a node is derived from.
pub(super) trait Grounds<'f, 'm: 'f> {
    /// What is measured.
    fn satisfaction(&self) -> &Satisfaction<'f, 'm>;

    /// The evidence of a node by its number.
    fn label(&self, number: usize) -> Label;

    /// Whether a way is looked at.
    fn allows(&self, arc: &Arc) -> bool;
}

/// The evidence that is measured of a node.
pub(super) fn own<'f, 'm: 'f>(of: &impl Grounds<'f, 'm>, number: usize) -> Label {
    of.satisfaction().leaf(number).known().map(Label::of_value).unwrap_or_default()
}

/// The evidence of a node: what is measured, and the strongest of what is passed on to it.
pub(super) fn derive<'f, 'm: 'f>(of: &impl Grounds<'f, 'm>, number: usize) -> Label {
    let leaf = of.satisfaction().leaf(number);
    if leaf.is_left_out {
        return Label::default();
    }
    let own = own(of, number);
    let Some(node) = of.satisfaction().flow().node(number) else { return own };
    let arguments = arguments(of, number, leaf.kind);
    let passed = arguments.clone().filter(is_argument).filter_map(|arc| passed(of, arc));
    let found = passed.chain(joined(of, number, node)).reduce(Label::or);
    // What is needed holds support down, and what denies it denies this too: an AND over all of it.
    let needs = arguments.filter(|arc| arc.way == Way::Need).map(|arc| of.label(arc.other()));
    let held = found.into_iter().chain(needs).reduce(|one, other| Label {
        support: one.support.min(other.support),
        denial: one.denial.max(other.denial),
    });
    held.map_or(own, |held| own.or(held))
}

/// What comes along a way as one argument among others; nothing where the amount is not known.
pub(super) fn passed<'f, 'm: 'f>(of: &impl Grounds<'f, 'm>, arc: Arc) -> Option<Label> {
    Some(of.label(arc.other()).along(arc.strength()?))
}

/// The ways into a node along which evidence comes: none from what was given up, and none between KPIs that are parts,
/// whose readings make up the whole's.
pub(super) fn arguments<'a, 'f: 'a, 'm: 'f>(
    of: &'a impl Grounds<'f, 'm>,
    number: usize,
    kind: NodeKind,
) -> impl Iterator<Item = Arc> + Clone + 'a {
    let counts = move |arc: &Arc| {
        let is_part_kpi = arc.way == Way::Part && kind == NodeKind::Kpi;
        of.allows(arc) && !is_part_kpi && !of.satisfaction().leaf(arc.other()).is_left_out
    };
    of.satisfaction().flow().into(number).filter(counts)
}

/// What the operator makes of the evidence of the parts; none without parts.
pub(super) fn joined<'f, 'm: 'f>(of: &impl Grounds<'f, 'm>, number: usize, node: Node<'m>) -> Option<Label> {
    let parts = arguments(of, number, of.satisfaction().leaf(number).kind).filter(|arc| arc.way == Way::Part);
    let labels = || parts.clone().map(|arc| of.label(arc.other()));
    labels().next()?;
    let least = |side: fn(Label) -> f64| labels().map(side).fold(f64::INFINITY, f64::min);
    let most = |side: fn(Label) -> f64| labels().map(side).fold(0.0, f64::max);
    let support = |label: Label| label.support;
    let denial = |label: Label| label.denial;
    Some(match operator(node) {
        Operator::And => Label { support: least(support), denial: most(denial) },
        Operator::Or | Operator::Xor => Label { support: most(support), denial: least(denial) },
        Operator::Mean => {
            let link = |arc: Arc| node.plan().link_at(arc.link as usize);
            let weight = |arc: Arc| link(arc).weight().map_or(1.0, NonNegative::value);
            let whole = sum(parts.clone().map(weight));
            let mean = |side: fn(Label) -> f64| {
                let sum = sum(parts.clone().map(|arc| weight(arc) * side(of.label(arc.other()))));
                if whole > 0.0 { (sum / whole).clamp(0.0, 1.0) } else { 0.0 }
            };
            Label { support: mean(support), denial: mean(denial) }
        }
    })
}

/// Whether evidence comes along a way as one argument among others.
pub(super) fn is_argument(arc: &Arc) -> bool {
    matches!(arc.way, Way::Contribution | Way::Evidence)
}
