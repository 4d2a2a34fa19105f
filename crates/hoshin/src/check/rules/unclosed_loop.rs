use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Initiative, NodeKind, Problem, RelationKind};
use crate::model::Node;
use crate::value::{Date, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds loops that were left open at their end: problems that were contained or closed and of which nobody says the
    /// root cause, and countermeasures that were carried out with neither a standard that keeps them nor a day on which
    /// they are looked at again.
    ///
    /// ## Why it matters
    ///
    /// A barrier stops the harm, not the cause; behind it the problem waits. And what worked once is lost within months
    /// where it is nobody's standard and nobody comes back to look.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, found: 2026-01-12, contained: 2026-01-13 } }
    /// ```
    ///
    /// Ask why until the cause is found:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, found: 2026-01-12, contained: 2026-01-13, root_cause: seals are stored beside the oven } }
    /// ```
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, root_cause: seals are stored beside the oven } }
    /// initiatives: { move-store: { name: Move the store of seals, stage: check, resolves: [leaks] } }
    /// ```
    ///
    /// Keep what works, and come back to see whether it is kept:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// problems: { leaks: { name: Leaking seals, root_cause: seals are stored beside the oven } }
    /// initiatives:
    ///   move-store: { name: Move the store of seals, stage: check, resolves: [leaks], standard: SW-12 storing seals, follow_up: 2026-06-01 }
    /// ```
    ///
    /// ## Limits
    ///
    /// A countermeasure is an initiative that resolves a problem, in its stage check or later; either of the two is
    /// enough. A problem whose cause is being sought, by an open initiative that resolves it and is in its stage plan or
    /// do with the method `root-cause-analysis` or `a3`, is passed over; so is a `voice-of-customer` that was never
    /// contained: a wish has no cause. What was dropped needs neither. Whether a cause is the true one is not asked.
    ///
    /// ## Source
    ///
    /// S2.16, S2.18: the loop from plan to action and back is closed; strategy is built, deployed, adjusted and lived.
    HSN807, "unclosed-loop", Warning, since "0.1.0", from "S2.16 S2.18",
    "a contained problem with no root cause, or a checked countermeasure with no standard and no follow-up",
    practice Kaizen,
    judge Judge::Several(&[
        Judge::Node { of: &[NodeKind::Problem], reach: Reach::Neighbours, check },
        Judge::Node { of: &[NodeKind::Initiative], reach: Reach::Own, check: check_countermeasure },
    ]),
    "problem `{node}` is contained, and nobody says its root cause"
        => "ask why until the cause is found, and state it as `root_cause`",
    "problem `{node}` is closed, and nobody says its root cause"
        => "state as `root_cause` why it happened, or open it again until that is known",
    "countermeasure `{node}` is in its stage `{stage}` with neither a `standard` nor a `follow_up`"
        => "name the `standard` that keeps what was gained, or the day on which it is looked at again (`follow_up`)",
}

fn check<'m>(context: &Context<'m>, problem: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = problem.fields::<Problem>() else { return };
    let is_past = |day: &Date| context.as_of().is_none_or(|as_of| *day <= as_of);
    let contained = fields.contained.filter(is_past);
    let is_closed = problem.stage() == Some(Stage::Closed) || fields.closed.as_ref().is_some_and(is_past);
    let is_wish = fields.origin.as_deref() == Some("voice-of-customer");
    let is_stopped = contained.is_some() || (is_closed && !is_wish);
    if !is_stopped
        || is_said(fields.root_cause.as_deref())
        || problem.stage() == Some(Stage::Dropped)
        || problem.sources(RelationKind::Resolves).any(seeks_a_cause)
    {
        return;
    }
    let field = if contained.is_some() { "contained" } else { "closed" };
    sink.find(Found::on(problem).saying(usize::from(is_closed)).at_field(field));
}

/// Whether work has begun by which a cause is found before anything is done about it.
fn seeks_a_cause(work: Node<'_>) -> bool {
    let method = work.fields::<Initiative>().and_then(|fields| fields.method.as_ref());
    matches!(work.stage(), Some(Stage::Plan | Stage::Do))
        && method.is_some_and(|method| matches!(method.as_str(), "root-cause-analysis" | "a3"))
}

fn check_countermeasure<'m>(_: &Context<'m>, work: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(stage @ (Stage::Check | Stage::Act | Stage::Closed)) = work.stage() else { return };
    if !work.has_outgoing(RelationKind::Resolves) {
        return;
    }
    let Some(fields) = work.fields::<Initiative>() else { return };
    if fields.follow_up.is_none() && !is_said(fields.standard.as_deref()) {
        sink.find(Found::on(work).saying(2).value("stage", stage.as_str()).at_field("stage"));
    }
}

/// Whether a text says anything.
fn is_said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
