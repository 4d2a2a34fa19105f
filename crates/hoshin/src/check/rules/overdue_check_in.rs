use std::collections::BTreeMap;

use crate::check::analysis::rhythm::{Rhythm, often};
use crate::check::analysis::told::{days_between, last_read, last_told, times_due};
use crate::check::reach::Facts;
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Cadence, Date, Dates, Framework};

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
    judge Judge::Plan { reads: Facts::Everything, check },
    "{kind} `{node}` is reviewed {often}, in `{routine}`, and was last checked in on {last}, {days} days before {as_of}"
        => "check in on it and tell how it goes, or let a slower routine review it",
    "{kind} `{node}` is reviewed {often}, in `{routine}`, and nobody has checked in on it since it began on {last}, {days} days before {as_of}"
        => "check in on it and tell how it goes, or let a slower routine review it",
    set "grace" = 1.5: "the times the cadence of its review that may pass (our choice: once may be missed)",
}

/// How many of a kind in a framework, and what share of them, are checked in on where that is a practice (our choice).
const PRACTICE: (f64, f64) = (4.0, 0.75);

const KINDS: [NodeKind; 2] = [NodeKind::Target, NodeKind::Initiative];

struct Judging<'c, 'm> {
    rhythm: &'c Rhythm<'m>,
    as_of: Date,
    grace: f64,
}

/// When something was last told of a node.
enum Told {
    ByCheckIn(Date),
    ByReading(Date),
    Never,
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let judging = Judging { rhythm: context.rhythm(), as_of, grace: sink.parameter("grace") };
    let Some(fastest) = judging.rhythm.fastest() else { return };
    // How many of each kind in each framework are checked in on at all, and how many are not.
    let mut counts: BTreeMap<(NodeKind, Option<Framework>), [f64; 2]> = BTreeMap::new();
    let mut untold = Vec::new();
    for node in KINDS.into_iter().flat_map(|kind| context.plan().nodes_of_kind(kind)) {
        if !node.is_active() {
            continue;
        }
        let told = told(node, as_of);
        let count = counts.entry((node.kind(), node.framework())).or_default();
        match told {
            Told::Never => {
                count[1] += 1.0;
                untold.push(node);
            }
            Told::ByCheckIn(last) | Told::ByReading(last) => {
                if matches!(told, Told::ByCheckIn(_)) {
                    count[0] += 1.0;
                }
                // Most were told of so lately that it is in time for any review.
                if times_due(fastest, last, as_of) > judging.grace {
                    judging.judge(node, last, &told, sink);
                }
            }
        }
    }
    counts.retain(|_, [told, untold]| *told >= PRACTICE.0 && *told / (*told + *untold) >= PRACTICE.1);
    if counts.is_empty() {
        return;
    }
    for node in untold {
        if counts.contains_key(&(node.kind(), node.framework()))
            && let Some(dates) = dates(node)
            && dates.start <= as_of
        {
            judging.judge(node, dates.start, &Told::Never, sink);
        }
    }
}

impl<'m> Judging<'_, 'm> {
    fn judge(&self, node: Node<'m>, last: Date, told: &Told, sink: &mut Sink<'_, 'm>) {
        let Some((routine, cadence)) = self.rhythm.review(node) else { return };
        let read = node.kpi().filter(|_| matches!(told, Told::ByReading(_))).and_then(Node::frequency);
        let allowed = read.filter(|read| is_slower(*read, cadence)).unwrap_or(cadence);
        let is_over = || {
            let is_due = node.due().is_some_and(|due| due < self.as_of);
            is_due || dates(node).is_some_and(|dates| !dates.contains(self.as_of))
        };
        if times_due(allowed, last, self.as_of) <= self.grace || is_over() || is_settled(node) {
            return;
        }
        let found = Found::on(node).and_promise().at_field("check_ins").value("routine", routine.id());
        let found = found.value("often", often(cadence)).value("last", last.to_string());
        let found = found.value("days", days_between(last, self.as_of));
        let found = found.value("as_of", self.as_of.to_string());
        sink.find(found.saying(usize::from(matches!(told, Told::Never))));
    }
}

fn told(node: Node<'_>, as_of: Date) -> Told {
    let mut check_in = last_told(node, as_of);
    let mut reading = None;
    if node.kind() == NodeKind::Target {
        let objectives = node.targets(RelationKind::Quantifies);
        check_in = check_in.max(objectives.filter_map(|objective| last_told(objective, as_of)).max());
        reading = node.kpi().and_then(|kpi| last_read(kpi, as_of));
    }
    match (check_in, reading) {
        (None, None) => Told::Never,
        (None, Some(read)) => Told::ByReading(read),
        (Some(told), read) => Told::ByCheckIn(read.map_or(told, |read| told.max(read))),
    }
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
