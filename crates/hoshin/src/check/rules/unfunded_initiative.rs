use crate::check::reach::{Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{Initiative, NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Stage;

declare_rule! {
    /// ## What it does
    ///
    /// Finds active initiatives that state neither what they cost nor what work they take, in a plan where at least half
    /// of the initiatives do. The effort of an owner counts too, as does what is stated of the whole that an
    /// initiative is part of, or of one of its parts.
    ///
    /// ## Why it matters
    ///
    /// Where the others have budgets and hours, the one without gets what is left over, which is nothing.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// initiatives:
    ///   routing: { name: Rebuild the call routing, cost: 12_000 EUR }
    ///   school: { name: A3 school for team leads }
    /// ```
    ///
    /// Say what it takes, in money or in work:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// initiatives:
    ///   routing: { name: Rebuild the call routing, cost: 12_000 EUR }
    ///   school: { name: A3 school for team leads, effort: 20 person days }
    /// ```
    ///
    /// ## Limits
    ///
    /// Whether it is enough is not judged. A cost of nothing is stated too, and settles it. Initiatives that were dropped do
    /// not count on either side, and closed ones are not asked any more.
    ///
    /// ## Source
    ///
    /// S1.34: leadership shows in what is made available. That half of the initiatives must state it is our choice.
    HSN416, "unfunded-initiative", Note, since "0.1.0", from "S1.34",
    "an initiative with neither cost nor effort, where others state them",
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Initiative], &["cost", "effort"]),
            asked::STAGE,
            Fact::Relations(&[RelationKind::Owns, RelationKind::PartOf]),
        ]),
        check,
    },
    "initiative `{node}` states neither cost nor effort, which {stated} of {count} initiatives do"
        => "state its `cost` or its `effort`, a cost of nothing included, or drop it",
    set "share" = 0.5: "the share of initiatives that state cost or effort from which on the others are asked (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let initiatives = || {
        let all = context.plan().nodes_of_kind(NodeKind::Initiative);
        all.filter(|work| work.stage() != Some(Stage::Dropped))
    };
    let (mut count, mut stated) = (0_usize, 0_usize);
    for work in initiatives() {
        count += 1;
        stated += usize::from(is_funded(work));
    }
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
    let is_usual = stated > 0 && stated as f64 >= sink.parameter("share") * count as f64;
    if !is_usual || stated == count {
        return;
    }
    for work in initiatives().filter(|work| work.is_active()) {
        let mut shared = work.targets(RelationKind::PartOf).chain(work.sources(RelationKind::PartOf));
        if !is_funded(work) && !shared.any(is_funded) {
            sink.find(Found::on(work).value("stated", stated).value("count", count));
        }
    }
}

fn is_funded(work: Node<'_>) -> bool {
    let by_itself =
        work.fields::<Initiative>().is_some_and(|work| work.cost.is_some() || work.effort.is_some());
    by_itself || work.incoming(RelationKind::Owns).any(|link| link.effort().is_some())
}
