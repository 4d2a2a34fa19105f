use crate::check::analysis::names::{Named, Nearness};
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::report::{Remedy, Severity};

declare_rule! {
    /// ## What it does
    ///
    /// Finds two objectives of one name. Names are compared by their words, in whatever order: without case, numbers,
    /// stop words and plurals. A verb that tells no more than the way to go (`reduce`, `cut`, `raise`, `improve`) is
    /// kept as that way: to reduce and to cut are one, to reduce and to raise never are.
    ///
    /// Within one scope, names that are one but for the spelling are found too, and where one name says less than the
    /// other it is a note. Two objectives are in one scope if they have the same accountable owner, or serve (advance,
    /// or are part of) one and the same thing. Another note tells where so many names share their words that only those
    /// wholly alike were compared.
    ///
    /// ## Why it matters
    ///
    /// An objective that stands twice is staffed, reviewed and reported twice, and its progress is counted twice; or
    /// each half waits for the other.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { sales: { name: Sales } }
    /// objectives:
    ///   nps: { name: Raise customer satisfaction to 80, owner: sales }
    ///   delight: { name: Increase the customers' satisfaction, owner: sales }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { sales: { name: Sales } }
    /// objectives:
    ///   nps: { name: Raise customer satisfaction to 80, owner: sales }
    /// ```
    ///
    /// A slip of the pen, under one and the same driver:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { loyal: { name: Customers who stay } }
    /// objectives:
    ///   nps: { name: Raise customer satisfaction, advances: { loyal: strong } }
    ///   delight: { name: Raise custmer satisfaction, advances: { loyal: strong } }
    /// ```
    ///
    /// One says less than the other:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { plant: { name: Plant } }
    /// objectives:
    ///   flow: { name: Reduce lead time, owner: plant }
    ///   presses: { name: Reduce the lead time of the presses, owner: plant }
    /// ```
    ///
    /// Say how they hang together:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { plant: { name: Plant } }
    /// objectives:
    ///   flow: { name: Reduce lead time, owner: plant }
    ///   presses: { name: Reduce the lead time of the presses, owner: plant, part_of: flow }
    /// ```
    ///
    /// Two that go opposite ways are no doubles, nor are the shares of two owners in one objective:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { north: { name: North }, south: { name: South } }
    /// objectives:
    ///   less: { name: Reduce stock }
    ///   more: { name: Raise stock }
    ///   scrap: { name: Halve scrap }
    ///   scrap-north: { name: Halve scrap, owner: north, advances: { scrap: strong } }
    ///   scrap-south: { name: Halve scrap, owner: south, advances: { scrap: strong } }
    /// ```
    ///
    /// ## Fix
    ///
    /// One goes, and every reference to it moves to the other. Safe where the names are the same letter by letter and the
    /// one that goes states nothing else of itself; otherwise a suggestion, which hands over what the other does not
    /// state. There is none where both state something and it differs, or the one that goes has targets under it.
    ///
    /// ## Limits
    ///
    /// It reads names, not meanings, and knows English verbs only. Silent about objectives that are closed or dropped,
    /// whose periods have no day in common, of which one serves the other, that drive, need or are in conflict with one
    /// another, and that are two owners' shares in one objective, however far up. Of several objectives of one name each
    /// is held against the first only. How names are read is told by `overlapping-kpi`.
    ///
    /// ## Source
    ///
    /// S1.39: traps of lists of objectives. What a scope is, and which verbs are one, is our choice.
    HSN115, "duplicate-objective", Warning, since "0.1.0", from "S1.39",
    "two objectives of one name, or of near-identical names in one scope",
    judge Judge::Group { by: GroupBy::Name(Named::Objectives), check },
    "objective `{node}` and objective `{other}` are one by name: `{name}`, `{other_name}`" => "keep one of them and hang on it what hangs on the other; if they are two, say in the names how they differ: whose, where, by when",
    "objective `{node}` and objective `{other}` are one by name but for the spelling: `{name}`, `{other_name}`" => "keep the one that is spelled right; if they are two, say in the names how they differ",
    "the name of objective `{node}` is near that of objective `{other}`: `{name}`, `{other_name}`" => "if they are one, keep one; if one serves the other, say so with `part_of` or `advances`",
    "{count} names of objectives were compared by equality alone: more than 200 share words such as `{words}`" => "look through these names for doubles yourself, or say more in them: names that share fewer words are compared in full",
    set "similarity" = 0.9: "how much of the letters of the longer name must be right, as a share, for two names to be one but for the spelling (our choice: one slip in ten letters; as at most two words may be misspelled, less than 0.8 finds little more, and 1 finds only words that are written as one)",
}

fn check<'m>(context: &Context<'m>, pair: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let names = context.names(Named::Objectives);
    let &[first, second] = pair.nodes else {
        let crowds = names.crowds();
        let found = Found::anywhere().value("count", crowds.names).value("words", &*crowds.words);
        return sink.find(found.saying(3).as_severe(Severity::Note));
    };
    let Some(pair) = names.pair(first, second) else { return };
    let found = Found::on(second).and(first).value("other", first.id());
    let found = found.value("name", second.name()).value("other_name", first.name()).at_field("name");
    match pair.nearness {
        Nearness::Same => sink.find(found.mended_by(Remedy::Merge)),
        Nearness::Near if pair.similarity < sink.parameter("similarity") => {}
        Nearness::Near => sink.find(found.saying(1).value("similarity", pair.similarity)),
        Nearness::Within => sink.find(found.saying(2).as_severe(Severity::Note)),
    }
}
