//! A perspective for what stands in none: the one that its name speaks of.

use super::desk::Desk;
use super::draft::Draft;
use crate::metamodel::NodeKind;
use crate::metamodel::perspective::built_in;
use crate::model::{Node, Plan};
use crate::report::Fix;

/// What speaks of which perspective: beginnings of words.
///
/// # Source
///
/// S0.14: profitability is financial, satisfaction is customer, excellence of operations is internal, talent and
/// innovation are learning and growth. The other words are our choice.
const THEMES: &[(&str, &[&str])] = &[
    ("financial", &["profit", "revenue", "cost", "margin", "cash", "financ", "shareholder", "earning"]),
    ("customer", &["customer", "satisf", "loyal", "market", "client", "brand", "patient", "citizen"]),
    ("internal-process", &["operation", "process", "quality", "deliver", "safety", "productiv", "efficien"]),
    (
        "learning-and-growth",
        &["talent", "innovat", "people", "skill", "learn", "employee", "cultur", "knowledge"],
    ),
];

/// Places a node within the one perspective that its name speaks of, if the plan uses the classic four.
pub(super) fn fix(desk: &Desk<'_>, node: Node<'_>) -> Option<Fix> {
    let perspective = theme(node.name())?;
    if !uses(desk.plan(), perspective) {
        return None;
    }
    let title = format!("place it within `{perspective}`, which its name speaks of");
    Draft::setting(desk, node, "within", perspective, title)
}

/// The perspective of which a name speaks, and of no other.
fn theme(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let speaks_of = |beginnings: &[&str]| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
    };
    let mut spoken = THEMES.iter().filter(|(_, beginnings)| speaks_of(beginnings)).map(|(id, _)| *id);
    spoken.next().filter(|_| spoken.next().is_none())
}

/// Whether a plan has the perspective, or has none of its own making.
fn uses(plan: &Plan, perspective: &str) -> bool {
    let mut declared = plan.nodes_of_kind(NodeKind::Perspective);
    plan.node(NodeKind::Perspective, perspective).is_some()
        || declared.all(|known| built_in(known.id()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_speaks_of_one_perspective_or_of_none() {
        let of = ["Talent and innovation", "Operational excellence", "Customer profitability", "Be the best"]
            .map(theme);
        assert_eq!(of, [Some("learning-and-growth"), Some("internal-process"), None, None]);
    }
}
