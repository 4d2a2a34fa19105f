//! A plan as tables, of the shape from which the same plan can be read again.
//!
//! What the tables leave out: what the plan says of itself, which is its head, and events of nodes that are not in the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, StringBuilder};
use arrow_array::{ArrayRef, StringArray};
use hoshin::format::write::to_json_line;
use hoshin::metamodel::{EventKind, Fields as _, NodeKind, Param, Reading};
use hoshin::model::{Link, Node};
use hoshin::value::datum::Datum;
use hoshin::value::field::FieldType as _;
use hoshin::value::{Date, FiscalYear};

use super::column::since_epoch;
use super::row::table;
use super::shape::{self, NodeColumn};
use super::{Column, ColumnType, Table, Tabular as _};
use crate::open::OpenPlan;

impl OpenPlan {
    /// The nodes, a row each: `kind`, `id`, and every field that any of them states.
    ///
    /// # Order
    ///
    /// That of the plan; columns in the order of the grammar.
    pub fn nodes(&self) -> Table {
        let nodes: Vec<Node<'_>> = self.plan().nodes().filter(|node| !node.is_implicit()).collect();
        let mut columns: Vec<Growing> = shape::node_columns().into_iter().map(Growing::new).collect();
        let common: Vec<&str> = hoshin::metamodel::Common::FIELDS.iter().map(|info| info.key).collect();
        for (row, node) in nodes.iter().enumerate() {
            let shared = common.iter().filter_map(|key| Some((*key, node.field(key)?)));
            for (key, value) in shared.chain(node.data().stated()) {
                if let Some(column) = columns.iter_mut().find(|column| column.of.known.key == key) {
                    column.put(row, &value);
                }
            }
        }
        let text = |told: &dyn Fn(&Node<'_>) -> String| -> ArrayRef {
            Arc::new(StringArray::from_iter_values(nodes.iter().map(told)))
        };
        let mut shape = vec![
            Column { name: "kind", holds: ColumnType::Text, doc: "The kind of node." },
            Column { name: "id", holds: ColumnType::Text, doc: "Its id." },
        ];
        let mut arrays = vec![text(&|node| node.kind().to_string()), text(&|node| node.id().to_owned())];
        for column in columns.into_iter().filter(|column| column.rows > 0 || column.of.known.name == "name") {
            let NodeColumn { known, holds } = column.of;
            shape.push(Column { name: known.name, holds, doc: "A field." });
            arrays.push(column.finish(nodes.len()));
        }
        Table::of(&shape, arrays)
    }

    /// The relations, a row each.
    ///
    /// # Order
    ///
    /// That of the plan.
    pub fn relations(&self) -> Table {
        Relations(self).table()
    }

    /// The readings of KPIs, a row each.
    ///
    /// # Order
    ///
    /// By KPI, in the order of the plan, the oldest first.
    pub fn readings(&self) -> Table {
        Readings(self).table()
    }

    /// The events beside readings, a row each: check-ins, moves of catchball, dates on which routines were held.
    ///
    /// # Order
    ///
    /// By node, in the order of the plan; of each sort the oldest first.
    pub fn events(&self) -> Table {
        Events(self).table()
    }

    /// What the plan says of itself, as one JSON object in the shape of a plan file.
    pub fn head(&self) -> String {
        let plan = self.plan();
        let checks = plan.checks().map(|checks| ("checks", checks.clone()));
        let head = [("hoshin", Datum::number(1.0))].into_iter().chain(plan.header().stated()).chain(checks);
        to_json_line(&Datum::map(head))
    }
}

/// A column in the making, of which rows that state nothing are not told.
struct Growing {
    of: NodeColumn,
    cells: Cells,
    rows: usize,
}

enum Cells {
    Text(StringBuilder),
    Number(Float64Builder),
    Truth(BooleanBuilder),
    Day(Date32Builder),
}

