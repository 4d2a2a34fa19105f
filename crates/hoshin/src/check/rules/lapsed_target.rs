use crate::check::analysis::told::{days_between, last_read, last_told};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Date;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets whose due date is past, which are neither closed nor dropped, and of which nobody has told since then
    /// how they ended: no reading of the KPI, no check-in on the target or on what it quantifies.
    ///
    /// ## Why it matters
    ///
    /// A promise that just runs out was perhaps kept and perhaps not; nobody asked. The next one will be given as lightly.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     targets: { fcr: { kpi: fcr, from: 70, to: 80, by: 2026-03-31 } }
    /// kpis: { fcr: { name: First-contact resolution, unit: "%", readings: { 2026-02: 77 } } }
    /// ```
    ///
    /// Tell how it ended, or close it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-05-04
    /// objectives:
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     targets: { fcr: { kpi: fcr, from: 70, to: 80, by: 2026-03-31 } }
    /// kpis: { fcr: { name: First-contact resolution, unit: "%", readings: { 2026-02: 77, 2026-03: 79 } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, about targets without a due date, and about those whose objective is closed or
    /// dropped. What was told a few days before the end is the last word as well, and for as many days after it nothing
    /// is missing yet.
    ///
    /// ## Source
    ///
    /// S2.5: no documents of intent.
    HSN320, "lapsed-target", Warning, since "0.1.0", from "S2.5",
    "a target past its due date, with neither a reading nor a check-in since, and not closed",
    judge Judge::Node { of: &[NodeKind::Target], reach: Reach::Neighbours, check },
    "target `{node}` was due on {due}, and nobody has told since then how it ended"
        => "read its KPI or check in once more, then set its `stage` to `closed` or `dropped`, or give it a later date",
    set "days" = 7.0: "the days before and after the due date in which the last word may come (our choice)",
}

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of().filter(|_| target.is_active()) else { return };
    let Some(due) = target.due().filter(|due| *due < as_of) else { return };
    let days = sink.parameter("days");
    let overdue = days_between(due, as_of);
    let is_last_word = |told: Option<Date>| told.is_some_and(|told| days_between(told, due) <= days);
    let mut purposes = target.targets(RelationKind::Quantifies);
    if overdue <= days
        || is_last_word(last_told(target, as_of))
        || target.kpi().is_some_and(|kpi| is_last_word(last_read(kpi, as_of)))
        || purposes.any(|purpose| !purpose.is_active() || is_last_word(last_told(purpose, as_of)))
    {
        return;
    }
    let found = Found::on(target).and_promise().at_field("period").at_field("by");
    sink.find(found.value("due", due.to_string()).value("days", overdue));
}
