//! A plan from tables: one of nodes, one of relations, and, if there are any, of readings and of other events.
//!
//! A fault names the table, the row, counted from 0 as data frames count, and the column: `nodes[17].unit`.

use std::borrow::Cow;
use std::str::FromStr;

use hoshin::format::rows::{Cell, CellPlace, Named, RowReader};
use hoshin::format::{Fault, Limits, ReadError, json};
use hoshin::metamodel::{EventKind, NodeKind, RelationKind};
use hoshin::value::datum::{Data, Datum};
use hoshin::value::field::FieldType;
use hoshin::value::{Period, Quantity, Unit};

use super::frame::{Frame, Known, Piece, Understood};
use super::shape::{self, EVENTS, HEAD, NODES, READINGS, RELATIONS};
use crate::data::PlainData;
use crate::open::OpenPlan;
use crate::plan::limits;
use crate::problem::{Problem, Problems};

/// The tables of a plan.
#[derive(Clone, Debug)]
pub struct PlanTables {
    /// A row a node: `kind`, `id`, `name`, and any field by its key in a plan file; `owner_kind` for the `kind` of an owner.
    pub nodes: Frame,
    /// A row a relation: `relation`, `from`, `to`, `from_kind` and `to_kind` where an id alone is not enough, and any
    /// parameter by its key.
    pub relations: Option<Frame>,
    /// A row a reading: `kpi`, `date` or `period`, `value`, and if need be `unit` and `source`.
    pub readings: Option<Frame>,
    /// A row an event of another sort: `event`, `id`, `kind` if need be, and its fields by their keys.
    pub events: Option<Frame>,
    /// What the plan says of itself, in the shape of a plan file.
    pub head: Option<PlainData>,
    /// What messages call the plan; `plan` if none.
    pub name: Option<String>,
}

impl OpenPlan {
    /// Reads a plan from tables.
    ///
    /// # Errors
    ///
    /// [`Problems`] with the place of each: `relations[3].to`; at most a hundred of them.
    ///
    /// # Complexity
    ///
    /// Linear in the cells; what stands in columns of text is not copied before it is understood.
    pub fn from_tables(tables: &PlanTables) -> Result<Self, Problems> {
        let understood = understood(tables)?;
        let rows = |frame: &Option<Frame>| frame.as_ref().map_or(0, Frame::rows);
        let mut reader = RowReader::new(&limits(), tables.nodes.rows() + rows(&tables.relations));
        if let Some(head) = &tables.head {
            reader.head(CellPlace { table: HEAD, row: 0, column: None }, head.root());
        }
        for table in &understood {
            let columns = Columns::of(table);
            for piece in table.pieces() {
                Rows { table, columns: &columns, piece: &piece, reader: &mut reader, cells: Vec::new() }
                    .read();
            }
        }
        let plan = reader.finish().map_err(|error| problems(&error, &understood, tables.head.as_ref()))?;
        let name = tables.name.as_deref().unwrap_or("plan");
        let origin = tables.head.as_ref().and_then(PlainData::settings);
        Ok(Self::with_origin(plan, name, origin))
    }
}

/// Every table with what its columns mean; what is wrong with any of them is told at once.
fn understood(tables: &PlanTables) -> Result<Vec<Understood<'_>>, Problems> {
    let named = |names: &[&'static str]| names.iter().map(|name| Known::new(name)).collect::<Vec<_>>();
    let nodes =
        named(&["kind", "id"]).into_iter().chain(shape::node_columns().into_iter().map(|one| one.known));
    let relations =
        named(&["relation", "from_kind", "from", "to_kind", "to"]).into_iter().chain(shape::parameters());
    let events = named(&["event", "kind", "id"]).into_iter().chain(shape::event_columns());
    let wanted: [(_, _, Vec<Known>, &[&str]); 4] = [
        (NODES, Some(&tables.nodes), nodes.collect(), &["kind", "id"]),
        (RELATIONS, tables.relations.as_ref(), relations.collect(), &["relation", "from", "to"]),
        (
            READINGS,
            tables.readings.as_ref(),
            named(&["kpi", "date", "period", "value", "unit", "source"]),
            &["kpi", "value"],
        ),
        (EVENTS, tables.events.as_ref(), events.collect(), &["event", "id", "date"]),
    ];
    let (mut understood, mut errors) = (Vec::new(), Vec::new());
    for (table, frame, known, needed) in wanted {
        let Some(frame) = frame else { continue };
        let elsewhere = |column: &str| (table == NODES).then(|| shape::elsewhere(column)).flatten();
        match Understood::new(table, frame, &known, needed, elsewhere) {
            Ok(table) => understood.push(table),
            Err(problems) => errors.extend(problems.errors),
        }
    }
    if errors.is_empty() { Ok(understood) } else { Err(Problems { version: 1, errors, text: None }) }
}

