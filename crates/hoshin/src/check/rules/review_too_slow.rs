use crate::check::analysis::linked::is_linked;
use crate::check::analysis::rhythm::{comes_round, often};
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{Initiative, NodeKind, RelationKind, Target};
use crate::model::Node;
use crate::value::{Cadence, Date, Level};

declare_rule! {
    /// ## What it does
    ///
    /// Finds active objectives, targets and initiatives, and KPIs, whose fastest review is slower than they can bear:
    /// slower than weekly on the lowest level of the organisation, quarterly at the top, monthly between; or so slow
    /// that it comes round fewer than three times before the period is over.
    ///
    /// ## Why it matters
    ///
    /// What is looked at for the first time when it is over can only be regretted. The nearer to the work, the sooner a
    /// deviation is seen, and the cheaper it is to put right.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { calls: { name: Resolve more calls the first time, framework: okr, period: 2026-Q1 } }
    /// routines: { okr-review: { name: OKR review, cadence: quarterly, reviews: [calls] } }
    /// ```
    ///
    /// Look at it while there is still time:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { calls: { name: Resolve more calls the first time, framework: okr, period: 2026-Q1 } }
    /// routines: { okr-review: { name: OKR review, cadence: monthly, reviews: [calls] } }
    /// ```
    ///
    /// On a level too far down for a month between two looks:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { press: { name: Change the press over in ten minutes, owner: press-team } }
    /// owners: { coo: { level: corporate }, press-team: { level: team, reports_to: coo } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, reviews: [press] } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { press: { name: Change the press over in ten minutes, owner: press-team } }
    /// owners: { coo: { level: corporate }, press-team: { level: team, reports_to: coo } }
    /// routines: { tier-1: { name: Tier meeting, cadence: weekly, reviews: [press] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only levels that owners, objectives or routines name are levels; if there is but one, it is held to a quarter.
    /// Where the level is unknown, only the period counts; a look right after its last day is still one of it. A KPI
    /// need not be reviewed oftener than it is read. A kaizen event needs no reviews while it lasts; drivers
    /// and their targets bear any. Where the review of an objective is too slow, its targets, KPIs and initiatives are not named again.
    ///
    /// ## Source
    ///
    /// S1.22, S2.10: monthly or quarterly is too slow near the work; short rhythms and feedback loops.
    HSN602, "review-too-slow", Warning, since "0.1.0", from "S1.22 S2.10",
    "a review slower than what it reviews can bear",
    practice Rhythm,
    judge Judge::Node {
        of: &[NodeKind::Objective, NodeKind::Target, NodeKind::Kpi, NodeKind::Initiative],
        reach: Reach::Paths { paths: PATHS, with: &[AnalysisKind::Rhythm, AnalysisKind::Levels] },
        check,
    },
    "{kind} `{node}` on level `{level}` is reviewed only {often}, in `{routine}`, which is too slow for that level"
        => "let a routine review it {needed}, or hold `{routine}` so often",
    "{kind} `{node}` is reviewed only {often}, in `{routine}`, which is fewer than {looks} times before it ends on {end}"
        => "let a routine review it {needed}, or hold `{routine}` so often",
    set "looks" = 3.0: "the reviews that there must be before a period is over (our choice: one to see, one to act, one to see whether it helped)",
}

/// What a node needs more than it has.
enum Slow {
    ByLevel(Level, Cadence),
    ByPeriod(Date, Cadence),
}

struct Judging<'c, 'm> {
    context: &'c Context<'m>,
    looks: u32,
}

