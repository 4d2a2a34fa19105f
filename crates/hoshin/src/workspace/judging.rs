//! Judging again what a step has touched, rule by rule.

use hashbrown::HashMap;

use super::Workspace;
use super::changes::Delta;
use super::ledger::Ledger;
use super::reached::{Again, Reached};
use super::touched::Touched;
use super::values::Stale;
use crate::check::allowance::Judged;
use crate::check::analyses::{Change, Traces};
use crate::check::analysis::names::Named;
use crate::check::reach::{AnalysisKind, Fact, GroupBy, Parts};
use crate::check::run::speaks;
use crate::check::run::task::{judge_nodes, judge_whole, kinds};
use crate::check::settings::RuleSelector;
use crate::check::sink::{Entry, Sink};
use crate::check::{Context, Judge, Reach, Rule, Settings, Step as Way};
use crate::format::locate::Locator;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Node, Plan};

impl Workspace {
    /// Judges what a step has touched, and counts how often a rule judged something. In another world all nodes are
    /// judged.
    pub(super) fn judge_again(
        &mut self,
        touched: &Touched<'_>,
        (is_another_world, have_values_changed): (bool, bool),
        delta: &mut Delta,
    ) -> usize {
        let Self { plan, settings, rules, ledger, circles, .. } = self;
        let (plan, settings) = (&*plan, &*settings);
        let mut analyses = std::mem::take(&mut self.analyses);
        let is_touched = |facts: &[Fact]| touched.touches(facts, &|_| false);
        let is_another_world = is_another_world
            || touches_default_owner(plan, touched)
            || touched.touches(&[Fact::Stated(&[NodeKind::Perspective])], &|_| false);
        let (nodes, gone, links) = (&touched.nodes, &touched.gone, &touched.links);
        let traces = Traces { nodes, gone, links, is_another_world };
        let mut changes = analyses.refresh(plan, is_touched, traces);
        if have_values_changed {
            changes.push((AnalysisKind::Values, Change::Whole));
        }
        if circles.follow(plan, touched) {
            changes.push((AnalysisKind::Circles, Change::Whole));
        }
        let measures = Stale::of(plan, &touched.nodes).targets;
        if !measures.is_empty() {
            changes.push((AnalysisKind::Measures, Change::Nodes(measures.into_iter().collect())));
        }
        let has_changed = |kind: AnalysisKind| changes.iter().any(|(known, _)| *known == kind);
        let context = Context::with(plan, settings, analyses).for_few();
        let mut locator = Locator::with(plan.sources(), std::mem::take(&mut self.lines));
        let mut reached = Reached::new(plan, [&touched.nodes, touched.stated()], &changes);
        if touched.has_allowances() {
            touched.nodes.iter().for_each(|place| ledger.silence_again(plan, *place, delta));
        }
        let mut desk = Desk { context: &context, settings, ledger, locator: &mut locator, delta, judged: 0 };
        let mut do_others_speak = false;
        let mut name_touches: HashMap<bool, bool> = HashMap::new();
        for (at, (rule, was_speaking)) in rules.iter_mut().enumerate() {
            let is_speaking = speaks(rule, &context);
            let has_spoken = std::mem::replace(was_speaking, is_speaking);
            do_others_speak |= has_spoken != is_speaking;
            if !is_speaking {
                if has_spoken {
                    desk.ledger.clear(at, desk.delta);
                }
                continue;
            }
            for place in &touched.gone {
                desk.ledger.put(at, Some(*place), Vec::new(), desk.delta);
            }
            for judge in rule.judges() {
                let seat = Seat { at, rule, judge: *judge };
                match *judge {
                    Judge::Node { .. } | Judge::Group { by: GroupBy::TrackedKpi, .. }
                        if is_another_world || !has_spoken =>
                    {
                        desk.judge_all(seat);
                    }
                    Judge::Node { reach, .. } => desk.judge_some(seat, &reached.by(reach)),
                    Judge::Group { by: GroupBy::TrackedKpi, .. } => {
                        for reach in PROMISES {
                            desk.judge_some(seat, &reached.by(*reach));
                        }
                    }
                    Judge::Group { by: GroupBy::Name(whose), .. } => {
                        let is_touched = has_changed(AnalysisKind::Names(whose))
                            || is_another_world
                            || *name_touches
                                .entry(whose == Named::Kpis)
                                .or_insert_with(|| touches_names(whose, &context, touched, &reached));
                        if !has_spoken || is_touched {
                            desk.judge_whole(seat);
                        }
                    }
                    Judge::Plan { reads, .. } => {
                        let is_touched = |parts: Parts<'_>| touched.touches_parts(parts, &has_changed);
                        if !has_spoken || reads.parts().is_none_or(is_touched) {
                            desk.judge_whole(seat);
                        }
                    }
                    Judge::Several(_) | Judge::Allowances { .. } | Judge::Report => {}
                }
            }
        }
        let mut judged = desk.judged;
        let again = ledger.judged_anew(plan, &touched.nodes, &touched.gone, do_others_speak);
        judged += judge_allowances(&context, rules, &again, ledger, &mut locator, delta);
        self.lines = locator.into_lines();
        self.analyses = context.into_analyses();
        judged
    }
}

