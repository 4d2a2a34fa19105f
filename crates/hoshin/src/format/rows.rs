//! A plan from rows: nodes, relations and events one by one, as tables and databases have them.
//!
//! Everything that holds for a plan file holds here. Each row comes with its place in the caller's own table; a fault
//! gives back the place of what is wrong. INVARIANT: the head comes first, then all nodes, then all relations, then events.

use super::limits::Limits;
use super::read::rows::Rows;
use super::read_error::{Fault, ReadError};
use crate::metamodel::{EventKind, NodeKind, RelationKind};
use crate::model::{Place, Plan};
use crate::value::FiscalYear;
use crate::value::datum::{Datum, Span};

/// Where a cell stands: in which table, row and column, each counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The table, by the caller's own number.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column; none of the row as a whole.
    pub column: Option<u32>,
}

/// One stated cell of a row: its column, the key of the field, the value.
pub type Cell<'k, 'v> = (u32, &'k str, Datum<'v>);

/// A node that a row names: by its kind, if it says so, and id, or by `kind:id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'i> {
    /// The column of the id.
    pub column: u32,
    /// The kind.
    pub kind: Option<NodeKind>,
    /// The id.
    pub id: &'i str,
}

/// Reads a plan row by row.
///
/// # Example
///
/// ```
/// use hoshin::format::{Limits, rows::{CellPlace, Named, RowReader}};
/// use hoshin::metamodel::{NodeKind, RelationKind};
/// use hoshin::value::datum::Datum;
///
/// let mut reader = RowReader::new(&Limits::default(), 3);
/// let at = |table, row| CellPlace { table, row, column: None };
/// reader.node(at(0, 0), NodeKind::Driver, "lead", [(2, "name", Datum::text("Lead the market"))]);
/// reader.node(at(0, 1), NodeKind::Objective, "nps", [(2, "naem", Datum::text("Raise NPS"))]);
/// let end = |column, id| Named { column, kind: None, id };
/// reader.relation(at(1, 0), RelationKind::Advances, end(1, "nps"), end(3, "lead"), []);
/// let error = reader.finish().unwrap_err();
/// assert_eq!(error.faults()[0].message, "an objective has no `naem`");
/// assert_eq!(CellPlace::of(&error.faults()[0]), Some(CellPlace { column: Some(2), ..at(0, 1) }));
/// ```
#[derive(Debug)]
pub struct RowReader(Rows);

impl RowReader {
    /// Begins a plan of about so many nodes and relations together.
    pub fn new(limits: &Limits, records: usize) -> Self {
        Self(Rows::new(*limits, records))
    }

    /// Reads what the plan says of itself: a mapping in the shape of a plan file without its sections.
    pub fn head(&mut self, at: CellPlace, head: &Datum<'_>) {
        self.0.head(at.place(), head);
    }

    /// Adds a node.
    pub fn node<'k, 'v>(
        &mut self,
        at: CellPlace,
        kind: NodeKind,
        id: &str,
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        self.0.node(at, kind, id, cells);
    }

    /// Adds a relation. A kind that is not said is found among those that the grammar has there.
    pub fn relation<'k, 'v>(
        &mut self,
        at: CellPlace,
        relation: RelationKind,
        from: Named<'_>,
        to: Named<'_>,
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        self.0.relation(at, relation, [from, to], cells);
    }

    /// Records an event. One of a node that is not there is refused, since tables are given whole.
    pub fn event<'k, 'v>(
        &mut self,
        at: CellPlace,
        kind: EventKind,
        of: Named<'_>,
        cells: impl IntoIterator<Item = Cell<'k, 'v>>,
    ) {
        self.0.event(at, kind, of, cells);
    }

    /// Notes a fault that the caller found in a cell.
    pub fn refuse(&mut self, at: CellPlace, code: &'static str, message: String, help: String) {
        self.0.refuse(Fault::new(code, message, help, Some(at.place())));
    }

    /// The fiscal year that the head states, or the usual one.
    pub fn fiscal_year(&self) -> FiscalYear {
        self.0.fiscal_year()
    }

    /// Whether so many faults are known that more would help nobody.
    pub fn is_full(&self) -> bool {
        self.0.is_full()
    }

    /// The plan, or every fault.
    ///
    /// # Errors
    ///
    /// [`ReadError`] with what is wrong, in order of tables and rows.
    pub fn finish(self) -> Result<Plan, ReadError> {
        self.0.finish()
    }
}

impl CellPlace {
    /// Where a fault stands that a [`RowReader`] found.
    pub fn of(fault: &Fault) -> Option<Self> {
        let Place { file, span } = fault.place?;
        let column = span.end.checked_sub(1).filter(|column| *column != u32::MAX - 1);
        Some(Self { table: file, row: span.start, column })
    }

    /// The same as the reader marks it: never as the empty span, which is the mark of what stands nowhere.
    pub(super) fn place(self) -> Place {
        let end = self.column.map_or(u32::MAX, |column| column.saturating_add(1));
        Place { file: self.table, span: Span { start: self.row, end } }
    }

    pub(super) fn in_column(self, column: u32) -> Self {
        Self { column: Some(column), ..self }
    }
}
