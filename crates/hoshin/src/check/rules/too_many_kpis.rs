use std::collections::BTreeMap;

use crate::check::analysis::charge::charges;
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::report::Practice;
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds perspectives with more KPIs than a scorecard can show, objectives with more KPIs or more key results than
    /// can be steered by, and owners who answer for more KPIs than they can know. Of an objective, the KPIs that measure
    /// it and that none of its key results tracks are counted apart from the key results.
    ///
    /// ## Why it matters
    ///
    /// Who measures everything looks at nothing. Each further number takes attention from those that decide.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { loyal: { name: Delight customers, measured_by: [nps, churn, repeat, calls] } }
    /// kpis:
    ///   nps: { name: Net Promoter Score }
    ///   churn: { name: Customers lost }
    ///   repeat: { name: Customers who buy again }
    ///   calls: { name: Calls answered in a minute }
    /// ```
    ///
    /// Keep the vital few, and let the others drive them:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   loyal: { name: Delight customers, measured_by: [nps, churn, repeat, north, south], targets: [ { kpi: repeat, to: 60 } ] }
    /// kpis:
    ///   nps: { name: Net Promoter Score }
    ///   churn: { name: Customers lost }
    ///   north: { name: "Customers lost, North", part_of: churn }
    ///   south: { name: "Customers lost, South", part_of: churn }
    ///   repeat: { name: Customers who buy again }
    ///   calls: { name: Calls answered in a minute, drives: { nps: strong } }
    /// ```
    ///
    /// ## Limits
    ///
    /// A KPI that is part of another is counted with that one. Only active objectives and key results count. In a
    /// perspective, KPIs are left out that tell only of objectives below the top level in use: a plan may hold the
    /// scorecards of many units.
    ///
    /// ## Source
    ///
    /// S1.19, S1.31: too many metrics; overload of data. Kaplan and Norton, *The Balanced Scorecard* (1996): four to
    /// seven measures for each perspective. Doerr 2018: three to five key results.
    HSN304, "too-many-kpis", Warning, since "0.1.0", from "S1.19 S1.31",
    "more KPIs in a perspective, on an objective or of one owner than can be looked at",
    judge Judge::Several(&[
        Judge::Plan {
            reads: Facts::Of(&[
                Fact::Nodes(&[NodeKind::Kpi, NodeKind::Perspective]),
                Fact::Relations(&[
                    RelationKind::PartOf,
                    RelationKind::Tracks,
                    RelationKind::Quantifies,
                    RelationKind::Measures,
                ]),
                Fact::Analysis(AnalysisKind::Practices),
                Fact::Analysis(AnalysisKind::Perspectives),
                Fact::Analysis(AnalysisKind::Levels),
            ]),
            check,
        },
        Judge::Node { of: &[NodeKind::Objective], reach: Reach::Paths { paths: MEASURES, with: &[] }, check: check_objective },
        Judge::Node {
            of: &[NodeKind::Owner],
            reach: Reach::Paths { paths: &[&[Step::To(&[RelationKind::Owns])]], with: &[] },
            check: check_owner,
        },
    ]),
    "{count} KPIs stand in perspective `{node}`, more than {limit}"
        => "keep the vital few that decisions hang on, and let the others drive them",
    "{count} KPIs measure objective `{node}`, more than {limit}"
        => "keep the vital few that decisions hang on, and let the others drive them",
    "objective `{node}` has {count} key results, more than {limit}"
        => "keep those that together mean that it is reached; make an objective of its own of what is left",
    "owner `{node}` answers for {count} KPIs, more than {limit}"
        => "hand some on to those who move them, or stop collecting them",
    set "per_perspective" = 7.0: "the most KPIs in a perspective (source: Kaplan and Norton 1996, four to seven)",
    set "per_objective" = 3.0: "the most KPIs that measure an objective beside its key results (our choice)",
    set "key_results" = 5.0: "the most key results of an objective (source: Doerr 2018, three to five)",
    set "per_owner" = 7.0: "the most KPIs that an owner answers for (our choice)",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    if context.practises(Practice::Scorecard) {
        check_perspectives(context, sink);
    }
}

