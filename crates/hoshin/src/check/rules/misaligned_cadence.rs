use crate::check::analysis::conversation::{Apart, apart};
use crate::check::analysis::rhythm::{cadence, often};
use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives and initiatives of different frameworks that belong together, and whose reviews never feed one
    /// conversation: neither is held in the meeting of the other, nor do both hand on to a common one; or they do, but
    /// their cycles do not nest. Together belong those that serve one goal, or are about one KPI.
    ///
    /// ## Why it matters
    ///
    /// Teams look at their OKRs each quarter, at Lean each month, at the scorecard once a year. Each meeting is good by
    /// itself, and yet what was learned in one is never there when the other decides.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: { nps: strong } }
    /// routines:
    ///   weekly-okr: { name: Weekly check-in, cadence: weekly, reviews: [calls] }
    ///   monthly-review: { name: Monthly review, cadence: monthly, reviews: [nps] }
    /// ```
    ///
    /// Let one hand on to the other:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: { nps: strong } }
    /// routines:
    ///   weekly-okr: { name: Weekly check-in, cadence: weekly, reviews: [calls], escalates_to: monthly-review }
    ///   monthly-review: { name: Monthly review, cadence: monthly, reviews: [nps] }
    /// ```
    ///
    /// A cycle that does not nest finds the other meeting at another point each time, or never:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: { nps: strong } }
    /// routines:
    ///   okr: { name: OKR check-in, cadence: every 10 days, reviews: [calls], escalates_to: monthly-review }
    ///   monthly-review: { name: Monthly review, cadence: monthly, reviews: [nps] }
    /// ```
    ///
    /// ## Limits
    ///
    /// Daily, weekly, fortnightly, monthly, quarterly, half-yearly and annual nest by convention; `every 10 days` only in
    /// its multiples. A routine without a cadence is taken to fit. Each pair of routines is told once, and each group of
    /// items is held against one routine: that of the goal, else the one that reviews most of them. What is reviewed
    /// nowhere, or is of no framework, is passed over.
    ///
    /// ## Source
    ///
    /// S0.21, S0.24: misaligned review cycles; one rhythm of months, quarters and years.
    HSN603, "misaligned-cadence", Warning, since "0.1.0", from "S0.21 S0.24",
    "items that belong together, of different frameworks, whose reviews never feed the same conversation",
    practice Rhythm,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Routine], &["cadence"]),
            asked::STAGE,
            asked::FRAMEWORK,
            Fact::Relations(&[RelationKind::EscalatesTo, RelationKind::Reviews, RelationKind::Measures, RelationKind::Tracks, RelationKind::Quantifies, RelationKind::Improves, RelationKind::Advances, RelationKind::PartOf, RelationKind::Drives]),
        ]),
        check,
    },
    "{one} and {other} belong together, but `{node}` and `{slower}`, where they are reviewed, hand on to no common meeting"
        => "let `{node}` escalate to `{slower}`, or review both {together}",
    "{one} and {other} belong together, but `{node}` ({often}) and `{slower}` ({slower_often}), where they are reviewed, never fall together"
        => "hold `{node}` {fitted}, so that it has its turn each time that `{slower}` is held",
    "{one} and {other} belong together, but `{node}` ({often}) and `{slower}` ({slower_often}), where they are reviewed, fall together only {meeting}"
        => "hold `{node}` {fitted}, so that it has its turn each time that `{slower}` is held",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    for Apart { reviews, is_joined } in apart(context.plan()) {
        let [(faster, one), (slower, other)] = reviews;
        let mut found = Found::on(faster)
            .and(slower)
            .value("slower", slower.id())
            .value("one", named(one))
            .value("other", named(other))
            .value("together", "in one of them");
        for (routine, item) in reviews {
            let shows = routine.outgoing(RelationKind::Reviews).find(|link| link.target() == item);
            found = shows.into_iter().fold(found, Found::by);
        }
        if let Some((fast, slow)) = cadence(faster).zip(cadence(slower)) {
            found = found
                .value("often", often(fast))
                .value("slower_often", often(slow))
                .value("fitted", often(fast.fitted_to(slow)));
            if !fast.is_like(slow) {
                found = found.value("together", often(fast.together(slow)));
            }
            if is_joined {
                let meeting = fast.meeting(slow).map(often);
                found = found.saying(if meeting.is_some() { 2 } else { 1 });
                found = found.value("meeting", meeting.unwrap_or_default());
            }
        }
        sink.find(found);
    }
}

/// An item with its kind and its framework, as it stands in a sentence.
fn named(item: Node<'_>) -> String {
    let framework = item.framework().map(|framework| format!(" ({framework})")).unwrap_or_default();
    format!("{} `{}`{framework}", item.kind(), item.id())
}
