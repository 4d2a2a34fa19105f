use crate::check::analysis::chain::rank;
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds causes among objectives or KPIs that are drawn against the order of the perspectives: from one further up to
    /// one further down. Learning and growth (1) comes before the internal process (2), that before the customer (3), that
    /// before finance (4); perspectives of one's own state their `rank`.
    ///
    /// ## Why it matters
    ///
    /// A strategy map reads from what one can do to what comes of it. An arrow that points back either turns cause and
    /// effect round, or stands for something else than a cause.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   margin: { name: Raise the margin, within: financial, drives: { loyal: strong } }
    ///   loyal: { name: Keep customers, within: customer }
    /// ```
    ///
    /// Turn it round:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   margin: { name: Raise the margin, within: financial }
    ///   loyal: { name: Keep customers, within: customer, drives: { margin: strong } }
    /// ```
    ///
    /// ## Fix
    ///
    /// The arrow is turned round, with its strength and lag: a suggestion, since one of the two may stand in the wrong
    /// perspective instead.
    ///
    /// ## Limits
    ///
    /// Silent where one end stands in no perspective, or in one without a rank. Within one perspective every direction is
    /// fine. A cause of negative strength is a warning, not a part of the strategy, and may point anywhere.
    ///
    /// ## Source
    ///
    /// S1.1. Kaplan and Norton, *The Balanced Scorecard* (1996): a chain of cause and effect through the perspectives.
    HSN505, "backward-cause", Warning, since "0.1.0", from "S1.1",
    "a cause drawn against the causal order of the perspectives",
    practice Scorecard,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Kpi],
        reach: Reach::Paths {
            paths: &[&[Step::To(&[RelationKind::Drives])]],
            with: &[AnalysisKind::Perspectives],
        },
        check,
    },
    "{kind} `{node}` ({perspective}) is said to drive `{effect}` ({effect_perspective}), against the order of the perspectives"
        => "turn the arrow round, place one of them elsewhere, or state the `rank` of perspectives of your own",
}

fn check<'m>(context: &Context<'m>, cause: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !cause.has_outgoing(RelationKind::Drives) {
        return;
    }
    let placed = |node: Node<'m>| {
        let perspective = context.perspective(node)?;
        Some((perspective, rank(perspective)?))
    };
    let Some((perspective, own_rank)) = placed(cause) else { return };
    for link in cause.outgoing(RelationKind::Drives).filter(|link| helps(*link)) {
        let Some((onto, onto_rank)) = placed(link.target()) else { continue };
        if own_rank > onto_rank {
            let found = Found::on(cause).and(link.target()).by(link).at(link);
            let found = found.value("effect", link.target().id()).value("perspective", perspective.id());
            sink.find(found.value("effect_perspective", onto.id()).mended_by(Remedy::TurnRound));
        }
    }
}

fn helps(link: Link<'_>) -> bool {
    !link.is_against()
}
