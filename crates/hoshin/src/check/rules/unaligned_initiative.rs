use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds work that reaches no objective: it advances none, and moves no KPI by which one is judged. The ways are
    /// advances, part-of, improves, drives, measures and quantifies; from a KPI they also lead to what it is tracked
    /// for. A driver, and the standing target of a KPI, will do as well as an objective.
    ///
    /// ## Why it matters
    ///
    /// Improvement for improvement's sake makes one place better and the whole no better. It takes the time of people
    /// whom some objective is waiting for.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { service: { name: Answer every call in a minute } }
    /// initiatives: { five-s: { name: 5S in the call centre, method: 5s } }
    /// ```
    ///
    /// Say what it is good for, or stop it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { service: { name: Answer every call in a minute } }
    /// initiatives: { five-s: { name: 5S in the call centre, method: 5s, advances: { service: weak } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Strength does not enter, nor does its sign: harm is another rule's business. A problem that the work resolves
    /// is no way to an objective: say which KPI gets better by it.
    ///
    /// ## Source
    ///
    /// S0.17, S1.3, S1.5: Lean projects link to the X-matrix; improvement without strategy is local optimisation.
    HSN102, "unaligned-initiative", Error, since "0.1.0", from "S0.17 S1.3 S1.5",
    "work that reaches no objective",
    judge Judge::Node { of: &[NodeKind::Initiative], reach: Reach::Analysis(AnalysisKind::Sight), check },
    "initiative `{node}` reaches no objective"
        => "let it advance an objective, or improve a KPI by which one is judged, or stop it",
}

fn check<'m>(context: &Context<'m>, initiative: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !context.sight().reaches_objective(initiative) {
        sink.find(Found::on(initiative));
    }
}
