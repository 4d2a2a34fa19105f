use crate::analyse::Cascade;
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::value::Aggregation;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets that the promises below them do not make up: those on the parts of its KPI, or those on the same
    /// KPI under the objectives that are part of its objective or advance it. How they are added up is the aggregation of
    /// the KPI: the sum of the changes where every baseline is known, else of the levels; the mean by the weights of the
    /// parts; the least, the greatest, the product.
    ///
    /// ## Why it matters
    ///
    /// If all teams keep their word, the whole fails nevertheless, and nobody learns of it before the end of the year.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   savings: { name: Savings, unit: EUR, direction: increase, aggregation: sum, targets: [ { from: 0, to: 8M EUR } ] }
    ///   savings-north: { name: Savings in the north, part_of: savings, targets: [ { from: 0, to: 4M EUR } ] }
    ///   savings-south: { name: Savings in the south, part_of: savings, targets: [ { from: 0, to: 2M EUR } ] }
    /// ```
    ///
    /// Promise as much below as above:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   savings: { name: Savings, unit: EUR, direction: increase, aggregation: sum, targets: [ { from: 0, to: 8M EUR } ] }
    ///   savings-north: { name: Savings in the north, part_of: savings, targets: [ { from: 0, to: 5M EUR } ] }
    ///   savings-south: { name: Savings in the south, part_of: savings, targets: [ { from: 0, to: 3M EUR } ] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where the KPI has no aggregation, where a goal or unit cannot be compared, where a mean lacks weights, and
    /// where the level of a part is not promised; a part of which nothing is promised promises no change. Of several
    /// targets on one part the one that is due with the whole counts, and of such the most demanding. Where a KPI counts
    /// what comes in (`over_time: sum`), periods in a row are added up. More than is required is a buffer.
    ///
    /// ## Source
    ///
    /// S1.29: a cascade of targets from the corporation to the team. A published Hoshin template shows parts of 4, 2 and 2
    /// that make up 8.
    HSN408, "cascade-shortfall", Error, since "0.1.0", from "S1.29",
    "the children's promises do not add up to the parent's, by the KPI's aggregation",
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Stated(&[NodeKind::Target, NodeKind::Kpi]),
            asked::PERIOD,
            asked::GOING_ON,
            Fact::Relations(&[RelationKind::Tracks, RelationKind::PartOf, RelationKind::Quantifies, RelationKind::Advances]),
        ]),
        check,
    },
    "target `{node}` requires {required} of KPI `{kpi}`, and {children} promise {promised} together"
        => "{gap} is missing: let the parts promise more, or promise less of the whole",
    "target `{node}` requires a change of KPI `{kpi}` by {required}, and {children} promise {promised} together"
        => "{gap} is missing: let the parts promise more, or promise less of the whole",
    set "tolerance" = 0.02: "how much of what is required may be missing, as a share (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let tolerance = sink.parameter("tolerance");
    for kpi in context.plan().nodes_of::<Kpi>() {
        let adds = kpi.fields.aggregation.is_some_and(|how| how != Aggregation::None);
        if !adds || !kpi.has_incoming(RelationKind::Tracks) {
            continue;
        }
        for target in kpi.sources(RelationKind::Tracks) {
            for cascade in Cascade::of(target, tolerance) {
                find(&cascade, sink);
            }
        }
    }
}

fn find<'m>(cascade: &Cascade<'m>, sink: &mut Sink<'_, 'm>) {
    let Ok(sum) = cascade.sum.as_ref() else { return };
    if !cascade.is_short() {
        return;
    }
    let promise = &cascade.promise;
    let targets = || cascade.children.iter().flat_map(|child| child.targets.iter().copied());
    let children: Vec<String> = targets().map(|target| target.id().to_owned()).collect();
    let found = Found::on(promise.target).and(promise.kpi).value("kpi", promise.kpi.id());
    let found = cascade.children.iter().map(|child| child.link).fold(found, Found::by);
    let found =
        targets().filter_map(|target| target.outgoing(RelationKind::Tracks).next()).fold(found, Found::by);
    let found = found.value("required", cascade.shown(sum.required));
    let found = found.value("promised", cascade.shown(sum.promised)).value("gap", cascade.shown(sum.gap));
    let found = sum.coverage.into_iter().fold(found, |found, share| found.value("coverage", share));
    sink.find(
        found
            .value("children", children)
            .saying(usize::from(sum.is_change))
            .at_field("band")
            .at_field("change")
            .at_field("to"),
    );
}