/// Whether the owner that the plan's defaults name has changed: any node may look at them.
fn touches_default_owner(plan: &Plan, touched: &Touched<'_>) -> bool {
    // What they own is nobody's but theirs to look at.
    default_owner(plan)
        .is_some_and(|owner| touched.nodes.contains(&owner.place()) && !touched.is_ownership_alone())
}

fn default_owner(plan: &Plan) -> Option<Node<'_>> {
    let default = plan.header().defaults.as_ref().and_then(|defaults| defaults.owner.as_deref());
    default.and_then(|id| plan.resolve(id, &[NodeKind::Owner]).ok())
}

/// How far the promises on one KPI look from it.
const PROMISES: &[Reach] = &[
    Reach::Up(&[RelationKind::PartOf]),
    Reach::Paths {
        paths: &[&[
            Way::From(&[RelationKind::Tracks]),
            Way::To(&[RelationKind::Quantifies]),
            Way::To(&[RelationKind::Advances, RelationKind::PartOf]),
        ]],
        with: &[],
    },
];

/// Whether what was touched may make two of names that may be one as far as they are spelled, or one of two, or is
/// what rules look at in those that are alike.
fn touches_names(whose: Named, context: &Context<'_>, touched: &Touched<'_>, reached: &Reached<'_>) -> bool {
    use NodeKind::{Kpi, Objective};
    let (facts, ways, is_both): (&[Fact], _, _) = match whose {
        Named::Kpis => (
            &[
                Fact::Fields(&[Kpi], &["unit", "direction", "formula", "source"]),
                Fact::Relations(&[RelationKind::Drives, RelationKind::PartOf]),
            ],
            // Of a whole and its parts one alone takes part.
            &[RelationKind::PartOf][..],
            true,
        ),
        Named::Objectives => (
            &[
                Fact::Fields(&[Objective], &["stage", "period"]),
                Fact::Relations(&[
                    RelationKind::Advances,
                    RelationKind::PartOf,
                    RelationKind::Drives,
                    RelationKind::DependsOn,
                    RelationKind::ConflictsWith,
                    RelationKind::Quantifies,
                    RelationKind::Owns,
                ]),
            ],
            &[RelationKind::Advances, RelationKind::PartOf, RelationKind::Quantifies][..],
            false,
        ),
    };
    touched.touches(facts, &|_| false)
        && match reached.leading(ways, is_both) {
            Again::All => true,
            Again::These(places) => places.iter().any(|place| context.candidates(whose).is_shared(*place)),
        }
}

/// Where one rule after the other judges.
struct Desk<'d, 'm> {
    context: &'d Context<'m>,
    settings: &'d Settings,
    ledger: &'d mut Ledger,
    locator: &'d mut Locator<'m>,
    delta: &'d mut Delta,
    judged: usize,
}

/// Who judges: a rule by its place in the list, in one of its ways.
#[derive(Clone, Copy)]
struct Seat {
    at: usize,
    rule: &'static Rule,
    judge: Judge,
}

