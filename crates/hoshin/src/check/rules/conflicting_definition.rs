use crate::check::analysis::definition::differences;
use crate::check::analysis::names::Nearness;
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};

declare_rule! {
    /// ## What it does
    ///
    /// Finds two KPIs that are one by name, alias or acronym, but state different units, formulas, directions or
    /// sources. Units differ that do not convert; texts are compared without case and blanks.
    ///
    /// ## Why it matters
    ///
    /// Two truths about one metric: two teams bring different numbers to the same review, and the meeting is about whose
    /// is right.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   nps-team: { name: NPS, unit: score, source: poll }
    ///   nps-board: { name: Net Promoter Score (NPS), unit: score, source: crm.surveys }
    /// ```
    ///
    /// Agree on one definition:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   nps: { name: Net Promoter Score (NPS), unit: score, source: crm.surveys }
    /// ```
    ///
    /// Or, where they are two metrics, give them names that tell them apart:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   nps-poll: { name: Loyalty in the team's poll, unit: score, source: poll }
    ///   nps: { name: Net Promoter Score (NPS), unit: score, source: crm.surveys }
    /// ```
    ///
    /// ## Limits
    ///
    /// It reads names, not meanings. What only one of the two states is no difference. Silent about KPIs that drive one
    /// another or are parts of one whole, and about an amount beside its rate (`Revenue` in EUR, `Revenue per employee`).
    ///
    /// ## Source
    ///
    /// S0.19, S1.39: one definition of each metric across all frameworks.
    HSN303, "conflicting-definition", Error, since "0.1.0", from "S0.19 S1.39",
    "one metric with different unit, formula, direction or source",
    judge Judge::Group { by: GroupBy::KpiName, check },
    "KPI `{node}` and KPI `{other}` are one by name, but differ in {fields}: {stated} against {other_stated}" => "agree on one definition and keep one KPI, or give them names that tell them apart",
}

fn check<'m>(context: &Context<'m>, pair: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let &[first, second] = pair.nodes else { return };
    let differences = differences(second, first);
    if let Some(place) = differences.first()
        && context.names().nearness(first, second) == Some(Nearness::Same)
    {
        let fields: Vec<String> = differences.iter().map(|differing| differing.field.to_owned()).collect();
        let (stated, other): (Vec<_>, Vec<_>) =
            differences.iter().map(|differing| (differing.one.clone(), differing.other.clone())).unzip();
        let found = Found::on(second).and(first).value("other", first.id()).value("fields", fields);
        sink.find(found.value("stated", stated).value("other_stated", other).at_field(place.field));
    }
}
