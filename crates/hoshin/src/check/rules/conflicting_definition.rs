use crate::check::analysis::definition::differences;
use crate::check::analysis::names::{Named, Nearness};
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::report::Severity;

declare_rule! {
    /// ## What it does
    ///
    /// Finds two KPIs that are one by name, alias or acronym, but state different units, formulas, directions or
    /// sources. Units differ that do not convert, and then the finding says so; texts are compared without case and
    /// blanks. Where the names are one but for the spelling (see `overlapping-kpi`), it is a warning.
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
    /// A slip of the pen hides that two are meant to be one:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   csat-crm: { name: Customer satisfaction, unit: score, source: crm.surveys }
    ///   csat-shop: { name: Custmer satisfaction, unit: score, source: shop }
    /// ```
    ///
    /// Where they are two metrics, give them names that tell them apart:
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
    judge Judge::Group { by: GroupBy::Name(Named::Kpis), check },
    "KPI `{node}` and KPI `{other}` are one by name, but differ in {fields}: {stated} against {other_stated}" => "agree on one definition and keep one KPI, or give them names that tell them apart",
    "KPI `{node}` and KPI `{other}` are one by name, but their units do not convert; they differ in {fields}: {stated} against {other_stated}" => "give them names that tell them apart, as they cannot be one metric; or correct the unit of one",
    "KPI `{node}` and KPI `{other}` are one by name but for the spelling, but differ in {fields}: {stated} against {other_stated}" => "if they are one, agree on one name and one definition; if they are two, say in the names how they differ",
    "KPI `{node}` and KPI `{other}` are one by name but for the spelling, but their units do not convert; they differ in {fields}: {stated} against {other_stated}" => "say in the names how they differ, as they cannot be one metric; or correct the unit of one",
    set "similarity" = 0.9: "how much of the letters of the longer name must be right, as a share, for two names to be one but for the spelling (our choice: as for `overlapping-kpi`)",
}

fn check<'m>(context: &Context<'m>, pair: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let &[first, second] = pair.nodes else { return };
    let Some(pair) = context.names(Named::Kpis).pair(first, second) else { return };
    let is_near = match pair.nearness {
        Nearness::Same => false,
        Nearness::Near if pair.similarity >= sink.parameter("similarity") => true,
        Nearness::Near | Nearness::Within => return,
    };
    let differences = differences(second, first);
    let Some(place) = differences.first() else { return };
    let fields: Vec<String> = differences.iter().map(|differing| differing.field.to_owned()).collect();
    let (stated, other): (Vec<_>, Vec<_>) =
        differences.iter().map(|differing| (differing.one.clone(), differing.other.clone())).unzip();
    let has_unit = differences.iter().any(|differing| differing.field == "unit");
    let found = Found::on(second).and(first).value("other", first.id()).value("fields", fields);
    let found = found.value("stated", stated).value("other_stated", other).at_field(place.field);
    let found = found.saying(2 * usize::from(is_near) + usize::from(has_unit));
    sink.find(if is_near {
        found.as_severe(Severity::Warning).value("similarity", pair.similarity)
    } else {
        found
    });
}
