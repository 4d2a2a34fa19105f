use crate::analyse::score::Light;
use crate::check::analysis::colour::{colour, days_read, help, is_handed_on, running};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::Date;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets that were red at the last two readings, or more, while no countermeasure has begun since the first of
    /// them.
    ///
    /// ## Why it matters
    ///
    /// Red once may be chance. Red twice means that what is being done is not enough, and on a bowling chart a
    /// countermeasure is due. Going on as before and hoping is not one.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-03-31
    /// kpis:
    ///   defects:
    ///     name: Defect rate
    ///     unit: "%"
    ///     direction: decrease
    ///     targets: [ { to: 1.0 } ]
    ///     readings: { 2026-01-31: 1.1, 2026-02-28: 1.7, 2026-03-31: 1.8 }
    /// initiatives: { training: { name: Train for new machines, period: 2025, stage: do, improves: { defects: medium } } }
    /// ```
    ///
    /// Begin something new:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-03-31
    /// kpis:
    ///   defects:
    ///     name: Defect rate
    ///     unit: "%"
    ///     direction: decrease
    ///     targets: [ { to: 1.0 } ]
    ///     readings: { 2026-01-31: 1.1, 2026-02-28: 1.7, 2026-03-31: 1.8 }
    /// initiatives:
    ///   training: { name: Train for new machines, period: 2025, stage: do, improves: { defects: medium } }
    ///   a3: { name: Look for the cause, method: a3, period: 2026-03..2026-04, stage: do, improves: { defects: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, before the period of a target has begun and after it is due. Work without a
    /// period may have begun since; so may what goals below are doing. A problem that is being looked at is a
    /// countermeasure, whenever it was found. The colours are those of the default policy.
    ///
    /// ## Source
    ///
    /// S2.10: deviations corrected quickly. The bowling chart of Hoshin Kanri; two in a row is our choice: widely
    /// practised, and no number was found published.
    HSN311, "repeated-red", Warning, since "0.1.0", from "S2.10",
    "a target red at several readings in a row, and no countermeasure since",
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Quantifies, RelationKind::Tracks, RelationKind::PartOf]),
        check,
    },
    "target `{node}` was red at the last {count} readings of KPI `{kpi}`, from {since} to {read}, and no countermeasure has begun since"
        => "begin something that was not tried before, under a `period` of its own, or agree on another goal",
    set "consecutive" = 2.0: "the readings in a row that must be red (our choice: widely practised, no published number)",
}

/// So many readings are looked back at.
const MOST: usize = 60;

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let Some(kpi) = running(target, as_of) else { return };
    if context.looks(target).light != Some(Light::Red) {
        return;
    }
    let days = days_read(target, kpi, as_of);
    let is_red = |day: &&Date| colour(target, **day) == Some(Light::Red);
    let red: Vec<Date> = days.iter().take(MOST).take_while(is_red).copied().collect();
    let (Some(latest), Some(since)) = (red.first(), red.last()) else { return };
    let count = f64::from(u32::try_from(red.len()).unwrap_or(u32::MAX));
    if count < sink.parameter("consecutive") || is_countered(target, *since) {
        return;
    }
    let found = Found::on(target).and_promise().at_field("readings").value("kpi", kpi.id());
    let found = found.value("count", count).value("since", since.to_string());
    let mut old: Vec<_> = help(target).filter(|link| link.source().is_active()).collect();
    old.arrange_by_key(|link| (link.source().id(), link.kind(), link.target().kind(), link.target().id()));
    sink.find(old.into_iter().fold(found, Found::by).value("read", latest.to_string()));
}

/// Whether something has been begun since a day, or may have been.
fn is_countered(target: Node<'_>, since: Date) -> bool {
    let fiscal = target.plan().fiscal_year();
    let is_new = |work: Node<'_>| work.period().is_none_or(|period| period.span(&fiscal).start >= since);
    let is_open = |node: Node<'_>| node.sources(RelationKind::Affects).any(Node::is_active);
    help(target).any(|link| is_new(link.source()))
        || is_open(target)
        || target.targets(RelationKind::Quantifies).any(is_open)
        || target.kpi().is_some_and(is_open)
        || is_handed_on(target)
}