impl Growing {
    fn new(of: NodeColumn) -> Self {
        let cells = match of.holds {
            ColumnType::Text | ColumnType::Count => Cells::Text(StringBuilder::new()),
            ColumnType::Number => Cells::Number(Float64Builder::new()),
            ColumnType::Truth => Cells::Truth(BooleanBuilder::new()),
            ColumnType::Day => Cells::Day(Date32Builder::new()),
        };
        Self { of, cells, rows: 0 }
    }

    /// Puts a value into a row that comes after all before.
    fn put(&mut self, row: usize, value: &Datum<'_>) {
        self.pad(row);
        let scalar = value.scalar();
        let scalar = scalar.as_deref();
        match &mut self.cells {
            Cells::Text(cells) => cells.append_value(written(value, self.of.known.is_nested)),
            Cells::Number(cells) => cells.append_option(scalar.and_then(|text| text.parse().ok())),
            Cells::Truth(cells) => cells.append_option(scalar.map(|text| text == "true")),
            Cells::Day(cells) => {
                cells.append_option(scalar.and_then(|text| text.parse().ok()).and_then(since_epoch));
            }
        }
        self.rows = row + 1;
    }

    fn pad(&mut self, row: usize) {
        let missing = row.saturating_sub(self.rows);
        match &mut self.cells {
            Cells::Text(cells) => cells.append_nulls(missing),
            Cells::Number(cells) => cells.append_nulls(missing),
            Cells::Truth(cells) => cells.append_nulls(missing),
            Cells::Day(cells) => cells.append_nulls(missing),
        }
    }

    fn finish(mut self, rows: usize) -> ArrayRef {
        self.pad(rows);
        match self.cells {
            Cells::Text(mut cells) => Arc::new(cells.finish()),
            Cells::Number(mut cells) => Arc::new(cells.finish()),
            Cells::Truth(mut cells) => Arc::new(cells.finish()),
            Cells::Day(mut cells) => Arc::new(cells.finish()),
        }
    }
}

/// A value as text: JSON of lists and mappings, and of a text that would be taken for such.
fn written(value: &Datum<'_>, is_nested: bool) -> String {
    match value.scalar() {
        Some(text) if is_nested && text.trim_start().starts_with(['[', '{']) => {
            to_json_line(&Datum::list([value.clone().into_owned()]))
        }
        Some(text) => text.into_owned(),
        None => to_json_line(value),
    }
}

struct Relations<'p>(&'p OpenPlan);

fn parameter(link: Link<'_>, param: Param) -> Option<String> {
    let params = link.params();
    match param {
        Param::Strength => params.strength.map(|value| written(&value.write(), false)),
        Param::Role => params.role.map(|role| role.to_string()),
        Param::Part => params.part.map(|part| part.to_string()),
        Param::Lag => params.lag.map(|lag| lag.to_string()),
        Param::Rationale => params.rationale.map(String::from),
        Param::Resolution => params.resolution.map(String::from),
        Param::AcceptedBy => params.accepted_by.map(String::from),
        Param::Weight | Param::Effort => None,
    }
}

table! {
    Relations<'_>: this => this.0.plan().relations();
    row {
        /// The kind of node where it starts.
        from_kind: Text = row.source().kind().as_str(),
        /// The id of that.
        from: Text = row.source().id(),
        /// Which relation it is.
        relation: Text = row.kind().as_str(),
        /// The kind of node where it ends.
        to_kind: Text = row.target().kind().as_str(),
        /// The id of that.
        to: Text = row.target().id(),
        /// How strongly: a word or a number, -1..=1.
        strength: Text = parameter(*row, Param::Strength),
        /// The share.
        weight: Number = row.params().weight.map(hoshin::value::NonNegative::value),
        /// In what way the owner answers.
        role: Text = parameter(*row, Param::Role),
        /// In what way the owner attends.
        part: Text = parameter(*row, Param::Part),
        /// The share of one full time.
        effort: Number = row.params().effort.map(hoshin::value::NonNegative::value),
        /// How long the effect takes.
        lag: Text = parameter(*row, Param::Lag),
        /// Why one believes it.
        rationale: Text = parameter(*row, Param::Rationale),
        /// How the conflict is settled.
        resolution: Text = parameter(*row, Param::Resolution),
        /// The id of the owner who accepted that.
        accepted_by: Text = parameter(*row, Param::AcceptedBy),
    }
}

