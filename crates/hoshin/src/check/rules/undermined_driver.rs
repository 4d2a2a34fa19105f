use crate::analyse::undermined::undermined;
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers whose measures another driver pulls against: along the causal map of KPIs, what helps a measure of the
    /// one harms a measure of the other. The measures of a driver are its own KPIs and those of the objectives that directly
    /// advance it. The shortest way is shown.
    ///
    /// ## Why it matters
    ///
    /// Two long-term directions that take from each other will not both be reached. Where that is known the trade can be
    /// chosen; where it is not, every year one of the two looks badly managed.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers:
    ///   loyalty: { name: Win the loyalty of customers }
    ///   thrift: { name: Serve at the lowest cost }
    /// kpis:
    ///   call-length: { name: Length of calls, direction: decrease, measures: thrift, drives: { fcr: -medium } }
    ///   fcr: { name: First-contact resolution, direction: increase, measures: loyalty }
    /// ```
    ///
    /// Measure the thrift by what does not cost the loyalty:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers:
    ///   loyalty: { name: Win the loyalty of customers }
    ///   thrift: { name: Serve at the lowest cost }
    /// kpis:
    ///   repeat-calls: { name: Calls about the same thing, direction: decrease, measures: thrift, drives: { fcr: strong } }
    ///   fcr: { name: First-contact resolution, direction: increase, measures: loyalty }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only what the map says with a negative strength is seen. How strong the pull is does not count, nor whether other ways
    /// help. Of several drivers that pull against one the nearest is named, with their number.
    ///
    /// ## Source
    ///
    /// Our choice; the causal map is that of Kaplan and Norton's strategy maps.
    HSN414, "undermined-driver", Warning, since "0.1.0", from "our choice",
    "two drivers whose measures pull against each other along the causal map",
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Driver]),
            asked::GOING_ON,
            Fact::Relations(&[RelationKind::Drives, RelationKind::Measures, RelationKind::Quantifies, RelationKind::Tracks, RelationKind::Advances]),
        ]),
        check,
    },
    "driver `{node}` suffers where driver `{other}` succeeds: KPI `{cause}` harms KPI `{effect}`"
        => "choose how much of one to give for the other, or measure `{other}` by what does not harm `{effect}`",
    "driver `{node}` suffers where driver `{other}` succeeds, as KPI `{cause}` measures both"
        => "choose how much of one to give for the other, or measure the two apart",
    "driver `{node}` suffers where driver `{other}` succeeds, one of {count} that pull against it: KPI `{cause}` harms KPI `{effect}`"
        => "choose how much of one to give for the other, or measure `{other}` by what does not harm `{effect}`",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    for it in undermined(context.plan()) {
        let (Some(cause), Some(effect)) = (it.kpis.first(), it.kpis.last()) else { continue };
        let sentence = match (it.links.is_empty(), it.count) {
            (true, _) => 1,
            (false, 1) => 0,
            (false, _) => 2,
        };
        let found = Found::on(it.driver).and(it.by).and(*cause).and(*effect);
        let found = it.links.iter().copied().fold(found, Found::by);
        let worst = it.links.iter().copied().find(|link| link.is_against());
        sink.find(
            worst
                .into_iter()
                .fold(found, Found::at)
                .value("other", it.by.id())
                .value("cause", cause.id())
                .value("effect", effect.id())
                .value("count", it.count)
                .saying(sentence),
        );
    }
}
