//! Random lawful plans for property tests: made from the grammar's own tables, hostile where the language allows it.
//!
//! INVARIANT: every plan is one that the builder accepts and a reader would: all kinds, relations, parameters, fields
//! and events occur, ids and texts are as odd as may be, and what names something names what is there.

mod assemble;
mod catchball;
mod draft;
mod values;

use proptest::prelude::*;

use crate::model::Plan;

pub use values::{id, text, value};

/// Plans of at most so many nodes, built-in perspectives not counted.
///
/// # Example
///
/// ```
/// use hoshin::strategies::plans;
/// use proptest::prelude::*;
///
/// proptest!(|(plan in plans(8))| {
///     prop_assert!(plan.node_count() <= 8);
/// });
/// ```
pub fn plans(nodes: usize) -> impl Strategy<Value = Plan> {
    draft::drafts(nodes).prop_map(assemble::plan)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::metamodel::{EventKind, Fields, GRAMMAR, NodeKind, Signature};
    use crate::value::Move;

    #[test]
    fn everything_that_the_tables_hold_occurs() {
        let mut runner = TestRunner::deterministic();
        let strategy = plans(24);
        let (mut lines, mut params, mut fields) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut events, mut moves) = (BTreeSet::<EventKind>::new(), BTreeSet::<Move>::new());
        for _ in 0..400 {
            let plan = strategy.new_tree(&mut runner).unwrap().current();
            for link in plan.relations() {
                let (source, target) = (link.source().kind(), link.target().kind());
                lines.insert(format!("{:?}", Signature { source, relation: link.kind(), target }));
                params.extend(link.params().stated().map(|param| (link.kind(), param)));
            }
            for node in plan.nodes().filter(|node| !node.is_implicit()) {
                fields.extend(node.data().stated().iter().map(|(key, _)| (node.kind(), *key)));
                fields.extend(node.common().stated().iter().map(|(key, _)| (node.kind(), *key)));
                moves.extend(node.rounds().iter().filter_map(|round| round.action));
                let happened =
                    [node.readings().len(), node.check_ins().len(), node.rounds().len(), node.held().len()];
                events.extend(
                    EventKind::ALL.iter().zip(happened).filter(|(_, count)| *count > 0).map(|(k, _)| k),
                );
            }
        }
        let missing: Vec<_> =
            GRAMMAR.iter().map(|line| format!("{line:?}")).filter(|line| !lines.contains(line)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for line in GRAMMAR {
            for param in line.relation.params() {
                assert!(params.contains(&(line.relation, *param)), "{} {param}", line.relation);
            }
        }
        for &kind in NodeKind::ALL {
            for info in kind.fields().iter().chain(crate::metamodel::Common::FIELDS) {
                assert!(fields.contains(&(kind, info.key)), "{kind} {}", info.key);
            }
        }
        assert_eq!((events.len(), moves.len()), (EventKind::ALL.len(), Move::ALL.len()));
    }
}
