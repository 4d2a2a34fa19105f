//! Plans as Arrow tables, and plans from the tables of others.

use hoshin_interop::{Frame, OpenPlan, PlainData, PlanFault, PlanTables, Table, Value, work};
use pyo3::prelude::*;

use super::plan::Plan;

/// How large a plan is thought to be before it is read.
const UNKNOWN: usize = usize::MAX;

#[pymethods]
impl Plan {
    /// Reads a plan from tables of polars, pandas, pyarrow, duckdb, ADBC, or whatever speaks the Arrow `PyCapsule`
    /// interface.
    ///
    /// Text, numbers, dates, truth values and lists of them are taken, of any width and with nulls, which say nothing. An
    /// index of pandas is a column if it has a name, and left out if it has none.
    ///
    /// Args:
    ///     nodes: A row a node: `kind`, `id`, and any field by its key in a plan file, such as `name`, `unit` or `period`;
    ///         `owner_kind` for the `kind` of an owner. What is a list or a mapping in a file may be JSON.
    ///     relations: A row a relation: `relation`, `from`, `to`, and any parameter by its key, such as `strength`;
    ///         `from_kind` and `to_kind` where several kinds have the id.
    ///     readings: A row a reading: `kpi`, `date` or `period`, `value`, and if need be `unit` and `source`.
    ///     events: A row an event of another sort: `event` (`check-in`, `catchball` or `held`), `id`, `kind` if need be,
    ///         `date`, and its fields by their keys.
    ///     head: What the plan says of itself, in the shape of a plan file: `{"as_of": "2026-03-31"}`.
    ///     name: What messages call it.
    ///
    /// Returns:
    ///     The plan.
    ///
    /// Raises:
    ///     PlanError: If anything is wrong. The place names table, row (from 0) and column: `nodes[17].unit`.
    ///     TypeError: If something is no table.
    #[staticmethod]
    #[pyo3(signature = (nodes, relations = None, readings = None, events = None, *, head = None, name = None))]
    fn from_arrow(
        py: Python<'_>,
        nodes: Frame,
        relations: Option<Frame>,
        readings: Option<Frame>,
        events: Option<Frame>,
        head: Option<Value<'_>>,
        name: Option<String>,
    ) -> Result<Self, PlanFault> {
        let head = head.map(|head| PlainData::of(&head)).transpose()?;
        let tables = PlanTables { nodes, relations, readings, events, head, name };
        work(py, UNKNOWN, move || OpenPlan::from_tables(&tables)).map(Self::from)
    }

    /// The nodes, a row each: `kind`, `id`, and every field that any of them states.
    fn nodes(&self, py: Python<'_>) -> Result<Table, PlanFault> {
        self.with(py, |plan| Ok(plan.nodes()))
    }

    /// The relations, a row each, with their parameters.
    fn relations(&self, py: Python<'_>) -> Result<Table, PlanFault> {
        self.with(py, |plan| Ok(plan.relations()))
    }

    /// The readings of KPIs, a row each.
    fn readings(&self, py: Python<'_>) -> Result<Table, PlanFault> {
        self.with(py, |plan| Ok(plan.readings()))
    }

    /// The events beside readings, a row each: check-ins, moves of catchball, dates on which routines were held.
    fn events(&self, py: Python<'_>) -> Result<Table, PlanFault> {
        self.with(py, |plan| Ok(plan.events()))
    }

    /// What the plan says of itself, in the shape of a plan file: what the tables leave out.
    fn head<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.handle().head(),))
    }

    /// The plan as a `networkx.MultiDiGraph`: nodes are pairs of kind and id with what they state, edges have
    /// `relation` and their parameters as attributes.
    ///
    /// Raises:
    ///     ImportError: If networkx is not installed.
    fn to_networkx<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        this.py().import("hoshin._networkx")?.call_method1("graph", (this,))
    }
}
