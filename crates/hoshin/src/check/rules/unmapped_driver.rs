use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers that stand in no perspective, where the plan uses the Balanced Scorecard.
    ///
    /// ## Why it matters
    ///
    /// What serves a driver takes its perspective from it. A driver without one leaves its whole branch off the
    /// scorecard, and the balance of the scorecard is judged without it.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers:
    ///   lead: { name: Lead the market, within: customer }
    ///   talent: { name: Grow the people who solve problems }
    /// ```
    ///
    /// Place it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers:
    ///   lead: { name: Lead the market, within: customer }
    ///   talent: { name: Grow the people who solve problems, within: learning-and-growth }
    /// ```
    ///
    /// ## Fix
    ///
    /// Suggested: the perspective of which the driver's name speaks, where it speaks of one only. A plan with
    /// perspectives of its own gets no suggestion of one that it does not have.
    ///
    /// ## Limits
    ///
    /// Silent where nothing stands in a perspective and no node names BSC.
    ///
    /// ## Source
    ///
    /// S0.14: profitability is financial, satisfaction is customer, excellence of operations is internal, talent and
    /// innovation are learning and growth.
    HSN112, "unmapped-driver", Warning, since "0.1.0", from "S0.14",
    "a driver in no perspective",
    practice Scorecard,
    judge Judge::Node { of: &[NodeKind::Driver], reach: Reach::Own, check },
    "driver `{node}` stands in no perspective" => "say which perspective it stands `within`",
}

fn check<'m>(_: &Context<'m>, driver: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !driver.has_outgoing(RelationKind::Within) {
        sink.find(Found::on(driver).mended_by(Remedy::Place));
    }
}
