use std::collections::BTreeSet;

use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Severity;
use crate::sort::Arrange as _;
use crate::value::Aggregation;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs that count whole in two others which are the sums of their parts. A warning where the two come
    /// together again in one sum, or one is a part of the other: there the part is counted twice. Else a note.
    ///
    /// ## Why it matters
    ///
    /// A total that counts one of its parts twice is wrong, and looks better than the truth. So is the sum that
    /// somebody makes of two totals which share a part.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   sales: { name: Sales, aggregation: sum }
    ///   sales-north: { name: Sales in the north, aggregation: sum, part_of: sales }
    ///   sales-south: { name: Sales in the south, aggregation: sum, part_of: sales }
    ///   sales-centre: { name: Sales in the centre, part_of: [sales-north, sales-south] }
    /// ```
    ///
    /// Let it count in one of them, or divide it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   sales: { name: Sales, aggregation: sum }
    ///   sales-north: { name: Sales in the north, aggregation: sum, part_of: sales }
    ///   sales-south: { name: Sales in the south, aggregation: sum, part_of: sales }
    ///   sales-centre: { name: Sales in the centre, part_of: { sales-north: 0.7, sales-south: 0.3 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Counts whole: without a weight, or with one of at least 1. Means, least and greatest values and the like may
    /// share a part. So may objectives and initiatives: one piece of work under two objectives is usual. Two ways of
    /// cutting one total, by region and by product, share every part and never come together: a note, to be allowed.
    ///
    /// ## Source
    ///
    /// Our choice.
    HSN409, "double-counted", Warning, since "0.1.0", from "our choice",
    "a KPI counted whole in two sums",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Up(&[RelationKind::PartOf]), check },
    "KPI `{node}` counts whole in each of {wholes}, and so twice in `{total}`"
        => "let it be part of one of them, or divide it by weights that make one together",
    "KPI `{node}` counts whole in each of {wholes}: whoever adds these up counts it twice"
        => "let it be part of one of them, or divide it by weights; allow it where they are two ways to cut one total",
}

fn check<'m>(_: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let mut wholes: Vec<Link<'m>> =
        kpi.outgoing(RelationKind::PartOf).filter(|link| is_whole(*link) && sums(link.target())).collect();
    if wholes.len() < 2 {
        return;
    }
    wholes.arrange_by_key(|link| link.target().id());
    let ids: Vec<String> = wholes.iter().map(|link| link.target().id().to_owned()).collect();
    let found = wholes.iter().copied().fold(Found::on(kpi).value("wholes", ids), Found::by);
    let found = wholes.first().copied().into_iter().fold(found, Found::at);
    sink.find(match total(&wholes) {
        Some(total) => found.value("total", total.id()),
        None => found.saying(1).as_severe(Severity::Note),
    });
}

fn is_whole(part: Link<'_>) -> bool {
    part.weight().is_none_or(|weight| weight.value() >= 1.0)
}

fn sums(kpi: Node<'_>) -> bool {
    kpi.fields::<Kpi>().is_some_and(|kpi| kpi.aggregation == Some(Aggregation::Sum))
}

/// The sum in which two of the wholes come together, the one of the least id.
fn total<'m>(wholes: &[Link<'m>]) -> Option<Node<'m>> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut common: Option<Node<'m>> = None;
    for link in wholes {
        let mut above: BTreeSet<&str> = BTreeSet::new();
        let mut next = vec![link.target()];
        while let Some(whole) = next.pop() {
            if above.insert(whole.id()) {
                next.extend(whole.targets(RelationKind::PartOf).filter(|whole| sums(*whole)));
                if reached.contains(whole.id()) && common.is_none_or(|common| whole.id() < common.id()) {
                    common = Some(whole);
                }
            }
        }
        reached.append(&mut above);
    }
    common
}
