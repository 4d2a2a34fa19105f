use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds names that are blank, and drivers, objectives, KPIs and initiatives with no name or only their id for one.
    ///
    /// ## Why it matters
    ///
    /// An id is for files. Who reads a report or an X-matrix needs words that say what is meant.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { obj-17: { name: obj-17 } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { obj-17: { name: Halve the time to repair } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Targets, perspectives, owners, routines and problems may go without a name: their ids or their places say what they
    /// are.
    ///
    /// ## Source
    ///
    /// Published `StratML` plans, many of which have empty names.
    HSN905, "empty-name", Warning, since "0.1.0", from "StratML",
    "a name that is blank or only the id",
    judge Judge::Node { of: NodeKind::ALL, reach: Reach::Own, check },
    "{kind} `{node}` has a blank name" => "say in a few words what it is",
    "{kind} `{node}` has no name" => "say in a few words what it is",
    "{kind} `{node}` has only its id for a name" => "say in a few words what it is",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let needed = [NodeKind::Driver, NodeKind::Objective, NodeKind::Kpi, NodeKind::Initiative];
    let is_needed = needed.contains(&node.kind());
    let message = match node.stated_name() {
        Some(name) if name.chars().all(char::is_whitespace) => 0,
        None if is_needed => 1,
        Some(name) if is_needed && name == node.id() => 2,
        _ => return,
    };
    sink.find(Found::on(node).saying(message).at_field("name"));
}
