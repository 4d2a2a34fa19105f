//! A node rule reads nothing beyond its stated reach.

use std::collections::BTreeSet;

use hoshin::Plan;
use hoshin::check::{AnalysisKind, Catalogue, Context, Judge, Reach, Rule, Settings, Sink, Step};
use hoshin::format::{Format, Limits};
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::Node;
use hoshin::model::record::recording;

use crate::places::{files, root};

fn plans() -> Vec<Plan> {
    let folder = root().join("examples/plans");
    let found = if folder.is_dir() { files(&folder) } else { Vec::new() };
    let examples = found.into_iter().map(|path| Plan::load(path, &Limits::default()).unwrap());
    let catalogue = Catalogue::standard();
    let manuals = catalogue
        .rules()
        .flat_map(|rule| rule.info.examples("fires"))
        .map(|text| Plan::read(&text, Format::Yaml).unwrap());
    examples.chain(manuals).collect()
}

#[test]
fn node_rules_stay_within_their_reach() {
    let settings = Settings::default();
    for plan in &plans() {
        let context = Context::new(plan, &settings);
        context.prepare();
        let judges = |rule: &'static Rule| match rule.judge {
            Judge::Several(judges) => judges.to_vec(),
            judge => vec![judge],
        };
        let standard = Catalogue::standard();
        for (rule, judge) in
            standard.rules().flat_map(|rule| judges(rule).into_iter().map(move |j| (rule, j)))
        {
            let Judge::Node { of, reach, check } = judge else { continue };
            for node in of.iter().flat_map(|&kind| plan.nodes_of_kind(kind)) {
                let (_, read) =
                    recording(|| Sink::apart(&context, &rule.info, |sink| check(&context, node, sink)));
                let within = within(node, reach);
                let beyond: Vec<_> = plan
                    .nodes()
                    .filter(|node| {
                        read.contains(&node.recorded_place()) && !within.contains(&node.recorded_place())
                    })
                    .collect();
                assert!(beyond.is_empty(), "{} on {node:?} with {reach:?} read {beyond:?}", name(rule));
            }
        }
    }
}

fn name(rule: &Rule) -> &str {
    rule.info.name
}

/// The internal places of what a rule of this reach may read from a node.
fn within(node: Node<'_>, reach: Reach) -> BTreeSet<usize> {
    let along = |relations: &'static [RelationKind], up: bool| {
        let mut seen = vec![node];
        let mut next = 0;
        while let Some(&at) = seen.get(next) {
            let links = relations.iter().flat_map(|&kind| {
                if up { at.targets(kind).collect::<Vec<_>>() } else { at.sources(kind).collect() }
            });
            for other in links.collect::<Vec<_>>() {
                if !seen.contains(&other) {
                    seen.push(other);
                }
            }
            next += 1;
        }
        seen
    };
    // Every rule may ask the owner that the plan's defaults name.
    let default = node.plan().header().defaults.as_ref().and_then(|defaults| defaults.owner.as_deref());
    let owner = default.and_then(|id| node.plan().node(NodeKind::Owner, id)).map(Node::recorded_place);
    if owner == Some(node.recorded_place()) {
        return node.plan().nodes().map(Node::recorded_place).collect();
    }
    let perspectives = node.plan().nodes_of_kind(NodeKind::Perspective).map(Node::recorded_place);
    let owner = owner.into_iter().chain(perspectives);
    let nodes: Vec<Node<'_>> = match reach {
        Reach::Own => return BTreeSet::from([node.recorded_place()]),
        // What is measured of targets is not kept, but worked out where it is asked for.
        Reach::Paths { with, .. } if with.contains(&AnalysisKind::Measures) => {
            let kinds = [NodeKind::Target, NodeKind::Kpi, NodeKind::Objective, NodeKind::Driver];
            let measured = kinds.iter().flat_map(|kind| node.plan().nodes_of_kind(*kind));
            let work = node.plan().nodes_of_kind(NodeKind::Initiative);
            return measured.chain(work).map(Node::recorded_place).chain(owner).collect();
        }
        Reach::Paths { paths, with } => {
            let on_paths = paths.iter().flat_map(|path| on_path(node, path)).map(Node::recorded_place);
            // Which routine reviews a node is told by an analysis, and what a node is called never changes.
            let routines = node.plan().nodes_of_kind(NodeKind::Routine).map(Node::recorded_place);
            let routines = routines.filter(|_| with.contains(&AnalysisKind::Rhythm));
            return on_paths.chain(owner).chain(routines).collect();
        }
        Reach::Neighbours | Reach::Analysis(_) => vec![node],
        Reach::Up(relations) => along(relations, true),
        Reach::Down(relations) => along(relations, false),
        Reach::UpAndDown(up, down) => [along(up, true), along(down, false)].concat(),
    };
    let neighbours = |node: Node<'_>| {
        let out = node.all_outgoing().map(|link| link.target().recorded_place()).collect::<Vec<_>>();
        let into = node.all_incoming().map(|link| link.source().recorded_place()).collect::<Vec<_>>();
        [node.recorded_place()].into_iter().chain(out).chain(into)
    };
    nodes.into_iter().flat_map(neighbours).chain(owner).collect()
}

/// The nodes on a path, the one at which it begins among them.
fn on_path<'m>(node: Node<'m>, path: &[Step]) -> Vec<Node<'m>> {
    let mut all = vec![node];
    let mut at: Vec<Node<'m>> = vec![node];
    for step in path {
        let next = |node: &Node<'m>| -> Vec<Node<'m>> {
            match step {
                Step::To(relations) => relations.iter().flat_map(|kind| node.targets(*kind)).collect(),
                Step::From(relations) | Step::Stated(relations) => {
                    relations.iter().flat_map(|kind| node.sources(*kind)).collect()
                }
                Step::Along(_) => Vec::new(),
            }
        };
        at = match step {
            Step::Along(relations) => {
                let mut all = at;
                let mut seen = 0;
                while let Some(node) = all.get(seen).copied() {
                    seen += 1;
                    let more = relations.iter().flat_map(|kind| node.targets(*kind));
                    let more: Vec<Node<'m>> = more.filter(|other| !all.contains(other)).collect();
                    all.extend(more);
                }
                all
            }
            _ => at.iter().flat_map(next).collect(),
        };
        all.extend_from_slice(&at);
    }
    all
}
