use crate::check::analysis::told::{days_between, last_read, last_told_value, times_due};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds KPIs whose last reading is older than one and a half times the frequency in which they are to be read.
    ///
    /// ## Why it matters
    ///
    /// A number that nobody reads any more goes on standing on every board. What is decided by it is decided by what was
    /// true last season.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-04-20
    /// kpis:
    ///   scrap: { name: Scrap, unit: "%", frequency: monthly, readings: { 2026-01: 4.1, 2026-02: 3.9 } }
    /// ```
    ///
    /// Read it again, or say how often it really is read:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-04-20
    /// kpis:
    ///   scrap: { name: Scrap, unit: "%", frequency: monthly, readings: { 2026-01: 4.1, 2026-02: 3.9, 2026-03: 3.7 } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, about KPIs without a `frequency`, and about those that were never read: their
    /// readings may be kept elsewhere. The value of a check-in on one of its targets is a reading. Saturdays and Sundays do not count where a KPI is
    /// read daily. What is promised by closed and dropped targets alone need not be read any more.
    ///
    /// ## Source
    ///
    /// S1.15: regular review. One and a half times is our choice: one reading may be late, two are not.
    HSN309, "stale-reading", Warning, since "0.1.0", from "S1.15",
    "a KPI without a reading for longer than its frequency",
    judge Judge::Node { of: &[NodeKind::Kpi], reach: Reach::Up(&[RelationKind::PartOf]), check },
    "KPI `{node}` is to be read {frequency}, and its last reading, of {last}, was {days} days old on {as_of}"
        => "read it again from its source, or state the `frequency` in which it is really read",
    set "grace" = 1.5: "the times its frequency that a reading may be old (our choice)",
}

fn check<'m>(context: &Context<'m>, kpi: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let Some(last) = last_read(kpi, as_of) else { return };
    let Some(frequency) = kpi.frequency().filter(|_| last < as_of) else { return };
    let grace = sink.parameter("grace");
    let is_stale = |last| times_due(frequency, last, as_of) > grace;
    if !is_stale(last) || last_told_value(kpi, as_of).is_some_and(|told| !is_stale(told)) || !is_in_use(kpi) {
        return;
    }
    let found = Found::on(kpi).at_field("readings").value("frequency", frequency.to_string());
    let found = found.value("last", last.to_string()).value("days", days_between(last, as_of));
    sink.find(found.value("as_of", as_of.to_string()));
}

/// Whether anything is still to be learned from it. What nothing uses is used by whoever reads it.
fn is_in_use(kpi: Node<'_>) -> bool {
    let is_part = [RelationKind::Drives, RelationKind::PartOf].iter().any(|&kind| kpi.has_outgoing(kind));
    let mut promises = kpi.sources(RelationKind::Tracks).peekable();
    let is_kept = kpi.targets(RelationKind::Measures).any(Node::is_active);
    is_part || is_kept || promises.peek().is_none() || promises.any(Node::is_active)
}
