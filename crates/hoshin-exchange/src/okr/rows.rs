//! From the rows of a table to an outline: which row is the heading, what each column holds, where entries begin.

use std::collections::HashMap;

use super::column::plain;
use super::{Column, Entry, EntryKind, Outline, Preset, TableOptions, ambiguous, hierarchy};
use crate::table::{Cell, Row, Table, csv::unescaped};
use crate::{About, ImportError, Notes};

/// How many rows may stand above the heading (our choice).
const FIRST_ROWS: usize = 30;

/// What a column of this table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Known(Column),
    /// A title that stands so deep.
    Nested(usize),
}

/// The outline of a table.
///
/// # Errors
///
/// [`ImportError::Heading`] if no row names a title.
pub(super) fn outline(
    table: &Table,
    options: &TableOptions,
    notes: &mut Notes,
) -> Result<Outline, ImportError> {
    let Some((at, heading, preset)) = heading(table, options) else {
        return Err(ImportError::Heading {
            wants: "a column for titles, such as `Title`, `Objective` or `Key result`",
            help: "tell what columns hold, such as `--column title=What`, or look whether it is the right file",
            place: table.rows.first().map(|row| table.place(row, None)),
        });
    };
    let mut outline = Outline {
        is_own: preset == Some(Preset::Hoshin),
        decimal_hint: table.decimal_hint,
        ..Outline::default()
    };
    for (wanted, column) in &options.columns {
        if !heading.cells.iter().any(|cell| plain(&cell.text()) == plain(wanted)) {
            let text = format!("no column is called `{wanted}`, which was to be `{column}`");
            notes.lost("unknown-heading", table.place(heading, None), text);
        }
    }
    let mut indents = Vec::new();
    let mut meanings = meanings(heading, options, preset);
    if preset.is_none() {
        by_cells(&mut meanings, heading, table.rows.get(at + 1..).unwrap_or_default(), options);
    }
    let mut titles = Titles::default();
    for row in table.rows.iter().skip(at + 1) {
        let fields = fields(table, row, &meanings, outline.is_own && table.is_escaped);
        tell_unknown(table, heading, row, &meanings, notes);
        let before = outline.entries.len();
        titles.entries(table, row, &meanings, fields, &mut outline, notes);
        indents.extend(std::iter::repeat_n(row.indent, outline.entries.len() - before));
    }
    hierarchy::arrange(&mut outline, &indents, notes);
    Ok(outline)
}

/// Whether one of the first rows is the heading of an OKR table.
pub(super) fn has_heading(table: &Table, options: &TableOptions) -> bool {
    heading(table, options).is_some()
}

/// Whether the first rows are those of an OKR table, and not prose.
pub(super) fn is_table(table: &Table, options: &TableOptions) -> bool {
    heading(table, options).is_some_and(|(at, ..)| table.is_headed_by(at))
}

/// The row of the heading, and the tool that wrote it if one is known by it.
fn heading<'t>(table: &'t Table, options: &TableOptions) -> Option<(usize, &'t Row, Option<Preset>)> {
    let known = |row: &Row, preset| {
        let meanings = meanings(row, options, preset);
        let has_title = meanings.iter().flatten().any(|meaning| match meaning {
            Meaning::Known(column) => column.is_title(),
            Meaning::Nested(_) => true,
        });
        let found: usize = meanings.iter().flatten().count();
        (has_title && found >= 2).then_some(found)
    };
    let rows = table.rows.iter().take(FIRST_ROWS).enumerate();
    let judged = rows.filter_map(|(at, row)| {
        let texts: Vec<_> = row.cells.iter().map(|cell| cell.text().into_owned()).collect();
        let preset = options.preset.or_else(|| Preset::of_headings(texts.iter().map(String::as_str)));
        Some((known(row, preset)?, at, row, preset))
    });
    judged
        .max_by_key(|(found, at, ..)| (*found, std::cmp::Reverse(*at)))
        .map(|(_, at, row, preset)| (at, row, preset))
}

