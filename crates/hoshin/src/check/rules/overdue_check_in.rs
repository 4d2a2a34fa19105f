use crate::check::analysis::check_ins::Told;
use crate::check::analysis::rhythm::often;
use crate::check::analysis::told::{days_between, times_due};
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Cadence, Date, Dates};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active targets and initiatives on which nobody has checked in for longer than one and a half times the
    /// cadence of the fastest routine that reviews them. A reading of its KPI and a check-in on its objective are check-ins
    /// of a target too.
    ///
    /// ## Why it matters
    ///
    /// A review at which nobody tells how it goes is a meeting about something else. What was not told in time is told too
    /// late.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// initiatives:
    ///   routing: { name: Redesign call routing, stage: do, check_ins: [ { date: 2026-02-02, who: service, confidence: 0.8 } ] }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [routing] } }
    /// ```
    ///
    /// Tell how it goes, or look at it less often:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// initiatives:
    ///   routing: { name: Redesign call routing, stage: do, check_ins: [ { date: 2026-03-02, who: service, confidence: 0.7 } ] }
    /// owners: { service: { name: Service } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [routing] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, about what no routine reviews, and before the period has begun or after it is
    /// over. What nobody ever checked in on is found where three quarters of its kind in its framework are checked in
    /// on, and counts from the start of its period: elsewhere that is no practice. A target of which only readings tell need
    /// not be told of oftener than its KPI is read. Saturdays and Sundays do not count where a review is daily.
    ///
    /// ## Source
    ///
    /// S0.11: check-ins and light reviews; S2.10: short rhythms and feedback loops.
    HSN607, "overdue-check-in", Warning, since "0.1.0", from "S0.11 S2.10",
    "a target or initiative without a check-in for longer than its reviews are apart",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Paths { paths: PATHS, with: &[AnalysisKind::Rhythm, AnalysisKind::CheckIns] },
        check,
    },
    "{kind} `{node}` is reviewed {often}, in `{routine}`, and was last checked in on {last}, {days} days before {as_of}"
        => "check in on it and tell how it goes, or let a slower routine review it",
    "{kind} `{node}` is reviewed {often}, in `{routine}`, and nobody has checked in on it since it began on {last}, {days} days before {as_of}"
        => "check in on it and tell how it goes, or let a slower routine review it",
    set "grace" = 1.5: "the times the cadence of its review that may pass (our choice: once may be missed)",
}

/// To what it is reviewed with, and from a target to what is told of its goal and its KPI.
const PATHS: &[&[Step]] = &[
    &[Step::To(&[RelationKind::Quantifies])],
    &[Step::To(&[RelationKind::Tracks]), Step::Along(&[RelationKind::PartOf])],
    &[Step::To(&[RelationKind::Advances]), Step::To(&[RelationKind::Quantifies])],
];

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some((as_of, fastest)) = context.as_of().zip(context.rhythm().fastest()) else { return };
    if !node.is_active() {
        return;
    }
    let told = Told::of(node, as_of);
    match told {
        Told::Never => {
            if context.check_ins().is_some_and(|usual| usual.are_usual(node))
                && let Some(dates) = dates(node)
                && dates.start <= as_of
            {
                judge(context, node, (dates.start, as_of), told, sink);
            }
        }
        Told::ByCheckIn(last) | Told::ByReading(last) => {
            // Most were told of so lately that it is in time for any review.
            if times_due(fastest, last, as_of) > sink.parameter("grace") {
                judge(context, node, (last, as_of), told, sink);
            }
        }
    }
}

fn judge<'m>(
    context: &Context<'m>,
    node: Node<'m>,
    (last, as_of): (Date, Date),
    told: Told,
    sink: &mut Sink<'_, 'm>,
) {
    let Some((routine, cadence)) = context.rhythm().review(node) else { return };
    let read = node.kpi().filter(|_| matches!(told, Told::ByReading(_))).and_then(Node::frequency);
    let allowed = read.filter(|read| is_slower(*read, cadence)).unwrap_or(cadence);
    let is_over = || {
        let is_due = node.due().is_some_and(|due| due < as_of);
        is_due || dates(node).is_some_and(|dates| !dates.contains(as_of))
    };
    if times_due(allowed, last, as_of) <= sink.parameter("grace") || is_over() || is_settled(node) {
        return;
    }
    let found = Found::on(node).and_promise().at_field("check_ins").value("routine", routine.id());
    let found = found.value("often", often(cadence)).value("last", last.to_string());
    let found = found.value("days", days_between(last, as_of)).value("as_of", as_of.to_string());
    sink.find(found.saying(usize::from(matches!(told, Told::Never))));
}

/// The days in which something is to be told of a node.
fn dates(node: Node<'_>) -> Option<Dates> {
    node.period().map(|period| period.span(&node.plan().fiscal_year()))
}

/// Whether what it quantifies is closed or dropped.
fn is_settled(node: Node<'_>) -> bool {
    node.targets(RelationKind::Quantifies).any(|purpose| !purpose.is_active())
}

fn is_slower(one: Cadence, other: Cadence) -> bool {
    one.approximate_days() > other.approximate_days()
}
