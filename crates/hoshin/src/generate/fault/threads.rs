//! Faults of alignment, ownership, agreement and rhythm, and of the file itself.

use serde_json::{Value, json};

use super::spot::Part::{
    Grandparent, Initiative, Kpi, Neighbour, Objective, Owner, Parent, Perspective, Problem, Second,
    SecondInitiative, SecondKpi, Target,
};
use super::{Fault, Room, fault};
use crate::metamodel::{EventKind, RelationKind};

/// The faults, in order of codes.
pub(super) const FAULTS: &[Fault] = &[
    fault(Room::Upper, &[("HSN101", Some(Second))], |spot| {
        spot.part_from(Second, RelationKind::Advances);
        if spot.has_scorecard() {
            spot.relate(Second, RelationKind::Within, Perspective);
        }
    }),
    fault(
        Room::Anywhere,
        &[("HSN102", Some(SecondInitiative)), ("HSN601", Some(SecondInitiative))],
        |spot| {
            if spot.has(Second) {
                spot.redirect(Initiative, RelationKind::Advances, Second);
            }
            spot.part_from(SecondInitiative, RelationKind::Advances);
            spot.part_from(SecondInitiative, RelationKind::Improves);
        },
    ),
    fault(Room::Upper, &[("HSN104", Some(Second))], |spot| {
        spot.redirect(SecondInitiative, RelationKind::Advances, Objective);
        spot.redirect(SecondInitiative, RelationKind::Improves, Kpi);
    }),
    fault(Room::Anywhere, &[("HSN105", Some(Initiative))], |spot| {
        spot.relate(Initiative, RelationKind::DependsOn, SecondInitiative);
        spot.relate(SecondInitiative, RelationKind::DependsOn, Initiative);
    }),
    fault(Room::Lower, &[("HSN110", Some(Objective))], |spot| {
        spot.redirect(Objective, RelationKind::Advances, Grandparent);
    }),
    fault(Room::Upper, &[("HSN111", Some(Second))], |spot| {
        spot.strip(SecondInitiative, RelationKind::Advances, "strength");
    }),
    fault(Room::Upper, &[("HSN115", Some(Second)), ("HSN801", Some(Second))], |spot| {
        spot.redirect(Second, RelationKind::Advances, Parent);
        let name = spot.field(Objective, "name");
        spot.set(Second, "name", name);
    }),
    fault(Room::Anywhere, &[("HSN201", Some(SecondInitiative))], |spot| {
        spot.set(SecondInitiative, "method", "project");
        spot.bereave(SecondInitiative, RelationKind::Owns);
    }),
    fault(Room::Anywhere, &[("HSN202", Some(SecondKpi))], |spot| {
        spot.bereave(SecondKpi, RelationKind::Owns);
    }),
    fault(Room::Anywhere, &[("HSN203", Some(SecondKpi))], |spot| {
        spot.relate(Neighbour, RelationKind::Owns, SecondKpi);
    }),
    fault(Room::Anywhere, &[("HSN204", Some(Owner))], |spot| {
        spot.set(Owner, "capacity", 1);
        spot.put(Owner, RelationKind::Owns, Initiative, "effort", 2);
    }),
    fault(Room::Lower, &[("HSN205", Some(SecondInitiative))], |spot| {
        spot.set(SecondInitiative, "method", "kaizen-event");
        spot.bereave(SecondInitiative, RelationKind::Owns);
        spot.relate(Owner, RelationKind::Owns, SecondInitiative);
    }),
    fault(Room::Upper, &[("HSN206", Some(Owner))], |spot| {
        spot.set(Owner, "kind", "role");
        spot.part_from(Owner, RelationKind::Attends);
    }),
    fault(Room::Upper, &[("HSN407", Some(Objective))], |spot| {
        spot.relate(Objective, RelationKind::ConflictsWith, Second);
    }),
    fault(Room::Anywhere, &[("HSN410", Some(SecondInitiative))], |spot| {
        spot.set(SecondInitiative, "period", "2026..2027");
    }),
    fault(Room::Weekly, &[("HSN411", Some(SecondInitiative))], |spot| {
        spot.set(Initiative, "period", "2026-02..2026-03");
        spot.relate(Initiative, RelationKind::DependsOn, SecondInitiative);
    }),
    fault(Room::Anywhere, &[("HSN416", Some(SecondInitiative))], |spot| {
        spot.remove(SecondInitiative, "cost");
    }),
    fault(Room::Upper, &[("HSN601", Some(Second))], |spot| spot.bereave(Second, RelationKind::Reviews)),
    fault(Room::Weekly, &[("HSN610", Some(SecondInitiative))], |spot| {
        spot.set(SecondInitiative, "period", "2026-01..2026-02");
    }),
    fault(Room::Lower, &[("HSN703", Some(Owner))], |spot| {
        spot.set(SecondInitiative, "framework", "hoshin");
        spot.set(SecondInitiative, "method", "project");
        spot.bereave(SecondInitiative, RelationKind::Owns);
        spot.relate(Owner, RelationKind::Owns, SecondInitiative);
    }),
    fault(Room::Anywhere, &[("HSN801", Some(Objective))], |spot| {
        spot.forget(Objective, EventKind::Catchball);
    }),
    fault(Room::Anywhere, &[("HSN802", Some(Objective))], |spot| {
        spot.forget(Objective, EventKind::Catchball);
        let id = spot.id(Objective);
        let owner = spot.id(Owner);
        let rest = json!({ "date": "2026-03-01", "who": owner, "move": "propose" });
        spot.happen((Objective, &id), EventKind::Catchball, rest);
    }),
    fault(Room::Anywhere, &[("HSN803", Some(Target))], |spot| {
        for round in spot.events(Objective, EventKind::Catchball) {
            if let Some(Value::Object(terms)) = round.get_mut("terms") {
                terms.values_mut().for_each(|term| *term = json!({ "to": 1 }));
            }
        }
    }),
    fault(Room::Anywhere, &[("HSN804", Some(Objective))], |spot| {
        let id = spot.id(Objective);
        let owner = spot.id(Owner);
        let rest = json!({ "date": "2026-01-20", "who": owner, "move": "propose" });
        spot.happen((Objective, &id), EventKind::Catchball, rest);
    }),
    fault(Room::Anywhere, &[("HSN901", Some(SecondKpi))], |spot| {
        spot.set(
            SecondKpi,
            "allow",
            json!([{ "rule": "unowned-kpi", "reason": "the new head begins in May" }]),
        );
    }),
    fault(Room::Anywhere, &[("HSN902", Some(SecondKpi))], |spot| {
        spot.bereave(SecondKpi, RelationKind::Owns);
        spot.set(SecondKpi, "allow", json!(["unowned-kpi"]));
    }),
    fault(Room::Anywhere, &[("HSN903", Some(SecondInitiative))], |spot| {
        spot.set(SecondInitiative, "description", "TBD");
    }),
    fault(Room::Anywhere, &[("HSN904", Some(Problem))], |spot| spot.set(Problem, "contained", "2026-01-02")),
    fault(Room::Anywhere, &[("HSN905", Some(SecondInitiative))], |spot| {
        let id = spot.id(SecondInitiative);
        spot.set(SecondInitiative, "name", id);
    }),
    fault(Room::Anywhere, &[("HSN906", None)], |spot| {
        let id = spot.id(Kpi) + "-old";
        spot.happen((Kpi, &id), EventKind::Reading, json!({ "date": "2026-02-28", "value": 5 }));
    }),
];
