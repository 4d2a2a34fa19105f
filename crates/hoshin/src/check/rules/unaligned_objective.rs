use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives from which no chain of advances, part-of or drives reaches a driver.
    ///
    /// ## Why it matters
    ///
    /// Work that serves no direction takes people and money away from work that does, and nobody can say what it is
    /// good for.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// objectives: { tidy-up: { name: Tidy up the archive } }
    /// ```
    ///
    /// Say what it serves, or drop it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market } }
    /// objectives: { tidy-up: { name: Find every contract in a minute, advances: { lead: weak } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent in a plan without drivers. Strength does not enter: a faint line of sight is another rule's finding.
    ///
    /// ## Source
    ///
    /// S0.6, S0.27, S1.3, S2.20: every objective, initiative and metric points in the same direction.
    HSN101, "unaligned-objective", Error, since "0.1.0", from "S0.6 S0.27 S1.3 S2.20",
    "an objective from which no chain reaches a driver",
    judge Judge::Node { of: &[NodeKind::Objective], reach: Reach::Analysis(AnalysisKind::Sight), check },
    "objective `{node}` reaches no driver" => "let it advance a driver or an objective that does, or drop it",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if context.plan().count_of(NodeKind::Driver) > 0 && !context.sight().is_aligned(objective) {
        sink.find(Found::on(objective));
    }
}