/// The rows of a piece of a table on their way into a plan.
struct Rows<'r, 'a> {
    table: &'r Understood<'a>,
    columns: &'r Columns,
    piece: &'r Piece<'a>,
    reader: &'r mut RowReader,
    /// The stated fields of one row.
    cells: Vec<Cell<'static, 'a>>,
}

/// The columns of a table, found once for all its rows.
struct Columns {
    /// Those that make a row what it is, in the order of [`own`].
    own: [Column; 5],
    /// The places of all others: fields.
    fields: Vec<usize>,
}

/// A column, and its place if the table has it.
#[derive(Clone, Copy, Default)]
struct Column {
    name: &'static str,
    place: Option<usize>,
}

/// The columns that make a row of a table what it is.
fn own(table: u32) -> &'static [&'static str] {
    match table {
        number if number == NODES.1 => &["kind", "id"],
        number if number == RELATIONS.1 => &["relation", "from_kind", "from", "to_kind", "to"],
        number if number == READINGS.1 => &["kpi", "date", "period", "value", "unit"],
        _ => &["event", "kind", "id"],
    }
}

impl Columns {
    fn of(table: &Understood<'_>) -> Self {
        let (names, mut found) = (own(table.number), [Column::default(); 5]);
        for (column, name) in found.iter_mut().zip(names) {
            *column = Column { name, place: table.place(name) };
        }
        let known = table.columns.iter().enumerate();
        let fields = known.filter(|(_, known)| !names.contains(&known.name)).map(|(place, _)| place);
        Self { own: found, fields: fields.collect() }
    }
}