/// From an objective to its measures and key results, and to the KPIs of these.
const MEASURES: &[&[Step]] = &[
    &[Step::From(&[RelationKind::Measures])],
    &[Step::From(&[RelationKind::Quantifies]), Step::To(&[RelationKind::Tracks])],
];

fn check_owner<'m>(_: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("per_owner");
    if !owner.is_default_owner() && number(owner.outgoing(RelationKind::Owns).count()) <= limit {
        return;
    }
    let mut kpis = charges(owner, &[NodeKind::Kpi]);
    if number(kpis.len()) > limit {
        kpis.retain(|kpi| !kpi.has_outgoing(RelationKind::PartOf));
        let count = number(kpis.len());
        if count > limit {
            sink.find(Found::on(owner).saying(3).value("count", count).value("limit", limit));
        }
    }
}

fn check_perspectives<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let limit = sink.parameter("per_perspective");
    let mut standing: BTreeMap<usize, Vec<Node<'m>>> = BTreeMap::new();
    for kpi in context.plan().nodes_of_kind(NodeKind::Kpi) {
        if let Some(perspective) = context.perspective(kpi) {
            standing.entry(perspective.place()).or_default().push(kpi);
        }
    }
    for perspective in context.plan().nodes_of_kind(NodeKind::Perspective) {
        let Some(mut kpis) = standing.remove(&perspective.place()) else { continue };
        if number(kpis.len()) > limit {
            kpis.retain(|kpi| !kpi.has_outgoing(RelationKind::PartOf) && !is_of_units(context, *kpi));
        }
        let count = number(kpis.len());
        if count > limit {
            // A built-in perspective stands nowhere itself: the first of its KPIs shows it.
            let sources = context.plan().sources();
            let first = kpis.iter().min_by_key(|kpi| kpi.id());
            let place = sources.node(perspective).or_else(|| sources.node(*first?));
            sink.find(Found::on(perspective).value("count", count).value("limit", limit).at_place(place));
        }
    }
}

/// Whether a KPI tells only of objectives below the top level in use.
fn is_of_units<'m>(context: &Context<'m>, kpi: Node<'m>) -> bool {
    let tracked =
        kpi.sources(RelationKind::Tracks).flat_map(|target| target.targets(RelationKind::Quantifies));
    let mut goals = kpi.targets(RelationKind::Measures).chain(tracked).peekable();
    goals.peek().is_some() && goals.all(|goal| context.levels().rank(goal).is_some_and(|rank| rank > 0))
}

fn check_objective<'m>(_: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !objective.is_active() {
        return;
    }
    let limit = sink.parameter("key_results");
    let of_kind = |kind: RelationKind| objective.incoming(kind);
    if number(of_kind(RelationKind::Quantifies).count()) > limit {
        let results: Vec<Link<'m>> =
            of_kind(RelationKind::Quantifies).filter(|link| link.source().is_active()).collect();
        if number(results.len()) > limit {
            told(objective, 2, results, limit, sink);
        }
    }
    let limit = sink.parameter("per_objective");
    if number(of_kind(RelationKind::Measures).count()) > limit {
        let mut measures: Vec<Link<'m>> = of_kind(RelationKind::Measures).collect();
        let tracked: Vec<usize> = objective
            .sources(RelationKind::Quantifies)
            .filter_map(|target| target.kpi().map(Node::place))
            .collect();
        measures.retain(|link| {
            let kpi = link.source();
            !kpi.has_outgoing(RelationKind::PartOf) && !tracked.contains(&kpi.place())
        });
        if number(measures.len()) > limit {
            told(objective, 1, measures, limit, sink);
        }
    }
}

fn told<'m>(
    objective: Node<'m>,
    message: usize,
    mut links: Vec<Link<'m>>,
    limit: f64,
    sink: &mut Sink<'_, 'm>,
) {
    links.arrange_by_key(|link| link.source().id());
    let found = Found::on(objective).saying(message).value("count", links.len()).value("limit", limit);
    sink.find(links.into_iter().fold(found, Found::by));
}

#[expect(clippy::cast_precision_loss, reason = "no plan has more nodes than a number holds exactly")]
fn number(count: usize) -> f64 {
    count as f64
}
