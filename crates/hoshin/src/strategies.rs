//! Random plans and random edits, for property tests: here, and of whoever builds on this library.
//!
//! They are made from the tables of the language, so that a new kind, field or relation takes part by itself. Plans go
//! through [`PlanBuilder`](crate::PlanBuilder), and what it refuses, such as a second relation of a kind that is
//! single, is left out: every plan is a lawful one, though a strange one. Words and ids are chosen to be misread.
//!
//! # Example
//!
//! ```
//! use hoshin::{format::Format, strategies};
//! use proptest::prelude::*;
//!
//! proptest!(|(plan in strategies::plan())| {
//!     let text = plan.write(Format::Yaml);
//!     prop_assert!(text.starts_with("hoshin: 1\n"));
//! });
//! ```

mod edit;
mod event;
mod head;
mod node;
mod plan;
mod relation;
mod text;
mod value;

pub use edit::{EditSeed, edits};
pub use plan::plan;
pub use text::{id, text};

/// An element of a list at a place that fits any length; none of an empty list.
fn pick<T: Copy>(from: &[T], at: proptest::sample::Index) -> Option<T> {
    from.get(at.index(from.len().max(1))).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::metamodel::{EventKind, Fields, GRAMMAR, NodeKind, Signature};
    use crate::value::Move;

    #[test]
    fn everything_that_the_tables_hold_occurs() {
        let mut runner = TestRunner::deterministic();
        let strategy = plan();
        let (mut lines, mut params, mut fields) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut events, mut moves) = (BTreeSet::<EventKind>::new(), BTreeSet::<Move>::new());
        for _ in 0..3000 {
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
