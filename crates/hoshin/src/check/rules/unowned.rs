use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers, objectives, targets and initiatives that nobody is accountable for. A target has the owner of
    /// its driver or objective, else that of its KPI; objectives and initiatives have the owner that the plan's
    /// `defaults` name.
    ///
    /// ## Why it matters
    ///
    /// What belongs to everybody belongs to nobody: there is no one to ask, no one to agree with, and no one who
    /// notices first that it goes wrong.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75 } }
    /// ```
    ///
    /// Name the one who answers for it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS to 75, owner: coo } }
    /// owners: { coo: { name: Chief Operating Officer } }
    /// ```
    ///
    /// ## Fix
    ///
    /// Suggested: the owner of what it advances, improves or is part of, where those have one and the same. A driver
    /// serves nothing in the plan, so that there is nobody to suggest; a target takes the owner of its objective.
    ///
    /// ## Limits
    ///
    /// Whoever is responsible, consulted, informed or sponsor is not yet accountable. KPIs have a rule of their own.
    ///
    /// ## Source
    ///
    /// S0.7, S1.20: the fourth question of Hoshin Kanri is who owns it.
    HSN201, "unowned", Error, since "0.1.0", from "S0.7 S1.20",
    "a driver, objective, target or initiative that nobody is accountable for",
    judge Judge::Node {
        of: &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks]),
        check,
    },
    "nobody is accountable for {kind} `{node}`" => "name its `owner`: the one who answers for it",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if node.accountable().is_none() {
        sink.find(Found::on(node).and_promise().mended_by(Remedy::AdoptOwner));
    }
}
