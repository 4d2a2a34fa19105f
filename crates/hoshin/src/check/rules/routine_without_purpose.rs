use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds routines that review nothing: no driver, objective, target, KPI, initiative or problem.
    ///
    /// ## Why it matters
    ///
    /// A meeting that looks at nothing of the plan reports, and decides nothing. A strategy is run where people stand
    /// before a number or a piece of work and say what happens next.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// routines: { monday: { name: Monday round, cadence: weekly } }
    /// ```
    ///
    /// Say what it looks at:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score } }
    /// routines: { monday: { name: Monday round, cadence: weekly, reviews: [nps] } }
    /// ```
    ///
    /// Or let others hand on to it what they cannot solve:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score } }
    /// routines:
    ///   monday: { name: Monday round, cadence: weekly }
    ///   huddle: { name: Daily huddle, cadence: daily, reviews: [nps], escalates_to: monday }
    /// ```
    ///
    /// ## Limits
    ///
    /// A routine to which others escalate looks at what these hand on. A stated `purpose` says of what sort a routine
    /// is, not what it looks at, and does not silence this.
    ///
    /// ## Source
    ///
    /// S1.24: the scorecard used to report, not to manage.
    HSN609, "routine-without-purpose", Note, since "0.1.0", from "S1.24",
    "a routine that reviews nothing",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Routine], reach: Reach::Own, check },
    "routine `{node}` reviews nothing"
        => "list under `reviews` what is looked at there, let another routine escalate to it, or give it up",
}

fn check<'m>(_: &Context<'m>, routine: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !routine.has_outgoing(RelationKind::Reviews) && !routine.has_incoming(RelationKind::EscalatesTo) {
        sink.find(Found::on(routine));
    }
}
