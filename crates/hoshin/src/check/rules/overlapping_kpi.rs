use crate::check::analysis::definition::differences;
use crate::check::analysis::names::Nearness;
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::report::{Remedy, Severity};

declare_rule! {
    /// ## What it does
    ///
    /// Finds two KPIs that are one by name, alias or acronym, with definitions that agree as far as both state them.
    /// Names are compared by their words: without case, numbers, stop words and plurals, and without `per …`, `% of`,
    /// `rate` and `index`. Where the words of one name are among those of the other, it is a note.
    ///
    /// ## Why it matters
    ///
    /// One metric kept twice is read, owned and promised twice, and sooner or later shows two values. Frameworks meet
    /// at the KPI: if each has its own copy, nobody sees that they pull at one thing.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   nps: { name: NPS, unit: score }
    ///   promoters: { name: Net Promoter Score, unit: score }
    /// ```
    ///
    /// Keep one definition, and the other name as an alias of it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   nps: { name: NPS, unit: score, aliases: [Net Promoter Score] }
    /// ```
    ///
    /// ## Fix
    ///
    /// One goes, its name (with its source, where that is another) becomes an alias of the other, and every reference
    /// moves. Safe where unit, direction and the sum over time agree and the one that goes has no readings and states
    /// nothing else of itself; otherwise a suggestion, which hands over what the other does not state. There is none
    /// where both state something and it differs, both have readings, or the one that goes has targets under it.
    ///
    /// ## Limits
    ///
    /// It reads names, not meanings: misspelled names and translations are not found, two metrics that happen to share
    /// their words are. Silent about KPIs that drive one another or are parts of one whole. Of several KPIs of one name
    /// each is held against the first only. Definitions that disagree are the finding of `conflicting-definition`.
    ///
    /// ## Source
    ///
    /// S0.19, S1.39: one definition of each metric across all frameworks. The words that are left out are our choice.
    HSN302, "overlapping-kpi", Warning, since "0.1.0", from "S0.19 S1.39",
    "two KPIs that are one by name or alias",
    judge Judge::Group { by: GroupBy::KpiName, check },
    "KPI `{node}` and KPI `{other}` are one by name: `{name}`, `{other_name}`" => "keep one of them, with the other's name among its `aliases`, and let every target track it",
    "the name of KPI `{node}` is near that of KPI `{other}`: `{name}`, `{other_name}`" => "if they are one, keep one; if one is part of the other or drives it, say so with `part_of` or `drives`",
}

fn check<'m>(context: &Context<'m>, pair: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let &[first, second] = pair.nodes else { return };
    if !differences(first, second).is_empty() {
        return;
    }
    let found = Found::on(second).and(first).value("other", first.id());
    let found = found.value("name", second.name()).value("other_name", first.name()).at_field("name");
    match context.names().nearness(first, second) {
        Some(Nearness::Same) => sink.find(found.mended_by(Remedy::Merge)),
        Some(Nearness::Within) => sink.find(found.saying(1).as_severe(Severity::Note)),
        None => {}
    }
}
