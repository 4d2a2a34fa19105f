use crate::check::analysis::opposition::Opposition;
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::metamodel::RelationKind;
use crate::report::Severity;
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds two targets on one KPI that cannot both be kept: their periods overlap, and no value keeps both. An error
    /// where they are due on one day or both hold throughout, else a warning. Of several such pairs on a KPI the widest
    /// is shown, with their number.
    ///
    /// ## Why it matters
    ///
    /// Two teams that have promised opposite things about one number will work against each other, each in good faith,
    /// until one of them fails.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   thrift: { name: Cut the cost of service, period: 2026, targets: [ { kpi: call-length, to: <= 4 } ] }
    ///   care: { name: Take time for each customer, period: 2026, targets: [ { kpi: call-length, to: ">= 6" } ] }
    /// kpis: { call-length: { name: Length of calls, unit: minutes } }
    /// ```
    ///
    /// Agree on one promise, or on values that keep both:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   thrift: { name: Cut the cost of service, period: 2026, targets: [ { kpi: call-length, to: <= 7 } ] }
    ///   care: { name: Take time for each customer, period: 2026, targets: [ { kpi: call-length, to: ">= 6" } ] }
    /// kpis: { call-length: { name: Length of calls, unit: minutes } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A level without a comparator means that much or better, by the KPI's direction, and is not judged without one.
    /// Steps on one way agree: 63 by March and 75 by December are no conflict. Targets that are closed or dropped, or
    /// whose objective is, do not count, nor do units that do not convert. A target without a period overlaps all.
    ///
    /// ## Source
    ///
    /// S0.2: conflicting goals of frameworks. That a pair shows every such conflict is Helly's theorem on intervals.
    HSN402, "opposing-targets", Error, since "0.1.0", from "S0.2",
    "two promises on one KPI, in overlapping periods, that cannot both be kept",
    judge Judge::Group { by: GroupBy::TrackedKpi, check },
    "targets `{node}` ({promise}) and `{other}` ({other_promise}) on KPI `{kpi}` cannot both be kept" => "they lie {gap} apart: let both owners agree on one value, or part their periods",
    "targets `{node}` ({promise}) and `{other}` ({other_promise}) on KPI `{kpi}` cannot both be kept, the widest of {pairs} such pairs" => "these two lie {gap} apart: let the owners agree on one value, or part their periods",
}

fn check<'m>(_: &Context<'m>, group: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let Some(opposed) = Opposition::among(group.nodes) else { return };
    let mut two = [&opposed.lower, &opposed.upper];
    two.arrange_by_key(|(promise, _)| promise.target.id());
    let [(first, values), (second, other_values)] = two;
    let found = first.purpose().into_iter().fold(Found::on(first.target), Found::and).and(second.target);
    let found = second.purpose().into_iter().fold(found, Found::and).and(first.kpi);
    let found = [first, second]
        .into_iter()
        .filter_map(|promise| promise.target.outgoing(RelationKind::Tracks).next())
        .fold(found, Found::by);
    let severity = if opposed.is_strict { Severity::Error } else { Severity::Warning };
    sink.find(
        found
            .value("kpi", first.kpi.id())
            .value("other", second.target.id())
            .value("promise", first.by_when(values))
            .value("other_promise", second.by_when(other_values))
            .value("gap", first.shown(opposed.gap))
            .value("pairs", opposed.pairs)
            .saying(usize::from(opposed.pairs > 1))
            .as_severe(severity)
            .at_field("change")
            .at_field("band")
            .at_field("to"),
    );
}