impl<'a> Rows<'_, 'a> {
    fn read(mut self) {
        for row in 0..self.piece.rows {
            if self.reader.is_full() {
                return;
            }
            let read = match self.table.number {
                number if number == NODES.1 => self.node(row),
                number if number == RELATIONS.1 => self.relation(row),
                number if number == READINGS.1 => self.reading(row),
                _ => self.event(row),
            };
            // What is wrong has been told.
            let _ = read;
        }
    }

    fn node(&mut self, row: usize) -> Option<()> {
        let [kind, id, ..] = self.columns.own;
        let kind = self.word::<NodeKind>(row, kind, NodeKind::ALL);
        let id = self.needed(row, id);
        self.fields(row);
        self.reader.node(self.table.at(self.piece, row), kind?, &id?.1, self.cells.drain(..));
        Some(())
    }

    fn relation(&mut self, row: usize) -> Option<()> {
        let [relation, from_kind, from, to_kind, to] = self.columns.own;
        let relation = self.word::<RelationKind>(row, relation, RelationKind::ALL);
        let (from, to) = (self.end(row, from_kind, from), self.end(row, to_kind, to));
        self.fields(row);
        let (from, to) = (from?, to?);
        let at = self.table.at(self.piece, row);
        self.reader.relation(at, relation?, from.named(), to.named(), self.cells.drain(..));
        Some(())
    }

    fn reading(&mut self, row: usize) -> Option<()> {
        let [kpi, date, period, value, unit] = self.columns.own;
        let kpi = self.needed(row, kpi);
        let value = self.needed_datum(row, value);
        let (date, period) = (self.optional(row, date), self.optional(row, period));
        let unit = self.optional(row, unit);
        self.fields(row);
        let when = self.when(row, date?, period?)?;
        let (column, value) = value?;
        let value = match unit? {
            None => value,
            Some((place, unit)) => self.measured(row, &value, (place, &unit))?,
        };
        self.cells.push((when.0, "date", when.1));
        self.cells.push((column, "value", value));
        let (column, id) = kpi?;
        let of = Named { column, kind: None, id: &id };
        let at = self.table.at(self.piece, row);
        self.reader.event(at, EventKind::Reading, of, self.cells.drain(..));
        Some(())
    }

    fn event(&mut self, row: usize) -> Option<()> {
        let [event, kind, id, ..] = self.columns.own;
        let event = self.word::<EventKind>(row, event, EventKind::ALL);
        let of = self.end(row, kind, id);
        self.fields(row);
        self.reader.event(self.table.at(self.piece, row), event?, of?.named(), self.cells.drain(..));
        Some(())
    }

    /// The date of a reading, or the period that it is of, whose last day the date may say too.
    fn when(
        &mut self,
        row: usize,
        date: Option<(u32, Datum<'a>)>,
        period: Option<(u32, Datum<'a>)>,
    ) -> Option<(u32, Datum<'a>)> {
        let Some((column, period)) = period else {
            if date.is_none() {
                let help = "write a date, or a period such as `2026-03`";
                self.refuse(row, "date", "incomplete-event", "a reading states no date".into(), help);
            }
            return date;
        };
        if let (Some((_, date)), Ok(read)) = (&date, Period::read(&period)) {
            let last = read.span(&self.reader.fiscal_year()).last_day().map(|day| day.to_string());
            if last.as_deref() != date.scalar().as_deref() {
                let ends = last.unwrap_or_default();
                let message = format!("the period `{read}` ends on {ends}, and the date says otherwise");
                self.refuse(row, "date", "invalid-value", message, "leave the date empty, or the period");
                return None;
            }
        }
        Some((column, period))
    }

    /// A value in a unit.
    fn measured(&mut self, row: usize, value: &Datum<'a>, unit: (u32, &Datum<'a>)) -> Option<Datum<'a>> {
        let text = unit.1.scalar().unwrap_or_default();
        match (text.parse::<Unit>(), &value.data) {
            (Ok(unit), Data::Number(number)) => Some(Quantity::of(*number, unit).write()),
            (Ok(_), _) => Some(Datum::text(format!("{} {text}", value.scalar().unwrap_or_default()))),
            (Err(error), _) => {
                self.refuse(row, "unit", "invalid-value", error.message, &error.help);
                None
            }
        }
    }

    /// Gathers the stated fields of a row.
    fn fields(&mut self, row: usize) {
        self.cells.clear();
        for &place in &self.columns.fields {
            let Some(known) = self.table.columns.get(place) else { continue };
            let Some(cell) = self.piece.cells.get(place).and_then(|cells| cells.cell(row)) else { continue };
            match cell.and_then(|datum| nested(datum, known)) {
                Ok(datum) => self.cells.push((number(place), known.key, datum)),
                Err((message, help)) => self.refuse(row, known.name, "invalid-value", message, help),
            }
        }
    }

    /// The node that an end of a relation or an event names.
    fn end(&mut self, row: usize, kind: Column, id: Column) -> Option<End<'a>> {
        let (column, id) = self.needed(row, id)?;
        let kind = match self.optional(row, kind)? {
            None => None,
            Some((_, datum)) => {
                let text = self.text(row, kind, datum)?;
                Some(self.word_of(row, kind, &text, NodeKind::ALL)?)
            }
        };
        Some(End { column, kind, id })
    }

    /// A word out of a few.
    fn word<W: FromStr + ToString>(&mut self, row: usize, column: Column, known: &[W]) -> Option<W> {
        let (_, text) = self.needed(row, column)?;
        self.word_of(row, column, &text, known)
    }

    fn word_of<W: FromStr + ToString>(
        &mut self,
        row: usize,
        column: Column,
        text: &str,
        known: &[W],
    ) -> Option<W> {
        let word = text.parse().ok();
        if word.is_none() {
            let known: Vec<String> = known.iter().map(|word| format!("`{}`", word.to_string())).collect();
            let (name, help) = (column.name, format!("there are {}", known.join(", ")));
            self.refuse(row, name, "invalid-value", format!("`{text}` is no {name}"), &help);
        }
        word
    }

    /// The text of a cell that must not be empty.
    fn needed(&mut self, row: usize, column: Column) -> Option<(u32, Cow<'a, str>)> {
        let (place, datum) = self.needed_datum(row, column)?;
        Some((place, self.text(row, column, datum)?))
    }

    fn text(&mut self, row: usize, column: Column, datum: Datum<'a>) -> Option<Cow<'a, str>> {
        let text = datum.into_scalar();
        if text.is_none() {
            self.refuse(row, column.name, "wrong-shape", "the cell holds a list".into(), "give one text");
        }
        text
    }

    fn needed_datum(&mut self, row: usize, column: Column) -> Option<(u32, Datum<'a>)> {
        let found = self.optional(row, column)?;
        if found.is_none() {
            let (name, help) = (column.name, "every row needs one: fill it, or drop the row");
            self.refuse(row, name, "missing-value", format!("`{name}` is null"), help);
        }
        found
    }

    /// A cell that may be empty; none of both if it was refused.
    #[expect(clippy::option_option, reason = "the outer one is the refusal, as everywhere here")]
    fn optional(&mut self, row: usize, column: Column) -> Option<Option<(u32, Datum<'a>)>> {
        let Some(place) = column.place else { return Some(None) };
        match self.piece.cells.get(place).and_then(|cells| cells.cell(row)) {
            None => Some(None),
            Some(Ok(datum)) => Some(Some((number(place), datum))),
            Some(Err((message, help))) => {
                self.refuse(row, column.name, "invalid-value", message, help);
                None
            }
        }
    }

    fn refuse(&mut self, row: usize, column: &str, code: &'static str, message: String, help: &str) {
        let column = self.table.place(column).map(number);
        let at = CellPlace { column, ..self.table.at(self.piece, row) };
        self.reader.refuse(at, code, message, help.to_owned());
    }
}

