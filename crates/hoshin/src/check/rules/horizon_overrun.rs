use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Severity;
use crate::sort::Arrange as _;
use crate::value::{Date, Dates, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives, targets and initiatives whose period does not lie within that of what they advance, are
    /// part of or quantify: they run on after its end, or begin before it. Of work that merely begins earlier it makes
    /// no more than a note.
    ///
    /// ## Why it matters
    ///
    /// What is finished after the end of the goal that it serves cannot help to reach it. Either the goal will be missed,
    /// or one of the two dates is wrong.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, period: 2026 }
    ///   calls: { name: Resolve more calls the first time, period: 2026-07..2027-03, advances: { nps: strong } }
    /// ```
    ///
    /// Bring the end forward, and let the rest serve a goal of the next period:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, period: 2026 }
    ///   calls: { name: Resolve more calls the first time, period: 2026-H2, advances: { nps: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where either has no period. The end of a target is the day on which it is due. What is closed or dropped is
    /// not judged, nor against a goal that was dropped. A relation of negative strength serves nothing. One finding a node: of several goals that
    /// it outlasts the message names the one that ends first.
    ///
    /// ## Source
    ///
    /// S0.9: annual objectives within multi-year drivers, quarters within the year.
    HSN410, "horizon-overrun", Warning, since "0.1.0", from "S0.9",
    "a period that does not lie within that of what it serves",
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
        reach: Reach::Up(&[RelationKind::Advances, RelationKind::PartOf, RelationKind::Quantifies]),
        check,
    },
    "{kind} `{node}` ends on {end}, after {parent_kind} `{parent}` which it serves ({parent_end})"
        => "bring its end forward, or let what comes later serve a goal of the next period",
    "{kind} `{node}` has no end, but {parent_kind} `{parent}` which it serves ends on {parent_end}"
        => "give it an end, or let it serve a goal that has none",
    "{kind} `{node}` begins on {start}, before {parent_kind} `{parent}` which it serves ({parent_start})"
        => "correct the period of one of them, or let it serve the goal of the period in which it begins",
}

const SERVES: &[RelationKind] = &[RelationKind::Advances, RelationKind::PartOf, RelationKind::Quantifies];

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(dates) = span(node).filter(|_| node.is_active()) else { return };
    let late = |bounds: &Dates| bounds.end.is_some_and(|bound| dates.end.is_none_or(|end| end > bound));
    let early = |bounds: &Dates| dates.start < bounds.start;
    let (mut last, mut first) = (Vec::new(), Vec::new());
    for link in SERVES.iter().flat_map(|&serves| node.outgoing(serves)).filter(|link| serves(*link)) {
        // Most share the period of what they serve. Of targets, the day on which they are due may say more.
        let is_target = [node, link.target()].iter().any(|end| end.kind() == NodeKind::Target);
        if !is_target && node.period() == link.target().period() {
            continue;
        }
        let Some(bounds) = span(link.target()) else { continue };
        if late(&bounds) {
            last.push((bounds, link));
        } else if early(&bounds) {
            first.push((bounds, link));
        }
    }
    let key = |link: &Link<'m>| (link.target().kind(), link.target().id(), link.kind());
    last.arrange_by_key(|(bounds, link)| (bounds.end, key(link)));
    first.arrange_by_key(|(bounds, link)| (std::cmp::Reverse(bounds.start), key(link)));
    let is_late = !last.is_empty();
    let shown = if is_late { last } else { first };
    let Some((bounds, parent)) = shown.first().map(|(bounds, link)| (*bounds, link.target())) else { return };
    let found = shown.iter().fold(Found::on(node), |found, (_, link)| found.by(*link));
    let found = found.value("parent", parent.id()).value("parent_kind", parent.kind().as_str());
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let found = found.at_field("period").at_field("by");
    sink.find(match (is_late, dates.end) {
        (true, Some(_)) => found.value("end", date(dates.end)).value("parent_end", date(bounds.end)),
        (true, None) => found.saying(1).value("parent_end", date(bounds.end)),
        (false, _) => {
            let found = found.saying(2).value("start", date(Some(dates.start)));
            let found = found.value("parent_start", date(Some(bounds.start)));
            // Work may well begin in the autumn before the year whose goal it serves.
            if node.kind() == NodeKind::Initiative { found.as_severe(Severity::Note) } else { found }
        }
    });
}

/// The days that a node is for; a target's until it is due.
fn span(node: Node<'_>) -> Option<Dates> {
    let period = node.period().map(|period| period.span(&node.plan().fiscal_year()));
    match node.kind() {
        NodeKind::Target => {
            let due = node.due();
            let start = period.map(|dates| dates.start).or(due)?;
            Some(Dates { start, end: due.or(period.and_then(|dates| dates.end)) })
        }
        _ => period,
    }
    .filter(|dates| !dates.is_empty())
}

/// Whether it helps something that still stands.
fn serves(link: Link<'_>) -> bool {
    !link.is_against() && link.target().stage() != Some(Stage::Dropped)
}
