//! The corners of the X-matrix that hold no correlation although they should: work and measures, measures and drivers.
//!
//! The matrix is what stands in the Hoshin framework: drivers, the objectives that serve them, the initiatives that
//! directly serve these, and the KPIs that these are measured by. Where an objective has one measure, work on the
//! objective is work on it, and nothing more need be said.

use super::lead::kpis_of;
use super::linked::is_linked;
use super::sight::Sight;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::Framework;

/// A row of the matrix with an empty corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EmptyRow<'m> {
    /// Work on an objective with several measures, and it moves none of them.
    Work {
        /// The initiative.
        initiative: Node<'m>,
        /// The objective, the one of the least id.
        objective: Node<'m>,
    },
    /// One of several measures of an objective, and none of the work on the objective moves it.
    Measure {
        /// The KPI.
        kpi: Node<'m>,
        /// The objective.
        objective: Node<'m>,
    },
    /// A driver that is served, but neither it nor what serves it is measured.
    Driver(Node<'m>),
    /// A measure of the matrix that tells nothing of any driver.
    Stray(Node<'m>),
}

/// The rows with an empty corner that a node shows, in no particular order.
///
/// # Complexity
///
/// k log k in the number of its relations.
pub fn empty_rows<'m>(node: Node<'m>, sight: &Sight) -> Vec<EmptyRow<'m>> {
    match node.kind() {
        NodeKind::Initiative => {
            let objective = (node.is_active() && moves_nothing(node)).then(|| ambiguous(node)).flatten();
            objective.map(|objective| EmptyRow::Work { initiative: node, objective }).into_iter().collect()
        }
        // Most have one measure, of which there is nothing to say.
        NodeKind::Objective if kpis_of(node).nth(1).is_some() && is_on_matrix(node) && is_worked_on(node) => {
            let measures = measures(node);
            let is_told = measures.len() > 1;
            let unmoved = measures.into_iter().filter(|kpi| is_told && !is_moved(*kpi, node));
            unmoved.map(|kpi| EmptyRow::Measure { kpi, objective: node }).collect()
        }
        NodeKind::Driver if is_unmeasured(node) => vec![EmptyRow::Driver(node)],
        NodeKind::Kpi if node.plan().count_of(NodeKind::Driver) > 0 && is_stray(node, sight) => {
            vec![EmptyRow::Stray(node)]
        }
        _ => Vec::new(),
    }
}

fn is_on_matrix(objective: Node<'_>) -> bool {
    objective.kind() == NodeKind::Objective
        && objective.is_active()
        && objective.framework() == Some(Framework::Hoshin)
}

/// The KPIs of an objective, each once, in order of their ids.
fn measures(objective: Node<'_>) -> Vec<Node<'_>> {
    let mut measures: Vec<Node<'_>> = kpis_of(objective).collect();
    measures.arrange_by_key(|kpi| kpi.id());
    measures.dedup();
    measures
}

/// Whether an initiative says of no measure that it moves it, nor does the whole or a part of it.
fn moves_nothing(initiative: Node<'_>) -> bool {
    let moves = |work: Node<'_>| {
        work.has_outgoing(RelationKind::Improves)
            || work.targets(RelationKind::Advances).any(|goal| goal.kind() == NodeKind::Target)
    };
    let mut joined = initiative.targets(RelationKind::PartOf).chain(initiative.sources(RelationKind::PartOf));
    !moves(initiative) && !joined.any(moves)
}

/// The objective of the matrix with several measures that an initiative serves, unless another that it serves has one.
fn ambiguous(initiative: Node<'_>) -> Option<Node<'_>> {
    let mut found: Option<Node<'_>> = None;
    for objective in initiative.targets(RelationKind::Advances).filter(|goal| is_on_matrix(*goal)) {
        match measures(objective).len() {
            0 => {}
            1 => return None,
            _ if found.is_none_or(|found| objective.id() < found.id()) => found = Some(objective),
            _ => {}
        }
    }
    found
}

/// Whether an objective is served by work alone, and all of it says which measures it moves.
fn is_worked_on(objective: Node<'_>) -> bool {
    let mut work = objective.sources(RelationKind::Advances).filter(|source| source.is_active()).peekable();
    work.peek().is_some()
        && work.all(|work| work.kind() == NodeKind::Initiative && !moves_nothing(work))
        && !objective.has_incoming(RelationKind::PartOf)
}

/// Whether anything moves a measure of an objective: work, another KPI, its parts, or somebody else's promise.
fn is_moved(kpi: Node<'_>, objective: Node<'_>) -> bool {
    let moves = [RelationKind::Improves, RelationKind::Drives, RelationKind::PartOf];
    moves.into_iter().any(|relation| kpi.has_incoming(relation))
        || kpi.sources(RelationKind::Tracks).any(|target| {
            let is_elsewhere = target.targets(RelationKind::Quantifies).any(|goal| goal != objective);
            is_elsewhere || target.has_incoming(RelationKind::Advances)
        })
}

fn is_unmeasured(driver: Node<'_>) -> bool {
    let is_measured = |goal: Node<'_>| {
        goal.has_incoming(RelationKind::Measures) || goal.has_incoming(RelationKind::Quantifies)
    };
    let is_measured_below = |goal: Node<'_>| {
        let mut parts = goal.sources(RelationKind::PartOf).chain(goal.sources(RelationKind::Advances));
        parts.any(|part| part.kind() == NodeKind::Target || is_measured(part))
    };
    if is_measured(driver) {
        return false;
    }
    let mut serving = driver.sources(RelationKind::Advances).filter(|goal| is_on_matrix(*goal)).peekable();
    serving.peek().is_some() && serving.all(|goal| !is_measured(goal) && !is_measured_below(goal))
}

