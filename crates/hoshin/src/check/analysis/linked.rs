//! Whether anything in a plan makes use of a KPI.

use crate::metamodel::RelationKind;
use crate::model::Node;

/// The relations by which others use a KPI.
const USED_BY: &[RelationKind] = &[
    RelationKind::Tracks,
    RelationKind::Drives,
    RelationKind::Improves,
    RelationKind::PartOf,
    RelationKind::RewardedOn,
];

/// The relations by which a KPI tells something of others.
const TELLS: &[RelationKind] = &[RelationKind::Measures, RelationKind::Drives, RelationKind::PartOf];

/// Whether a KPI measures, drives or is part of something, or is tracked, driven, improved or rewarded, or has parts.
/// Owning and reviewing it is no use of it.
pub fn is_linked(kpi: Node<'_>) -> bool {
    USED_BY.iter().any(|&relation| kpi.has_incoming(relation))
        || TELLS.iter().any(|&relation| kpi.has_outgoing(relation))
}
