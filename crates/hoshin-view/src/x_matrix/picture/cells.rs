//! The corners: a mark where one thing serves another, a dashed strip where a whole row or column is empty, and totals.

use super::grid::{Grid, Lane, TOTAL};
use crate::drawing::figures::{disc, line, triangle};
use crate::drawing::{Area, Drawing, Font, Group, Item, Paint, Paragraph, Place, Tone};
use crate::x_matrix::{Corner, Correlation, Entry, Gap, Grade, XMatrix};

const RADIUS: f64 = 8.0;
const CELL: Paint = Paint::fill(Tone::Card).lined(Tone::Rule, 1.0);
const HEAD: Paint = Paint::fill(Tone::Head).lined(Tone::Rule, 1.0);

/// A corner as it is drawn.
struct Field<'x> {
    corner: &'x Corner,
    rows: &'x [Lane],
    columns: &'x [Lane],
    /// What stands in the rows that are drawn, and in the columns.
    row_entries: &'x [Entry],
    column_entries: &'x [Entry],
    /// Whether what is wanted stands in the columns.
    is_turned: bool,
}

pub(super) fn put(drawing: &mut Drawing, matrix: &XMatrix, grid: &Grid) {
    let (north, south, west, east) = (&grid.north, &grid.south, &grid.west, &grid.east);
    let field = |corner, rows, columns, row_entries, column_entries, is_turned| Field {
        corner,
        rows,
        columns,
        row_entries,
        column_entries,
        is_turned,
    };
    let fields = [
        field(&matrix.south_west, south, west, &matrix.south, &matrix.west, false),
        field(&matrix.north_west, north, west, &matrix.north, &matrix.west, true),
        field(&matrix.north_east, north, east, &matrix.north, &matrix.east, true),
        field(&matrix.south_east, south, east, &matrix.south, &matrix.east, false),
    ];
    for field in &fields {
        field.put(drawing);
    }
    strips(drawing, matrix, grid);
    for (corner, lanes, x) in
        [(&matrix.north_west, north, grid.totals[0]), (&matrix.north_east, north, grid.totals[1])]
    {
        for (place, lane) in lanes.iter().enumerate() {
            total(drawing, corner, place, Area::new(x, lane.start, TOTAL, lane.width));
        }
    }
    let height = grid.bottom() - grid.total_row;
    for (corner, lanes) in [(&matrix.south_west, west), (&matrix.south_east, east)] {
        for (place, lane) in lanes.iter().enumerate() {
            total(drawing, corner, place, Area::new(lane.start, grid.total_row, lane.width, height));
        }
    }
    charges(drawing, matrix, grid);
}

impl Field<'_> {
    fn put(&self, drawing: &mut Drawing) {
        for (y, row) in self.rows.iter().enumerate() {
            for (x, column) in self.columns.iter().enumerate() {
                let area = Area::new(column.start, row.start, column.width, row.width);
                drawing.put(Item::Area(area, 0.0, CELL));
                let found = if self.is_turned { self.corner.at(x, y) } else { self.corner.at(y, x) };
                let (Some(found), Some(row), Some(column)) =
                    (found, self.row_entries.get(y), self.column_entries.get(x))
                else {
                    continue;
                };
                let (means, want) = if self.is_turned { (row, column) } else { (column, row) };
                let name = format!("{} → {}: {}", means.item.name, want.item.name, found.in_words());
                let (x, y) = area.middle();
                drawing.put(Group {
                    name,
                    items: sign(found.grade, found.is_harm(), x, y),
                    joins: Some((means.item.key(), want.item.key())),
                    ..Group::default()
                });
            }
        }
    }
}

/// The sign of a mark: how strong by its shape, and against by a bar through it.
pub(super) fn sign(grade: Grade, is_harm: bool, x: f64, y: f64) -> Vec<Item> {
    let tone = if is_harm { Tone::Bad } else { Tone::Ink };
    let outline = Paint::fill(Tone::Card).lined(tone, 1.8);
    let bar = |tone| line((x - RADIUS * 0.5, y), (x + RADIUS * 0.5, y), Paint::line(tone, 2.0));
    let (shape, bar_tone) = match grade {
        Grade::Strong => (disc(x, y, RADIUS, Paint::fill(tone)), Tone::Card),
        Grade::Medium => (disc(x, y, RADIUS - 1.0, outline), tone),
        Grade::Weak => (triangle(x, y, RADIUS + 1.5, outline), tone),
        Grade::Unweighted => {
            let text = Paragraph::new("?", Font::bold(13.0), 20.0, 1);
            return text.put(Area::new(x - 10.0, y - 10.0, 20.0, 20.0), Place::middle(Tone::Soft));
        }
    };
    std::iter::once(shape).chain(is_harm.then(|| bar(bar_tone))).collect()
}

