//! Whether anything is being done about a node that goes badly.

use super::lead::kpis_of;
use crate::metamodel::{NodeKind, Problem, RelationKind};
use crate::model::{Link, Node};
use crate::value::Date;

/// Whether an open problem affects a target, objective or initiative, or an open initiative helps it: the node itself,
/// for a target also what it quantifies and its KPI, for an objective also its targets and the KPIs that judge it.
pub fn is_answered(node: Node<'_>, as_of: Option<Date>) -> bool {
    let is_addressed = |node: Node<'_>| has_open_problem(node, as_of) || is_helped(node);
    is_addressed(node)
        || match node.kind() {
            NodeKind::Target => {
                node.targets(RelationKind::Quantifies).any(is_addressed)
                    || node.kpi().is_some_and(is_addressed)
            }
            NodeKind::Objective => {
                node.sources(RelationKind::Quantifies).any(is_addressed) || kpis_of(node).any(is_addressed)
            }
            _ => false,
        }
}

/// Whether a problem affects the node that is neither closed nor dropped, by its stage or by its date.
fn has_open_problem(node: Node<'_>, as_of: Option<Date>) -> bool {
    let is_past = |date: Date| as_of.is_none_or(|as_of| date <= as_of);
    let is_solved =
        |problem: Node<'_>| problem.fields::<Problem>().and_then(|fields| fields.closed).is_some_and(is_past);
    node.sources(RelationKind::Affects).any(|problem| problem.is_active() && !is_solved(problem))
}

/// Whether an active initiative advances the node, improves it, or is part of it. One that harms is no help.
fn is_helped(node: Node<'_>) -> bool {
    let helps = |link: Link<'_>| {
        let source = link.source();
        let is_work = source.kind() == NodeKind::Initiative && source.is_active();
        is_work && !link.is_against()
    };
    let relations = [RelationKind::Advances, RelationKind::Improves, RelationKind::PartOf];
    relations.into_iter().any(|relation| node.incoming(relation).any(helps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    fn answered(rest: &str) -> bool {
        let plan = format!(
            "hoshin: 1\nkpis: {{ k: {{ name: K }} }}\nobjectives: {{ o: {{ targets: {{ t: {{ kpi: k, to: 1 }} }} }} }}\n{rest}"
        );
        let plan = Plan::read(&plan, Format::Yaml).unwrap();
        let target = plan.node(NodeKind::Target, "o/t").unwrap();
        let objective = plan.node(NodeKind::Objective, "o").unwrap();
        let as_of = "2026-03-05".parse().ok();
        assert_eq!(is_answered(target, as_of), is_answered(objective, as_of), "{rest}");
        is_answered(target, as_of)
    }

    #[test]
    fn only_what_is_open_and_helps_is_an_answer() {
        assert!(!answered(""));
        assert!(answered("problems: { p: { affects: [k] } }"));
        assert!(answered("problems: { p: { affects: [o], closed: 2026-04-01 } }"));
        assert!(!answered("problems: { p: { affects: [o], closed: 2026-03-01 } }"));
        assert!(!answered("problems: { p: { affects: [o], stage: closed } }"));
        assert!(answered("initiatives: { i: { improves: { k: weak } } }"));
        assert!(!answered("initiatives: { i: { improves: { k: -weak } } }"));
        assert!(answered("initiatives: { i: { advances: [o/t] } }"));
        assert!(!answered("initiatives: { i: { advances: [o], stage: dropped } }"));
    }
}
