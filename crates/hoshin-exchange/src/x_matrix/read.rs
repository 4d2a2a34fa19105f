//! From a sheet to a plan.

use hoshin::metamodel::{
    Common, Driver, Initiative, Kpi, NodeData, NodeKind, Objective, Owner, Params, RelationKind,
};
use hoshin::model::AnyHandle;
use hoshin::value::{Role, Strength};

use super::grid::{Grid, find};
use super::{LEGEND, NAMELESS, mark};
use crate::draft::Draft;
use crate::table::{Row, Table};
use crate::{About, ImportError, Imported, Options};

/// Makes a plan of the first sheet that is an X-matrix, or the one that the options name.
///
/// # Shape
///
/// The row with the most names and the column with the most names make the cross. Rows above it are work, rows below
/// directions, columns to the left objectives, columns to the right measures, and, behind a heading that speaks of owners or
/// behind a gap, owners. Marks are circles, rings and triangles, `9`, `3` and `1`, words, or numbers from -1 to 1.
///
/// # Errors
///
/// [`ImportError::Foreign`] if a sheet is an OKR table, [`ImportError::Malformed`] if none has a cross; [`ImportError::Limit`] if the workbook is too large.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(options);
    let tables = crate::table::xlsx::read(bytes, options, &mut draft.notes)?;
    let mut wanted = tables.iter().filter(|table| match &options.tables.sheet {
        Some(name) => table.sheet.as_deref() == Some(name),
        None => true,
    });
    let Some((table, grid)) = wanted.find_map(|table| Some((table, find(table)?))) else {
        if let Some(other) = tables.iter().find(|table| crate::okr::is_table(table, options)) {
            let found = format!("the sheet `{}` is an OKR table", other.sheet.as_deref().unwrap_or_default());
            return Err(ImportError::Foreign { format: crate::Format::XMatrix, found });
        }
        return Err(ImportError::Malformed {
            message: "no sheet is an X-matrix: names along one row and one column, marks where they meet"
                .into(),
            place: None,
        });
    };
    for other in tables.iter().filter(|other| other.sheet != table.sheet) {
        let text = format!("the sheet `{}` is left out", other.sheet.as_deref().unwrap_or_default());
        draft.notes.lost("sheet", About::all(), text);
    }
    let mut matrix = Matrix { table, grid, draft };
    if matrix.grid.is_guess && !matrix.grid.owners.is_empty() {
        matrix.draft.notes.guessed(
            "owners",
            About::all(),
            "the columns behind the gap on the right are taken for owners",
        );
    }
    if matrix.grid.is_own {
        matrix.title();
    }
    matrix.read()?;
    matrix.draft.finish()
}

struct Matrix<'t> {
    table: &'t Table,
    grid: Grid,
    draft: Draft,
}

type Placed = Vec<(usize, AnyHandle)>;

impl<'t> Matrix<'t> {
    fn read(&mut self) -> Result<(), ImportError> {
        let Grid { row, column, north, south, west, east, owners, .. } = self.grid.clone();
        let along_row = |columns: Vec<usize>| columns.into_iter().map(|at| (at, row, at)).collect::<Vec<_>>();
        let along_column = |rows: Vec<usize>| rows.into_iter().map(|at| (at, at, column)).collect::<Vec<_>>();
        let south = self.nodes(along_column(south), &|| Driver::default().into())?;
        let west = self.nodes(along_row(west), &|| Objective::default().into())?;
        let east = self.nodes(along_row(east), &|| Kpi::default().into())?;
        let north = self.nodes(along_column(north), &|| Initiative::default().into())?;
        let owners = self.nodes(along_row(owners), &|| Owner::default().into())?;
        // In a corner the row of one meets the column of the other: who serves whom.
        self.corner(&north, &west, RelationKind::Advances, true);
        self.corner(&south, &west, RelationKind::Advances, false);
        self.corner(&north, &east, RelationKind::Improves, true);
        self.corner(&south, &east, RelationKind::Measures, false);
        self.charges(&north, &owners);
        Ok(())
    }

    /// The name of the plan, where this library wrote it.
    fn title(&mut self) {
        let Some(title) = self.table.rows.first().map(|row| row.cell(0).text()) else { return };
        let name = title.strip_suffix(LEGEND).filter(|name| *name != NAMELESS);
        self.draft.plan.header_mut().name = name.map(Into::into);
    }

    fn row(&self, at: usize) -> Option<&'t Row> {
        self.table.rows.get(at)
    }

    /// The nodes whose names stand in these cells.
    fn nodes(
        &mut self,
        cells: Vec<(usize, usize, usize)>,
        data: &dyn Fn() -> NodeData,
    ) -> Result<Placed, ImportError> {
        let mut placed = Vec::new();
        for (at, row, column) in cells {
            let Some(row) = self.row(row) else { continue };
            let name = row.cell(column).text().into_owned();
            let data = data();
            let id = self.draft.ids.make(data.kind(), &name);
            // What this library wrote is called by its id where it has no name.
            let is_named = !self.grid.is_own || id != name;
            let common = Common { name: is_named.then(|| name.as_str().into()), ..Common::default() };
            placed.push((at, self.draft.add_as(&id, common, data)?));
        }
        Ok(placed)
    }

    /// The relations of a corner, from the rows to the columns or the other way.
    fn corner(&mut self, rows: &Placed, columns: &Placed, relation: RelationKind, is_from_row: bool) {
        for (row_at, of_row) in rows {
            for (column, of_column) in columns {
                let Some(row) = self.row(*row_at).filter(|row| !row.cell(*column).is_empty()) else {
                    continue;
                };
                let place = self.table.place(row, Some(*column));
                let text = row.cell(*column).text();
                let Some(mark) = mark::read(&text) else {
                    self.draft.notes.lost("unread-cell", place, format!("`{text}` is no mark"));
                    continue;
                };
                let (source, target) =
                    if is_from_row { (*of_row, *of_column) } else { (*of_column, *of_row) };
                let params = Params { strength: mark, ..Params::default() };
                self.draft.join(source, relation, params, target, Some(place));
            }
        }
    }

    /// Who does which work: a full circle is the one who answers for it, others take part.
    fn charges(&mut self, rows: &Placed, owners: &Placed) {
        for (row_at, work) in rows {
            let Some(row) = self.row(*row_at) else { continue };
            let marked: Vec<_> = owners.iter().filter(|(column, _)| !row.cell(*column).is_empty()).collect();
            for (column, owner) in &marked {
                let place = self.table.place(row, Some(*column));
                let text = row.cell(*column).text();
                let mark = mark::read(&text);
                let role = match (mark, plain_role(&text)) {
                    (_, Some(role)) => role,
                    (Some(Some(Strength::STRONG)), _) => Role::Accountable,
                    (Some(None), _) if marked.len() == 1 => Role::Accountable,
                    (Some(_), _) => Role::Responsible,
                    (None, _) => {
                        self.draft.notes.lost("unread-cell", place, format!("`{text}` is no mark"));
                        continue;
                    }
                };
                let params =
                    Params { role: (role != Role::Accountable).then_some(role), ..Params::default() };
                self.draft.join(*owner, RelationKind::Owns, params, *work, Some(place));
            }
        }
        debug_assert!(rows.iter().all(|(_, work)| work.kind() == NodeKind::Initiative));
    }
}

/// The role that a letter of a responsibility chart names.
fn plain_role(text: &str) -> Option<Role> {
    Some(match text.trim() {
        "A" => Role::Accountable,
        "R" => Role::Responsible,
        "C" => Role::Consulted,
        "I" => Role::Informed,
        _ => return None,
    })
}
