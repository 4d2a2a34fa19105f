//! The corners of the X-matrix as matrices of marks, and what each column is worth.

use std::collections::BTreeMap;

use super::score::{MARKS, Totals, Unknown, totals};
use crate::metamodel::node::NodeDataRef;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{NonNegative, Strength};

/// How many cells a corner may have (our choice: a page shows some hundred).
pub const CELLS: usize = 1 << 22;

/// A corner: what is wanted against what serves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Corner {
    /// Drivers against the objectives that advance them.
    DriversObjectives,
    /// Objectives against the initiatives that advance them.
    ObjectivesInitiatives,
    /// KPIs against the initiatives that improve them.
    KpisInitiatives,
    /// Drivers against the KPIs that measure them, or that a target of theirs tracks.
    DriversKpis,
}

/// A corner with its marks.
#[derive(Clone, Debug)]
pub struct Matrix<'m> {
    /// Which corner.
    pub corner: Corner,
    /// What is wanted.
    pub rows: Vec<Node<'m>>,
    /// How important each row is; 1 where nothing is stated.
    pub importance: Vec<f64>,
    /// What serves it.
    pub columns: Vec<Node<'m>>,
    /// By row and column the mark: 9 times the strength, so that strong is 9, medium 3, weak 1; harm is negative.
    pub marks: Vec<Vec<f64>>,
    /// Relations of which nobody said how strong they are. They count as blank.
    pub unweighted: Vec<Link<'m>>,
    /// What each column is worth.
    pub totals: Result<Totals, Unknown>,
}

impl Corner {
    /// All corners, from the direction to the work.
    pub const ALL: [Self; 4] =
        [Self::DriversObjectives, Self::ObjectivesInitiatives, Self::KpisInitiatives, Self::DriversKpis];

    /// The word for it in files and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DriversObjectives => "drivers-objectives",
            Self::ObjectivesInitiatives => "objectives-initiatives",
            Self::KpisInitiatives => "kpis-initiatives",
            Self::DriversKpis => "drivers-kpis",
        }
    }

    /// What stands in its rows and in its columns.
    pub const fn kinds(self) -> (NodeKind, NodeKind) {
        match self {
            Self::DriversObjectives => (NodeKind::Driver, NodeKind::Objective),
            Self::ObjectivesInitiatives => (NodeKind::Objective, NodeKind::Initiative),
            Self::KpisInitiatives => (NodeKind::Kpi, NodeKind::Initiative),
            Self::DriversKpis => (NodeKind::Driver, NodeKind::Kpi),
        }
    }

    const fn relation(self) -> RelationKind {
        match self {
            Self::DriversObjectives | Self::ObjectivesInitiatives => RelationKind::Advances,
            Self::KpisInitiatives => RelationKind::Improves,
            Self::DriversKpis => RelationKind::Measures,
        }
    }
}

impl<'m> Matrix<'m> {
    /// A corner of some rows and columns. What is not of its kinds is left out.
    ///
    /// # Order
    ///
    /// Rows and columns as given.
    ///
    /// # Errors
    ///
    /// In `totals`: [`Unknown::NotFinite`], also where there would be more than [`CELLS`] cells; there are no marks then.
    ///
    /// # Complexity
    ///
    /// Linear in rows times columns, and in the relations of the rows.
    pub fn of(
        corner: Corner,
        rows: impl IntoIterator<Item = Node<'m>>,
        columns: impl IntoIterator<Item = Node<'m>>,
    ) -> Self {
        let (row_kind, column_kind) = corner.kinds();
        let rows: Vec<Node<'m>> = rows.into_iter().filter(|node| node.kind() == row_kind).collect();
        let columns: Vec<Node<'m>> = columns.into_iter().filter(|node| node.kind() == column_kind).collect();
        let importance: Vec<f64> = rows.iter().map(|row| importance(*row)).collect();
        let mut matrix = Self {
            corner,
            importance,
            marks: Vec::new(),
            unweighted: Vec::new(),
            totals: Err(Unknown::NotFinite),
            rows,
            columns,
        };
        if matrix.rows.len().saturating_mul(matrix.columns.len()) <= CELLS {
            let places: BTreeMap<usize, usize> =
                matrix.columns.iter().map(|column| column.place()).zip(0..).collect();
            for row in &matrix.rows {
                let mut marks = vec![0.0; matrix.columns.len()];
                mark(corner, *row, &mut matrix.unweighted, |column, strength| {
                    let place = places.get(&column.place());
                    if let Some(cell) = place.and_then(|place| marks.get_mut(*place)) {
                        *cell = MARKS[0] * strength;
                    }
                });
                matrix.marks.push(marks);
            }
            matrix.totals = totals(&matrix.importance, &matrix.marks);
        }
        matrix
    }

