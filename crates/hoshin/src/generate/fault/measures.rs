//! Faults of what is measured and promised.

use serde_json::{Value, json};

use super::spot::Part::{Initiative, Kpi, Objective, Second, SecondKpi, SecondTarget, Target};
use super::spot::{Part, Spot};
use super::{Fault, Room, fault};
use crate::metamodel::{EventKind, RelationKind};

/// The faults, in order of codes.
pub(super) const FAULTS: &[Fault] = &[
    fault(Room::Anywhere, &[("HSN106", Some(SecondTarget)), ("HSN601", Some(SecondKpi))], |spot| {
        spot.part_from(SecondTarget, RelationKind::Tracks);
    }),
    fault(Room::Upper, &[("HSN301", Some(Second))], |spot| {
        spot.redirect(SecondTarget, RelationKind::Quantifies, Objective);
        // With two targets on it, work on the objective has to say which it moves.
        spot.part_from(Initiative, RelationKind::Improves);
        spot.relate(Initiative, RelationKind::Improves, Kpi);
        spot.put(Initiative, RelationKind::Improves, Kpi, "strength", "strong");
    }),
    fault(Room::Anywhere, &[("HSN302", Some(SecondKpi))], |spot| {
        copy(spot, Kpi, SecondKpi, &["unit", "direction", "source"]);
        copy(spot, Target, SecondTarget, &["from", "to", "milestones"]);
        spot.forget(SecondKpi, EventKind::Reading);
        alias(spot);
    }),
    fault(Room::Anywhere, &[("HSN303", Some(SecondKpi))], alias),
    fault(Room::Anywhere, &[("HSN106", Some(SecondTarget)), ("HSN305", Some(SecondKpi))], |spot| {
        let objective = if spot.has(Second) { Second } else { Objective };
        spot.relate(SecondKpi, RelationKind::Measures, objective);
        spot.part_from(SecondTarget, RelationKind::Tracks);
    }),
    fault(Room::Anywhere, &[("HSN306", Some(SecondTarget))], |spot| {
        // Without one, nobody knows how far there was to fall.
        let goal = number(&spot.field(SecondTarget, "to"));
        spot.set(SecondTarget, "to", format!("<= {goal}"));
        spot.set(SecondKpi, "direction", "decrease");
        spot.remove(SecondTarget, "from");
        spot.forget(SecondKpi, EventKind::Reading);
    }),
    fault(Room::Anywhere, &[("HSN307", Some(SecondKpi))], |spot| spot.remove(SecondKpi, "source")),
    fault(Room::Anywhere, &[("HSN308", Some(SecondKpi))], |spot| spot.remove(SecondKpi, "direction")),
    fault(Room::Anywhere, &[("HSN312", Some(SecondTarget))], |spot| spot.set(SecondTarget, "to", "12 kg")),
    fault(Room::Anywhere, &[("HSN313", Some(SecondTarget))], |spot| {
        let is_more = spot.field(SecondKpi, "direction") == "increase";
        spot.set(SecondKpi, "direction", if is_more { "decrease" } else { "increase" });
    }),
    fault(Room::Anywhere, &[("HSN316", Some(SecondTarget))], |spot| {
        let goal = spot.field(SecondTarget, "to");
        spot.set(SecondTarget, "from", number(&goal));
    }),
    fault(
        Room::Anywhere,
        &[("HSN106", Some(SecondTarget)), ("HSN321", Some(SecondTarget)), ("HSN601", Some(SecondKpi))],
        |spot| {
            spot.set(SecondTarget, "name", "Launch the new board");
            spot.part_from(SecondTarget, RelationKind::Tracks);
        },
    ),
    fault(Room::Lower, &[("HSN322", Some(Objective)), ("HSN601", Some(SecondKpi))], |spot| {
        spot.part_from(SecondTarget, RelationKind::Quantifies);
        // Without the objective's period it would be due at once, and late.
        spot.forget(SecondKpi, EventKind::Reading);
    }),
    fault(Room::Upper, &[("HSN323", Some(SecondTarget))], |spot| spot.remove(SecondTarget, "milestones")),
    fault(Room::Lower, &[("HSN402", Some(Target)), ("HSN601", Some(SecondKpi))], |spot| {
        let is_more = spot.field(Kpi, "direction") == "increase";
        rival(spot, |middle| if is_more { format!("<= {middle}") } else { format!(">= {middle}") });
    }),
    fault(Room::Lower, &[("HSN403", Some(Target)), ("HSN601", Some(SecondKpi))], |spot| {
        rival(spot, |middle| middle.to_string());
    }),
    fault(Room::Lower, &[("HSN504", Some(Kpi))], |spot| {
        spot.part_from(SecondKpi, RelationKind::Drives);
    }),
];

/// Gives the second KPI the name of the first, which it does not drive any more.
fn alias(spot: &mut Spot<'_>) {
    let name = spot.field(Kpi, "name");
    spot.set(SecondKpi, "aliases", json!([name]));
    spot.set(Kpi, "indicator", "leading");
    spot.part_from(SecondKpi, RelationKind::Drives);
}

fn copy(spot: &mut Spot<'_>, from: Part, to: Part, keys: &[&str]) {
    for key in keys {
        match spot.field(from, key) {
            Value::Null => spot.remove(to, key),
            value => spot.set(to, key, value),
        }
    }
}

/// Lets the second target promise something of the first one's KPI: half of the way.
fn rival(spot: &mut Spot<'_>, to: impl FnOnce(f64) -> String) {
    let [from, goal] = ["from", "to"].map(|key| number(&spot.field(Target, key)));
    // What was agreed on was the first one: now its KPI does not tell it from the second any more.
    let (kpi, target) = (spot.id(Kpi), spot.id(Target));
    for round in spot.events(Objective, EventKind::Catchball) {
        if let Some(Value::Object(terms)) = round.get_mut("terms")
            && let Some(term) = terms.remove(&kpi)
        {
            terms.insert(target.clone(), term);
        }
    }
    spot.redirect(SecondTarget, RelationKind::Tracks, Kpi);
    spot.set(SecondTarget, "from", from);
    spot.set(SecondTarget, "to", to(((from + goal) * 5.0).round() / 10.0));
}

/// The number in a goal such as `>= 80 %`.
fn number(goal: &Value) -> f64 {
    let digits = |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    goal.as_f64().or_else(|| goal.as_str().and_then(digits)).unwrap_or_default()
}
