use std::collections::BTreeMap;

use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};

declare_rule! {
    /// ## What it does
    ///
    /// Finds conflicts between active objectives, or between active initiatives, that the plan declares and leaves at
    /// that: no resolution is stated, or one is stated and nobody has accepted it.
    ///
    /// ## Why it matters
    ///
    /// Knowing of a conflict is the hard half of it. As long as nobody decides which side gives way, both sides go on,
    /// and each takes back what the other gains.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   thrift: { name: Cut the cost of service, conflicts_with: [care] }
    ///   care: { name: Take time for each customer }
    /// ```
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   thrift:
    ///     name: Cut the cost of service
    ///     conflicts_with: { care: short calls may not cost a second call }
    ///   care: { name: Take time for each customer }
    /// ```
    ///
    /// Decide, and say who stands by the decision:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   thrift:
    ///     name: Cut the cost of service
    ///     conflicts_with: { care: { resolution: short calls may not cost a second call, accepted_by: coo } }
    ///   care: { name: Take time for each customer }
    /// owners: { coo: { name: Chief Operating Officer } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only conflicts that somebody declared are judged; those that follow from targets are the subject of
    /// `opposing-targets`. A conflict that is stated from both ends is one, and settled if either end settles it. What
    /// is closed or dropped is in nobody's way any more.
    ///
    /// ## Source
    ///
    /// Our choice: a decision that nobody stands by has not been taken.
    HSN407, "unresolved-trade-off", Warning, since "0.1.0", from "our choice",
    "a declared conflict without a resolution, or with one that nobody accepted",
    judge Judge::Node { of: &[NodeKind::Objective, NodeKind::Initiative], reach: Reach::Neighbours, check },
    "{kind} `{node}` is in conflict with `{other}`, and the plan does not say which gives way"
        => "decide it with both owners, and write the `resolution` and who it is `accepted_by` beside the conflict",
    "nobody has accepted how the conflict of {kind} `{node}` with `{other}` is to be settled"
        => "name under `accepted_by` the owner who stands by `{resolution}`, or decide anew",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !node.has_outgoing(RelationKind::ConflictsWith) || !node.is_active() {
        return;
    }
    let back: BTreeMap<&str, Link<'m>> =
        node.incoming(RelationKind::ConflictsWith).map(|link| (link.source().id(), link)).collect();
    for link in node.outgoing(RelationKind::ConflictsWith).filter(|link| link.target().is_active()) {
        let other = link.target();
        let back = back.get(other.id()).copied();
        if back.is_some() && other.id() < node.id() {
            continue;
        }
        let ends = || [Some(link), back].into_iter().flatten();
        let resolved = ends().find(|end| resolution(*end).is_some());
        let accepted = ends().any(|end| resolution(end).is_some() && is_accepted(end));
        let found = Found::on(node).and(other).value("other", other.id()).at(link);
        let found = ends().fold(found, Found::by);
        match resolved.and_then(resolution) {
            None => sink.find(found),
            Some(resolution) if !accepted => sink.find(found.value("resolution", resolution).saying(1)),
            Some(_) => {}
        }
    }
}

fn resolution(link: Link<'_>) -> Option<&str> {
    link.resolution().map(str::trim).filter(|text| !text.is_empty())
}

fn is_accepted(link: Link<'_>) -> bool {
    link.accepted_by().is_some_and(|who| !who.trim().is_empty())
}