impl<'m> Desk<'_, 'm> {
    /// Judges some nodes, as far as the rule looks at their kind.
    fn judge_some(&mut self, seat: Seat, again: &Again) {
        let Again::These(places) = again else { return self.judge_all(seat) };
        let plan = self.context.plan();
        let kinds = kinds(&seat.judge);
        let mut judge = |node: Node<'m>| {
            let entries = self.entries(seat, &[node]);
            self.judged += 1;
            self.put(seat, Some(node), entries);
        };
        for node in places.iter().map(|place| plan.node_at(*place)) {
            if kinds.contains(&node.kind()) {
                judge(node);
            }
        }
        // What nobody else answers for falls to the owner that the plan's defaults name.
        if kinds.contains(&NodeKind::Owner)
            && let Some(owner) = default_owner(plan).filter(|owner| !places.contains(&owner.place()))
        {
            judge(owner);
        }
    }

    /// Judges all nodes of the kinds that the rule looks at.
    fn judge_all(&mut self, seat: Seat) {
        let plan = self.context.plan();
        let mut by_node = HashMap::new();
        for kind in kinds(&seat.judge) {
            let nodes: Vec<Node<'m>> = plan.nodes_of_kind(*kind).collect();
            self.judged += nodes.len();
            for entry in self.entries(seat, &nodes) {
                let Some(unit) = entry.unit else { continue };
                let kept = self.ledger.kept(seat.at, entry, self.settings, self.locator);
                by_node.entry(unit.place()).or_insert_with(Vec::new).push(kept);
            }
        }
        let is_judged = |place: usize| kinds(&seat.judge).contains(&plan.node_at(place).kind());
        self.ledger.put_all(seat.at, by_node, is_judged, self.delta);
    }

    /// Judges the plan as a whole.
    fn judge_whole(&mut self, seat: Seat) {
        let mut entries = Vec::new();
        judge_whole(&seat.judge, self.context, &mut Sink::new(self.context, &seat.rule.info, &mut entries));
        self.judged += 1;
        self.put(seat, None, entries);
    }

    fn entries(&self, seat: Seat, nodes: &[Node<'m>]) -> Vec<Entry<'m>> {
        let mut entries = Vec::new();
        let sink = &mut Sink::new(self.context, &seat.rule.info, &mut entries);
        judge_nodes(&seat.judge, nodes, self.context, sink);
        entries
    }

    fn put(&mut self, seat: Seat, unit: Option<Node<'m>>, entries: Vec<Entry<'m>>) {
        let kept = |entry| self.ledger.kept(seat.at, entry, self.settings, self.locator);
        let new = entries.into_iter().map(kept).collect();
        self.ledger.put(seat.at, unit.map(Node::place), new, self.delta);
    }
}

/// Judges the allowances of some nodes, and counts how often.
pub(super) fn judge_allowances<'m>(
    context: &Context<'m>,
    rules: &[(&'static Rule, bool)],
    places: &[usize],
    ledger: &mut Ledger,
    locator: &mut Locator<'m>,
    delta: &mut Delta,
) -> usize {
    let mut judged = 0;
    let speaking = || rules.iter().filter(|(_, is_speaking)| *is_speaking);
    let was_judged = |text: &str| speaking().any(|(rule, _)| RuleSelector::matches_text(text, &rule.info));
    for (at, (rule, _)) in rules.iter().enumerate().filter(|(_, (_, is_speaking))| *is_speaking) {
        let Judge::Allowances { check } = rule.judge else { continue };
        for node in places.iter().map(|place| context.plan().node_at(*place)) {
            let mut entries = Vec::new();
            for (number, allow) in node.allowances().iter().enumerate() {
                let is_used = ledger.uses((node.place(), number)) > 0;
                let judged = Judged { node, allow, number, is_used, has_rule_run: was_judged(&allow.rule) };
                check(context, judged, &mut Sink::new(context, &rule.info, &mut entries));
            }
            let kept = |entry| ledger.kept(at, entry, context.settings(), locator);
            let new = entries.into_iter().map(kept).collect();
            ledger.put(at, Some(node.place()), new, delta);
            judged += 1;
        }
    }
    judged
}
