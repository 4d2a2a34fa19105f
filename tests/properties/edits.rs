//! What holds of every edit: it keeps the plan a lawful one, or it changes nothing.

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Edit, NodeRef, RelationRef, catchball};
use hoshin::strategies::{edits, plan};
use proptest::prelude::*;

use super::{cases, content, read};

/// That a plan is one which could be built: it reads back, and all that a table cannot tell holds.
fn is_lawful(plan: &Plan) -> Result<(), TestCaseError> {
    for &format in Format::ALL {
        let text = plan.write(format);
        let again = read(&text, format).map_err(TestCaseError::fail)?;
        prop_assert_eq!(content(plan), content(&again), "{}", text);
        prop_assert_eq!(text, again.write(format));
    }
    for target in plan.nodes_of_kind(NodeKind::Target) {
        prop_assert!(
            target.has_outgoing(RelationKind::Quantifies) || target.has_outgoing(RelationKind::Tracks)
        );
    }
    for node in plan.nodes() {
        prop_assert_eq!(plan.node(node.kind(), node.id()), Some(node));
        prop_assert_eq!(plan.at(node.handle()), Some(node));
        for round in node.rounds() {
            let parent = catchball::partner(node, round);
            prop_assert!(parent.and_then(|parent| catchball::agreement(node, parent, None)).is_ok());
        }
    }
    let by_node: usize = plan.nodes().map(|node| node.all_outgoing().count()).sum();
    prop_assert_eq!(by_node, plan.relation_count());
    prop_assert!(plan.relations().zip(plan.relations().skip(1)).all(|(one, next)| one.seq() < next.seq()));
    Ok(())
}

/// The edit that takes another back, for those that only add.
fn inverse(edit: &Edit) -> Option<Edit> {
    match edit {
        Edit::Add { id, data, .. } => Some(Edit::Remove { node: NodeRef::new(data.kind(), id) }),
        Edit::Relate { relation, params } => {
            Some(Edit::Unrelate { relation: RelationRef::clone(relation), role: params.role })
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn an_edit_keeps_the_plan_lawful_or_changes_nothing((mut plan, edits) in (plan(), edits())) {
        for seed in edits {
            let Some(edit) = seed.against(&plan) else { continue };
            let before = plan.write(Format::Ndjson);
            match plan.apply(&edit) {
                Ok(()) => is_lawful(&plan).map_err(|error| TestCaseError::fail(format!("{edit:?}: {error}")))?,
                Err(error) => {
                    prop_assert_eq!(&before, &plan.write(Format::Ndjson), "{:?} changes the plan", edit);
                    prop_assert!(!error.to_string().is_empty() && !error.help().is_empty());
                }
            }
        }
    }

    #[test]
    fn what_is_added_can_be_taken_back((mut plan, edits) in (plan(), edits())) {
        for seed in edits {
            let Some(edit) = seed.against(&plan) else { continue };
            let Some(back) = inverse(&edit) else { continue };
            let before = plan.write(Format::Ndjson);
            if plan.apply(&edit).is_ok() {
                prop_assert!(plan.write(Format::Ndjson) != before);
                let undone = plan.apply(&back);
                prop_assert!(undone.is_ok(), "{:?}: {:?}", edit, undone);
                prop_assert_eq!(before, plan.write(Format::Ndjson), "{:?}", edit);
            }
        }
    }
}
