//! The grammar table against the builder, exhaustively.

use hoshin::metamodel::{GRAMMAR, NodeData, NodeKind, Params, RelationKind, allows};
use hoshin::model::AnyHandle;
use hoshin::value::Aim;
use hoshin::{BuildError, Plan, PlanBuilder};

fn any(plan: &mut PlanBuilder, kind: NodeKind, id: &str) -> AnyHandle {
    let mut data = NodeData::empty(kind);
    if let NodeData::Target(target) = &mut data {
        target.to = Some(Aim::Done);
    }
    plan.add_node(id, hoshin::metamodel::Common::default(), data).unwrap()
}

#[test]
fn the_builder_accepts_what_the_table_allows_and_nothing_else() {
    for &source in NodeKind::ALL {
        for &relation in RelationKind::ALL {
            for &target in NodeKind::ALL {
                let mut plan = Plan::builder();
                let from = any(&mut plan, source, "from");
                let to = any(&mut plan, target, "to");
                match plan.join(from, relation, Params::default(), to) {
                    Ok(_) => assert!(allows(source, relation, target), "{source} {relation} {target}"),
                    Err(error @ BuildError::Forbidden { .. }) => {
                        assert!(!allows(source, relation, target), "{source} {relation} {target}");
                        assert!(!error.help().is_empty());
                    }
                    Err(error) => panic!("{source} {relation} {target}: {error}"),
                }
            }
        }
    }
}

#[test]
fn the_table_has_no_line_twice_and_every_relation_and_kind_occurs() {
    for (place, line) in GRAMMAR.iter().enumerate() {
        assert!(!GRAMMAR[..place].contains(line), "{line:?}");
    }
    for &relation in RelationKind::ALL {
        assert!(GRAMMAR.iter().any(|line| line.relation == relation), "{relation}");
    }
    for &kind in NodeKind::ALL {
        assert!(GRAMMAR.iter().any(|line| line.source == kind || line.target == kind), "{kind}");
    }
}

#[test]
fn the_table_reads_as_sentences() {
    let table: Vec<String> =
        GRAMMAR.iter().map(|line| format!("{} {} {}", line.source, line.relation, line.target)).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn allows_is_known_to_the_compiler() {
    const { assert!(allows(NodeKind::Objective, RelationKind::Advances, NodeKind::Driver)) };
    const { assert!(!allows(NodeKind::Driver, RelationKind::Advances, NodeKind::Objective)) };
}
