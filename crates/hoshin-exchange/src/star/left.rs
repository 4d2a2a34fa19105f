//! What of a plan has no column in any table.

use hoshin::Plan;
use hoshin::metamodel::{EventKind, NodeKind, Param, RelationKind};

use crate::carried::Carried;
use crate::{Note, Notes, Options};

/// What stands in the tables, in its own words or worked out: a `period` by its two ends, a `level` inherited.
const CARRIED: Carried = Carried {
    by: "a star schema",
    nodes: &[
        (NodeKind::Driver, &["name", "description", "tags", "horizon"]),
        (NodeKind::Objective, &["name", "description", "tags", "framework", "period", "level", "stage"]),
        (
            NodeKind::Target,
            &[
                "name",
                "description",
                "tags",
                "from",
                "to",
                "change",
                "band",
                "scale",
                "by",
                "period",
                "stage",
            ],
        ),
        (
            NodeKind::Kpi,
            &["name", "description", "tags", "framework", "unit", "direction", "indicator", "source"],
        ),
        (NodeKind::Initiative, &["name", "description", "tags", "framework", "period", "stage"]),
        (NodeKind::Owner, &["name", "description", "tags", "level"]),
        (NodeKind::Perspective, &["name", "description", "tags"]),
        (NodeKind::Routine, &["name", "description", "tags"]),
        (NodeKind::Problem, &["name", "description", "tags", "stage"]),
    ],
    relations: RELATIONS,
    events: &[EventKind::Reading],
    head: &["as_of", "fiscal_year"],
};

const PARAMS: &[Param] = &[Param::Strength, Param::Weight, Param::Role, Param::Effort, Param::Rationale];

/// Every relation has a row.
#[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which tells a place beyond the end")]
const RELATIONS: &[(RelationKind, &[Param])] = &{
    let mut all = [(RelationKind::Advances, PARAMS); RelationKind::ALL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = (RelationKind::ALL[at], PARAMS);
        at += 1;
    }
    all
};

pub(super) fn notes(plan: &Plan, options: &Options) -> Vec<Note> {
    let mut notes = Notes::new(&options.limits);
    CARRIED.tell(plan, &|_| false, &mut notes);
    notes.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_table_holds_is_told() {
        let text = "hoshin: 1\nname: A plan\nobjectives: { o: { period: 2026, importance: 2 } }\n\
                    kpis: { a: { drives: { b: { strength: strong, lag: 10 days } } }, b: { formula: x } }\n";
        let plan = Plan::read(text, hoshin::format::Format::Yaml).unwrap();
        let told: Vec<String> = notes(&plan, &Options::default()).iter().map(ToString::to_string).collect();
        let wanted = ["`name` of a plan", "`importance` of nodes", "`formula` of nodes", "`lag` of `drives`"];
        assert_eq!(told.len(), wanted.len(), "{told:#?}");
        assert!(wanted.iter().all(|part| told.iter().any(|note| note.contains(part))), "{told:#?}");
    }
}