fn meanings(heading: &Row, options: &TableOptions, preset: Option<Preset>) -> Vec<Option<Meaning>> {
    let mut meanings: Vec<Option<Meaning>> = heading
        .cells
        .iter()
        .map(|cell| {
            let text = cell.text();
            let plain = plain(&text);
            let known = stated(options, &text).or_else(|| preset.and_then(|preset| preset.column(&text)));
            match (known, nested(&plain)) {
                (Some(column), _) => Some(Meaning::Known(column)),
                (None, Some(depth)) => Some(Meaning::Nested(depth)),
                (None, None) => Column::of_heading(&text).map(Meaning::Known),
            }
        })
        .collect();
    let is_nested = meanings.iter().flatten().any(|meaning| matches!(meaning, Meaning::Nested(1..)));
    for meaning in &mut meanings {
        // `Main` is the top of nested columns, else a title like others.
        if let Some(Meaning::Nested(0)) = meaning
            && !is_nested
        {
            *meaning = Some(Meaning::Known(Column::Title));
        }
    }
    meanings
}

/// What is said of a column with this heading.
fn stated(options: &TableOptions, heading: &str) -> Option<Column> {
    let heading = plain(heading);
    let stated = options.columns.iter().find(|(known, _)| plain(known) == heading);
    stated.map(|(_, column)| *column)
}

/// Looks at the cells where a heading may mean several things, and nobody says which.
fn by_cells(meanings: &mut [Option<Meaning>], heading: &Row, rows: &[Row], options: &TableOptions) {
    let known = meanings.to_vec();
    let has = |column| known.contains(&Some(Meaning::Known(column)));
    for (at, meaning) in meanings.iter_mut().enumerate() {
        if let Some(Meaning::Known(column)) = meaning
            && stated(options, &heading.cell(at).text()).is_none()
        {
            *column = ambiguous::told(*column, at, rows, has);
        }
    }
}

/// How deep the titles of a column stand that is called `L2`, `Level 2` or `Main`.
fn nested(plain: &str) -> Option<usize> {
    if plain == "main" {
        return Some(0);
    }
    let digits = plain.strip_prefix("level ").or_else(|| plain.strip_prefix('l'))?;
    digits.parse().ok().filter(|depth| (1..=20).contains(depth))
}

/// The cells of a row whose columns hold something that is known.
fn fields(
    table: &Table,
    row: &Row,
    meanings: &[Option<Meaning>],
    is_escaped: bool,
) -> Vec<(Column, Cell, crate::Place)> {
    let known = meanings.iter().enumerate().filter_map(|(at, meaning)| match meaning {
        Some(Meaning::Known(column)) if !column.is_title() && *column != Column::Ignored => {
            Some((at, *column))
        }
        _ => None,
    });
    let cells = known.map(|(at, column)| (column, row.cell(at), table.place(row, Some(at))));
    let filled = cells.filter(|(_, cell, _)| !cell.is_empty());
    let read = filled.map(|(column, cell, place)| match cell {
        Cell::Text(text) if is_escaped => (column, Cell::of(unescaped(text)), place),
        cell => (column, cell.clone(), place),
    });
    read.collect()
}

fn tell_unknown(table: &Table, heading: &Row, row: &Row, meanings: &[Option<Meaning>], notes: &mut Notes) {
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let place = table.place(row, Some(at));
        match meanings.get(at) {
            Some(Some(Meaning::Known(Column::Ignored))) => {
                let text = format!("the column `{}` has no place in a plan", heading.cell(at).text());
                notes.lost("column", place, text);
            }
            Some(Some(_)) => {}
            _ if heading.cell(at).is_empty() => notes.lost("column", place, "a column without a heading"),
            _ => {
                let text = format!("nobody knows what the column `{}` holds", heading.cell(at).text());
                let _ = cell;
                notes.lost("unknown-column", place, text);
            }
        }
    }
}

/// The titles that rows stand under.
#[derive(Debug, Default)]
struct Titles {
    /// The last driver, objective and key result in columns of their own.
    last: HashMap<Column, (String, usize)>,
    /// The last title of each depth.
    open: Vec<(usize, usize)>,
}

