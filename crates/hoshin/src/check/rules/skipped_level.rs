use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds objectives and targets that serve something two or more levels above their own, with nothing in between
    /// that they serve too. Only levels on which an objective or an owner of the plan stands are counted.
    ///
    /// ## Why it matters
    ///
    /// Whoever stands on the level between has no part in it: nobody there translates the goal, weighs it against
    /// others, or notices when it slips.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   faster: { name: Cut lead time by 30 %, level: corporate }
    ///   setup: { name: Cut setup time by a quarter, level: plant }
    ///   kaizen: { name: One setup kaizen a month, level: team, advances: { faster: strong } }
    /// ```
    ///
    /// Go by way of the level between:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   faster: { name: Cut lead time by 30 %, level: corporate }
    ///   setup: { name: Cut setup time by a quarter, level: plant, advances: { faster: strong } }
    ///   kaizen: { name: One setup kaizen a month, level: team, advances: { setup: strong } }
    /// ```
    ///
    /// A level on which nobody stands is not skipped:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   faster: { name: Cut lead time by 30 %, level: corporate }
    ///   kaizen: { name: One setup kaizen a month, level: team, advances: { faster: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A direct way beside the one over the level between is welcome. Silent where a level is unknown: neither
    /// stated, nor that of the accountable owner, nor the plan's default. Initiatives may serve any level, since
    /// they say how and not what is to be reached; what is part of something may stand anywhere below it.
    ///
    /// ## Source
    ///
    /// S1.29: corporate, plant, department, team; each level aligns with the one above.
    HSN110, "skipped-level", Note, since "0.1.0", from "S1.29",
    "a child two or more levels below what it advances",
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target],
        reach: Reach::Paths { paths: PATHS, with: &[AnalysisKind::Levels] },
        check,
    },
    "{kind} `{node}` on level `{level}` serves {parents} directly, past {between}"
        => "let it serve an objective in between, which serves {parents} in turn; or correct its `level`",
}

/// To what it serves, by itself or by its objective, and to what that is a target of.
const PATHS: &[&[Step]] = &[
    &[Step::To(SERVED), Step::To(&[RelationKind::Quantifies])],
    &[Step::To(&[RelationKind::Quantifies]), Step::To(SERVED), Step::To(&[RelationKind::Quantifies])],
    &[Step::To(&[RelationKind::Tracks])],
];
const SERVED: &[RelationKind] = &[RelationKind::Advances, RelationKind::PartOf];

fn check<'m>(context: &Context<'m>, child: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let levels = context.levels();
    let Some(own) = levels.rank(child).filter(|own| *own > 1) else { return };
    let rank = |link: &Link<'m>| levels.rank(link.target());
    let mut skipping: Vec<(Link<'m>, usize)> = child
        .outgoing(RelationKind::Advances)
        .filter_map(|link| Some((link, rank(&link).filter(|above| above + 1 < own)?)))
        .collect();
    if skipping.is_empty() {
        return;
    }
    // A target has the ways of its objective too.
    let objective = child.targets(RelationKind::Quantifies);
    let served = || {
        let ways =
            |node: Node<'m>| node.outgoing(RelationKind::Advances).chain(node.outgoing(RelationKind::PartOf));
        ways(child).chain(objective.flat_map(ways))
    };
    let stops: Vec<usize> = served().filter_map(|link| rank(&link)).filter(|rank| *rank < own).collect();
    skipping.retain(|(_, above)| !stops.iter().any(|stop| stop > above));
    skipping.arrange_by_key(|(link, _)| (link.target().kind(), link.target().id()));
    let Some(nearest) = skipping.iter().map(|(_, above)| *above).max() else { return };
    let parents: Vec<String> = skipping.iter().map(|(link, _)| link.target().id().to_owned()).collect();
    let between: Vec<String> = levels.between(nearest, own).iter().map(ToString::to_string).collect();
    let found = Found::on(child)
        .and_promise()
        .value("level", levels.in_use().get(own).map_or("", |level| level))
        .value("parents", parents)
        .value("between", between);
    sink.find(skipping.into_iter().fold(found, |found, (link, _)| found.by(link)));
}