struct Readings<'p>(&'p OpenPlan);

fn readings(plan: &OpenPlan) -> impl Iterator<Item = (&str, &Reading, FiscalYear)> {
    let fiscal = plan.plan().header().fiscal_year.unwrap_or_default();
    let kpis = plan.plan().nodes_of_kind(NodeKind::Kpi);
    kpis.flat_map(move |kpi| kpi.readings().iter().map(move |reading| (kpi.id(), reading, fiscal)))
}

table! {
    Readings<'_>: this => readings(this.0);
    row {
        /// The id of the KPI.
        kpi: Text = row.0,
        /// The day on which it counts.
        date: Day = row.1.date.and_then(|period| period.span(&row.2).last_day()),
        /// The period that it is of, where it is no single day.
        period: Text = row.1.date.map(|period| period.to_string()).filter(|text| text.parse::<Date>().is_err()),
        /// The value.
        value: Number = row.1.value.as_ref().map(|quantity| quantity.value),
        /// Its unit, where it states one.
        unit: Text = row.1.value.as_ref().and_then(|quantity| quantity.unit.as_ref()).map(ToString::to_string),
        /// Where it came from, where it is stated.
        source: Text = row.1.source.as_deref(),
    }
}

struct Events<'p>(&'p OpenPlan);

/// One event beside readings, with its fields by key.
struct Happened<'p> {
    kind: EventKind,
    of: Node<'p>,
    fields: BTreeMap<&'static str, Datum<'static>>,
}

impl Happened<'_> {
    fn text(&self, key: &str) -> Option<String> {
        self.fields.get(key).map(|value| written(value, key == "terms"))
    }
}

fn events(plan: &OpenPlan) -> impl Iterator<Item = Happened<'_>> {
    plan.plan().nodes().flat_map(|of| {
        let happened = move |kind, fields: Vec<(&'static str, Datum<'static>)>| Happened {
            kind,
            of,
            fields: fields.into_iter().collect(),
        };
        let check_ins = of.check_ins().iter().map(move |event| happened(EventKind::CheckIn, event.stated()));
        let rounds = of.rounds().iter().map(move |event| happened(EventKind::Catchball, event.stated()));
        let held = of.held().iter().map(move |event| happened(EventKind::Held, event.stated()));
        check_ins.chain(rounds).chain(held)
    })
}

table! {
    Events<'_>: this => events(this.0);
    row {
        /// What happened: `check-in`, `catchball` or `held`.
        event: Text = row.kind.as_str(),
        /// The kind of node.
        kind: Text = row.of.kind().as_str(),
        /// Its id.
        id: Text = row.of.id(),
        /// When.
        date: Day = row.text("date").as_ref().map(String::as_str).and_then(|text| text.parse::<Date>().ok()),
        /// The owner who told it, or moved.
        who: Text = row.text("who"),
        /// How sure they are, 0..=1.
        confidence: Text = row.text("confidence"),
        /// The value of the tracked KPI.
        value: Text = row.text("value"),
        /// The step of the scale that is reached.
        reached: Text = row.text("reached"),
        /// What they did.
        r#move: Text = row.text("move"),
        /// The parent that it is about.
        with: Text = row.text("with"),
        /// The owner who takes the giver's chair.
        to: Text = row.text("to"),
        /// The terms put forward: a text, or JSON.
        terms: Text = row.text("terms"),
        /// What they said.
        note: Text = row.text("note"),
    }
}
