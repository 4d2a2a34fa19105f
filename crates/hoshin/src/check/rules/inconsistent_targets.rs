use crate::check::analysis::consistency::{Aspect, differences};
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::metamodel::RelationKind;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets on one KPI that differ where they ought to be the same: another goal by the same day, another
    /// baseline for periods that begin on the same day, or units that do not convert, on a KPI that has none. Of several
    /// the two furthest apart are shown.
    ///
    /// ## Why it matters
    ///
    /// Both promises can be kept, so nobody notices: one team celebrates 70 while the other has missed 75. What a number
    /// was on the first of January is a fact, and there is only one.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   delight: { name: Delight customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 70 } ] }
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 } ] }
    /// kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase } }
    /// ```
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   delight: { name: Delight customers, period: 2026, targets: [ { kpi: nps, from: 55, to: 75 } ] }
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 } ] }
    /// kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase } }
    /// ```
    ///
    /// Promise the same, or say that one is a stretch:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   delight: { name: Delight customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 } ] }
    ///   loyal: { name: Keep customers, period: 2026, targets: [ { kpi: nps, from: 60, to: 75 } ] }
    ///   love: { name: Be loved, period: 2026, commitment: aspirational, targets: [ { kpi: nps, from: 60, to: 80 } ] }
    /// kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A goal is not compared with that of an objective which it advances or is part of: whether the parts add up is
    /// another question. Nor are a floor and a ceiling, what holds at the end and what holds throughout, a commitment
    /// and an aspiration, milestones, or shares of a KPI that is a sum. What cannot both be kept is found by
    /// `opposing-targets`, a unit that the KPI's does not convert to by `unit-mismatch`.
    ///
    /// ## Source
    ///
    /// S0.19: one version of the truth.
    HSN403, "inconsistent-targets", Warning, since "0.1.0", from "S0.19",
    "promises on one KPI that differ in goal, baseline or unit for the same day",
    judge Judge::Group { by: GroupBy::TrackedKpi, check },
    "targets `{node}` ({stated}) and `{other}` ({other_stated}) promise different levels of KPI `{kpi}` for the same day{day}"
        => "agree on one level, give them different dates, or say which of the objectives is aspirational",
    "targets `{node}` ({stated}) and `{other}` ({other_stated}) start from different values of KPI `{kpi}` on the same day{day}"
        => "look up in the KPI's source what the value was, and state that one as `from` in both",
    "targets `{node}` (in {stated}) and `{other}` (in {other_stated}) count KPI `{kpi}` in units that do not convert{day}"
        => "give KPI `{kpi}` its `unit`, and state both targets in it",
}

fn check<'m>(_: &Context<'m>, group: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    if group.nodes.len() < 2 {
        return;
    }
    for difference in differences(group.nodes) {
        let [(first, stated), (second, other_stated)] = difference.two;
        let found = first.purpose().into_iter().fold(Found::on(first.target), Found::and).and(second.target);
        let found = second.purpose().into_iter().fold(found, Found::and).and(first.kpi);
        let found = [&first, &second]
            .into_iter()
            .filter_map(|promise| promise.target.outgoing(RelationKind::Tracks).next())
            .fold(found, Found::by);
        let day = difference.day.map(|day| format!(", {day}")).unwrap_or_default();
        let found = match difference.aspect {
            Aspect::Goal => found.at_field("change").at_field("to"),
            Aspect::Baseline => found.saying(1).at_field("from"),
            Aspect::Unit => found.saying(2).at_field("to"),
        };
        sink.find(
            found
                .value("kpi", first.kpi.id())
                .value("other", second.target.id())
                .value("stated", stated)
                .value("other_stated", other_stated)
                .value("day", day)
                .value("count", difference.count),
        );
    }
}
