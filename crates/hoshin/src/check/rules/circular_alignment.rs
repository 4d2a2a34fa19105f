use crate::check::analysis::circles::{Family, circles, with_circles};
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};

declare_rule! {
    /// ## What it does
    ///
    /// Finds relations that come back to where they began, and shows the circle whole. Advances, part-of and
    /// depends-on are looked at together, turned to "must be settled before": what serves comes before what is
    /// served, what is waited for before what waits. A target comes before its goal. Reports-to, escalates-to,
    /// part-of among KPIs, and replicates are looked at each by itself.
    ///
    /// ## Why it matters
    ///
    /// In a circle nothing can be settled first: two objectives that serve each other serve nothing else, and two
    /// that wait for each other wait for ever. Sums along the circle have no meaning.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   speed: { name: Answer faster, advances: { quality: strong } }
    ///   quality: { name: Answer better, advances: { speed: medium } }
    /// ```
    ///
    /// Decide which one is the end and which the means:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   speed: { name: Answer faster, advances: { quality: strong } }
    ///   quality: { name: Answer better, depends_on: [speed] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Of circles that run into one another only the shortest through the member of the least id is shown: mend it,
    /// and check again. Causes among KPIs or objectives (drives) may well form a loop, and are left alone.
    ///
    /// ## Source
    ///
    /// Our choice: an alignment is a partial order.
    HSN105, "circular-alignment", Error, since "0.1.0", from "our choice",
    "a cycle among advances, part-of or depends-on, or in another relation that must have none",
    judge Judge::Plan { reads: Facts::Of(&[Fact::Analysis(AnalysisKind::Circles)]), check },
    "{cycle} serve or wait for one another in a circle"
        => "decide which comes first, and take out the relation that leads back",
    "{cycle} report to one another in a circle" => "take out the reports-to that leads back",
    "{cycle} escalate to one another in a circle" => "take out the escalates-to that leads back",
    "{cycle} are parts of one another in a circle" => "take out the part-of that leads back to the whole",
    "{cycle} replicate one another in a circle" => "let each replicate the one that was there before it",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    for family in with_circles(plan) {
        let message = Family::ALL.iter().position(|known| *known == family).unwrap_or_default();
        for circle in circles(plan, family) {
            let ids: Vec<String> = circle.members.iter().map(|node| node.id().to_owned()).collect();
            let Some((&first, others)) = circle.members.split_first() else { continue };
            let found = others.iter().copied().fold(Found::on(first), Found::and);
            let found = circle.links.first().copied().into_iter().fold(found, Found::at);
            sink.find(circle.links.into_iter().fold(found, Found::by).value("cycle", ids).saying(message));
        }
    }
}
