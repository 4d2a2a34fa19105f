//! The columns of a table that is read: which there are, which may be, which have to be.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use hoshin::format::rows::CellPlace;

use super::cells::Cells;
use crate::problem::{Problem, Problems};

/// A table of somebody else.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its columns.
    pub schema: SchemaRef,
    /// Its rows, in pieces that all have these columns.
    pub batches: Vec<RecordBatch>,
}

impl Frame {
    /// The same without the columns that pandas adds for an index that has no name: its labels of rows, which say nothing
    /// of a plan. An index with a name is a column like others.
    #[must_use]
    pub fn without_index(self) -> Self {
        let fields = self.schema.fields().iter().enumerate();
        let kept: Vec<usize> =
            fields.filter(|(_, field)| !is_index(field.name())).map(|(place, _)| place).collect();
        let batches = self.batches.iter().map(|batch| batch.project(&kept)).collect::<Result<_, _>>();
        match (self.schema.project(&kept), batches) {
            (Ok(schema), Ok(batches)) => Self { schema: schema.into(), batches },
            // The places are those of its own columns.
            _ => self,
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// Whether it is a name that Arrow gives to what has none in pandas: `__index_level_0__`.
fn is_index(column: &str) -> bool {
    let level = column.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    level.is_some_and(|level| level.parse::<u32>().is_ok())
}

/// A column that a table may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) name: &'static str,
    /// The key of the field that it states.
    pub(super) key: &'static str,
    /// Whether its text may be JSON: of a list or a mapping.
    pub(super) is_nested: bool,
}

impl Known {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, key: name, is_nested: false }
    }
}

/// A table with what its columns mean.
pub(super) struct Understood<'f> {
    pub(super) frame: &'f Frame,
    name: &'static str,
    /// The number by which the reader knows the table.
    pub(super) number: u32,
    /// What the columns are, in the order of the frame.
    pub(super) columns: Vec<Known>,
}

/// The cells of one piece of a table.
pub(super) struct Piece<'a> {
    pub(super) cells: Vec<Cells<'a>>,
    pub(super) rows: usize,
    /// How many rows come before it.
    pub(super) before: u32,
}

impl<'f> Understood<'f> {
    /// Understands a table, or tells every column that cannot be.
    pub(super) fn new(
        (name, number): (&'static str, u32),
        frame: &'f Frame,
        known: &[Known],
        needed: &[&str],
        elsewhere: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Problems> {
        let (mut columns, mut errors) = (Vec::new(), Vec::new());
        let mut refuse = |code: &str, column: &str, message: String, help: String| {
            let path = Some(format!("{name}.{column}"));
            errors.push(Problem { code: code.into(), message, help, location: None, path });
        };
        let all = || known.iter().map(|column| format!("`{}`", column.name)).collect::<Vec<_>>().join(", ");
        for field in frame.schema.fields() {
            let column = field.name().as_str();
            match known.iter().find(|known| known.name == column) {
                Some(known) if columns.iter().any(|other: &Known| other.name == known.name) => {
                    let message = format!("the table `{name}` has two columns `{column}`");
                    refuse("duplicate-column", column, message, "rename one of them".into());
                }
                Some(known) => {
                    columns.push(*known);
                    if Cells::of(arrow_array::new_empty_array(field.data_type()).as_ref()).is_none() {
                        let message = format!("the column `{column}` is of type {}", field.data_type());
                        let help =
                            "give text, numbers, dates, truth values, or lists of these: cast the column";
                        refuse("wrong-type", column, message, help.into());
                    }
                }
                None => {
                    let message = format!("the table `{name}` has no place for a column `{column}`");
                    let help = elsewhere(column)
                        .unwrap_or_else(|| format!("drop or rename it; there are {}", all()));
                    refuse("unknown-column", column, message, help);
                }
            }
        }
        for column in needed {
            if !columns.iter().any(|known| known.name == *column) {
                let message = format!("the table `{name}` has no column `{column}`");
                refuse("missing-column", column, message, format!("add it; there are {}", all()));
            }
        }
        if errors.is_empty() {
            Ok(Self { frame, name, number, columns })
        } else {
            Err(Problems { version: 1, errors, text: None })
        }
    }

    /// What it is called.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The place of a column by its name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == name)
    }

    /// The table piece by piece.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'f>> + use<'f> {
        let (frame, mut before) = (self.frame, 0);
        frame.batches.iter().map(move |batch| {
            let cells = batch.columns().iter().filter_map(|array| Cells::of(array.as_ref()));
            let piece = Piece { cells: cells.collect(), rows: batch.num_rows(), before };
            before += u32::try_from(batch.num_rows()).unwrap_or(u32::MAX - before);
            piece
        })
    }

    /// The mark of a row of a piece.
    pub(super) fn at(&self, piece: &Piece<'_>, row: usize) -> CellPlace {
        let row = u32::try_from(row).ok().and_then(|row| piece.before.checked_add(row));
        CellPlace { table: self.number, row: row.unwrap_or(u32::MAX), column: None }
    }
}
