//! The judging of a plan in tasks that depend on nothing but the plan: some nodes by every rule that looks at nodes,
//! or everything by one rule that looks at the whole.
//!
//! Every rule looks at the same few nodes before the next few come: what a node holds is brought from the memory once
//! and not once a rule.

use crate::check::context::Context;
use crate::check::reach::GroupBy;
use crate::check::rule::{Group, Judge, Rule};
use crate::check::sink::{Entry, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::model::block::Block;
use crate::sort::Arrange as _;

/// How many nodes are judged together (our choice: their rows are some hundred kilobytes, which a core keeps near).
const BLOCK: usize = 256;

/// A part of the work.
pub(super) enum Task<'m> {
    /// Some nodes, by each rule in turn.
    Nodes(Block<'m>),
    /// The whole plan, by one rule.
    Whole(&'static Rule, Judge),
}

/// Everything that has to be done.
///
/// # Order
///
/// What takes longest and cannot be shared comes first: a rule that needs all names of a kind, then what looks at the whole.
/// Other rules that need the names come last, or they would wait for the first.
pub(super) fn tasks<'m>(rules: &[&'static Rule], context: &Context<'m>) -> Vec<Task<'m>> {
    let (mut names, mut wholes, mut last) = (Vec::new(), Vec::new(), Vec::new());
    let mut begun = Vec::new();
    for (rule, judge) in rules.iter().flat_map(|rule| rule.judges().iter().map(move |judge| (*rule, *judge)))
    {
        match judge {
            Judge::Group { by: GroupBy::Name(whose), .. } if begun.contains(&whose) => {
                last.push(Task::Whole(rule, judge));
            }
            Judge::Group { by: GroupBy::Name(whose), .. } => {
                begun.push(whose);
                names.push(Task::Whole(rule, judge));
            }
            Judge::Plan { .. } => wholes.push(Task::Whole(rule, judge)),
            Judge::Node { .. }
            | Judge::Group { .. }
            | Judge::Several(_)
            | Judge::Allowances { .. }
            | Judge::Report => {}
        }
    }
    let judges = || rules.iter().flat_map(|rule| rule.judges());
    let looks_at = |kind: NodeKind| judges().any(|judge| kinds(judge).contains(&kind));
    let kinds = NodeKind::ALL.iter().copied().filter(|kind| looks_at(*kind));
    let blocks = kinds.flat_map(|kind| context.plan().blocks_of_kind(kind, BLOCK)).map(Task::Nodes);
    names.into_iter().chain(wholes).chain(blocks).chain(last).collect()
}

/// The kinds whose nodes are judged.
pub(crate) fn kinds(judge: &Judge) -> &'static [NodeKind] {
    match judge {
        Judge::Node { of, .. } => of,
        Judge::Group { by: GroupBy::TrackedKpi, .. } => &[NodeKind::Kpi],
        Judge::Group { by: GroupBy::Name(_), .. }
        | Judge::Plan { .. }
        | Judge::Several(_)
        | Judge::Allowances { .. }
        | Judge::Report => &[],
    }
}

impl<'m> Task<'m> {
    /// Does it.
    pub(super) fn run(&self, rules: &[&'static Rule], context: &Context<'m>, entries: &mut Vec<Entry<'m>>) {
        match self {
            Self::Whole(rule, judge) => {
                judge_whole(judge, context, &mut Sink::new(context, &rule.info, entries));
            }
            Self::Nodes(block) => {
                let nodes = block.nodes();
                for rule in rules {
                    for judge in rule.judges().iter().filter(|judge| kinds(judge).contains(&block.kind())) {
                        judge_nodes(judge, &nodes, context, &mut Sink::new(context, &rule.info, entries));
                    }
                }
            }
        }
    }
}

/// Judges some nodes by a rule that looks at one after the other.
pub(crate) fn judge_nodes<'m>(
    judge: &Judge,
    nodes: &[Node<'m>],
    context: &Context<'m>,
    sink: &mut Sink<'_, 'm>,
) {
    match *judge {
        Judge::Node { check, .. } => {
            for node in nodes {
                sink.judging(*node);
                check(context, *node, sink);
            }
        }
        Judge::Group { by: GroupBy::TrackedKpi, check } => {
            for kpi in nodes.iter().filter(|kpi| kpi.has_incoming(RelationKind::Tracks)) {
                // By id, so that the same are found whatever stands first in the plan.
                sink.judging(*kpi);
                let mut targets: Vec<_> = kpi.sources(RelationKind::Tracks).collect();
                targets.arrange_by_key(|target| target.id());
                check(context, Group { key: kpi.id(), nodes: &targets }, sink);
            }
        }
        _ => {}
    }
}

/// Judges the plan as a whole.
pub(crate) fn judge_whole<'m>(judge: &Judge, context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    match *judge {
        Judge::Plan { check, .. } => check(context, sink),
        Judge::Group { by: GroupBy::Name(whose), check } => {
            let names = context.names(whose);
            for pair in names.pairs() {
                check(context, Group { key: &pair.key, nodes: &pair.nodes }, sink);
            }
            let crowds = names.crowds();
            if !crowds.is_empty() {
                check(context, Group { key: &crowds.words, nodes: &[] }, sink);
            }
        }
        _ => {}
    }
}