/// Rows and columns in which nothing stands.
fn strips(drawing: &mut Drawing, matrix: &XMatrix, grid: &Grid) {
    let x = |lanes: &[Lane]| (low(lanes), high(lanes));
    let ((west, west_end), (east, east_end)) = (x(&grid.west), x(&grid.east));
    let ((north, north_end), (south, south_end)) = (x(&grid.north), x(&grid.south));
    for (lane, entry) in grid.south.iter().zip(&matrix.south) {
        let row = |start: f64, end: f64| Area::new(start, lane.start, end - start, lane.width);
        strip(drawing, entry, Gap::NoObjective, row(west, west_end));
        strip(drawing, entry, Gap::NoMeasure, row(east, east_end));
    }
    for (lane, entry) in grid.north.iter().zip(&matrix.north) {
        let row = |start: f64, end: f64| Area::new(start, lane.start, end - start, lane.width);
        strip(drawing, entry, Gap::ServesNothing, row(west, west_end));
        strip(drawing, entry, Gap::ServesNothing, row(east, east_end));
    }
    for (lane, entry) in grid.west.iter().zip(&matrix.west) {
        let column = |start: f64, end: f64| Area::new(lane.start, start, lane.width, end - start);
        strip(drawing, entry, Gap::ServesNothing, column(south, south_end));
        strip(drawing, entry, Gap::NoWork, column(north, north_end));
        strip(drawing, entry, Gap::ServedBelow, column(north, north_end));
    }
    for (lane, entry) in grid.east.iter().zip(&matrix.east) {
        strip(drawing, entry, Gap::NoWork, Area::new(lane.start, north, lane.width, north_end - north));
    }
}

fn strip(drawing: &mut Drawing, entry: &Entry, gap: Gap, area: Area) {
    if entry.gaps.contains(&gap) {
        let name = format!("{}: {}", entry.item.name, gap.in_words());
        drawing.put(Group { name, items: vec![empty(gap, area)], ..Group::default() });
    }
}

/// The strip that stands for what is missing.
pub(super) fn empty(gap: Gap, area: Area) -> Item {
    let tone = if gap == Gap::ServedBelow { Tone::Soft } else { Tone::Warning };
    let paint = Paint::fill(tone).covering(0.08).lined(tone, 1.5);
    let dash = if gap == Gap::ServedBelow { 2.0 } else { 5.0 };
    Item::Area(area.inset(4.0, 4.0), 6.0, paint.dashed(dash))
}

fn low(lanes: &[Lane]) -> f64 {
    lanes.iter().map(|lane| lane.start).fold(f64::INFINITY, f64::min)
}

fn high(lanes: &[Lane]) -> f64 {
    lanes.iter().map(Lane::end).fold(0.0, f64::max)
}

fn total(drawing: &mut Drawing, corner: &Corner, place: usize, area: Area) {
    drawing.put(Item::Area(area, 0.0, HEAD));
    let words = corner.total_in_words(place);
    let tone = if words.starts_with(|first: char| first.is_ascii_digit() || first == '−') {
        Tone::Ink
    } else {
        Tone::Soft
    };
    let text = Paragraph::new(&words, Font::bold(12.0), area.width - 2.0, 1);
    drawing.put_all(text.put(area, Place::middle(tone)));
}

/// Who does what, by the first letter of the role.
fn charges(drawing: &mut Drawing, matrix: &XMatrix, grid: &Grid) {
    for (lane, charge) in grid.owners.iter().zip(&matrix.owners) {
        let sides =
            [(&grid.north, &charge.north, &matrix.north), (&grid.south, &charge.south, &matrix.south)];
        for (rows, roles, entries) in sides {
            for (place, row) in rows.iter().enumerate() {
                let area = Area::new(lane.start, row.start, lane.width, row.width);
                drawing.put(Item::Area(area, 0.0, CELL));
                let role = roles.get(place).copied().flatten();
                let (Some(role), Some(entry)) = (role, entries.get(place)) else { continue };
                let name = format!("{}: {role} for {}", charge.owner.name, entry.item.name);
                drawing.put(Group { name, items: letter(role, area), ..Group::default() });
            }
        }
    }
}

/// The letter of a role; whoever is accountable stands out.
pub(super) fn letter(role: &str, area: Area) -> Vec<Item> {
    let first: String = role.chars().take(1).flat_map(char::to_uppercase).collect();
    let is_first = role == "accountable";
    let (font, tone) =
        if is_first { (Font::bold(12.0), Tone::Card) } else { (Font::regular(12.0), Tone::Ink) };
    let (x, y) = area.middle();
    let ground = is_first.then(|| disc(x, y, 10.0, Paint::fill(Tone::Ink)));
    let text = Paragraph::new(&first, font, 20.0, 1).put(area, Place::middle(tone));
    ground.into_iter().chain(text).collect()
}

impl Correlation {
    /// All marks that a matrix may have, for its legend.
    pub(super) const SIGNS: [(Grade, bool, &'static str); 7] = [
        (Grade::Strong, false, "strong, 9"),
        (Grade::Medium, false, "medium, 3"),
        (Grade::Weak, false, "weak, 1"),
        (Grade::Strong, true, "strong, against"),
        (Grade::Medium, true, "medium, against"),
        (Grade::Weak, true, "weak, against"),
        (Grade::Unweighted, false, "nobody said how strong"),
    ];
}
