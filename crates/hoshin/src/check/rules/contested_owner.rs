use crate::analyse::alignment::owners::work_of;
use crate::analyse::alignment::{Aligned, Share};
use crate::analyse::conflicts::harmed_ends;
use crate::analyse::{Alignment, Flow, Walks};
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners whose work is at odds with itself over one driver: at least a tenth of their effort ends up helping it,
    /// and at least a tenth hurting it. Their work is what they are accountable or responsible for; the effort on each part is
    /// shared out along the ways that it takes.
    ///
    /// ## Why it matters
    ///
    /// Who answers for both sides of a trade-off makes it every day, alone, by what is left undone in the evening. It is a
    /// decision of the whole, and belongs where both sides are seen.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { loyal: { name: Customers who stay } }
    /// objectives:
    ///   warm: { name: Take time for each caller, advances: { loyal: strong }, owner: service }
    ///   lean: { name: Shorten every call, advances: { loyal: -medium }, owner: service }
    /// owners: { service: { name: Service } }
    /// ```
    ///
    /// Take out what hurts, or have two people answer for the two, who then have to talk:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { loyal: { name: Customers who stay } }
    /// objectives:
    ///   warm: { name: Take time for each caller, advances: { loyal: strong }, owner: service }
    ///   lean: { name: Shorten every call, advances: { loyal: -medium }, owner: operations }
    /// owners: { service: { name: Service }, operations: { name: Operations } }
    /// ```
    ///
    /// ## Limits
    ///
    /// What is closed or dropped takes no effort any more, and each other part counts once where no effort is stated. The
    /// work of those who report to an owner is not theirs. Relations without a strength carry nothing.
    ///
    /// ## Source
    ///
    /// S0.2: conflicting goals and fragmented execution. How effort is shared out, and the tenth, are our choice.
    HSN412, "contested-owner", Warning, since "0.1.0", from "S0.2",
    "an owner whose work both helps and hurts one driver",
    judge Judge::Plan {
        reads: Facts::Of(&[
            asked::FLOW,
            asked::GOING_ON,
            asked::ACCOUNTABLE,
            Fact::Nodes(&[NodeKind::Owner]),
            Fact::Fields(&[NodeKind::Driver], &["importance"]),
            Fact::Relations(&[RelationKind::Owns]),
        ]),
        check,
    },
    "the work of owner `{node}` is at odds with itself over driver `{driver}`: {support} % of it helps, `{helper}` most, and {harm} % hurts, `{harmer}` most"
        => "decide above `{node}` which of the two matters more, or give one of them to somebody else",
    set "threshold" = 0.1: "the share of the work on either side from which it is at odds with itself (our choice)",
}

/// So many drivers are looked to at once (our choice: their shares stay near).
const TOGETHER: usize = 8;

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    // Most plans have none, and then no ways have to be sorted.
    if !plan.has_harm() || plan.count_of(NodeKind::Owner) == 0 {
        return;
    }
    let flow = context.flow();
    let threshold = sink.parameter("threshold");
    let drivers: Vec<Node<'m>> =
        harmed_ends(flow).into_iter().filter(|end| end.kind() == NodeKind::Driver).collect();
    for together in drivers.chunks(TOGETHER) {
        let alignment = Alignment::of(flow, together.iter().copied());
        for owner in plan.nodes_of_kind(NodeKind::Owner) {
            let Some(Aligned { shares, .. }) = alignment.of_owner(owner) else { continue };
            for (place, (driver, share)) in together.iter().zip(shares).enumerate() {
                if share.support.min(share.harm) >= threshold {
                    let most = |of: fn(&Share) -> f64| most(&alignment, owner, place, of);
                    if let (Some(helper), Some(harmer)) =
                        (most(|share| share.support), most(|share| share.harm))
                    {
                        sink.find(told(flow, owner, *driver, share, [helper, harmer]));
                    }
                }
            }
        }
    }
}

/// The part of an owner's work that helps a driver most, or hurts it most.
fn most<'m>(
    alignment: &Alignment<'_, 'm>,
    owner: Node<'m>,
    place: usize,
    of: fn(&Share) -> f64,
) -> Option<Node<'m>> {
    let name = |node: &Node<'m>| (node.kind(), node.id());
    let amount =
        |(node, effort): (Node<'m>, f64)| Some((effort * of(alignment.shares(node).get(place)?), node));
    let parts = work_of(owner).filter_map(amount);
    parts
        .max_by(|(one, node), (more, other)| one.total_cmp(more).then(name(other).cmp(&name(node))))
        .map(|(_, node)| node)
}

fn told<'m>(
    flow: &Flow<'m>,
    owner: Node<'m>,
    driver: Node<'m>,
    share: Share,
    parts: [Node<'m>; 2],
) -> Found<'m> {
    let strongest = Walks::between(flow, parts.iter().filter_map(|part| flow.number(*part)), [driver]);
    let mut links: Vec<Link<'m>> = Vec::new();
    for (part, harms) in parts.into_iter().zip([false, true]) {
        let owns = owner.outgoing(RelationKind::Owns).find(|link| link.target() == part);
        let walk = strongest.walk(part, harms).map(|walk| walk.links).unwrap_or_default();
        for link in owns.into_iter().chain(walk) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
    let [helper, harmer] = parts;
    let percent = |share: f64| (share * 1000.0).round() / 10.0;
    let found = links.into_iter().fold(Found::on(owner), Found::by).value("driver", driver.id());
    let found = found.value("helper", helper.id()).value("harmer", harmer.id());
    found.value("support", percent(share.support)).value("harm", percent(share.harm))
}