/// A KPI in the Hoshin framework that is in use and reaches no driver, though no objective of its own is to blame.
/// Parts are judged by their whole.
fn is_stray(kpi: Node<'_>, sight: &Sight) -> bool {
    kpi.framework() == Some(Framework::Hoshin)
        && !sight.reaches_driver(kpi)
        && is_linked(kpi)
        && !kpi.has_outgoing(RelationKind::PartOf)
        && !kpi.has_outgoing(RelationKind::Measures)
        && !kpi.sources(RelationKind::Tracks).any(|target| target.has_outgoing(RelationKind::Quantifies))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    fn rows(objectives: &str, rest: &str) -> Vec<String> {
        let text = format!(
            "hoshin: 1\ndefaults: {{ framework: hoshin }}\ndrivers: {{ d: {{}} }}\nobjectives: {{ {objectives} }}\n{rest}"
        );
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let name = |row: EmptyRow<'_>| match row {
            EmptyRow::Work { initiative, objective } => format!("{} {}", initiative.id(), objective.id()),
            EmptyRow::Measure { kpi, objective } => format!("{} {}", kpi.id(), objective.id()),
            EmptyRow::Driver(node) | EmptyRow::Stray(node) => node.id().to_owned(),
        };
        let sight = Sight::of(&plan);
        let nodes = [NodeKind::Initiative, NodeKind::Objective, NodeKind::Driver, NodeKind::Kpi].into_iter();
        let nodes = nodes.flat_map(|kind| plan.nodes_of_kind(kind));
        nodes.flat_map(|node| empty_rows(node, &sight)).map(name).collect()
    }

    #[test]
    fn one_measure_needs_no_word_and_several_do() {
        let two = "o: { advances: d, targets: [ { kpi: k, to: 1 }, { kpi: l, to: 1 } ] }";
        let kpis = "kpis: { k: { }, l: { } }\n";
        let found = |work: &str| rows(two, &format!("{kpis}initiatives: {{ {work} }}"));
        assert_eq!(found("i: { advances: o }"), ["i o"]);
        assert_eq!(found("i: { advances: o, stage: closed }"), [""; 0]);
        assert_eq!(found("i: { advances: o, improves: k }"), ["l o"]);
        assert_eq!(found("i: { advances: [o, \"target:o/l\"], improves: k }"), [""; 0]);
        assert_eq!(found("i: { advances: o }, j: { part_of: i, improves: k }"), ["l o"]);
        assert_eq!(found("i: { advances: o, improves: k }, j: { advances: o }"), ["j o"]);
        assert_eq!(found(""), [""; 0]);
        let driven = "kpis: { k: { drives: l }, l: { } }\ninitiatives: { i: { advances: o, improves: k } }";
        assert_eq!(rows(two, driven), [""; 0]);
        let one = format!("{two}, p: {{ advances: d, targets: [ {{ kpi: k, to: 1 }} ] }}");
        assert_eq!(rows(&one, &format!("{kpis}initiatives: {{ i: {{ advances: [o, p] }} }}")), [""; 0]);
        let okr = two.replace("advances: d", "framework: okr, advances: d");
        assert_eq!(rows(&okr, &format!("{kpis}initiatives: {{ i: {{ advances: o }} }}")), [""; 0]);
        let child = format!("{two}, c: {{ advances: o, targets: [ {{ kpi: m, to: 1 }} ] }}");
        let rest = "kpis: { k: { }, l: { }, m: { } }\ninitiatives: { i: { advances: o, improves: k } }";
        assert_eq!(rows(&child, rest), [""; 0]);
    }

    #[test]
    fn drivers_are_measured_somewhere_and_measures_tell_of_a_driver() {
        assert_eq!(rows("o: { advances: d }", ""), ["d"]);
        assert_eq!(rows("o: { }", ""), [""; 0]);
        assert_eq!(rows("o: { advances: d }, p: { part_of: o }", "kpis: { k: { measures: p } }"), [""; 0]);
        assert_eq!(rows("o: { advances: d }", "kpis: { k: { measures: d } }"), [""; 0]);
        assert_eq!(rows("o: { advances: d }", "kpis: { k: { measures: o } }"), [""; 0]);
        assert_eq!(rows("", "kpis: { k: { targets: [ { to: 1 } ] } }"), ["k"]);
        assert_eq!(rows("", "kpis: { k: { framework: bsc, targets: [ { to: 1 } ] } }"), [""; 0]);
        assert_eq!(rows("", "kpis: { k: { } }"), [""; 0]);
        assert_eq!(rows("", "kpis: { k: { part_of: l }, l: { } }"), ["l"]);
        assert_eq!(rows("o: { targets: [ { kpi: k, to: 1 } ] }", "kpis: { k: { } }"), [""; 0]);
    }
}
