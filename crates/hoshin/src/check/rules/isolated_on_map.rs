use crate::check::analysis::lead::kpis_of;
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives of the scorecard that have neither a cause nor an effect. Causes and effects are what an
    /// objective drives and is driven by, what its KPIs drive and are driven by, and objectives of other perspectives
    /// that it advances or is advanced by. Objectives of the scorecard are those in the BSC framework, and those that
    /// themselves say which perspective they stand in; objectives in the OKR framework, and those at team level and below,
    /// are not.
    ///
    /// ## Why it matters
    ///
    /// The strategy map tells a story: if we can do this, that will come of it. An objective without arrows is not in it.
    /// Either something is missing from the story, or the objective is no part of the strategy.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   skills: { name: Teach problem solving, within: learning-and-growth, drives: { flow: medium } }
    ///   flow: { name: Cut lead time, within: internal-process }
    ///   loyal: { name: Keep customers, within: customer }
    /// ```
    ///
    /// Say what it comes of, or what comes of it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   skills: { name: Teach problem solving, within: learning-and-growth, drives: { flow: medium } }
    ///   flow: { name: Cut lead time, within: internal-process, drives: { loyal: strong } }
    ///   loyal: { name: Keep customers, within: customer }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where nothing drives anything: such a plan has no strategy map. That an objective advances a driver is no effect: it says where the objective belongs, not what it brings about.
    /// Whether the causes lead anywhere is not judged here.
    ///
    /// ## Source
    ///
    /// S1.1. Kaplan and Norton, *Strategy Maps* (2004).
    HSN509, "isolated-on-map", Note, since "0.1.0", from "S1.1",
    "an objective of the scorecard with no cause and no effect",
    practice Scorecard,
    judge Judge::Node {
        of: &[NodeKind::Objective],
        reach: Reach::Paths {
            paths: &[
                &[Step::To(&[RelationKind::Advances])],
                &[Step::From(&[RelationKind::Advances, RelationKind::Measures, RelationKind::Owns])],
                &[Step::From(&[RelationKind::Quantifies]), Step::To(&[RelationKind::Tracks])],
            ],
            with: &[AnalysisKind::Perspectives],
        },
        check,
    },
    "nothing on the strategy map leads to objective `{node}`, and nothing comes of it"
        => "say under `drives` which objective it helps to bring about, or let another drive it",
}

fn check<'m>(context: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    // Without a single arrow there is no map to be isolated on.
    let has_map = context.plan().has_any(RelationKind::Drives);
    if has_map && is_on_map(context, objective) && objective.is_active() && !is_joined(context, objective) {
        sink.find(Found::on(objective));
    }
}

fn is_on_map(context: &Context<'_>, objective: Node<'_>) -> bool {
    let framework = objective.stated_framework();
    let is_placed = framework == Some(&Framework::Bsc) || objective.has_outgoing(RelationKind::Within);
    is_placed
        && objective.framework() != Some(Framework::Okr)
        && !objective.level().is_some_and(|level| context.plan().is_team_or_below(&level))
}

fn is_joined<'m>(context: &Context<'m>, objective: Node<'m>) -> bool {
    let drives =
        |node: Node<'m>| node.has_outgoing(RelationKind::Drives) || node.has_incoming(RelationKind::Drives);
    let own = context.perspective(objective);
    let is_elsewhere = |other: Node<'m>| {
        let theirs = context.perspective(other);
        other.kind() == NodeKind::Objective && own.is_some() && theirs.is_some() && theirs != own
    };
    let advanced =
        || objective.targets(RelationKind::Advances).chain(objective.sources(RelationKind::Advances));
    drives(objective) || advanced().any(is_elsewhere) || kpis_of(objective).any(drives)
}