impl Titles {
    /// Makes the entries of a row.
    fn entries(
        &mut self,
        table: &Table,
        row: &Row,
        meanings: &[Option<Meaning>],
        fields: Vec<(Column, Cell, crate::Place)>,
        outline: &mut Outline,
        notes: &mut Notes,
    ) {
        let is_escaped = outline.is_own && table.is_escaped;
        let mut made = None;
        let mut under = None;
        for (at, meaning) in meanings.iter().enumerate() {
            let (Some(meaning), cell) = (meaning, row.cell(at)) else { continue };
            if cell.is_empty() {
                if let Meaning::Known(column) = meaning
                    && let Some((_, last)) = self.last.get(column)
                    && belongs_above(*column, row, meanings)
                {
                    under = Some(*last);
                }
                continue;
            }
            let text = cell.text();
            let title = if is_escaped { unescaped(&text) } else { &text };
            let mut entry = Entry::new(title, table.place(row, Some(at)));
            match meaning {
                Meaning::Nested(depth) => {
                    while self.open.last().is_some_and(|(open, _)| open >= depth) {
                        self.open.pop();
                    }
                    entry.under = self.open.last().map(|(_, at)| *at);
                    self.open.push((*depth, outline.entries.len()));
                }
                Meaning::Known(column) if column.is_title() => {
                    entry.kind = kind_of(*column);
                    // The same objective in the next row is the same one, not a second.
                    if let Some((known, last)) = self.last.get(column)
                        && known == title
                        && matches!(column, Column::Driver | Column::Objective)
                        && outline.entries.get(*last).is_some_and(|known| known.under == under)
                    {
                        (made, under) = (Some(*last), Some(*last));
                        continue;
                    }
                    entry.under = under;
                    self.last.insert(*column, (title.to_owned(), outline.entries.len()));
                    let deeper: &[Column] = match column {
                        Column::Driver => &[Column::Objective, Column::KeyResult],
                        Column::Objective => &[Column::KeyResult],
                        _ => &[],
                    };
                    for column in deeper {
                        self.last.remove(column);
                    }
                    under = Some(outline.entries.len());
                }
                Meaning::Known(_) => continue,
            }
            made = Some(outline.entries.len());
            outline.entries.push(entry);
        }
        let Some(entry) = made.and_then(|made| outline.entries.get_mut(made)) else {
            notes.lost(
                "untitled-row",
                About::from(table.place(row, None)),
                "a row without a title is left out",
            );
            return;
        };
        if let Some((_, cell, place)) = fields.iter().find(|(column, ..)| *column == Column::Kind) {
            let word = cell.text();
            let kind = EntryKind::of_word(&word);
            if kind.is_none() && entry.kind.is_none() {
                let text =
                    format!("the type `{word}` is no kind of entry; it is told by what stands in the row");
                notes.guessed("unknown-type", About::from(place.clone()), text);
            }
            entry.kind = kind.or(entry.kind);
        }
        let is_promise = entry.kind == Some(EntryKind::KeyResult);
        let above = entry.under.filter(|_| is_promise && under.is_some());
        entry.fields.extend(fields);
        if let (Some(made), Some(above)) = (made, above) {
            lift_level(&mut outline.entries, made, above);
        }
    }
}

/// A key result has no level: one that stands beside it is that of its objective, unless that has another.
fn lift_level(entries: &mut [Entry], made: usize, above: usize) {
    let is_level = |(column, ..): &(Column, Cell, crate::Place)| *column == Column::Scope;
    let known = entries.get(above).map(|above| above.text(Column::Scope)).unwrap_or_default();
    let Some(entry) =
        entries.get_mut(made).filter(|entry| known.is_empty() || entry.text(Column::Scope) == known)
    else {
        return;
    };
    let level = entry.fields.iter().position(is_level).map(|at| entry.fields.remove(at));
    if let Some(above) = entries.get_mut(above).filter(|_| known.is_empty()) {
        above.fields.extend(level);
    }
}

/// Whether an empty cell of this column means the title above: something that stands deeper follows in the row.
fn belongs_above(column: Column, row: &Row, meanings: &[Option<Meaning>]) -> bool {
    let rank = |column: Column| match column {
        Column::Driver => 1,
        Column::Objective => 2,
        Column::KeyResult => 3,
        Column::Initiative => 4,
        _ => 0,
    };
    let filled = meanings.iter().enumerate().filter(|(at, _)| !row.cell(*at).is_empty());
    let mut ranks = filled.filter_map(|(_, meaning)| match meaning {
        Some(Meaning::Known(column)) => Some(rank(*column)),
        _ => None,
    });
    rank(column) > 0 && ranks.any(|other| other > rank(column))
}

const fn kind_of(column: Column) -> Option<EntryKind> {
    match column {
        Column::Driver => Some(EntryKind::Driver),
        Column::Objective => Some(EntryKind::Objective),
        Column::KeyResult => Some(EntryKind::KeyResult),
        Column::Initiative => Some(EntryKind::Initiative),
        _ => None,
    }
}
