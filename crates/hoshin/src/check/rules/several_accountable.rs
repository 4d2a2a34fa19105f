use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::Role;

declare_rule! {
    /// ## What it does
    ///
    /// Finds whatever has more than one accountable owner.
    ///
    /// ## Why it matters
    ///
    /// Two who answer for one thing each count on the other. Responsible, who does the work, there may be many;
    /// accountable is one.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score, owners: { sales: accountable, service: accountable } } }
    /// owners: { sales: { name: Sales }, service: { name: Service } }
    /// ```
    ///
    /// Decide who answers, and make the others responsible:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { nps: { name: Net Promoter Score, owners: { sales: accountable, service: responsible } } }
    /// owners: { sales: { name: Sales }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It counts owners that are stated on the node itself. An owner whose role is not stated is accountable.
    ///
    /// ## Source
    ///
    /// S1.20: exactly one accountable, as in a RACI chart.
    HSN203, "several-accountable", Error, since "0.1.0", from "S1.20",
    "more than one accountable owner",
    judge Judge::Node {
        of: &[
            NodeKind::Driver,
            NodeKind::Objective,
            NodeKind::Target,
            NodeKind::Kpi,
            NodeKind::Initiative,
            NodeKind::Routine,
            NodeKind::Problem,
        ],
        reach: Reach::Neighbours,
        check,
    },
    "{kind} `{node}` has {count} accountable owners: {owners}"
        => "keep the one who answers for it accountable, and make the others responsible, consulted or informed",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let links = || node.incoming(RelationKind::Owns).filter(|link| link.role() == Role::Accountable);
    if links().nth(1).is_none() {
        return;
    }
    let mut links: Vec<_> = links().collect();
    let [_, second, ..] = links.as_slice() else { return };
    let found = Found::on(node).and_promise().at(*second).value("count", links.len());
    links.arrange_by_key(|link| link.source().id());
    let owners: Vec<String> = links.iter().map(|link| link.source().id().to_owned()).collect();
    sink.find(links.into_iter().fold(found, Found::by).value("owners", owners));
}