    /// A corner of everything active that has a relation in it, and of every driver.
    ///
    /// # Order
    ///
    /// Rows and columns by id.
    pub fn of_plan(plan: &'m Plan, corner: Corner) -> Self {
        let (rows, columns) = corner.kinds();
        let relation = corner.relation();
        let is_in = |node: Node<'m>, way_out: bool| {
            let related = if way_out { node.has_outgoing(relation) } else { node.has_incoming(relation) };
            let is_tracked =
                corner == Corner::DriversKpis && way_out && node.has_incoming(RelationKind::Tracks);
            node.is_active() && (related || is_tracked || node.kind() == NodeKind::Driver)
        };
        let sorted = |kind: NodeKind, way_out: bool| {
            let mut nodes: Vec<Node<'m>> =
                plan.nodes_of_kind(kind).filter(|node| is_in(*node, way_out)).collect();
            nodes.arrange_by_key(|node| node.id());
            nodes
        };
        Self::of(corner, sorted(rows, false), sorted(columns, true))
    }
}

/// Tells how strongly each column serves a row.
fn mark<'m>(
    corner: Corner,
    row: Node<'m>,
    unweighted: &mut Vec<Link<'m>>,
    mut put: impl FnMut(Node<'m>, f64),
) {
    if corner == Corner::DriversKpis {
        // Whoever tracks a KPI for a driver takes it for its measure.
        let targets = row.sources(RelationKind::Quantifies).filter(|target| target.is_active());
        targets.filter_map(Node::kpi).for_each(|kpi| put(kpi, 1.0));
    }
    for link in row.incoming(corner.relation()) {
        let unstated = (link.kind() == RelationKind::Measures).then_some(1.0);
        match link.strength().map(Strength::value).or(unstated) {
            Some(strength) => put(link.source(), strength),
            None if link.source().kind() == corner.kinds().1 => unweighted.push(link),
            None => {}
        }
    }
}

/// How important a driver or an objective is; 1 where nothing is stated, and for KPIs.
fn importance(node: Node<'_>) -> f64 {
    let stated = match node.data() {
        NodeDataRef::Driver(fields) => fields.importance,
        NodeDataRef::Objective(fields) => fields.importance,
        _ => None,
    };
    stated.map_or(1.0, NonNegative::value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn the_published_totals_come_out() {
        let text = "hoshin: 1
drivers: { a: { importance: 5 }, b: { importance: 3 }, c: { importance: 4 } }
objectives:
  x: { advances: { a: strong } }
  y: { advances: { b: strong, c: medium } }
  z: { advances: { a: medium, c: strong, b: -0.5 } }
  loose: { advances: [a] }
initiatives: { i: { advances: { x: weak, y: -strong } } }
kpis: { k: { measures: c }, t: { targets: { st: { to: 5, quantifies: a } } } }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let matrix = Matrix::of_plan(&plan, Corner::DriversObjectives);
        let ids = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.id().to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&matrix.columns), ["loose", "x", "y", "z"]);
        assert_eq!(matrix.unweighted.len(), 1);
        let totals = matrix.totals.unwrap();
        assert_eq!(totals.totals, [0.0, 45.0, 39.0, 37.5]);
        assert_eq!(totals.empty_columns, [0]);
        let work = Matrix::of_plan(&plan, Corner::ObjectivesInitiatives);
        assert_eq!(
            (ids(&work.rows), work.totals.unwrap().totals),
            (vec!["x".into(), "y".into()], vec![-8.0])
        );
        let measures = Matrix::of_plan(&plan, Corner::DriversKpis);
        assert_eq!(measures.marks, [[0.0, 9.0], [0.0, 0.0], [9.0, 0.0]]);
        assert_eq!(measures.totals.unwrap().empty_rows, [1]);
    }
}
