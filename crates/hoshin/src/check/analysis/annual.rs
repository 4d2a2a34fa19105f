//! Which objectives are annual: what a plan sets out to reach this year for the directions of many.

use super::overlap::days_of;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Dates;

/// The fewest days of an annual objective: more than half a year, so that two of one year are active on one day.
const ANNUAL: u32 = 184;

/// Whether an objective is active, directly serves a driver (or a target of one), and is not for half a year or
/// less.
pub fn is_annual(objective: Node<'_>) -> bool {
    let is_long = |days: Dates| !days.is_empty() && days.days().is_none_or(|days| days >= ANNUAL);
    objective.is_active()
        && served(objective).any(|goal| goal.kind() == NodeKind::Driver)
        && days_of(objective).is_none_or(is_long)
}

/// The drivers and objectives that an objective serves; a target stands for what it quantifies.
pub fn served(objective: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let goals = objective.targets(RelationKind::Advances).chain(objective.targets(RelationKind::PartOf));
    goals.filter_map(|goal| match goal.kind() {
        NodeKind::Target => goal.targets(RelationKind::Quantifies).next(),
        _ => Some(goal),
    })
}
