use crate::analyse::promise::rounded;
use crate::analyse::sources::{Said, SourceConflict, source_conflicts};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Quantity;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs of which two sources say different things for one time: values that are further apart than `tolerance`,
    /// or that lie on two sides of the threshold of a target. Of several such pairs the widest is shown, with their number.
    ///
    /// ## Why it matters
    ///
    /// Whoever is red by one source is green by the other, and the review is about whose number is right.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   nps:
    ///     name: Net Promoter Score
    ///     readings: [ { date: 2026-02, value: 63, source: crm.surveys }, { date: 2026-02, value: 41, source: shop poll } ]
    /// ```
    ///
    /// Keep the one version of the truth:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   nps: { name: Net Promoter Score, source: crm.surveys, readings: { 2026-02: 63 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// One time is one day; where the KPI has a `frequency` and its latest reading counts, one period of that. What is told in
    /// check-ins is a source too, compared on its day alone. A reading without a source is of the KPI's own, and is not
    /// judged where that states none.
    ///
    /// ## Source
    ///
    /// S0.19: one source for each metric, whoever uses it.
    HSN415, "contradictory-sources", Warning, since "0.1.0", from "S0.19",
    "two readings of one KPI and period from different sources, beyond tolerance",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Down(&[RelationKind::Tracks]), check },
    "KPI `{node}` is {value} by `{one_source}` and {other_value} by `{other_source}` on {date}"
        => "find out which is right, and keep that source alone as the KPI's `source`",
    "KPI `{node}` is {value} by `{one_source}` and {other_value} by `{other_source}` on {date}, the widest of {pairs} such pairs"
        => "find out which is right, and keep that source alone as the KPI's `source`",
    "KPI `{node}` is {value} by `{one_source}` and {other_value} by `{other_source}` on {date}, on two sides of the threshold of `{target}`"
        => "find out which is right, and keep that source alone as the KPI's `source`",
    set "tolerance" = 0.05: "how far apart two sources may be, as a share of the greater value (our choice)",
}

fn check<'m>(context: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let tolerance = sink.parameter("tolerance");
    let conflicts = source_conflicts(kpi, context.as_of(), tolerance);
    let wider = |one: &SourceConflict<'m>, other: &SourceConflict<'m>| other.apart > one.apart;
    let Some(widest) = conflicts.iter().reduce(|one, other| if wider(one, other) { other } else { one })
    else {
        return;
    };
    let shown = |said: &Said<'m>| {
        let number = rounded(said.value);
        kpi.unit().map_or(Quantity::plain(number), |unit| Quantity::of(number, unit.clone())).to_string()
    };
    let across = widest.across.filter(|_| widest.apart <= tolerance);
    let found = Found::on(kpi)
        .value("value", shown(&widest.one))
        .value("one_source", widest.one.source)
        .value("other_value", shown(&widest.other))
        .value("other_source", widest.other.source)
        .value("date", widest.one.point.day.max(widest.other.point.day).to_string())
        .value("apart", widest.apart)
        .value("pairs", conflicts.len());
    let told_on =
        [&widest.one, &widest.other].into_iter().filter_map(|said| said.point.told_on).chain(across);
    let found =
        told_on.filter_map(|target| target.outgoing(RelationKind::Tracks).next()).fold(found, Found::by);
    let found = match across {
        Some(target) => found.value("target", target.id()).saying(2),
        None => found.saying(usize::from(conflicts.len() > 1)),
    };
    sink.find(found.at_field("readings"));
}