/// To what a node is reviewed with, as far as that is itself reviewed with others, to who answers for it all, and to the
/// wholes of KPIs.
const PATHS: &[&[Step]] = &[
    &[LEVEL],
    &[WITH, LEVEL],
    &[WITH, WITH, LEVEL],
    &[WITH, WITH, WITH, LEVEL],
    &[PROMISED, LEVEL],
    &[PROMISED, WITH, LEVEL],
    &[PROMISED, WITH, WITH, LEVEL],
    &[WITH, PROMISED, LEVEL],
    &[WITH, PROMISED, WITH, LEVEL],
    &[Step::Along(&[RelationKind::PartOf])],
    &[WITH, Step::Along(&[RelationKind::PartOf])],
];
const WITH: Step = Step::To(&[
    RelationKind::Quantifies,
    RelationKind::Tracks,
    RelationKind::Measures,
    RelationKind::Advances,
]);
const PROMISED: Step = Step::From(&[RelationKind::Tracks]);
const LEVEL: Step = Step::Stated(&[RelationKind::Owns]);

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let looks = sink.parameter("looks");
    let judging =
        Judging { context, looks: (0..1000).find(|whole| f64::from(*whole) >= looks).unwrap_or(1000) };
    let Some((routine, cadence, slow)) = judging.slow(node) else { return };
    if node.covered_by().any(|other| judging.slow(other).is_some()) {
        return;
    }
    let found = Found::on(node)
        .and_promise()
        .value("routine", routine.id())
        .value("often", often(cadence))
        .value("looks", f64::from(judging.looks));
    sink.find(match slow {
        Slow::ByLevel(level, needed) => found.value("level", level.as_str()).value("needed", often(needed)),
        Slow::ByPeriod(end, needed) => {
            found.saying(1).value("end", end.to_string()).value("needed", often(needed))
        }
    });
}

impl<'m> Judging<'_, 'm> {
    /// What is too slow about the fastest review of a node.
    fn slow(&self, node: Node<'m>) -> Option<(Node<'m>, Cadence, Slow)> {
        let is_exempt = match node.kind() {
            NodeKind::Driver => true,
            NodeKind::Target => {
                node.parent_of_target().is_some_and(|parent| parent.kind() == NodeKind::Driver)
            }
            NodeKind::Kpi => !is_linked(node),
            _ => false,
        };
        if is_exempt || !node.is_active() {
            return None;
        }
        let (routine, cadence) = self.context.rhythm().review(node)?;
        let by_period = self.by_period(node, cadence);
        let slow = match (self.by_level(node, cadence), by_period) {
            (Some((level, needed)), Some((_, other))) if !is_slower(needed, other) => {
                Slow::ByLevel(level, needed)
            }
            (_, Some((end, needed))) => Slow::ByPeriod(end, needed),
            (Some((level, needed)), None) => Slow::ByLevel(level, needed),
            (None, None) => return None,
        };
        Some((routine, cadence, slow))
    }

    fn by_level(&self, node: Node<'m>, cadence: Cadence) -> Option<(Level, Cadence)> {
        // What is weekly is fast enough for every level, so that most are never asked for theirs.
        if !is_slower(cadence, Cadence::Weekly) {
            return None;
        }
        let level = node.level()?;
        let needed = self.context.levels().slowest_review(&level)?;
        let frequency = node.frequency().filter(|frequency| is_slower(*frequency, needed));
        let needed = frequency.unwrap_or(needed);
        is_slower(cadence, needed).then_some((level, needed))
    }

    fn by_period(&self, node: Node<'m>, cadence: Cadence) -> Option<(Date, Cadence)> {
        let period = match node.kind() {
            NodeKind::Kpi => None,
            // Without a period of its own it shares the one of its parent, and the parent's verdict.
            NodeKind::Target => node.fields::<Target>()?.period,
            NodeKind::Initiative if is_kaizen_event(node) => None,
            _ => node.period(),
        }?;
        let (context, looks) = (self.context, self.looks);
        // Many nodes are for one period: what it needs is worked out once.
        context.remembered((period, cadence), || {
            let span = period.span(&context.plan().fiscal_year());
            let is_enough = |cadence: &Cadence| comes_round(*cadence, looks, span);
            let end = span.last_day().filter(|_| !span.is_empty() && !is_enough(&cadence))?;
            // Of a period too short for any review nothing is said.
            let needed = Cadence::NAMED.iter().rev().copied().find(is_enough)?;
            Some((end, needed))
        })
    }
}

fn is_slower(one: Cadence, other: Cadence) -> bool {
    one.approximate_days() > other.approximate_days()
}

fn is_kaizen_event(node: Node<'_>) -> bool {
    let method = node.fields::<Initiative>().and_then(|fields| fields.method.as_ref());
    method.is_some_and(crate::value::Method::is_kaizen_event)
}
