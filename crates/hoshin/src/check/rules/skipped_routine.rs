use crate::check::analysis::rhythm::cadence;
use crate::check::analysis::told::{days_between, times_due};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::value::Date;

declare_rule! {
    /// ## What it does
    ///
    /// Finds routines that were not held for longer than one and a half times their cadence: between two of the dates in
    /// `held`, or since the last of them.
    ///
    /// ## Why it matters
    ///
    /// A rhythm lives from being kept. The meeting that falls out when there is much to do falls out when it is needed
    /// most, and everybody has seen that it can.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// objectives: { calls: { name: Resolve more calls the first time } }
    /// routines: { weekly: { name: Weekly check-in, cadence: weekly, reviews: [calls], held: [2026-02-02, 2026-02-09] } }
    /// ```
    ///
    /// Hold it, or say how often it really is held:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-03-05
    /// objectives: { calls: { name: Resolve more calls the first time } }
    /// routines: { weekly: { name: Weekly check-in, cadence: fortnightly, reviews: [calls], held: [2026-02-09, 2026-02-23] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, and about routines that state no `held`: where nobody writes it down, nobody
    /// can tell. Saturdays and Sundays do not count in what is daily. Old gaps are forgotten. Of several the longest is shown.
    ///
    /// ## Source
    ///
    /// S2.14: leader standard work; S2.20: cadence kept.
    HSN606, "skipped-routine", Warning, since "0.1.0", from "S2.14 S2.20",
    "a routine that was not held for longer than its cadence",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Routine], reach: Reach::Own, check },
    "routine `{node}` is to be held {cadence}, and was last held on {from}, {days} days before {to}"
        => "hold it again and note the date under `held`, or state the `cadence` in which it is really held",
    "routine `{node}` is to be held {cadence}, and was not held from {from} to {to}, {days} days"
        => "settle who leads it when its leader is away, or state the `cadence` in which it is really held",
    set "grace" = 1.5: "the times its cadence that may lie between two dates (our choice: once may be put off)",
    set "memory" = 13.0: "the times its cadence after which a gap is forgotten (our choice: a quarter of weeks)",
}

struct Gap {
    from: Date,
    to: Date,
    times: f64,
    is_over: bool,
}

fn check<'m>(context: &Context<'m>, routine: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of().filter(|_| !routine.held().is_empty()) else { return };
    let Some(cadence) = cadence(routine) else { return };
    let (grace, memory) = (sink.parameter("grace"), sink.parameter("memory"));
    let held = || routine.held().iter().filter_map(|held| held.date).filter(|date| *date <= as_of);
    let next = held().skip(1).map(|date| (date, true)).chain([(as_of, false)]);
    let gaps = held().zip(next).map(|(from, (to, is_over))| {
        let times = times_due(cadence, from, to);
        Gap { from, to, times, is_over }
    });
    let recent = gaps.filter(|gap| gap.times > grace && times_due(cadence, gap.to, as_of) <= memory);
    // Of equals the last.
    let Some(gap) = recent.max_by(|one, other| one.times.total_cmp(&other.times)) else { return };
    let found = Found::on(routine).at_field("held").saying(usize::from(gap.is_over));
    let found = found.value("cadence", cadence.to_string()).value("days", days_between(gap.from, gap.to));
    sink.find(found.value("from", gap.from.to_string()).value("to", gap.to.to_string()));
}
