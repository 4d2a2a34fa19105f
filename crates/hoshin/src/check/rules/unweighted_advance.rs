use crate::check::reach::WEIGHED;
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::NodeKind;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds advances, improves and drives without a strength, in a plan that states strengths elsewhere. What they
    /// lead to is named once, with how many there are.
    ///
    /// ## Why it matters
    ///
    /// What is known to help by an unknown amount enters no sum: how far the goal is carried, and by whom, cannot be
    /// told. It is never taken for a full contribution.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75 }
    ///   calls: { name: Resolve more calls the first time, advances: { nps: strong } }
    ///   speed: { name: Answer faster, advances: [nps] }
    /// ```
    ///
    /// Say how strongly, if only by feeling:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75 }
    ///   calls: { name: Resolve more calls the first time, advances: { nps: strong } }
    ///   speed: { name: Answer faster, advances: { nps: weak } }
    /// ```
    ///
    /// A plan that weighs nothing is not asked to begin:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75 }
    ///   speed: { name: Answer faster, advances: [nps] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Measures count as whole unless they say otherwise, and parts have weights of their own: neither is looked at.
    ///
    /// ## Source
    ///
    /// Our choice: a strength that nobody stated is never turned into 1.
    HSN111, "unweighted-advance", Note, since "0.1.0", from "our choice",
    "relations without a strength, counted for what they lead to",
    judge Judge::Node {
        of: &[NodeKind::Driver, NodeKind::Objective, NodeKind::Target, NodeKind::Initiative, NodeKind::Kpi],
        reach: Reach::Paths { paths: &[&[Step::From(WEIGHED)]], with: &[AnalysisKind::Weighing] },
        check,
    },
    "nothing says how strongly {sources} helps {kind} `{node}`"
        => "state a strength: `strong`, `medium` or `weak`, with `-` in front for harm",
    "nothing says how strongly {sources} help {kind} `{node}`"
        => "state a strength for each: `strong`, `medium` or `weak`, with `-` in front for harm",
    "nothing says how strongly {count} others help {kind} `{node}`"
        => "state a strength for each: `strong`, `medium` or `weak`, with `-` in front for harm",
}

/// The most sources that the sentence names one by one (our choice).
const LISTED: usize = 3;

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let unweighted = |link: &Link<'m>| !link.is_weighted();
    let helping = WEIGHED.iter().filter(|relation| node.has_incoming(**relation));
    let mut links: Vec<Link<'m>> =
        helping.flat_map(|relation| node.incoming(*relation).filter(unweighted)).collect();
    if links.is_empty() || !context.weighs() {
        return;
    }
    links.arrange_by_key(|link| (link.source().kind(), link.source().id(), link.kind()));
    let count = links.len();
    let sources: Vec<String> = links.iter().map(|link| link.source().id().to_owned()).collect();
    let found = Found::on(node)
        .saying(usize::from(count > 1) + usize::from(count > LISTED))
        .value("count", count)
        .value("sources", sources);
    let found = links.first().copied().into_iter().fold(found, Found::at);
    sink.find(links.into_iter().fold(found, Found::by));
}