/// A node as a row names it.
struct End<'a> {
    column: u32,
    kind: Option<NodeKind>,
    id: Cow<'a, str>,
}

impl End<'_> {
    fn named(&self) -> Named<'_> {
        Named { column: self.column, kind: self.kind, id: &self.id }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What a cell holds, where its text may be JSON: of a list or a mapping.
fn nested<'a>(datum: Datum<'a>, known: &Known) -> Result<Datum<'a>, super::cells::Refused> {
    let text = match &datum.data {
        Data::Text { text, .. } if known.is_nested && text.trim_start().starts_with(['[', '{']) => text,
        _ => return Ok(datum),
    };
    let parsed = json::parse(text, &Limits::default()).map(Datum::into_owned);
    parsed.map_err(|errors| {
        let message = errors.first().map(|error| error.message.clone()).unwrap_or_default();
        (message, "write JSON: `[\"one\", \"two\"]`, `{\"2026-03\": 5}`")
    })
}

/// What was found, with its places in the tables.
fn problems(error: &ReadError, tables: &[Understood<'_>], head: Option<&PlainData>) -> Problems {
    let path = |fault: &Fault| {
        let at = CellPlace::of(fault)?;
        let Some(table) = tables.iter().find(|table| table.number == at.table) else {
            return head?.path(at.row).map(|path| format!("head.{path}"));
        };
        let column = at.column.and_then(|column| table.columns.get(usize::try_from(column).ok()?));
        let column = column.map(|known| format!(".{}", known.name)).unwrap_or_default();
        Some(format!("{}[{}]{column}", table.name(), at.row))
    };
    let told = |fault: &Fault| Problem {
        code: fault.code.into(),
        message: fault.message.clone(),
        help: fault.help.clone(),
        location: None,
        path: path(fault),
    };
    Problems { version: 1, errors: error.faults().iter().map(told).collect(), text: None }
}
