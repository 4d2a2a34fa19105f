use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Initiative, NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Framework, Method, Role};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active kaizen events, and active objectives tagged `breakthrough`, that no sponsor above the executing
    /// level stands behind: there is none, or those that there are stand no higher than whoever carries it out.
    ///
    /// ## Why it matters
    ///
    /// An improvement runs into what it may not change itself: another department, a rule, a budget. Without somebody
    /// above who has put their name to it, it ends there.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// initiatives: { routing: { name: Redesign call routing, method: kaizen-event, owner: service } }
    /// owners: { service: { name: Service, level: department } }
    /// ```
    ///
    /// Find it a sponsor:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   routing: { name: Redesign call routing, method: kaizen-event, owners: { service: accountable, coo: sponsor } }
    /// owners:
    ///   service: { name: Service, level: department }
    ///   coo: { name: Chief Operating Officer, level: corporate }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where Lean is not in use, and at the top of the ladder, where nobody stands above. The one to whom
    /// the owner reports stands above, whatever the levels. A sponsor whose level is unknown is taken to stand
    /// above, as long as it is not the one who carries it out, nor reports to that one.
    ///
    /// ## Source
    ///
    /// S1.34, S2.8: leadership that can be seen; leaders sponsor improvement and remove obstacles.
    HSN205, "unsponsored-improvement", Note, since "0.1.0", from "S1.34 S2.8",
    "a kaizen event or breakthrough objective without a sponsor above the executing level",
    practice Kaizen,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Initiative],
        reach: Reach::Analysis(AnalysisKind::Frameworks),
        check,
    },
    "no sponsor stands behind {kind} `{node}`"
        => "win a leader above those who carry it out, and name them under `owners` with the role `sponsor`",
    "{sponsors} stands behind {kind} `{node}`, but not above those who carry it out"
        => "win a sponsor on a higher level, who can change what they cannot",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_improvement = match node.fields::<Initiative>() {
        Some(fields) => fields.method.as_ref().is_some_and(Method::is_kaizen_event),
        None => node.tags().iter().any(|tag| tag.eq_ignore_ascii_case("breakthrough")),
    };
    if !is_improvement || !node.is_active() || !context.uses(&Framework::Lean) {
        return;
    }
    let ladder = node.plan().ladder();
    let rung = |node: Node<'m>| {
        let level = node.level()?;
        ladder.iter().position(|rung| *rung == level.as_str())
    };
    let own = rung(node);
    if own == Some(0) {
        return;
    }
    let owner = node.accountable();
    let is_above = |sponsor: &Node<'m>| {
        let reports =
            |one: Node<'m>, other: Node<'m>| one.targets(RelationKind::ReportsTo).any(|above| above == other);
        let is_boss = owner.is_some_and(|owner| reports(owner, *sponsor));
        let is_below = owner.is_some_and(|owner| *sponsor == owner || reports(*sponsor, owner));
        let is_higher = rung(*sponsor).zip(own).is_none_or(|(sponsor, own)| sponsor < own);
        is_boss || (is_higher && !is_below)
    };
    let mut sponsors: Vec<Node<'m>> = node.owners(Role::Sponsor).collect();
    if sponsors.iter().any(is_above) {
        return;
    }
    sponsors.arrange_by_key(|sponsor| sponsor.id());
    let ids: Vec<String> = sponsors.iter().map(|sponsor| sponsor.id().to_owned()).collect();
    let found = Found::on(node).saying(usize::from(!ids.is_empty())).value("sponsors", ids);
    let mut links: Vec<_> =
        node.incoming(RelationKind::Owns).filter(|link| link.role() == Role::Sponsor).collect();
    links.arrange_by_key(|link| link.source().id());
    sink.find(links.into_iter().fold(found, Found::by));
}
