use crate::check::analysis::definition::differences;
use crate::check::analysis::names::{Named, Nearness};
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::report::{Remedy, Severity};

declare_rule! {
    /// ## What it does
    ///
    /// Finds two KPIs that are one by name, alias or acronym, with definitions that agree as far as both state them.
    /// Names are compared by their words, in whatever order: without case, numbers, stop words and plurals, and without
    /// `per …`, `% of`, `rate` and `index`. Names are one but for the spelling if a word or two has a letter too many,
    /// too few or exchanged within, or if words are written as one. Where the words of one name are among those of the
    /// other, it is a note. Another note tells where so many names share their words that only those wholly alike were
    /// compared.
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
    /// A name that is spelled in another way:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   csat: { name: Customer satisfaction }
    ///   survey: { name: Satisfaction of custmers }
    /// ```
    ///
    /// Words that are a letter apart and both right are no slips:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   pick: { name: Picking accuracy }
    ///   pack: { name: Packing accuracy }
    /// ```
    ///
    /// A name within another, and what the two may be:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis:
    ///   lead-time: { name: Lead time }
    ///   lead-time-north: { name: "Lead time, North" }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis:
    ///   lead-time: { name: Lead time }
    ///   lead-time-north: { name: "Lead time, North", part_of: lead-time }
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
    /// It reads names, not meanings: translations are not found, two metrics that happen to share their words are. The
    /// first and the last letter of a word are taken for right, and so are words of under five letters, words that stand
    /// in several names, and known pairs of English words. Words that differ in digits are two words. Silent about KPIs
    /// that drive one another or are parts of one whole. Of several KPIs of one name each is held against the first
    /// only. Definitions that disagree are the finding of `conflicting-definition`.
    ///
    /// ## Source
    ///
    /// S0.19, S1.39: one definition of each metric across all frameworks. Over 80 of 100 misspellings are one letter put
    /// in, left out, exchanged, or in the wrong order: Damerau, *A technique for computer detection and correction of
    /// spelling errors*, Communications of the ACM 7 (1964). The words that are left out are our choice.
    HSN302, "overlapping-kpi", Warning, since "0.1.0", from "S0.19 S1.39",
    "two KPIs that are one by name, alias or near-name",
    judge Judge::Group { by: GroupBy::Name(Named::Kpis), check },
    "KPI `{node}` and KPI `{other}` are one by name: `{name}`, `{other_name}`" => "keep one of them, with the other's name among its `aliases`, and let every target track it",
    "KPI `{node}` and KPI `{other}` are one by name but for the spelling: `{name}`, `{other_name}`" => "if they are one, keep the one that is spelled right, and let every target track it; if they are two, say in the names how they differ",
    "the name of KPI `{node}` is near that of KPI `{other}`: `{name}`, `{other_name}`" => "if they are one, keep one; if one is part of the other or drives it, say so with `part_of` or `drives`",
    "{count} names of KPIs were compared by equality alone: more than 200 share words such as `{words}`" => "look through these names for doubles yourself, or say more in them: names that share fewer words are compared in full",
    set "similarity" = 0.9: "how much of the letters of the longer name must be right, as a share, for two names to be one but for the spelling (our choice: one slip in ten letters; as at most two words may be misspelled, less than 0.8 finds little more, and 1 finds only words that are written as one)",
}

fn check<'m>(context: &Context<'m>, pair: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let names = context.names(Named::Kpis);
    let &[first, second] = pair.nodes else {
        let crowds = names.crowds();
        let found = Found::anywhere().value("count", crowds.names).value("words", &*crowds.words);
        return sink.find(found.saying(3).as_severe(Severity::Note));
    };
    let Some(pair) = names.pair(first, second) else { return };
    let is_near = pair.nearness == Nearness::Near;
    if (is_near && pair.similarity < sink.parameter("similarity")) || !differences(first, second).is_empty() {
        return;
    }
    let found = Found::on(second).and(first).value("other", first.id());
    let found = found.value("name", second.name()).value("other_name", first.name()).at_field("name");
    sink.find(match pair.nearness {
        Nearness::Same => found.mended_by(Remedy::Merge),
        Nearness::Near => found.saying(1).value("similarity", pair.similarity),
        Nearness::Within => found.saying(2).as_severe(Severity::Note),
    });
}
