use std::collections::BTreeSet;

use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Role;

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners whose rewards leave out a perspective of the scorecard that they answer for: what they are rewarded
    /// on stands in some perspectives, and a driver, an objective, a target or a KPI that they are accountable for
    /// stands in another.
    ///
    /// ## Why it matters
    ///
    /// People see to what they are paid for. Who is rewarded for cost alone will save on customers and on training
    /// until the cost goes up again, and nobody is to blame.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { service: { name: Head of Service, rewarded_on: { cost: 1 } } }
    /// kpis:
    ///   cost: { name: Cost of a contact, within: financial, owner: service }
    ///   nps: { name: Net Promoter Score, within: customer, owner: service }
    /// ```
    ///
    /// Let the rewards follow what is answered for:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { service: { name: Head of Service, rewarded_on: { cost: 0.5, nps: 0.5 } } }
    /// kpis:
    ///   cost: { name: Cost of a contact, within: financial, owner: service }
    ///   nps: { name: Net Promoter Score, within: customer, owner: service }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent about owners who are rewarded on nothing, and where something that they are rewarded on stands in no
    /// perspective. It does not weigh: a small share in a perspective is a share.
    ///
    /// ## Source
    ///
    /// S1.33: rewards on financial figures only starve the other perspectives.
    HSN413, "misaligned-incentive", Warning, since "0.1.0", from "S1.33",
    "rewards that leave out a perspective which the owner answers for",
    practice Rewards,
    judge Judge::Node {
        of: &[NodeKind::Owner],
        reach: Reach::Paths {
            paths: &[&[Step::To(&[RelationKind::RewardedOn, RelationKind::Owns])]],
            with: &[AnalysisKind::Perspectives],
        },
        check,
    },
    "owner `{node}` answers for {missing}, and is rewarded on {rewarded} only"
        => "reward them on a measure of {missing} too, or let somebody else answer for it",
}

/// What people answer for in a perspective.
const KINDS: &[NodeKind] = &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Kpi];

fn check<'m>(context: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let mut rewarded = BTreeSet::new();
    for link in owner.outgoing(RelationKind::RewardedOn) {
        let Some(perspective) = context.perspective(link.target()) else { return };
        rewarded.insert(perspective.id());
    }
    if rewarded.is_empty() {
        return;
    }
    let charges = owner.outgoing(RelationKind::Owns).filter(|link| link.role() == Role::Accountable);
    let missing: BTreeSet<&str> = charges
        .filter(|link| KINDS.contains(&link.target().kind()))
        .filter_map(|link| context.perspective(link.target()))
        .map(Node::id)
        .filter(|perspective| !rewarded.contains(perspective))
        .collect();
    if missing.is_empty() {
        return;
    }
    let ids = |perspectives: BTreeSet<&str>| perspectives.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let found = owner.outgoing(RelationKind::RewardedOn).fold(Found::on(owner), Found::by);
    sink.find(found.value("missing", ids(missing)).value("rewarded", ids(rewarded)));
}
