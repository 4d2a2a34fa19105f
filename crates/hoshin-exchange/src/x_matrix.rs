//! The X-matrix as a spreadsheet: five blocks around a cross, and in its corners how strongly each serves the other.
//!
//! In the south the directions, in the west the objectives of the year, in the north the work, in the east what is measured,
//! and beside it who does the work. Names stand along the row and the column of the cross; marks stand where they meet.

mod grid;
mod mark;
mod read;
mod write;

pub use read::import;
pub use write::export;

use hoshin::metamodel::{NodeKind, Param, RelationKind};

use crate::carried::Carried;

/// Whether a sheet is an X-matrix.
pub(crate) fn is_drawn(table: &crate::table::Table) -> bool {
    grid::find(table).is_some()
}

/// What an X-matrix carries of a plan, where the two ends of a relation face each other across a corner.
const CARRIED: Carried = Carried {
    by: "an X-matrix",
    nodes: &[
        (NodeKind::Driver, &["name"]),
        (NodeKind::Objective, &["name"]),
        (NodeKind::Target, &["name"]),
        (NodeKind::Kpi, &["name"]),
        (NodeKind::Initiative, &["name"]),
        (NodeKind::Owner, &["name"]),
    ],
    relations: &[
        (RelationKind::Advances, &[Param::Strength]),
        (RelationKind::Improves, &[Param::Strength]),
        (RelationKind::Measures, &[Param::Strength]),
        (RelationKind::Quantifies, &[]),
        (RelationKind::Tracks, &[]),
        (RelationKind::Owns, &[Param::Role]),
    ],
    events: &[],
    head: &["name"],
};

/// The headings of the blocks as they are written.
const LABELS: [&str; 5] =
    ["Breakthroughs", "Annual objectives", "Improvement priorities", "Targets", "Owners"];

/// What stands behind the name of the plan, above the matrix.
const LEGEND: &str = " (● strong, ○ medium, △ weak, ✓ of unknown strength, - against)";

/// What stands in the place of a plan's name that has none.
const NAMELESS: &str = "X-matrix";

/// What others call the blocks, in lower case: such a text is no item.
const OTHER_LABELS: &[&str] = &[
    "objectives",
    "strategies",
    "initiatives",
    "tactics",
    "projects",
    "priorities",
    "improvement opportunities",
    "top level improvement priorities",
    "targets to improve",
    "metrics",
    "kpis",
    "measures",
    "results",
    "evidence",
    "long term goals",
    "long term objectives",
    "breakthrough objectives",
    "true north",
    "aspirations",
    "goals",
    "resources",
    "teams",
    "responsibility",
    "accountability",
    "responsible",
    "accountable",
    "owner",
    "people",
    "correlation",
    "correlations",
    "x",
    "vision",
    "who",
];

#[cfg(test)]
mod tests;
