use std::collections::HashSet;

use crate::check::analysis::annual::{is_annual, served};
use crate::check::analysis::charge::charges;
use crate::check::analysis::overlap::{days_of, peak};
use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds plans with more annual objectives than can all come first, and owners who carry more objectives at one
    /// time than anybody can keep in mind. Annual objectives are those of the top level that directly advance a driver
    /// or one of its targets, for longer than half a year. An owner carries those that the owner is accountable for.
    ///
    /// ## Why it matters
    ///
    /// Where everything is a priority nothing is. People and money are spread until no objective has enough of them.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { coo: { name: Chief Operating Officer } }
    /// objectives:
    ///   one: { name: Raise NPS, owner: coo }
    ///   two: { name: Lower costs, owner: coo }
    ///   three: { name: Deliver on time, owner: coo }
    ///   four: { name: Open a plant, owner: coo }
    ///   five: { name: Win back customers, owner: coo }
    ///   six: { name: Train everybody, owner: coo }
    /// ```
    ///
    /// Choose, and put off the rest:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { coo: { name: Chief Operating Officer } }
    /// objectives:
    ///   one: { name: Raise NPS, owner: coo }
    ///   two: { name: Lower costs, owner: coo }
    ///   three: { name: Deliver on time, owner: coo, period: 2026 }
    ///   four: { name: Open a plant, owner: coo, period: 2027 }
    ///   five: { name: Win back customers, owner: coo, stage: closed }
    ///   six: { name: Train everybody, owner: coo, advances: [one] }
    ///   seven: { name: Raise NPS in the south, owner: coo, part_of: one }
    ///   eight: { name: Cut the cost of a contact, owner: coo }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only active objectives count, in a whole plan without parts of others, what lasts half a year or less, and
    /// what stands below the top level of these. One without a period counts at any time. One that serves another
    /// of the same owner, or is part of it, is counted with that one. Where some of the annual objectives state a
    /// level, those without one are not counted.
    ///
    /// ## Source
    ///
    /// S1.19, S2.20: the vital few; the whole organisation moves with focus. Doerr 2018: three to five objectives.
    HSN114, "too-many-priorities", Warning, since "0.1.0", from "S1.19 S2.20",
    "more annual objectives, or objectives of one owner, than can all come first",
    judge Judge::Several(&[
        Judge::Plan {
            reads: Facts::Of(&[
                Fact::Nodes(&[NodeKind::Objective]),
                asked::GOING_ON,
                asked::PERIOD,
                Fact::Relations(&[RelationKind::Advances, RelationKind::PartOf]),
                Fact::Analysis(AnalysisKind::Levels),
            ]),
            check,
        },
        Judge::Node { of: &[NodeKind::Owner], reach: Reach::Paths { paths: CARRIED, with: &[] }, check: check_owner },
    ]),
    "{count} annual objectives at one time serve the drivers directly, more than {limit}"
        => "choose the few that matter most this year; let the others serve one of these, or wait for the next",
    "owner `{node}` carries {count} objectives at one time, more than {limit}"
        => "choose the few that matter most now; hand on, put off or drop the others",
    set "per_plan" = 7.0: "the most annual objectives that a plan may have at one time (our choice)",
    set "per_owner" = 5.0: "the most objectives that an owner may carry at one time (source: Doerr 2018, three to five)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("per_plan");
    let annual = annual_objectives(context);
    let count = at_one_time(&annual, limit);
    if count > limit {
        sink.find(
            Found::anywhere().value("count", count).value("limit", limit).value("objectives", ids(&annual)),
        );
    }
}

/// From an owner to objectives, and to what these serve.
const CARRIED: &[&[Step]] = &[&[
    Step::To(&[RelationKind::Owns]),
    Step::To(&[RelationKind::Advances, RelationKind::PartOf]),
    Step::To(&[RelationKind::Quantifies]),
]];

fn check_owner<'m>(_: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("per_owner");
    let mut carried = charges(owner, &[NodeKind::Objective]);
    carried.retain(|objective| objective.is_active());
    if at_one_time(&carried, limit) <= limit {
        return;
    }
    let own: HashSet<usize> = carried.iter().map(|objective| objective.place()).collect();
    carried.retain(|objective| !served(*objective).any(|goal| own.contains(&goal.place())));
    let count = at_one_time(&carried, limit);
    if count > limit {
        let found = Found::on(owner).saying(1).value("count", count).value("limit", limit);
        sink.find(found.value("objectives", ids(&carried)));
    }
}

/// The active objectives of the top level that directly serve a driver, but for those of half a year or less.
fn annual_objectives<'m>(context: &Context<'m>) -> Vec<Node<'m>> {
    let is_top =
        |objective: &Node<'m>| is_annual(*objective) && !objective.has_outgoing(RelationKind::PartOf);
    let mut found: Vec<Node<'m>> = context.plan().nodes_of_kind(NodeKind::Objective).filter(is_top).collect();
    let top = found.iter().filter_map(|objective| context.levels().rank(*objective)).min();
    found.retain(|objective| context.levels().rank(*objective) == top);
    found
}

/// The most of these that are active on one day; of no more than the limit simply how many they are.
#[expect(clippy::cast_precision_loss, reason = "no plan has more nodes than a number holds exactly")]
fn at_one_time(nodes: &[Node<'_>], limit: f64) -> f64 {
    let all = nodes.len() as f64;
    if all <= limit { all } else { peak(nodes.iter().map(|node| (days_of(*node), 1.0))).amount }
}

fn ids(nodes: &[Node<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = nodes.iter().map(|node| node.id().to_owned()).collect();
    ids.arrange();
    ids
}
