use crate::check::analysis::response::is_answered;
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active targets, objectives and initiatives whose confidence is low or falling while nothing is done about
    /// it: the last two check-ins are below one half, or the last three fall from one to the next, and there is neither
    /// an open problem nor an open initiative that has to do with it.
    ///
    /// ## Why it matters
    ///
    /// Falling confidence is the earliest sign that there is, weeks before a number turns red. If nobody answers to it,
    /// people learn to report five out of ten until the last day.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     check_ins:
    ///       - { date: 2026-02-02, who: service, confidence: 0.8 }
    ///       - { date: 2026-02-16, who: service, confidence: 0.7 }
    ///       - { date: 2026-03-02, who: service, confidence: 0.5, note: two vacancies }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls] } }
    /// ```
    ///
    /// Name what holds it back, so that somebody works on it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     check_ins:
    ///       - { date: 2026-02-02, who: service, confidence: 0.8 }
    ///       - { date: 2026-02-16, who: service, confidence: 0.7 }
    ///       - { date: 2026-03-02, who: service, confidence: 0.5, note: two vacancies }
    /// problems: { vacancies: { name: Two vacancies since January, affects: [calls] } }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls] } }
    /// ```
    ///
    /// One step down is no fall yet:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     check_ins:
    ///       - { date: 2026-02-02, who: service, confidence: 0.5 }
    ///       - { date: 2026-02-16, who: service, confidence: 0.7 }
    ///       - { date: 2026-03-02, who: service, confidence: 0.6 }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Any open work on the target, its objective or its KPI counts as an answer, also what was begun before: whether it
    /// is enough is for the next check-in to tell. Check-ins without a confidence, and those after the date that the
    /// plan is looked at, are passed over.
    ///
    /// ## Source
    ///
    /// S2.10: feedback loops and quick action.
    HSN611, "falling-confidence", Warning, since "0.1.0", from "S2.10",
    "confidence that is low or falling, with no open problem or initiative",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Paths { paths: PATHS, with: &[] },
        check,
    },
    "the last two check-ins on {kind} `{node}` tell a confidence below {below}, {before} and {last}, and nothing is being done about it"
        => "record under `problems` what holds it back, start an initiative that helps, or agree on another goal",
    "confidence in {kind} `{node}` fell twice in a row, from {first} to {before} to {last}, and nothing is being done about it"
        => "record under `problems` what holds it back, start an initiative that helps, or agree on another goal",
    set "below" = 0.5: "the confidence below which two check-ins in a row are too many (our choice: even odds)",
}

/// What may answer it, and where: itself, its goal, its targets, their KPIs and those that measure it.
const PATHS: &[&[Step]] = &[
    &[ANSWERS],
    &[Step::To(&[RelationKind::Quantifies, RelationKind::Tracks]), ANSWERS],
    &[Step::From(&[RelationKind::Quantifies]), ANSWERS],
    &[Step::From(&[RelationKind::Quantifies]), Step::To(&[RelationKind::Tracks]), ANSWERS],
    &[Step::From(&[RelationKind::Measures]), ANSWERS],
];
const ANSWERS: Step = Step::From(&[
    RelationKind::Affects,
    RelationKind::Advances,
    RelationKind::Improves,
    RelationKind::PartOf,
]);

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let below = sink.parameter("below");
    let Some(told) = confidence(context, node) else { return };
    let (message, [first, before, last]) = match told {
        [first, before, last] if before < below && last < below => (0, [first, before, last]),
        [first, before, last] if last < before && before < first => (1, [first, before, last]),
        _ => return,
    };
    if node.is_active() && !is_answered(node, context.as_of()) {
        let found = Found::on(node).and_promise().saying(message).at_field("check_ins");
        let found = found.value("below", below).value("first", first);
        sink.find(found.value("before", before).value("last", last));
    }
}

/// The last three confidences, oldest first; 0 stands for a first one that there is not.
fn confidence(context: &Context<'_>, node: Node<'_>) -> Option<[f64; 3]> {
    let is_past = |date| context.as_of().is_none_or(|as_of| date <= as_of);
    let told = node.check_ins().iter().rev().filter(|told| told.date.is_none_or(is_past));
    let mut told = told.filter_map(|told| Some(told.confidence?.value()));
    let (last, before) = (told.next()?, told.next()?);
    Some([told.next().unwrap_or(0.0), before, last])
}
